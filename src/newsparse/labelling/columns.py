"""What the network sees of every line: numbers, categories, and the pieces that its words are spelt with.

``describe`` turns a sheet of lines into :class:`Columns`. No column holds a word of a page: words enter as marker
classes (``rules/platforms.py``), as "sentences use it", as "people bear it as a name", and as hashed trigrams and
words of short lines, from which the network learns how names are spelt.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsparse.labelling import echoes, markup, recurrence
from newsparse.labelling import glyphs as g
from newsparse.labelling import words as w
from newsparse.labelling.arrays import Array
from newsparse.labelling.hashing import mixed
from newsparse.labelling.recurrence import GROUP_COLUMNS, KEYS, Groups, logged
from newsparse.labelling.sheet import SHORT, Sheet
from newsparse.labelling.signs import FIRST_WORDS, Signs, initials, is_wordy, may_count, per_line, read_signs
from newsparse.labelling.words import Words

# The classes of lines by their length in characters: the longest of each but the last.
_LENGTHS = np.array([2, 4, 7, 11, 16, 22, 30, 42, 60, 80, 110, 160, 240, 400])
# Only lines of at most so many characters and words may be names: the network sees their trigrams and their words.
_NAME_CHARS, _NAME_WORDS = 48, 5
# Trigrams and words are hashed into this many buckets, by the upper bits of their hashes.
BUCKETS = 8192
# By how many bits a hash is shifted for that.
_UPPER = np.uint64(64 - (BUCKETS - 1).bit_length())
# In lines that are as long, markers are words of a sentence and do not count.
_MARKED_CHARS = 160

_LINE_COLUMNS = (
    *(f"class.{kind}" for kind in range(g.LINE_END)), *(f"marker.{letter}" for letter in w.MARKER_LETTERS),
    "common", "all_common", "none_common", "given", "given_share", "rest", "no_rest", "capitals",
    "size", "words", "url", "date", "clock", "dated_short", "short", "paragraph", "indent", "indent_step",
    "indent_ahead", "position", "from_start", "from_end", "page_lines", "initial", "initialled",
)  # fmt: skip
NUMBERS = (*_LINE_COLUMNS, *echoes.COLUMNS, *(f"{key}.{name}" for key in KEYS for name in GROUP_COLUMNS))
# The categories; each line has one value of each. With the number of values.
CATEGORIES = {
    "length": 15, "words": 14, "first": g.CLASSES, "last": g.CLASSES,
    **{f"{what}{k}": many for k in range(FIRST_WORDS) for what, many in (("shape", w.SHAPES + 1), ("token", 3 * w.TOKENS + 1))},
    "shape-1": w.SHAPES, "token-1": 3 * w.TOKENS, "dated": 16, "blanks": 16, "from_start": 5, "from_end": 5,
    "lexicon": 16, "indent": 13, "length_dated": 60,
}  # fmt: skip


# The same for pages with markup: the columns of every line, followed by those for its place in the markup.
MARKED_NUMBERS = (*NUMBERS, *markup.NUMBERS, *(f"{key}.{name}" for key in markup.KEYS for name in GROUP_COLUMNS))
MARKED_CATEGORIES = {**CATEGORIES, **markup.CATEGORIES}


class Columns(NamedTuple):
    """The columns of L lines.

    Pages with markup have more numbers, categories and groups (:data:`MARKED_NUMBERS`, :data:`MARKED_CATEGORIES`).

    Attributes:
        numbers: (L, ``len(NUMBERS)``) float32.
        categories: (L, ``len(CATEGORIES)``); each category has its own range of one common numbering.
        grams: hashed trigrams of the short lines, as buckets.
        gram_start: (L + 1) where each line's trigrams begin.
        names: hashed words of the short lines, as buckets.
        name_start: (L + 1) where each line's words begin.
        groups: the groups of similar lines, by key.
        counting: (L) whether a line is short and has the word for comments, or counts those on a title of any
            length.
        wordy: (L) whether a line says anything but markers, numbers, marks and a date.
        hints: hashed names of the elements near a line, as buckets, on pages with markup.
        hint_start: (L + 1) where each line's element names begin.
    """

    numbers: Array
    categories: Array
    grams: Array
    gram_start: Array
    names: Array
    name_start: Array
    groups: dict[str, Groups]
    counting: Array
    wordy: Array
    hints: Array | None = None
    hint_start: Array | None = None


def describe(sheet: Sheet) -> Columns:
    """Describe every line of a sheet that has at least one; time is linear in its characters, except for a sort.

    Args:
        sheet: the lines; where it has hints, the places in the markup are described too.
    """
    columns = _describe_texts(sheet)
    return columns if sheet.hints is None else _with_places(columns, sheet, markup.describe_places(sheet, sheet.hints))


def _with_places(columns: Columns, sheet: Sheet, places: markup.Places) -> Columns:
    groups = {name: recurrence.find_groups(key) for name, key in places.keys.items()}
    extent = recurrence.measure(sheet)
    told = np.empty((len(sheet.size), len(groups) * len(GROUP_COLUMNS)), np.float32)
    for place, group in enumerate(groups.values()):
        at = place * len(GROUP_COLUMNS)
        recurrence.describe_groups(sheet, group, columns.groups["exact"], extent, told[:, at : at + len(GROUP_COLUMNS)])
    return columns._replace(
        numbers=np.column_stack([columns.numbers, places.numbers, told]),
        categories=np.column_stack([columns.categories, places.tag + sum(CATEGORIES.values())]),
        groups={**columns.groups, **groups},
        hints=(places.names >> _UPPER).astype(np.int64),
        hint_start=places.name_start,
    )


def _describe_texts(sheet: Sheet) -> Columns:
    words = w.find_words(sheet)
    length = np.searchsorted(_LENGTHS, sheet.size)
    signs = read_signs(sheet, words)
    keys = recurrence.line_keys(sheet, words, signs.when, length)
    groups = {name: recurrence.find_groups(key) for name, key in keys.items()}
    numbers = np.empty((len(sheet.size), len(NUMBERS)), np.float32)
    lines, told = len(_LINE_COLUMNS), len(_LINE_COLUMNS) + len(echoes.COLUMNS)
    _describe_lines(sheet, words, signs, numbers[:, :lines])
    echoes.describe_echoes(sheet, words, numbers[:, lines:told])
    extent = recurrence.measure(sheet)
    for place, name in enumerate(KEYS):
        at = told + place * len(GROUP_COLUMNS)
        recurrence.describe_groups(
            sheet, groups[name], groups["exact"], extent, numbers[:, at : at + len(GROUP_COLUMNS)]
        )
    spelt = (sheet.size <= _NAME_CHARS) & (words.many <= _NAME_WORDS)
    grams, gram_start = _grams(sheet, spelt)
    named = spelt[words.line] & words.bare
    return Columns(
        numbers,
        _categories(sheet, words, length, signs),
        grams,
        gram_start,
        (mixed(words.hash[named].astype(np.uint64)) >> _UPPER).astype(np.int64),
        np.append(0, np.cumsum(np.bincount(words.line[named], minlength=len(spelt)))),
        groups,
        may_count(sheet, signs),
        is_wordy(sheet, signs),
    )


def _describe_lines(sheet: Sheet, words: Words, signs: Signs, out: Array) -> None:
    when, common, given, markers, rest = signs
    total = len(sheet.size)
    kinds = np.bincount(sheet.line * g.CLASSES + sheet.classes, minlength=total * g.CLASSES).reshape(total, g.CLASSES)
    out[:, : g.LINE_END] = kinds[:, : g.LINE_END] / (sheet.end - sheet.start)[:, None]
    at = g.LINE_END + len(w.MARKER_LETTERS)
    out[:, g.LINE_END : at] = np.minimum(markers, 2) * (sheet.size < _MARKED_CHARS)[:, None]
    slashes = (sheet.classes == g.COLON) & np.concatenate([sheet.classes[1:] == g.SLASH, [False]])
    url = np.zeros(total)
    url[sheet.line[slashes]] = 1
    count, short = words.many, sheet.size <= SHORT
    raised = (words.shape == w.TITLE) | (words.shape == w.UPPER) | (words.shape == w.TITLE_IN)
    capitals = per_line(words, raised | (words.shape == w.CAPITAL) | (words.shape == w.MIXED))
    lines = np.diff(sheet.page_start)[sheet.page]
    index = np.arange(total) - sheet.page_start[sheet.page]
    step = np.where(index == 0, 0, np.diff(sheet.indent, prepend=0))
    ahead = np.where(index == lines - 1, 0, np.diff(sheet.indent, append=0))
    columns = (
        common / count, common == count, common == 0, np.minimum(given, 3), given / np.minimum(count, 4),
        np.minimum(rest, 6), rest == 0, capitals / count, logged(sheet.size), logged(count), url, when % 2 == 1,
        when > 1, (when > 0) & short, short, sheet.size > 42, logged(sheet.indent), np.clip(step, -4, 4),
        np.clip(ahead, -4, 4), index / lines, logged(index), logged(lines - 1 - index), logged(lines), *initials(sheet, words),
    )  # fmt: skip
    for place, column in enumerate(columns):
        out[:, at + place] = column


def _categories(sheet: Sheet, words: Words, length: Array, signs: Signs) -> Array:
    total = len(sheet.size)
    count, final = words.many, len(words.line) - 1
    lines = np.diff(sheet.page_start)[sheet.page]
    index = np.arange(total) - sheet.page_start[sheet.page]
    token = words.token * 3 + words.tail
    gap = np.where(index == lines - 1, 3, np.append(sheet.blanks[1:], 3))
    common, given = (np.minimum(column, 3).astype(np.int64) for column in (signs.common, signs.given))
    told: list[Array] = []
    for k in range(FIRST_WORDS):
        at = np.minimum(words.first + k, final)
        told += [
            np.where(count > k, words.shape[at], w.SHAPES),
            np.where(count > k, token[at], 3 * w.TOKENS),
        ]
    values = (
        length, np.minimum(count, 13), sheet.classes[sheet.start], sheet.classes[sheet.end - 1], *told,
        words.shape[words.last], token[words.last], signs.when * 4 + (count > 3) * 2 + (sheet.size <= SHORT),
        np.minimum(sheet.blanks, 3) * 4 + np.minimum(gap, 3), np.minimum(index, 4), np.minimum(lines - 1 - index, 4),
        common * 4 + given, np.minimum(sheet.indent, 12), length * 4 + signs.when,
    )  # fmt: skip
    out = np.empty((total, len(CATEGORIES)), np.int64)
    offset = 0
    for place, (value, many) in enumerate(zip(values, CATEGORIES.values(), strict=True)):
        out[:, place] = value
        out[:, place] += offset
        offset += many
    return out


def _grams(sheet: Sheet, spelt: Array) -> tuple[Array, Array]:
    """Hashed trigrams of the chosen lines, one around each character that is not blank, and where each line's begin."""
    shown = np.where((sheet.classes == g.SPACE) | (sheet.classes == g.LINE_END), ord(" "), sheet.lower)
    at = np.flatnonzero(spelt[sheet.line] & (shown != ord(" ")))
    before = np.where(at > 0, shown[at - 1], ord(" ")).astype(np.uint64)
    after = shown[at + 1].astype(np.uint64)
    value = before * np.uint64(31) + shown[at].astype(np.uint64) * np.uint64(131071) + after * np.uint64(8589934583)
    starts = np.append(0, np.cumsum(np.bincount(sheet.line[at], minlength=len(spelt))))
    return (mixed(value) >> _UPPER).astype(np.int64), starts
