"""Describe a line's place in its page's markup by numbers, a category, hashed names and groups.

Lines whose elements have the same tags and names all the way up form a group, as lines that look alike do: a thread
is above all a repeated structure.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from newsparse.hints import Hints
from newsparse.labelling import seams
from newsparse.labelling.arrays import Array
from newsparse.labelling.hashing import combined, mixed
from newsparse.labelling.recurrence import logged
from newsparse.labelling.sheet import Sheet
from newsparse.rules.markup import AROUND, LEADS, NAMES, TAGS

# Ways in which places in the markup are alike, with the field of the hints that each compares.
_KEYS = {"path": "path", "nest": "tail", "home": "home"}
KEYS = tuple(_KEYS)
_KINDS = tuple(NAMES)
NUMBERS = (
    "linked", "all_linked", "depth", "timed", "hidden", "same_block", "next_block", "pictured", "numbered",
    "leads.page", *(f"leads.{kind}" for kind in LEADS),
    *(f"named.{kind}" for kind in _KINDS), *(f"near.{kind}" for kind in _KINDS), *(f"above.{kind}" for kind in _KINDS),
    *(f"around.{tag}" for tag in AROUND), *seams.COLUMNS,
)  # fmt: skip
# The fields of the hints that are integers.
_WHOLE = (
    "tag", "depth", "path", "block", "tail", "names", "near", "above", "around", "hidden", "shared", "home", "leads", "pictured",
    "numbered",
)  # fmt: skip
_whole = attrgetter(*_WHOLE)
CATEGORIES = {"tag": len(TAGS) + 1}
_NONE = Hints(0, 0, 0, 0.0, 0, 0, 0, 0, 0, 0, 0, (), None, False, 0, 0, 0, False, False)


class Places(NamedTuple):
    """Where the lines of a sheet (L) stood in the markup.

    Attributes:
        numbers: (L, ``len(NUMBERS)``) float32.
        tag: (L) the number of the element.
        names: hashes of the names near each line.
        name_start: (L + 1) where each line's names begin.
        keys: (L) one value per line, for each way of being alike.
    """

    numbers: Array
    tag: Array
    names: Array
    name_start: Array
    keys: dict[str, Array]


def _bits(values: Array, many: int) -> Array:
    """(L, many) the lowest bits of integers, as columns."""
    result: Array = (values[:, None] >> np.arange(many)) & 1
    return result


def describe_places(sheet: Sheet, hints: Sequence[Hints | None]) -> Places:
    """Describe where the lines of a sheet stood in their pages' markup.

    Args:
        sheet: the lines.
        hints: their hints, parallel; None for a line of a page without markup.
    """
    known = [hint or _NONE for hint in hints]
    names = [hint.words for hint in known]
    table = np.array(list(map(_whole, known)), np.int64).reshape(-1, len(_WHOLE))
    of = dict(zip(_WHOLE, table.T, strict=True))
    linked = np.array([h.linked for h in known], np.float32)
    timed = np.array([h.when is not None for h in known])
    block, kinds = of["block"], len(_KINDS)
    same = (block[1:] == block[:-1]) & (sheet.page[1:] == sheet.page[:-1])
    numbers = np.column_stack(
        [linked, linked > 0.99, logged(of["depth"]), timed, of["hidden"], np.append(False, same), np.append(same, False),
         of["pictured"], of["numbered"], _bits(of["leads"], 1 + len(LEADS)), _bits(of["names"], kinds),
         _bits(of["near"], kinds), _bits(of["above"], kinds), _bits(of["around"], len(AROUND)),
         seams.describe_seams(sheet.page, of["depth"], of["shared"], of["path"])]
    ).astype(np.float32)  # fmt: skip
    counts = np.array([len(words) for words in names], np.int64)
    flat = np.array([word for words in names for word in words], np.uint64)
    keys = {name: combined(sheet.page, of[value]) for name, value in _KEYS.items()}
    return Places(numbers, of["tag"], mixed(flat), np.append(0, np.cumsum(counts)), keys)
