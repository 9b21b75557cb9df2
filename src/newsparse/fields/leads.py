"""A date that shares its line with an article's first words: "Mar. 14, 2012 - 06:42AM JST SAITAMA — A station …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields.dates import DAY, find_dates
from newsparse.model import DateValue

# The date stands within so many characters of a line that is at least as long as a short paragraph.
_REACH, _PARAGRAPH = 48, 40
# So many paragraphs are looked at.
_FEW = 4
# What may stand between the date and the first words: blanks, a dash or a bar.
_BETWEEN = re.compile(r"\s*(?:\s[-–—|:•·]\s*|[|]\s*|\s)(?=\S)")
_OPENERS = "\"“”„«‘'(（「『【[—–"


def split_lead(text: str) -> tuple[int, DateValue] | None:
    """Return where a paragraph's words begin behind the date that it begins with, and that date; None if there is none.

    The words behind it begin as a paragraph does: a date that a sentence goes on from ("May 10, 1940 was …", "5月3日、…") is
    part of it.
    """
    if len(text) < _PARAGRAPH or not any(map(str.isdigit, text[:_REACH])):
        return None
    found = next(iter(find_dates(text[: 2 * _REACH])), None)
    if found is None or text[: found.start].strip() or found.end > _REACH:
        return None
    if len(found.value.value or "") < DAY and not found.value.ambiguous:
        return None
    between = _BETWEEN.match(text, found.end)
    if between is None:
        return None
    first = text[between.end()]
    opens = first in _OPENERS or (first.isalpha() and not first.islower())
    return (between.end(), found.value) if opens else None


def dated_lead(paragraphs: Sequence[str]) -> tuple[int, DateValue] | None:
    """The same for the first of several paragraphs, unless others begin with dates, too, as those of a list of days do."""
    found = split_lead(paragraphs[0]) if paragraphs else None
    return None if found is None or any(map(split_lead, paragraphs[1:_FEW])) else found
