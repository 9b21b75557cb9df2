"""What the pages of a scrape call their authors: which short lines are authors' lines all over it, and which never are.

A first pass over a scrape counts them, and a second one uses the counts as evidence
(:class:`~newsparse.options.Options`). The file is a table that people can read: the number of pages where the line
was an author's, the number where it was not, the line.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsparse.errors import OptionError
from newsparse.model import Line

# Longer lines are sentences; the same sentence on two pages says nothing about names.
_LONGEST = 60
# The part of the states of lines that name a comment's author.
_AUTHOR = "A"
_NUMBER = re.compile(r"\d+")
# The weight of the evidence beside that of the page (chosen on labelled pages; more does harm), and its limit in
# logits.
_WORTH, _MOST = 0.5, 2.0
# The first line of the file, by which it is known.
_TITLE = "# author\tother\tline"
_ROW = re.compile(r"([0-9]{1,15})\t([0-9]{1,15})\t(.+)")


class Seen(NamedTuple):
    """On how many pages a line was an author's, and on how many it was not."""

    author: int
    other: int


def key_of(text: str) -> str | None:
    """The form in which a line is counted: lower case, all numbers alike; None for a blank or overlong line."""
    text = " ".join(text.split())
    return _NUMBER.sub("0", text.casefold()) if 0 < len(text) <= _LONGEST else None


class Lexicon:
    """What is known of the lines of a scrape.

    Args:
        seen: the counts by key.
    """

    def __init__(self, seen: Mapping[str, Seen]) -> None:
        self._worth = {key: _evidence(counts) for key, counts in seen.items()}

    def evidence(self, texts: Iterable[str]) -> list[float]:
        """For each line, the evidence in logits that it is an author's: 0 for unknown lines."""
        return [self._worth.get(key_of(text) or "", 0.0) for text in texts]


def _evidence(seen: Seen) -> float:
    """The log odds, from all pages but one: the page of the line was counted, too."""
    pages = seen.author + seen.other
    share = (pages - 1) / pages if pages else 0.0
    odds = math.log((seen.author * share + 0.5) / (seen.other * share + 0.5))
    return max(-_MOST, min(_MOST, _WORTH * odds))


def open_lexicon(path: str) -> Lexicon:
    """Read a lexicon from its file, which people may have edited; it is read again when that has changed.

    Windows line ends, a byte order mark, empty lines, capital letters and the same line in two rows do no harm.

    Raises:
        OptionError: it cannot be read, or is not a lexicon.
    """
    try:
        now = os.stat(path)
        return _opened(path, (now.st_mtime_ns, now.st_size))
    except OSError as problem:
        raise OptionError(f"{path}: {(problem.strerror or str(problem)).lower()}; name a lexicon") from None
    except ValueError as problem:
        raise OptionError(f"{path}: not a lexicon ({problem})") from None


@lru_cache(maxsize=2)
def _opened(path: str, _state: tuple[int, int]) -> Lexicon:
    with open(path, encoding="utf-8-sig") as file:
        if file.readline().rstrip("\n") != _TITLE:
            raise OptionError(f"{path}: not a lexicon (line 1 is not {_TITLE!r}, with tabs between)")
        return Lexicon(_read(path, file))


def _read(path: str, lines: Iterable[str]) -> dict[str, Seen]:
    seen: dict[str, Seen] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        row = _ROW.fullmatch(line.rstrip("\n"))
        if row is None:
            raise OptionError(f"{path}: not a lexicon (line {number} is not two counts and a line, with tabs between)")
        key = key_of(row[3]) or row[3]
        before = seen.get(key, Seen(0, 0))
        seen[key] = Seen(before.author + int(row[1]), before.other + int(row[2]))
    return seen


def rows_of(seen: Iterable[tuple[str, Seen]]) -> Iterator[str]:
    """A lexicon as the lines of its file."""
    yield _TITLE + "\n"
    for key, (author, other) in seen:
        yield f"{author}\t{other}\t{key}\n"


def lines_on(lines: Sequence[Line], states: Sequence[str]) -> dict[str, bool]:
    """The short lines of a page, each with whether it was an author's.

    Args:
        lines: the page's lines, as the labeller sees them.
        states: their states, parallel (see docs/model.md).
    """
    found: dict[str, bool] = {}
    for line, state in zip(lines, states, strict=True):
        key = key_of(line.text)
        if key is not None:
            found[key] = found.get(key, False) or state[0] == _AUTHOR
    return found


class Counter:
    """Counts the lines of any number of pages in bounded memory, forgetting rare ones.

    Lossy counting (Manku and Motwani, VLDB 2002): no count is too low by more than a ``most``-th of all lines
    counted.

    Args:
        most: how finely to count; a small multiple of this many lines is kept.
    """

    def __init__(self, most: int = 1_000_000) -> None:
        self._most, self._lines, self._bucket = most, 0, 1
        self._kept: dict[str, list[int]] = {}  # key → [author, other, bucket before it came]

    def add(self, lines: Mapping[str, bool]) -> None:
        """Count the lines of one page."""
        for key, author in lines.items():
            kept = self._kept.setdefault(key, [0, 0, self._bucket - 1])
            kept[not author] += 1
            self._lines += 1
            if self._lines % self._most == 0:
                self._forget()

    def _forget(self) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if sum(kept) > self._bucket}
        self._bucket += 1

    def seen(self, least: int = 2) -> Sequence[tuple[str, Seen]]:
        """The lines counted on at least this many pages, the most common first."""
        rows = [(key, Seen(author, other)) for key, (author, other, _) in self._kept.items() if author + other >= least]
        return sorted(rows, key=lambda row: (-sum(row[1]), row[0]))
