"""Find short lines that the rest of the page calls by name: ``@NAME``, "Hello NAME", "NAME wrote", a signature below.

People in a thread address each other. A short line whose words occur on other lines in one of these ways is
somebody's name; one whose words stand alone elsewhere is a recurring name, or a button.
"""

from __future__ import annotations

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.glyphs import AT
from newsparse.labelling.hashing import combined, unique
from newsparse.labelling.recurrence import logged, same_line_before
from newsparse.labelling.sheet import SHORT, Sheet
from newsparse.labelling.words import CASELESS, MARKER, Words

# How another line contains the word: at all, first, after "@", after a greeting, after "by" or "quote", before
# "wrote", first and followed by a colon or comma, on a line of up to three words, on a short line.
WAYS = ("any", "first", "addressed", "greeted", "quoted", "speaks", "called", "alone", "short")
COLUMNS = tuple(f"{way}.{end}" for way in WAYS for end in ("head", "last"))
# Lines with more words are not names.
_NAME_WORDS = 6


def describe_echoes(sheet: Sheet, words: Words, out: Array) -> None:
    """Count how often, and how, the rest of the page contains the first and the last word of each short line.

    Args:
        sheet: the lines.
        words: their words.
        out: (L, ``len(COLUMNS)``), filled with log2(1 + occurrences on the page besides this one).
    """
    out[:] = 0
    key = combined(sheet.page[words.line], words.hash)
    asked = (sheet.size <= SHORT) & (words.many <= _NAME_WORDS)
    ends = np.concatenate([words.first[asked], words.last[asked]])
    tellable = words.bare & ((words.end - words.start > 2) | (words.shape == CASELESS))
    known = unique(key[ends[tellable[ends]]])
    if not len(known):
        return
    at = np.minimum(np.searchsorted(known, key), len(known) - 1)
    hits = np.flatnonzero((known[at] == key) & tellable)
    for place, way in enumerate(_ways(sheet, words)):
        told = way[hits]
        counts = np.bincount(at[hits], weights=told, minlength=len(known))
        elsewhere = np.zeros(len(key))
        elsewhere[hits] = counts[at[hits]] - told
        out[asked, 2 * place] = logged(elsewhere[words.first[asked]])
        out[asked, 2 * place + 1] = logged(elsewhere[words.last[asked]])


def _ways(sheet: Sheet, words: Words) -> tuple[Array, ...]:
    joined = same_line_before(words)
    before = np.concatenate([[0], words.marker[:-1]]) * joined
    after = np.concatenate([(words.marker * joined)[1:], [0]])
    return (
        np.ones(len(words.line), bool),
        words.place == 0,
        words.before == AT,
        before == MARKER["J"],
        (before == MARKER["P"]) | (before == MARKER["Q"]),
        after == MARKER["S"],
        (words.place == 0) & (words.tail > 0),
        words.many[words.line] <= 3,
        (sheet.size <= SHORT)[words.line],
    )
