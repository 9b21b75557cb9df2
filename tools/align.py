"""Gold records hold values, not line labels: find each value's lines on the page, or say that it cannot be found.

A comment's text is looked up in the page with all white space removed (flatteners re-wrap and indent), from the end of
the comment before it on, then anywhere that is still free. Its author must stand on a line between its neighbours'
texts; among several such lines the one whose form is the commonest on the page wins. What is not found is reported in
:class:`Aligned`, never guessed.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from newsparse.model import Line
from states import Aligned, Placed, finished, first_line, with_comments

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
# What a list sets before a name.
_MARK = r"(?:\d{1,4}[.)]\s+|[•*+-]\s+)?"
# How far from its text, in lines, an author may stand.
REACH = 14
# Prose is a line of more characters that ends as a sentence does; body goes on behind so many lines that are none.
_PROSE, _NEAR = 90, 4
_SENTENCE_ENDS = '.!?…。！？”"»:;)'


class _Stream:
    """The page without white space, and for each of its characters the line it stands on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        parts = [_SPACE.sub("", line.text) for line in lines]
        self.text = "".join(parts)
        self.starts: list[int] = []
        at = 0
        for part in parts:
            self.starts.append(at)
            at += len(part)
        self.free = [True] * len(lines)

    def line_at(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset) - 1

    def find(self, value: str, after: int) -> tuple[int, int] | None:
        """First free place of ``value`` at or behind offset ``after``, else anywhere; offsets in the stream."""
        needle = _SPACE.sub("", value)
        if not needle:
            return None
        for begin in (after, 0):
            at = self.text.find(needle, begin)
            while at >= 0:
                first, last = self.line_at(at), self.line_at(at + len(needle) - 1)
                if self._fits(at, first, len(needle)) and all(self.free[first : last + 1]):
                    return at, at + len(needle)
                at = self.text.find(needle, at + 1)
        return None

    def _fits(self, at: int, first: int, size: int) -> bool:
        """A short value must start its line, but for numbering; a long one may start inside (a name before it)."""
        inside = at - self.starts[first]
        return inside <= 3 or size > 25


def align(lines: Sequence[Line], gold: dict[str, Any]) -> Aligned:
    """Label every line of a page with the state that its gold record implies.

    Args:
        lines: the page's line table.
        gold: the record; ``comments`` (and ``opening_post``), ``title`` and ``body`` are used where present.

    Returns:
        The states and a report of what was not found.
    """
    stream = _Stream(lines)
    placed, lost = _place_comments(stream, gold)
    states, layout = with_comments(lines, placed, _choose_authors(lines, placed))
    _mark_article(states, lines, gold, placed)
    return finished(states, layout, placed, lost)


def _place_comments(stream: _Stream, gold: dict[str, Any]) -> tuple[list[Placed], list[str]]:
    wanted = list(gold.get("comments") or [])
    if gold.get("opening_post"):
        wanted.insert(0, gold["opening_post"])
    placed: list[Placed] = []
    lost: list[str] = []
    after = 0
    for comment in wanted:
        where = stream.find(comment["text"], after) or _behind_subject(stream, comment["text"], after)
        if where is None:
            if not comment.get("optional"):
                lost.append(comment["text"][:60])
            continue
        first, last = stream.line_at(where[0]), stream.line_at(where[1] - 1)
        for i in range(first, last + 1):
            stream.free[i] = False
        placed.append(Placed(comment, list(range(first, last + 1))))
        after = max(after, where[1])
    placed.sort(key=lambda p: p.lines[0])
    return placed, lost


def _behind_subject(stream: _Stream, text: str, after: int) -> tuple[int, int] | None:
    """The place of a text without its first line, where that is a subject that stands a little above the rest of it."""
    subject, _, rest = text.partition("\n")
    where, packed = stream.find(rest, after), _SPACE.sub("", subject)
    if where is None or not packed:
        return None
    line = stream.line_at(where[0])
    starts = stream.starts[max(0, line - REACH) : line]
    return where if any(stream.text.startswith(packed, at) for at in starts) else None


def _candidates(lines: Sequence[Line], name: str, span: range) -> list[tuple[int, str]]:
    """Lines of ``span`` that hold the name as a word, with their form (the name and numbers masked)."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name[:1].isascii() else re.compile(re.escape(name))
    glued = re.compile(_MARK + re.escape(name))
    found = []
    for i in span:
        text = " ".join(lines[i].text.split())
        if len(text) > 160 + len(name):
            continue
        # glued names ("Anonymous9:46 PM") only near the start of a line
        match = pattern.search(text) or (glued.match(text) if len(name) > 3 else None)
        if match:
            form = _DIGITS.sub("9", text[: match.end() - len(name)]) + "\0" + _DIGITS.sub("9", text[match.end() :])
            found.append((i, form[:60]))
    return found


def _choose_authors(lines: Sequence[Line], placed: list[Placed]) -> str:
    """Set each comment's author line; returns the page's layout."""
    before: list[list[tuple[int, str]]] = []
    behind: list[list[tuple[int, str]]] = []
    for k, place in enumerate(placed):
        names = [n for n in [place.gold.get("author"), *place.gold.get("author_alts", [])] if n]
        low = placed[k - 1].lines[-1] + 1 if k else 0
        high = placed[k + 1].lines[0] if k + 1 < len(placed) else len(lines)
        above = range(max(low, place.lines[0] - REACH), place.lines[0])
        below = range(place.lines[-1] + 1, min(high, place.lines[-1] + 1 + REACH))
        before.append([c for n in names for c in _candidates(lines, n, above)])
        behind.append([c for n in names for c in _candidates(lines, n, below)])
    score_before, score_behind = sum(map(bool, before)), sum(map(bool, behind))
    if not score_before and not score_behind:
        return "0"
    first = score_before >= score_behind
    chosen = before if first else behind
    forms = Counter(form for cands in chosen for form in {f for _, f in cands})
    for place, cands in zip(placed, chosen, strict=True):
        if cands:
            edge = place.lines[0] if first else place.lines[-1]
            place.author_line = max(cands, key=lambda c: (forms[c[1]], -abs(c[0] - edge)))[0]
    return "1" if first else "2"


def _mark_article(states: list[str], lines: Sequence[Line], gold: dict[str, Any], placed: list[Placed]) -> None:
    stop = first_line(placed, len(lines))
    if gold.get("body"):
        _mark_body(states, lines, gold, stop)
    title = gold.get("title")
    if title:
        packed = _SPACE.sub("", title).casefold()
        for i in range(stop):
            if states[i] in "HB" and _SPACE.sub("", lines[i].text).casefold() == packed:
                states[i] = "T"


def _mark_body(states: list[str], lines: Sequence[Line], gold: dict[str, Any], stop: int) -> None:
    """``B`` for the lines above the comments that are a paragraph of the gold body, or hold one's beginning; where the
    gold only has phrases of the body (``body_snippets``), or its first paragraphs, for the prose between and behind
    them too."""
    body = gold["body"]
    whole = _SPACE.sub("", body)
    firsts = {_SPACE.sub("", part)[:40] for part in body.split("\n") if part.strip()}
    long_firsts = [f for f in firsts if len(f) > 30]
    for i in range(stop):
        if states[i] not in "HE":
            continue
        packed = _SPACE.sub("", lines[i].text)
        exact = packed in whole and (len(packed) >= 25 or packed[:40] in firsts)
        if exact or any(f in packed for f in long_firsts):
            states[i] = "B"
    phrases = [_SPACE.sub("", phrase) for phrase in gold.get("body_snippets") or []]
    if not phrases:
        return
    for i in range(stop):
        packed = _SPACE.sub("", lines[i].text)
        if states[i] in "HE" and any(phrase in packed for phrase in phrases if len(phrase) > 30):
            states[i] = "B"
    _fill_body(states, lines, stop)


def _fill_body(states: list[str], lines: Sequence[Line], stop: int) -> None:
    """Prose between two lines of the body that stand near each other, and on behind the last of them, is body."""
    known = [i for i in range(stop) if states[i] == "B"]
    for low, high in pairwise([*known, stop]):
        away = 0
        for i in range(low + 1, high):
            away = 0 if _is_prose(lines[i].text) else away + 1
            if away > _NEAR:
                break
            if away == 0 and states[i] in "HE":
                states[i] = "B"


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE and text[-1] in _SENTENCE_ENDS
