"""Credits: whole lines and the ends of paragraphs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.credits import match_credit, split_credit, split_notice
from newsparse.model import Credit

ROWS = json.loads((Path(__file__).parent / "credits.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("line", "text", "holder"), ROWS["credit"])
def test_reads(line: str, text: str, holder: str) -> None:
    assert match_credit(line) == Credit(text, holder)


@pytest.mark.parametrize("line", ROWS["no_credit"])
def test_leaves_alone(line: str) -> None:
    assert match_credit(line) is None


@pytest.mark.parametrize(("line", "start", "text", "holder"), ROWS["split"])
def test_splits(line: str, start: int, text: str, holder: str) -> None:
    assert split_credit(line) == (start, Credit(text, holder))


@pytest.mark.parametrize("line", ROWS["no_split"])
def test_leaves_whole(line: str) -> None:
    assert split_credit(line) is None


def test_a_title_glued_behind_a_notice_is_cut_off() -> None:
    line = "© Copyright 2020 The Associated Press. All rights reserved. This material may not be rewritten or redistributed without permission.A title"
    cut = split_notice(line)
    assert cut is not None
    assert line[cut:] == "A title"
    assert match_credit(line[:cut]) == Credit("The Associated Press", "The Associated Press")
    assert split_notice(line[:cut]) is None


@given(
    st.one_of(st.text(), st.tuples(st.text(), st.sampled_from(["© ", ".(", " — ", "Source: "]), st.text()).map("".join))
)
def test_reads_any_text(text: str) -> None:
    match_credit(text)
    found = split_credit(text)
    assert found is None or 0 < found[0] < len(text)
    cut = split_notice(text)
    assert cut is None or 0 < cut < len(text)
