"""Whether a thread has as many comments as its page declares.

Names stand above texts on a merged page and on one with furniture between its comments, and where nothing else tells
which it is, their scores lie close together; under the wrong one comments are taken for furniture, or furniture for
comments. "21 Comments" tells; it also tells names above from names below, and whether a short line is a name or a remark,
where both are nearly as likely. Pages that are labelled in stretches are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsparse.fields.counts import match_count
from newsparse.labelling.grammar import LAYOUTS, PARTS

# A number below this is no evidence; one is met by so many more or less, and missed by more than that (shares of it).
_FEWEST, _MET, _MISSED = 2, 0.1, 0.3
# The other layout's score is lower by no more than this: it is at least one in fifty as likely.
_CLOSE = 4.0
# A number is met by a path that is nearly as good where it is missed by so many comments, and by such a share, at most.
_NEAR, _NEAR_SHARE = 3, 1 / 3
# A page that says nobody has commented is believed against so many comments; a counter that never ran has more below it.
_DOUBTED = 3
_OTHER = {LAYOUTS.index("1"): LAYOUTS.index("m"), LAYOUTS.index("m"): LAYOUTS.index("1")}
_NONE, _BELOW = LAYOUTS.index(""), LAYOUTS.index("2")
_SIDES = {_BELOW: tuple(_OTHER)} | dict.fromkeys(_OTHER, (_BELOW,))
_ABOVE, _BEGINS, _BODY, _NAME = (PARTS.index(part) for part in "HSBA")
# Names above and names below are the same reading of a page when they share so many of their names' lines.
_SHARED = 0.6
_SAID = frozenset(map(PARTS.index, "ASX"))
# What a line that counts comments has before the title.
_TITLED = '“「『„«"《'


class Claims(NamedTuple):
    """What a page declares, and how else it can be read: ``counting``, the lines that have a word for comments, by place;
    the ``scores`` of its layouts, in logits; under a layout, by number, the best path (``path_of``)."""

    counting: Mapping[int, str]
    scores: Sequence[float]
    path_of: Callable[[int], Sequence[int]]

    def numbers(self) -> dict[int, int]:
        """The numbers of comments that lines declare, by place."""
        counts = ((place, match_count(text)) for place, text in self.counting.items())
        return {place: number for place, number in counts if number is not None}


def agreeing_layout(layout: int, path: Sequence[int], page: Claims) -> int:
    """The layout under which a page has the comments that it declares, where it has not under the one chosen.

    Args:
        layout: the one chosen, by number.
        path: each line's part under it, by number.
        page: what it declares, and how else it can be read.
    """
    other = _OTHER.get(layout)
    if other is None or page.scores[layout] - page.scores[other] > _CLOSE:
        return layout
    numbers = {place: number for place, number in page.numbers().items() if number >= _FEWEST}
    found = path.count(_BEGINS)
    told = [number for place, number in numbers.items() if path[place] not in _SAID]
    if not told or any(abs(found - number) <= _MISSED * number for number in told):
        return layout
    others = page.path_of(other)
    comments = others.count(_BEGINS)
    # who writes below a comment how many there are, speaks of something else
    met = (abs(comments - number) <= _MET * number for place, number in numbers.items() if others[place] == _ABOVE)
    return other if any(met) else layout


def side_that_counts(layout: int, path: Sequence[int], page: Claims) -> int:
    """The layout with names on the other side of their texts, where under that one a page has exactly the comments that it
    declares, and under the one chosen one less: read the wrong way, the text at one end of a thread has no name. Names
    below may also make one comment more, of the article's end.

    Args:
        layout, path, page: as in :func:`agreeing_layout`.
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


def denies(layout: int, path: Sequence[int], page: Claims) -> bool:
    """Whether a page says, once and nothing else, that nobody has commented ("No comments:"), where a path finds a few of
    which the network is not sure: a byline below an article looks like whoever signs a comment.

    Args:
        layout: the one chosen, by number.
        path: each line's part under it, by number.
        page: what it declares, and how else it can be read.
    """
    if not 0 < path.count(_BEGINS) <= _DOUBTED or page.scores[layout] - page.scores[_NONE] > _CLOSE:
        return False
    return [number for place, number in page.numbers().items() if path[place] not in _SAID] == [0]


def declared_thread(layout: int, path: Sequence[int], page: Claims) -> int:
    """The layout under which a page has comments below the one line that counts those on its title ("2 thoughts on “…”"), as
    many as that or fewer, and an article above it, where it is taken for a page without comments and that layout is nearly
    as likely. A plain "2 Comments" tells nothing: it stands above articles whose comments were not scraped.

    Args:
        layout, path, page: as in :func:`agreeing_layout`.
    """
    told = {place: number for place, number in page.numbers().items() if number} if layout == _NONE else {}
    if len(told) != 1:
        return layout
    [(place, number)] = told.items()
    if not any(mark in page.counting[place] for mark in _TITLED) or _BODY not in path[:place]:
        return layout
    for other in sorted(range(len(page.scores)), key=lambda one: -page.scores[one]):
        if other == _NONE or page.scores[_NONE] - page.scores[other] > _CLOSE:
            continue
        others = page.path_of(other)
        below = others[place] == _ABOVE and _SAID.isdisjoint(others[:place]) and _BODY in others[:place]
        if below and 0 < others.count(_BEGINS) <= number:
            return other
    return layout


def nearly_met(path: Sequence[int], counting: Mapping[int, str]) -> int | None:
    """The number of comments that a page declares, where a path misses it by a few.

    Args:
        path: each line's part, by number.
        counting: the lines that have a word for comments, by place.
    """
    found = path.count(_BEGINS)
    said = [match_count(text) or 0 for place, text in counting.items() if path[place] == _ABOVE]
    told = {number for number in said if number >= _FEWEST}
    if len(told) != 1 or not found or found in told:
        return None  # a teaser has a number too
    number = told.pop()
    return number if abs(number - found) <= min(_NEAR, max(1, _NEAR_SHARE * number)) else None


def still_declares(path: Sequence[int], before: Sequence[int], counting: Mapping[int, str]) -> bool:
    """Whether under another path the lines that declare a number still do so, and the article is still there."""
    stays = all(path[place] == _ABOVE for place in counting if before[place] == _ABOVE)
    return stays and (_BODY in path or _BODY not in before)
