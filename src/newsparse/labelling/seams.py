"""How the page's elements separate its lines: which neighbour a line belongs with, and what repeats beside it.

The seam between two lines is the deepest element that contains both. A deep seam means that the lines belong
together; a high one (near the root) means that one unit ends and another begins. Whether a name belongs to the text
below it or above it shows in which of its two seams is higher. A thread is a run of similar units between seams of
one height.
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
    """Describe the seams above and below each line.

    Args:
        page: (L) the page of each line, in order.
        depth: (L) the depth of its element; 0 where there is no markup.
        shared: (L) the depth of the deepest element around it and the line before.
        path: (L) equal for elements with the same tags and names all the way up.

    Returns:
        (L, ``len(COLUMNS)``) float32, counts as log2(1 + n): the depth of the seam above; the steps to it from the
        line before and from this line; the steps from this line to the seam below; the number of lines to the next
        seam that is as high or higher, and from the last one; flags for which neighbour is nearer, whether those
        seams are exactly as high, and whether the lines behind them have the same path. All 0 without markup.
    """
    lines = np.arange(len(page))
    first = np.append(True, page[1:] != page[:-1])
    last = np.append(first[1:], True)
    above = np.where(first, -1, shared)  # higher than any real seam
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
    # On pages assembled from several sources, a line can be shallower than its seam.
    seams = np.column_stack([logged(np.maximum(counts, 0)), *signs]).astype(np.float32)
    seams[depth == 0] = 0
    return seams


def _bounds(heights: Array) -> tuple[Array, Array]:
    """For each height, the index of the next one that is not greater, and of the last one.

    Returns:
        ``after`` (the length of ``heights`` where there is none) and ``before`` (the height's own index where there
        is none).
    """
    values: list[int] = heights.tolist()
    after, before = [len(values)] * len(values), list(range(len(values)))
    open_places: list[int] = []  # a stack of strictly increasing heights
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
