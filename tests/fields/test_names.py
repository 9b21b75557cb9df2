"""The names on a page's author lines, from a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.naming import author_names

CASES = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_names_of_a_page(case: dict[str, Any]) -> None:
    assert author_names(case["lines"]) == case["names"]


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=8))
def test_every_line_has_a_name_of_its_own_characters(lines: list[str]) -> None:
    names = author_names(lines)
    assert len(names) == len(lines)
    for line, name in zip(lines, names, strict=True):
        assert name is None or name in " ".join(line.split())
