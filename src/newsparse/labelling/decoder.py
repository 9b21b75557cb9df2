"""All lines of a page labelled together: the page's layout is chosen, then the best sequence of parts under it.

A network scores every line for every part under every layout, and the page for every layout; transitions between parts
are learned for each layout (a conditional random field, Lafferty et al. 2001, on top of the network, as in Collobert et
al., JMLR 2011). See docs/model.md for parts and layouts and how the weights were learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from newsparse.confidence import UNCALIBRATED, Calibration
from newsparse.labelling.arrays import Array
from newsparse.labelling.columns import Columns, describe
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.models import Model, shipped_model
from newsparse.labelling.network import Network, Scores
from newsparse.labelling.paths import best_paths
from newsparse.labelling.prose import fill_merged_body, give_body
from newsparse.labelling.sheet import lay_out
from newsparse.labelling.titles import give_title
from newsparse.model import Line

# A page of more lines is labelled in stretches that overlap, so that its columns never fill the memory.
WINDOW, OVERLAP = 20_000, 200
# Pages are labelled together up to so many lines: more would not be faster.
_BATCH = 4_000

LAYOUT_NAMES = {"1": "author-first", "m": "author-first", "2": "author-after", "0": "author-lost", "": "no-comments"}
_MERGED = LAYOUTS.index("m")


class Labelling(NamedTuple):
    """The states of a page's lines (see docs/model.md), how sure each is (0 to 1), and the page's layout."""

    states: list[str]
    certainty: list[float]
    layout: str
    calibration: Calibration = UNCALIBRATED


class _Stretch(NamedTuple):
    """A page's lines ``[low, high)``, labelled together; ``[start, stop)`` of them are taken."""

    page: int
    low: int
    high: int
    start: int
    stop: int


def label_pages(pages: Sequence[Sequence[Line]], model: Model | None = None) -> list[Labelling]:
    """Label the lines of some pages.

    Args:
        pages: each page's lines that are not blank, in order.
        model: learned weights; the shipped ones when not given.

    Returns:
        One labelling a page, one state a line, whatever other pages it was given with. Time is linear in the lines,
        memory beyond them is bounded.
    """
    model = model or shipped_model()
    states: list[list[str]] = [[] for _ in pages]
    certainty: list[list[float]] = [[] for _ in pages]
    for batch in _batches(pages):
        stretches = [pages[s.page][s.low : s.high] for s in batch]
        for stretch, (named, sure) in zip(batch, _label_batch(stretches, batch, model.network), strict=True):
            taken = slice(stretch.start - stretch.low, stretch.stop - stretch.low)
            states[stretch.page] += named[taken]
            certainty[stretch.page] += sure[taken]
    return [
        Labelling(mine, sure, _layout(mine), model.calibration) for mine, sure in zip(states, certainty, strict=True)
    ]


def _batches(pages: Sequence[Sequence[Line]]) -> Iterator[list[_Stretch]]:
    batch: list[_Stretch] = []
    lines = 0
    for page, total in enumerate(map(len, pages)):
        for start in range(0, total, WINDOW):
            stop = min(start + WINDOW, total)
            stretch = _Stretch(page, max(0, start - OVERLAP), min(total, stop + OVERLAP), start, stop)
            size = stretch.high - stretch.low
            if batch and lines + size > _BATCH:
                yield batch
                batch, lines = [], 0
            batch.append(stretch)
            lines += size
    if batch:
        yield batch


def _label_batch(
    stretches: Sequence[Sequence[Line]], places: Sequence[_Stretch], network: Network
) -> Iterator[tuple[list[str], list[float]]]:
    sheet = lay_out(stretches)
    columns = describe(sheet)
    scores = network.score(sheet, columns)
    layouts = scores.layouts.argmax(axis=1)
    chosen = layouts[sheet.page]
    lines = np.arange(len(chosen))
    path = best_paths(
        scores.parts[lines, chosen],
        sheet.page_start,
        network.start[layouts],
        network.steps[layouts],
        network.end[layouts],
    )
    marginals = _softmax(scores.marginals[lines, chosen])
    sure = marginals[lines, path] * _agreement(scores, layouts)[sheet.page]
    titles = marginals[:, PARTS.index("T")]
    for k, place in enumerate(places):
        part = slice(int(sheet.page_start[k]), int(sheet.page_start[k + 1]))
        states = _names(path[part], int(layouts[k]))
        if not place.start:
            _finish(stretches[k], states, columns, part, titles)
        yield states, sure[part].tolist()


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Array = powers / powers.sum(axis=-1, keepdims=True)
    return result


def _agreement(scores: Scores, layouts: Array) -> Array:
    """How likely each page's layout is; a merged page and one with authors first agree in what matters."""
    chances = _softmax(scores.layouts)
    first, merged = LAYOUTS.index("1"), _MERGED
    together = chances[:, first] + chances[:, merged]
    own = chances[np.arange(len(layouts)), layouts]
    result: Array = np.where((layouts == first) | (layouts == merged), together, own)
    return result


_SUFFIXED = frozenset("ASXMQ")


def _state(part: str, layout: str) -> str:
    return part + layout if part in _SUFFIXED or layout == "m" else part


_STATES = [[_state(part, layout) for part in PARTS] for layout in LAYOUTS]


def _names(path: Array, layout: int) -> list[str]:
    named = _STATES[layout]
    return [named[part] for part in path.tolist()]


def _finish(lines: Sequence[Line], states: list[str], columns: Columns, part: slice, titles: Array) -> None:
    """What the whole page decides: threads without authors, the body, the title."""
    _drop_nameless(states)
    heads = np.append(0, np.cumsum(columns.counting[part])).tolist()
    wordy = columns.wordy[part].tolist()
    if not fill_merged_body(lines, states, heads, wordy):
        give_body(lines, states, heads)
    give_title(lines, states, titles[part].tolist(), wordy)


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
    return LAYOUT_NAMES[max(counts, key=lambda k: (counts[k], k)) if counts else ""]
