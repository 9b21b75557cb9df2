"""What the lines outside the comments gave: the article's values, and which lines and pieces of lines they came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsparse.model import Credit, Header, Label, Line, Problem

# The pieces of a cut line: (start, end, label), in page offsets.
Cuts = list[tuple[int, int, Label]]


@dataclass
class ArticlePart:
    """The article's values.

    Attributes:
        header, body, credit: as in the record.
        count: the declared number of comments.
        problems: what the record is to warn of.
        labels: the label of each line outside the thread.
        cuts: the pieces of the lines that were cut, by line.
        texts: what is left of each line's text for its field.
    """

    header: Header = Header()
    body: str = ""
    credit: Credit | None = None
    count: int | None = None
    problems: list[Problem] = field(default_factory=list)
    labels: list[Label | None] = field(default_factory=list)
    cuts: dict[int, Cuts] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def cut(self, i: int, line: Line, at: int, labels: tuple[Label, Label]) -> None:
        """Cut a line, or its last piece, in two.

        Args:
            i: the line, by number.
            line: the line itself.
            at: where, in page offsets; moved into the piece.
            labels: of what stands before and behind.
        """
        pieces = self.cuts.setdefault(i, [(line.start, line.end, labels[0])])
        start, end, _ = pieces.pop()
        at = min(max(at, start), end)
        pieces += [(start, at, labels[0]), (at, end, labels[1])]

    def label(self, i: int, label: Label) -> None:
        """Label a line, or its last piece."""
        self.labels[i] = label
        if i in self.cuts:
            start, end, _ = self.cuts[i].pop()
            self.cuts[i].append((start, end, label))
