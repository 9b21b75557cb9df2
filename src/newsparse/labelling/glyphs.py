"""The class and the lower case of every character, as two arrays indexed by code point.

The table is a file, so that every Python sees the same page alike, whatever its version of Unicode;
``tools/characters.py`` makes it from Python's Unicode database.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array, read_arrays

# The classes, in the order of the table. Letters without case are divided by script, since scripts differ in what a
# word is.
(
    SPACE, LOWER, UPPER, LETTER, HAN, KANA, HANGUL, DIGIT, STOP, COMMA, SHOUT, COLON, QUOTE, OPEN, CLOSE, AT, HASH,
    SLASH, PIPE, DASH, BULLET, UNDERSCORE, ELLIPSIS, MATH, SYMBOL, MARK, ASTRAL, LINE_END,
) = range(28)  # fmt: skip
CLASSES = 28

LETTERS_AND_DIGITS = frozenset({LOWER, UPPER, LETTER, HAN, KANA, HANGUL, DIGIT, MARK})
CASELESS = frozenset({LETTER, HAN, KANA, HANGUL, MARK})
BLANKS = frozenset({SPACE, LINE_END})
# Code points from here on (mostly emoji) share one class.
FIRST_ASTRAL = 0x10000


class Glyphs(NamedTuple):
    """The table of characters.

    Attributes:
        classes: the class of each code point of the basic plane, then one entry for all others.
        lower: the lower case of each, likewise.
        word: for each class, whether it is of letters or digits.
        caseless: for each class, whether it is of letters without case.
        blank: for each class, whether it is of white space.
    """

    classes: Array
    lower: Array
    word: Array
    caseless: Array
    blank: Array


def _members(classes: frozenset[int]) -> Array:
    return np.isin(np.arange(CLASSES), list(classes))


@lru_cache(maxsize=1)
def glyphs() -> Glyphs:
    """Return the table, read once per process."""
    held, _ = read_arrays(Path(__file__).parent / "data" / "characters.safetensors")
    classes = np.repeat(held["run_class"], held["run_length"].astype(np.int64))
    lower = np.arange(FIRST_ASTRAL + 1, dtype=np.uint32)
    lower[held["cased"]] = held["lowered"]
    return Glyphs(classes, lower, _members(LETTERS_AND_DIGITS), _members(CASELESS), _members(BLANKS))
