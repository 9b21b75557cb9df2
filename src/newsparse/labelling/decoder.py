"""All lines of a page labelled together: a linear-chain conditional random field (Lafferty et al. 2001).

Its states are *layout × part*: ``A1`` is an author line on a page whose authors stand before the text, ``A2`` one whose
authors stand behind, ``S0`` the start of a text on a page that lost its authors, ``Am`` a bare name among bare texts.
No page mixes layouts, so the learned transitions between them are forbidding, and the best path (Viterbi, linear in the
page) weighs whole layouts against each other. See docs/model.md for the states and how the weights were learned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from newsparse.confidence import UNCALIBRATED, Calibration, read_calibration
from newsparse.errors import OptionError
from newsparse.labelling.anchors import Group, Page, find_groups, group_features
from newsparse.labelling.features import page_features, view_page
from newsparse.labelling.prose import fill_merged_body, give_body
from newsparse.labelling.spelling import Spelling
from newsparse.labelling.titles import give_title
from newsparse.model import Line

# A page of more lines is labelled in stretches that overlap, so that its features never fill the memory.
WINDOW, OVERLAP = 20_000, 200

LAYOUTS = {"1": "author-first", "m": "author-first", "2": "author-after", "0": "author-lost", "": "no-comments"}


class Labelling(NamedTuple):
    """The states of a page's lines (see docs/model.md), how sure each is (0 to 1), and the page's layout."""

    states: list[str]
    certainty: list[float]
    layout: str
    calibration: Calibration = UNCALIBRATED


# The learned models of a folder, each in a file of its own; ``fold`` models of a cross-validation carry its number.
MODEL_NAMES = ("authors", "periods", "words", "lines", "titles")


def _tagger(model: bytes) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return tagger


class Models:
    """The learned models that :mod:`tools/learn.py` wrote (see docs/model.md).

    Args:
        held: a model's bytes by its name in ``MODEL_NAMES``; kept, because the library reads them where they lie.
        calibration: what the lines' certainties are worth.
    """

    def __init__(self, held: Mapping[str, bytes], calibration: Calibration = UNCALIBRATED) -> None:
        self._held = dict(held)
        self.authors = _tagger(self._held["authors"])
        self.periods = _tagger(self._held["periods"])
        self.lines = _tagger(self._held["lines"])
        self.titles = _tagger(self._held["titles"])
        self.spelling = Spelling(self._held["words"])
        self.calibration = calibration

    @classmethod
    def from_folder(cls, folder: Path, fold: str = "") -> Models:
        """Open the models of a folder.

        Args:
            folder: holds ``NAME.crfsuite`` for each of ``MODEL_NAMES``.
            fold: the number behind each name, for models of a cross-validation.

        Raises:
            OSError: a model is missing.
            ValueError: a model is none.
        """
        held = {name: folder.joinpath(f"{name}{fold}.crfsuite").read_bytes() for name in MODEL_NAMES}
        curves = folder.joinpath(f"calibration{fold}.json")
        return cls(held, read_calibration(curves.read_text("utf-8")) if curves.is_file() else UNCALIBRATED)


@lru_cache(maxsize=1)
def shipped_models() -> Models:
    """The models that come with the package, opened when the first page needs them."""
    return Models.from_folder(Path(__file__).parent / "data")


@lru_cache(maxsize=4)
def open_models(folder: str) -> Models:
    """The models of a folder that :mod:`tools/learn.py` wrote, opened once a process.

    Raises:
        OptionError: a model is missing or is none.
    """
    try:
        return Models.from_folder(Path(folder))
    except OSError as problem:
        missing = problem.filename or folder
        raise OptionError(f"{missing}: no model ({problem.strerror}); tools/learn.py --out writes them") from None
    except ValueError as problem:
        raise OptionError(f"{folder}: not models that tools/learn.py wrote ({problem})") from None


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
        One state a line. Time is linear in the page's length, memory beyond the lines themselves is bounded.
    """
    models = models or shipped_models()
    states: list[str] = []
    certainty: list[float] = []
    for start in range(0, len(lines), WINDOW):
        low, high = max(0, start - OVERLAP), min(len(lines), start + WINDOW + OVERLAP)
        part = _label_window(lines[low:high], models, first=not start)
        stop = min(start + WINDOW, len(lines)) - low
        states += part[0][start - low : stop]
        certainty += part[1][start - low : stop]
    return Labelling(states, certainty, _layout(states), models.calibration)


def _label_window(lines: Sequence[Line], models: Models, *, first: bool) -> tuple[list[str], list[float]]:
    """The states of one stretch of a page, and how sure each is; body and title are looked for in the first."""
    view = view_page(lines)
    groups = find_groups(view.looks)
    page = Page(view.looks, view.texts)
    authors, periods = judge_groups(groups, page, models)
    models.lines.set(page_features(view, groups, authors, periods, models.spelling))
    states = models.lines.tag()
    certainty = [models.lines.marginal(state, i) for i, state in enumerate(states)]
    if first:
        _drop_nameless(states)
        if not fill_merged_body(view, states, page.heads):
            give_body(lines, states, page.heads)
        give_title(view, states, models.titles)
    return states, certainty


def _drop_nameless(states: list[str]) -> None:
    """A thread whose layout has authors, on a page that shows not one, is no thread: its lines go back to the page."""
    for layout in "1m2":
        if "A" + layout not in states:
            for i, state in enumerate(states):
                if state[0] in "SXMQ" and state[1:] == layout:
                    states[i] = "H"


def _layout(states: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    for state in states:
        if state[0] == "S":
            counts[state[1]] = counts.get(state[1], 0) + 1
    return LAYOUTS[max(counts, key=lambda k: (counts[k], k)) if counts else ""]
