"""Find where comments begin in threads that lost their authors but kept a list's numbers."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from newsparse.fields.dates import parse_date
from newsparse.fields.list_marks import BULLET, NUMBER
from newsparse.model import Line
from newsparse.rules.counts import LINKED
from newsparse.rules.platforms import ANSWER_SIGNS

# At least this many numbers make a list, and at least this share of the comments must begin with one already.
_LEAST, _SHARE = 2, 0.5
# A name glued to a time of day behind a number ("3. Ann6:15 PM"), or before it with a space between; then no word but the
# first begins with a small letter: "2. Doors open at 7:30" is a text.
_GLUED, _SPACED = r"[^\W\d][^\d:]{0,40}?(?<!\s)", r"[^\W\d][^\s\d:]*(?:\s(?![a-z])[^\s\d:]+){0,4}\s"
_NAMED = re.compile(rf"\d{{1,5}}[.)]\s+(?:{_GLUED}|{_SPACED})\d{{1,2}}:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?$")

# How an answer begins that has no number, but for a sign: with who answers.
_LEAD = re.compile(r"([^\W\d][\w'’ .]{1,30}):\s")


class _Numbered(NamedTuple):
    """A line that begins with a number.

    Attributes:
        place: the index of the line.
        number: its number.
        indent: the column at which the number begins.
        column: the column at which the text after it begins.
    """

    place: int
    number: int
    indent: int
    column: int

    def is_beside(self, other: _Numbered) -> bool:
        """Whether two numbers belong to one list: they are aligned left, or their texts are ("9." above "10.")."""
        return self.indent == other.indent or self.column == other.column


def follow_numbers(lines: Sequence[Line], states: list[str]) -> None:
    """Let comments begin at the numbers that count up from the first comment's.

    Between two consecutive numbers, a comment begins nowhere else but at a bullet, after a line between comments (``Q0``), or
    with what marks it as an answer. The same holds below the last number where there are three, or two and bullets. Where a
    heading parts two lists, each is followed by itself.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the thread's layout is ``0`` and its first line is numbered, or where a text
            seems to be numbered on from its author.
    """
    _part_texts(lines, states)
    first = next((i for i, state in enumerate(states) if state == "S0"), -1)
    if first < 0 or not NUMBER.match(lines[first].text):
        return
    starts = _lists(first, lines, states)
    for i in starts[1:]:
        states[i - 1 : i + 1] = ["Q0", "S0"]
    listed = [_follow(range(*ends), lines, states) for ends in pairwise([*starts, len(lines)])]
    if all(listed):
        _give_names(first, lines, states)


def _part_texts(lines: Sequence[Line], states: list[str]) -> None:
    """Make a text of its own of a numbered author whose text has the next number: "1. The Long Haul", "2. Mile Marker!"."""
    for i, state in enumerate(states):
        author = NUMBER.match(lines[i].text) if state == "A1" else None
        if author is None:
            continue
        said = next((k for k in range(i + 1, len(states)) if states[k] != "M1"), i)
        text = NUMBER.match(lines[said].text) if states[said] == "S1" else None
        if text and int(text[1]) == int(author[1]) + 1:
            states[i:said] = ["S1", *["Q1"] * (said - i - 1)]


def _lists(first: int, lines: Sequence[Line], states: Sequence[str]) -> list[int]:
    """The lines that begin lists beside each other: the first one, and each "1." below a heading that stands there once."""
    many = Counter(line.text for line, state in zip(lines, states, strict=True) if state == "Q0")

    def begins(i: int) -> bool:
        text, above = lines[i].text, lines[i - 1].text
        if (
            text[0] != "1"
            or states[i] not in ("S0", "X0")
            or lines[i].indent != lines[first].indent
            or not NUMBER.match(text)
        ):
            return False
        return (states[i - 1] == "Q0" and many[above] == 1 and parse_date(above) is None) or (
            states[i - 1][1:] == "0" and above.casefold().startswith(LINKED)
        )

    return [first, *(i for i in range(first + 1, len(lines)) if begins(i))]


def _follow(rows: range, lines: Sequence[Line], states: list[str]) -> bool:
    """Let the comments of one list begin at its numbers; whether it is one of several comments."""
    begins = [i for i in rows if states[i] == "S0"]
    numbered = list(_numbered(lines, states, rows))
    seen = _upwards(one for one in numbered if states[one.place] == "S0")
    counted = _filled(numbered, seen)
    if len(counted) == 1:
        _keep_whole(counted[0], rows, lines, states)
    answers = _answers(begins, lines)
    bullets = sum(BULLET.match(lines[i].text) is not None for i in begins)
    if len(counted) < _LEAST or len(seen) + len(answers) + bullets < _SHARE * len(begins):
        return False
    ends = [counted[-1]._replace(place=rows.stop, number=counted[-1].number + 1)]
    for one, following in pairwise([*counted, *(ends if bullets or len(counted) > _LEAST else ())]):
        for i in range(one.place + 1, following.place):
            if following.number == one.number + 1 and i not in answers and _is_inside(i, one, lines, states):
                states[i] = "X0"
    for one in counted:
        if states[one.place] == "X0":
            states[one.place] = "S0"
    if len(counted) > _LEAST and rows.stop == len(lines):
        _add_last(counted[-1], lines, states)
    return True


def _answers(begins: Sequence[int], lines: Sequence[Line]) -> frozenset[int]:
    """The lines among beginnings that mark themselves as answers: by a sign, or as others do ("Editor's reply: …")."""
    leads = {i: match[1] for i in begins if (match := _LEAD.match(lines[i].text))}
    many = Counter(leads.values())
    return frozenset(i for i in begins if lines[i].text.startswith(ANSWER_SIGNS) or many[leads.get(i, "")] > 1)


def _give_names(first: int, lines: Sequence[Line], states: list[str]) -> None:
    """Make an author's line of a numbered one that is a name and a time of day, above its text ("3. Ann6:15 PM")."""
    for i in range(first, len(lines) - 1):
        if states[i] == "Q0" and states[i + 1] == "S0" and _NAMED.match(lines[i].text):
            states[i] = "A0"
    if "A0" in states:
        states[:] = [state[0] + "1" if state[1:] == "0" else state for state in states]  # no page mixes layouts


def _add_last(one: _Numbered, lines: Sequence[Line], states: list[str]) -> None:
    """Let the next number begin a comment, too, where a page is cut off in its first line.

    Above it stands nothing but what stands between other comments, or dates one.
    """
    between = frozenset(line.text for line, state in zip(lines, states, strict=True) if state == "Q0")
    below = range(one.place + 1, len(lines) - 1)
    found = NUMBER.match(lines[-1].text)
    if any(states[i] == "E" and lines[i].text not in between and parse_date(lines[i].text) is None for i in below):
        return  # a list of something else
    if found and int(found[1]) == one.number + 1 and lines[-1].indent == one.indent and states[-1] == "E":
        for i in range(one.place + 1, len(states)):
            states[i] = "Q0" if states[i] == "E" else states[i]
        states[-1] = "S0"


def _is_inside(i: int, one: _Numbered, lines: Sequence[Line], states: Sequence[str]) -> bool:
    """Whether a line labelled as the beginning of a comment rather continues the numbered one above it.

    Answers stand below what they answer, in lists further in or with bullets.
    """
    if states[i] != "S0" or states[i - 1] == "Q0" or BULLET.match(lines[i].text):
        return False
    return lines[i].indent <= one.indent or not NUMBER.match(lines[i].text)


def _keep_whole(one: _Numbered, rows: range, lines: Sequence[Line], states: list[str]) -> None:
    """Let the only comment of a list go on with what stands further in than its number."""
    inside = [i for i in range(one.place + 1, rows.stop) if states[i] == "S0"]
    if all(_is_inside(i, one, lines, states) and lines[i].indent > one.indent for i in inside):
        for i in inside:
            states[i] = "X0"


def _numbered(lines: Sequence[Line], states: Sequence[str], rows: range) -> Iterator[_Numbered]:
    for i in rows:
        found = NUMBER.match(lines[i].text) if states[i][1:] == "0" else None
        if found:
            yield _Numbered(i, int(found[1]), lines[i].indent, lines[i].indent + found.end())


def _upwards(numbered: Iterable[_Numbered]) -> list[_Numbered]:
    """The ascending numbers of one list: each greater than the last one kept and aligned with it."""
    out: list[_Numbered] = []
    for one in numbered:
        if not out or (one.number > out[-1].number and one.is_beside(out[-1])):
            out.append(one)
    return out


def _filled(numbered: Sequence[_Numbered], seen: Sequence[_Numbered]) -> list[_Numbered]:
    """The numbers in ``seen``, and those that count on from them by one, in a gap or at the end of the list."""
    out: list[_Numbered] = []
    known, waiting = {one.place for one in seen}, deque(seen)
    for one in numbered:
        if one.place in known:
            out.append(one)
            waiting.popleft()
        elif out and one.is_beside(out[-1]) and out[-1].number + 1 == one.number < _next(waiting):
            out.append(one)
    return out


def _next(waiting: Sequence[_Numbered]) -> float:
    return waiting[0].number if waiting else inf
