"""Pages on which nearly every paragraph is signed are letters, all others are left as they are."""

from __future__ import annotations

import pytest
from staged import parted

from newsparse.labelling.letters import give_letters

CLOCK = "The clock on the town hall has been wrong since spring and nobody minds but me."
BUSES = "Please print the bus times again, the type is too small for anyone over fifty."
THANKS = "Thank you to the young man who carried my shopping up the hill on Friday."
LONG = "The council met on Monday to talk about the clock, the bridge and the ferry."

A, P, D = "-- Ann Lee, Northby", "-- P. Lund, Carrow", "— Dora, Northby"

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "letters": (["H Readers write", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "H S0 S0 S0"),
    "headings between them": (
        [f"B {CLOCK} {A}", "H The buses", f"B {BUSES} {P}", "B Thanks", f"B {THANKS} {D}"], "S0 Q0 S0 Q0 S0"),
    "a letter of two paragraphs": (
        [f"B {CLOCK} {A}", f"B {LONG}", f"B {BUSES} {P}", f"B {THANKS} {D}", f"B {CLOCK} -- Al, Carrow"], "S0 S0 X0 S0 S0"),
    "what introduces them": ([f"B {LONG}", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "B S0 S0 S0"),
    "an article goes on below": ([f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}", f"B {LONG}"], "B B B B"),
    "an article stands above": ([*[f"B {LONG}"] * 3, f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "B B B B B B"),
    "two are no page of letters": ([f"B {CLOCK} {A}", f"B {BUSES} {P}"], "B B"),
    "one writer signs all": ([f"B {CLOCK} {A}", f"B {BUSES} {A}", f"B {THANKS} {A}"], "B B B"),
    "nobody says from where": (
        [f"B {CLOCK} — Jacques Cousteau", f"B {BUSES} — John F. Kennedy", f"B {THANKS} — Kate Chopin"], "B B B"),
    "people are quoted": ([f"B “{CLOCK}” {A}", f"B “{BUSES}” {P}", f"B “{THANKS}” {D}"], "B B B"),
    "agencies": ([f"B {CLOCK} — AFP, Paris", f"B {BUSES} — Reuters, Rome", f"B {THANKS} — AP, Bonn"], "B B B"),
    "most paragraphs are not signed": (
        [f"B {CLOCK} {A}", f"B {LONG}", f"B {LONG}", f"B {BUSES} {P}", f"B {LONG}", f"B {THANKS} {D}"], "B B B B B B"),
    "what is signed ends in no sentence": (
        [f"B {CLOCK[:-1]}, PhD — Law, Bonn", f"B {BUSES[:-1]}, PhD — Physics, Rome", f"B {THANKS[:-1]}, PhD — Music, Paris"], "B B B"),
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
    "paragraphs taken for letters of their own": (
        [f"S0 {LONG}", f"S0 {CLOCK} {A}", "Q0 The buses", f"S0 {BUSES} {P}", f"S0 {LONG}", f"S0 {THANKS} {D}", "S0 Thanks -- Al, Bonn", "E Next"],
        "S0 X0 Q0 S0 S0 X0 S0 E"),
    "a short one between them": ([f"B {CLOCK} {A}", "H No, thank you. -- Bo, Carrow", f"B {BUSES} {P}", f"B {THANKS} {D}"], "S0 S0 S0 S0"),
    "opening times between them": (
        [f"B {CLOCK} {A}", "H The desk — Monday to Friday, 9 to 5", f"B {BUSES} {P}", f"B {THANKS} {D}"], "S0 Q0 S0 S0"),
    "the last one does not sign": (
        [f"S0 {CLOCK} {A}", f"S0 {BUSES} {P}", f"S0 {LONG}", f"S0 {THANKS} {D}", "S0 I agree."], "S0 S0 S0 S0 S0"),
    "buttons between comments": (
        [f"S0 {CLOCK} {A}", "Q0 Reply", f"S0 {LONG}", "Q0 Reply", f"S0 {BUSES} {P}", "Q0 Reply", f"S0 {THANKS} {D}"],
        "S0 Q0 S0 Q0 S0 Q0 S0"),
    "a title and a slogan with dashes": (
        ["T Your letters — Buses, libraries", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}", "E Daily — News, sport and weather"],
        "T S0 S0 S0 E"),
    "a heading above them": (["B Readers write.", "B The clock", f"B {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}"], "B H S0 S0 S0"),
    "dashes inside": ([f"B Never -- no, never, and I have lived here all my life, thank you. {A}", f"B {CLOCK} {A}", f"B A clock -- of all things -- and a bus, thank you, sir, very much. {P}",
                      f"B {THANKS} {D}"], "S0 S0 S0 S0"),
    "a short first paragraph": ([f"S0 {CLOCK} {A}", "X0 Hello,", f"S0 {BUSES} {P}", f"S0 {THANKS} {D}"], "S0 S0 X0 S0"),
    "one of five is signed": (
        [f"S0 {CLOCK} {A}", *[f"S0 {LONG}"] * 4, f"S0 {BUSES} {P}", *[f"S0 {LONG}"] * 6, f"S0 {THANKS} {D}"], "S0 " * 12 + "S0"),
    "a thread is there": ([f"S1 {CLOCK} {A}", f"B {BUSES} {P}", f"B {THANKS} {D}", f"B {LONG} -- Al, Bonn"], "S1 B B B"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_letters(name: str) -> None:
    rows, wanted = PAGES[name]
    states, lines = parted(rows)
    give_letters(lines, states)
    assert " ".join(states) == wanted
