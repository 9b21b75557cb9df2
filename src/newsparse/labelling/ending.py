"""Decide whether names stand above or below their texts by what the thread ends with.

Read the wrong way round, every text gets its neighbour's name, and one line is left over: a name after the last
text, or a text after the last name. Where the scores of both readings are close, the leftover decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, log1p
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.rules.platforms import ANSWERING

_FIRST, _MERGED, _BELOW = (LAYOUTS.index(name) for name in ("1", "m", "2"))
_NAME, _BEGINS, _GOES_ON, _HEAD, _BODY = (PARTS.index(part) for part in "ASXHB")
# How much less likely, in logits, the other reading may be and still be chosen. The margin is wider where names
# introduce their texts: furniture after a thread may have been mistaken for part of it, a colon for nothing.
_CLOSE_INTRODUCED, _CLOSE = 2.5, 1.0
# The least probability of a line as a name, and as text. Fewer names than ``_LEAST`` are no pattern, and both
# readings must have at least the share ``_SHARED`` of their names in common.
_LIKELY, _SAID, _LEAST, _SHARED = 0.2, 0.5, 2, 0.6


class Readings(NamedTuple):
    """The ways a page can be read.

    Attributes:
        texts: what each line says.
        scores: the score of each layout, in logits.
        path_of: gives the best path under a layout (by number).
        chances_of: gives, under a layout (by number), the marginal probabilities of the parts: (lines, parts).
    """

    texts: Sequence[str]
    scores: Sequence[float]
    path_of: Callable[[int], Sequence[int]]
    chances_of: Callable[[int], Array]

    def behind(self) -> float:
        """By how many logits names below are less likely than names above (in either layout that has them there)."""
        one, other = self.scores[_FIRST], self.scores[_MERGED]
        return max(one, other) + log1p(exp(-abs(one - other))) - self.scores[_BELOW]


def layout_at_last(layout: int, path: Sequence[int], page: Readings) -> int:
    """Return the layout under which nothing is left over after the thread.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: the other ways to read the page.

    Returns:
        The layout to use, by number: ``layout`` itself, or one with names on the other side of their texts.
    """
    if layout not in (_FIRST, _MERGED, _BELOW):
        return layout
    introduce = _introduce(path, page.texts)
    if (layout != _BELOW and introduce) or abs(page.behind()) > (_CLOSE_INTRODUCED if introduce else _CLOSE):
        return layout
    above = layout if layout != _BELOW else max(_FIRST, _MERGED, key=lambda one: page.scores[one])
    paths = {layout: path, (other := _BELOW if layout == above else above): page.path_of(other)}
    if not _share_names(paths[above], paths[_BELOW]):
        return layout
    if introduce:
        return above
    last_text, last_name = _last_text(above, paths[above], page), _last_name(paths[_BELOW], page)
    if last_text < 0 or last_name < 0:
        return layout
    better = _BELOW if last_name > last_text else above
    if better == layout or paths[better].count(_BEGINS) < path.count(_BEGINS):
        return layout
    return layout if layout == _MERGED and not _headed(paths[_BELOW], path) else better


def stand_above(path: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether something else than a count tells that names stand above their texts; then a count is missed for another reason.

    Most of them end with a colon, or the page is cut off in a name.
    """
    names = [place for place, part in enumerate(path) if part == _NAME]
    return _introduce(path, texts) or _is_cut(texts, names)


def _introduce(path: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether most names end with a colon ("Ann wrote on May 3:"): they stand above what they introduce."""
    names = [texts[place].rstrip() for place, part in enumerate(path) if part == _NAME]
    return len(names) >= _LEAST and sum(text.endswith((":", "：")) for text in names) >= _SHARED * len(names)


def _is_cut(texts: Sequence[str], names: Sequence[int]) -> bool:
    """Whether the last line breaks off inside a word of a name that stands above, too: the page is cut off in it."""
    last = texts[-1].strip()
    return any(texts[place].startswith(last) and texts[place][len(last) :][:1].isalnum() for place in names)


def _share_names(above: Sequence[int], below: Sequence[int]) -> bool:
    one = {place for place, part in enumerate(above) if part == _NAME}
    other = {place for place, part in enumerate(below) if part == _NAME}
    return len(one) >= _LEAST and len(one & other) >= _SHARED * max(len(one), len(other))


def _last_text(layout: int, path: Sequence[int], page: Readings) -> int:
    chances = page.chances_of(layout)
    said = chances[:, _BEGINS] + chances[:, _GOES_ON] >= _SAID
    parts = np.array(path)
    return _last(said & ((parts == _BEGINS) | (parts == _GOES_ON)))


def _last_name(path: Sequence[int], page: Readings) -> int:
    """The index of the last name under the layout with names below, or -1; "in reply to NAME" does not count."""
    named = (np.array(path) == _NAME) & (page.chances_of(_BELOW)[:, _NAME] >= _LIKELY)
    for place in np.flatnonzero(named)[::-1].tolist():
        if not page.texts[place].casefold().startswith(tuple(ANSWERING)):
            return int(place)
    return -1


def _last(found: Array) -> int:
    places = np.flatnonzero(found)
    return int(places[-1]) if len(places) else -1


def _headed(other: Sequence[int], path: Sequence[int]) -> bool:
    """Whether a thread begins right below a furniture line such as "3 Comments" and still leaves the page its article."""
    first = other.index(_BEGINS) if _BEGINS in other else 0
    return first > 0 and other[first - 1] == _HEAD and (_BODY in other or _BODY not in path)
