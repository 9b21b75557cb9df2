"""Whom a comment answers, on a line of its own below its author's, is not its author."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.model import Line
from newsparse.rules.platforms import ANSWERING

_FIRST = ("1", "m")


def give_back_authors(lines: Sequence[Line], states: list[str]) -> None:
    """Where a line that says "in reply to" stands above what was taken for an author, the author is the one above both.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
    """
    for i in range(2, len(states)):
        if states[i][0] != "A" or states[i][1:] not in _FIRST:
            continue
        between, above = states[i - 1][0], states[i - 2][0]
        if between in "MQ" and above in "MQ" and lines[i - 1].text.casefold().strip(" :") in ANSWERING:
            states[i - 2], states[i - 1], states[i] = states[i], f"M{states[i][1:]}", f"M{states[i][1:]}"
