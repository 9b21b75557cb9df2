"""A page of names and texts in turns that ends with a name, where both ways to read it are nearly as likely."""

from __future__ import annotations

import numpy as np
import pytest

from newsparse.labelling.ending import Readings, layout_at_end, layout_at_last, stand_above
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


def _page(
    layout: str, paths: dict[str, str], behind: float, named: float, said: float = 0.9
) -> tuple[list[int], Readings]:
    numbered = {name: [PARTS.index(part) for part in path] for name, path in paths.items()}
    lines = len(numbered[layout])
    chances = np.zeros((lines, len(PARTS)))
    chances[:, PARTS.index("S")] = said
    chances[-1, PARTS.index("A")] = named
    for path in paths.values():
        for place, part in enumerate(path[:-1]):
            chances[place, PARTS.index("A")] = max(chances[place, PARTS.index("A")], 0.9 * (part == "A"))
    scores = [0.0 if one == layout else -behind for one in LAYOUTS]
    return numbered[layout], Readings(
        ["said"] * lines, scores, lambda other: numbered[LAYOUTS[other]], lambda other: chances
    )


@pytest.mark.parametrize("name", PAGES)
def test_names_stand_below_where_the_page_ends_with_one(name: str) -> None:
    layout, path, below, behind, named, wanted = PAGES[name]
    chosen, page = _page(layout, {layout: path, "2": below}, behind, named)
    assert LAYOUTS[layout_at_end(LAYOUTS.index(layout), chosen, page)] == wanted


# what it is about → the layout chosen, the path with names above, the path with names below, by how much the other is less
# likely, the layout that comes out
THREADS: dict[str, tuple[str, str, str, float, str]] = {
    "a name is left over": ("1", "HAMSQAMSQAMSQE", "HHHSMAQSMAQSAE", 0.3, "2"),
    "a text is left over": ("2", "HAMSQAMSQAMSEE", "SAQSMAQSMAQEEE", 0.3, "1"),
    "nothing is left over": ("1", "HAMSQAMSQAMSEE", "SAQSMAQSMAQEEE", 0.3, "1"),
    "much less likely": ("1", "HAMSQAMSQAMSQE", "HHHSMAQSMAQSAE", 2.0, "1"),
    "other names": ("1", "HAMSQAMSQAMSQE", "SHMAQSHAQSHAAE", 0.3, "1"),
    "no thread": ("", "HHHHHHHHHHHHHE", "HHHSMAQSMAQSAE", 0.3, ""),
}


@pytest.mark.parametrize("name", THREADS)
def test_what_is_left_over_behind_a_thread_tells(name: str) -> None:
    layout, above, below, behind, wanted = THREADS[name]
    first = layout if layout in ("", "1") else "1"
    chosen, page = _page(layout, {first: above, "m": above, "2": below}, behind, 0.0)
    found = LAYOUTS[layout_at_last(LAYOUTS.index(layout), chosen, page)]
    assert (found if found != "m" else "1") == wanted


@pytest.mark.parametrize(
    ("texts", "path", "above"),
    [
        ("3 Comments|Ann wrote:|Yes.|Bo wrote:|No.", "HASAS", True),
        ("3 Comments|Ann wrote:|Yes.|Bo|No.|Cy|So.", "HASASAS", False),  # one of three
        ("3 Comments|Ann wrote:|Yes.", "HAS", False),  # no habit
        ("3 Comments|Geoff of Hatch|Yes.|Bo|No.|Geof", "HASASA", True),  # the page is cut off in a name
        ("3 Comments|Geoff of Hatch|Yes.|Bo|No.|Geoff of Hatch", "HASASA", False),
        ("3 Comments|Geoff of Hatch|Yes.|Bo|No.|Cy", "HASASA", False),
    ],
)
def test_what_tells_that_names_stand_above(texts: str, path: str, above: bool) -> None:
    assert stand_above([PARTS.index(part) for part in path], texts.split("|")) == above
