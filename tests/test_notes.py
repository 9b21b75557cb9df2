"""Lines that are signed with the time, among posts with authors of their own, are comments of their own."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.notes import give_notes

ASKED = "S2 Why does my door stick when it rains, and only then?"
BELOW = ["M2 asked Apr 17 '12 at 10:02", "A2 tide_clock", "Q2 148"]
ANSWER = [
    "S2 It swells. Plane the lower edge, a shaving at a time.",
    "M2 answered Apr 17 '12 at 12:48",
    "A2 Old Hinge",
    "Q2 9",
]
FIRST, SECOND = "Is it oak? – Bo Ek Apr 17 '12 at 10:15", "No, pine. – tide_clock Apr 17 '12 at 10:22"

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "notes that were taken for a text and its author": (
        [ASKED, *BELOW, f"S2 {FIRST}", f"A2 {SECOND}", *ANSWER], "S2 M2 A2 Q2 S2 S2 S2 M2 A2 Q2"),
    "a note that was taken for the author of figures": (
        [ASKED, *BELOW, f"Q2 {FIRST}", "S2 12 1 4", f"A2 {SECOND}", *ANSWER], "S2 M2 A2 Q2 S2 Q2 S2 S2 M2 A2 Q2"),
    "a note right above a post": (
        [ASKED, *BELOW, f"S2 {FIRST}", f"S2 {SECOND}", *["X2" + ANSWER[0][2:], *ANSWER[1:]]], "S2 M2 A2 Q2 S2 S2 S2 M2 A2 Q2"),
    "notes above the thread and below": (
        ["B" + ASKED[2:], f"H {SECOND}", "H 2 Answers", *ANSWER, f"Q2 {FIRST}", "E 1", f"E {SECOND}", "E Your answer"],
        "B S2 Q2 S2 M2 A2 Q2 S2 Q2 S2 E"),
    "a page cut off above a note": (
        [f"A2 {SECOND}", *ANSWER, f"Q2 {FIRST}", *ANSWER],
        "S2 S2 M2 A2 Q2 S2 S2 M2 A2 Q2",
    ),
    "one note": ([ASKED, *BELOW, f"Q2 {FIRST}", *ANSWER], "S2 M2 A2 Q2 Q2 S2 M2 A2 Q2"),
    "authors with places behind dashes": (
        ["S2 You made that up!", "A2 Pam - Harbour 3 May 2012 10:15", "S2 Did not.", "A2 Ann - Quay 3 May 2012 10:17"], "S2 A2 S2 A2"),
    "signatures without words": (
        [ASKED, "A2 - Pam, Harbour, 3 May 2012 10:15", "S2 Did not.", "A2 - Ann, Quay, 3 May 2012 10:17", "Q2 9"], "S2 A2 S2 A2 Q2"),
    "names that stand first": (["A1 Bo", f"S1 {FIRST}", "A1 Cy", f"S1 {SECOND}"], "A1 S1 A1 S1"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_notes(name: str) -> None:
    rows, wanted = PAGES[name]
    assert relabelled(give_notes, rows) == wanted
