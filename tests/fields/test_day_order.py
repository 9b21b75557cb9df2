"""Day and month are told apart by the page's other dates, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.dates import find_dates
from newsparse.fields.day_order import order_after, order_before, read_in_order, writes_day_first


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["03/04/2021"], None),
        (["03/04/2021", "25/12/2020 at 10:15"], True),
        (["Posted 12/25/2020"], False),
        (["25/12/2020", "12/25/2020"], None),
        (["25-12-2020"], True),
        (["25/12/06"], None),
        (["04/23/06"], None),
        (["2020/12/25", "25/12", "1/25/12/2020", "page 25/12/20201"], None),
        (["31/31/2020"], None),
        (["04/10/2013 à 18:10"], True),
        (["05/06/2013 17h03", "25.12.2013"], True),
        (["05/06/2013 5h long"], True),
        (["05/06/2013 at 17:03"], None),
        (["05/06/2013 17h03", "12/25/2013"], None),
        ([], None),
    ],
)
def test_the_order_is_what_clear_dates_have(texts: list[str], first: bool | None) -> None:
    assert writes_day_first(texts) is first


@pytest.mark.parametrize(
    ("text", "day_first", "value"),
    [
        ("03/04/2021", True, "2021-04-03"),
        ("03/04/2021", False, "2021-03-04"),
        ("03/04/2021, 10:15", True, "2021-04-03T10:15"),
        ("3/4/2021 7:05 pm", False, "2021-03-04T19:05"),
        ("04/05/06", True, None),
    ],
)
def test_an_open_date_is_read_in_order(text: str, day_first: bool, value: str | None) -> None:
    date = find_dates(text)[0].value
    assert date.ambiguous
    assert read_in_order(date, day_first=day_first) == value


@pytest.mark.parametrize(
    ("day", "shown", "first"),
    [
        ("2023-10-03", ["03/10/2023 19:05", "04/10/2023 07:15"], True),
        ("2023-10-03T09:00", ["10/03/2023", "10/04/2023"], False),
        ("2023-05-12", ["12/05/2023 17:01"], True),  # the other order is half a year behind
        ("2023-04-04", ["05/04/2023", "04/05/2023"], None),  # both within a month
        ("2023-10-03", ["03/10/2023", "12/11/2024"], None),  # one came a year later
        ("2023-10-03", ["01/02/2020"], None),
        ("2023-10-03", [], None),
    ],
)
def test_comments_follow_their_article(day: str, shown: list[str], first: bool | None) -> None:
    dates = [find_dates(text)[0].value for text in shown]
    assert all(date.ambiguous for date in dates)
    assert order_after(day, dates) is first


@pytest.mark.parametrize(
    ("shown", "days", "first"),
    [
        ("03/10/2023", ["2023-10-03T19:05", "2023-10-04"], True),
        ("10/03/2023", ["2023-10-03"], False),
        ("04/05/2023", ["2023-05-05"], None),  # the other order is within a month, too
        ("03/10/2023", ["2023-10-03", "2024-11-12"], None),
        ("03/10/2023", [], None),
    ],
)
def test_articles_precede_their_comments(shown: str, days: list[str], first: bool | None) -> None:
    date = find_dates(shown)[0].value
    assert date.ambiguous
    assert order_before(date, days) is first


@given(st.text(alphabet="0123456789/-. :apm", max_size=30), st.booleans())
def test_nothing_breaks_it(text: str, first: bool) -> None:
    writes_day_first([text])
    for match in find_dates(text):
        read_in_order(match.value, day_first=first)
