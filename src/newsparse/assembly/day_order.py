"""Settle dates that their own line leaves open by the rest of the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from newsparse.fields.dates import DAY, find_dates
from newsparse.fields.day_order import order_after, order_before, read_in_order, writes_day_first
from newsparse.model import DateValue, Line

# Longer lines are prose, which quotes other people's dates.
_LONGEST = 200
_PROSE, _HEAD, _BESIDE = "BSX", "HT", "AMQ"


class DayOrder:
    """Reads a page's dates; its other lines are only examined once a date needs them.

    Args:
        lines: the page's lines.
        states: their states, parallel; articles and comments are no evidence of how the page itself writes dates.

    Attributes:
        unsettled: the last date asked for that nothing settles, as written.
    """

    def __init__(self, lines: Sequence[Line], states: Sequence[str]) -> None:
        self._lines, self._states = lines, states
        self.unsettled: str | None = None

    @cached_property
    def _day_first(self) -> bool | None:
        rows = zip(self._lines, self._states, strict=True)
        told = [(state[0], line.text) for line, state in rows if state[0] not in _PROSE and len(line.text) <= _LONGEST]
        found = writes_day_first(text for _, text in told)
        return found if found is not None else self._by_article(told)

    def _by_article(self, told: Sequence[tuple[str, str]]) -> bool | None:
        """The order in which the comments were written soon after the article, where its day or theirs is beyond doubt."""
        head = (text for part, text in takewhile(lambda row: row[0] in _HEAD, told) if any(map(str.isdigit, text)))
        dates = (match.value for text in head for match in find_dates(text))
        own = next((date for date in dates if date.ambiguous or len(date.value or "") >= DAY), None)
        if own is None:
            return None
        beside = [match.value for part, text in told if part in _BESIDE for match in find_dates(text)]
        if own.value is None:
            return order_before(own, [date.value for date in beside if len(date.value or "") >= DAY and date.value])
        return order_after(own.value, (date for date in beside if date.ambiguous))

    def value(self, date: DateValue) -> str | None:
        """The date's ISO value; None where neither the date nor the page settles it, which is remembered as ``unsettled``."""
        if not date.ambiguous:
            return date.value
        value = None if self._day_first is None else read_in_order(date, day_first=self._day_first)
        if value is None:
            self.unsettled = date.raw
        return value
