"""Merged pages that nobody has commented on: all that they say is the article, but for credits and counts."""

from __future__ import annotations

import random

import pytest

from samples import taught_sample
from states import Aligned
from unanswered import unanswered_page

BODIES = [
    [f"The {what} was closed on Monday, the office said. It will be open again in May, {who} told the paper on Tuesday."
     + " Nobody was hurt." * k for k, who in enumerate(("a clerk", "the mayor", "a guard", "her deputy"))]
    for what in ("harbour", "bridge", "library")
]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_they_have_no_comments_and_all_they_say_is_body(seed: int) -> None:
    page = unanswered_page("made", BODIES, random.Random(seed))
    assert page.gold["comments"] == []
    assert isinstance(page.aligned, Aligned)
    assert page.aligned.layout == ""
    states = [state[0] for state in page.aligned.states]
    assert set(states) <= set("HBE")
    assert states.count("B") >= 1
    said = page.gold["body"].split("\n")
    assert all(any(part in line.text for line in page.lines) for part in said)
    first = page.lines[0].text
    assert first.startswith("date ") or page.text.rstrip() != "\n".join(said)  # a date before it, or a credit behind it
    assert taught_sample(page) is not None


def test_they_are_of_many_manners_and_the_same_in_every_run() -> None:
    pages = [unanswered_page("made", BODIES, random.Random(seed)).text for seed in range(60)]
    assert pages == [unanswered_page("made", BODIES, random.Random(seed)).text for seed in range(60)]
    assert len(set(pages)) > 50
    assert any("?" in page for page in pages)
    assert any(line.startswith(("Q:", "Question:", "A:", "F:", "P:")) for page in pages for line in page.split("\n"))
