"""Votes: only lines that are nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.votes import match_votes, votes_behind, votes_beside
from newsparse.model import Votes

ROWS = json.loads((Path(__file__).parent / "votes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("line", "votes"), ROWS["votes"])
def test_reads(line: str, votes: list[int | None]) -> None:
    assert match_votes(line) == Votes(*votes)
    assert match_votes(f"  {line} ") == Votes(*votes)


@pytest.mark.parametrize("line", ROWS["none"])
def test_leaves_alone(line: str) -> None:
    assert match_votes(line) is None


@pytest.mark.parametrize(("lines", "votes"), ROWS["beside"])
def test_reads_the_lines_beside_a_comment(lines: list[str], votes: list[int | None]) -> None:
    assert votes_beside(lines) == Votes(*votes)


@pytest.mark.parametrize(("text", "votes"), ROWS["behind"])
def test_reads_what_stands_behind_a_name(text: str, votes: list[int | None] | None) -> None:
    assert votes_behind(text) == (votes and Votes(*votes))


@given(st.text())
def test_reads_any_text(text: str) -> None:
    match_votes(text)
    votes_behind(text)
    votes_beside([text, text])
