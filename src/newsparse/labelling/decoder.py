"""All lines of a page labelled together: a linear-chain conditional random field (Lafferty et al. 2001).

Its states are *layout × part*: ``A1`` is an author line on a page whose authors stand before the text, ``A2`` one whose
authors stand behind, ``S0`` the start of a text on a page that lost its authors, ``Am`` a bare name among bare texts.
No page mixes layouts, so the learned transitions between them are forbidding, and the best path (Viterbi, linear in the
page) weighs whole layouts against each other. See docs/model.md for the states and how the weights were learned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import pycrfsuite

from newsparse.labelling.anchors import Group, Page, find_groups, group_features
from newsparse.labelling.features import page_features, view_page
from newsparse.labelling.prose import give_body
from newsparse.labelling.spelling import Spelling
from newsparse.model import Line

LAYOUTS = {"1": "author-first", "m": "author-first", "2": "author-after", "0": "author-lost", "": "no-comments"}


class Labelling(NamedTuple):
    """The states of a page's lines (see docs/model.md), how sure each is (0 to 1), and the page's layout."""

    states: list[str]
    certainty: list[float]
    layout: str


# The learned models of a folder, each in a file of its own; ``fold`` models of a cross-validation carry its number.
MODEL_NAMES = ("authors", "periods", "words", "lines")


def _tagger(model: bytes) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return tagger


class Models:
    """The learned models that :mod:`tools/learn.py` wrote (see docs/model.md).

    Args:
        held: a model's bytes by its name in ``MODEL_NAMES``; kept, because the library reads them where they lie.
    """

    def __init__(self, held: Mapping[str, bytes]) -> None:
        self._held = dict(held)
        self.authors = _tagger(self._held["authors"])
        self.periods = _tagger(self._held["periods"])
        self.lines = _tagger(self._held["lines"])
        self.spelling = Spelling(self._held["words"])

    @classmethod
    def from_folder(cls, folder: Traversable, fold: str = "") -> Models:
        """Open the models of a folder.

        Args:
            folder: holds ``NAME.crfsuite`` for each of ``MODEL_NAMES``.
            fold: the number behind each name, for models of a cross-validation.

        Raises:
            OSError: a model is missing.
        """
        return cls({name: folder.joinpath(f"{name}{fold}.crfsuite").read_bytes() for name in MODEL_NAMES})


@lru_cache(maxsize=1)
def shipped_models() -> Models:
    """The models that come with the package, opened when the first page needs them."""
    return Models.from_folder(files(__package__).joinpath("data"))


def judge_groups(groups: Sequence[Group], page: Page, models: Models) -> tuple[list[float], list[float]]:
    """Score every group of a page: the probabilities that its lines hold authors, and that each comment has one."""
    authors: list[float] = []
    periods: list[float] = []
    for group in groups:
        row = [group_features(group, page)]
        models.authors.set(row)
        authors.append(models.authors.marginal("1", 0))
        models.periods.set(row)
        periods.append(models.periods.marginal("1", 0))
    return authors, periods


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
    authors, periods = judge_groups(groups, page, models)
    features = page_features(view, groups, authors, periods, models.spelling)
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
