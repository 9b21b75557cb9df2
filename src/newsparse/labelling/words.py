"""The words of a sheet: shape, marker class, whether sentences use them or people bear them; all words at once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from newsparse.labelling import glyphs as g
from newsparse.labelling.arrays import Array
from newsparse.labelling.hashing import Stretches, combined
from newsparse.labelling.sheet import Sheet
from newsparse.rules.common import common_text
from newsparse.rules.months import MONTHS, WEEKDAYS
from newsparse.rules.names import names_text
from newsparse.rules.platforms import MARKERS, WORD_CLASS

# Marker classes by number, from 1. Calendar words have a class of their own: a line of nothing else is not a name.
CALENDAR = "D"
MARKER_LETTERS = "".join(sorted({*MARKERS, CALENDAR}))
MARKER = {letter: number for number, letter in enumerate(MARKER_LETTERS, 1)}

# A word's shape: lower case, ALL CAPITALS, one capital, Capitalised, without case, mIxed, punctuation, number,
# letters with digits, with an underscore, and with a mark inside: Capitalised (O'Neil) or not (e-mail).
LOWER, UPPER, CAPITAL, TITLE, CASELESS, MIXED, MARKS, NUMBER, DIGITS, UNDER, TITLE_IN, LOWER_IN = range(12)
SHAPES = 12

# A word's token: its marker class, or one of these. Features combine it with whether a colon or comma ends the
# word.
WORD, USED, FIGURE, CODE, PUNCTUATION = range(len(MARKER_LETTERS) + 1, len(MARKER_LETTERS) + 6)
TOKENS = len(MARKER_LETTERS) + 6

# Marks around a marker word in its table; words of a page are looked up without outer marks.
_OUTER_MARKS = "↓→*?+↩↵"

# Bits for a known word's attributes, above its marker class.
_COMMON, _GIVEN = 32, 64


class Words(NamedTuple):
    """The words of a sheet, W in all, of L lines.

    Attributes:
        line: (W) the line of each word.
        place: (W) its place in the line, from 0.
        start: (W) where it starts without outer punctuation, in the sheet's characters.
        end: (W) where it ends, likewise.
        before: (W) the class of the outer mark right before ``start``; ``SPACE`` where there is none.
        hash: (W) a hash of the word in lower case.
        form: (W) the same with all numbers alike: for words with digits, a hash of their shape, first and last
            character.
        shape: (W) see above.
        marker: (W) the marker class, 0 for none.
        token: (W) see above.
        tail: (W) 1 if a colon ends the word, 2 if a comma does, else 0.
        common: (W) whether sentences use the word.
        given: (W) whether people bear it as a name.
        bare: (W) whether it has a letter or digit.
        year: (W) whether it looks like a year or a date in figures.
        numeric: (W) whether it is a number or a short code with digits.
        first: (L) the first word of each line.
        last: (L) the last word of each line.
        many: (L) how many words each line has.
    """

    line: Array
    place: Array
    start: Array
    end: Array
    before: Array
    hash: Array
    form: Array
    shape: Array
    marker: Array
    token: Array
    tail: Array
    common: Array
    given: Array
    bare: Array
    year: Array
    numeric: Array
    first: Array
    last: Array
    many: Array


class _Lexicon(NamedTuple):
    """Sorted hashes of all known words, and their attributes: marker class, ``_COMMON``, ``_GIVEN``."""

    hashes: Array
    about: Array


def _hash_lines(text: str) -> Array:
    """The hashes of a text's lines, each of which ends in ``\\n``."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    ends = np.flatnonzero(codes == ord("\n"))
    return Stretches(codes).hash(np.concatenate([[0], ends[:-1] + 1]), ends)


@lru_cache(maxsize=1)
def lexicon() -> _Lexicon:
    """The lists of words and the tables of markers, read once per process."""
    bare = {word.strip(_OUTER_MARKS): letter for word, letter in WORD_CLASS.items()}
    markers = {**bare, **dict.fromkeys([*MONTHS, *WEEKDAYS], CALENDAR), **WORD_CLASS}
    markers.pop("", None)
    lists = [_hash_lines(text) for text in (common_text(), names_text(), "\n".join([*markers, ""]))]
    classes = np.array([MARKER[letter] for letter in markers.values()], np.uint8)
    about = np.concatenate(
        [np.full(len(lists[0]), _COMMON, np.uint8), np.full(len(lists[1]), _GIVEN, np.uint8), classes]
    )
    hashes = np.concatenate(lists)
    order = np.argsort(hashes, kind="stable")
    hashes = hashes[order]
    first = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
    return _Lexicon(hashes[first], np.bitwise_or.reduceat(about[order], first))


def _look_up(hashes: Array) -> Array:
    known = lexicon()
    at = np.minimum(np.searchsorted(known.hashes, hashes), len(known.hashes) - 1)
    return np.where(known.hashes[at] == hashes, known.about[at], 0)


# The characters of a word are counted by kind in one integer, 12 bits each: a word has fewer than 4,096 characters.
_PACKED = np.zeros(g.CLASSES, np.uint64)
_PACKED[g.LOWER], _PACKED[g.UPPER], _PACKED[g.DIGIT], _PACKED[g.UNDERSCORE] = 1, 1 << 12, 1 << 36, 1 << 48
for _kind in g.CASELESS:
    _PACKED[_kind] = 1 << 24


def _shapes(start: Array, end: Array, packed: Array, classes: Array) -> tuple[Array, Array, Array]:
    """The shapes of words, the number of digits in each, and the number of marks inside."""
    lower, upper, caseless, digits, under = (
        ((packed >> np.uint64(shift)) & np.uint64(4095)).astype(np.int64) for shift in (0, 12, 24, 36, 48)
    )
    size = end - start
    inside = size - lower - upper - caseless - digits
    letters = lower + upper + caseless
    headed = classes[start] == g.UPPER
    plain = (inside == 0) & (digits == 0)
    marked = (inside > 0) & (digits == 0)
    capitals = plain & (upper == size)
    # Later rows override earlier ones.
    shape = np.full(len(size), MIXED, np.int64)
    for chosen, kind in (
        (plain & (lower == size), LOWER),
        (capitals, UPPER),
        (capitals & (size == 1), CAPITAL),
        (plain & headed & (upper == 1) & (lower == size - 1) & (size > 1), TITLE),
        (plain & (caseless > 0) & (upper == 0) & (2 * lower <= size), CASELESS),
        (marked & headed, TITLE_IN),
        (marked & ~headed, LOWER_IN),
        (under > 0, UNDER),
        ((digits > 0) & (letters > 0), DIGITS),
        ((digits > 0) & (letters == 0), NUMBER),
        (letters + digits == 0, MARKS),
    ):
        shape[chosen] = kind
    return shape, digits, inside


def _bounds(lettered: Array, at: Array, end: Array) -> tuple[Array, Array, Array]:
    """Trim words to their first and last letter or digit, and tell which have one; words without keep their bounds."""
    start, stop = at.copy(), end.copy()
    for bound, edge, step in (
        (start, 0, 1),
        (stop, -1, -1),
    ):  # few words have marks around them, and few of those have many
        open_ended = np.flatnonzero(~lettered[bound + edge])
        while len(open_ended):
            bound[open_ended] += step
            open_ended = open_ended[start[open_ended] < stop[open_ended]]
            open_ended = open_ended[~lettered[bound[open_ended] + edge]]
    bare = start < stop
    return np.where(bare, start, at), np.where(bare, stop, end), bare


def _numbered(sheet: Sheet, start: Array, end: Array, shape: Array) -> Array:
    """Hash words with digits so that all numbers are alike: by their shape, first and last character."""
    digit = sheet.classes == g.DIGIT
    shown = np.where(digit, ord("9"), sheet.lower)
    result: Array = (combined(shown[start], shown[end - 1], shape) >> np.uint64(32)).astype(np.uint32)
    return result


def _centuries(sheet: Sheet, start: Array) -> Array:
    """Whether words begin like years of this or the last century."""
    first, second = sheet.codes[start], sheet.codes[np.minimum(start + 1, len(sheet.codes) - 1)]
    result: Array = ((first == ord("1")) & (second == ord("9"))) | ((first == ord("2")) & (second == ord("0")))
    return result


def _thousands(sheet: Sheet, end: Array) -> Array:
    """Whether exactly three digits end a word with marks inside: 1,250,000 is not a date."""
    digit = sheet.classes == g.DIGIT
    three = digit[end - 1] & digit[np.maximum(end - 2, 0)] & digit[np.maximum(end - 3, 0)]
    result: Array = three & ~digit[np.maximum(end - 4, 0)]
    return result


def _tokens(shape: Array, marker: Array, common: Array) -> Array:
    token = np.full(len(shape), WORD, np.int64)
    token[common & ((shape == LOWER) | (shape == CASELESS) | (shape == LOWER_IN))] = USED
    token[shape == NUMBER] = FIGURE
    token[shape == DIGITS] = CODE
    token = np.where(marker > 0, marker, token)
    token[shape == MARKS] = PUNCTUATION
    return token


def _runs(solid: Array) -> tuple[Array, Array]:
    """The first and the last index of each run of true values."""
    changes = np.flatnonzero(np.diff(np.concatenate([[False], solid, [False]])))
    return changes[::2], changes[1::2] - 1


def find_words(sheet: Sheet) -> Words:
    """Split a sheet, which must have at least one line, into words; every line has at least one."""
    classes = sheet.classes
    table = g.glyphs()
    solid = ~table.blank[classes]
    at, final = _runs(solid)
    many = np.bincount(sheet.line[at], minlength=len(sheet.size))
    if not many.all():
        solid[sheet.start[many == 0]] = True  # a line of nothing but control characters counts as one word
        at, final = _runs(solid)
        many = np.maximum(many, 1)
    start, end, bare = _bounds(table.word[classes], at, final + 1)
    hashes = Stretches(sheet.lower).hash(start, end)
    packed = np.add.reduceat(_PACKED[classes], at)
    shape, digits, inside = _shapes(start, end, packed, classes)
    shape[~bare] = MARKS
    about = np.where(bare, _look_up(hashes), 0)
    marker, common, given = (about & 31).astype(np.int64), (about & _COMMON) > 0, (about & _GIVEN) > 0
    line = sheet.line[at]
    first = np.cumsum(many) - many
    size = end - start
    closing = classes[final]
    return Words(
        line=line,
        place=np.arange(len(at)) - first[line],
        start=start,
        end=end,
        before=np.where(start > at, classes[start - 1], g.SPACE),
        hash=hashes,
        form=np.where(digits > 0, _numbered(sheet, start, end, shape), hashes),
        shape=shape,
        marker=marker,
        token=_tokens(shape, marker, common),
        tail=np.where(closing == g.COLON, 1, np.where(closing == g.COMMA, 2, 0)),
        common=common,
        given=given,
        bare=bare,
        year=((digits == 4) & (size == 4) & _centuries(sheet, start))
        | ((digits >= 3) & (digits <= 8) & (inside == 2) & (size == digits + inside) & ~_thousands(sheet, end)),
        numeric=(shape == NUMBER) | ((shape == DIGITS) & (size <= 4)),
        first=first,
        last=first + many - 1,
        many=many,
    )
