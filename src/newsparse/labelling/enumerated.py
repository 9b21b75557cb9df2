"""Threads that lost their authors but kept a list's numbers: where a comment begins is counted, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.model import Line

_NUMBERED = re.compile(r"(\d{1,5})[.)]\s+(?=\S)")
# Answers stand under what they answer, in lists without numbers.
_BULLET = re.compile(r"[•*+◦▪-]\s+\S")
# So many numbers are a list's; and such a share of the comments must begin with one of them already.
_LEAST, _SHARE = 2, 0.5


class _Counted(NamedTuple):
    """Line ``place`` is numbered ``number``."""

    place: int
    number: int


def follow_numbers(lines: Sequence[Line], states: list[str]) -> None:
    """Let comments begin at the numbers that count on from the first comment's, and between two of these that follow
    each other nowhere else but at bullets.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the thread's layout is ``0`` and its first line is numbered.
    """
    begins = [i for i, state in enumerate(states) if state == "S0"]
    if not begins or not _NUMBERED.match(lines[begins[0]].text):
        return
    counted = list(_counted(lines, states, begins[0]))
    known = sum(states[one.place] == "S0" for one in counted)
    if len(counted) < _LEAST or known < _SHARE * len(begins):
        return
    for one, following in pairwise(counted):
        for i in range(one.place + 1, following.place):
            if following.number == one.number + 1 and _is_inside(i, lines, states):
                states[i] = "X0"
    for one in counted:
        if states[one.place] == "X0":
            states[one.place] = "S0"


def _is_inside(i: int, lines: Sequence[Line], states: Sequence[str]) -> bool:
    """Whether a comment seems to begin where the one before goes on."""
    return states[i] == "S0" and states[i - 1] != "Q0" and not _BULLET.match(lines[i].text)


def _counted(lines: Sequence[Line], states: Sequence[str], first: int) -> Iterator[_Counted]:
    """The thread's lines that are numbered upwards and whose texts begin as far in as the first one's. A number may be
    left out where the path saw a comment begin."""
    last, column = 0, None
    for i in range(first, len(states)):
        found = _NUMBERED.match(lines[i].text) if states[i][1:] == "0" else None
        if found is None:
            continue
        number, place = int(found[1]), lines[i].indent + found.end()
        starts = column is None or (place == column and (number == last + 1 or (states[i] == "S0" and number > last)))
        if starts:
            last, column = number, place
            yield _Counted(i, number)
