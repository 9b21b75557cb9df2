"""Whether a page ends with a name: then its names may stand below their texts.

Nothing but names and texts in turns reads both ways. A page cut behind a name is rarer than one whose last comment is
signed, where the scores of the two ways lie close.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsparse.labelling.grammar import LAYOUTS, PARTS

_ABOVE = frozenset({LAYOUTS.index("1"), LAYOUTS.index("m")})
_BELOW = LAYOUTS.index("2")
_NAME, _BEGINS = PARTS.index("A"), PARTS.index("S")
# The score of names below is lower by no more than this: it is at least more than a third as likely.
_CLOSE = 1.0
# A last line that is less likely a name is none.
_LIKELY = 0.2


def layout_at_end(
    layout: int,
    path: Sequence[int],
    scores: Sequence[float],
    named: Callable[[int], float],
    path_of: Callable[[int], Sequence[int]],
) -> int:
    """The layout with names below, where that one takes the same lines for names and the last line of the page too.

    Args:
        layout: the one chosen, by number.
        path: each line's part under it, by number.
        scores: of every layout, in logits.
        named: how likely the last line is a name under a layout.
        path_of: the best path under another layout.
    """
    if layout not in _ABOVE or scores[layout] - scores[_BELOW] > _CLOSE or named(_BELOW) < _LIKELY:
        return layout
    other = path_of(_BELOW)
    same = all(part == _NAME for part, before in zip(other, path, strict=True) if before == _NAME)
    return _BELOW if same and other[-1] == _NAME and other.count(_BEGINS) >= path.count(_BEGINS) else layout
