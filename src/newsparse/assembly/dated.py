"""The date on a line around a page's title or below its body, as its readers see it or as the markup gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from newsparse.assembly.day_order import DayOrder
from newsparse.fields.dates import DAY, find_dates, machine_date, parse_date
from newsparse.fields.day_order import read_in_order
from newsparse.fields.publication import dates_other
from newsparse.model import DateValue, Line

# Longer lines are sentences.
LONGEST = 160
# A line that is a date is shorter; the ISO forms of a year and a month; how far months of a list of archives stand apart at most.
_DATE, _YEAR, _MONTH, _LISTED = 60, 4, len("2012-08"), 2
# Figures that are day-first by custom, not by rule.
_DOTTED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.")


class Dated(NamedTuple):
    """The date on a line.

    Attributes:
        date: ISO 8601.
        chars: how many characters of the line say it.
        settled: these characters, where the metadata settled their order.
        line: the index of the line.
        shown: the date as written, where ``date`` was read from it.
    """

    date: str
    chars: int
    settled: str | None = None
    line: int = -1
    shown: DateValue | None = None


def date_on(line: Line, told: str | None = None, order: DayOrder | None = None) -> Dated | None:
    """The first complete date of a short line; the machine-readable form where the markup has one.

    The date shown wins where the two differ by one day, which is an effect of the time zone. Figures that can be
    read in two orders are read as the metadata (``told``) read them.
    """
    if len(line.text) > LONGEST:
        return None
    machine = machine_date(line.hints.when) if line.hints is not None and line.hints.when else None
    shown = _first_shown(line.text, told, order)
    if machine and (shown is None or not _neighbours(machine, shown.date)):
        return Dated(machine, len(line.text))
    return shown


def date_alone(lines: Sequence[Line], i: int) -> DateValue | None:
    """The date that a line above a dump's body is, with few other words; None for a number, a member's, a list of archives'."""
    text = lines[i].text
    if len(text) >= _DATE or dates_other(text, lines[i - 1].text if i else ""):
        return None
    date = parse_date(text)
    # a number alone may count anything
    if date is None or not (date.ambiguous or len(date.value or "") > _YEAR) or 2 * len(date.raw) <= len(text):
        return None
    near = (lines[k].text for k in range(max(0, i - _LISTED), min(len(lines), i + _LISTED + 1)) if k != i)
    return (
        None if _is_month(date) and any(_is_month(parse_date(other)) for other in near if len(other) < _DATE) else date
    )


def _is_month(date: DateValue | None) -> bool:
    return date is not None and len(date.value or "") == _MONTH


def _first_shown(text: str, told: str | None, order: DayOrder | None) -> Dated | None:
    for match in find_dates(text):
        value, size = match.value.value, match.end - match.start
        if match.value.ambiguous and order is not None:
            return Dated(order.value(match.value) or "", size, shown=match.value)
        if told and _is_in_other_order(match.value, told):
            return Dated(told, size, match.value.raw)
        if value and len(value) >= DAY:
            return Dated(value, size, shown=match.value)
    return None


def _is_in_other_order(shown: DateValue, told: str) -> bool:
    """Whether figures, read in another order, are the day that the metadata give."""
    value, readings = shown.value, list[str | None]()
    if shown.ambiguous:
        readings = [read_in_order(shown, day_first=first) for first in (True, False)]
    elif value and value[:DAY] != told[:DAY] and _DOTTED.match(shown.raw):
        readings = [f"{value[:4]}-{value[8:DAY]}-{value[5:7]}"]
    return any(one is not None and one[:DAY] == told[:DAY] for one in readings)


def _neighbours(one: str, other: str) -> bool:
    """Whether two dates are one day apart."""
    days = [date.fromisoformat(text[:DAY]).toordinal() for text in (one, other) if len(text) >= DAY]
    return len(days) == 2 and abs(days[0] - days[1]) == 1


def is_whole(date: DateValue) -> bool:
    """Whether a date has a day, though perhaps not told from the month."""
    return date.ambiguous or (date.value is not None and len(date.value) >= DAY)
