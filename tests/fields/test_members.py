"""Lines about who wrote a comment, from a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.members import lines_of_members

CASES = json.loads((Path(__file__).parent / "members.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_figures_of_members(case: dict[str, Any]) -> None:
    assert sorted(lines_of_members(case["lines"])) == case["members"]


@given(st.lists(st.text(), max_size=6))
def test_any_lines(lines: list[str]) -> None:
    assert lines_of_members(lines) <= set(range(len(lines)))
