"""Label all lines of a page together: choose the page's layout, then the best sequence of parts under it.

A network scores every line for every part under every layout, and the page for every layout. Transitions between
parts are learned for each layout (a conditional random field, Lafferty et al. 2001, on top of the network, as in
Collobert et al., JMLR 2011). See docs/model.md for parts and layouts and how the weights were learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.columns import describe
from newsparse.labelling.grammar import LAYOUTS, PARTS, THREAD
from newsparse.labelling.models import Model, shipped_model
from newsparse.labelling.network import Ensemble, Scores, softmax
from newsparse.labelling.reconsider import Scored, reconsider
from newsparse.labelling.sheet import Sheet, lay_out
from newsparse.labelling.unsaid import take_back_unsaid
from newsparse.labelling.whole import Labelling, Read, decide, decide_with_receipts
from newsparse.lexicon import Lexicon
from newsparse.model import Line

# Pages with more lines are labelled in overlapping stretches, so that their columns never fill the memory.
WINDOW, OVERLAP = 4_000, 200
# The layout of a page with more than ``_LONG`` lines is decided by its segments of ``_LAYOUT`` lines: the training
# pages are shorter.
_LONG, _LAYOUT = 4_000, 2_000
# Pages are labelled together up to this many lines; more would not be faster.
_BATCH = 4_000

# How likely "no thread" is where it was found against the scores: of 34 such pages (an article's dumps as one) 27
# had none, cross-validated, which is what the page curve makes of this.
_FOUND = 0.9

_FIRST, _MERGED = LAYOUTS.index("1"), LAYOUTS.index("m")
_AUTHOR = PARTS.index("A")


class _Stretch(NamedTuple):
    """The lines ``[low, high)`` of a page, labelled together; the labels of ``[start, stop)`` are kept."""

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
    """Label the lines of several pages.

    Args:
        pages: each page's lines that are not blank, in order.
        model: learned weights; the shipped ones by default.
        lexicon: what is known of the authors of the scrape.
        receipts: also record why each line has its state; the labels are the same.

    Returns:
        One labelling per page, with one state per line; it does not depend on the other pages. Time is linear in
        the number of lines; working memory is bounded.
    """
    model = model or shipped_model()
    found = [Read([], [], [], [], [], [], []) for _ in pages]
    scorers = [_Scorer(model, bool(lines) and lines[0].hints is not None, lexicon, receipts) for lines in pages]
    long = {i: _read_segments(lines, scorers[i]) for i, lines in enumerate(pages) if len(lines) > _LONG}
    for scorer in dict.fromkeys(scorers):
        for batch in _batches(pages, [i for i, own in enumerate(scorers) if own == scorer]):
            stretches = [pages[s.page][s.low : s.high] for s in batch]
            chosen = [_known(s, len(pages[s.page]), long.get(s.page)) for s in batch]
            for stretch, read in zip(batch, _label_batch(stretches, chosen, scorer), strict=True):
                found[stretch.page].take(read, stretch.start - stretch.low, stretch.stop - stretch.low)
    finish = decide_with_receipts if receipts else decide
    return [finish(lines, read, model.calibration) for lines, read in zip(pages, found, strict=True)]


class _Scorer(NamedTuple):
    """How pages of one kind are scored.

    Attributes:
        model: the weights; pages with markup get a network trained on it, where the model has one.
        marked: whether the pages have markup.
        lexicon: what is known of the authors of the scrape.
        receipts: whether to record what was not chosen, too.
    """

    model: Model
    marked: bool
    lexicon: Lexicon | None = None
    receipts: bool = False

    @property
    def network(self) -> Ensemble:
        return self.model.marked if self.marked and self.model.marked is not None else self.model.network

    def add_evidence(self, scores: Scores, stretches: Sequence[Sequence[Line]]) -> None:
        """Let the lexicon raise or lower the scores of lines as authors' lines."""
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


class _Long(NamedTuple):
    """What the segments of a long page say: the page's ``layout``, and for each segment whether it has a thread."""

    layout: int
    threads: list[bool]

    def has_thread(self, stretch: _Stretch) -> bool:
        """Whether a segment that a stretch takes lines of has one: a stretch is too long to be asked itself."""
        return any(self.threads[stretch.start // _LAYOUT : -(-stretch.stop // _LAYOUT)])


def _read_segments(lines: Sequence[Line], scorer: _Scorer) -> _Long:
    """The layout of a page longer than the training pages: that of the segment that most surely has a thread."""
    found = []
    for start in range(0, len(lines), _LAYOUT):
        sheet = scorer.lay_out([lines[start : start + _LAYOUT]])
        found.append(softmax(scorer.network.score(sheet, describe(sheet)).layouts)[0])
    chances = np.array(found)
    surest = chances.max(axis=0)
    none = LAYOUTS.index("")
    surest[none] = chances[:, none].min()  # a segment of article says nothing about threads elsewhere
    return _Long(int(_likeliest(surest[None])[0]), (_likeliest(chances) != none).tolist())


class _Known(NamedTuple):
    """What is known of a stretch beforehand: its page's ``layout``, None where that is not decided yet, and whether the
    stretch is the ``whole`` page."""

    layout: int | None
    whole: bool

    def of(self, own: int) -> int:
        return own if self.layout is None else self.layout


def _known(stretch: _Stretch, lines: int, page: _Long | None) -> _Known:
    """What is known of a stretch of a page of so many lines; of a page that is not long nothing."""
    whole = lines == stretch.high - stretch.low
    if page is None:
        return _Known(None, whole)
    return _Known(page.layout if whole or page.has_thread(stretch) else LAYOUTS.index(""), whole)


def _label_batch(stretches: Sequence[Sequence[Line]], chosen: Sequence[_Known], scorer: _Scorer) -> Iterator[Read]:
    """Label several stretches, yielding one :class:`Read` each."""
    sheet, network = scorer.lay_out(stretches), scorer.network
    columns = describe(sheet)
    scores = network.score(sheet, columns)
    scorer.add_evidence(scores, stretches)
    counting = np.flatnonzero(columns.counting).tolist()
    columns.wordy[take_back_unsaid(scores, sheet.texts, counting)] = False
    chances = softmax(scores.layouts)
    best = _likeliest(chances)
    layouts = np.array([known.of(int(own)) for own, known in zip(best, chosen, strict=True)])
    scored = Scored(scores, network, sheet, columns.counting)
    path = scored.paths(sheet.page_start, layouts)
    articles = [k for k, known in enumerate(chosen) if known.whole and reconsider(k, scored, layouts, path)]
    layout = layouts[sheet.page]
    lines = np.arange(len(layout))
    marginals = softmax(scores.marginals[lines, layout])
    agreement = _agreement(scores, layouts, articles)[sheet.page]
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
            [chances[k]],
        )


def _runners_up(marginals: Array, path: Array) -> Array:
    """For each line, the likeliest part other than the one on the path (which need not be the likeliest itself)."""
    rest = marginals.copy()
    rest[np.arange(len(path)), path] = -1
    result: Array = rest.argmax(axis=1)
    return result


def _together(chances: Array) -> Array:
    """The probabilities of each page's layouts, where ``1`` and ``m`` both get their sum.

    In both, names stand above texts.
    """
    result = chances.copy()
    result[:, [_FIRST, _MERGED]] = chances[:, [_FIRST]] + chances[:, [_MERGED]]
    return result


def _likeliest(chances: Array) -> Array:
    """Each page's likeliest layout, by number; ``1`` and ``m`` compete as one, then the likelier of the two is taken."""
    result: Array = _together(chances).argmax(axis=1)
    merged = chances[:, _MERGED] > chances[:, _FIRST]
    result[result == _FIRST] = np.where(merged, _MERGED, _FIRST)[result == _FIRST]
    return result


def _agreement(scores: Scores, layouts: Array, articles: Sequence[int]) -> Array:
    """The probability of each page's layout; that of ``1`` or ``m`` is the sum of both.

    Args:
        scores: of the pages' layouts.
        layouts: the layout of each page, by number.
        articles: the pages, by number, that were found to be articles against the scores.
    """
    result: Array = _together(softmax(scores.layouts))[np.arange(len(layouts)), layouts]
    for k in articles:
        result[k] = max(result[k], _FOUND)
    return result


def _state(part: str, layout: str) -> str:
    return part + layout if part in THREAD or layout == "m" else part


_STATES = [[_state(part, layout) for part in PARTS] for layout in LAYOUTS]
