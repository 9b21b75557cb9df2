"""Whom a comment answers, on a line of its own below its author's, is not its author."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.dates import find_dates, find_relative
from newsparse.model import Line
from newsparse.rules.platforms import ANSWERING, WORD_CLASS

# Longer lines are no names; the author stands at most so many lines above the words.
_LONGEST, _REACH = 60, 3


def give_back_authors(lines: Sequence[Line], states: list[str]) -> None:
    """Where a line that says "in reply to" stands above what was taken for an author, the author is the name above both.

    Args:
        lines: the page's lines.
        states: their states; changed in place where authors stand first, among other lines.
    """
    for i in range(2, len(states)):
        if states[i] != "A1" or states[i - 1][0] not in "MQ" or not is_answering(lines[i - 1].text):
            continue
        above = range(i - 2, max(-1, i - 2 - _REACH), -1)
        at = next((k for k in above if states[k][0] not in "MQ" or _may_be_name(lines[k].text)), -1)
        if at >= 0 and states[at][0] in "MQ":
            states[at : i + 1] = ["A1", *["M1"] * (i - at)]


def is_answering(text: str) -> bool:
    """Whether a line holds nothing but the words between an author and whom he answers."""
    return text.casefold().strip(" :") in ANSWERING


def _may_be_name(text: str) -> bool:
    """Whether a line is no button, no date, no figure and no sentence."""
    words = text.casefold().split()
    if len(text) > _LONGEST or not any(map(str.isalpha, text)) or find_dates(text) or find_relative(text):
        return False
    return not all(word.strip(".:()") in WORD_CLASS or word.isdecimal() for word in words)
