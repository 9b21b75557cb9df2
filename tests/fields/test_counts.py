"""Declared counts and headings over a thread."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.counts import is_comment_heading, match_count, title_in_count, without_count

ROWS = json.loads((Path(__file__).parent / "counts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("line", "count"), ROWS["count"])
def test_counts(line: str, count: int) -> None:
    assert match_count(line) == count


@pytest.mark.parametrize("line", ROWS["no_count"])
def test_counts_nothing(line: str) -> None:
    assert match_count(line) is None


@pytest.mark.parametrize("line", ROWS["heading"])
def test_is_a_heading(line: str) -> None:
    assert is_comment_heading(line)


@pytest.mark.parametrize("line", ROWS["no_heading"])
def test_is_no_heading(line: str) -> None:
    assert not is_comment_heading(line)


@pytest.mark.parametrize(("line", "title"), ROWS["title"])
def test_counts_on_a_title(line: str, title: str | None) -> None:
    assert title_in_count(line) == title


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Ships out — 7 Comments", "Ships out"),
        ("Ships – Boats - 1 Comment", "Ships – Boats"),
        ("7 Comments", "7 Comments"),
        ("Ships — 7", "Ships — 7"),
    ],
)
def test_a_title_without_its_count(title: str, bare: str) -> None:
    assert without_count(title) == bare


@given(st.text())
def test_reads_any_text(text: str) -> None:
    count = match_count(text)
    assert count is None or count >= 0
    assert is_comment_heading(text) in (True, False)
    assert title_in_count(text) != ""
