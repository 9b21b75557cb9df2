"""A line of votes closes a comment."""

from __future__ import annotations

import pytest

from newsparse.labelling.voted import follow_votes
from newsparse.model import Line

V = "3 ( +5 / -2 )"
P = "The council met on Monday to talk about the clock, the bridge, the ferry and the fish."


@pytest.mark.parametrize(
    ("page", "states", "expected"),
    [
        # what stands above the first votes, where the article ends there
        (["a", "b", V, "c", V], "B B H S M", "B S M S M"),
        (["a", "4 Comments", V, "c", V, "d", V], "B H M S M S M", "B H M S M S M"),  # its text was lost
        (["a", "b", V, "c", V], "B H M S M", "B H M S M"),
        # a comment goes on to its votes, and the next begins behind them
        (["a", "b", "c", V, "d", V], "B S S M S M", "B S X M S M"),
        (["a", "b", "c", V, "d", V], "B S X M X M", "B S X M S M"),
        (["a", "b", V, "c", V, "e", "f"], "B S M S M S S", "B S M S M S S"),  # nothing tells where the last ones end
        # whom a comment answers stands above it
        (["a", "@Ann", "b", V, "c", V], "B Q S M S M", "B S X M S M"),
        # an article below the line that counts the comments: its dateline tells
        (["a", "2 Comments", "OSAKA", P, "c", V, "d", V], "T H S X X M S M", "T H H B S M S M"),
        (["a", "1 Comment", "NEW YORK", P, "c", V], "T H H S X M", "T H H B S M"),
        (["a", "2 Comments", "NICE, VERY NICE", P, "c", V, "d", V], "T H S X X M S M", "T H S X X M S M"),
        (["a", "2 Comments", "Osaka", P, "c", V, "d", V], "T H S X X M S M", "T H S X X M S M"),
        (["a", "2 Comments", "NO WAY", P, "c", V, "d", V], "T H S X X M S M", "T H S X X M S M"),
        (["a", "2 Comments", "OSAKA", "b", "c", V, "d", V], "T H S X X M S M", "T H S X X M S M"),
        # or a date above more paragraphs than any comment has
        (["a", "May 17, 2013", P, "b", "b", "c", V, "d", V], "T H S X X X M S M", "T H B B B S M S M"),
        (["a", "May 17, 2013", P, "b", "c", V, "d", V], "T H S X X M S M", "T H S X X M S M"),
        (
            ["a", "May 17, 2013", P, "b", "b", "c", V, "May 18, 2013", "d", V],
            "T H S X X X M Q S M",
            "T H S X X X M Q S M",
        ),
        (
            ["a", "May 17, 2013", P, "b", "c", V, "d", "e", "f", "g", V],
            "T H S X X M S X X X M",
            "T H S X X M S X X X M",
        ),
        (["a", "Ann", P, "b", "b", "c", V, "d", V], "T H S X X X M S M", "T H S X X X M S M"),
        # people voted on the article
        (["a", P, V, "2 Comments", "c", V, "d", V], "T B H H S M S M", "T B H H S M S M"),
        (["a", P, V, "Comments", "c", V, "d", V], "T B H H S M S M", "T B H H S M S M"),
        # a site leaves out zeros
        (["a", "b", V, "c", "Like 3", "d", V], "B S M S X X M", "B S M S M S M"),
        (["a", "b", V, "c", "+1", "d", V], "B S M S X X M", "B S M S X X M"),
        # the page is cut off, or ends with a link
        (["a", "b", V, "c", V, "One more of them is gone"], "B S M S M E", "B S M S M S"),
        (["a", "b", V, "c", V, "Back to top"], "B S M S M E", "B S M S M E"),
        (["a", "b", V, "c", V, "Subscribe to: Post Comments (Atom)"], "B S M S M E", "B S M S M E"),
        # a comment without votes on a page of one member's
        (
            ["a", "b", V, "Posted in: X See in context", "c", "Posted in: Y See in context", "d", V],
            "B S M Q S Q S M",
            "B S M Q S Q S M",
        ),
        # other lines of votes, or too few
        (["a", "b", "12 Likes", "c", "1 Like"], "B B H S M", "B B H S M"),
        (["a", "b", V, "c", "d"], "B B H S S", "B B H S S"),
        (["a", V, "b", "c", V, "d"], "B M S S M S", "B M S S M S"),  # votes stand above their texts here
        (["a", V, "b", V], "B H B H", "B H B H"),
    ],
)
def test_comments_end_at_votes(page: list[str], states: str, expected: str) -> None:
    lines = [Line(0, len(text), text) for text in page]
    given = [part + "0" * (part in "SXMQ") for part in states.split()]
    follow_votes(lines, given)
    assert [state[0] for state in given] == expected.split()
    assert all(state[1:] == "0" for state in given if state[0] in "SX")
