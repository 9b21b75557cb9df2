"""Dates that share the line of an article's first words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsparse.fields.leads import dated_lead, split_lead

_CASES = json.loads((Path(__file__).parent / "leads.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["line"][:30] for case in _CASES])
def test_split_lead(case: dict[str, Any]) -> None:
    found = split_lead(case["line"])
    assert (found and case["line"][found[0] :]) == case["rest"]
    assert (found and found[1].value) == case["date"]


def test_lists_of_days_have_no_lead() -> None:
    days = [f"May {day}, 2011 The committee met again and did not agree on the colour." for day in (3, 4)]
    assert dated_lead(days[:1]) is not None
    assert dated_lead(days) is None
    assert dated_lead([]) is None
