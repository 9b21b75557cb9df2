"""Paragraphs and nothing else: an article, or a thread that lost its article, its authors and all that stood between."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.labelling.grammar import LAYOUTS, PARTS

# A thread of that kind must be likelier than no thread by so much (a difference of logits): articles are more common.
_SURE = 1.0
_LOST, _NONE = LAYOUTS.index("0"), LAYOUTS.index("")
_BESIDE = frozenset(map(PARTS.index, "BMQ"))


def is_voiceless(layout: int, path: Sequence[int], scores: Sequence[float]) -> bool:
    """Whether a page is taken for such a thread, and nearly as likely has none.

    Args:
        layout: the one chosen, by number.
        path: each line's part under it, by number.
        scores: of every layout, in logits.
    """
    return layout == _LOST and scores[_LOST] - scores[_NONE] < _SURE and _BESIDE.isdisjoint(path)
