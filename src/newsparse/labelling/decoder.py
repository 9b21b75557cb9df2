"""All lines of a page labelled together: a linear-chain conditional random field (Lafferty et al. 2001).

Its states are *layout × part*: ``A1`` is an author line on a page whose authors stand before the text, ``A2`` one whose
authors stand behind, ``S0`` the start of a text on a page that lost its authors, ``Am`` a bare name among bare texts.
No page mixes layouts, so the learned transitions between them are forbidding, and the best path (Viterbi, linear in the
page) weighs whole layouts against each other. See docs/model.md for the states and how the weights were learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import pycrfsuite

from newsparse.labelling.anchors import Page, find_groups, group_features
from newsparse.labelling.evidence import add_evidence
from newsparse.labelling.features import line_features, view_page
from newsparse.model import Line

LAYOUTS = {"1": "author-first", "m": "author-first", "2": "author-after", "0": "author-lost", "": "no-comments"}


class Labelling(NamedTuple):
    """The states of a page's lines (see docs/model.md), how sure each is (0 to 1), and the page's layout."""

    states: list[str]
    certainty: list[float]
    layout: str


_weights: dict[str, bytes] = {}


@lru_cache(maxsize=2)
def _tagger(name: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    # The library does not copy the bytes: they must live as long as the tagger.
    _weights[name] = files(__package__).joinpath("data", name).read_bytes()
    tagger.open_inmemory(_weights[name])
    return tagger


def label_lines(lines: Sequence[Line]) -> Labelling:
    """Label a page's lines.

    Args:
        lines: the page's lines that are not blank, in order.

    Returns:
        One state a line. Time is linear in the page's length.
    """
    if not lines:
        return Labelling([], [], LAYOUTS[""])
    view = view_page(lines)
    groups = find_groups(view.looks)
    page = Page(view.looks, view.texts)
    judge = _tagger("groups.crfsuite")
    scores = []
    for group in groups:
        judge.set([group_features(group, page)])
        scores.append(judge.marginal("1", 0))
    features = line_features(view)
    add_evidence(view.looks, groups, scores)
    tagger = _tagger("lines.crfsuite")
    tagger.set(features)
    states = tagger.tag()
    certainty = [tagger.marginal(state, i) for i, state in enumerate(states)]
    return Labelling(states, certainty, _layout(states))


def _layout(states: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    for state in states:
        if state[0] == "S":
            counts[state[1]] = counts.get(state[1], 0) + 1
    return LAYOUTS[max(counts, key=lambda k: (counts[k], k)) if counts else ""]
