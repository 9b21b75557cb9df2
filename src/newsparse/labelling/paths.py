"""The best sequence of parts for every page: Viterbi's algorithm (1967), run on all pages of a batch in step."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array


def best_paths(scores: Array, page_start: Array, start: Array, steps: Array, end: Array) -> Array:
    """Find the highest-scoring path through the lines of each page.

    Args:
        scores: (L, parts) the score of each part on each line, page after page.
        page_start: (pages + 1) where each page's lines begin; no page is empty.
        start: (pages, parts) the score of each part on a page's first line.
        steps: (pages, parts, parts) the transition scores, ``[page, before, after]``.
        end: (pages, parts) the score of each part on a page's last line.

    Returns:
        (L) the parts, by number; time is linear in the number of lines.
    """
    length = np.diff(page_start)
    order = np.argsort(-length, kind="stable")
    first, length = page_start[:-1][order], length[order]
    steps, end = steps[order], end[order]
    # The number of pages that have a line at each step; the longest pages come first.
    active = np.searchsorted(-length, -np.arange(1, length[0] + 1), side="right")
    best = (
        start[order].astype(np.float64) + scores[first]
    )  # 64 bits: the score of a long page exceeds what 32 can resolve
    came_from = np.zeros((length[0], *best.shape), np.int8)
    for t in range(1, length[0]):
        n = active[t]
        ways = best[:n, :, None] + steps[:n]
        came_from[t, :n] = ways.argmax(axis=1)
        best[:n] = ways.max(axis=1) + scores[first[:n] + t]
    state = (best + end).argmax(axis=1)
    path = np.empty(len(scores), np.int64)
    every = np.arange(len(order))
    for t in range(length[0] - 1, -1, -1):
        n = active[t]
        path[first[:n] + t] = state[:n]
        state[:n] = came_from[t, every[:n], state[:n]]
    return path


class Lattice(NamedTuple):
    """All paths through one page, with scores as in :func:`best_paths` but for a single page.

    Attributes:
        scores: (lines, parts) the score of each part on each line.
        start: (parts) the score of each part on the first line.
        steps: (parts, parts) the transition scores, ``[before, after]``.
        end: (parts) the score of each part on the last line.
    """

    scores: Array
    start: Array
    steps: Array
    end: Array

    def worth(self, path: Array) -> float:
        """The score of a path."""
        lines = self.scores[np.arange(len(path)), path].sum(dtype=np.float64)
        return float(
            lines + self.steps[path[:-1], path[1:]].sum(dtype=np.float64) + self.start[path[0]] + self.end[path[-1]]
        )

    def best_with(self, part: int, many: int) -> Array | None:
        """Find the highest-scoring path on which ``part`` occurs exactly ``many`` times.

        Time and memory are linear in the number of lines times ``many``.

        Returns:
            (lines) the parts, by number; None when there is no such path, as on a page of too few lines.
        """
        lines, parts = self.scores.shape
        # best[c]: the best scores of paths on which the part has occurred c times so far.
        best = np.full((many + 1, parts), -np.inf)
        came_from = np.zeros((lines, many + 1, parts), np.int8)
        best[0] = self.start.astype(np.float64) + self.scores[0]
        _count(best, part)
        for t in range(1, lines):
            ways = best[:, :, None] + self.steps
            came_from[t] = ways.argmax(axis=1)
            best = ways.max(axis=1) + self.scores[t]
            _count(best, part)
        state, counted = int((best[many] + self.end).argmax()), many
        if best[many, state] == -np.inf:
            return None
        path = np.empty(lines, np.int64)
        for t in range(lines - 1, -1, -1):
            path[t] = state
            counted -= state == part
            state = int(came_from[t, max(counted, 0), state])
        return path


def _count(best: Array, part: int) -> None:
    """Move paths that end in the part up by one count."""
    best[1:, part] = best[:-1, part].copy()
    best[0, part] = -np.inf
