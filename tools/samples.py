"""Examples as arrays: what the network is shown of a labelled page, and what it should answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from dataset import Example, fold_of
from newsparse.labelling import markup
from newsparse.labelling.arrays import Array
from newsparse.labelling.columns import BUCKETS, CATEGORIES, MARKED_CATEGORIES, MARKED_NUMBERS, NUMBERS, describe
from newsparse.labelling.grammar import LAYOUTS, PARTS, allows
from newsparse.labelling.recurrence import KEYS
from newsparse.labelling.sheet import lay_out
from states import Aligned

FOLDS = 5
# Of a long thread only so many comments teach, and of a long run of one part only its ends: sites weigh alike.
MOST_COMMENTS, RUN = 40, 60


class Shown(NamedTuple):
    """What a network is shown of a kind of pages: the names of numbers, categories with their sizes, the bags of hashed
    rows, and the keys whose groups it listens to; ``marked`` where the pages have markup."""

    numbers: tuple[str, ...]
    categories: dict[str, int]
    bags: tuple[str, ...]
    heard: tuple[str, ...]
    marked: bool


# Equal lines are always of one form too.
_HEARD = tuple(key for key in KEYS if key not in ("exact", "opening"))
TEXT = Shown(NUMBERS, CATEGORIES, ("grams", "names"), _HEARD, marked=False)
MARKED = Shown(
    MARKED_NUMBERS, MARKED_CATEGORIES, ("grams", "names", "hints"), (*_HEARD, *markup.KEYS), marked=True
)  # fmt: skip


@dataclass
class Sample:
    """A page of L lines: the columns of :mod:`newsparse.labelling.columns` (numbers as float16, groups by number;
    of each bag the rows and the line of each),
    ``parts`` (L) and ``layout`` to be found, ``fold`` of its site, ``weight`` of its loss; ``real`` for labelled pages
    as they are, ``taught`` false for pages that only test."""

    path: str
    kind: str
    fold: int
    real: bool
    taught: bool
    layout: int
    parts: Array
    numbers: Array
    categories: Array
    bags: dict[str, tuple[Array, Array]] = field(repr=False)
    groups: dict[str, Array] = field(repr=False)
    weight: float = 1.0

    def cut(self, kept: Array) -> Sample:
        """The same page with only some of its lines, by index."""
        chosen = np.zeros(len(self.parts), bool)
        chosen[kept] = True
        new = np.cumsum(chosen) - 1
        bags = {}
        for name, (rows, line) in self.bags.items():
            stays = chosen[line]
            bags[name] = (rows[stays], new[line[stays]].astype(np.int32))
        return Sample(
            self.path,
            self.kind,
            self.fold,
            self.real,
            self.taught,
            self.layout,
            self.parts[chosen],
            self.numbers[chosen],
            self.categories[chosen],
            bags,
            {key: np.unique(of[chosen], return_inverse=True)[1].astype(np.int32) for key, of in self.groups.items()},
            self.weight,
        )


def kept_lines(states: Sequence[str]) -> list[int]:
    """Indices of the lines that teach: long threads lose their middle, long runs of one state too."""
    starts = [i for i, state in enumerate(states) if state[0] == "S"]
    cut = range(starts[MOST_COMMENTS // 2], starts[-(MOST_COMMENTS // 2)]) if len(starts) > MOST_COMMENTS else range(0)
    rest = [i for i in range(len(states)) if i not in cut]
    kept: list[int] = []
    at = 0
    while at < len(rest):
        end = at
        while end < len(rest) and states[rest[end]] == states[rest[at]]:
            end += 1
        run = rest[at:end]
        kept += run if len(run) <= 2 * RUN else run[:RUN] + run[-RUN:]
        at = end
    return kept


def _usable(aligned: Aligned) -> bool:
    """A page whose comments stand nowhere while it says to have some teaches a wrong answer."""
    return bool(aligned.layout) or not aligned.lost


def sample_of(page: Example, shown: Shown | None = None) -> Sample | None:
    """One example as arrays; None for a page without lines, or whose gold and lines disagree.

    Args:
        page: the example.
        shown: what the network is shown; a page without markup has its places empty.
    """
    states = page.aligned.states
    if not page.lines or not _usable(page.aligned):
        return None
    layout, parts = LAYOUTS.index(page.aligned.layout), [PARTS.index(state[0]) for state in states]
    shown = shown or (MARKED if page.lines[0].hints is not None else TEXT)
    columns = describe(lay_out([page.lines], marked=shown.marked))
    lines = np.arange(len(states))
    starts = {"grams": columns.gram_start, "names": columns.name_start, "hints": columns.hint_start}
    bags = {
        name: (
            (getattr(columns, name) % BUCKETS).astype(np.int16),
            np.repeat(lines, np.diff(starts[name])).astype(np.int32),
        )
        for name in shown.bags
    }
    return Sample(
        path=page.path,
        kind=page.kind,
        fold=fold_of(page.group, FOLDS) if page.fold is None else page.fold,
        real=page.kind != "rendered",
        taught=not page.gold.get("partly_located") and len(page.aligned.lost) < 2 and allows(layout, parts),
        layout=layout,
        parts=np.array(parts, np.int8),
        numbers=columns.numbers.astype(np.float16),
        categories=columns.categories.astype(np.int16),
        bags=bags,
        groups={key: columns.groups[key].of.astype(np.int32) for key in shown.heard},
    )


def taught_sample(page: Example, shown: Shown | None = None) -> Sample | None:
    """A made page as it teaches: without the middles of its long runs."""
    sample = sample_of(page, shown)
    return None if sample is None else sample.cut(np.array(kept_lines(page.aligned.states)))
