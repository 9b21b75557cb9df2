"""What labels, states, rules and layouts are called where people read them."""

from __future__ import annotations

from typing import NamedTuple

from newsparse.model import Label
from newsparse.receipts import Receipt


class Look(NamedTuple):
    """How a label is shown.

    Attributes:
        word: its name.
        colour: one of the 256 that terminals have, legible on black and on white.
        field: the field of the record that its spans are read for; ``{}`` stands for the comment's index.
    """

    word: str
    colour: int
    field: str | None = None


LOOKS = {
    Label.TITLE: Look("title", 162, "header.title"),
    Label.DATE: Look("date", 130, "header.date"),
    Label.BYLINE: Look("byline", 164, "header.authors"),
    Label.DATELINE: Look("dateline", 64, "header.dateline"),
    Label.BODY: Look("body", 28, "body"),
    Label.CAPTION: Look("caption", 65),
    Label.CREDIT: Look("credit", 30, "credit"),
    Label.COPYRIGHT: Look("copyright", 131),
    Label.COUNT: Look("count", 196, "comment_count"),
    Label.AUTHOR: Look("author", 129, "comments[{}].author"),
    Label.TEXT: Look("text", 63, "comments[{}].text"),
    Label.QUOTE: Look("quote", 97, "comments[{}].text"),
    Label.TIME: Look("time", 31, "comments[{}].date"),
    Label.VOTES: Look("votes", 133, "comments[{}].votes"),
    Label.CONTROL: Look("control", 132),
    Label.FURNITURE: Look("furniture", 243),
    Label.BLANK: Look("blank", 98),
}

# The parts of docs/model.md.
PARTS = {
    "H": "furniture before the comments",
    "E": "furniture after the comments",
    "T": "title",
    "B": "body",
    "A": "author",
    "S": "a comment's first line",
    "X": "a comment's later line",
    "M": "between author and text",
    "Q": "between comments",
}

RULES = {
    "answered": "whom a comment answers is not its author",
    "no-authors": "a thread without a single author is none",
    "interview": "two people speak in turn, one asks and the other answers: an interview",
    "letters": "most paragraphs of a page of letters are signed: they begin there",
    "remarks": "several paragraphs are signed with the time: remarks",
    "notes": "several lines among posts are signed with the time: notes",
    "run-in": "most lines of the thread begin with a name: comments begin there",
    "signed": "below a heading of letters, names stand below texts: their writers",
    "poll": "nothing but a question and what people answer: a poll",
    "numbered": "in a list that counts its comments, they begin at its numbers",
    "gathered": "below each line that says on which article a member commented, a comment begins",
    "voted": "a line of votes closes a comment; below a dateline, the article stands above the first",
    "between": "few comments here have a line between name and text: it is text",
    "body": "the stretch of prose around it is the body",
    "title": "the page's one title is chosen last",
}

LAYOUTS = {
    "author-first": "authors stand above their texts",
    "author-after": "authors stand below their texts",
    "author-lost": "the page has lost its authors",
    "no-comments": "no comments",
}

# A runner-up with at least this probability deserves a look.
CLOSE = 0.1


def field_of(label: Label, comment: int | None) -> str | None:
    """The field of the record that a span is read for, if there is one."""
    field = LOOKS[label].field
    if field is None or ("{}" in field and comment is None):
        return None
    return field.format(comment)


def part_of(state: str) -> str:
    """What a state is called."""
    return PARTS[state[0]]


def is_close(receipt: Receipt) -> bool:
    """Whether the runner-up of a line was close."""
    return receipt.chance >= CLOSE


def percent(chance: float) -> str:
    """A probability in whole percents; only certainty is 100."""
    return "100" if chance >= 1 else str(min(99, int(100 * chance + 0.5)))
