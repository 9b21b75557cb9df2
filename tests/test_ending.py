"""A page of names and texts in turns that ends with a name, where both ways to read it are nearly as likely."""

from __future__ import annotations

import pytest

from newsparse.labelling.ending import layout_at_end
from newsparse.labelling.grammar import LAYOUTS, PARTS

# what it is about → the layout chosen, its path, the path with names below, by how much that one is less likely, how
# likely it takes the last line for a name, the layout that comes out
PAGES: dict[str, tuple[str, str, str, float, float, str]] = {
    "a signed text at the end": ("m", "BHBASASA", "BHSASASA", 0.5, 0.9, "2"),
    "the last name was taken for a text": ("m", "BHBASASX", "BHSASASA", 0.5, 0.4, "2"),
    "furniture between": ("1", "BHHAMSQASA", "BHSAQSXASA", 0.5, 0.9, "2"),
    "much less likely": ("m", "BHBASASA", "BHSASASA", 3.0, 0.9, "m"),
    "less likely than both others": ("m", "BHBASASA", "BHSASASA", 2.45, 0.9, "m"),
    "the last line is hardly a name": ("m", "BHBASASX", "BHSASASA", 0.5, 0.05, "m"),
    "other lines are names": ("m", "BHBASASA", "BHBSASXA", 0.5, 0.9, "m"),
    "fewer comments": ("m", "BHASASASA", "BHBSASXXA", 0.5, 0.9, "m"),
    "the last line is none": ("m", "BHBASAS", "BHSASAE", 0.5, 0.9, "m"),
    "nothing parts them from the article": ("m", "BBASASA", "BSASASA", 0.5, 0.9, "m"),
    "the article would be gone": ("m", "HBASASA", "HSASASA", 0.5, 0.9, "m"),
    "one name": ("1", "BHBAS", "BHSAA", 0.5, 0.9, "1"),
    "no thread": ("", "BHBB", "BHSA", 0.5, 0.9, ""),
}


@pytest.mark.parametrize("name", PAGES)
def test_names_stand_below_where_the_page_ends_with_one(name: str) -> None:
    layout, path, below, behind, named, wanted = PAGES[name]
    scores = [0.0 if one == layout else -behind for one in LAYOUTS]
    numbered = {layout: [PARTS.index(part) for part in path], "2": [PARTS.index(part) for part in below]}
    found = layout_at_end(
        LAYOUTS.index(layout), numbered[layout], scores, lambda _: named, lambda other: numbered[LAYOUTS[other]]
    )
    assert LAYOUTS[found] == wanted
