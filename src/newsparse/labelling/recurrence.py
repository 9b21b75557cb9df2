"""How the lines of a page repeat. A thread is a recurring pattern, so each line is described by how similar ones recur.

Lines are alike in several ways at once (the same words, the same template, the same beginning …). Each way is a
*key*; the lines of one page with the same value of a key are a *group*. A thread's lines differ from a menu's in
how often, how evenly and how variably the lines of a group recur, and in how much stands between them: people write
at any length, while teasers are cut to size. This is the observation behind wrapper induction (Liu's MDR, KDD
2003), applied to lines.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsparse.labelling import words as w
from newsparse.labelling.arrays import Array
from newsparse.labelling.glyphs import SPACE, glyphs
from newsparse.labelling.hashing import combined, sequence_hash
from newsparse.labelling.sheet import SHORT, Sheet
from newsparse.labelling.words import Words

# Ways in which lines are alike, in the order of the columns.
KEYS = ("exact", "form", "template", "head", "opening", "tail", "look")
# The columns for a line's group, and for the line within it.
GROUP_COLUMNS = (
    "since", "until", "has_before", "has_after", "paragraphs", "order",
    "many", "multi", "filled", "spread", "gap", "uneven", "room", "above", "below", "above_share", "below_share",
    "line_above", "line_below", "share", "distinct",
)  # fmt: skip
# Only lines of at most this many words have a template; the longer ones share one.
_TEMPLATE_WORDS = 12
# A longer line is a paragraph.
_PARAGRAPH = 42


class Groups(NamedTuple):
    """The groups of one key. Only ``of`` covers groups of a single line.

    Attributes:
        of: (L) the group of each line.
        lines: (K) the lines of groups of several, group after group, each in page order.
        start: (groups) where each of these groups begins in ``lines``.
        many: (groups) how many lines it has.
        member: (K) which of these groups each of ``lines`` belongs to.
    """

    of: Array
    lines: Array
    start: Array
    many: Array
    member: Array


def logged(values: Array) -> Array:
    """log2(1 + values): distances and counts roughly as people perceive them."""
    result: Array = np.log2(1.0 + values)
    return result


def same_line_before(words: Words) -> Array:
    """Whether the previous word stands on the same line, for each word."""
    return np.concatenate([[False], words.line[1:] == words.line[:-1]])


def _templates(words: Words) -> Array:
    """Hash each line's template: its words' tokens, where a run of words that are not markers counts as one."""
    plain = (words.token == w.WORD) | (words.token == w.USED)
    follows = np.concatenate([[False], plain[:-1]]) & same_line_before(words)
    kept = ~(plain & follows & (words.tail == 0))
    token = np.where(plain, w.WORD, words.token) * 3 + words.tail
    before = np.cumsum(kept) - kept
    return sequence_hash(token[kept], before[words.first])


def _numbered_texts(sheet: Sheet) -> Array:
    """Number the lines so that equal texts, and only these, have equal numbers."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in sheet.texts], np.int64)


def line_keys(sheet: Sheet, words: Words, when: Array, length: Array) -> dict[str, Array]:
    """Compute one value per line for every key of :data:`KEYS`; lines of one page with equal values are alike.

    Args:
        sheet: the lines.
        words: their words.
        when: (L) whether a line has a date (1), a clock time (2), both (3) or neither (0).
        length: (L) the class of its length.
    """
    page, short = sheet.page, sheet.size <= SHORT
    first, last, many = words.first, words.last, words.many
    second, second_last = np.minimum(first + 1, last), np.maximum(last - 1, first)
    lone = many == 1
    closing = sheet.classes[sheet.end - 1]
    mark = np.where(glyphs().word[closing] | (closing == SPACE), 0, closing)
    few = (many <= _TEMPLATE_WORDS) & short
    keys = {
        "exact": combined(page, _numbered_texts(sheet)),
        "form": combined(page, sequence_hash(combined(words.form, words.tail), words.first)),
        "template": combined(page, np.where(few, _templates(words), np.uint64(1))),
        "head": combined(page, words.form[first], np.where(lone, np.uint64(5), words.form[second])),
        "opening": combined(page, words.form[first], sheet.indent),
        "tail": combined(page, words.form[last], np.where(lone, np.uint64(5), words.form[second_last])),
        "look": combined(page, length // 2, when, mark, words.shape[first], np.minimum(sheet.indent, 12)),
    }
    lines = np.arange(len(page))
    alone = combined(lines, lines, lines)  # a different value on every line
    return {name: np.where(short, keys[name], alone) for name in KEYS}


def find_groups(key: Array) -> Groups:
    """Find the groups of one key."""
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    new = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    first = np.flatnonzero(new)
    of = np.empty(len(key), np.int64)
    of[order] = np.cumsum(new) - 1
    many = np.diff(np.append(first, len(key)))
    several = np.flatnonzero(many > 1)
    first, many = first[several], many[several]
    member = np.repeat(np.arange(len(several)), many)
    start = np.cumsum(many) - many
    lines = order[first[member] + np.arange(len(member)) - start[member]]
    return Groups(of, lines, start, many, member)


class Extent(NamedTuple):
    """Cumulative sums over a sheet's lines, L + 1 each: characters, and paragraphs (lines longer than a name)."""

    chars: Array
    paragraphs: Array


def measure(sheet: Sheet) -> Extent:
    """Compute the cumulative sums."""
    return Extent(
        np.concatenate([[0], np.cumsum(sheet.size)]), np.concatenate([[0], np.cumsum(sheet.size > _PARAGRAPH)])
    )


def describe_groups(sheet: Sheet, groups: Groups, exact: Groups, extent: Extent, out: Array) -> None:
    """Describe for every line how the lines of its group recur.

    A line without others in its group gets zeros, and 1 in the last column (``distinct``).

    Args:
        sheet: the lines.
        groups: the groups of one key.
        exact: the groups of equal lines.
        extent: see :func:`measure`.
        out: (L, ``len(GROUP_COLUMNS)``), filled.
    """
    out[:] = 0
    out[:, -1] = 1
    lines, begin, many, of = groups.lines, groups.start, groups.many, groups.member
    total = len(lines)
    if not total:
        return
    rank = np.arange(total) - begin[of]
    has_before, has_after = rank > 0, rank < many[of] - 1
    following = lines[np.minimum(np.arange(1, total + 1), total - 1)]
    until = np.where(has_after, following - lines, 0)
    behind = np.minimum(lines + 1, len(groups.of))
    room = np.where(has_after, extent.chars[following] - extent.chars[behind], 0)
    paragraphs = np.where(has_after, extent.paragraphs[following] - extent.paragraphs[behind], 0)
    gaps = many - 1

    def mean(values: Array) -> Array:
        result: Array = np.add.reduceat(values, begin, dtype=np.float64) / gaps
        return result

    room_mean, gap = mean(room), mean(until)
    spread = mean(np.where(has_after, np.abs(room - room_mean[of]), 0)) / (room_mean + 1)
    uneven = mean(np.where(has_after, np.abs(until - gap[of]), 0)) / (gap + 1)
    pairs = np.sort(of * (len(groups.of) + 1) + exact.of[lines])
    new = np.concatenate([[True], pairs[1:] != pairs[:-1]])
    distinct = np.add.reduceat(new, begin, dtype=np.float64) / many
    around = _around(sheet, lines[begin], lines[begin + gaps], np.round(gap).astype(np.int64), extent)
    above, below, line_above, line_below = around
    since = np.append(0, until[:-1]) * has_before
    per_line = (
        logged(since), logged(until), has_before, has_after, np.minimum(paragraphs, 3), rank / gaps[of],
    )  # fmt: skip
    per_group = (
        logged(many - 1), np.ones(len(many)), mean(paragraphs > 0), spread, logged(gap), uneven, logged(room_mean),
        logged(above), logged(below), np.minimum(above / (room_mean + 1), 2), np.minimum(below / (room_mean + 1), 2),
        logged(line_above), logged(line_below), many / np.diff(sheet.page_start)[sheet.page[lines[begin]]], distinct,
    )  # fmt: skip
    filled = np.empty((total, len(GROUP_COLUMNS)), np.float32)
    filled[:, : len(per_line)] = np.stack(per_line, axis=1)
    filled[:, len(per_line) :] = np.stack(per_group, axis=1)[of]
    out[lines] = filled


def _around(sheet: Sheet, first: Array, last: Array, reach: Array, extent: Extent) -> tuple[Array, Array, Array, Array]:
    """Characters within an average gap above a group's first line and below its last, and in the lines next to these.

    Authors stand before the first text or after the last one.
    """
    low, high = sheet.page_start[sheet.page[first]], sheet.page_start[sheet.page[first] + 1]
    behind = np.minimum(last + 1, high)
    return (
        extent.chars[first] - extent.chars[np.maximum(first - reach, low)],
        extent.chars[np.minimum(behind + reach, high)] - extent.chars[behind],
        sheet.size[np.maximum(first - 1, low)],
        sheet.size[np.minimum(last + 1, high - 1)],
    )
