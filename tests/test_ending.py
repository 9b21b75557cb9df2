"""What is left over behind a thread tells on which side of their texts names stand, where both are nearly as likely."""

from __future__ import annotations

import numpy as np
import pytest

from newsparse.labelling.ending import Readings, layout_at_last, stand_above
from newsparse.labelling.grammar import LAYOUTS, PARTS


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
