"""Pages over time: by months, years or longer units, so that the whole range can be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

Months = Mapping[tuple[int, int], int]

# Units, in months; the first that divides the range into no more than ``_MOST`` rows is used.
_UNITS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_MOST = 60
# Misread dates are far off: where the range is long, this share of the pages at each end is mentioned but not
# drawn.
_FAR = 0.001


class Time(NamedTuple):
    """Pages over time: ``rows`` by ``unit`` without gaps, the ``span`` in words, a ``note`` on pages in no row."""

    unit: str
    rows: tuple[tuple[str, int], ...]
    span: str
    note: str


def rows_of_time(months: Months) -> tuple[Time, ...]:
    """Turn pages by year and month (0 where a date has none) into rows for equal periods.

    Rows by month are preceded by rows by year, since some dates have no month. Empty where no page has a date.
    """
    if not months:
        return ()
    if _is_short(months):
        fine = _cut(months, months, "month")
        years = _cut(months, months, "year")
        return (years, fine) if len(years.rows) > 1 else (fine,)
    near = _near(months)
    return (_cut(months, near, "month" if _is_short(near) else _unit_for(near)),)


def _cut(months: Months, near: Months, unit: str) -> Time:
    """Count the pages of ``near`` by ``unit``."""
    counts: Counter[int] = Counter()
    vague = 0
    for (year, month), count in near.items():
        if unit == "month" and not month:
            vague += count
        else:
            counts[(12 * year + max(month, 1) - 1) // _UNITS[unit]] += count
    rows = tuple((_name(k, unit), counts[k]) for k in range(min(counts), max(counts) + 1))
    notes = (
        (vague, "more with the year alone."),
        (_sum(months, below=min(near)), "older."),
        (_sum(months, above=max(near)), "newer."),
    )
    first, last = _word(*min(months)), _word(*max(months))
    span = first if first == last else f"from {first} to {last}"
    return Time(unit, rows, span, " ".join(f"{count:,} {word}" for count, word in notes if count))


def _is_short(months: Months) -> bool:
    """Whether the range is short enough for months, and any are given."""
    known = [12 * year + month for year, month in months if month]
    return bool(known) and max(known) - min(known) < _MOST and not _far_years(months, known)


def _unit_for(months: Months) -> str:
    years = [year for year, _ in months]
    span = max(years) - min(years)
    return next((unit for unit, size in _UNITS.items() if size >= 12 and 12 * span / size < _MOST), "century")


def _far_years(months: Months, known: list[int]) -> bool:
    """Whether pages with only a year are from another time than those with a month."""
    alone = [12 * year for year, month in months if not month]
    return bool(alone) and (min(alone) < min(known) - _MOST or max(alone) > max(known) + _MOST)


def _near(months: Months) -> Months:
    """What is left without the few pages that are far off at either end."""
    ordered = sorted(months)
    limit = _FAR * sum(months.values())
    low, high = 0, len(ordered) - 1
    cut = months[ordered[low]]
    while low < high and cut <= limit:
        low += 1
        cut += months[ordered[low]]
    cut = months[ordered[high]]
    while low < high and cut <= limit:
        high -= 1
        cut += months[ordered[high]]
    return {when: months[when] for when in ordered[low : high + 1]}


def _sum(months: Months, *, below: tuple[int, int] = (0, 0), above: tuple[int, int] = (9999, 12)) -> int:
    return sum(count for when, count in months.items() if when < below or when > above)


def _name(k: int, unit: str) -> str:
    if unit == "month":
        return _word(k // 12, k % 12 + 1)
    first = k * _UNITS[unit] // 12
    return f"{first:04}" if unit == "year" else f"{first:04}–{first + _UNITS[unit] // 12 - 1:04}"


def _word(year: int, month: int) -> str:
    return f"{year:04}-{month:02}" if month else f"{year:04}"
