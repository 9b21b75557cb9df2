"""Authors who stand at the beginning of their text's first line: ``Ann Lee: I never saw it``, ``[12:03] <kim> morning``.

Typographers call such a heading run-in. A colon behind a word proves nothing in one comment; when most comments of a page without
an author's line begin in the same form, with different names, it is the page's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from os.path import commonprefix
from typing import NamedTuple

from newsparse.fields.dates import find_dates, find_relative
from newsparse.fields.naming import author_names
from newsparse.rules.common import everyday_words
from newsparse.rules.marks import SENTENCE_ENDS

# Fewer comments show no form; so large a share of them must have it, or of forms that texts have, too, nearly all.
_LEAST, _SHARE, _SURE = 3, 0.6, 0.85
# How far a head reaches, with a date and without; how long a name is, and of how many words.
_REACH, _HEAD, _NAME, _WORDS = 120, 48, 40, 5
# How much of a text's end is looked at for the time.
_TAIL = 60
# The word on a button has at least so many characters.
_BUTTON = 4
_ANGLE = re.compile(r"(?:[\[(]?[\d:. /-]{4,20}[\])]?\s*)?<[^<>\s][^<>]{0,30}>:?\s+(?=\S)")
# What stands before the name: the time of day, signs of approval.
_BEFORE = re.compile(r"(?:[\[(]?\d{1,2}[:.]\d\d(?::\d\d)?[\])]?\s+)?[^\w(~@]*")
_COLON = re.compile(r"(?<![\d/])\s?[:：](?!//)\s*(?=\S)|(?<=\d)\s?[:：](?:\s+(?=\S)|(?=[^\W\d]))")
_DASH = re.compile(r".{1,40}?\s[-–—·|]\s(?=\S)")
# A nickname before a text in another script, without a mark between them.
_NICK = re.compile(r"[A-Za-z0-9_-]{3,20}[\s\u3000]+(?=[^\x00-\x7f])")
_BEHIND_DATE = re.compile(r"(?:\s?[AaPp]\.?[Mm]\b\.?|\s?(?:[AP]M(?=[^\W\d])|[ap]m(?=[^\W\da-z])))?[\s,.:)\]»|•·–—-]*")
_BEFORE_TIME = " \t|([–—-,•·"
_BEHIND_TIME = " \t)].|"


class RunIn(NamedTuple):
    """A first line whose author is ``text[start:stop]``, and whose text is ``text[begin:end]``; the rest is the time, or votes."""

    start: int
    stop: int
    begin: int
    end: int


def find_run_ins(first_lines: Sequence[str], *, marked: bool = False) -> list[RunIn | None]:
    """Find the authors at the beginnings of comments without an author's line.

    Args:
        first_lines: the first line of each.
        marked: whether a colon, a date or angles must part name and text; a dash, or nothing, does so only between lines that are
            known to begin comments.

    Returns:
        For each its author and its text, or None; None for all on a page that has no such form.
    """
    best: list[RunIn | None] = [None] * len(first_lines)
    if len(first_lines) < _LEAST:
        return best
    for head_of, share in _MARKED if marked else (*_MARKED, *_UNMARKED, (_recurring(first_lines), _SHARE)):
        heads = [head_of(text) for text in first_lines]
        found = sum(head is not None for head in heads)
        if found < max(_LEAST, share * len(heads)) or found <= sum(one is not None for one in best):
            continue
        read = _read(first_lines, heads)
        if sum(one is not None for one in read) >= max(_LEAST, share * len(heads)):
            best = read
    return best


def _read(lines: Sequence[str], heads: Sequence[int | None]) -> list[RunIn | None]:
    """What lines with such heads give; nothing, where the heads are not names."""
    names = iter(author_names([_head(line[:end]) for line, end in zip(lines, heads, strict=True) if end is not None]))
    named = [None if end is None else next(names) for end in heads]
    plain = [name for name in named if name and _may_name(name)]
    said = sum(everyday_words().issuperset(name.casefold().split()) for name in plain)
    if len(set(plain)) < _LEAST - 1 or 2 * said > len(plain):
        return [None] * len(lines)
    rows = []
    for line, end, name in zip(lines, heads, named, strict=True):
        start = line.find(name) if end is not None and name and _may_name(name) else -1
        rows.append(RunIn(start, start + len(name or ""), end or 0, len(line)) if start >= 0 else None)
    return _without_times(lines, _without_ending(lines, rows))


def _head(text: str) -> str:
    """What stands before a text, without a time of day, signs and angles before and behind the name."""
    before = _BEFORE.match(text)
    return text[before.end() if before else 0 :].rstrip(" \t>:：")


def _without_times(lines: Sequence[str], rows: Sequence[RunIn | None]) -> list[RunIn | None]:
    """The same, with texts that end before the time that most lines end with."""
    ends = [
        None if row is None else _time_at(line[: row.end], row.begin) for line, row in zip(lines, rows, strict=True)
    ]
    timed, found = sum(end is not None for end in ends), sum(row is not None for row in rows)
    if timed < max(_LEAST - 1, _SHARE * found):
        return list(rows)
    return [row if row is None or end is None else row._replace(end=end) for row, end in zip(rows, ends, strict=True)]


def _without_ending(lines: Sequence[str], rows: Sequence[RunIn | None]) -> list[RunIn | None]:
    """The same, with texts that end before the word on a button that all lines end with ("Reply"), glued to the text or not."""
    texts = [line[row.begin : row.end] for line, row in zip(lines, rows, strict=True) if row is not None]
    shared = commonprefix([text[: -_TAIL - 1 : -1] for text in texts])[::-1]
    begin = next((i for i, char in enumerate(shared) if char.isspace() or char.isupper()), len(shared))
    ending = len(shared) - begin
    if ending < _BUTTON or len(set(texts)) < _LEAST:
        return list(rows)
    return [
        row and row._replace(end=row.begin + len(line[row.begin : row.end - ending].rstrip(_BEFORE_TIME)))
        for line, row in zip(lines, rows, strict=True)
    ]


def _time_at(line: str, begin: int) -> int | None:
    """Where the time begins with which a line ends, behind some text."""
    floor = max(begin, len(line) - _TAIL)
    tail = line[floor:].rstrip(_BEHIND_TIME)
    spans = find_relative(tail) or [(date.start, date.end) for date in find_dates(tail)]
    if not spans or spans[-1][1] < len(tail):
        return None
    end = floor + len(tail[: spans[-1][0]].rstrip(_BEFORE_TIME))
    return end if end > begin else None


def _may_name(name: str) -> bool:
    return len(name) <= _NAME and len(name.split()) <= _WORDS and (name[-1] not in SENTENCE_ENDS or name[-1] in ".)")


def _behind_angle(text: str) -> int | None:
    found = _ANGLE.match(text)
    return found.end() if found else None


def _behind_colon(text: str) -> int | None:
    """Behind the first colon that is none of a time, and behind a date that follows."""
    found = _COLON.search(text, 1, _REACH)
    if found is None or found.start() > _HEAD + 30:
        return None
    date = next(iter(find_dates(text[found.end() : found.end() + _TAIL])), None)
    return _behind(text, found.end() + date.end) if date is not None and date.start == 0 else found.end()


def _behind_date(text: str) -> int | None:
    date = next(iter(find_dates(text[:_REACH])), None)
    if date is None or not any(map(str.isalpha, text[: date.start])) or date.start > _HEAD:
        return None
    return _behind(text, date.end)


def _behind(text: str, at: int) -> int | None:
    found = _BEHIND_DATE.match(text, at)
    end = found.end() if found else at
    return end if end < len(text) else None


def _behind_dash(text: str) -> int | None:
    found = _DASH.match(text)
    return found.end() if found else None


def _behind_nick(text: str) -> int | None:
    found = _NICK.match(text)
    return found.end() if found else None


def _recurring(lines: Sequence[str]) -> Callable[[str], int | None]:
    """Behind a first word that begins several texts of a page and is no word that sentences use."""
    firsts = Counter(text.split(maxsplit=1)[0] for text in lines if len(text.split(maxsplit=1)) > 1)
    names = {
        word
        for word, many in firsts.items()
        if many > 1 and word.casefold() not in everyday_words() and word[-1].isalnum()
    }

    def behind(text: str) -> int | None:
        word = text.split(maxsplit=1)[0]
        return text.index(word) + len(word) + 1 if word in names else None

    return behind


# The surest first: a form that as many lines have as one before it is not asked.
_MARKED: tuple[tuple[Callable[[str], int | None], float], ...] = (
    (_behind_angle, _SHARE),
    (_behind_date, _SHARE),
    (_behind_colon, _SHARE),
)
_UNMARKED: tuple[tuple[Callable[[str], int | None], float], ...] = ((_behind_nick, _SURE), (_behind_dash, _SURE))
