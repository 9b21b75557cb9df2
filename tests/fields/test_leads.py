"""Dates that share the line of an article's first words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.fields.leads import dated_lead, split_lead

_CASES = json.loads((Path(__file__).parent / "leads.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["line"][:30] for case in _CASES])
def test_split_lead(case: dict[str, Any]) -> None:
    found = split_lead(case["line"])
    assert (found and case["line"][found.end :]) == case["rest"]
    assert (found and found.date.value) == case["date"]


def test_lists_of_days_have_no_lead() -> None:
    days = [f"May {day}, 2011 The committee met again and did not agree on the colour." for day in (3, 4)]
    assert dated_lead(days[:1]) is not None
    assert dated_lead(days) is None
    assert dated_lead([]) is None


@pytest.mark.parametrize(
    "below", ["May 4 The workers walked out.", "May 5, 2011 Nothing.", "• May 5 The mill stood still for a day."]
)
def test_shorter_days_and_days_without_a_year_make_a_list(below: str) -> None:
    assert dated_lead(["May 3, 2011 The committee met again and did not agree on the colour.", below]) is None


_LEAD = "Mar. 14, 2012 - 06:42AM JST SAITAMA — A station has handed its umbrellas to a charity, it said."
_REST = "The umbrellas had been piling up since the rainy season of 2007, staff said on Tuesday."


@pytest.mark.parametrize("first", ["By Ann Lee", "Home > News > Local", "So what? " * 40])
def test_not_every_line_above_such_a_lead_is_a_title(first: str) -> None:
    assert newsparse.parse(f"{first}\n{_LEAD}\n{_REST}\n{_REST}\n").header.title is None


def test_the_day_stays_where_only_it_would_tell() -> None:
    event = "Saturday 3 May 2014 Concert at the town hall, doors open at seven in the evening."
    record = newsparse.parse(f"{event}\n{_REST}\n{_REST}\n")
    assert event in record.body
