"""A page in a terminal: every line with its label, comments in brackets, then a readable record."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from newsparse.model import Comment, Label, Span
from newsparse.pipeline import Inspected
from newsparse.receipts import Receipt
from newsparse.views.columns import breaks_of
from newsparse.views.labels import LAYOUTS, LOOKS, is_close, part_of, percent
from newsparse.views.nesting import depths_of
from newsparse.views.visible import pieces_of

# Answers are indented by two columns per level, up to this many levels; no page is set narrower than the least
# width.
_DEEPEST, _LEAST = 3, 24
# How many characters of the body and of each comment are shown in the record.
_BEGINNING = 280
_DIM, _BOLD = "dim", "bold"


class Screen(NamedTuple):
    """Where a page is shown.

    Attributes:
        width: in columns; None where lines may have any length.
        colours: whether it has colours.
    """

    width: int | None = None
    colours: bool = False


def annotate(seen: Inspected, screen: Screen) -> str:
    """Show the page with its labels, and its record.

    Args:
        seen: the page.
        screen: where it is shown.

    Returns:
        Lines of text, with escape sequences for colours only where the screen has colours.
    """
    console = Console(
        file=io.StringIO(),
        force_terminal=screen.colours,
        color_system="auto" if screen.colours else None,
        legacy_windows=False,
        width=screen.width
        or _LEAST,  # of itself it would ask the environment, which may say 0; no line is wrapped here
    )
    paper = _Paper(screen.width)
    for row in (*_head(seen, paper), *_page(seen, paper), *_record(seen, paper)):
        row.rstrip()
        console.print(row, soft_wrap=True, highlight=False)
    written: io.StringIO = console.file  # type: ignore[assignment]
    return written.getvalue()


class _Paper:
    """Sets text in lines that fit."""

    def __init__(self, width: int | None) -> None:
        self.width = None if width is None else max(width, _LEAST)

    def set(self, text: Text, first: Text, later: Text) -> Iterator[Text]:
        """Yield the lines of a text, with ``first`` before the first one and ``later`` before the others."""
        lines: Iterable[Text] = [text]
        if self.width is not None:
            room = max(self.width - max(first.cell_len, later.cell_len), _LEAST // 2)
            lines = text.divide(breaks_of(text.plain, room))
        for k, line in enumerate(lines):
            yield _joined(later if k else first, line)

    def rule(self, word: str) -> Iterator[Text]:
        width = 60 if self.width is None else self.width
        return self.set(Text(f"{word} ".ljust(width - 3, "─"), _DIM), Text("── ", _DIM), Text("   "))


def _joined(*parts: Text) -> Text:
    """Join texts, each in its own style."""
    return Text.assemble(*parts)


def _shown(text: str, style: str = "") -> Text:
    """A text from a page, made harmless."""
    out = Text(style=style)
    for piece in pieces_of(text.replace("\t", "    ")):
        out.append(piece.text, "reverse" if piece.unseen else None)
    return out


def _colour(label: Label) -> str:
    return f"color({LOOKS[label].colour})"


def _head(seen: Inspected, paper: _Paper) -> Iterator[Text]:
    article = seen.article
    about = Text(f"  {article.kind}, {article.encoding}", _DIM)
    yield from paper.set(_joined(_shown(article.source, _BOLD), about), Text(), Text())
    told = [f"{percent(chance)} % {LAYOUTS[name]}" for name, chance in seen.layouts if chance >= 0.01]
    if seen.layouts[:1] and seen.layouts[0][0] != article.layout:
        told.append(f"in the end: {LAYOUTS[article.layout]}")
    yield from paper.set(Text("; ".join(told)), Text("layout  "), Text("        "))
    legend = Text()
    for label in dict.fromkeys(span.label for span in article.spans):
        # a non-breaking space keeps the letter beside its word
        legend.append(f"{label.value}\u00a0", f"{_BOLD} {_colour(label)}").append(f"{LOOKS[label].word}  ")
    yield from paper.set(legend, Text("labels  "), Text("        "))
    yield from paper.rule("page: label, certainty in %, text")


def _page(seen: Inspected, paper: _Paper) -> Iterator[Text]:
    """Yield every span in page order; those of a comment between brackets, with its author above."""
    article = seen.article
    depths = depths_of(article.comments)
    begun: set[int] = set()
    placed = list(zip(article.spans, seen.owners, strict=True))
    before: int | None = None
    for comment, run in groupby(placed, key=lambda place: place[0].comment):
        margin = Text() if comment is None else Text("  " * min(depths[comment], _DEEPEST))
        rows: list[Text] = []
        for span, owner in run:
            rows += _span(seen, span, owner, paper, (margin, owner is not None and owner != before))
            before = owner
        if comment is None:
            yield from (_joined(Text("  "), row) for row in rows)
            continue
        heading = _heading(article.comments, comment, comment in begun)
        left = Text(" " * (margin.cell_len + 2))
        above = [row[left.cell_len :] for row in paper.set(heading, left, left + Text("  "))]
        yield from _bracketed(above, rows, margin)
        begun.add(comment)


def _bracketed(heading: Sequence[Text], rows: Sequence[Text], margin: Text) -> Iterator[Text]:
    if not rows[0]:  # a blank line stands above its author, not between the two
        yield Text()
        rows = rows[1:]
    whole = [*heading, *rows]
    for k, row in enumerate(whole):
        yield _joined(margin, Text("╭ " if k == 0 else "╰ " if k == len(whole) - 1 else "│ ", _DIM), row)


def _heading(comments: Sequence[Comment], k: int, again: bool) -> Text:
    comment = comments[k]
    heading = [Text(f"{k + 1} ", _DIM), _name(comment)]
    if comment.parent is not None:
        heading += [Text(f" ↳ answers {comment.parent + 1} ", _DIM), _name(comments[comment.parent])]
    return _joined(*heading, Text(" (goes on)" if again else "", _DIM))


def _name(comment: Comment) -> Text:
    if comment.author is None:
        return Text("no author", "italic")
    return _shown(comment.author, f"{_BOLD} {_colour(Label.AUTHOR)}")


def _span(seen: Inspected, span: Span, owner: int | None, paper: _Paper, place: tuple[Text, bool]) -> Iterator[Text]:
    """Yield one span's rows; ``place`` is what stands left of its bracket, and whether it is the first on its line."""
    margin, first = place
    receipt = seen.receipts[owner] if owner is not None and first else None
    if owner is not None and first and seen.lines[owner].blanks:
        yield Text()
    sure = "" if receipt is None or receipt.rule is not None else percent(receipt.certainty)
    begin = Text.assemble((span.label.value, f"{_BOLD} {_colour(span.label)}"), (f"{sure:>4} ", _DIM))
    text = (seen.article.text or "")[span.start : span.end].rstrip()
    style = _DIM if span.label in (Label.FURNITURE, Label.BLANK) else _style(span.label)
    doubt = Text("" if receipt is None else _doubt(receipt), _DIM)
    left = margin.cell_len + 2
    for row in paper.set(
        _joined(_shown(text, style), doubt), Text(" " * left) + begin, Text(" " * (left + begin.cell_len))
    ):
        yield row[left:]


def _style(label: Label) -> str:
    """Prose is for reading; everything else is for finding, so it has a colour."""
    return "" if label in (Label.BODY, Label.TEXT) else _colour(label)


def _doubt(receipt: Receipt) -> str:
    """What a line nearly was, and what a rule decided against."""
    told = [f"{percent(receipt.chance)} % {part_of(receipt.runner_up)}"] if is_close(receipt) else []
    if receipt.rule is not None:
        told.insert(0, f"by rule, over {percent(receipt.certainty)} % {part_of(receipt.path)}")
    return f"  ‹{', '.join(told)}›" if told else ""


def _record(seen: Inspected, paper: _Paper) -> Iterator[Text]:
    article = seen.article
    yield Text()
    yield from paper.rule("record")
    for problem in article.warnings:
        yield from paper.set(_shown(problem.message), Text("! ", "bold color(196)"), Text("  "))
    header = article.header
    fields = {
        "title": header.title,
        "date": header.date,
        "authors": ", ".join(header.authors) or None,
        "dateline": header.dateline,
        "section": header.section,
        "credit": None if article.credit is None else article.credit.text,
        "count": None if article.comment_count is None else str(article.comment_count),
        "url": article.url,
        "confidence": f"{percent(article.confidence)} %",
    }
    for name, value in fields.items():
        if value is not None:
            yield from paper.set(_shown(value), Text(f"{name:<11}", _DIM), Text(" " * 11))
    paragraphs = article.body.count("\n") + 1 if article.body else 0
    size = f"{_many(paragraphs, 'paragraph')}, {_many(len(article.body), 'character')}"
    yield from paper.set(Text(size), Text("body       ", _DIM), Text(" " * 11))
    if article.body:
        yield from paper.set(_beginning(article.body), Text("  "), Text("  "))
    yield from paper.set(Text(str(len(article.comments))), Text("comments   ", _DIM), Text())
    for k, comment in enumerate(article.comments):
        yield from paper.set(_about(comment, k), Text("  "), Text("    "))
        yield from paper.set(_beginning(comment.text), Text("    "), Text("    "))


def _about(comment: Comment, k: int) -> Text:
    told = [] if comment.parent is None else [f"answers {comment.parent + 1}"]
    told += [comment.date] if comment.date else []
    told += [f"{name} {worth:+d}" for name, worth in comment.votes._asdict().items() if worth is not None]
    told.append(f"{percent(comment.confidence)} %")
    return _joined(Text(f"{k + 1} ", _DIM), _name(comment), Text(f"  {', '.join(told)}", _DIM))


def _beginning(text: str) -> Text:
    cut = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rstrip()} …"
    return _shown(" ¶ ".join(cut.split("\n")))


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"
