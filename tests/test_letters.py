"""Pages on which nearly every paragraph is signed are letters, all others are left as they are."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.letters import give_letters

CLOCK = "The clock on the town hall has been wrong since spring and nobody minds but me."
BUSES = "Please print the bus times again, the type is too small for anyone over fifty."
THANKS = "Thank you to the young man who carried my shopping up the hill on Friday."
LONG = "The council met on Monday to talk about the clock, the bridge and the ferry."

A, P, D = "-- Ann Lee, Northby", "-- P. Lund, Carrow", "— Dora, Northby"

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "letters": (["H Your letters", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H S0 S0 S0"),
    "headings between them": (
        ["H Letters", f"B {CLOCK} {A}", "H The buses", f"B {BUSES} {P}", "B Thanks", f"B {THANKS} {D}"], "H S0 Q0 S0 Q0 S0"),
    "a letter of two paragraphs": (
        ["H Letters", f"B {CLOCK} {A}", f"B {LONG}", f"B {BUSES} {P}", f"B {THANKS} {D}", f"B {CLOCK} -- Al, Carrow"], "H S0 S0 X0 S0 S0"),
    "what introduces them": (["H Letters", f"B {LONG}", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H B S0 S0 S0"),
    "a first letter of two paragraphs": (
        ["H Letters", f"B {LONG}", f"B {LONG}", f"B {CLOCK} {A}", f"B {LONG}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H B S0 X0 S0 X0 S0"),
    "how letters are printed": (
        ["H Letters", f"B {LONG}", "B Letters may be cut.", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H B H S0 S0 S0"),
    "where to write to": (["H Letters", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}", f"B {LONG}"], "H S0 S0 S0 E"),
    "an article goes on below": (["H Letters", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}", *[f"B {LONG}"] * 2], "H B B B B B"),
    "nothing says that they are letters": ([f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "B B B"),
    "an article stands above": (["H Letters", *[f"B {LONG}"] * 3, f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H B B B B B B"),
    "two are no page of letters": (["H Letters", f"B {CLOCK} {A}", f"B {BUSES} {P}"], "H B B"),
    "one writer signs all": (["H Letters", f"B {CLOCK} {A}", f"B {BUSES} {A}", f"B {THANKS} {A}"], "H B B B"),
    "nobody says from where": (
        ["H Thoughts", f"B {CLOCK} — Jacques Cousteau", f"B {BUSES} — John F. Kennedy", f"B {THANKS} — Kate Chopin"], "H B B B"),
    "nobody says from where below a heading": (
        ["H Letters", f"B {CLOCK} — Jacques Cousteau", f"B {BUSES} — John F. Kennedy", f"B {THANKS} — Kate Chopin"], "H S0 S0 S0"),
    "people are quoted": (["H Letters", f"B “{CLOCK}” {A}", f"B “{BUSES}” {P}", f"B “{THANKS}” {D}"], "H B B B"),
    "agencies": (["H Letters", f"B {CLOCK} — AFP, Paris", f"B {BUSES} — Reuters, Rome", f"B {THANKS} — AP, Bonn"], "H B B B"),
    "most paragraphs are not the last ones": (
        ["H Letters", f"B {CLOCK} {A}", f"B {LONG}", f"B {LONG}", f"B {BUSES} {P}", f"B {LONG}", f"B {THANKS} {D}"], "H S0 S0 X0 X0 S0 X0"),
    "few paragraphs are signed": (
        ["H Letters", f"B {CLOCK} {A}", *[f"B {LONG}"] * 4, f"B {BUSES} {P}", *[f"B {LONG}"] * 5, f"B {THANKS} {D}"], "H " + "B " * 11 + "B"),
    "what is signed ends in no sentence": (
        ["H Letters", f"B {CLOCK[:-1]}, PhD — Law, Bonn", f"B {BUSES[:-1]}, PhD — Physics, Rome", f"B {THANKS[:-1]}, PhD — Music, Paris"], "H B B B"),
    "paragraphs taken for letters of their own": (
        [f"S0 {LONG}", f"S0 {CLOCK} {A}", "Q0 The buses", f"S0 {BUSES} {P}", f"S0 {LONG}", f"S0 {THANKS} {D}", "S0 Thanks -- Al, Bonn", "E Next"],
        "S0 X0 Q0 S0 S0 X0 S0 E"),
    "a short one between them": (["H Letters", f"B {CLOCK} {A}", "H No, thank you. -- Bo, Carrow", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H S0 S0 S0 S0"),
    "opening times between them": (
        ["H Letters", f"B {CLOCK} {A}", "H The desk — Monday to Friday, 9 to 5", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H S0 Q0 S0 S0"),
    "the last one does not sign": (
        [f"S0 {CLOCK} {A}", f"S0 {BUSES} {P}", f"S0 {LONG}", f"S0 {THANKS} {D}", "S0 I agree."], "S0 S0 S0 S0 S0"),
    "buttons between comments": (
        [f"S0 {CLOCK} {A}", "Q0 Reply", f"S0 {LONG}", "Q0 Reply", f"S0 {BUSES} {P}", "Q0 Reply", f"S0 {THANKS} {D}"],
        "S0 Q0 S0 Q0 S0 Q0 S0"),
    "a title and a slogan with dashes": (
        ["H Letters", "T Your letters — Buses, libraries", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}", "E Daily — News, sport and weather"],
        "H T S0 S0 S0 E"),
    "a heading above them": (["H Letters", "B Readers write.", "B The clock", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H B H S0 S0 S0"),
    "dashes inside": (["H Letters", f"B Never -- no, never, and I have lived here all my life, thank you. {A}", f"B {CLOCK} {A}", f"B A clock -- of all things -- and a bus, thank you, sir, very much. {P}",
                      f"B {THANKS} {D}"], "H S0 S0 S0 S0"),
    "a short first paragraph": ([f"S0 {CLOCK} {A}", "X0 Hello,", f"S0 {BUSES} {P}", f"S0 {THANKS} {D}"], "S0 S0 X0 S0"),
    "one of five is signed": (
        [f"S0 {CLOCK} {A}", *[f"S0 {LONG}"] * 4, f"S0 {BUSES} {P}", *[f"S0 {LONG}"] * 6, f"S0 {THANKS} {D}"], "S0 " * 12 + "S0"),
    "headings that were taken for names": (
        ["Hm Letters", "Am Clock", f"Sm {CLOCK} {A}", "Am Bus", f"Sm {BUSES} {P}", "Xm Boy", f"Xm {THANKS} {D}"], "Hm H S0 Q0 S0 Q0 S0"),
    "a thread of which few sign": (
        ["H Letters", *["A1 Ann", f"S1 {LONG}"] * 4, f"S1 {CLOCK} {A}", f"S1 {BUSES} {P}", f"S1 {THANKS} {D}"], "H " + "A1 S1 " * 4 + "S1 S1 S1"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_letters(name: str) -> None:
    rows, wanted = PAGES[name]
    assert relabelled(give_letters, rows) == wanted
