"""What a line's place in its page's markup says, for pages that have some: numbers, a category, hashed names, groups.

Lines of elements that are named alike in elements named alike are a group, as lines that look alike are: a thread is
a repeated structure before it is anything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.hashing import combined, mixed
from newsparse.labelling.recurrence import logged
from newsparse.labelling.sheet import Sheet
from newsparse.model import Hints
from newsparse.rules.markup import AROUND, NAMES, TAGS

# Ways in which places in the markup are alike.
KEYS = ("path", "nest", "block")
_KINDS = tuple(NAMES)
NUMBERS = (
    "linked", "all_linked", "depth", "timed", "hidden", "same_block", "next_block",
    *(f"named.{kind}" for kind in _KINDS), *(f"near.{kind}" for kind in _KINDS), *(f"above.{kind}" for kind in _KINDS),
    *(f"around.{tag}" for tag in AROUND),
)  # fmt: skip
CATEGORIES = {"tag": len(TAGS) + 1}
_NONE = Hints(0, 0, 0.0, 0, 0, 0, 0, 0, 0, 0, (), None, False)


class Places(NamedTuple):
    """Where the lines of a sheet (L) stood: ``numbers`` (L, ``len(NUMBERS)``) float32, ``tag`` (L); ``names``: hashes of
    the names near each line, with ``name_start`` (L + 1) where each line's begin; ``keys`` one value a line each."""

    numbers: Array
    tag: Array
    names: Array
    name_start: Array
    keys: dict[str, Array]


def _bits(values: Array, many: int) -> Array:
    """(L, many) the bits of some integers."""
    result: Array = (values[:, None] >> np.arange(many)) & 1
    return result


def describe_places(sheet: Sheet, hints: Sequence[Hints | None]) -> Places:
    """Describe where the lines of a sheet stood in their pages' markup.

    Args:
        sheet: the lines.
        hints: theirs, parallel; None for a line of a page without markup.
    """
    known = [hint or _NONE for hint in hints]
    names = [hint.words for hint in known]
    table = np.array(
        [(h.tag, h.depth, h.path, h.block, h.tail, h.names, h.near, h.above, h.around, h.hidden) for h in known],
        np.int64,
    ).reshape(-1, 10)
    tag, depth, path, block, tail, own, near, above, around, hidden = table.T
    linked = np.array([h.linked for h in known], np.float32)
    timed = np.array([h.when is not None for h in known])
    same = (block[1:] == block[:-1]) & (sheet.page[1:] == sheet.page[:-1])
    kinds = len(_KINDS)
    numbers = np.column_stack(
        [linked, linked > 0.99, logged(depth), timed, hidden, np.append(False, same), np.append(same, False),
         _bits(own, kinds), _bits(near, kinds), _bits(above, kinds), _bits(around, len(AROUND))]
    ).astype(np.float32)  # fmt: skip
    counts = np.array([len(words) for words in names], np.int64)
    flat = np.array([word for words in names for word in words], np.uint64)
    keys = {name: combined(sheet.page, key) for name, key in (("path", path), ("nest", tail), ("block", block))}
    return Places(numbers, tag, mixed(flat), np.append(0, np.cumsum(counts)), keys)
