"""On a page of one member's comments, each begins below the line that says on which article it was made."""

from __future__ import annotations

import pytest

from newsparse.labelling.gathered import follow_headings
from newsparse.lines.text import read_lines

P, V = "Posted in: Rooms for Prayer See in context", "3 ( +5 / -2 )"


@pytest.mark.parametrize(
    ("page", "states", "expected"),
    [
        # what follows belongs to the comment, where the network began another or none
        (["Ann comments", P, "a", "b", V, P, "c", "d"], "T H S S Q Q S S", "T H S X Q Q S X"),
        (["Ann comments", P, "a", V, P, "c"], "T H S Q Q E", "T H S Q Q S"),
        # the last one goes on with sentences, to the page's own words
        (["Ann comments", P, "a", P, "c", "And so.", "More"], "T H S Q S E E", "T H S Q S X E"),
        (["Ann comments", P, "a", P, "c", "© 2024 Site. All rights reserved."], "T H S Q S E", "T H S Q S E"),
        (["Ann comments", P, "a", P, "c", "Please log in or register."], "T H S Q S E", "T H S Q S E"),
        # the first of these lost its text
        (["Ann comments", P, V, P, "b", V, P, "c"], "T H Q Q S Q Q S", "T H Q Q S Q Q S"),
        # what the network took for furniture between them stands between comments
        (["Ann comments", P, "a", V, P, "b", V, P, "c"], "T H S E E S E E E", "T H S Q Q S Q Q S"),
        # comments above, or lines that only begin so
        (["Title", "a", P, "b", P, "c"], "T S H S H S", "T S H S H S"),
        (["Title", "Posted in: News", "a", "b", "Posted in: News", "c"], "T H S S Q S", "T H S S Q S"),
        # one such line, or lines with no comment below
        (["Title", P, "a", "b"], "T H S S", "T H S S"),
        (["Title", P, P, "a", P, "b", P, "c"], "T H H B H B H S", "T H H B H B H S"),
        (["Title", P, "a", P, "b"], "T H B H B", "T H B H B"),
    ],
)
def test_comments_begin_below_their_articles(page: list[str], states: str, expected: str) -> None:
    given = [part + "0" * (part in "SXQ") for part in states.split()]
    chances = [0.0] * len(page)
    follow_headings(read_lines("\n".join(page)), given, chances, ["comments" in line for line in page])
    assert (chances[0] == 1.0) is ("Ann comments" in page)
    assert [state[0] for state in given] == expected.split()
