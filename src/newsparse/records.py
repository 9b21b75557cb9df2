"""Turn labelled lines into an :class:`~newsparse.model.Article`: read every value from its line.

Nothing that the labeller decided is decided again here. A line's state says what it is, and the fields read its
value. Every character that is not white space ends up in exactly one span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from newsparse.assembly.article import read_article
from newsparse.assembly.offsets import offset_of
from newsparse.assembly.part import ArticlePart
from newsparse.assembly.thread import Thread, read_thread
from newsparse.confidence import UNCALIBRATED, Calibration
from newsparse.hints import Head
from newsparse.model import Article, Decoded, Kind, Label, Line, Problem, Span, WarcId
from newsparse.receipts import Reading


class Page(NamedTuple):
    """What is known of a page before its record is made: where it came from, its lines and their labels."""

    source: str
    url: str | None
    kind: Kind
    decoded: Decoded
    lines: Sequence[Line]
    states: Sequence[str]
    certainty: Sequence[float]
    layout: str
    calibration: Calibration = UNCALIBRATED
    head: Head | None = None
    warc: WarcId | None = None
    fields: dict[str, Any] | None = None
    problems: tuple[Problem, ...] = ()


class Traced(NamedTuple):
    """An article with its spans, and where its values came from.

    Attributes:
        article: the article.
        owners: the index of the line that each span is on (None between lines).
        pieces: what each span gave to the record's body, a comment or an author's name; parallel to the spans.
        readings: what each line would give to any field; parallel to the lines.
    """

    article: Article
    owners: tuple[int | None, ...]
    pieces: tuple[str | None, ...]
    readings: tuple[Reading, ...]


def assemble(page: Page, *, spans: bool = False) -> Article:
    """Make the record of a labelled page.

    Args:
        page: the page's lines with their states.
        spans: also keep the page's text and its labelled spans.

    Returns:
        The article; its ``warnings`` are what a user should look at.
    """
    thread = read_thread(page.lines, page.states, page.certainty, page.calibration.comment)
    article = read_article(page.decoded.text, page.lines, _outside(page, thread))
    return _assembled(page, article, thread, spans)


def assemble_traced(page: Page) -> Traced:
    """Make the same article with its spans, and tell where each of its values came from."""
    from newsparse.assembly.day_order import DayOrder
    from newsparse.assembly.readings import read_lines_as_fields

    thread = read_thread(page.lines, page.states, page.certainty, page.calibration.comment)
    article = read_article(page.decoded.text, page.lines, _outside(page, thread))
    whole = _assembled(page, article, thread, True)
    placed = list(_spans(page, article, thread))
    authors = [page.lines[i].text for i, span in placed if i is not None and span.label is Label.AUTHOR]
    return Traced(
        whole,
        tuple(i for i, _ in placed),
        tuple(_piece(i, span, article, thread) for i, span in placed),
        read_lines_as_fields(page.lines, authors, DayOrder(page.lines, page.states), thread.mark),
    )


def _outside(page: Page, thread: Thread) -> list[str]:
    """The lines' states for who reads the article: what a comment has from above the first name, or below the last, is its own."""
    rows = zip(page.states, thread.owner, strict=True)
    return [state if owner is None or state[0] not in "HE" else f"Q{state[1:]}" for state, owner in rows]


def _piece(i: int | None, span: Span, article: ArticlePart, thread: Thread) -> str | None:
    if i is None:
        return None
    if span.comment is None:
        return article.texts[i] if span.label is article.labels[i] is Label.BODY else None
    if span.label is Label.AUTHOR:
        return thread.comments[span.comment].author
    return thread.said[i] if span.label in (Label.TEXT, Label.QUOTE) else None


def _assembled(page: Page, article: ArticlePart, thread: Thread, spans: bool) -> Article:
    url = page.url
    if page.head is not None:
        from newsparse.assembly.head import complete_header  # dumps do not need it

        completed = complete_header(article.header, page.head, page.lines, _outside(page, thread))
        article.header, url = completed.header, url or completed.url
        if article.header.date is not None:  # the markup settled what the text left open
            article.problems = [problem for problem in article.problems if problem.code != "ambiguous-date"]
        article.problems += completed.problems
        if not page.lines and page.head.programs:
            article.problems.append(Problem("needs-programs", "the page shows nothing until its scripts run"))
    return Article(
        source=page.source,
        url=url,
        kind=page.kind,
        encoding=page.decoded.encoding,
        layout=page.layout,
        header=article.header,
        body=article.body,
        credit=article.credit,
        comment_count=article.count,
        comments=thread.comments,
        confidence=_confidence(page, thread),
        warnings=tuple(_warnings(page, article, thread)),
        warc=page.warc,
        text=page.decoded.text if spans else None,
        spans=tuple(span for _, span in _spans(page, article, thread)) if spans else (),
        fields=page.fields,
    )


def _confidence(page: Page, thread: Thread) -> float:
    """The calibrated certainty of the weakest comment, or of all lines on average where no comment was found."""
    if not page.certainty:
        return 0.0
    mean = sum(page.certainty) / len(page.certainty)
    return round(page.calibration.page.at(mean if thread.weakest is None else thread.weakest), 3)


def _warnings(page: Page, article: ArticlePart, thread: Thread) -> list[Problem]:
    found = len(thread.comments)
    problems = [*page.problems, *article.problems]
    if article.count is not None and article.count != found:
        were = "was" if found == 1 else "were"
        problems.append(
            Problem("comment-count-mismatch", f"the page says {_comments(article.count)}, {found} {were} found")
        )
    if any(c.author is None for c in thread.comments):
        missing = sum(c.author is None for c in thread.comments)
        problems.append(Problem("author-missing", f"no author was found for {missing} of {_comments(found)}"))
    if thread.unsettled is not None:
        told = f"day and month of comments' dates cannot be told apart: {thread.unsettled}"
        problems.append(Problem("ambiguous-date", told))
    if not article.body:
        problems.append(Problem("no-body", "no article text was found on the page"))
    if page.decoded.evidence == "guessed":
        told = f"the page does not say its encoding; by its letters it is {page.decoded.encoding}"
        problems.append(Problem("encoding-guessed", told))
    if page.decoded.lossy:
        problems.append(Problem("lossy-decoding", f"some bytes are not {page.decoded.encoding} and were replaced"))
    return problems


def _comments(many: int) -> str:
    return f"{many} comment" if many == 1 else f"{many} comments"


def _spans(page: Page, article: ArticlePart, thread: Thread) -> Iterator[tuple[int | None, Span]]:
    """Yield every line as one or more spans, each with the line's index.

    The fields that read a line say where it is cut.
    """
    from newsparse.assembly.quotes import find_quotes  # records without spans do not need it

    end = 0
    quotes = find_quotes(page.lines, thread)
    for i, line in enumerate(page.lines):
        owner = thread.owner[i]
        yield from _gap(page.decoded.text, end, line.start)
        end = line.end
        if owner is None and i in article.cuts:
            yield from ((i, Span(start, stop, cut, None)) for start, stop, cut in article.cuts[i] if start < stop)
            continue
        label = Label.QUOTE if i in quotes else thread.labels[i] or article.labels[i] or Label.FURNITURE
        if i in thread.inline:
            yield from (
                (i, span) for span in _pieces(page.decoded.text, line, thread.inline[i].pieces(line.text, label), owner)
            )
            continue
        yield i, Span(line.start, line.end, label, owner)
    yield from _gap(page.decoded.text, end, len(page.decoded.text))


def _pieces(text: str, line: Line, pieces: Sequence[tuple[int, int, Label]], owner: int | None) -> Iterator[Span]:
    """Yield the pieces of a line that its author shares with the text."""
    start = line.start
    for _, stop, label in pieces:
        end = line.end if stop == len(line.text) else offset_of(text, line, stop)
        if start < end:
            yield Span(start, end, label, owner)
        start = end


def _gap(text: str, start: int, end: int) -> Iterator[tuple[None, Span]]:
    """Yield a gap that holds more than white space: a line of nothing but markup, which is blank yet on the page."""
    if end - start > 1 and text[start:end].strip():
        yield None, Span(start, end, Label.BLANK, None)
