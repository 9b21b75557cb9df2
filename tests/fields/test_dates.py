"""Dates: what must be read, what must be left alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.dates import find_dates, find_relative, parse_date, with_zone

ROWS = json.loads((Path(__file__).parent / "dates.json").read_text(encoding="utf-8"))
# Text that looks like dates more often than chance would have it.
PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789",
            *"/.-: ,'T",
            "2021",
            "May",
            "mars",
            "12",
            " at ",
            "年",
            "月",
            "日",
            "元年",
            "令和",
            "pm",
            "+09:00",
            "Z",
        ]
    )
).map("".join)


@pytest.mark.parametrize(("line", "expected"), ROWS["find"], ids=str)
def test_finds(line: str, expected: list[list[str | None]]) -> None:
    assert [[m.value.raw, m.value.value] for m in find_dates(line)] == expected
    assert not any(m.value.ambiguous for m in find_dates(line))


@pytest.mark.parametrize("line", ROWS["ambiguous"])
def test_swappable_day_and_month_give_no_value(line: str) -> None:
    (match,) = find_dates(line)
    assert match.value.value is None
    assert match.value.ambiguous
    assert match.value.raw == line[match.start : match.end]


@pytest.mark.parametrize("line", ROWS["none"])
def test_finds_nothing(line: str) -> None:
    assert find_dates(line) == []


@pytest.mark.parametrize(("line", "value"), ROWS["parse"])
def test_parses(line: str, value: str | None) -> None:
    found = parse_date(line)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("line", ROWS["parse_none"])
def test_parses_nothing(line: str) -> None:
    assert parse_date(line) is None


@pytest.mark.parametrize(("line", "span"), ROWS["relative"])
def test_finds_relative(line: str, span: str) -> None:
    assert [line[a:b] for a, b in find_relative(line)] == [span]


@pytest.mark.parametrize("line", ROWS["not_relative"])
def test_finds_no_relative(line: str) -> None:
    assert find_relative(line) == []


@given(st.one_of(st.text(), PIECES))
def test_matches_lie_in_the_text_in_order(text: str) -> None:
    floor = 0
    for match in find_dates(text):
        assert floor <= match.start < match.end <= len(text)
        assert match.value.raw == text[match.start : match.end]
        floor = match.end
    floor = 0
    for start, end in find_relative(text):
        assert floor <= start < end <= len(text)
        floor = end
    parse_date(text)
    parse_date(f"2021 {text}")


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_reads_every_day_of_the_calendar_back(day: date) -> None:
    iso = str(day)
    found = parse_date(iso)
    assert found is not None
    assert found.value == iso


def test_a_page_of_one_line_is_cut_short() -> None:
    assert len(find_dates("2021-03-04 " * 100_000)) < 3_000


@pytest.mark.parametrize(
    ("shown", "machine", "value"),
    [
        ("2024-04-02T09:00", "2024-04-02T08:00:00+00:00", "2024-04-02T09:00+01:00"),
        ("2024-04-02T08:00", "2024-04-02T08:00:00+00:00", "2024-04-02T08:00+00:00"),
        ("2024-04-02T23:00", "2024-04-03T04:00:31+00:00", "2024-04-02T23:00-05:00"),
        ("2024-04-02T13:30:09", "2024-04-02T08:00:09+00:00", "2024-04-02T13:30:09+05:30"),
        ("2024-04-02T10:00", "2024-04-02T10:00:09+02:00", "2024-04-02T10:00+02:00"),
        ("2024-04-02T10:15", "2024-04-02T10:00:00+02:00", "2024-04-02T10:15"),  # the machine knows its zone
        ("2024-04-02T05:30", "2024-04-02T12:00:00+00:00", "2024-04-02T05:30"),  # no zone has that
        ("2020-05-02T10:00", "2020-05-02T00:00:00Z", "2020-05-02T10:00"),  # the day alone was known
        ("2020-05-02T10:00", "2020-05-02T24:00:00Z", "2020-05-02T10:00"),
        ("2024-04-02T09:07", "2024-04-02T08:00:00+00:00", "2024-04-02T09:07"),  # no zone is off by that
        ("2024-04-02T09:00", "2024-04-05T08:00:00+00:00", "2024-04-02T09:00"),
        ("2024-04-02T09:00", "2024-04-02T09:00:00", "2024-04-02T09:00"),
        ("2024-04-02T09:00+09:00", "2024-04-02T08:00:00+00:00", "2024-04-02T09:00+09:00"),
        ("2024-04-02", "2024-04-02T08:00:00+00:00", "2024-04-02"),
        ("2024-04", "2024-04-02T08:00:00+00:00", "2024-04"),
        ("2024-04-02T09:00", None, "2024-04-02T09:00"),
    ],
)
def test_a_time_gets_the_offset_that_makes_it_the_machine_s_moment(shown, machine, value):
    assert with_zone(shown, machine) == value
