"""A page of nothing but paragraphs has a thread only where that is much likelier than none."""

from __future__ import annotations

import pytest

from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.voiceless import is_voiceless


@pytest.mark.parametrize(
    "layout, path, lead, article",
    [
        ("0", "TSSS", 0.5, True),
        ("0", "HSXX", 0.5, True),
        ("0", "TSSS", 1.5, False),
        ("0", "TBSS", 0.5, False),  # an article is there
        ("0", "TSMS", 0.5, False),  # and here lines between
        ("0", "SQSQ", 0.5, False),
        ("1", "TASAS", 0.5, False),
        ("", "TBBB", 0.0, False),
    ],
)
def test_paragraphs_alone(layout: str, path: str, lead: float, article: bool) -> None:
    scores = [lead if name == layout else 0.0 for name in LAYOUTS]
    assert is_voiceless(LAYOUTS.index(layout), [PARTS.index(part) for part in path], scores) is article
