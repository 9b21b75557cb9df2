"""All lines of a page labelled together: the page's layout is chosen, then the best sequence of parts under it.

A network scores every line for every part under every layout, and the page for every layout; transitions between parts
are learned for each layout (a conditional random field, Lafferty et al. 2001, on top of the network, as in Collobert et
al., JMLR 2011). See docs/model.md for parts and layouts and how the weights were learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.columns import describe
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.models import Model, shipped_model
from newsparse.labelling.network import Ensemble, Scores, softmax
from newsparse.labelling.reconsider import Scored, reconsider
from newsparse.labelling.sheet import Sheet, lay_out
from newsparse.labelling.unsaid import take_back_unsaid
from newsparse.labelling.whole import Labelling, Read, decide, decide_with_receipts
from newsparse.lexicon import Lexicon
from newsparse.model import Line

# A page of more lines is labelled in stretches that overlap, so that its columns never fill the memory.
WINDOW, OVERLAP = 20_000, 200
# Of a page of more lines the layout is what its parts of so many say: pages to learn from are shorter.
_LONG, _LAYOUT = 4_000, 2_000
# Pages are labelled together up to so many lines: more would not be faster.
_BATCH = 4_000

_FIRST, _MERGED = LAYOUTS.index("1"), LAYOUTS.index("m")
_AUTHOR = PARTS.index("A")


class _Stretch(NamedTuple):
    """A page's lines ``[low, high)``, labelled together; ``[start, stop)`` of them are taken."""

    page: int
    low: int
    high: int
    start: int
    stop: int


def label_pages(
    pages: Sequence[Sequence[Line]],
    model: Model | None = None,
    lexicon: Lexicon | None = None,
    *,
    receipts: bool = False,
) -> list[Labelling]:
    """Label the lines of some pages.

    Args:
        pages: each page's lines that are not blank, in order.
        model: learned weights; the shipped ones when not given.
        lexicon: what is known of their scrape's authors.
        receipts: also tell why; the labels are the same.

    Returns:
        One labelling a page, one state a line, whatever other pages it was given with. Time is linear in the lines,
        memory beyond them is bounded.
    """
    model = model or shipped_model()
    found = [Read([], [], [], [], [], [], []) for _ in pages]
    scorers = [_Scorer(model, bool(lines) and lines[0].hints is not None, lexicon, receipts) for lines in pages]
    layouts = {i: _long_layout(lines, scorers[i]) for i, lines in enumerate(pages) if len(lines) > _LONG}
    for scorer in dict.fromkeys(scorers):
        for batch in _batches(pages, [i for i, own in enumerate(scorers) if own == scorer]):
            stretches = [pages[s.page][s.low : s.high] for s in batch]
            chosen = [_Known(layouts.get(s.page), len(pages[s.page]) == s.high - s.low) for s in batch]
            for stretch, read in zip(batch, _label_batch(stretches, chosen, scorer), strict=True):
                found[stretch.page].take(read, stretch.start - stretch.low, stretch.stop - stretch.low)
    finish = decide_with_receipts if receipts else decide
    return [finish(lines, read, model.calibration) for lines, read in zip(pages, found, strict=True)]


class _Scorer(NamedTuple):
    """How pages of one kind are scored: those with markup by a network that was shown it, where the model has one;
    ``receipts`` where what was not chosen is told too."""

    model: Model
    marked: bool
    lexicon: Lexicon | None = None
    receipts: bool = False

    @property
    def network(self) -> Ensemble:
        return self.model.marked if self.marked and self.model.marked is not None else self.model.network

    def add_evidence(self, scores: Scores, stretches: Sequence[Sequence[Line]]) -> None:
        """Let the lexicon speak for and against authors' lines."""
        if self.lexicon is not None:
            told = [self.lexicon.evidence(line.text for line in lines) for lines in stretches]
            evidence = np.array([worth for page in told for worth in page], np.float32)
            scores.parts[:, :, _AUTHOR] += evidence[:, None]
            scores.marginals[:, :, _AUTHOR] += evidence[:, None]

    def lay_out(self, stretches: Sequence[Sequence[Line]]) -> Sheet:
        return lay_out(stretches, marked=self.marked and self.model.marked is not None)


def _batches(pages: Sequence[Sequence[Line]], some: Iterable[int]) -> Iterator[list[_Stretch]]:
    batch: list[_Stretch] = []
    lines = 0
    for page in some:
        total = len(pages[page])
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


def _long_layout(lines: Sequence[Line], scorer: _Scorer) -> int:
    """The layout of a page longer than those that were learned from: that of the part that most surely has a thread."""
    chances = []
    for start in range(0, len(lines), _LAYOUT):
        sheet = scorer.lay_out([lines[start : start + _LAYOUT]])
        chances.append(softmax(scorer.network.score(sheet, describe(sheet)).layouts)[0])
    surest = np.max(chances, axis=0)
    none = LAYOUTS.index("")
    surest[none] = np.min(chances, axis=0)[none]  # an article's part says nothing of the thread elsewhere
    return int(_likeliest(surest[None])[0])


class _Known(NamedTuple):
    """A stretch's ``layout``, where its page's is known already; of a stretch that is not the ``whole`` page that holds if
    it has a thread."""

    layout: int | None
    whole: bool

    def of(self, own: int) -> int:
        return own if self.layout is None or (not own and not self.whole) else self.layout


def _label_batch(stretches: Sequence[Sequence[Line]], chosen: Sequence[_Known], scorer: _Scorer) -> Iterator[Read]:
    """Label some stretches."""
    sheet, network = scorer.lay_out(stretches), scorer.network
    columns = describe(sheet)
    scores = network.score(sheet, columns)
    scorer.add_evidence(scores, stretches)
    counting = np.flatnonzero(columns.counting).tolist()
    columns.wordy[take_back_unsaid(scores, sheet.texts, counting)] = False
    best = _likeliest(softmax(scores.layouts))
    layouts = np.array([known.of(int(own)) for own, known in zip(best, chosen, strict=True)])
    scored = Scored(scores, network, sheet, columns.counting)
    path = scored.paths(sheet.page_start, layouts)
    for k in (k for k, known in enumerate(chosen) if known.whole):
        reconsider(k, scored, layouts, path)
    layout = layouts[sheet.page]
    lines = np.arange(len(layout))
    marginals = softmax(scores.marginals[lines, layout])
    agreement = _agreement(scores, layouts)[sheet.page]
    sure = marginals[lines, path] * agreement
    titles = marginals[:, PARTS.index("T")]
    other = _runners_up(marginals, path) if scorer.receipts else path[:0]
    chance = marginals[lines, other] * agreement if scorer.receipts else sure[:0]
    for k in range(len(stretches)):
        part = slice(int(sheet.page_start[k]), int(sheet.page_start[k + 1]))
        named = _STATES[int(layouts[k])]
        yield Read(
            [named[state] for state in path[part].tolist()],
            sure[part].tolist(),
            titles[part].tolist(),
            columns.counting[part].tolist(),
            columns.wordy[part].tolist(),
            [(named[state], worth) for state, worth in zip(other[part].tolist(), chance[part].tolist(), strict=True)],
            [softmax(scores.layouts[k])] if scorer.receipts else [],
        )


def _runners_up(marginals: Array, path: Array) -> Array:
    """For each line the likeliest part but the one on the path, which itself need not be the likeliest."""
    rest = marginals.copy()
    rest[np.arange(len(path)), path] = -1
    result: Array = rest.argmax(axis=1)
    return result


def _together(chances: Array) -> Array:
    """How likely each layout of each page is, where a merged page and one with authors first are one and the same: names
    stand above texts."""
    result = chances.copy()
    result[:, [_FIRST, _MERGED]] = chances[:, [_FIRST]] + chances[:, [_MERGED]]
    return result


def _likeliest(chances: Array) -> Array:
    """Each page's layout, by number."""
    result: Array = _together(chances).argmax(axis=1)
    merged = chances[:, _MERGED] > chances[:, _FIRST]
    result[result == _FIRST] = np.where(merged, _MERGED, _FIRST)[result == _FIRST]
    return result


def _agreement(scores: Scores, layouts: Array) -> Array:
    """How likely each page's layout is."""
    result: Array = _together(softmax(scores.layouts))[np.arange(len(layouts)), layouts]
    return result


_SUFFIXED = frozenset("ASXMQ")


def _state(part: str, layout: str) -> str:
    return part + layout if part in _SUFFIXED or layout == "m" else part


_STATES = [[_state(part, layout) for part in PARTS] for layout in LAYOUTS]
