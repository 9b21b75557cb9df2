"""Records of pages whose lines have their states already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsparse.lines.text import read_lines
from newsparse.model import Article, Decoded, Line
from newsparse.records import Page, assemble


def parted(rows: Sequence[str], joint: str = "\n") -> tuple[list[str], list[Line]]:
    """The states and the lines of rows, each with its state before it: "S1 Good."."""
    states, said = zip(*(row.split(" ", 1) for row in rows), strict=True)
    return list(states), read_lines(joint.join(said))


def relabelled(rule: Callable[[Sequence[Line], list[str]], object], rows: Sequence[str]) -> str:
    """The states that a rule gives rows, each with its state before it."""
    states, lines = parted(rows)
    rule(lines, states)
    return " ".join(states)


def record_of(page: str) -> Article:
    """The record of a page's lines, each with its state before it: "T Ferry|A1 Ann|S1 Good."."""
    states, said = zip(*(row.split(" ", 1) for row in page.split("|")), strict=True)
    text, sure = "\n".join(said), [1.0] * len(said)
    return assemble(Page("", None, "text", Decoded(text, "utf-8", ""), read_lines(text), states, sure, "1"))
