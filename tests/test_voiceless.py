"""A page has a thread that nothing else speaks for only where that is much likelier than none."""

from __future__ import annotations

import numpy as np
import pytest

from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.voiceless import is_article

NAMES = ["Ferry back", "Ann Lee", "Good.", "Bo Marsh", "Bad."]


def article(layout: str, path: str, scores: list[float], texts: list[str], *, marked: bool = False) -> bool:
    parts = [PARTS.index(part) for part in path]
    return is_article(LAYOUTS.index(layout), parts, scores, texts, marked=marked)


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
    scores = [lead if name == layout else 0.0 for name in LAYOUTS]
    texts = ["Share"] * len(path)
    assert article(layout, path, scores, texts) is expected
    assert article(layout, path, scores, texts, marked=True) is with_markup


@pytest.mark.parametrize(
    "layout, path, texts, chance, expected",
    [
        ("1", "TASAS", NAMES, 0.2, True),
        ("m", "TASAS", NAMES, 0.2, True),
        ("1", "TASAS", NAMES, 0.1, False),
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
