"""What a report is made of: tables that can be drawn, in sections, with sources to look at."""

from __future__ import annotations

from typing import Literal, NamedTuple

# How a figure is drawn: ``bars`` lie, each with its name, ``columns`` stand in an order, a ``grid`` has two of these.
Form = Literal["bars", "columns", "grid"]


class Row(NamedTuple):
    """One number: what it counts (``across`` too in a grid), and, of a whole, its ``share``."""

    name: str
    number: int
    across: str | None = None
    share: float | None = None


class Group(NamedTuple):
    """Sources to look at, and why these."""

    name: str
    sources: tuple[str, ...]


class Figure(NamedTuple):
    """A table that can be drawn: ``heads`` of its columns, ``note`` where the numbers need one."""

    title: str
    form: Form
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


class Section(NamedTuple):
    """What is known of one matter: ``lead`` says it in a sentence; ``figures`` may be none, where nothing is."""

    name: str
    title: str
    lead: str
    figures: tuple[Figure, ...]
    examples: tuple[Group, ...] = ()


class Report(NamedTuple):
    """All that is told of a corpus: what was read in a few numbers (``sums``), what was wrong with it (``notes``), and the
    sections."""

    sums: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def percent(share: float) -> str:
    """A share in percent; only what is all is 100, and only what is nothing is 0."""
    if 0 < share < 0.001:
        return "< 0.1 %"
    return "100 %" if share >= 1 else f"{min(99.9, 100 * share):.1f} %"
