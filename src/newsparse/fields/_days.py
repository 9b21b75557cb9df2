"""Find the day, month or year that digits belong to, in every order and script, checked against the calendar."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.fields._calendar import FIRST_YEAR, LAST_YEAR, YEAR_AFTER, Day, buddhist_day, century, iso_date
from newsparse.fields._lazy import Lazy
from newsparse.rules.months import (
    BUDDHIST_MONTHS,
    CONTESTED_MONTHS,
    DAY_LETTER,
    DAY_SIGNS,
    ELIDED_LINK,
    ERAS,
    FIRST_YEAR_OF_ERA,
    LATE_YEAR_LINKS,
    MONTH_LINKS,
    MONTH_SIGNS,
    MONTHS,
    NAME_MONTHS,
    ORDINALS,
    OTHER_ORDINALS,
    SHORT_WEEKDAYS,
    WEAK_MONTHS,
    YEAR_LETTER,
    YEAR_LINKS,
    YEAR_SIGNS,
)

_SEPARATORS = "./-"

_YMD = Lazy(r"(\d{4})([./\-])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d|[./\-]\d)")
_DMY = Lazy(r"(\d{1,2})([/\-])(\d{1,2})\2(\d{4}|\d\d)(?!\d|[/\-]\d)")
# Dots are day-first all over the world. Two-digit years only with two-digit days and months, else it is a version.
_DOTTED = Lazy(r"(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4})|(?<=\d\d\.\d\d)\.?,\s(\d{4}))(?!\d|\.\d|:\d)")
# A time may be glued to it ("28.09.1912:44").
_DOTTED_SHORT = Lazy(r"(\d\d)\.\s?(\d\d)\.\s?(\d\d)(?:(?!\d|\.\d|:\d)|(?=\d\d:\d\d(?!\d)))")
_YEARLESS = Lazy(r"(\d{1,2})(?:[/\-](\d{1,2})|\.\s?(\d{1,2})\.)(?=,?\s+\d{1,2}:\d\d)")
_CJK = Lazy(
    rf"(?P<y>\d{{1,4}}|{FIRST_YEAR_OF_ERA})\s?[{YEAR_SIGNS}](?:[（(][^（）()]{{1,8}}[)）])?\s?(?P<m>\d{{1,2}})\s?[{MONTH_SIGNS}]"
    rf"(?:\s?(?P<d>\d{{1,2}})\s?[{DAY_SIGNS}])?"
)
_CJK_YEARLESS = Lazy(rf"(?P<m>\d{{1,2}})\s?[{MONTH_SIGNS}]\s?(?P<d>\d{{1,2}})\s?[{DAY_SIGNS}]?(?!\d{{3}})")
# To a regular expression, the vowels and marks of Indic scripts and of Thai are not letters; Thai abbreviates
# months with dots.
_LETTER = "(?:[^\\W\\d_]|[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
_THAI_SHORT = "\u0e40?[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a]?\\.[\u0e01-\u0e2e]"
_ORDINALS = "|".join(ORDINALS)
_DAY_WORD = Lazy(
    rf"(?P<d>\d{{1,2}})(?P<o>(?:{'|'.join((*ORDINALS, *OTHER_ORDINALS))})?)[\s.,/\-]{{0,3}}(?:(?:{'|'.join(MONTH_LINKS)})\s|{ELIDED_LINK}\s?)?"
    rf"(?P<m>{_THAI_SHORT}|{_LETTER}{{2,14}})"
)
_MONTH_DAY_YEAR = Lazy(rf"\.?\s\d{{1,2}}(?:{_ORDINALS})?,?\s\d{{4}}(?!\d)")
_AFTER_MONTH = Lazy(
    rf"(?P<d>\d{{1,2}})(?:{_ORDINALS}|º|\.(?=\s?\d))?(?!\d|[:.]\d\d)"
    rf"(?:(?:\s?[,.]\s?|\s(?:(?:{'|'.join(LATE_YEAR_LINKS)})\s)?|\s?[/\-]\s?)(?P<y>\d{{4}})(?!\d)"
    r"|\s['’](?P<yy>\d\d)(?!\w|:|[^'’]{0,40}['’](?!\w))"
    rf"|\s(?:{'|'.join(SHORT_WEEKDAYS)})\s(?P<wy>\d{{4}})(?!\d))?"
)
_YEAR_WORD = Lazy(
    rf"\d{{4}}(?:[.,]|\s{YEAR_LETTER}\.)?[\s\-](?P<m>[^\W\d_]{{3,12}})\.?[\s\-](?P<d>\d{{1,2}})(?:{_ORDINALS}|\.|\s{DAY_LETTER}\.)?(?!\d|:\d)"
)
WORD_BEFORE = Lazy(r"[^\W\d_]+\Z")
_DAY_BEFORE = Lazy(rf"(?<!\d)\d{{1,2}}(?:{_ORDINALS}|\.)?[ \u00a0]$")
# Behind a year; behind a year or a month, with nothing between; the first year of an era.
_YEARS, _SIGNS = tuple(YEAR_SIGNS), frozenset(YEAR_SIGNS + MONTH_SIGNS)
_ERA_BEGINS = FIRST_YEAR_OF_ERA + YEAR_SIGNS[0]
_BEFORE_MONTH = frozenset(" .,-/\u00a0\t")


def day_at(text: str, start: int, end: int, floor: int) -> Day | None:
    """Find the date that the digits ``text[start:end]`` belong to, not reaching back below ``floor``."""
    size = end - start
    if size == 3 or size > 4 or (start and _continues(text, start)):
        return None
    return _from_year(text, start, end, floor) if size == 4 else _from_day(text, start, end, floor)


def _continues(text: str, start: int) -> bool:
    """Whether the digits at ``start`` continue a number, a version, a time or an address that began before them, or count."""
    before = text[start - 1]
    if before == "#":
        return True
    if before in "/=_":
        return start > 1 and not text[start - 2].isspace()
    return before in ".-:" and start > 1 and text[start - 2].isdecimal()


def _from_year(text: str, start: int, end: int, floor: int) -> Day | None:
    """A date whose year stands first, or whose month's name stands before the year."""
    year = int(text[start:end])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    after = text[end : end + 2]
    if after[:1] and after[0] in _SEPARATORS:
        found = _YMD.match(text, start)
        if found:
            iso = iso_date(year, int(found[3]), int(found[4]))
            return Day(start, found.end(), iso) if iso else None
    elif after.strip()[:1] in _YEARS:
        return _cjk(text, start, year)
    month = _month_before(text, start, floor)
    if month:
        # If a day before the month made no date ("29 February 2021"), nothing here can be trusted.
        iso = (
            None if _DAY_BEFORE.search(text, max(floor, month.start - 5), month.start) else iso_date(year, month.number)
        )
        return Day(month.start, end, iso) if iso else None
    named = None if text[start - 1 : start].isalpha() else _YEAR_WORD.match(text, start)  # "ricky2010, April 1, 2011"
    number = named and MONTHS.get(named["m"].lower())
    iso = iso_date(year, number, int(named["d"])) if named and number else None
    return Day(start, named.end(), iso) if named and iso else None


def _from_day(text: str, start: int, end: int, floor: int) -> Day | None:
    """A date that begins with one or two digits, or with a month's name before them."""
    after = text[end : end + 2]
    first = after[:1]
    if first and first in _SEPARATORS:
        day = _numeric(text, start)
        if day:
            return day
    elif first == "," and after[1:].isdecimal():
        return None
    elif first and not first.isascii() or after[1:] in _SIGNS:
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


def _numeric(text: str, start: int) -> Day | None:
    dotted = _DOTTED.match(text, start)
    if dotted:
        a, b, year = int(dotted[1]), int(dotted[2]), int(dotted[3] or dotted[4])
        iso = iso_date(year, b, a) or iso_date(year, a, b)
        return Day(start, dotted.end(), iso) if iso else None
    short = _DOTTED_SHORT.match(text, start)
    if short:
        a, b, c = int(short[1]), int(short[2]), int(short[3])
        iso = iso_date(century(c), b, a) or iso_date(century(c), a, b) or iso_date(century(a), b, c)
        return Day(start, short.end(), iso) if iso else None
    found = _DMY.match(text, start)
    if found:
        return _any_order(found)
    bare = _YEARLESS.match(text, start)
    if bare:
        a, b = int(bare[1]), int(bare[2] or bare[3])
        return Day(start, bare.end(), None) if iso_date(2000, a, b) or iso_date(2000, b, a) else None
    return None


def _any_order(found: re.Match[str]) -> Day | None:
    """``25/12/2021``, ``03/04/2021``, ``04/23/20``: a value only if all orders that give a date give the same one."""
    a, b, c = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == 4:
        days = [iso_date(c, b, a), iso_date(c, a, b)]
    else:
        if found[2] == "-" and found.end() - found.start() < 8:
            return None
        days = [iso_date(century(c), b, a), iso_date(century(c), a, b), iso_date(century(a), b, c)]
    readings = frozenset(filter(None, days))
    if not readings:
        return None
    if len(readings) > 1:
        return Day(found.start(), found.end(), None, ambiguous=True, readings=readings)
    return Day(found.start(), found.end(), next(iter(readings)))


def _cjk(text: str, start: int, year: int) -> Day | None:
    found = _CJK.match(text, start)
    if not found:
        return None
    iso = iso_date(year, int(found["m"]), int(found["d"]) if found["d"] else None)
    return Day(start, found.end(), iso) if iso else None


def _cjk_short(text: str, start: int) -> Day | None:
    """``令和元年5月1日``, ``平成31年4月30日``, ``10月23日``."""
    if text[start - 2 : start] == _ERA_BEGINS and text[start - 4 : start - 2] in ERAS:
        start -= 2
    era = ERAS.get(text[start - 2 : start]) if start > 1 else None
    if era is not None:
        found = _CJK.match(text, start)
        if not found:
            return None
        year = era + (1 if found["y"] == FIRST_YEAR_OF_ERA else int(found["y"]))
        iso = iso_date(year, int(found["m"]), int(found["d"]) if found["d"] else None)
        return Day(start - 2, found.end(), iso) if iso else None
    bare = _CJK_YEARLESS.match(text, start)
    return Day(start, bare.end(), None) if bare and iso_date(2000, int(bare["m"]), int(bare["d"])) else None


def _day_first(text: str, named: re.Match[str], month: int) -> Day | None:
    """``27 feb 2010``, ``2. April 2014``, ``5 de mayo de 2020``, ``Thursday 23rd April``."""
    day, word, end = int(named["d"]), named["m"], named.end()
    year = YEAR_AFTER.match(text, end)
    if word in BUDDHIST_MONTHS:
        return buddhist_day(text, named, month)
    if year and _is_year(text, named, year):
        number = int(year["y"]) if year["y"] else century(int(year["yy"] or year["timed"]))
        iso = iso_date(number, month, day)
        if not iso:
            return None
        contested = word.lower() in CONTESTED_MONTHS and named["o"] == "."
        return Day(named.start(), year.end(), None if contested else iso, ambiguous=contested)
    if _MONTH_DAY_YEAR.match(text, end) or not _stands_alone(text, named):
        return None
    return Day(named.start(), end, None) if iso_date(2000, month, day) else None


def _is_year(text: str, named: re.Match[str], year: re.Match[str]) -> bool:
    """Whether what follows a day and a month is its year: two digits only before a time, or behind the mark before the month."""
    if year["y"] or year["timed"]:
        return True
    return year["s"].strip() in ("'", "’") or text[named.start("m") - 1] == year["s"]


def _stands_alone(text: str, named: re.Match[str]) -> bool:
    """Whether a day and a month without a year are a date, rather than the end of a name, a word or a number in a list."""
    word, start = named["m"], named.start()
    if word.islower() and word in WEAK_MONTHS:
        return False
    if start and text[start - 1].isalpha() or text[named.start("m") - 1] in "-/":
        return False
    listed = named["o"] == "." and _opens_line(text, start)
    return not (listed and word.lower() in NAME_MONTHS)


def _opens_line(text: str, pos: int) -> bool:
    """Whether nothing but bullets stands before ``pos``."""
    return pos < 12 and not text[:pos].strip(" *+-•·\t")


class _Month(NamedTuple):
    start: int
    number: int


def _month_before(text: str, start: int, floor: int) -> _Month | None:
    """Find the month named right before the digits at ``start``: ``December 2``, ``Sept. 8``, ``mayo de 2012``."""
    low = max(floor, start - 20)
    stem = text[low:start].rstrip(" .,-/\u00a0\t")
    word = stem.rpartition(" ")[2]
    if word in YEAR_LINKS:
        stem = stem[: -len(word)].rstrip()
        word = stem.rpartition(" ")[2]
    if not word.isalpha():
        found = WORD_BEFORE.search(word)
        if not found:
            return None
        word = found[0]
    offset = low + len(stem) - len(word)
    number = MONTHS.get(word.lower())
    if number is not None:
        weak = word in WEAK_MONTHS and not _opens_line(text, offset)
        return None if weak else _Month(offset, number)
    if len(word) < 5 or word.istitle() or not word[-2:].islower():
        return None
    # Names are sometimes glued to what follows: "suzDecember 21, 2023".
    cut = max((i for i, c in enumerate(word) if c.isupper()), default=0)
    number = MONTHS.get(word[cut:].lower())
    return _Month(offset + cut, number) if cut and number else None


def _month_first(text: str, start: int, floor: int) -> Day | None:
    """``December 21, 2023``, ``Jan. 19th, 2006``, ``Sep 21``, ``Oct 26 21:05:00 EDT 2022``."""
    month = _month_before(text, start, floor)
    found = _AFTER_MONTH.match(text, start) if month else None
    if not month or not found:
        return None
    day = int(found["d"])
    if found["y"] or found["yy"] or found["wy"]:
        year = int(found["y"] or found["wy"] or century(int(found["yy"])))
        iso = iso_date(year, month.number, day)
        return Day(month.start, found.end(), iso) if iso else None
    word = text[month.start : start].rstrip()
    if len(word) == 3 and text[month.start - 1 : month.start].isalpha():
        return None  # "DeMar 5"
    if word.isalpha() and (len(word) == start - month.start or word in WEAK_MONTHS):
        return None  # "NOV08", "mars 3"
    return Day(month.start, found.end(), None) if iso_date(2000, month.number, day) else None
