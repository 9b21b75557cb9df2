"""A thread without a single author is none, or has lost its authors."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.nameless import drop_nameless

# what it is about → the page's lines with their states, the numbers that it declares, and the states that come out
PAGES = {
    "nobody signs": (["H Menu", "S1 Well said.", "X1 Indeed.", "S1 No."], {9}, "H H H H"),
    "only dates": (["A1 May 3, 2012", "S1 Well said.", "A1 May 4, 2012", "S1 No."], {9}, "H H H H"),
    "as many as are declared": (
        ["Q1 2", "A1 May 3, 2012", "S1 Well said.", "A1 May 4, 2012", "S1 No."],
        {2},
        "H H S0 Q0 S0",
    ),
    "a name among the dates": (["A1 May 3, 2012", "S1 Well said.", "A1 Ann", "S1 No."], {2}, "A1 S1 A1 S1"),
    "a diary": (["A1 Monday", "S1 Rain.", "A1 Tuesday:", "S1 Sun.", "A1 Wednesday", "S1 Fog."], set(), "H H H H H H"),
    "a diary of as many days": (
        ["A1 Monday", "S1 Rain.", "A1 Tuesday:", "S1 Sun.", "A1 Wednesday", "S1 Fog."],
        {3},
        "H H H H H H",
    ),
    "people of that name": (["A1 Friday", "S1 Rain.", "A1 Wednesday", "S1 Sun."], {2}, "A1 S1 A1 S1"),
    "days with something below": (
        ["A1 Friday", "M1 2 ago", "S1 Rain.", "A1 Monday", "S1 Sun.", "A1 Sunday", "S1 Fog."],
        set(),
        "A1 M1 S1 A1 S1 A1 S1",
    ),
    "a weekday and a name": (["A1 Friday", "S1 Rain.", "A1 Robinson", "S1 Sun."], set(), "A1 S1 A1 S1"),
    "authors lost before": (["S0 Well said.", "S0 No."], set(), "S0 S0"),
}


@pytest.mark.parametrize("name", PAGES)
def test_threads_without_authors(name: str) -> None:
    rows, declared, wanted = PAGES[name]
    assert relabelled(lambda lines, states: drop_nameless(lines, states, declared), rows) == wanted
