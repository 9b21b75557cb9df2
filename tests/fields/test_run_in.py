"""Names at the beginnings of their texts, from a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.run_in import find_run_ins

_CASES = json.loads((Path(__file__).parent / "run_in.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["about"] for case in _CASES])
def test_names_and_texts(case: dict[str, Any]) -> None:
    rows = list(zip(case["lines"], find_run_ins(case["lines"]), strict=True))
    assert [one and line[one.start : one.stop] for line, one in rows] == case["names"]
    assert [one and line[one.begin : one.end] for line, one in rows] == case["texts"]


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=8))
def test_name_and_text_stand_apart_on_their_line(lines: list[str]) -> None:
    for line, one in zip(lines, find_run_ins(lines), strict=True):
        if one is not None:
            assert 0 <= one.start < one.stop <= one.begin < one.end <= len(line)
