"""Where a list kept its numbers and lost its authors, comments begin at the numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.labelling.enumerated import follow_numbers
from newsparse.lines.text import read_lines

# what it is about → the page's lines, what the path said, what comes out
PAGES = {
    "a number inside a text": (["1. Well said.", "2. I agree.", "Very much.", "3. Not me."], "S X S X", "S S X S"),
    "a list in a comment": (["1. First:", "2. Second.", "1. Done.", "2. Not done.", "3. Third."], "S S S S X", "S S X X S"),
    "answers have bullets": (["1. Well said.", "• Thanks.", "2. I agree."], "S S S", "S S S"),
    "a name on the numbered line": (["1. Well said.", "2. Ada 9:46 PM", "I agree.", "3. Me too."], "S Q S X", "S A S S"),
    "a time in a numbered text": (["1. See you.", "2. Doors open at 7:30", "I agree."], "S Q S", "S Q S"),
    "a name glued to its time": (["1. See you.", "2. nice guy7:30 PM", "I agree."], "S Q S", "S A S"),
    "two names before a time": (["1. See you.", "2. Ada Lee 7:30", "I agree."], "S Q S", "S A S"),
    "numbers elsewhere": (["Well said.", "2. I agree.", "3. Not me."], "S X X", "S X X"),
    "one number": (["1. Well said.", "I agree.", "Not me."], "S S X", "S S X"),
    "further in": (["1. Well said.", "    2. I agree.", "Not me."], "S X X", "S X X"),
    "later numbers": (["17. Well said.", "18. I agree."], "S X", "S S"),
    "one is missing": (["1. Well said.", "2. I agree.", "4. Not me.", "5. Nor I."], "S S S S", "S S S S"),
    "one is missing, others are not seen": (["1. Well said.", "3. I agree.", "Much.", "4. Nor I."], "S S S X", "S S X S"),
    "ten is wider than nine": (["   9. Well said.", "  10. I agree.", "  11. Not me."], "S X S", "S S S"),
    "a list of the first comment's own": (["1. Close it.", "2. Sell it.", "I agree.", "Not me."], "S X S S", "S X S S"),
    "a list of three in it": (["1. I see:", "1. a b", "2. c d", "3. e f", "2. Two.", "3. Three."], "S X X X S S", "S X X X S S"),
    "a list in the first comment": (["1. First:", "1. Done.", "2. Not done.", "2. Second.", "3. Third."], "S X X S S", "S X X S S"),
    "nine and ten, left": (["8. Well said.", "9. I agree.", "10. Not me.", "11. Nor I."], "S S X X", "S S S S"),
    "paragraphs of the last of three": (["1. Close it.", "2. Sell it.", "3. No.", "I agree."], "S S S S", "S S S X"),
    "paragraphs and bullets": (["1. Yes.", "Indeed.", "2. No.", "Never.", "• Why?", "Tell me."], "S S S S S S", "S X S X S X"),
    "answers have numbers of their own": (
        ["  1. Yes.", "  2. No.", "    1. Why?", "    2. So.", "  3. Me too."], "S S S S S", "S S S S S"),
    "one comment of two paragraphs": (["  1. Yes.", "    Indeed."], "S S", "S X"),
    "one number and texts beside it": (["1. Yes.", "Indeed."], "S S", "S S"),
    "the page is cut off": (["1. Yes.", "Reply", "2. No.", "Reply", "3. Why?", "Reply", "4. I thi"], "S Q S Q S E E", "S Q S Q S Q S"),
    "the page is cut off below a date": (
        ["1. Yes.", "2. No.", "3. Why?", "May 3, 2011 at 9:15 pm", "4. I thi"], "S S S E E", "S S S Q S"),
    "something else goes on counting": (["1. Yes.", "2. No.", "3. Why?", "Most read", "4. Sports"], "S S S E E", "S S S E E"),
    "answers that say so": (
        ["1. Yes.", "Editor's reply: Thanks.", "2. No.", "Editor's reply: Why?", "3. So.", "@1 No.", "Right?"], "S " * 7, "S S S S S S X"),
    "two lists": (["1. Yes.", "2. No.", "5 Facebook comments", "1. So.", "2. Why?", "3. Well."], "S S Q S S S", "S S Q S S S"),
    "links from elsewhere": (["1. Yes.", "2. No.", "Trackbacks/Pingbacks", "1. So.", "2. Why?", "3. Well."], "S S S X S S", "S S Q S S S"),
    "another list below": (["1. Yes.", "2. No.", "3. Why?", "Most read", "1. Harbour"], "S S S E E", "S S S E E"),
    "a longer list below": (
        ["1. Yes.", "2. No.", "3. Why?", "Top", "1. A", "2. B", "3. C", "4. D"], "S S S E E E E E", "S S S E E E E E"),
    "texts behind the last number": (["1. Close it.", "2. Sell it.", "I agree."], "S S S", "S S S"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_comments_begin_at_the_numbers(name: str) -> None:
    texts, path, wanted = PAGES[name]
    states = [part.replace("E0", "E") for part in (f"{part}0" for part in path.split())]
    follow_numbers(read_lines("\n".join(texts)), states)
    assert " ".join(state[0] for state in states) == wanted


@pytest.mark.parametrize(
    ("texts", "states", "wanted"),
    [
        (
            ["1. The Long Haul", "Reply", "2. Mile Marker!", "Reply", "3. Ann", "Yes."],
            "A1 M1 S1 Q1 A1 S1",
            "S1 Q1 S1 Q1 A1 S1",
        ),
        (["1. Ann", "Reply", "1. Mile Marker!"], "A1 M1 S1", "A1 M1 S1"),
        (["1. Ann", "2. Mile Marker!", "2. Bo", "No."], "A1 S1 A1 S1", "S1 S1 A1 S1"),
        (["1. Ann", "Yes.", "2. Mile Marker!"], "A1 S1 S1", "A1 S1 S1"),
    ],
)
def test_a_text_with_the_next_number_is_not_its_author_s(texts: list[str], states: str, wanted: str) -> None:
    given = states.split()
    follow_numbers(read_lines("\n".join(texts)), given)
    assert " ".join(given) == wanted


def test_other_layouts_are_left_alone() -> None:
    states = ["A1", "S1", "X1"]
    follow_numbers(read_lines("Ada\n1. Well said.\n2. I agree."), states)
    assert states == ["A1", "S1", "X1"]


@given(st.lists(st.tuples(st.sampled_from(["1. a", "2. b", "3) c", "• d", "e"]), st.sampled_from(["S0", "X0", "Q0"]))))
def test_the_number_of_lines_and_what_is_no_text_stay(rows: list[tuple[str, str]]) -> None:
    states = [state for _, state in rows]
    follow_numbers(read_lines("\n".join(text for text, _ in rows)), states)
    assert len(states) == len(rows)
    assert [state == "Q0" for state in states] == [state == "Q0" for _, state in rows]
