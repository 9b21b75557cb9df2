"""Dates in a short line: absolute ones with the precision that the page gives, relative ones as they stand.

Nothing is invented: a date without a year has no value, and where day and month could be swapped the date is
``ambiguous``. The scan goes from one run of digits to the next and examines what surrounds it, so its cost depends
on the digits in a line. Words are looked up in ``rules.months``, never spelled out in a regular expression.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import NamedTuple

from newsparse.fields._calendar import Day, iso_date
from newsparse.fields._clock import Clock, clock_after, clock_at, clock_before
from newsparse.fields._days import WORD_BEFORE, day_at
from newsparse.fields._lazy import Lazy
from newsparse.fields._relative import find_relative
from newsparse.model import DateValue
from newsparse.rules.months import MONTHS, OFFSETS, SURE_WEEKDAYS, WEEKDAYS, YEAR_SIGNS

__all__ = [
    "DAY",
    "DateMatch",
    "find_dates",
    "find_relative",
    "has_hour",
    "machine_date",
    "parse_date",
    "time_alone",
    "with_zone",
]

# The length of an ISO date with its day.
DAY = len("2022-10-26")
# The scan stops at this many characters: no dated line is longer, and a page may be a single line.
_LONGEST = 20_000
# A field for a date holds nothing else, so longer text is not one.
_LONGEST_FIELD = 60
# The length of an ISO date with hours and minutes.
_LONGEST_TIME, _COLON = 24, Lazy(r"\d[:：]\d\d")
_LOCAL = len("2022-10-26T09:05")
_NO_HOUR = Lazy(r"T00:00(?::00)?(?:\.0+)?(?:Z|\+00:00)\Z")
_PACKED = Lazy(r"((?:19|20)\d\d)(\d\d)(\d\d)(?=T|\Z)")
_MIDNIGHT = Lazy(r"T00:00(?::00)?\Z")
_RUN = Lazy(r"\d\d*")
_YEAR_BEHIND_CLOCK = Lazy(r"\s(?:[A-Z]{3,4}\s)?(\d{4})(?!\d|:)")
_WORD = Lazy(r"[^\W\d_]{3,}")
# A weekday of two words: "terça-feira".
_HYPHENATED = Lazy(r"[^\W\d_]+-[^\W\d_]+\Z")
_WORD_BEHIND = Lazy(r"[.,]{0,2}\s(?P<word>[^\W\d_]{2,12})[.,]?(?=(?P<gap>\s)\d{1,2}[:.h])")
_WHOLE = Lazy(
    rf"(?:(?P<y>\d{{4}})(?:[\-/.](?P<m>\d\d))?|(?P<m2>\d\d?)[/.](?P<y2>\d{{4}})|(?P<y3>\d{{4}})\s?[{YEAR_SIGNS}])\Z"
)


class DateMatch(NamedTuple):
    """A date at ``text[start:end]``, including its weekday and time where they accompany it."""

    start: int
    end: int
    value: DateValue


def find_dates(text: str) -> list[DateMatch]:
    """Find every absolute date of a line, in order and without overlaps, including its time and offset.

    Bare years and months in figures (``2022``, ``2022-10``) are left to :func:`parse_date`: in running text they
    are seasons, prices and counts.
    """
    found: list[DateMatch] = []
    floor = pos = 0
    while run := _RUN.search(text, pos, _LONGEST):
        start, pos = run.span()
        day = day_at(text, start, pos, floor)
        if day is not None:
            match = _with_clock(text, day, floor)
            found.append(match)
            floor = pos = match.end
    return found


def parse_date(text: str) -> DateValue | None:
    """Return the date of a header line: the first with a year, else one without, else a month or year alone."""
    if len(text) > _LONGEST:
        return None
    found = find_dates(text)
    if found:
        return next((m.value for m in found if m.value.value or m.value.ambiguous), found[0].value)
    bare = text.strip()
    whole = _WHOLE.match(bare)
    if whole:
        year, month = whole["y"] or whole["y2"] or whole["y3"], whole["m"] or whole["m2"]
        iso = iso_date(int(year), int(month) if month else None)
        return DateValue(bare, iso) if iso else None
    return _parse_odd(bare)


def machine_date(text: str | None) -> str | None:
    """Return the ISO 8601 value of a machine-readable date in the markup, None where it is not a date or ambiguous.

    Midnight without a zone is dropped: that is how a date alone is written in a field for times.
    """
    if not text or len(text) > _LONGEST_FIELD:
        return None
    packed = _PACKED.match(text.strip())
    found = parse_date("-".join(packed.groups()) + text.strip()[8:] if packed else text)
    value = found.value if found else None
    return _MIDNIGHT.sub("", value) if value else None


def time_alone(line: str) -> str:
    """The time of day that a line is, with a colon and nothing else ("09:10 PM"), in ISO 8601 (``T21:10``); else an empty string."""
    clock = clock_at(line, 0) if len(line) <= _LONGEST_TIME and _COLON.search(line) else None
    return clock.value if clock is not None and clock.end == len(line.rstrip()) else ""


def has_hour(machine: str) -> bool:
    """Whether a date in the markup has a time of day; midnight in UTC is none: programs that only know the day write it."""
    return len(machine) > DAY and not _NO_HOUR.search(machine)


def with_zone(shown: str, machine: str | None) -> str:
    """Add to a time as readers see it the offset that makes it the moment in the markup.

    Args:
        shown: ISO 8601; anything but a local time with hours and minutes is returned unchanged.
        machine: ISO 8601 with an offset, or None; ignored without a time of day (:func:`has_hour`).

    Returns:
        ``shown``, with an offset where both can be the same moment: the markup's own offset or, if that is zero,
        one that some zone has.
    """
    if machine is None or len(shown) < _LOCAL or shown[_LOCAL:].strip(":0123456789") or not has_hour(machine):
        return shown
    try:
        local, moment = datetime.fromisoformat(shown[:_LOCAL]), datetime.fromisoformat(machine)
    except ValueError:
        return shown
    if moment.tzinfo is None:
        return shown
    own = moment.utcoffset() or timedelta()
    minutes = round((local - (moment - own).replace(tzinfo=None, second=0, microsecond=0)).total_seconds() / 60)
    if own != timedelta(minutes=minutes) if own else minutes not in OFFSETS:
        return shown
    hours, rest = divmod(abs(minutes), 60)
    return f"{shown}{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def _with_clock(text: str, day: Day, floor: int) -> DateMatch:
    start, end, iso = _from_weekday(text, day.start, floor), day.end, day.iso
    if day.readings:
        iso = _on_weekday(text[start : day.start], day.readings)
    clock: Clock | None = None
    if len(iso or "2000-01-01") == 10:
        end = _behind_weekday(text, end)
        clock = clock_after(text, end)
        if clock:
            end = clock.end
            late = _YEAR_BEHIND_CLOCK.match(text, end) if iso is None and not day.ambiguous else None
            if late and _dated(text, day, int(late[1])):
                iso, end = _dated(text, day, int(late[1])), late.end()
        else:
            clock = clock_before(text, floor, start)
            start = clock.start if clock else start
    if clock and iso:
        iso = _at(iso, clock.value)
    return DateMatch(start, end, DateValue(text[start:end], iso, ambiguous=day.ambiguous and iso is None))


def _on_weekday(before: str, readings: frozenset[str]) -> str | None:
    """The only one of several days that falls on the weekday before a date, if there is one: "Wed, 03/10/2012"."""
    word = WORD_BEFORE.search(before.rstrip(" ,.\u00a0"))
    days = WEEKDAYS.get(word[0].lower()) if word else None
    fits = [day for day in readings if days is not None and date.fromisoformat(day).weekday() in days]
    return fits[0] if len(fits) == 1 else None


def _at(day: str, time: str) -> str:
    """A day with a time. 24:00 is the next day's midnight: few readers of ISO 8601 know it."""
    if time.startswith("T24"):
        with suppress(OverflowError):
            return f"{date.fromisoformat(day) + timedelta(1)}T00{time[3:]}"
    return day + time


def _dated(text: str, day: Day, year: int) -> str | None:
    """The value of a date whose year comes after its time, as in ``Wed Feb 17 10:53:29 2010``."""
    word = _WORD.search(text, day.start, day.end)
    number = MONTHS.get(word[0].lower()) if word else None
    digits = _RUN.search(text, day.start, day.end)
    return iso_date(year, number, int(digits[0])) if number and digits else None


def _from_weekday(text: str, start: int, floor: int) -> int:
    """Where a weekday before the date begins, or ``start``."""
    low = max(floor, start - 18)
    stem = text[low:start].rstrip(" ,.\u00a0")
    if not stem or len(stem) == start - low:
        return start
    found = _HYPHENATED.search(stem)
    if not found or found[0].lower() not in WEEKDAYS:
        found = WORD_BEFORE.search(stem)
    word = found[0].lower() if found else ""
    if not found or word not in WEEKDAYS:
        return start
    at = low + found.start()
    before = text[max(floor, at - 4) : at].rstrip()
    sure = len(word) > 3 or word in SURE_WEEKDAYS or not before or not before[-1].isalnum()
    return at if sure else start


def _behind_weekday(text: str, end: int) -> int:
    """Where a weekday between the date and its time ends ("2018. 02. 13., kedd 11:20"), or ``end``."""
    found = _WORD_BEHIND.match(text, end)
    return found.end() if found and found["word"].lower() in WEEKDAYS and clock_at(text, found.end("gap")) else end


def _parse_odd(text: str) -> DateValue | None:
    """Read a short line that no pattern knows with python-dateutil, twice, so that nothing that it fills in is kept."""
    if not 8 <= len(text) <= 60 or not re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", text) or not text.isascii():
        return None
    from datetime import datetime

    from dateutil import parser

    try:
        one = parser.parse(text, default=datetime(1904, 1, 1), ignoretz=True)
        two = parser.parse(text, default=datetime(1908, 2, 2), ignoretz=True, dayfirst=True)
    except (ValueError, OverflowError):
        return None
    iso = iso_date(one.year, one.month, one.day) if one.date() == two.date() else None
    return DateValue(text, iso) if iso else None
