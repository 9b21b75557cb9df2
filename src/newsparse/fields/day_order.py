"""Whether a page writes the day or the month first: its unambiguous dates settle the ambiguous ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsparse.fields._calendar import iso_date
from newsparse.fields._lazy import Lazy
from newsparse.fields.dates import find_dates
from newsparse.model import DateValue

_FIGURES = Lazy(r"(?<![\d/\-])(\d{1,2})([/\-])(\d{1,2})\2(\d{4})(?![\d/\-])")
_MONTHS = 12


def writes_day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates in figures (``25/12/2021``) have the day first (True) or the month (False).

    None where they show neither, or both. Two-digit years are ignored, since they may stand first.

    Args:
        texts: lines of one page.
    """
    told = {found for text in texts for found in map(_day_stands_first, _figures(text)) if found is not None}
    return told.pop() if len(told) == 1 else None


def read_in_order(date: DateValue, *, day_first: bool) -> str | None:
    """The ISO value of an ambiguous date, with its time, read in one order; None where that gives no date."""
    found = next(_figures(date.raw), None)
    if found is None:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    day, month = (one, other) if day_first else (other, one)
    iso = iso_date(year, month, day)
    if iso is None:
        return None
    settled = find_dates(f"{date.raw[: found.start()]}{iso}{date.raw[found.end() :]}")
    return settled[0].value.value if settled else iso


def _figures(text: str) -> Iterator[re.Match[str]]:
    return _FIGURES.finditer(text)


def _day_stands_first(found: re.Match[str]) -> bool | None:
    one, other = int(found[1]), int(found[3])
    if (one > _MONTHS) == (other > _MONTHS):
        return None
    return one > _MONTHS
