"""The data types that travel between the stages: small, frozen, picklable; no logic beyond rendering themselves.

A page goes through ``RawPage → Decoded → [Line] → Labelling → Article``. Offsets always count characters of
``Decoded.text`` and are half open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from newsparse.hints import Hints

SCHEMA = "newsparse/1"

# The codes of a record's warnings; README.md explains each.
WarningCode = Literal[
    "ambiguous-date", "author-missing", "comment-count-mismatch", "encoding-guessed", "lossy-decoding", "many-dumps", "metadata-date",
    "needs-programs", "no-body", "truncated",
]  # fmt: skip

Kind = Literal["text", "html"]


class Label(StrEnum):
    """What a span of a page is; one character each, so that a page's labels read as a string."""

    FURNITURE = "F"
    DATE = "D"
    TITLE = "T"
    BYLINE = "B"
    DATELINE = "L"
    CAPTION = "P"
    BODY = "b"
    CREDIT = "C"
    COPYRIGHT = "c"
    COUNT = "N"
    AUTHOR = "A"
    TIME = "t"
    VOTES = "v"
    TEXT = "x"
    QUOTE = "q"
    CONTROL = "r"
    BLANK = "_"


class Problem(NamedTuple):
    """A warning in a record.

    Attributes:
        code, message: what it is about (README.md lists all codes), and a sentence for people.
    """

    code: WarningCode
    message: str


class WarcId(NamedTuple):
    """The record of a WARC file that a page was: its ``id`` (``<urn:uuid:…>``) and ``date``, as given there."""

    id: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as a source delivered it.

    Attributes:
        source: what the record calls it.
        data: bytes (to be decoded) or str (text already, e.g. from a JSON Lines column).
        url: its address, where the container gives one.
        encoding: the encoding of the bytes, where the container or the user gives one.
        kind: text or HTML, where known.
        warc: its record, where it comes from a WARC file.
        fields: the other columns of a row as JSON values, where they were asked for.
        problems: what its record is to warn of.
    """

    source: str
    data: bytes | str
    url: str | None = None
    encoding: str | None = None
    kind: Kind | None = None
    warc: WarcId | None = None
    fields: dict[str, Any] | None = field(default=None, hash=False)
    problems: tuple[Problem, ...] = ()


class Decoded(NamedTuple):
    """A page's text and the ``encoding`` it was in.

    ``evidence`` is what spoke for it: ``bom``, ``utf-8``, ``declared``, ``override``, ``given``, ``detected`` where its bytes
    prove it, ``guessed`` where letters make it likely;
    ``lossy`` says whether characters had to be replaced.
    """

    text: str
    encoding: str
    evidence: str
    lossy: bool = False


class Line(NamedTuple):
    """One line of a page that is not blank.

    Attributes:
        start: where it starts; ``page[start:end]`` is the line without its line end.
        end: where it ends.
        text: the same with stray markup and entities resolved and outer white space trimmed; features and fields
            read this.
        indent: the number of leading blanks, where a tab counts as 4.
        blanks: the number of blank lines before it.
        hints: where in the markup it stood, if the page had any.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    blanks: int = 0
    hints: Hints | None = None


class Span(NamedTuple):
    """A piece of a page.

    Attributes:
        start, end, label: where it is (``page[start:end]``), and what.
        comment: the index of the comment that it belongs to, or None.
    """

    start: int
    end: int
    label: Label
    comment: int | None = None


class DateValue(NamedTuple):
    """A date with the precision that the page gives.

    ``value`` is ISO 8601 (``2022``, ``2022-10``, ``2022-10-26``, ``2022-10-26T09:05``, ``…+09:00``), or None where
    the page gives no year or the date is ``ambiguous`` (day and month cannot be told apart); ``raw`` is the date as
    written.
    """

    raw: str
    value: str | None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The article's header; None, or no authors, for what neither the page nor its metadata give.

    Attributes:
        text: the header as on the page, its lines joined with ``\\n``.
        date: ISO 8601, as precise as the page.
        title, authors: the headline, and the names in the byline.
        dateline: the place with which the report begins, with date and agency; it is not in the body.
        section: the part of the site; only the metadata of HTML give it.
    """

    text: str | None = None
    date: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    section: str | None = None


class Credit(NamedTuple):
    """The source credit.

    Attributes:
        text, holder: the credit with white space normalised, and the name in it.
    """

    text: str
    holder: str | None


class Votes(NamedTuple):
    """The votes that a page shows for a comment; None for what it does not show.

    Attributes:
        score, up, down: one number for all votes, and those for the comment and against it.
    """

    score: int | None = None
    up: int | None = None
    down: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    Attributes:
        author: the bare name as written; None when the page lost it.
        text: its paragraphs, joined with ``\\n``.
        date: ISO 8601, as precise as the page.
        votes: the votes that the page shows.
        parent: the index in ``Article.comments`` of the comment answered, where the page shows it.
        confidence: the probability that author and text are right.
    """

    author: str | None
    text: str
    date: str | None = None
    votes: Votes = Votes()
    parent: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """One parsed page; :meth:`to_dict` renders the record of the contract, with every key always present and in order.

    Attributes:
        source: what the page is called.
        kind, encoding: ``text`` or ``html``, and the encoding of its bytes.
        layout: how its comments are laid out: ``author-first``, ``author-after``, ``author-lost`` or ``no-comments``.
        header, credit: date, title, authors …, and the source credit.
        body: the article's paragraphs, joined with ``\\n``.
        comment_count: the number of comments that the page declares.
        comments: the comments that were found, in page order.
        confidence: the probability that the whole split is right.
        warnings: everything that deserves a look.
        url, warc: the page's address and its record in a WARC file, where the source gives them.
        text, spans: the page and its labelled pieces, where they were asked for.
        fields: the other columns of the row that the page was, where they were asked for.
    """

    source: str
    kind: Kind
    encoding: str
    layout: str
    header: Header
    body: str
    credit: Credit | None
    comment_count: int | None
    comments: tuple[Comment, ...]
    confidence: float
    warnings: tuple[Problem, ...] = ()
    url: str | None = None
    warc: WarcId | None = None
    text: str | None = field(default=None, repr=False)
    spans: tuple[Span, ...] = field(default=(), repr=False)
    fields: dict[str, Any] | None = field(default=None, hash=False)

    def to_dict(self, *, spans: bool | None = None, fields: bool | None = None) -> dict[str, Any]:
        """Render the record as plain JSON values.

        Args:
            spans: whether to include the page's text and its labelled spans; by default, where it holds them.
            fields: whether to include the other columns of its row, or None; by default, where it holds them.
        """
        header = self.header
        record: dict[str, Any] = {
            "schema": SCHEMA,
            "source": self.source,
            "url": self.url,
            "kind": self.kind,
            "encoding": self.encoding,
            "layout": self.layout,
            "header": {
                "text": header.text,
                "date": header.date,
                "title": header.title,
                "authors": list(header.authors),
                "dateline": header.dateline,
                "section": header.section,
            },
            "body": self.body,
            "credit": None if self.credit is None else {"text": self.credit.text, "holder": self.credit.holder},
            "comment_count": self.comment_count,
            "comments": [
                {
                    "author": c.author,
                    "text": c.text,
                    "date": c.date,
                    "votes": {"score": c.votes[0], "up": c.votes[1], "down": c.votes[2]},
                    "parent": c.parent,
                    "confidence": c.confidence,
                }
                for c in self.comments
            ],
            "confidence": self.confidence,
            "warnings": [{"code": w.code, "message": w.message} for w in self.warnings],
            "warc": None if self.warc is None else {"id": self.warc.id, "date": self.warc.date},
        }
        if self.text is not None if spans is None else spans:
            record["text"] = self.text
            record["spans"] = [[s.start, s.end, s.label.value, s.comment] for s in self.spans]
        if self.fields is not None if fields is None else fields:
            record["fields"] = self.fields
        return record
