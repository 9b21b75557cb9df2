"""Days of the calendar: their ISO form, two-digit years, and years of the Buddhist era."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.fields._lazy import Lazy
from newsparse.rules.months import BUDDHIST, BUDDHIST_CENTURY, ELIDED_LINK, THAI_ERA, THAI_TIME, YEAR_LINKS

FIRST_YEAR, LAST_YEAR = 1800, 2099
# The year after a day and a month: four digits, two behind a mark, or two before a time ("27 Oct 15 12:10").
YEAR_AFTER = Lazy(
    rf"\.?[\s,./\-]{{0,3}}(?:(?:{'|'.join(YEAR_LINKS)}|{ELIDED_LINK})\s)?(?P<y>\d{{4}})(?!\d)"
    r"|(?P<s>[/\-]|\.?\s?['’])(?P<yy>\d\d)(?!\d|:)"
    r"|\.?\s(?P<timed>[0-3]\d|9\d)(?=,?\s\d{1,2}:\d\d(?!\d))"
)
# Two digits are a year only where nothing but a time may follow, and only from 2540 to 2579.
_BUDDHIST_YEAR = Lazy(
    rf"\.?[\s,]{{0,3}}(?:{re.escape(THAI_ERA)}\s?)?(?:(?P<y>\d{{4}})(?!\d)"
    rf"|['’]?(?P<yy>[4-7]\d)(?=\s*(?:\Z|[/,)\]|-]|{THAI_TIME}|\d{{1,2}}[:.]\d\d(?!\d))))"
)


class Day(NamedTuple):
    """A date without its time: the span, the ISO value or None, whether it is ambiguous, and then what it may be."""

    start: int
    end: int
    iso: str | None
    ambiguous: bool = False
    readings: frozenset[str] = frozenset()


def century(year: int) -> int:
    """Expand two digits of a year as POSIX does: 69 to 99 are in the last century."""
    return year + (1900 if year > 68 else 2000)


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO form of a calendar date, to the precision given; None when there is no such day."""
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
    """``11 พฤษภาคม 2561``, ``11 มี.ค. 55``, ``5 เมษายน พ.ศ. 2560``; a date without a value where no year follows."""
    found, day = _BUDDHIST_YEAR.match(text, named.end()), int(named["d"])
    if not found:
        return Day(named.start(), named.end(), None) if iso_date(2000, month, day) else None
    year = int(found["y"]) if found["y"] else BUDDHIST_CENTURY + int(found["yy"])
    iso = iso_date(year - BUDDHIST if year > LAST_YEAR else year, month, day)
    return Day(named.start(), found.end(), iso) if iso else None
