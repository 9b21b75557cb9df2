"""Authors who share a line with their text: where name and text stand on it, and what its other pieces are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.assembly.drafts import Draft
from newsparse.fields.run_in import find_run_ins
from newsparse.fields.signatures import find_signatures, without_dash
from newsparse.model import Label, Line


class Inline(NamedTuple):
    """A line with its author at ``line[start:stop]`` and its text at ``line[begin:end]``, on either side of the name."""

    start: int
    stop: int
    begin: int
    end: int

    def author(self, line: str) -> str:
        """The name."""
        return line[self.start : self.stop].strip()

    def said(self, line: str) -> str:
        """What the line gives to the comment's text."""
        return line[self.begin : self.end]

    def beside(self, line: str) -> str:
        """What the line says of the comment besides: when it was written, its votes."""
        if self.begin < self.start:
            return line[self.stop :]
        return f"{line[: self.start]} {line[self.stop : self.begin]} {line[self.end :]}".strip()

    def pieces(self, line: str, text: Label) -> list[tuple[int, int, Label]]:
        """The pieces of a line, each from one offset to another with its label, in order and without gaps."""
        name = (self.start, self.stop, Label.AUTHOR)
        if self.begin < self.start:
            pieces = [(0, self.start, text), name, _between(line, self.stop, len(line))]
        else:
            ends = [(0, self.start), (self.stop, self.begin), (self.end, len(line))]
            first, middle, last = (_between(line, start, stop) for start, stop in ends)
            pieces = [first, name, middle, (self.begin, self.end, text), last]
        return [piece for piece in pieces if piece[0] < piece[1]]


def _between(line: str, start: int, stop: int) -> tuple[int, int, Label]:
    """A piece of a line that is neither name nor text: the time, if there are figures, else what parts the two, or a button."""
    return start, stop, Label.TIME if any(map(str.isdigit, line[start:stop])) else Label.CONTROL


def find_inline(lines: Sequence[Line], drafts: Sequence[Draft]) -> dict[int, Inline]:
    """Find the lines of text with an author, by line, of comments that have no author's line.

    A page has its names at the beginnings of texts or at their ends.
    """
    alone = [draft for draft in drafts if draft.author is None]
    first = [draft.text[0] for draft in alone]
    heads = find_run_ins([lines[i].text for i in first])
    if any(heads):
        return {i: Inline(*one) for i, one in zip(first, heads, strict=True) if one is not None}
    last = [draft.text[-1] for draft in alone]
    found = find_signatures([lines[i].text for i in last])
    return {
        i: Inline(*one, 0, len(without_dash(lines[i].text[: one.start])))
        for i, one in zip(last, found, strict=True)
        if one is not None
    }
