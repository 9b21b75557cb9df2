"""Find when a comment was written: from what its lines show, and from the markup's machine-readable times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.assembly.day_order import DayOrder
from newsparse.fields.dates import DAY, find_dates, has_hour, machine_date, time_alone, with_zone
from newsparse.fields.day_order import read_in_order
from newsparse.fields.list_marks import begins_with
from newsparse.fields.members import ends_in_label, tells_of_member
from newsparse.model import DateValue, Line
from newsparse.rules.platforms import CHANGES

# Longer lines are sentences, which mention other days.
_LONGEST = 200
# What may stand between a date and a time on the next line.
_APART = " ,.|·•–-"
# The characters of the end of a line.
_BREAK = 2


def date_of(beside: Sequence[Line], order: DayOrder) -> str | None:
    """The first date beside a comment, in ISO 8601, with the offset that the markup gives.

    A date with a day comes before one with only a month. Where day and month cannot be told apart, the first of
    these decides: the markup's own date; a later date beside the comment that means the same day; the order in
    which the page writes its other dates. If none does, the next date beside the comment is taken.

    Args:
        beside: the comment's lines other than its text.
        order: reads dates as the page writes them.
    """
    above, below = ["", *(line.text for line in beside)], [*beside[1:], None]
    found = [
        _Shown(match.value, _clock_below(line, after) if not line.text[match.end :].strip(_APART) else "")
        for line, label, after in zip(beside, above, below, strict=False)
        if may_date(line.text, label)
        for match in find_dates(line.text)
        if not ends_in_label(line.text[: match.start])
    ]
    shown = sorted((one for one in found if one.date.value or one.date.ambiguous), key=_is_vague)
    machines = [
        date
        for line, label in zip(beside, above, strict=False)
        if line.hints is not None and may_date(line.text, label) and (date := machine_date(line.hints.when))
    ]
    machine = machines[0] if machines else None
    if not shown:
        return machine
    first = shown[0]
    if not first.date.ambiguous:
        return _as_told(first.at(first.date.value or ""), machines)
    later = [one.at(one.date.value) for one in shown if one.date.value and len(one.date.value) >= DAY]
    means = {(read_in_order(first.date, day_first=way) or "")[:DAY] for way in (True, False)}
    same = next((value for value in later if value[:DAY] in means), None)
    read = order.value(first.date)
    return machine or same or (first.at(read) if read else None) or (later[0] if later else None)


class _Shown(NamedTuple):
    """A date as readers see it, and the time of day on the line below ("08-01-2012," / "09:10 PM"), if there is one."""

    date: DateValue
    clock: str

    def at(self, day: str) -> str:
        """The date, read as ``day``, with its time of day."""
        return day + self.clock if len(day) == DAY else day


def _clock_below(line: Line, below: Line | None) -> str:
    """The time of day that the line right below another is ("09:10 PM"), in ISO 8601, or an empty string."""
    if below is None or below.start - line.end > _BREAK + below.indent or below.blanks:
        return ""
    return time_alone(below.text)


def _as_told(shown: str, machines: Sequence[str]) -> str:
    """A date as readers see it, with the time that the markup has for that day, or with the offset of a time shown."""
    if len(shown) == DAY:
        return next((one for one in machines if one[:DAY] == shown and has_hour(one)), shown)
    return with_zone(shown, machines[0] if machines else None)


def may_date(text: str, above: str) -> bool:
    """Whether a line may say when a comment was written: "Edited May 3, 2020" does not, nor what :func:`tells_of_member` knows."""
    return len(text) <= _LONGEST and not begins_with(text, CHANGES) and not tells_of_member(text, above)


def _is_vague(shown: _Shown) -> bool:
    return shown.date.value is not None and len(shown.date.value) < DAY
