"""Records of pages whose lines have their states already."""

from __future__ import annotations

from newsparse.lines.text import read_lines
from newsparse.model import Article, Decoded
from newsparse.records import Page, assemble


def record_of(page: str) -> Article:
    """The record of a page's lines, each with its state before it: "T Ferry|A1 Ann|S1 Good."."""
    states, said = zip(*(row.split(" ", 1) for row in page.split("|")), strict=True)
    text, sure = "\n".join(said), [1.0] * len(said)
    return assemble(Page("", None, "text", Decoded(text, "utf-8", ""), read_lines(text), states, sure, "1"))
