"""Check a layout against the markup: do its comments lie within the page's elements?

Either a comment has an element of its own, or its lines are siblings in the element of the whole thread. In both
cases no seam between its lines (see :mod:`newsparse.labelling.seams`) is higher than the one it begins at. Under a
wrong layout nearly every comment crosses such a seam, because it has its neighbour's author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from newsparse.labelling.grammar import LAYOUTS, PARTS

# A page with fewer comments, or with a smaller share of crossing ones, keeps its layout.
_FEWEST, _MUCH = 3, 0.5
# Another layout must cut the share of crossing comments to at most this, and keep at least this share of the
# comments.
_BETTER, _AS_MANY = 0.5, 0.8
_TRIED = tuple(map(LAYOUTS.index, "12"))
_FIRST = tuple(map(LAYOUTS.index, "1m"))
# Deeper than any element of a page.
_NONE = 1 << 30


class _Found(NamedTuple):
    """The number of comments on a path, and how many of them cross a seam."""

    comments: int
    crossing: int

    @property
    def share(self) -> float:
        return self.crossing / max(self.comments, 1)


def _look(path: Iterable[int], shared: Iterable[int], layout: int) -> _Found:
    """Count the comments of a path, and those that cross a seam.

    Args:
        path: each line's part, by number.
        shared: the depth of the seam above each line.
        layout: the page's layout, by number.
    """
    author_first = layout in _FIRST
    comments = crossing = 0
    begun, said, crosses = _NONE, False, False
    between = _NONE
    for part, seam in zip((PARTS[number] for number in path), shared, strict=True):
        if (part == "A" and author_first) or (part == "S" and (said or begun == _NONE)):
            comments += 1
            begun, said, crosses = min(seam, between), part == "S", False
            between = _NONE
        elif part in "SXMA" and begun != _NONE:
            said = said or part == "S"
            crossing += seam < begun and not crosses
            crosses = crosses or seam < begun
        else:
            begun, said = _NONE, False
            between = min(seam, between) if part == "Q" else _NONE  # a line with a picture may begin the next comment
    return _Found(comments, crossing)


def better_layout(layout: int, path: list[int], shared: list[int], path_of: Callable[[int], list[int]]) -> int:
    """Return the layout whose comments lie within their elements, where those of the chosen one do not.

    Args:
        layout: the chosen layout, by number.
        path: each line's part under it, by number.
        shared: the depth of the seam above each line.
        path_of: gives the best path under another layout.

    Returns:
        The layout to use, by number.
    """
    own = _look(path, shared, layout)
    if own.comments < _FEWEST or own.share < _MUCH:
        return layout
    found = {other: _look(path_of(other), shared, other) for other in _TRIED if other != layout}
    best = min(found, key=lambda other: found[other].share, default=layout)
    better = found[best].share <= _BETTER * own.share and found[best].comments >= _AS_MANY * own.comments
    return best if better else layout
