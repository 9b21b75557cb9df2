"""What each line shows by itself: dates, words of platforms, words that sentences use and people bear, initials.

Each function gives one value a line (L lines).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsparse.fields.counts import LONGEST_COUNT, match_count
from newsparse.labelling import glyphs as g
from newsparse.labelling import recurrence
from newsparse.labelling import words as w
from newsparse.labelling.arrays import Array
from newsparse.labelling.sheet import Sheet
from newsparse.labelling.words import Words
from newsparse.rules.counts import UNSPACED_NOUNS
from newsparse.rules.marks import TITLE_ENDS
from newsparse.rules.months import EASTERN_DATES
from newsparse.rules.platforms import UNSPACED

# A longer line with the word for comments is a sentence, or counts comments on a title.
_COUNT_CHARS = 60
# A line of at most so many characters that begins with a digit may count them in a language whose word for comments is no marker,
# and so may a longer one that ends with what ends a title.
_BRIEF_COUNT = 20
# No date written without spaces is longer.
_EASTERN_CHARS = 30
# How many words of a line, from its start, are looked at by themselves.
FIRST_WORDS = 4
# Words without spaces between them are looked for in lines of fewer characters.
_UNSPACED_CHARS = 40


class Signs(NamedTuple):
    """What each line shows.

    Attributes:
        when: (L) 0, or 1 where a line has a date, 2 where it has a clock time, 3 for both.
        common: (L) how many of its words sentences use.
        given: (L) how many of its first words people bear as names.
        markers: (L, marker classes) how many of its words platforms use, by class.
        rest: (L) how many of its words are neither of these nor numbers or marks.
    """

    when: Array
    common: Array
    given: Array
    markers: Array
    rest: Array


def read_signs(sheet: Sheet, words: Words) -> Signs:
    """Read the signs of every line of a sheet."""
    return Signs(
        _dates(sheet, words),
        per_line(words, words.common),
        per_line(words, words.given & (words.place < FIRST_WORDS)),
        _markers(sheet, words),
        per_line(words, (words.token == w.WORD) | (words.token == w.USED) | (words.token == w.CODE)),
    )


def per_line(words: Words, what: Array) -> Array:
    """(L) the sum over each line's words."""
    return np.bincount(words.line, weights=what, minlength=len(words.many))


def may_count(sheet: Sheet, signs: Signs) -> Array:
    """(L) whether a line may count or head comments: it is short and has the word for them, or counts those on a title."""
    told = signs.markers[:, w.MARKER["C"] - 1] > 0
    counting: Array = told & (sheet.size <= _COUNT_CHARS)
    digits = np.bincount(sheet.line, weights=sheet.classes == g.DIGIT, minlength=len(told)) > 0
    leading = sheet.classes[sheet.start] == g.DIGIT
    for i in np.flatnonzero((digits | told) & ~counting & (sheet.size <= LONGEST_COUNT)).tolist():
        text = sheet.texts[i]
        brief = leading[i] and (len(text) <= _BRIEF_COUNT or text[-1] in TITLE_ENDS)
        if (brief or told[i] or any(noun in text for noun in UNSPACED_NOUNS)) and match_count(text) is not None:
            counting[i] = True
    return counting


def is_wordy(sheet: Sheet, signs: Signs) -> Array:
    """(L) whether a line says anything but markers, numbers, marks and a date."""
    result: Array = (signs.rest > 0) & ~_eastern_dates(sheet, signs.when)
    return result


def initials(sheet: Sheet, words: Words) -> tuple[Array, Array]:
    """(L) whether a line is the single letter that one of the next two begins with; (L) whether it is that line.

    Forums draw a member without a picture as the initial of the name.
    """
    lone = (sheet.size == 1) & words.bare[words.first]
    head = sheet.lower[words.start[words.first]]
    initial, initialled = np.zeros(len(lone), bool), np.zeros(len(lone), bool)
    for step in (1, 2):
        pair = lone[:-step] & ~lone[step:] & (head[:-step] == head[step:]) & (sheet.page[:-step] == sheet.page[step:])
        initial[:-step] |= pair
        initialled[step:] |= pair
    return initial, initialled


def _dates(sheet: Sheet, words: Words) -> Array:
    """(L) 0, or 1 where a line has a date, 2 where it has a clock time, 3 for both."""
    digit = sheet.classes == g.DIGIT
    padded = np.concatenate([digit, np.zeros(4, bool)])
    total = len(digit)
    colon = np.concatenate([sheet.codes[1:] == ord(":"), [False]])
    clock = digit & colon & padded[2 : total + 2] & padded[3 : total + 3] & ~padded[4 : total + 4]
    month = words.marker == w.MARKER[w.CALENDAR]
    joined = recurrence.same_line_before(words)
    behind = np.concatenate([[False], words.numeric[:-1]]) & joined
    ahead = np.concatenate([(words.numeric & joined)[1:], [False]])
    dated = np.zeros(len(sheet.size), np.int64)
    dated[words.line[words.year | (month & (behind | ahead))]] = 1
    eastern = np.isin(sheet.codes, (0x5E74, 0x6708, 0x65E5)) & np.concatenate([[False], digit[:-1]])
    dated[sheet.line[eastern]] = 1
    clocks = np.zeros(len(sheet.size), np.int64)
    clocks[sheet.line[clock]] = 2
    result: Array = dated + clocks
    return result


def _eastern_dates(sheet: Sheet, when: Array) -> Array:
    """(L) whether a line is only a date that is written without spaces (2014年3月16日日曜日)."""
    whole = np.zeros(len(when), bool)
    for i in np.flatnonzero((when > 0) & (sheet.size <= _EASTERN_CHARS)).tolist():
        whole[i] = set(sheet.texts[i]) <= EASTERN_DATES and not sheet.texts[i].isascii()
    return whole


def _markers(sheet: Sheet, words: Words) -> Array:
    """(L, markers) how many words of each marker class a line has."""
    many = len(w.MARKER_LETTERS) + 1
    counts = np.bincount(words.line * many + words.marker, minlength=len(sheet.size) * many).reshape(-1, many)[:, 1:]
    caseless = np.bincount(sheet.line[g.glyphs().caseless[sheet.classes]], minlength=len(sheet.size))
    for i in np.flatnonzero((caseless > 0) & (sheet.size < _UNSPACED_CHARS)).tolist():
        for part, letter in UNSPACED:
            if part in sheet.texts[i]:
                counts[i, w.MARKER[letter] - 1] += 1
    return counts
