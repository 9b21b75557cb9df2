"""Whether a page ends with a name: then its names may stand below their texts.

Nothing but names and texts in turns reads both ways. Where a line such as "3 Comments" parts them from the article, the
first line below it tells: a text, and names stand below. A page cut behind a name does not begin so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, log1p

from newsparse.labelling.grammar import LAYOUTS, PARTS

_FIRST, _MERGED, _BELOW = (LAYOUTS.index(name) for name in ("1", "m", "2"))
_NAME, _BEGINS, _HEAD, _BODY = (PARTS.index(part) for part in "ASHB")
# The score of names below is lower than that of names above by no more than this, in logits.
_CLOSE = 2.5
# A last line that is less likely a name is none; fewer names are no pattern.
_LIKELY, _LEAST = 0.2, 2


def layout_at_end(
    layout: int,
    path: Sequence[int],
    scores: Sequence[float],
    named: Callable[[int], float],
    path_of: Callable[[int], Sequence[int]],
) -> int:
    """The layout with names below, where that one takes the same lines for names and the last line of the page too, and
    the first comment stands right below a line that is neither article nor comment.

    Args:
        layout: the one chosen, by number.
        path: each line's part under it, by number.
        scores: of every layout, in logits.
        named: how likely the last line is a name under a layout.
        path_of: the best path under another layout.
    """
    if layout not in (_FIRST, _MERGED) or _behind(scores) > _CLOSE or named(_BELOW) < _LIKELY:
        return layout
    names = [place for place, part in enumerate(path) if part == _NAME]
    other = path_of(_BELOW)
    if len(names) < _LEAST or other[-1] != _NAME or any(other[place] != _NAME for place in names):
        return layout
    first = other.index(_BEGINS) if _BEGINS in other else 0
    headed = first > 0 and other[first - 1] == _HEAD and (_BODY in other or _BODY not in path)
    return _BELOW if headed and other.count(_BEGINS) >= path.count(_BEGINS) else layout


def _behind(scores: Sequence[float]) -> float:
    """By how much names below are less likely than names above, whatever else stands between."""
    high, low = max(scores[_FIRST], scores[_MERGED]), min(scores[_FIRST], scores[_MERGED])
    return high + log1p(exp(low - high)) - scores[_BELOW]
