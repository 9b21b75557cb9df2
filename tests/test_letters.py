"""Pages on which nearly every paragraph is signed are letters, all others are left as they are."""

from __future__ import annotations

import pytest

from newsparse.labelling.letters import give_letters
from newsparse.lines.text import read_lines

CLOCK = "The clock on the town hall has been wrong since spring and nobody minds but me."
BUSES = "Please print the bus times again, the type is too small for anyone over fifty."
THANKS = "Thank you to the young man who carried my shopping up the hill on Friday."
LONG = "The council met on Monday to talk about the clock, the bridge and the ferry."

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "letters": (["H Readers write", f"B {CLOCK} -- Ann Lee, Northby", f"B {BUSES} -- P. Lund", f"B {THANKS} -- Dora"], "H S0 S0 S0"),
    "headings between them": (
        [f"B {CLOCK} -- Ann Lee", "H The buses", f"B {BUSES} -- P. Lund", "B Thanks", f"B {THANKS} -- Dora"], "S0 Q0 S0 Q0 S0"),
    "a letter of two paragraphs": (
        [f"B {CLOCK} -- Ann Lee", f"B {LONG}", f"B {BUSES} -- P. Lund", f"B {THANKS} -- Dora", f"B {CLOCK} -- Al"], "S0 S0 X0 S0 S0"),
    "what stands around them": (
        [f"B {LONG}", f"B {CLOCK} -- Ann Lee", f"B {BUSES} -- P. Lund", f"B {THANKS} -- Dora", f"B {LONG}"], "B S0 S0 S0 E"),
    "two are no page of letters": ([f"B {CLOCK} -- Ann Lee", f"B {BUSES} -- P. Lund"], "B B"),
    "one writer signs all": ([f"B {CLOCK} -- Ann Lee", f"B {BUSES} -- Ann Lee", f"B {THANKS} -- Ann Lee"], "B B B"),
    "most paragraphs are not signed": (
        [f"B {CLOCK} -- Ann Lee", f"B {LONG}", f"B {LONG}", f"B {BUSES} -- P. Lund", f"B {LONG}", f"B {THANKS} -- Dora"], "B B B B B B"),
    "what is signed ends in no sentence": (
        [f"B {CLOCK[:-1]}, PhD — Law", f"B {BUSES[:-1]}, PhD — Physics", f"B {THANKS[:-1]}, PhD — Music"], "B B B"),
    "a thread is there": ([f"S1 {CLOCK} -- Ann Lee", f"B {BUSES} -- P. Lund", f"B {THANKS} -- Dora", f"B {LONG} -- Al"], "S1 B B B"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_letters(name: str) -> None:
    rows, wanted = PAGES[name]
    before, texts = zip(*(row.split(" ", 1) for row in rows), strict=True)
    states = list(before)
    give_letters(read_lines("\n".join(texts)), states)
    assert " ".join(states) == wanted
