"""One word at a time: its shape, its marker class, whether people write it in sentences or are called by it.

Words recur, lines do not: everything here is cached by word, so a page costs one dictionary look-up a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newsparse.rules.months import MONTHS, WEEKDAYS
from newsparse.rules.platforms import BULLETS, WORD_CLASS

# Calendar words are a marker class of their own: a line of nothing else is no name.
_MARKER = {**dict.fromkeys([*MONTHS, *WEEKDAYS], "D"), **WORD_CLASS}

OUTER = "\"'“”‘’«»„()[]{}<>.,:;!?…·•*|/\\-–—~»›↓→↩#+："


class Word(NamedTuple):
    """What is known of a word wherever it stands.

    ``token`` is its place in a template (marker words as their class, numbers as ``9``, bullets as ``•``, all others
    as ``x``); ``shape`` one letter for its casing; ``common`` whether sentences use it; ``given`` whether it is known
    as a given or family name; ``marker`` its class letter or ``""``.
    """

    token: str
    shape: str
    common: bool
    given: bool
    marker: str


class _Lexicon:
    """The word lists that were learned or compiled (see docs/model.md), read when the first page needs them."""

    def __init__(self) -> None:
        data = Path(__file__).parent / "data"
        self.common = frozenset(data.joinpath("common.txt").read_text("utf-8").split())
        self.names = frozenset(data.joinpath("names.txt").read_text("utf-8").split())


@lru_cache(maxsize=1)
def lexicon() -> _Lexicon:
    """The word lists, read once a process."""
    return _Lexicon()


_DIGIT = re.compile(r"\d")


def shape_of(word: str) -> str:
    """``X`` Capitalised, ``U`` ALL CAPITALS, ``x`` lower case, ``M`` mIxed, ``9`` digits inside, ``C`` a script
    without case, ``p`` only punctuation."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "U" if len(word) > 1 else "I"
        if word.istitle():
            return "X"
        return "C" if word.lower() == word.upper() else "M"
    if not any(map(str.isalnum, word)):
        return "p"
    if _DIGIT.search(word):
        return "9" if not any(map(str.isalpha, word)) else "A"
    return "_" if "_" in word else "Y" if word[0].isupper() else "y"


@lru_cache(maxsize=50_000)
def look_up(raw: str) -> Word:
    """Describe one white-space-separated word of a short line."""
    bare = raw.strip(OUTER)
    if not bare:
        return Word("•" if raw in BULLETS else "p", "p", False, False, "")
    low = bare.lower()
    marker = _MARKER.get(low, "")
    lists = lexicon()
    shape = shape_of(bare)
    common = low in lists.common
    if marker:
        token = marker
    elif shape in "9A":
        token = "9" if shape == "9" else "n"
    elif common and shape in "xyC":
        token = "w"
    else:
        token = "x"
    tail = raw[-1]
    if tail in ":：":
        token += ":"
    elif tail == ",":
        token += ","
    return Word(token, shape, common, low in lists.names, marker)
