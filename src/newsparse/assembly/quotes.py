"""Find the lines in which a comment repeats another: they stay in its text, with a label of their own in ``--spans``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsparse.assembly.thread import Thread
from newsparse.model import Label, Line
from newsparse.rules.markup import AROUND, NAMES
from newsparse.rules.platforms import QUOTING, WORD_CLASS

_QUOTED, _INSIDE = 1 << list(NAMES).index("quoted"), 1 << AROUND.index("blockquote")
# What mail sets before a quoted line.
_MAILED = re.compile(r">(?!\d)")
_SENTENCE_END, _QUOTES = re.compile(r"(?<=[.!?…。！？])\s+"), " \t“”„«»\"'‘’>…"
# A shorter line may be said by two people; a longer one does not only introduce a quotation ("Ann wrote:").
_LEAST, _LONGEST = 30, 80
_QUOTATION = "Q"
# How many words a name has at the most.
_NAME = 5


def find_quotes(lines: Sequence[Line], thread: Thread) -> frozenset[int]:
    """Find the lines of text in which comments quote others.

    A line quotes where

    - it lies in an element for quotations, on pages where most lines of comments do not
    - it begins with ">"
    - it repeats a line, or whole sentences, of an earlier comment that has another author

    and so does a line right above one that only says who is quoted ("Ann wrote:", "Originally Posted by Ann"). A comment of which
    all lines would is a copy, and quotes nothing.

    Args:
        lines: the page's lines that are not blank.
        thread: its comments.

    Returns:
        The lines, by number.
    """
    texts: list[list[int]] = [[] for _ in thread.comments]
    for i, (label, owner) in enumerate(zip(thread.labels, thread.owner, strict=True)):
        if label is Label.TEXT and owner is not None:
            texts[owner].append(i)
    marked = {i for i in _flat(texts) if _is_marked(lines[i])}
    if 2 * len(marked) > sum(map(len, texts)):
        marked.clear()
    found: set[int] = set()
    said: dict[str, set[str | int]] = {}
    names = frozenset(comment.author.casefold() for comment in thread.comments if comment.author)
    for k, (own, comment) in enumerate(zip(texts, thread.comments, strict=True)):
        who = comment.author or k  # without a name, everybody is somebody else
        told = {i: _sentences(thread.said[i]) for i in own}
        quotes = {i for i in own if i in marked or _MAILED.match(thread.said[i]) or _is_said(told[i], said, who)}
        quotes |= {i for i in own if i + 1 in quotes and i not in quotes and _introduces(thread.said[i], names)}
        if len(quotes) < len(own):
            found |= quotes
        for sentence in (one for i in own for one in told[i]):
            said.setdefault(sentence, set()).add(who)
    return frozenset(found)


def _flat(texts: Sequence[Sequence[int]]) -> Iterator[int]:
    return (i for own in texts for i in own)


def _is_marked(line: Line) -> bool:
    hints = line.hints
    return hints is not None and bool(hints.names & _QUOTED or hints.around & _INSIDE)


def _sentences(text: str) -> list[str]:
    """The sentences of a line, in the form in which they are compared."""
    pieces = (" ".join(piece.split()).strip(_QUOTES).casefold() for piece in _SENTENCE_END.split(text))
    return [piece for piece in pieces if piece]


def _is_said(sentences: Sequence[str], said: Mapping[str, set[str | int]], author: str | int) -> bool:
    """Whether somebody else has said these sentences, and they are more than a phrase."""
    if sum(map(len, sentences)) < _LEAST:
        return False
    return all(one in said and (len(said[one]) > 1 or author not in said[one]) for one in sentences)


def _introduces(text: str, names: frozenset[str]) -> bool:
    """Whether a line only says who is quoted below it."""
    low = text.strip().casefold()
    if not low or len(low) > _LONGEST:
        return False
    if WORD_CLASS.get(low.split()[0].strip(":")) == _QUOTATION or low.startswith(QUOTING):
        return True
    words = low.split()[:_NAME]
    heads = (" ".join(words[:k]).strip(" :：,") for k in range(1, len(words) + 1))
    return low.endswith((":", "：")) and any(head in names for head in heads)
