"""Threads that lost their authors but kept a list's numbers: where a comment begins is counted, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.model import Line

_NUMBERED = re.compile(r"(\d{1,5})[.)]\s+\S")
# Answers stand under what they answer, in lists without numbers.
_BULLET = re.compile(r"[•*+◦▪-]\s+\S")
# So many numbers in a row are a list's.
_LEAST = 2


def follow_numbers(lines: Sequence[Line], states: list[str]) -> None:
    """Let comments begin at the numbers that count on from the first comment's, in a text that stands unbroken nowhere
    else but at bullets.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the thread's layout is ``0`` and its first line is numbered.
    """
    begins = [i for i, state in enumerate(states) if state == "S0"]
    if not begins or not _NUMBERED.match(lines[begins[0]].text):
        return
    counted = set(_counted(lines, states, begins[0]))
    if len(counted) < _LEAST:
        return
    for i in range(begins[0], len(states)):
        if states[i] == "X0" and i in counted:
            states[i] = "S0"
        elif states[i] == "S0" and i not in counted and not _BULLET.match(lines[i].text) and states[i - 1] != "Q0":
            states[i] = "X0"


def _counted(lines: Sequence[Line], states: Sequence[str], first: int) -> Iterator[int]:
    """The lines of the thread that are numbered one after another, as far in as the first."""
    wanted, indent = None, lines[first].indent
    for i in range(first, len(states)):
        found = _NUMBERED.match(lines[i].text) if lines[i].indent == indent and states[i][1:] == "0" else None
        if found and (wanted is None or int(found[1]) == wanted):
            wanted = int(found[1]) + 1
            yield i
