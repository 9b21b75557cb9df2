"""The number of comments that a page declares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.fields.counts import count_beside, match_count
from newsparse.model import Label
from newsparse.rules.counts import BRACKETED

# What platforms write between what they say of an article on one line, and around its count.
_JOINT, _BRACKETS = re.compile(r"\s[|·•—–]\s|\s{2,}|\. (?=[^\W\d_]+:)"), re.compile(BRACKETED)
# A longer line is a paragraph.
_LONGEST, _DIGIT = 160, re.compile(r"\d")


class Declared(NamedTuple):
    """The declared number, and the lines that declare it."""

    number: int | None = None
    lines: tuple[int, ...] = ()


def declared_count(texts: Sequence[str], labels: Sequence[Label | None], states: Sequence[str]) -> Declared:
    """The first number declared outside the thread, or by the title; else the only one between its comments.

    Several between the comments are what each commenter has written. Where no line declares one by itself, a heading over comments
    and a number on the line above or below do, outside the thread.

    Args:
        texts: what is left of each line for its field.
        labels: the lines' labels, None in the thread.
        states: their states, parallel.
    """
    outside: list[Declared] = []
    between: list[Declared] = []
    for i, (text, label, state) in enumerate(zip(texts, labels, states, strict=True)):
        if label in (Label.COUNT, Label.TITLE) and any(map(str.isdigit, text)):
            number = match_count(text)
            if number is not None:
                (between if state[0] in "QM" else outside).append(Declared(number, (i,)))
    found = outside or (between if len(between) == 1 else []) or _on_two_lines(texts, labels, states)
    found = found or _in_pieces(texts, labels, states)
    return found[0] if found else Declared()


def _in_pieces(texts: Sequence[str], labels: Sequence[Label | None], states: Sequence[str]) -> list[Declared]:
    """What the one line whose pieces count comments outside the thread declares.

    "Posted by Ann | Permalink | Comments (5)"; "posted by Ann at 9:14 AM (5 comments total)".

    Where several lines do, they count those of other articles.
    """
    around = [i for i, state in enumerate(states) if state[0] in "HE" or labels[i] is Label.BYLINE]
    counts = [(i, match_count(piece.strip())) for i in around if _DIGIT.search(texts[i]) for piece in _pieces(texts[i])]
    found = [Declared(number, (i,)) for i, number in counts if number is not None]
    return found[:1] if len({one.lines for one in found}) == 1 else []


def _pieces(text: str) -> list[str]:
    pieces = _JOINT.split(text.strip()) if len(text) <= _LONGEST else []
    return [*(piece for piece in pieces if len(pieces) > 1), *_BRACKETS.findall(text)]


def _on_two_lines(texts: Sequence[str], labels: Sequence[Label | None], states: Sequence[str]) -> list[Declared]:
    """What a heading and a number beside it declare, outside the thread or right above its first comment."""
    first = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(states))
    told = [
        i
        for i, state in enumerate(states)
        if state[0] in ("HEMQ" if i < first else "HE") and labels[i] in (None, Label.FURNITURE)
    ]
    some = frozenset(told)
    many = sum(state[0] == "S" for state in states)
    near = [Declared(count_beside(texts[i], texts[j]), (i, j)) for i in told for j in (i - 1, i + 1) if j in some]
    found = [one for one in near if one.number is not None]
    headings = Counter(one.lines[0] for one in found)
    # numbers on both sides are of two things; the first comment's own number is none
    return [one for one in found if headings[one.lines[0]] == 1 and (one.number != 1 or many < 2)][:1]
