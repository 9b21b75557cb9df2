"""Several lines that are signed with the time below a count are remarks, all others are left as they are."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.remarks import give_remarks

CLOCK = "The clock on the town hall has been wrong since spring and nobody minds but me."
BUSES = "Please print the bus times again, the type is too small for anyone over fifty."
THANKS = "Thank you to the young man who carried my shopping up the hill on Friday."
LONG = "The council met on Monday to talk about the clock, the bridge and the ferry."

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "remarks with the time": (
        [f"B {LONG}", "H 2 Comments", f"B {CLOCK} – sunny May 3 '15 at 14:05", "H 2", "H It is right now. – Bo Ek May 4 '15 at 9:10"],
        "B H S0 Q0 S0"),
    "remarks of several lines": (
        [f"B {LONG}", f"B {CLOCK} --sunny (talk) 14:05, 3 May 2015 (UTC)", f"B {BUSES}", f"B {THANKS} --Bo 9:10, 4 May 2015 (UTC)"],
        "B S0 S0 X0"),
    "teasers with their sources": (["H The clock on the hall – Harbour News 3 hours ago", "H A new bridge – The Tide 5 hours ago"], "H H"),
    "remarks that were taken for names and texts": (
        ["H 2 Comments", f"S1 {CLOCK} – sunny May 3 '15 at 14:05", "A1 It is right. – Bo Ek May 4 '15 at 9:10", f"S1 {BUSES} – Al May 4 '15 at 9:12",
         "Q1 add a comment"], "H S0 S0 S0 E"),
    "remarks within a thread": (
        ["H 2 Answers", "A1 Bo", f"S1 {LONG}", "M1 2 Comments", f"X1 {CLOCK} – sunny May 3 '15 at 14:05", f"X1 {BUSES} – Al May 4 '15 at 9:12",
         "A1 Cy", f"S1 {THANKS}"], "H A1 S1 M1 X1 X1 A1 S1"),
    "one remark": ([f"B {LONG}", f"B {CLOCK} – sunny May 3 '15 at 14:05"], "B B"),
    "teasers below a heading of comments": (
        ["H Comments", "H Latest news", "H Bridge to close – The Tide 3 hours ago", "H A vote on parking – Courier 5 hours ago"], "H H H H"),
    "remarks right below a heading": (
        ["H Comments", f"B {CLOCK} – sunny May 3 '15 at 14:05", f"B {BUSES} – Al May 4 '15 at 9:12"], "H S0 S0"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_remarks(name: str) -> None:
    rows, wanted = PAGES[name]
    assert relabelled(give_remarks, rows) == wanted
