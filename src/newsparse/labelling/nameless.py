"""Threads without a single author, under a layout that has authors: no threads, or threads that lost them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsparse.fields.dates import parse_date
from newsparse.labelling.grammar import THREAD
from newsparse.model import Line
from newsparse.rules.months import WEEKDAYS

# A diary has so many days at least, with nothing below them but what happened.
_DAYS = 3


def drop_nameless(lines: Sequence[Line], states: list[str], declared: Set[int]) -> None:
    """Relabel a thread as furniture where its layout has authors but the page shows none, only dates, or a diary's weekdays.

    Where it has as many comments as the page declares, it has lost its authors instead, unless it is a diary.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
        declared: the numbers of comments that lines of the page declare.
    """
    authors: dict[str, list[str]] = {}
    for line, state in zip(lines, states, strict=True):
        if state[0] == "A":
            authors.setdefault(state[1:], []).append(line.text)
    for layout in {state[1:] for state in states if state[0] in THREAD} - {"0"}:
        names = authors.get(layout, ())
        between = any(state == f"M{layout}" for state in states)
        diary = len(set(names)) >= _DAYS and not between and all(map(_is_weekday, names))
        if diary or all(map(_is_date, names)):
            met = sum(state[0] == "S" for state in states) in declared and not diary
            begun = False
            for i, state in enumerate(states):
                if state[0] in THREAD and state[1:] == layout:
                    begun = begun or state[0] == "S"
                    states[i] = (f"{state[0]}0" if state[0] in "SX" else "Q0") if met and begun else "H"


def _is_weekday(text: str) -> bool:
    return text.strip(" :.,").casefold() in WEEKDAYS


def _is_date(text: str) -> bool:
    date = parse_date(text)
    return date is not None and not any(map(str.isalpha, text.replace(date.raw, "", 1)))
