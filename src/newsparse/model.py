"""The nouns: what travels between the stages. Small, frozen, picklable; no logic beyond rendering themselves.

A page goes ``RawPage → Decoded → [Line] → [LabelledLine] → Article``. Offsets are always counted in characters of
``Decoded.text``, half open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

SCHEMA = "newsparse/1"

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
    """A warning in a record: a fixed ``code`` (see ``records.py``) and a sentence for people."""

    code: str
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


class Hints(NamedTuple):
    """Where in its page's markup a line stood: ``tag`` of its element by number (``rules/markup.py``), ``depth``, the
    share of its characters that are ``linked``, ``path`` of the element, ``block`` of the block around it and ``tail``,
    the last steps of the path, as numbers (equal for elements named alike in elements named alike), ``names``, ``near`` and ``above``: the classes of its own
    names, of its parents' and of all elements around it, as bits; ``around``: the kinds of elements around it, as bits;
    ``words`` of the names near it, hashed; ``when``, the machine's form of a time; ``hidden``: no reader sees it at
    first; ``shared``: the depth of the deepest element that is around it and around the line before; ``home``: the
    element that its block stands in, by number; ``leads``: what its link leads to, as bits; ``pictured``, ``numbered``: there is a
    picture, an element that is one of many, between it and the line before."""

    tag: int
    depth: int
    linked: float
    path: int
    block: int
    tail: int
    names: int
    near: int
    above: int
    around: int
    words: tuple[int, ...]
    when: str | None
    hidden: bool
    shared: int
    home: int
    leads: int
    pictured: bool
    numbered: bool


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


class Head(NamedTuple):
    """What a page with markup says beside its text: ``scripts`` of linked data (JSON-LD), ``metas`` (name in lower case,
    content), ``links`` (relation → address), the text of its ``title`` element, and how many ``programs`` it runs."""

    scripts: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    programs: int = 0


class Metadata(NamedTuple):
    """What the head of a page says the page is; None or empty where it says nothing. ``published`` is its date where it
    is called one of publication, ``date`` else one of change; ``name`` is the site's."""

    title: str | None = None
    date: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    name: str | None = None


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
    score: int | None = None
    up: int | None = None
    down: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
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
