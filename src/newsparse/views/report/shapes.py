"""The pieces of a report: tables that can be drawn, in sections, with sources to look at."""

from __future__ import annotations

from typing import Literal, NamedTuple

# How a figure is drawn: ``bars`` are horizontal, each with its name; ``columns`` are in an order; a ``grid`` has
# two orders.
Form = Literal["bars", "columns", "grid"]


class Row(NamedTuple):
    """One number: what it counts (in a grid, ``across`` as well) and, if it is part of a whole, its ``share``."""

    name: str
    number: int
    across: str | None = None
    share: float | None = None


class Group(NamedTuple):
    """Sources to look at, and what they have in common."""

    name: str
    sources: tuple[str, ...]


class Figure(NamedTuple):
    """A table that can be drawn: ``heads`` are those of its columns, ``note`` explains the numbers where necessary."""

    title: str
    form: Form
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


class Section(NamedTuple):
    """What is known about one subject: ``lead`` says it in a sentence, ``figures`` may be empty."""

    name: str
    title: str
    lead: str
    figures: tuple[Figure, ...]
    examples: tuple[Group, ...] = ()


class Report(NamedTuple):
    """All that is reported about a corpus.

    Attributes:
        sums: what was read, in a few numbers.
        notes: what was wrong with it.
        sections: the rest.
    """

    sums: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def percent(share: float) -> str:
    """A share in percent; only all of it is 100, and only nothing is 0."""
    if 0 < share < 0.001:
        return "< 0.1 %"
    return "100 %" if share >= 1 else f"{min(99.9, 100 * share):.1f} %"
