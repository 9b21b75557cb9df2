"""Recognise lines of a dump that only say when its page was published, possibly by whom and where.

Adverts, events and sentences have dates, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields._lazy import Lazy
from newsparse.fields.dates import DAY, DateMatch, find_dates
from newsparse.fields.members import tells_of_member
from newsparse.rules.fixed_lines import LABELS
from newsparse.rules.marks import STOPS
from newsparse.rules.months import EASTERN_DATES
from newsparse.rules.platforms import OF_MEMBERS, WORD_CLASS
from newsparse.rules.publication import (
    BEHIND,
    DAY_LABELS,
    FACTS,
    LIVED,
    OTHERS,
    POSTED,
    PUBLISHED,
    SIGNED,
    UNTIL,
)

_SHORT = 80
_WORD = re.compile(r"[^\W\d_][^\s|·•,;:()\[\]/]*")
# "Reply Sat 16 Jul": a post's own time.
_BUTTON = "R"
_SAID = '©ⓒ!?“"'
# The range of a life: of two dates, with this many years between them at least; shorter ones are events.
_BOTH, _LIFE, _YEAR = 2, 5, 4
_BORN = re.compile(r"\*\d|.*†")
_OUTER = ".'’–—-"
# What parts a line: bars and bullets, two blanks, a dash.
_PARTED = re.compile(r"\s*[|·•]\s*|\s{2,}|\s[-–—]\s")
# What stands before the day in scripts without capitals, and what may follow it.
_BEFORE = Lazy(
    rf"[\s\[【（(]*(?:(?:{'|'.join(SIGNED)})\s?[:：]\s?\S+\s+)?(?P<label>(?:{'|'.join(DAY_LABELS)})\s?[:：]?\s*)?\Z"
)
_AFTER = Lazy(r"\s*\Z|[\s)\]】）|]+(?![~～–-])")
# So many words at the most are the name behind "by".
_NAMED = 3
# A month in a list of archives, with the number of its articles: "December 2019 (6)".
_ARCHIVE = re.compile(r"\s*[^\W\d]+\.?\s+(?:19|20)\d\d\s*\(\d{1,5}\)\s*")


def is_dated(text: str) -> bool:
    """Whether a short line says when something was published, and little else."""
    dates = find_dates(text) if len(text) <= _SHORT else []
    return bool(dates) and tells_publication(text, dates)


def tells_life(text: str) -> bool:
    """Whether a short line gives the day of somebody's birth or death: "June 3, 1931 - January 17, 2016", "born 3 June 1931"."""
    dates = find_dates(text) if len(text) <= _SHORT else []
    if not dates:
        return False
    before = _WORD.findall(text[: dates[0].start])
    if _BORN.match(text.lstrip()) or any(_folded(word) in LIVED for word in before):
        return True
    days = [match.value.value for match in dates]
    if len(days) != _BOTH or not all(days) or text[dates[0].end : dates[1].start].strip() not in UNTIL:
        return False
    return int((days[1] or "")[:_YEAR]) - int((days[0] or "")[:_YEAR]) >= _LIFE


def dates_other(text: str, above: str) -> bool:
    """Whether a date on a line would be that of something else than the article: of a post, a member, a life, an archive.

    Args:
        text: the line.
        above: the line above it.
    """
    answers = any(WORD_CLASS.get(word) == _BUTTON for word in text.lower().split())
    return answers or _ARCHIVE.fullmatch(text) is not None or tells_of_member(text, above) or tells_life(text)


def tells_only_when(text: str) -> bool:
    """Whether a short line has a date, and no word but those that accompany one of publication."""
    dates = find_dates(text) if len(text) <= _SHORT else []
    return bool(dates) and all(
        word in POSTED or word.startswith(PUBLISHED) or EASTERN_DATES.issuperset(word)
        for word in map(_folded, _words_beside(text, dates))
    )


def _folded(word: str) -> str:
    return word.casefold().strip(_OUTER)


def _words_beside(text: str, dates: Sequence[DateMatch]) -> list[str]:
    """The words of a line outside its dates."""
    rest, at = "", 0
    for match in dates:
        rest += text[at : match.start] + "|"
        at = match.end
    return _WORD.findall(rest + text[at:])


def _heads_uncased(text: str, date: DateMatch) -> bool:
    """Whether a line in a script without capitals begins with its day, or a label of that, and goes on about the article.

    Sentences begin with days, too, and events have labels: behind the day there must be a fact ("来源：…", "… 기자").
    """
    behind = text[date.end :]
    if len(date.value.value or "") < DAY or text.rstrip().endswith((".", *STOPS)) or not _AFTER.match(behind):
        return False
    rest = text[: date.start] + behind
    uncased = [char for char in rest if char.isalpha() and not char.isascii()]
    if not uncased or any(char.isupper() or char.islower() for char in uncased):
        return False
    before = _BEFORE.match(text[: date.start])
    facts = [piece for piece in behind.split() if piece.lstrip("0123456789,.").startswith(FACTS)]
    return before is not None and bool(before["label"] or facts)


def tells_publication(text: str, dates: Sequence[DateMatch]) -> bool:
    """Whether a line is mostly a date, or its other words are names or words that accompany a date of publication.

    Names have capitals; in scripts without these, what stands around the date must tell.

    Args:
        text: the line.
        dates: the dates found in it, at least one.
    """
    if any(mark in text for mark in _SAID) or text.casefold().startswith((*LABELS, *OF_MEMBERS)):
        return False
    words = _words_beside(text, dates)
    low = [_folded(word) for word in words]
    if low and low[0].startswith(PUBLISHED):
        # a nickname or an office: "Veröffentlicht am 21. Februar 2016 von brotkrume"
        named = next((k for k in range(max(1, len(low) - _NAMED - 1), len(low) - 1) if low[k] in BEHIND), len(low))
        words, low = words[:named], low[:named]
    if OTHERS.intersection(low[:2]) or any(WORD_CLASS.get(word) == _BUTTON for word in low):
        return False
    if 2 * (dates[0].end - dates[0].start) >= len(text.strip()):
        return True
    if all(word[0].isupper() or plain in POSTED for word, plain in zip(words, low, strict=True)):
        return True
    return any(tells_only_when(part) for part in _PARTED.split(text)) or _heads_uncased(text, dates[0])
