"""Header parts: prefix, dateline, byline, caption, the site's copyright."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.headers import is_caption, is_site_copyright, match_byline, match_dateline, split_date_prefix

ROWS = json.loads((Path(__file__).parent / "headers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("line", "offset", "value"), ROWS["prefix"])
def test_splits_the_date_prefix(line: str, offset: int, value: str) -> None:
    found = split_date_prefix(line)
    assert found is not None
    assert (found[0], found[1].value) == (offset, value)


@pytest.mark.parametrize("line", ROWS["no_prefix"])
def test_has_no_date_prefix(line: str) -> None:
    assert split_date_prefix(line) is None


@pytest.mark.parametrize(("line", "end", "text"), ROWS["dateline"])
def test_reads_a_dateline(line: str, end: int, text: str) -> None:
    assert match_dateline(line) == (end, text)


@pytest.mark.parametrize("line", ROWS["no_dateline"])
def test_reads_no_dateline(line: str) -> None:
    assert match_dateline(line) is None


@pytest.mark.parametrize(("line", "authors"), ROWS["byline"])
def test_reads_a_byline(line: str, authors: list[str]) -> None:
    assert match_byline(line) == tuple(authors)


@pytest.mark.parametrize("line", ROWS["no_byline"])
def test_reads_no_byline(line: str) -> None:
    assert match_byline(line) is None


@pytest.mark.parametrize("line", ROWS["caption"])
def test_is_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", ROWS["no_caption"])
def test_is_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize("line", ROWS["site_copyright"])
def test_is_the_sites_copyright(line: str) -> None:
    assert is_site_copyright(line)


@pytest.mark.parametrize("line", ROWS["no_site_copyright"])
def test_is_not_the_sites_copyright(line: str) -> None:
    assert not is_site_copyright(line)


@given(
    st.one_of(
        st.text(),
        st.sampled_from(["By ", "TOKYO (", "© ", "Photo: ", " date 20", "Von "]).flatmap(
            lambda p: st.text().map(lambda t: p + t)
        ),
    )
)
def test_reads_any_text(text: str) -> None:
    dateline = match_dateline(text)
    assert dateline is None or 0 < dateline[0] <= len(text)
    prefix = split_date_prefix(text)
    assert prefix is None or 0 < prefix[0] <= len(text)
    authors = match_byline(text)
    assert authors is None or all(authors)
    is_caption(text)
    is_site_copyright(text)
