"""How the elements of a page part its lines: which neighbour a line belongs with, and what repeats beside it.

Between two lines there is the deepest element that holds both. Where it lies deep they belong together; where it lies
high one thing ends and another begins. What tells a name above its text from a name below it is on which side the seam
is the higher one, and a thread is a run of like things between seams of one height.
"""

from __future__ import annotations

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.recurrence import logged

COLUMNS = (
    "seam.shared", "seam.left", "seam.entered", "seam.leaving", "seam.extent", "seam.since", "seam.nearer_next",
    "seam.nearer_last", "seam.sibling_next", "seam.sibling_last", "seam.alike_next", "seam.alike_last",
)  # fmt: skip


def describe_seams(page: Array, depth: Array, shared: Array, path: Array) -> Array:
    """Describe the seams around lines.

    Args:
        page: (L) the page of each line, in order.
        depth: (L) of its element; 0 where there is no markup.
        shared: (L) of the deepest element around it and the line before.
        path: (L) equal for elements named alike in elements named alike.

    Returns:
        (L, ``len(COLUMNS)``): the depth of the seam above and the steps to it from both sides, the steps to the seam
        below; lines to the next seam that is as high or higher, and from the last; which neighbour is nearer; whether
        those seams are as high, and whether the lines behind them have the same path. All 0 without markup.
    """
    lines = np.arange(len(page))
    first = np.append(True, page[1:] != page[:-1])
    last = np.append(first[1:], True)
    above = np.where(first, -1, shared)  # higher than any seam
    below = np.append(above[1:], -1)
    after, before = _bounds(above)
    before[first] = lines[first]
    next_line = np.minimum(after, len(page) - 1)
    sibling_next = (after < len(page)) & (above[next_line] == above) & ~first
    sibling_last = (above[before] == above) & (before < lines) & ~first
    left, entered, leaving = np.append(0, depth[:-1]) - above, depth - above, depth - below
    left[first] = leaving[last] = 0
    counts = np.column_stack([above, left, entered, leaving, after - lines, lines - before])
    signs = [
        below > above, below < above, sibling_next, sibling_last,
        sibling_next & (path[next_line] == path), sibling_last & (path[before] == path),
    ]  # fmt: skip
    # of a page that was put together of others, lines may be less deep than their seam
    seams = np.column_stack([logged(np.maximum(counts, 0)), *signs]).astype(np.float32)
    seams[depth == 0] = 0
    return seams


def _bounds(heights: Array) -> tuple[Array, Array]:
    """For each height the place of the next that is not greater, and of the last (its own where there is none)."""
    values: list[int] = heights.tolist()
    after, before = [len(values)] * len(values), list(range(len(values)))
    open_places: list[int] = []  # of ever greater heights
    for i, height in enumerate(values):
        closed = -1
        while open_places and values[open_places[-1]] >= height:
            closed = open_places.pop()
            after[closed] = i
        if closed >= 0 and values[closed] == height:
            before[i] = closed
        elif open_places:
            before[i] = open_places[-1]
        open_places.append(i)
    return np.array(after, np.int64), np.array(before, np.int64)
