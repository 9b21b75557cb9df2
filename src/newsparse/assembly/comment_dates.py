"""Find when a comment was written: from what its lines show, and from the markup's machine-readable times."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.assembly.day_order import DayOrder
from newsparse.fields.dates import DAY, find_dates, machine_date, with_zone
from newsparse.fields.day_order import read_in_order
from newsparse.fields.list_marks import begins_with
from newsparse.fields.members import ends_in_label, tells_of_member
from newsparse.model import DateValue, Line
from newsparse.rules.platforms import CHANGES

# Longer lines are sentences, which mention other days.
_LONGEST = 200


def date_of(beside: Sequence[Line], order: DayOrder) -> str | None:
    """The first date beside a comment, in ISO 8601, with the offset that the markup gives.

    A date with a day comes before one with only a month. Where day and month cannot be told apart, the first of
    these decides: the markup's own date; a later date beside the comment that means the same day; the order in
    which the page writes its other dates. If none does, the next date beside the comment is taken.

    Args:
        beside: the comment's lines other than its text.
        order: reads dates as the page writes them.
    """
    above = ["", *(line.text for line in beside)]
    found = [
        match.value
        for line, label in zip(beside, above, strict=False)
        if may_date(line.text, label)
        for match in find_dates(line.text)
        if not ends_in_label(line.text[: match.start])
    ]
    dates = sorted((date for date in found if date.value or date.ambiguous), key=_is_vague)
    if not dates or not dates[0].ambiguous:
        machine = _machine_date_of(beside)
        return with_zone(dates[0].value, machine) if dates and dates[0].value else machine
    later = [date.value for date in dates if date.value and len(date.value) >= DAY]
    means = {(read_in_order(dates[0], day_first=first) or "")[:DAY] for first in (True, False)}
    same = next((value for value in later if value[:DAY] in means), None)
    return _machine_date_of(beside) or same or order.value(dates[0]) or (later[0] if later else None)


def may_date(text: str, above: str) -> bool:
    """Whether a line may say when a comment was written: "Edited May 3, 2020" does not, nor what :func:`tells_of_member` knows."""
    return len(text) <= _LONGEST and not begins_with(text, CHANGES) and not tells_of_member(text, above)


def _is_vague(date: DateValue) -> bool:
    return date.value is not None and len(date.value) < DAY


def _machine_date_of(beside: Sequence[Line]) -> str | None:
    """The markup's date, for pages that show only "3 days ago"."""
    told = [line.hints.when for line in beside if line.hints is not None and line.hints.when]
    if not told:
        return None
    return next((date for date in map(machine_date, told) if date), None)
