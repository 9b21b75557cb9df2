"""The nouns: what travels between the stages. Small, frozen, picklable; no logic beyond rendering themselves.

A page goes ``RawPage → Decoded → [Line] → [LabelledLine] → Article``. Offsets are always counted in characters of
``Decoded.text``, half open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from newsparse.hints import Hints

SCHEMA = "newsparse/1"

# What a record warns of; README.md tells what each means.
WarningCode = Literal[
    "ambiguous-date", "author-missing", "comment-count-mismatch", "lossy-decoding", "many-dumps", "metadata-date",
    "needs-programs", "no-body", "truncated",
]  # fmt: skip

Kind = Literal["text", "html"]


class Label(StrEnum):
    """What a span of a page is; one character each, so that a page reads as a string."""

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
    """A warning in a record: a fixed ``code`` and a sentence for people."""

    code: WarningCode
    message: str


class WarcId(NamedTuple):
    """Which record of a WARC file a page was: its ``id`` (``<urn:uuid:…>``) and ``date`` as they stand there."""

    id: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as a source handed it over.

    ``data`` is bytes (to be decoded) or str (already text, e.g. a JSON Lines column); ``encoding`` is what the
    container or the user says the bytes are; ``url`` what the container says. ``fields``: the other columns of a row,
    as JSON values, where they were asked for. ``problems``: what its record is to warn of.
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
    """A page's text, the encoding it was in, and the evidence (``bom``, ``utf-8``, ``declared``, ``detected``,
    ``override``, ``given``); ``lossy`` when characters had to be replaced."""

    text: str
    encoding: str
    evidence: str
    lossy: bool = False


class Line(NamedTuple):
    """One line of a page: ``page[start:end]`` is what stands there, without its line end; ``text`` is the same with
    stray markup and entities resolved and outer white space trimmed, and is what features and fields read; ``indent``
    counts the leading blanks (a tab is 4); ``blanks`` the blank lines before it. Blank lines are not in the list.
    ``hints`` only where the page had markup."""

    start: int
    end: int
    text: str
    indent: int = 0
    blanks: int = 0
    hints: Hints | None = None


class Span(NamedTuple):
    """``page[start:end]`` has one label; ``comment`` is the index of the comment it belongs to, or None."""

    start: int
    end: int
    label: Label
    comment: int | None = None


class Receipt(NamedTuple):
    """Why a line has its ``state`` (see docs/model.md): the state on the likeliest ``path`` with its ``certainty``, the
    likeliest other one, ``runner_up``, with its ``chance``, and the ``rule`` over the whole page that gave the line
    another state than the path did, if one did."""

    state: str
    path: str
    certainty: float
    runner_up: str
    chance: float
    rule: str | None = None


class Reading(NamedTuple):
    """What a line would give to the record if it were the line of that field; None where nothing can be read.

    ``author`` is of a comment; ``first`` what a comment that begins here says, where that is not the whole line."""

    author: str | None = None
    first: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    credit: str | None = None
    comment_count: int | None = None


class DateValue(NamedTuple):
    """A date with the precision the page gives: ISO 8601 ``value`` (``2022``, ``2022-10``, ``2022-10-26``,
    ``2022-10-26T09:05``, ``…+09:00``) or None where the page is ambiguous (``ambiguous``); ``raw`` as written."""

    raw: str
    value: str | None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The article's header: ``text`` as on the page, its lines joined with ``\\n``, and what was read from it; ``date`` is ISO
    8601 as precise as the page, ``section`` what the metadata of HTML tell."""

    text: str | None = None
    date: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    section: str | None = None


class Credit(NamedTuple):
    """The source credit, white space normalised, and the name in it alone."""

    text: str
    holder: str | None


class Votes(NamedTuple):
    """What a page shows of a comment's votes, None where it does not."""

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
        votes: what the page shows of them.
        parent: the index in ``Article.comments`` of the comment answered, where the page shows it.
        confidence: how likely author and text are right, 0 to 1.
    """

    author: str | None
    text: str
    date: str | None = None
    votes: Votes = Votes()
    parent: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """One page, parsed: what :meth:`to_dict` renders is the record of the contract, keys always present, in order."""

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

    def to_dict(self, *, spans: bool = False, fields: bool = False) -> dict[str, Any]:
        """The record as plain JSON values; with ``spans`` also the page's text and its labelled spans, with ``fields``
        also the other columns of the row that the page was (None for a page that was no row)."""
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
        if spans:
            record["text"] = self.text
            record["spans"] = [[s.start, s.end, s.label.value, s.comment] for s in self.spans]
        if fields:
            record["fields"] = self.fields
        return record
