"""Dates in a short line: absolute ones with the precision the page gives, relative ones as they stand.

Nothing is invented: a date without a year has no value, and where day and month could change places the date is
``ambiguous``. The scan goes from one run of digits to the next and looks at what stands around it, so that a line
costs what its digits cost; words are looked up in ``rules.months``, never spelled out in a regular expression.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.fields._clock import Clock, clock_after, clock_before
from newsparse.fields._relative import find_relative
from newsparse.model import DateValue
from newsparse.rules.months import CONTESTED_MONTHS, ERAS, MONTHS, WEAK_MONTHS, WEEKDAYS

__all__ = ["DateMatch", "find_dates", "find_relative", "parse_date"]

# A line longer than this is not scanned to its end: no dated line is, and a page may be one line.
_LONGEST = 20_000
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_SEPARATORS = "./-"

_RUN = re.compile(r"\d\d*")
_YMD = re.compile(r"(\d{4})([./\-])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d|[./\-]\d)\.?")
_DMY = re.compile(r"(\d{1,2})([/\-])(\d{1,2})\2(\d{4}|\d\d)(?!\d|[/\-]\d)")
# Dots are day-first all over the world. Two-digit years only with two-digit days and months, else it is a version.
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4})|(?<=\d\d\.\d\d)\.?,\s(\d{4}))(?!\d|\.\d)")
_DOTTED_SHORT = re.compile(r"(\d\d)\.\s?(\d\d)\.\s?(\d\d)(?!\d|\.\d|:\d)")
_YEARLESS = re.compile(r"(\d{1,2})(?:[/\-](\d{1,2})|\.\s?(\d{1,2})\.)(?=,?\s+\d{1,2}:\d\d)")
_CJK = re.compile(
    r"(?P<y>\d{1,4}|元)\s?[年년](?:[（(][^（）()]{1,8}[)）])?\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일号號])?"
)
_CJK_YEARLESS = re.compile(r"(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号號]?(?!\d{3})")
_DAY_WORD = re.compile(
    r"(?P<d>\d{1,2})(?P<o>(?:st|nd|rd|th|er|re|º|ª|°|\.|-?го)?)[\s.,/\-]{0,3}(?:(?:of|de|d['’])\s?)?(?P<m>[^\W\d_]{3,12})"
)
_YEAR_AFTER = re.compile(
    r"\.?[\s,./\-]{0,3}(?:(?:de|del|do|d['’])\s)?(?P<y>\d{4})(?!\d)|(?P<s>[/\-]|\.?\s?['’])(?P<yy>\d\d)(?!\d|:)"
)
_MONTH_DAY_YEAR = re.compile(r"\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}(?!\d)")
_AFTER_MONTH = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th|º|\.)?(?!\d|[:.]\d\d)(?:(?:\s?[,.]\s?|\s(?:de\s|of\s)?|\s?[/\-]\s?)(?P<y>\d{4})(?!\d))?"
)
_YEAR_BEHIND_CLOCK = re.compile(r"\s(?:[A-Z]{3,4}\s)?(\d{4})(?!\d|:)")
_YEAR_WORD = re.compile(r"\d{4}[.,]?[\s\-](?P<m>[^\W\d_]{3,12})\.?[\s\-](?P<d>\d{1,2})(?:st|nd|rd|th|\.)?(?!\d|:\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?[ \u00a0]$")
_BEFORE_MONTH = frozenset(" .,-/\u00a0\t")
_WHOLE = re.compile(r"(?:(?P<y>\d{4})(?:[\-/.](?P<m>\d\d))?|(?P<m2>\d\d?)[/.](?P<y2>\d{4})|(?P<y3>\d{4})\s?[年년])\Z")


class DateMatch(NamedTuple):
    """``text[start:end]`` is a date, with its weekday and time where they stand with it."""

    start: int
    end: int
    value: DateValue


class _Day(NamedTuple):
    """A date without its time: the span, the ISO value or None, and whether it is ambiguous."""

    start: int
    end: int
    iso: str | None
    ambiguous: bool = False


def find_dates(text: str) -> list[DateMatch]:
    """Every absolute date of a line, in order, none overlapping; with its time and offset when they stand with it.

    Bare years and months in figures (``2022``, ``2022-10``) are left to :func:`parse_date`: in running text they are
    seasons, prices and counts.
    """
    found: list[DateMatch] = []
    floor = pos = 0
    while run := _RUN.search(text, pos, _LONGEST):
        start, pos = run.span()
        size = pos - start
        if size == 3 or size > 4 or (start and _continues(text, start)):
            continue
        day = _from_year(text, start, pos, floor) if size == 4 else _from_day(text, start, pos, floor)
        if day is not None:
            match = _with_clock(text, day, floor)
            found.append(match)
            floor = pos = match.end
    return found


def parse_date(text: str) -> DateValue | None:
    """The date of a header line: the first full one, else one without a year, else a month or year alone."""
    if len(text) > _LONGEST:
        return None
    found = find_dates(text)
    if found:
        return next((m.value for m in found if m.value.value), found[0].value)
    bare = text.strip()
    whole = _WHOLE.match(bare)
    if whole:
        year, month = whole["y"] or whole["y2"] or whole["y3"], whole["m"] or whole["m2"]
        iso = _iso(int(year), int(month) if month else None)
        return DateValue(bare, iso) if iso else None
    return _parse_odd(bare)


def _continues(text: str, start: int) -> bool:
    """Whether the digits at ``start`` go on a number, a version, a time or an address that began before them."""
    before = text[start - 1]
    if before in "/=_":
        return start > 1 and not text[start - 2].isspace()
    return before in ".-:" and start > 1 and text[start - 2].isdecimal()


def _from_year(text: str, start: int, end: int, floor: int) -> _Day | None:
    """A date whose year stands first (or whose month's name stands before its year)."""
    year = int(text[start:end])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    after = text[end : end + 2]
    if after[:1] and after[0] in _SEPARATORS:
        found = _YMD.match(text, start)
        if found:
            iso = _iso(year, int(found[3]), int(found[4]))
            return _Day(start, found.end(), iso) if iso else None
    elif after.strip()[:1] in ("年", "년"):
        return _cjk(text, start, year)
    month = _month_before(text, start, floor)
    if month:
        # A day before the month that made no date ("29 February 2021") leaves nothing to trust.
        iso = None if _DAY_BEFORE.search(text, max(floor, month.start - 5), month.start) else _iso(year, month.number)
        return _Day(month.start, end, iso) if iso else None
    named = _YEAR_WORD.match(text, start)
    number = named and MONTHS.get(named["m"].lower())
    iso = _iso(year, number, int(named["d"])) if named and number else None
    return _Day(start, named.end(), iso) if named and iso else None


def _from_day(text: str, start: int, end: int, floor: int) -> _Day | None:
    """A date that begins with one or two digits, or with a month's name before them."""
    after = text[end : end + 2]
    first = after[:1]
    if first and first in _SEPARATORS:
        day = _numeric(text, start)
        if day:
            return day
    elif first == "," and after[1:].isdecimal():
        return None
    elif first and not first.isascii() or after[1:] in ("年", "月", "월", "년"):
        day = _cjk_short(text, start)
        if day:
            return day
    named = _DAY_WORD.match(text, start)
    number = named and MONTHS.get(named["m"].lower())
    if named and number:
        return _day_first(text, named, number)
    if start > 2 and (text[start - 1] in _BEFORE_MONTH or text[start - 1].isalpha()):
        return _month_first(text, start, floor)
    return None


def _numeric(text: str, start: int) -> _Day | None:
    dotted = _DOTTED.match(text, start)
    if dotted:
        iso = _iso(int(dotted[3] or dotted[4]), int(dotted[2]), int(dotted[1]))
        return _Day(start, dotted.end(), iso) if iso else None
    short = _DOTTED_SHORT.match(text, start)
    if short:
        iso = _iso(_century(int(short[3])), int(short[2]), int(short[1]))
        return _Day(start, short.end(), iso) if iso else None
    found = _DMY.match(text, start)
    if found:
        return _any_order(found)
    bare = _YEARLESS.match(text, start)
    if bare:
        a, b = int(bare[1]), int(bare[2] or bare[3])
        return _Day(start, bare.end(), None) if _iso(2000, a, b) or _iso(2000, b, a) else None
    return None


def _any_order(found: re.Match[str]) -> _Day | None:
    """``25/12/2021``, ``03/04/2021``, ``04/23/20``: every order that gives a date; one value or none."""
    a, b, c = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == 4:
        readings = {_iso(c, b, a), _iso(c, a, b)}
    else:
        if found[2] == "-" and found.end() - found.start() < 8:
            return None
        readings = {_iso(_century(c), b, a), _iso(_century(c), a, b), _iso(_century(a), b, c)}
    readings.discard(None)
    if not readings:
        return None
    clear = len(readings) == 1
    return _Day(found.start(), found.end(), readings.pop() if clear else None, ambiguous=not clear)


def _cjk(text: str, start: int, year: int) -> _Day | None:
    found = _CJK.match(text, start)
    if not found:
        return None
    iso = _iso(year, int(found["m"]), int(found["d"]) if found["d"] else None)
    return _Day(start, found.end(), iso) if iso else None


def _cjk_short(text: str, start: int) -> _Day | None:
    """``令和元年5月1日``, ``平成31年4月30日``, ``10月23日``."""
    if text[start - 2 : start] == "元年" and text[start - 4 : start - 2] in ERAS:
        start -= 2
    era = ERAS.get(text[start - 2 : start]) if start > 1 else None
    if era is not None:
        found = _CJK.match(text, start)
        if not found:
            return None
        year = era + (1 if found["y"] == "元" else int(found["y"]))
        iso = _iso(year, int(found["m"]), int(found["d"]) if found["d"] else None)
        return _Day(start - 2, found.end(), iso) if iso else None
    bare = _CJK_YEARLESS.match(text, start)
    return _Day(start, bare.end(), None) if bare and _iso(2000, int(bare["m"]), int(bare["d"])) else None


def _day_first(text: str, named: re.Match[str], month: int) -> _Day | None:
    """``27 feb 2010``, ``2. April 2014``, ``5 de mayo de 2020``, ``Thursday 23rd April``."""
    day, word, end = int(named["d"]), named["m"], named.end()
    year = _YEAR_AFTER.match(text, end)
    if year and (year["y"] or year["s"].strip() in ("'", "’") or text[named.start("m") - 1] == year["s"]):
        number = int(year["y"]) if year["y"] else _century(int(year["yy"]))
        iso = _iso(number, month, day)
        if not iso:
            return None
        contested = word.lower() in CONTESTED_MONTHS and named["o"] == "."
        return _Day(named.start(), year.end(), None if contested else iso, ambiguous=contested)
    if _MONTH_DAY_YEAR.match(text, end) or (word.islower() and word in WEAK_MONTHS):
        return None
    return _Day(named.start(), end, None) if _iso(2000, month, day) else None


class _Month(NamedTuple):
    start: int
    number: int


def _month_before(text: str, start: int, floor: int) -> _Month | None:
    """The month named right before the digits at ``start``: ``December 2``, ``Sept. 8``, ``mayo de 2012``."""
    low = max(floor, start - 20)
    stem = text[low:start].rstrip(" .,-/\u00a0\t")
    word = stem.rpartition(" ")[2]
    if word in ("de", "del", "do"):
        stem = stem[: -len(word)].rstrip()
        word = stem.rpartition(" ")[2]
    if not word.isalpha():
        found = _WORD_BEFORE.search(word)
        if not found:
            return None
        word = found[0]
    offset = low + len(stem) - len(word)
    number = MONTHS.get(word.lower())
    if number is not None:
        return None if word in WEAK_MONTHS else _Month(offset, number)
    if len(word) < 5 or word.istitle() or not word[-3:].islower():
        return None
    # Names get glued to what follows them: "suzDecember 21, 2023".
    cut = max((i for i, c in enumerate(word) if c.isupper()), default=0)
    number = MONTHS.get(word[cut:].lower())
    return _Month(offset + cut, number) if cut and number else None


def _month_first(text: str, start: int, floor: int) -> _Day | None:
    """``December 21, 2023``, ``Jan. 19th, 2006``, ``Sep 21``, ``Oct 26 21:05:00 EDT 2022``."""
    month = _month_before(text, start, floor)
    found = _AFTER_MONTH.match(text, start) if month else None
    if not month or not found:
        return None
    day = int(found["d"])
    if found["y"]:
        iso = _iso(int(found["y"]), month.number, day)
        return _Day(month.start, found.end(), iso) if iso else None
    return _Day(month.start, found.end(), None) if _iso(2000, month.number, day) else None


def _with_clock(text: str, day: _Day, floor: int) -> DateMatch:
    start, end, iso = _from_weekday(text, day.start, floor), day.end, day.iso
    clock: Clock | None = None
    if len(iso or "2000-01-01") == 10:
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
        iso += clock.value
    return DateMatch(start, end, DateValue(text[start:end], iso, day.ambiguous))


def _dated(text: str, day: _Day, year: int) -> str | None:
    """The value of a date whose year stands behind its time, as in ``Wed Feb 17 10:53:29 2010``."""
    word = _WORD.search(text, day.start, day.end)
    number = MONTHS.get(word[0].lower()) if word else None
    digits = _RUN.search(text, day.start, day.end)
    return _iso(year, number, int(digits[0])) if number and digits else None


def _from_weekday(text: str, start: int, floor: int) -> int:
    """Where a weekday before a date begins, or ``start``."""
    low = max(floor, start - 18)
    stem = text[low:start].rstrip(" ,.\u00a0")
    if not stem or len(stem) == start - low:
        return start
    found = _WORD_BEFORE.search(stem)
    return low + found.start() if found and found[0].lower() in WEEKDAYS else start


def _century(year: int) -> int:
    """Two digits of a year as POSIX reads them: 69 to 99 are the last century."""
    return year + (1900 if year > 68 else 2000)


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO form of a date of the calendar, to the precision given; None when there is no such day."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
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


def _parse_odd(text: str) -> DateValue | None:
    """A short line in a form that no pattern knows: python-dateutil, twice, so that nothing it filled in is kept."""
    if not 8 <= len(text) <= 60 or not re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", text) or not text.isascii():
        return None
    from datetime import datetime

    from dateutil import parser  # type: ignore[import-untyped]

    try:
        one = parser.parse(text, default=datetime(1904, 1, 1), ignoretz=True)
        two = parser.parse(text, default=datetime(1908, 2, 2), ignoretz=True, dayfirst=True)
    except (ValueError, OverflowError):
        return None
    iso = _iso(one.year, one.month, one.day) if one.date() == two.date() else None
    return DateValue(text, iso) if iso else None
