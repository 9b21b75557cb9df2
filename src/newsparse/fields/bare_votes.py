"""Votes that are numbers and nothing else: what they count is told by where they stand in all comments of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsparse.fields.votes import is_button
from newsparse.model import Votes

_NUMBER = re.compile(r"0|[1-9]\d{0,5}")
_MARKS = re.compile(r"[|·•]")
# So many comments must have their numbers in the same place: one number may be anything.
_LEAST = 2


def bare_votes(about: Sequence[Sequence[str]], *, signed: bool = False) -> list[Votes]:
    """Read one number right below a comment's text, or two anywhere below it, before a button: "5 • Reply • Share".

    Two numbers are votes for and against. Numbers that rise by one from comment to comment are the comments' own.

    Args:
        about: for each comment, the lines that stand beside its text, in order; an empty one where the text stands
            between two.
        signed: whether votes elsewhere on the page may be negative, so that one number is the sum of votes for and against.

    Returns:
        The votes of each comment, empty where it has none or where the page does not show that numbers are votes.
    """
    found = [_numbers(_cells_below(lines)) for lines in about]
    read: list[Votes] = [Votes()] * len(found)
    for length in (1, 2):
        told = [(k, numbers) for k, numbers in enumerate(found) if len(numbers) == length]
        if len(told) >= _LEAST and not _counts_up([numbers[0] for _, numbers in told]):
            for k, numbers in told:
                read[k] = Votes(score=numbers[0]) if signed and length == 1 else Votes(None, *numbers)
    return read


def _cells_below(lines: Sequence[str]) -> list[str]:
    """What stands below a comment's text, cut at line ends, bullets and bars."""
    if "" not in lines:
        return []
    last = len(lines) - 1 - lines[::-1].index("")
    return [cell for line in lines[last + 1 :] for piece in _MARKS.split(line) if (cell := piece.strip())]


def _numbers(cells: Sequence[str]) -> list[int]:
    """The numbers before the first button that has any before it; a single one only if nothing stands above it."""
    start = 0
    for at, (cell, below) in enumerate(pairwise(cells)):
        if not _NUMBER.fullmatch(cell):
            start = at + 1
        elif is_button(below):
            numbers = [int(number) for number in cells[start : at + 1]]
            return numbers if len(numbers) == 2 and not _is_label(cells, start) or start == 0 and at == 0 else []
    return []


def _is_label(cells: Sequence[str], start: int) -> bool:
    return start > 0 and cells[start - 1].endswith((":", "："))


def _counts_up(numbers: Sequence[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(numbers))
