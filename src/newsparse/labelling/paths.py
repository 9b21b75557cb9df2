"""The best sequence of parts for every page at once: Viterbi's algorithm (1967) on all pages of a batch in step."""

from __future__ import annotations

import numpy as np

from newsparse.labelling.arrays import Array


def best_paths(scores: Array, page_start: Array, start: Array, steps: Array, end: Array) -> Array:
    """The highest-scoring path through each page's lines.

    Args:
        scores: (L, parts) what each part of each line is worth, page after page.
        page_start: (pages + 1) where each page's lines begin; every page has some.
        start: (pages, parts) what each part is worth on a page's first line.
        steps: (pages, parts, parts) what each part is worth behind each other one, ``[page, before, after]``.
        end: (pages, parts) what each part is worth on a page's last line.

    Returns:
        (L) the parts; time is linear in the lines.
    """
    length = np.diff(page_start)
    order = np.argsort(-length, kind="stable")
    first, length = page_start[:-1][order], length[order]
    steps, end = steps[order], end[order]
    # how many pages have a line at each step; the longest pages come first
    active = np.searchsorted(-length, -np.arange(1, length[0] + 1), side="right")
    best = (
        start[order].astype(np.float64) + scores[first]
    )  # a long page's scores add up to more than 32 bits can tell apart
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
