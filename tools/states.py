"""The states that the comments of a page imply for its lines, wherever a tool knows them from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from newsparse.model import Line

_DIGITS = re.compile(r"\d+")


@dataclass
class Placed:
    """Where one gold comment stands: its text lines, its author's line (or None), in indices of the line table."""

    gold: dict[str, Any]
    lines: list[int]
    author_line: int | None = None


@dataclass
class Aligned:
    """The states of a page's lines, and what the page could not tell.

    ``states`` is parallel to the lines; ``layout`` is ``1`` author first, ``m`` author
    first with nothing but names and texts (merged), ``2`` author after, ``0`` authors lost, ``""`` no comments; ``lost`` lists the comments (their texts' beginnings) that stand nowhere on the page.
    """

    states: list[str]
    layout: str
    placed: list[Placed]
    lost: list[str] = field(default_factory=list)


def with_comments(lines: Sequence[Line], placed: list[Placed], layout: str) -> tuple[list[str], str]:
    """The states of a page's lines as far as its comments tell, all others ``H``, and its layout."""
    states = ["H"] * len(lines)
    if placed:
        _mark_comments(states, lines, placed, layout)
        if layout == "1" and not any(s[0] in "MQ" for s in states):
            layout = "m"
            states = [s.replace("1", "m") for s in states]
    return states, layout


def finished(states: list[str], layout: str, placed: list[Placed], lost: list[str]) -> Aligned:
    """A page whose article has its states too."""
    if not placed:
        _mark_end(states)
    if layout == "m":
        states = [s if len(s) > 1 else s + "m" for s in states]
    return Aligned(states, layout if placed else "", placed, lost)


def first_line(placed: Sequence[Placed], many: int) -> int:
    """Where the comments begin, by line; ``many`` where there are none."""
    return min((min(p.lines[0], p.lines[0] if p.author_line is None else p.author_line) for p in placed), default=many)


def _mark_comments(states: list[str], lines: Sequence[Line], placed: list[Placed], layout: str) -> None:
    for k, place in enumerate(placed):
        at = place.lines
        states[at[0]] = "S" + layout
        for i in at[1:]:
            states[i] = "X" + layout
        if place.author_line is not None:
            states[place.author_line] = "A" + layout
            for i in range(min(place.author_line, at[0]), max(place.author_line, at[-1])):
                if states[i] == "H":
                    states[i] = "M" + layout
        if k + 1 < len(placed):
            start = max(at[-1], place.author_line or 0) + 1
            following = placed[k + 1]
            stop = following.lines[0]
            if following.author_line is not None and following.author_line < stop:
                stop = following.author_line
            for i in range(start, stop):
                if states[i] == "H":
                    states[i] = "Q" + layout
    _mark_tail(states, lines, placed[-1], layout)


def _mark_tail(states: list[str], lines: Sequence[Line], final: Placed, layout: str) -> None:
    """Behind the last comment: first lines of the forms that stand between comments too, then the page's end."""
    forms = {_form(lines[i].text) for i, s in enumerate(states) if s[0] == "Q"}
    start = max(final.lines[-1], final.author_line or 0) + 1
    inside = True
    for i in range(start, len(lines)):
        inside = inside and _form(lines[i].text) in forms
        states[i] = "Q" + layout if inside else "E"


def _form(text: str) -> str:
    return _DIGITS.sub("9", text)


def _mark_end(states: list[str]) -> None:
    """``E`` for what stands below the article of a page without comments."""
    last = max((i for i, s in enumerate(states) if s == "B"), default=-1)
    for i in range(last + 1, len(states)):
        if last >= 0 and states[i] == "H":
            states[i] = "E"
