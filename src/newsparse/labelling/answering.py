"""Whom a comment answers, on a line of its own below its author's, is not its author."""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsparse.fields.dates import find_dates, find_relative
from newsparse.model import Line
from newsparse.rules.platforms import ANSWERING, WORD_CLASS

# Longer lines are no names; the author stands at most so many lines above the words.
_LONGEST, _REACH = 60, 6


def give_back_authors(lines: Sequence[Line], states: list[str]) -> None:
    """Where a line that says "in reply to" stands above what was taken for an author, the author is the name above both.

    Args:
        lines: the page's lines.
        states: their states; changed in place where authors stand first, among other lines.
    """
    places = [i for i, state in enumerate(states) if state == "A1"]
    known = {lines[i].text for i in places}
    for i in places:
        if i > 1 and states[i - 1][0] in "MQ" and is_answering(lines[i - 1].text):
            at = _author_above(i - 1, lines, states, known)
            if at is not None:
                states[at : i + 1] = ["A1", *["M1"] * (i - at)]


def is_answering(text: str) -> bool:
    """Whether a line holds nothing but the words between an author and whom he answers."""
    return text.casefold().strip(" :") in ANSWERING


def _author_above(below: int, lines: Sequence[Line], states: Sequence[str], known: Set[str]) -> int | None:
    """Among the lines between the comment before and this one: who is an author elsewhere on the page, else the first that
    may be a name."""
    start = below
    while start > max(0, below - _REACH) and states[start - 1][0] in "MQ":
        start -= 1
    may_be = [i for i in range(start, below) if _may_be_name(lines[i].text)]
    return next((i for i in reversed(may_be) if lines[i].text in known), may_be[0] if may_be else None)


def _may_be_name(text: str) -> bool:
    """Whether a line is no button, no date, no figure, no place and no sentence."""
    words = text.casefold().split()
    if len(text) > _LONGEST or "," in text or not any(map(str.isalpha, text)):
        return False
    buttons = sum(word.strip(".:()") in WORD_CLASS or word.strip(".:()").isdecimal() for word in words)
    return 2 * buttons < len(words) and not find_dates(text) and not find_relative(text)
