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
from newsparse.labelling.prose import give_body
from newsparse.model import Line

LAYOUTS = {"1": "author-first", "m": "author-first", "2": "author-after", "0": "author-lost", "": "no-comments"}


class Labelling(NamedTuple):
    """The states of a page's lines (see docs/model.md), how sure each is (0 to 1), and the page's layout."""

    states: list[str]
    certainty: list[float]
    layout: str


class Models:
    """The two learned models, opened from a folder that :mod:`tools/learn.py` wrote.

    Args:
        groups, lines: the models' bytes; kept, because the library reads them where they lie.
    """

    def __init__(self, groups: bytes, lines: bytes) -> None:
        self._held = (groups, lines)
        self.groups = pycrfsuite.Tagger()
        self.groups.open_inmemory(groups)
        self.lines = pycrfsuite.Tagger()
        self.lines.open_inmemory(lines)


@lru_cache(maxsize=1)
def shipped_models() -> Models:
    """The models that come with the package, opened when the first page needs them."""
    data = files(__package__).joinpath("data")
    return Models(data.joinpath("groups.crfsuite").read_bytes(), data.joinpath("lines.crfsuite").read_bytes())


def label_lines(lines: Sequence[Line], models: Models | None = None) -> Labelling:
    """Label a page's lines.

    Args:
        lines: the page's lines that are not blank, in order.
        models: learned weights; the shipped ones when not given.

    Returns:
        One state a line. Time is linear in the page's length.
    """
    if not lines:
        return Labelling([], [], LAYOUTS[""])
    view = view_page(lines)
    groups = find_groups(view.looks)
    page = Page(view.looks, view.texts)
    models = models or shipped_models()
    judge = models.groups
    scores = []
    for group in groups:
        judge.set([group_features(group, page)])
        scores.append(judge.marginal("1", 0))
    features = line_features(view)
    add_evidence(view.looks, groups, scores)
    tagger = models.lines
    tagger.set(features)
    states = tagger.tag()
    certainty = [tagger.marginal(state, i) for i, state in enumerate(states)]
    give_body(lines, states, page.heads)
    return Labelling(states, certainty, _layout(states))


def _layout(states: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    for state in states:
        if state[0] == "S":
            counts[state[1]] = counts.get(state[1], 0) + 1
    return LAYOUTS[max(counts, key=lambda k: (counts[k], k)) if counts else ""]
