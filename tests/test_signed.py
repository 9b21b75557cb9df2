"""Below a heading of letters, names below texts are their writers; all other pages are left as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from staged import relabelled

from newsparse.fields.letters import is_letters_heading, is_letters_notice, is_signing
from newsparse.labelling.signed import give_signed_letters
from newsparse.lines.text import read_lines

CLOCK = "The clock on the town hall has been wrong since spring and nobody minds but me."
BUSES = "Please print the bus times again, the type is too small for anyone over fifty."
THANKS = "Thank you to the young man who carried my shopping up the hill on Friday."
NOTICE = "We welcome letters at the office in Mill Street; they may be cut where they are long."
A, P, D = "Ann Lee, Northby", "— P. Lund, Carrow", "DORA HALE, NORTHBY"

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "read the other way round": (
        ["H Letters to the editor", f"B {CLOCK}", f"A1 {A}", f"S1 {BUSES}", f"A1 {P}", f"S1 {THANKS}", f"E {D}"], "H S2 A2 S2 A2 S2 A2"),
    "headings and a title": (
        ["T Leserbriefe: die Uhr", "H Clock", f"B {CLOCK}", f"B {A}", "B Bus", f"B {BUSES}", f"B {BUSES}", f"B {P}", "B Boy", f"B {THANKS}", f"B {D}"],
        "T H S2 A2 Q2 S2 X2 A2 Q2 S2 A2"),
    "places on lines of their own": (
        ["H Letters", f"B {CLOCK}", "A2 Ann Lee", "Q2 Northby", f"S2 {BUSES}", "X2 Yours etc.,", "A2 P. Lund", "Q2 Carrow", f"S2 {THANKS}", "A2 Dora Hale",
         "Q2 Northby"], "H S2 A2 Q2 S2 X2 A2 Q2 S2 A2 E"),
    "how letters are printed": (
        ["H Letters", f"B {BUSES}", f"B {NOTICE}", f"B {CLOCK}", f"B {A}", f"B {BUSES}", f"B {P}", f"B {THANKS}", f"B {D}", f"B {NOTICE}"],
        "H B H S2 A2 S2 A2 S2 A2 E"),
    "a long first letter": (
        ["H Letters", f"B {CLOCK}", f"B Sir, {BUSES}", f"B {CLOCK}", f"B {A}", f"B Sir, {BUSES}", f"B {P}", f"B Sir, {THANKS}", f"B {D}"],
        "H B S2 X2 A2 S2 A2 S2 A2"),
    "a menu": (["H Letters", "H Sport", "H Weather", "H Jobs", "H Traffic", f"B {CLOCK}", f"B {A}", f"B {BUSES}", f"B {P}", f"B {THANKS}", f"B {D}"],
        "H H H H H B B B B B B"),
    "an article above a thread with names above": (
        ["H Letters", f"B {CLOCK}", "A1 Ann Lee, Northby", f"S1 {BUSES}", "A1 Bo Ek, Carrow", f"S1 {THANKS}", "A1 Di Orr, Hatch", f"S1 {CLOCK}"],
        "H B A1 S1 A1 S1 A1 S1"),
    "the network finds more": (
        ["H Letters", f"S2 {CLOCK}", f"A2 {A}", f"S2 {BUSES}", "A2 a neighbour", f"S2 {THANKS}", f"A2 {D}", f"S2 {THANKS}", f"A2 {P}"],
        "H S2 A2 S2 A2 S2 A2 S2 A2"),
    "a salutation on a line of its own": (
        ["H Letters", "B Dear Editor,", f"B {CLOCK}", f"B {A}", "B Dear Editor,", f"B {BUSES}", f"B {P}", "B Dear Editor,", f"B {THANKS}", f"B {D}"],
        "H S2 X2 A2 S2 X2 A2 S2 X2 A2"),
    "how letters are printed, taken for one": (
        ["H Letters", f"S2 {NOTICE}", "A2 The clock", f"S2 {CLOCK}", f"A2 {A}", f"S2 {BUSES}", "A2 a neighbour", f"S2 {THANKS}", f"A2 {D}", f"S2 {BUSES}", f"A2 {P}"],
        "H H H S2 A2 S2 A2 S2 A2 S2 A2"),
    "no heading": (["H Voices", f"B {CLOCK}", f"B {A}", f"B {BUSES}", f"B {P}", f"B {THANKS}", f"B {D}"], "H B B B B B B"),
    "names above": (["H Letters", f"A1 {A}", f"S1 {CLOCK}", f"A1 {P}", f"S1 {BUSES}", f"A1 {D}", f"S1 {THANKS}"], "H A1 S1 A1 S1 A1 S1"),
    "two letters": (["H Letters", f"B {CLOCK}", f"B {A}", f"B {BUSES}", f"B {P}"], "H B B B B"),
    "an article goes on": (
        ["H Letters", f"B {CLOCK}", f"B {A}", f"B {BUSES}", f"B {P}", f"B {THANKS}", f"B {D}", f"B {CLOCK}", f"B {BUSES}"], "H B B B B B B B B"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_signed_letters(name: str) -> None:
    rows, wanted = PAGES[name]
    assert relabelled(give_signed_letters, rows) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Letters", True), ("Your letters", True), ("Letters: the last post office", True), ("LETTERS TO THE EDITOR", True),
        ("Leserbriefe zum Thema Radwege", True), ("Courrier des lecteurs", True), ("Cartas al director", True), ("Письма читателей", True),
        ("Letters from the front", False), ("Dead letters", False), ("News | Sport | Letters", False), ("Letters Page 3 of the paper is full", False),
    ],
)  # fmt: skip
def test_headings(line: str, wanted: bool) -> None:
    assert is_letters_heading(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Ann Lee, Northby", True), ("— Dr. Hans von der Weide, Bad Tölz", True), ("Buchhandlung Seybold, Marktplatz 5", True), ("Ann Lee", True),
        ("Ann", False), ("Yours, the reader", False), ("It is late.", False), ("Room 5, Northby", False), ("Take it away, Council", False), ("", False),
    ],
)  # fmt: skip
def test_signing_lines(line: str, wanted: bool) -> None:
    assert is_signing(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Letters may be cut.", True), ("The comments reflect the views of readers.", True), ("Leserbriefe geben nicht unsere Meinung wieder.", True),
        ("Our readers wrote about the ferry.", False), ("He edited the paper for years.", False),
    ],
)  # fmt: skip
def test_notices(line: str, wanted: bool) -> None:
    assert is_letters_notice(line) == wanted


@given(
    st.lists(
        st.sampled_from([CLOCK, NOTICE, A, P, D, "Dear Editor,", "Yours etc.,", "The clock", "2 Comments"]), max_size=14
    ),
    st.data(),
)
def test_every_line_keeps_a_state(texts: list[str], data: st.DataObject) -> None:
    lines = read_lines("\n".join(["Letters", *texts]))
    states = [data.draw(st.sampled_from(["H", "B", "S2", "X2", "A2", "Q2", "E", "A1", "S1"])) for _ in lines]
    give_signed_letters(lines, states)
    assert len(states) == len(lines)
