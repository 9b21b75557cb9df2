"""A page has a thread that nothing else speaks for only where that is much likelier than none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import newsparse
from newsparse.labelling.declared import Claims
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.voiceless import is_article

NAMES = ["Ferry back", "Ann Lee", "Good.", "Bo Marsh", "Bad."]


def article(layout: str, path: str, scores: list[float], texts: list[str], *, marked: bool = False) -> bool:
    parts = [PARTS.index(part) for part in path]
    counting = {place: text for place, text in enumerate(texts) if "omment" in text}
    claims = Claims(counting, scores, lambda _: parts)
    return is_article(LAYOUTS.index(layout), parts, claims, texts, marked=marked)


@pytest.mark.parametrize(
    "layout, path, lead, expected, with_markup",
    [
        ("0", "TSSS", 0.5, True, True),
        ("0", "HSXX", 0.5, True, True),
        ("0", "TSSS", 1.5, False, False),
        ("0", "TBSS", 0.5, True, False),  # an article is there
        ("0", "TSMS", 0.5, True, False),  # and here lines between
        ("0", "SQSQ", 0.5, True, False),
        ("", "TBBB", 0.0, False, False),
    ],
)
def test_texts_without_authors(layout: str, path: str, lead: float, expected: bool, with_markup: bool) -> None:
    scores = [lead if name == layout else 0.0 if not name else -20.0 for name in LAYOUTS]
    texts = ["Share"] * len(path)
    assert article(layout, path, scores, texts) is expected
    assert article(layout, path, scores, texts, marked=True) is with_markup


@pytest.mark.parametrize(
    "layout, path, texts, chance, expected",
    [
        ("1", "TASAS", NAMES, 0.2, True),
        ("m", "TASAS", NAMES, 0.2, True),
        ("1", "TASAS", NAMES, 0.1, False),
        ("1", "TBBBASAS", ["", "", "", *NAMES], 0.1, True),  # below an article, teasers look alike
        ("1", "TBBBASAS", ["", "", "", *NAMES], 0.04, False),
        ("m", "TBBBASAS", ["", "", "", *NAMES], 0.1, False),  # a merged dump lost what would speak for its thread
        ("", "TBBBB", NAMES, 0.6, False),
        ("1", "TASMASM", [*NAMES[:3], "3 days ago", *NAMES[3:], "4 May 2021"], 0.2, False),
        ("1", "TASMASM", [*NAMES[:3], "5 likes", *NAMES[3:], "Reply"], 0.2, False),
        ("1", "TASMASM", [*NAMES[:3], "Share", *NAMES[3:], "Reply"], 0.2, True),
        ("1", "TASMASAS", [*NAMES[:3], "5 likes", *NAMES[3:], "Cy", "So."], 0.2, True),
    ],
)
def test_threads_with_authors(layout: str, path: str, texts: list[str], chance: float, expected: bool) -> None:
    scores = [float(np.log(chance)) if not name else -20.0 for name in LAYOUTS]
    if layout:
        scores[LAYOUTS.index(layout)] = float(np.log(1 - chance))
    assert article(layout, path, scores, texts) is expected
    assert not article(layout, path, scores, texts, marked=True)


# what it is about → the layout, its path, how much likelier it is than none, the lines
LISTS: dict[str, tuple[str, str, float, list[str]]] = {
    "footnotes": ("0", "TBBBSS", 5.0, ["Ferry", "a", "b", "c", "1. The ferry's own figures.", "2. Said to be so."]),
    "steps, mostly": ("0", "TBBBSSS", 5.0, ["Soup", "a", "b", "c", "• Wash the leeks.", "• Cut them.", "Serves four."]),
    "announced elsewhere": ("0", "TBBBSSE", 5.0, ["Soup", "a", "b", "c", "• Wash them.", "• Cut them.", "Comments"]),
    "announced far above": ("0", "TH" + "B" * 30 + "SS", 5.0, ["Soup", "2 Comments", *"b" * 30, "1. Wash.", "2. Cut."]),
    "no comments announced": ("0", "TBBBHSS", 5.0, ["Soup", "a", "b", "c", "No comments", "1. Wash.", "2. Cut."]),
}
THREADS: dict[str, tuple[str, str, float, list[str]]] = {
    "likelier by far": ("0", "TBBBSS", 6.5, ["Ferry", "a", "b", "c", "1. Good.", "2. Bad."]),
    "no list": ("0", "TBBBSS", 5.0, ["Ferry", "a", "b", "c", "Good.", "Bad."]),
    "no article": ("0", "TBSS", 5.0, ["Ferry", "a", "1. Good.", "2. Bad."]),
    "counted": ("0", "TBBBHSS", 5.0, ["Ferry", "a", "b", "c", "2 Comments", "1. Good.", "2. Bad."]),
    "headed": ("0", "TBBBHSS", 5.0, ["Ferry", "a", "b", "c", "Comments", "1. Good.", "2. Bad."]),
    "dated": ("0", "TBBBSMSM", 5.0, ["Ferry", "a", "b", "c", "1. Good.", "3 days ago", "2. Bad.", "today"]),
    "with authors": ("1", "TBBBASAS", 5.0, ["Ferry", "a", "b", "c", "Ann", "1. Good.", "Bo", "2. Bad."]),
}


@pytest.mark.parametrize("name", [*LISTS, *THREADS])
def test_a_list_below_an_article_is_its_own(name: str) -> None:
    layout, path, lead, texts = (LISTS | THREADS)[name]
    scores = [lead if one == layout else 0.0 if not one else -20.0 for one in LAYOUTS]
    assert article(layout, path, scores, texts) is (name in LISTS)


@pytest.mark.parametrize("name", ["footnotes", "steps"])
def test_what_was_found_to_be_an_article_is_not_in_doubt(name: str) -> None:
    page = (Path(__file__).parent / "fixtures" / "negative" / f"{name}.txt").read_text(encoding="utf-8")
    assert newsparse.parse(page).confidence > 0.5


HEADED = ["Parks", "Half Dome", "Half Dome rises above the valley.", "El Capitan", "El Capitan is lower, and steeper."]


@pytest.mark.parametrize(
    "texts, expected",
    [
        (HEADED, True),
        ([*HEADED[:3], "Bo Marsh", "A walk I took in May."], True),  # half of them are enough
        (["Parks", "Ann Lee", "I saw Half Dome in May.", "Bo Marsh", "Ann, so did I."], False),
        (["2 Comments", *HEADED[1:]], False),  # people do sign so where comments are announced
    ],
)
def test_sections_that_begin_with_their_headings(texts: list[str], expected: bool) -> None:
    scores = [9.0 if name == "1" else 0.0 if not name else -20.0 for name in LAYOUTS]
    assert article("1", "HASAS", scores, texts) is expected


@pytest.mark.parametrize("lead, expected", [(0.8, True), (1.2, False)])
def test_a_word_for_comments_far_above(lead: float, expected: bool) -> None:
    """A menu's "Comments" does not announce what stands further down, but weighs a little."""
    scores = [lead if name == "1" else 0.0 if not name else -20.0 for name in LAYOUTS]
    texts = ["Comments", *["Menu"] * 25, *NAMES[1:]]
    assert article("1", "H" * 26 + "ASAS", scores, texts) is expected
