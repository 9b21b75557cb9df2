"""Pages of nothing but paragraphs: an article, or a thread that lost its article, its authors and its furniture."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.labelling.grammar import LAYOUTS, PARTS

# Such a thread must be likelier than no thread by this difference of logits: articles are more common.
_SURE = 1.0
_LOST, _NONE = LAYOUTS.index("0"), LAYOUTS.index("")
_BESIDE = frozenset(map(PARTS.index, "BMQ"))


def is_voiceless(layout: int, path: Sequence[int], scores: Sequence[float]) -> bool:
    """Whether a page was read as such a thread although it is nearly as likely to have none.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        scores: the score of each layout, in logits.
    """
    return layout == _LOST and scores[_LOST] - scores[_NONE] < _SURE and _BESIDE.isdisjoint(path)
