"""Days of the calendar: their ISO form, years of two digits, years counted from the Buddha's death."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.fields._lazy import Lazy
from newsparse.rules.months import BUDDHIST, BUDDHIST_CENTURY

FIRST_YEAR, LAST_YEAR = 1800, 2099
# The year behind a day and a month.
YEAR_AFTER = Lazy(
    r"\.?[\s,./\-]{0,3}(?:(?:de|del|do|d['’])\s)?(?P<y>\d{4})(?!\d)|(?P<s>[/\-]|\.?\s?['’])(?P<yy>\d\d)(?!\d|:)"
)
_BUDDHIST_SHORT = Lazy(r"\.?\s(?P<yy>\d\d)(?!\d|:)")


class Day(NamedTuple):
    """A date without its time: the span, the ISO value or None, and whether it is ambiguous."""

    start: int
    end: int
    iso: str | None
    ambiguous: bool = False


def century(year: int) -> int:
    """Two digits of a year as POSIX reads them: 69 to 99 are the last century."""
    return year + (1900 if year > 68 else 2000)


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO form of a date of the calendar, to the precision given; None when there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02d}"
    longest = (
        30 + ((month + (month > 7)) & 1) if month != 2 else 28 + (not year % 4 and (year % 100 > 0 or not year % 400))
    )
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= longest else None


def buddhist_day(text: str, named: re.Match[str], month: int) -> Day | None:
    """``11 พฤษภาคม 2561``, ``11 มี.ค. 55``."""
    found = YEAR_AFTER.match(text, named.end())
    short = None if found and found["y"] else _BUDDHIST_SHORT.match(text, named.end())
    if short:
        year, end = BUDDHIST_CENTURY + int(short["yy"]), short.end()
    elif found and found["y"]:
        year, end = int(found["y"]), found.end()
    else:
        return Day(named.start(), named.end(), None) if iso_date(2000, month, int(named["d"])) else None
    iso = iso_date(year - BUDDHIST if year > LAST_YEAR else year, month, int(named["d"]))
    return Day(named.start(), end, iso) if iso else None
