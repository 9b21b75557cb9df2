"""Whether a page writes the day or the month first: its unambiguous dates settle the ambiguous ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from newsparse.fields._calendar import iso_date
from newsparse.fields._lazy import Lazy
from newsparse.fields.dates import DAY, find_dates
from newsparse.model import DateValue
from newsparse.rules.months import DAY_FIRST_CLOCKS

_FIGURES = Lazy(r"(?<![\d/\-])(\d{1,2})([/\-])(\d{1,2})\2(\d{4})(?![\d/\-])")
_CLOCK = Lazy(rf"[\s,|–-]{{0,3}}(?:{'|'.join(DAY_FIRST_CLOCKS)})", re.IGNORECASE)
_MONTHS = 12
# Most comments are written within so many days of what they are about.
_SOON = 31


def writes_day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates in figures (``25/12/2021``) have the day first (True) or the month (False).

    A time of day behind them as languages write it that always have the day first is evidence, too. None where they show
    neither, or both. Two-digit years are ignored, since they may stand first.

    Args:
        texts: lines of one page.
    """
    told = {found for text in texts for found in map(_day_stands_first, _figures(text)) if found is not None}
    return told.pop() if len(told) == 1 else None


def order_after(day: str, dates: Iterable[DateValue]) -> bool | None:
    """Whether dates in figures have the day first (True) or the month (False), by a day that all of them must follow.

    One order must put all of them at most a month behind that day, and the other not.

    Args:
        day: in ISO 8601, as of an article.
        dates: ambiguous ones, as of its comments.

    Returns:
        None where both orders are possible, or neither.
    """
    dates = list(dates)
    begin = date.fromisoformat(day[:DAY])
    soon = {first: [_is_soon(begin, read_in_order(one, day_first=first)) for one in dates] for first in (True, False)}
    fits = [first for first, found in soon.items() if dates and all(found) and not all(soon[not first])]
    return fits[0] if fits else None


def order_before(shown: DateValue, days: Iterable[str]) -> bool | None:
    """Whether a date in figures has the day first (True) or the month (False), by days of which all must follow it.

    Args:
        shown: ambiguous, as of an article.
        days: in ISO 8601, as of its comments.

    Returns:
        None where both orders put all of them at most a month behind it, or neither.
    """
    days = [day[:DAY] for day in days]
    fits = [
        first
        for first in (True, False)
        if days
        and (iso := read_in_order(shown, day_first=first))
        and all(_is_soon(date.fromisoformat(iso[:DAY]), day) for day in days)
    ]
    return fits[0] if len(fits) == 1 else None


def _is_soon(begin: date, iso: str | None) -> bool:
    return iso is not None and -1 <= (date.fromisoformat(iso[:DAY]) - begin).days <= _SOON


def read_in_order(shown: DateValue, *, day_first: bool) -> str | None:
    """The ISO value of an ambiguous date, with its time, read in one order; None where that gives no date."""
    found = next(_figures(shown.raw), None)
    if found is None:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    day, month = (one, other) if day_first else (other, one)
    iso = iso_date(year, month, day)
    if iso is None:
        return None
    settled = find_dates(f"{shown.raw[: found.start()]}{iso}{shown.raw[found.end() :]}")
    return settled[0].value.value if settled else iso


def _figures(text: str) -> Iterator[re.Match[str]]:
    return _FIGURES.finditer(text)


def _day_stands_first(found: re.Match[str]) -> bool | None:
    one, other = int(found[1]), int(found[3])
    if (one > _MONTHS) == (other > _MONTHS):
        return True if one <= _MONTHS and _CLOCK.match(found.string, found.end()) else None
    return one > _MONTHS
