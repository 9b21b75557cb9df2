"""A page of names and texts in turns that ends with a name, where both ways to read it are nearly as likely."""

from __future__ import annotations

import pytest

from newsparse.labelling.ending import layout_at_end
from newsparse.labelling.grammar import LAYOUTS, PARTS

# what it is about → the layout chosen, its path, the path with names below, by how much that one is less likely, how
# likely it takes the last line for a name, the layout that comes out
PAGES: dict[str, tuple[str, str, str, float, float, str]] = {
    "a signed text at the end": ("m", "BBASASA", "BSASASA", 0.5, 0.9, "2"),
    "the last name was taken for a text": ("m", "BBASASX", "BSASASA", 0.5, 0.4, "2"),
    "furniture between": ("1", "BHAMSQA", "BSAQSQA", 0.5, 0.9, "2"),
    "much less likely": ("m", "BBASASA", "BSASASA", 3.0, 0.9, "m"),
    "the last line is hardly a name": ("m", "BBASASX", "BSASASA", 0.5, 0.05, "m"),
    "other lines are names": ("m", "BBASASA", "BBSASXA", 0.5, 0.9, "m"),
    "fewer comments": ("m", "BASASASA", "BBASXXXA", 0.5, 0.9, "m"),
    "the last line is none": ("m", "BBASAS", "BSASAE", 0.5, 0.9, "m"),
    "no thread": ("", "BBBB", "BSAA", 0.5, 0.9, ""),
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
