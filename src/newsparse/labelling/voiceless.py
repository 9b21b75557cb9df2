"""Threads that nothing speaks for but the network: the page may well be an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from newsparse.fields.counts import is_comment_heading, match_count
from newsparse.fields.dates import find_dates, find_relative
from newsparse.fields.list_marks import BULLET, NUMBER
from newsparse.fields.votes import match_votes
from newsparse.labelling.declared import Claims
from newsparse.labelling.grammar import LAYOUTS, PARTS

_LOST, _NONE = LAYOUTS.index("0"), LAYOUTS.index("")
# How much likelier than no thread, in logits, a thread must be that nothing else speaks for: without and with an article above.
# Below one, teasers look like comments with authors; merged dumps kept nothing that could speak for theirs. See
# docs/notes/labelling.md for what these bounds cost and spare.
_LEADS = {"0": (1.0, 2.5), "1": (1.73, 3.0), "2": (1.73, 3.0), "m": (1.73, 1.73)}
# The same where lines contain a word for comments elsewhere: menus and teasers have some.
_MENTIONED = 1.0
# The same for a list below an article: instructions, footnotes and sources look like comments without authors.
_LISTED = 6.0
# An article has at least so many lines; of a list at least this share of the comments begins with a bullet or a number.
_ARTICLE, _SHARE = 3, 0.5
# Nobody begins a comment with the own name: a page on which more than this share of the comments seem to do so has none.
_OWN = 0.4
_AUTHOR, _BEGINS, _BETWEEN, _BODY = (
    PARTS.index("A"),
    PARTS.index("S"),
    frozenset(map(PARTS.index, "MQ")),
    PARTS.index("B"),
)
# Longer lines are neither times nor votes. A line that announces comments stands at most so many lines above the first.
_LONGEST, _NEAR = 120, 20


def is_article(layout: int, path: Sequence[int], page: Claims, texts: Sequence[str], *, marked: bool) -> bool:
    """Whether a page that announces no comments was read as a thread although it may well have none.

    Nothing beside most of its comments then says when they were written or what readers think of them.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        page: what the page declares, and the scores of its layouts. Where lines contain a word for comments, but not shortly above
            the first one, a thread need only be a little likelier than none.
        texts: what each line says.
        marked: whether the page has markup, which tells more than this: there, only pages of nothing but paragraphs are asked
            about, which may have lost their article, their authors and their furniture.
    """
    announced = _is_announced(path, page.counting)
    if layout == _NONE or (page.counting and (marked or announced)):
        return False
    if _are_about_names(path, texts):
        return True
    below_article = not marked and path.count(_BODY) >= _ARTICLE
    listed = below_article and layout == _LOST and _is_list(path, texts)
    bound = _MENTIONED if page.counting else _LEADS[LAYOUTS[layout]][below_article]
    if _lead(page.scores) >= (_LISTED if listed else bound):
        return False
    if marked:
        return layout == _LOST and not any(part in _BETWEEN or part == _BODY for part in path)
    beside = [text for part, text in zip(path, texts, strict=True) if part in _BETWEEN and len(text) <= _LONGEST]
    told = sum(bool(match_votes(text) or find_dates(text) or find_relative(text)) for text in beside)
    return 2 * told < path.count(_BEGINS)


def _is_list(path: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether most comments begin with a bullet or a number."""
    said = [text.lstrip() for part, text in zip(path, texts, strict=True) if part == _BEGINS]
    return sum(bool(BULLET.match(text) or NUMBER.match(text)) for text in said) >= _SHARE * len(said)


def _are_about_names(path: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether most texts begin with the name above them: sections under their headings, or what is said about a writer."""
    pairs = [i for i in range(1, len(path)) if path[i - 1] == _AUTHOR and path[i] == _BEGINS]
    own = sum(texts[i].casefold().startswith(texts[i - 1].strip().casefold()) for i in pairs)
    return own > _OWN * path.count(_BEGINS)


def _is_announced(path: Sequence[int], counting: Mapping[int, str]) -> bool:
    """Whether a line shortly above the first comment counts some or heads them."""
    first = path.index(_BEGINS) if _BEGINS in path else 0
    return any(match_count(text) or is_comment_heading(text) for i, text in counting.items() if 0 < first - i <= _NEAR)


def _lead(scores: Sequence[float]) -> float:
    """By how many logits some thread is likelier than none."""
    return float(np.logaddexp.reduce([score for k, score in enumerate(scores) if k != _NONE]) - scores[_NONE])
