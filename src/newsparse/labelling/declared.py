"""Compare the number of comments found with the number that the page declares.

"21 Comments" decides between names above and names below, and whether a short line is a name or a remark, where both
are nearly as likely; "No comments" against a doubtful one. Pages that are labelled in stretches are not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsparse.fields.counts import match_count
from newsparse.labelling.grammar import LAYOUTS, PARTS

# Smaller numbers are no evidence.
_FEWEST = 2
# The most, in logits, that the other layout's score may be lower: it is then about one fiftieth as likely.
_CLOSE = 4.0
# A path that is nearly as good may be exchanged for one that meets the number if it misses it by at most this many
# comments and by at most this share of it.
_NEAR, _NEAR_SHARE = 3, 1 / 3
# A page that says nobody has commented is believed against at most this many comments; below a counter that never
# worked there are more.
_DOUBTED = 3
_NONE, _BELOW, *_NAMES_ABOVE = (LAYOUTS.index(name) for name in ("", "2", "1", "m"))
_SIDES = {_BELOW: tuple(_NAMES_ABOVE)} | dict.fromkeys(_NAMES_ABOVE, (_BELOW,))
_ABOVE, _BEGINS, _NAME = (PARTS.index(part) for part in "HSA")
# Names above and names below are the same reading of a page when at least this share of their name lines coincides.
_SHARED = 0.6
_SAID = frozenset(map(PARTS.index, "ASX"))


class Claims(NamedTuple):
    """What a page declares, and the other ways to read it.

    Attributes:
        counting: the lines that contain a word for comments, text by place.
        scores: the scores of its layouts, in logits.
        path_of: gives the best path under a layout (by number).
    """

    counting: Mapping[int, str]
    scores: Sequence[float]
    path_of: Callable[[int], Sequence[int]]

    def numbers(self) -> dict[int, int]:
        """The numbers of comments that lines declare, by place."""
        counts = ((place, match_count(text)) for place, text in self.counting.items())
        return {place: number for place, number in counts if number is not None}


def side_that_counts(layout: int, path: Sequence[int], page: Claims) -> int:
    """Move the names to the other side of their texts, where only that finds exactly the declared comments.

    Read the wrong way round, the text at one end of the thread has no name, so the chosen layout must find one
    comment fewer. Names below may also find one more, made of the article's end. Both readings must share most
    lines with names, and the number must stand above the thread.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: what the page declares, and the other ways to read it.

    Returns:
        The layout to use, by number.
    """
    if layout not in _SIDES:
        return layout
    other = max(_SIDES[layout], key=lambda one: page.scores[one])
    numbers = page.numbers()
    told = {number for place, number in numbers.items() if number and path[place] not in _SAID}
    number, found = max(told, default=0), path.count(_BEGINS)
    if len(told) != 1 or number < _FEWEST or page.scores[layout] - page.scores[other] > _CLOSE:
        return layout
    if found != number - 1 and (layout != _BELOW or found != number + 1):
        return layout
    others = page.path_of(other)
    names, other_names = ({place for place, part in enumerate(one) if part == _NAME} for one in (path, others))
    shared = len(names & other_names) >= _SHARED * max(len(names), len(other_names))
    above = any(others[place] == _ABOVE for place, declared in numbers.items() if declared == number)
    return other if others.count(_BEGINS) == number and shared and above else layout


def denied_layout(layout: int, path: Sequence[int], page: Claims) -> int:
    """Return the layout without a thread where a page only declares that nobody has commented, and the path finds a few doubtful ones.

    "No comments:" is believed then: a byline below an article looks like a commenter's name.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: what the page declares, and the other ways to read it.

    Returns:
        The layout to use, by number.
    """
    if not 0 < path.count(_BEGINS) <= _DOUBTED or page.scores[layout] - page.scores[_NONE] > _CLOSE:
        return layout
    declared = [number for place, number in page.numbers().items() if path[place] not in _SAID]
    return _NONE if declared == [0] else layout


def nearly_met(path: Sequence[int], counting: Mapping[int, str]) -> int | None:
    """Return the number of comments that a page declares, where a path misses it by a few.

    Args:
        path: each line's part, by number.
        counting: the lines that contain a word for comments, text by place.

    Returns:
        The number; None if the path meets it or misses it by more, or if the page declares none or several.
    """
    found = path.count(_BEGINS)
    said = [match_count(text) or 0 for place, text in counting.items() if path[place] == _ABOVE]
    told = {number for number in said if number >= _FEWEST}
    if len(told) != 1 or not found or found in told:
        return None  # teasers have numbers too
    number = told.pop()
    return number if abs(number - found) <= min(_NEAR, max(1, _NEAR_SHARE * number)) else None
