"""Settle dates that their own line leaves open by the rest of the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsparse.fields.day_order import read_in_order, writes_day_first
from newsparse.model import DateValue, Line

# Longer lines are prose, which quotes other people's dates.
_LONGEST = 200
_PROSE = "BSX"


class DayOrder:
    """Reads a page's dates; its other lines are only examined once a date needs them.

    Args:
        lines: the page's lines.
        states: their states, parallel; articles and comments are no evidence of how the page itself writes dates.
    """

    def __init__(self, lines: Sequence[Line], states: Sequence[str]) -> None:
        self._lines, self._states = lines, states

    @cached_property
    def _day_first(self) -> bool | None:
        rows = zip(self._lines, self._states, strict=True)
        return writes_day_first(
            line.text for line, state in rows if state[0] not in _PROSE and len(line.text) <= _LONGEST
        )

    def value(self, date: DateValue) -> str | None:
        """The date's ISO value; None where neither the date nor the page settles it."""
        if not date.ambiguous or self._day_first is None:
            return date.value
        return read_in_order(date, day_first=self._day_first)
