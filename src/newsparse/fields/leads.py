"""A date that shares its line with an article's first words: "Mar. 14, 2012 - 06:42AM JST SAITAMA — A station …"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from newsparse.fields._lazy import Lazy
from newsparse.fields.dates import DAY, find_dates
from newsparse.fields.headers import match_byline, match_dateline
from newsparse.model import DateValue
from newsparse.rules.notices import COPYRIGHT
from newsparse.rules.publication import BEHIND, CHANGED, FACTS, PUBLISHED

# The longest date with weekday, time and zone; shorter lines are headings ("May 3, 2012 Northby").
_LONGEST_DATE, _PARAGRAPH = 48, 40
# Days that open this many of the next paragraphs are looked for: a list of days begins with its first.
_NEXT = 4
_BETWEEN = Lazy(r"\s*(?:(?P<mark>\s[-–—|:•·]\s*|[|]\s*)|\s)(?=\S)")
_OPENERS = "\"“”„«‘’'(（「『【[—–¿¡"
_MASTHEAD = (*PUBLISHED, *CHANGED, *FACTS, *(f"{word} " for word in BEHIND), COPYRIGHT, "©")


class Lead(NamedTuple):
    """The beginning of a paragraph.

    Attributes:
        end: where its words begin.
        date: the date before these.
        sure: whether more than the date tells that it is the article's: a time of day, a dash behind it, a dateline.
    """

    end: int
    date: DateValue
    sure: bool


def split_lead(text: str) -> Lead | None:
    """Take the date with which a paragraph begins apart from its words; None if it begins with none.

    The words begin as a paragraph does: a date that a sentence goes on from ("May 10, 1940 was …", "5月3日、…") is part of it, and
    a second date, a byline or "Updated" make it a line about the page.
    """
    if len(text) < _PARAGRAPH or not any(map(str.isdigit, text[:_LONGEST_DATE])):
        return None
    found, second = [*find_dates(text[: 3 * _LONGEST_DATE]), None, None][:2]
    if found is None or text[: found.start].strip() or found.end > _LONGEST_DATE:
        return None
    if len(found.value.value or "") < DAY and not found.value.ambiguous:
        return None
    between = _BETWEEN.match(text, found.end)
    if between is None or (second is not None and second.start <= between.end()):
        return None
    words = text[between.end() :]
    opens = words[0] in _OPENERS or (words[0].isalpha() and not words[0].islower())
    if not opens or words.casefold().startswith(_MASTHEAD) or match_byline(words):
        return None
    timed = len(found.value.value or "") > DAY
    return Lead(between.end(), found.value, timed or between["mark"] is not None or match_dateline(words) is not None)


def dated_lead(paragraphs: Iterable[str]) -> Lead | None:
    """The same for the first of several paragraphs, unless others begin with a day, too, as those of a list of days do."""
    first, *below = [*islice(paragraphs, 1 + _NEXT)] or [""]
    found = split_lead(first)
    return None if found is None or any(map(_begins_dated, below)) else found


def _begins_dated(text: str) -> bool:
    dates = find_dates(text[: 2 * _LONGEST_DATE])
    return bool(dates) and not text[: dates[0].start].strip(" •*-–—")
