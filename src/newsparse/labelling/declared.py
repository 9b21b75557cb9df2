"""Compare the number of comments found with the number that the page declares.

Names stand above texts both on a merged page and on one with furniture between its comments. Where nothing else
separates these layouts, their scores are close; under the wrong one, comments are taken for furniture or furniture
for comments. "21 Comments" decides. It also decides between names above and names below, and whether a short line
is a name or a remark, where both are nearly as likely. Pages that are labelled in stretches are not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsparse.fields.counts import match_count
from newsparse.labelling.grammar import LAYOUTS, PARTS

# Smaller numbers are no evidence. A number is met when the count of comments differs by at most the first share of
# it, and missed when it differs by more than the second.
_FEWEST, _MET, _MISSED = 2, 0.1, 0.3
# The most, in logits, that the other layout's score may be lower: it is then about one fiftieth as likely.
_CLOSE = 4.0
# A path that is nearly as good may be exchanged for one that meets the number if it misses it by at most this many
# comments and by at most this share of it.
_NEAR, _NEAR_SHARE = 3, 1 / 3
# A page that says nobody has commented is believed against at most this many comments; below a counter that never
# worked there are more.
_DOUBTED = 3
_OTHER = {LAYOUTS.index("1"): LAYOUTS.index("m"), LAYOUTS.index("m"): LAYOUTS.index("1")}
_NONE, _BELOW = LAYOUTS.index(""), LAYOUTS.index("2")
_SIDES = {_BELOW: tuple(_OTHER)} | dict.fromkeys(_OTHER, (_BELOW,))
_ABOVE, _BEGINS, _BODY, _NAME = (PARTS.index(part) for part in "HSBA")
# Names above and names below are the same reading of a page when at least this share of their name lines coincides.
_SHARED = 0.6
_SAID = frozenset(map(PARTS.index, "ASX"))
# What precedes the title on a line that counts the comments on it.
_TITLED = '“「『„«"《'


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


def agreeing_layout(layout: int, path: Sequence[int], page: Claims) -> int:
    """Exchange the layouts ``1`` and ``m`` where the page declares a number that only the other one meets.

    The chosen layout must miss every number that is declared outside the comments.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: what the page declares, and the other ways to read it.

    Returns:
        The layout to use, by number.
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
    # A number below a comment counts something else.
    met = (abs(comments - number) <= _MET * number for place, number in numbers.items() if others[place] == _ABOVE)
    return other if any(met) else layout


def side_that_counts(layout: int, path: Sequence[int], page: Claims) -> int:
    """Move the names to the other side of their texts, where only that finds exactly the declared comments.

    Read the wrong way round, the text at one end of the thread has no name, so the chosen layout must find one
    comment fewer. Names below may also find one more, made of the article's end. Both readings must share most
    lines with names, and the number must stand above the thread.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: as in :func:`agreeing_layout`.

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


def declared_thread(layout: int, path: Sequence[int], page: Claims) -> int:
    """Find the thread of a page that was read as one without comments although it counts those on its title.

    The page must declare one number, on a line with the title in quotation marks ("2 thoughts on “…”"), below body
    text. A layout is taken if it is nearly as likely, leaves the article above that line, and finds comments only
    below it, no more than declared. A plain "2 Comments" is no evidence: it stands above articles whose comments
    were not scraped.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: as in :func:`agreeing_layout`.

    Returns:
        The layout to use, by number.
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


def thread_below(path: Sequence[int], counting: Mapping[int, str]) -> int | None:
    """Find the line below which a thread begins that was read from above it, with the article as its first comment.

    An article that is signed and dated as its comments are looks like one of them. The page must declare one number,
    on a line inside the thread, and exactly as many comments must begin below that line, one above it.

    Args:
        path: each line's part, by number.
        counting: the lines that contain a word for comments, text by place.

    Returns:
        The place of the line, or None.
    """
    begun = [place for place, part in enumerate(path) if part == _BEGINS]
    told = {place: number for place, text in counting.items() if (number := match_count(text))}
    if len(told) != 1 or len(begun) < _FEWEST:
        return None
    [(place, number)] = told.items()
    return place if begun[0] < place < begun[1] and len(begun) == number + 1 else None


def one_each(path: Sequence[int], counting: Mapping[int, str]) -> bool:
    """Whether a thread without authors has as many lines of text as the line right above it declares comments.

    Args:
        path: each line's part, by number.
        counting: the lines that contain a word for comments, text by place.
    """
    begun = path.index(_BEGINS) if _BEGINS in path else 0
    number = match_count(counting.get(begun - 1, ""))
    return number is not None and number == sum(part in _SAID for part in path)


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


def still_declares(path: Sequence[int], before: Sequence[int], counting: Mapping[int, str]) -> bool:
    """Whether, under another path, the lines that declared a number still do, and the article is still there."""
    stays = all(path[place] == _ABOVE for place in counting if before[place] == _ABOVE)
    return stays and (_BODY in path or _BODY not in before)
