"""The votes under a comment, when a whole line is nothing else."""

from __future__ import annotations

import re

from newsparse.fields._lazy import Lazy
from newsparse.model import Votes
from newsparse.rules.votes import DOWN, SCORE, UP

_LONGEST = 60

_SCORE_UP_DOWN = Lazy(r"([+\-−]?\d{1,6}) ?\( ?\+ ?(\d{1,6}) ?/ ?[\-−–] ?(\d{1,6}) ?\)")
_UP_DOWN = Lazy(r"\(?\+(\d{1,6})\)?\s?[/|,]?\s?\(?[\-−–](\d{1,6})\)?")
_SIGNED = Lazy(r"[(\[]?([+\-−–]\d{1,6})[)\]]?")
_DIGIT = Lazy(r"\d")
_BARE = Lazy(r"\d{1,6}")
_OF = Lazy(
    r"(\d{1,6}) (?:out )?of (\d{1,6}) (?:people|users|readers|members) found this(?: \w+)? helpful:?\.?", re.IGNORECASE
)
_ONE = Lazy(r"one (?:person|reader) (?:likes this|found this(?: \w+)? helpful)\.?", re.IGNORECASE)


def _words(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_KIND = rf"(?:(?P<down>{_words(DOWN)})|(?P<up>{_words(UP)})|(?P<score>{_words(SCORE)}))(?![^\W\d_])"
# Three groups at the most, as for counts: a number of twenty digits fits no column of a table.
_COUNT = r"[(\[]?(?P<n>[+\-−]?(?:\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6}))[)\]]?(?![.,]?\d|[kKmM%]\b)"
_GAP = r"[\s:·•|/,\-–]{0,4}"
_WORD_FIRST = Lazy(rf"{_GAP}{_KIND}\s?:?\s?{_COUNT}{_GAP}", re.IGNORECASE)
_NUMBER_FIRST = Lazy(rf"{_GAP}{_COUNT}\s?[x×]?\s?{_KIND}\.?{_GAP}", re.IGNORECASE)


def match_votes(line: str) -> Votes | None:
    """The votes that a line states, or None when the line holds anything but votes.

    A number alone is not enough (see :func:`parse_votes`); a sign before it is.
    """
    text = line.strip()
    if not 1 < len(text) <= _LONGEST:
        return None
    if not _DIGIT.search(text):
        return Votes(up=1) if _ONE.fullmatch(text) else None
    full = _SCORE_UP_DOWN.fullmatch(text)
    if full:
        return Votes(_number(full[1]), int(full[2]), int(full[3]))
    pair = _UP_DOWN.fullmatch(text)
    if pair:
        return Votes(None, int(pair[1]), int(pair[2]))
    signed = _SIGNED.fullmatch(text)
    if signed:
        return Votes(score=_number(signed[1]))
    part = _OF.fullmatch(text)
    if part and int(part[1]) <= int(part[2]):
        return Votes(None, int(part[1]), int(part[2]) - int(part[1]))
    return _items(text, _WORD_FIRST) or _items(text, _NUMBER_FIRST)


def parse_votes(line: str) -> Votes | None:
    """The same for a line that is known to be votes: a number alone is a score."""
    text = line.strip()
    return Votes(score=int(text)) if _BARE.fullmatch(text) else match_votes(text)


def _items(text: str, item: Lazy) -> Votes | None:
    """A line that is a chain of words with their numbers, each kind at most once."""
    values: dict[str, int] = {}
    pos = 0
    while pos < len(text):
        found = item.match(text, pos)
        if not found:
            return None
        kind = next(k for k in ("up", "down", "score") if found[k])
        if kind in values:
            return None
        values[kind] = _number(found["n"])
        pos = found.end()
    return Votes(**values) if values else None


def _number(text: str) -> int:
    value = int(re.sub(r"\D", "", text))
    return -value if text[0] in "-−–" else value
