"""Threads that nothing speaks for but the network: the page may well be an article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsparse.fields.dates import find_dates, find_relative
from newsparse.fields.votes import match_votes
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.network import softmax

_LOST, _NONE = LAYOUTS.index("0"), LAYOUTS.index("")
# A thread without authors must be likelier than no thread by this difference of logits, as articles are more common; for one
# with authors, no thread may be this likely at most. Of 112 invented threads on dumps of articles, cross-validated, this takes
# back 63; of 648 dumps with threads two, whose comments were wrong.
_SURE, _UNLIKELY = 1.0, 0.15
_BEGINS, _BETWEEN, _BODY = PARTS.index("S"), frozenset(map(PARTS.index, "MQ")), PARTS.index("B")
# Longer lines are neither times nor votes.
_LONGEST = 120


def is_article(
    layout: int, path: Sequence[int], scores: Sequence[float], texts: Sequence[str], *, marked: bool
) -> bool:
    """Whether a page that does not mention comments was read as a thread although it may well have none.

    Nothing beside most of its comments then says when they were written or what readers think of them.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        scores: the score of each layout, in logits.
        texts: what each line says.
        marked: whether the page has markup, which tells more than this: there, only pages of nothing but paragraphs are asked
            about, which may have lost their article, their authors and their furniture.
    """
    if layout == _NONE or not _is_open(layout, scores):
        return False
    if marked:
        return layout == _LOST and not any(part in _BETWEEN or part == _BODY for part in path)
    beside = [text for part, text in zip(path, texts, strict=True) if part in _BETWEEN and len(text) <= _LONGEST]
    told = sum(bool(match_votes(text) or find_dates(text) or find_relative(text)) for text in beside)
    return 2 * told < sum(part == _BEGINS for part in path)


def _is_open(layout: int, scores: Sequence[float]) -> bool:
    """Whether a page may well have no thread, by the scores of its layouts."""
    if layout == _LOST:
        return scores[_LOST] - scores[_NONE] < _SURE
    return bool(softmax(np.array(scores))[_NONE] > _UNLIKELY)
