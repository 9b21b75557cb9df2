"""A second look at a page's best path: its contents may be evidence for another layout, or for another path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.crossing import better_layout
from newsparse.labelling.declared import Claims, denied_layout, nearly_met, side_that_counts
from newsparse.labelling.ending import Readings, layout_at_last, stand_above
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.network import Ensemble, Scores, softmax
from newsparse.labelling.paths import Lattice, best_paths
from newsparse.labelling.sheet import Sheet
from newsparse.labelling.voiceless import is_article

_BEGINS = PARTS.index("S")
# Comments are only counted on pages with at most this many lines times comments. A path with the declared number of
# comments may score this much lower (in logits) than the best one.
_COUNTED, _NEARLY = 100_000, 2.5
# It is open whether a comment begins on a line when the less likely answer has at least this probability.
_OPEN = 0.02


class Scored(NamedTuple):
    """Scored stretches.

    Attributes:
        scores: the scores of their lines and layouts.
        network: what scored them.
        sheet: their lines.
        counting: (L) which lines may declare a number of comments.
    """

    scores: Scores
    network: Ensemble
    sheet: Sheet
    counting: Array

    def paths(self, page_start: Array, layouts: Array) -> Array:
        """The best paths of consecutive stretches, each under its own layout."""
        lines = np.arange(int(page_start[0]), int(page_start[-1]))
        return best_paths(
            self.scores.parts[lines, np.repeat(layouts, np.diff(page_start))],
            page_start - page_start[0],
            self.network.start[layouts],
            self.network.steps[layouts],
            self.network.end[layouts],
        )

    def lattice(self, part: slice, layout: int) -> Lattice:
        """All paths of a stretch under one layout."""
        network = self.network
        return Lattice(
            self.scores.parts[part, layout], network.start[layout], network.steps[layout], network.end[layout]
        )


def reconsider(k: int, scored: Scored, layouts: Array, path: Array) -> bool:
    """Give page ``k`` the layout, and then the path, that its contents are evidence for.

    The evidence: what the thread ends with, the number of comments that the page declares, and the elements that
    the comments lie in.

    Args:
        k: the page, by number.
        scored: the scores of all pages.
        layouts: the layout of each page, by number; changed in place.
        path: (L) each line's part, by number; changed in place.

    Returns:
        Whether the page was found to be an article although a thread is likelier by the scores.
    """
    sheet = scored.sheet
    bounds = sheet.page_start[k : k + 2]
    part = slice(int(bounds[0]), int(bounds[1]))

    def path_of(other: int) -> list[int]:
        found: list[int] = scored.paths(bounds, np.array([other])).tolist()
        return found

    def take(better: int) -> None:
        if better != layouts[k]:
            layouts[k], path[part] = better, path_of(better)

    worth = scored.scores.layouts[k].tolist()
    texts = sheet.texts[part]
    if sheet.hints is None:
        page = Readings(texts, worth, path_of, lambda other: softmax(scored.scores.marginals[part, other]))
        take(layout_at_last(int(layouts[k]), path[part].tolist(), page))
    counting = {int(i): texts[int(i)] for i in np.flatnonzero(scored.counting[part])}
    claims = Claims(counting, worth, path_of)
    if counting:
        if not stand_above(path[part].tolist(), texts):
            take(side_that_counts(int(layouts[k]), path[part].tolist(), claims))
        take(denied_layout(int(layouts[k]), path[part].tolist(), claims))
    article = is_article(int(layouts[k]), path[part].tolist(), claims, texts, marked=sheet.hints is not None)
    if article:
        take(LAYOUTS.index(""))
    if sheet.hints is not None:
        shared = [hint.shared if hint else 0 for hint in sheet.hints[part]]
        take(better_layout(int(layouts[k]), path[part].tolist(), shared, path_of))
    if counting:
        path[part] = _recounted(scored, part, int(layouts[k]), path[part], counting)
    return article and int(layouts[k]) == LAYOUTS.index("")


def _recounted(scored: Scored, part: slice, layout: int, path: Array, counting: Mapping[int, str]) -> Array:
    """The best path of a stretch with as many comments as it declares, where that is nearly as good as ``path``."""
    many = nearly_met(path.tolist(), counting)
    if many is None or len(path) * many > _COUNTED:
        return path
    begins = path == _BEGINS
    chances = softmax(scored.scores.marginals[part, layout])[:, _BEGINS]
    open_lines = np.count_nonzero(np.where(begins, 1 - chances, chances)[begins == (begins.sum() > many)] > _OPEN)
    if open_lines < abs(int(begins.sum()) - many):
        return path  # no line is doubtful enough for another count
    page = scored.lattice(part, layout)
    counted = page.best_with(_BEGINS, many)
    if counted is None or page.worth(path) - page.worth(counted) > _NEARLY:
        return path
    return counted
