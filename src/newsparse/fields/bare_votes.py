"""Votes that are numbers and nothing else: what they count is told by where they stand in all comments of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.fields.dates import DAY, find_dates, find_relative
from newsparse.fields.members import tells_of_member
from newsparse.fields.votes import BETWEEN, is_button, match_votes
from newsparse.model import Votes

_NUMBER = re.compile(r"0|[1-9]\d{0,5}")
_ZERO = re.compile(r"(0(?:\s?/\s?0)?)(?:\s\([^()]*\))?")
# So many comments must have their numbers in the same place: one number may be anything.
_LEAST = 2
# Where no button stands behind the numbers, this share of all comments must have them.
_MOST = 0.5
# The longest line that is a time and nothing else.
_LONGEST = 60


class Sides(NamedTuple):
    """The lines that stand above a comment's text and below it, in order."""

    above: Sequence[str] = ()
    below: Sequence[str] = ()


class _Found(NamedTuple):
    place: str
    numbers: list[int]


def bare_votes(comments: Sequence[Sides], *, signed: bool = False) -> list[Votes]:
    """Read the numbers that stand in the same place in several comments of a page.

    - one or two right below the text, before a button: "5 • Reply • Share"
    - two below the text, before a button or at the end: "Reply", "12", "1"
    - one or two between the comment's time and its text

    Two numbers are votes for and against. Numbers that mostly rise or fall by one from comment to comment are the
    comments' own.

    Args:
        comments: for each comment, the lines beside its text.
        signed: whether votes elsewhere on the page may be negative, so that one number is the sum of votes for and against.

    Returns:
        The votes of each comment, empty where it has none or where the page does not show that numbers are votes.
    """
    found = [next(_numbers_beside(sides), None) for sides in comments]
    read: list[Votes] = [Votes()] * len(found)
    for place in {one.place for one in found if one is not None}:
        told = [(k, one.numbers) for k, one in enumerate(found) if one is not None and one.place == place]
        many = place in _BEFORE_BUTTONS or len(told) >= _MOST * len(comments)
        if many and len(told) >= _LEAST and not _are_in_order([numbers[0] for _, numbers in told]):
            for k, numbers in told:
                read[k] = Votes(score=numbers[0]) if signed and len(numbers) == 1 else Votes(None, *numbers)
    return read


def zero_votes(comments: Sequence[Sides]) -> list[Votes]:
    """Read "0" or "0/0" where other comments of the page have votes with a sign in that place ("+3", "+3/-1").

    Args:
        comments: for each comment, the lines beside its text.

    Returns:
        The votes of each comment, empty where no such zero stands beside it.
    """
    places = [_places(sides) for sides in comments]
    known = Counter(place for one in places for place, text in one.items() if text[0] in "+-−–" and match_votes(text))
    read = [Votes()] * len(comments)
    for k, one in enumerate(places):
        zeros = (_ZERO.fullmatch(text) for place, text in one.items() if text[0] == "0" and known[place] >= _LEAST)
        zero = next(filter(None, zeros), None)
        if zero is not None:
            read[k] = Votes(None, 0, 0) if len(zero[1]) > 1 else Votes(score=0)
    return read


def with_sums(votes: Sequence[Votes]) -> list[Votes]:
    """Take votes for as sums, on a page where the same votes fall below zero elsewhere: "Helpful? 1", "Helpful? -3".

    They are other votes where a comment has both, or votes against.
    """
    below = any(one.score is not None and one.score < 0 for one in votes)
    apart = any(one.down is not None or (one.score is not None and one.up is not None) for one in votes)
    if not below or apart:
        return list(votes)
    return [Votes(score=one.up) if one.up is not None else one for one in votes]


_EDGE, _INNER, _END, _TIMED = "below the text", "before a button", "at the end", "between time and text"
_BEFORE_BUTTONS = (_EDGE, _INNER)


def _numbers_beside(sides: Sides) -> Iterator[_Found]:
    """The numbers beside a text that may be votes, the likeliest first."""
    below = _cells(sides.below)
    before_button = _before_button(below)
    if before_button is not None:
        yield before_button
    start = _run_before(below, len(below))
    if len(below) - start == 2 and (start == 0 or is_button(below[start - 1])):
        yield _Found(_END, [int(number) for number in below[start:]])
    above = _cells(sides.above)
    start = _run_before(above, len(above))
    if 1 <= len(above) - start <= 2 and start > 0 and _is_time(above[start - 1], above[start - 2] if start > 1 else ""):
        yield _Found(_TIMED, [int(number) for number in above[start:]])


def _before_button(cells: Sequence[str]) -> _Found | None:
    """The numbers before the first button that has any before it; a single one only if nothing stands above it."""
    for at, (cell, below) in enumerate(pairwise(cells)):
        if not _NUMBER.fullmatch(cell) or not _is_button(below):
            continue
        start = _run_before(cells, at + 1)
        numbers = [int(number) for number in cells[start : at + 1]]
        if len(numbers) > 2 or (start == 0) < (len(numbers) == 1) or _is_label(cells, start):
            return None
        return _Found(_EDGE if start == 0 else _INNER, numbers)
    return None


def _cells(lines: Sequence[str]) -> list[str]:
    """Lines cut at bullets and bars, without pieces that hold neither letters nor figures."""
    cells = (piece.strip() for line in lines for piece in BETWEEN.split(line))
    return [cell for cell in cells if any(map(str.isalnum, cell)) or "," in cell or "+" in cell]


def _run_before(cells: Sequence[str], end: int) -> int:
    """Where the run of numbers that ends before ``end`` begins; ``end`` where there is none."""
    while end > 0 and _NUMBER.fullmatch(cells[end - 1]):
        end -= 1
    return end


def _is_button(text: str) -> bool:
    """Whether a line begins with a button's word, or with how many there are of what it gives: "Reply", "1 reply"."""
    number, _, word = text.partition(" ")
    return is_button(word if _NUMBER.fullmatch(number) else text)


def _is_label(cells: Sequence[str], start: int) -> bool:
    return start > 0 and cells[start - 1].endswith((":", "："))


def _is_time(text: str, above: str) -> bool:
    """Whether a line ends in the time at which something was written, to the day; what no reader knows of it are figures."""
    if len(text) > _LONGEST or tells_of_member(text, above):
        return False
    days = [match.end for match in find_dates(text) if len(match.value.value or match.value.raw) >= DAY]
    end = max([*days, *(end for _, end in find_relative(text))], default=0)
    return end > 0 and not any(map(str.isalpha, text[end:]))


def _places(sides: Sides) -> dict[tuple[str, int], str]:
    """What stands beside a text, by its distance from it."""
    above = {("above", k): text.strip() for k, text in enumerate(reversed(sides.above))}
    below = {("below", k): text.strip() for k, text in enumerate(sides.below)}
    return {place: text for place, text in (above | below).items() if text}


def _are_in_order(numbers: Sequence[int]) -> bool:
    """Whether numbers mostly rise by one, or mostly fall by one."""
    steps = [after - before for before, after in pairwise(numbers)]
    return any(2 * steps.count(step) > len(steps) for step in (1, -1))
