"""Gold values are found on the page, and what cannot be found is reported."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from align import align
from newsparse.lines.text import read_lines

BODY = "The ferry to the island will run twice a day from May, the harbour office said on Monday."
FIRST = {"author": "Tidewatcher", "text": "About time, we have asked for it since the bridge closed."}
SECOND = {"author": "R. Okafor", "text": "Twice is not enough.\nWhat about Sundays?"}

CASES = [
    (
        "merged",
        f"{BODY}\n2 Comments\nTidewatcher\n{FIRST['text']}\nR. Okafor\n{SECOND['text']}",
        "1",
        ["B", "H", "A1", "S1", "A1", "S1", "X1"],
    ),
    (
        "times between",
        f"{BODY}\n\nTidewatcher\n3 days ago\n{FIRST['text']}\nReply\nR. Okafor\n2 days ago\n{SECOND['text']}\nReply\nHome",
        "1",
        ["B", "A1", "M1", "S1", "Q1", "A1", "M1", "S1", "X1", "Q1", "E"],
    ),
    (
        "names glued behind a number",
        f"{BODY}\n1. Tidewatcher9:46 PM\n{FIRST['text']}\n2. R. Okafor9:50 PM\n{SECOND['text']}",
        "1",
        ["B", "A1", "S1", "A1", "S1", "X1"],
    ),
    (
        "author after",
        f"{BODY}\n{FIRST['text']}\nPosted by: Tidewatcher | 2019-03-02\n{SECOND['text']}\nPosted by: R. Okafor | 2019-03-03",
        "2",
        ["B", "S2", "A2", "S2", "X2", "A2"],
    ),
]


@pytest.mark.parametrize(("name", "page", "layout", "states"), CASES, ids=[c[0] for c in CASES])
def test_states(name, page, layout, states):
    aligned = align(read_lines(page), {"body": BODY, "comments": [FIRST, SECOND]})
    found = [
        s.replace("m", "1") if len(s) > 1 and s[0] in "AS" + "X" else s[0] if s.endswith("m") else s
        for s in aligned.states
    ]
    assert found == states
    assert aligned.layout.replace("m", "1") == layout
    assert aligned.lost == []


def test_a_subject_that_the_gold_has_in_the_text_may_stand_above_it():
    page = f"{BODY}\nTidewatcher\nAt last\nReply #1 on : 3 May\n{FIRST['text']}\nMore of it."
    comment = {"author": "Tidewatcher", "text": f"At last\n{FIRST['text']}\nMore of it."}
    aligned = align(read_lines(page), {"body": BODY, "comments": [comment]})
    assert (aligned.states, aligned.lost) == (["B", "A1", "M1", "M1", "S1", "X1"], [])
    elsewhere = {**comment, "text": f"Never said\n{FIRST['text']}"}
    assert align(read_lines(page), {"body": BODY, "comments": [elsewhere]}).lost


def test_what_is_not_on_the_page_is_reported():
    page = f"{BODY}\nTidewatcher\n{FIRST['text']}"
    aligned = align(read_lines(page), {"body": BODY, "comments": [FIRST, SECOND]})
    assert aligned.lost == [SECOND["text"][:60]]


def test_an_author_that_is_not_there_is_not_guessed():
    page = f"{BODY}\nSomebody\n{FIRST['text']}"
    aligned = align(read_lines(page), {"body": BODY, "comments": [FIRST]})
    assert [p.author_line for p in aligned.placed] == [None]


def test_prose_between_and_behind_known_phrases_is_body():
    prose = (
        "The harbour master said that the second boat would come from the yard in the north before the summer began."
    )
    page = "\n".join([BODY, prose, "More ferries", prose, "Menu", "Home", "About", "Contact", "Jobs", "Press", prose])
    aligned = align(read_lines(page), {"body": BODY, "body_snippets": [BODY], "comments": []})
    assert "".join(aligned.states) == "BBHBEEEEEEE"


def test_without_phrases_only_the_gold_body_is_body():
    prose = (
        "The harbour master said that the second boat would come from the yard in the north before the summer began."
    )
    assert "".join(align(read_lines(f"{BODY}\n{prose}"), {"body": BODY, "comments": []}).states) == "BE"
