"""Summarise any number of things in bounded memory: the most frequent ones, and some examples.

Counts of parts can be merged into those of the whole. Nothing depends on chance: the same things in the same order
give the same answer; examples and exact counts do not even depend on the order.
"""

from __future__ import annotations

import bisect
from hashlib import blake2b
from typing import NamedTuple

# Longer texts are cut, and sources with longer names are not used as examples: nobody opens them by hand.
_LONGEST, _LONGEST_SOURCE = 160, 4096
# The seed: examples are a fixed sample, not the first ones, which are often from one site.
_SEED = b"newsparse/report"


class Ticket(NamedTuple):
    """A source as it takes part in draws: those with the lowest ``lot`` are drawn."""

    lot: int
    source: str


def ticket_of(source: str) -> Ticket:
    """A source's ticket, the same in every draw and every run."""
    digest = blake2b(source.encode("utf-8", "replace"), digest_size=8, key=_SEED).digest()
    return Ticket(int.from_bytes(digest), source)


class Examples:
    """A few sources: those with the lowest ranks, and among equals a fixed random sample of all that were offered.

    Args:
        most: how many.
    """

    __slots__ = ("_kept", "_most")

    def __init__(self, most: int = 5) -> None:
        self._most = most
        self._kept: list[tuple[float, Ticket]] = []

    def offer(self, ticket: Ticket, rank: float = 0) -> None:
        """Offer a source; the lower its ``rank``, the more it is wanted."""
        offered = (rank, ticket)
        kept = self._kept
        if len(kept) == self._most and offered >= kept[-1]:
            return
        if len(ticket.source) > _LONGEST_SOURCE:
            return
        for k, (held, known) in enumerate(kept):
            if known == ticket:
                if held <= rank:
                    return
                del kept[k]
                break
        bisect.insort(kept, offered)
        del kept[self._most :]

    def merge(self, other: Examples) -> None:
        """Take in what another instance drew from other sources."""
        for rank, ticket in other._kept:
            self.offer(ticket, rank)

    def sources(self) -> tuple[str, ...]:
        """The sources drawn, the most wanted first."""
        return tuple(ticket.source for _, ticket in self._kept)


class Counted(NamedTuple):
    """One of the most frequent texts: its ``number``, which is never too high, and some sources that have it."""

    text: str
    number: int
    sources: tuple[str, ...]


class Top:
    """The most frequent texts.

    Misra and Gries (Science of Computer Programming 1982), in the mergeable form of Agarwal et al. (PODS 2012).
    Exact as long as there are no more than twice ``most`` different texts.

    Attributes:
        total: the sum of all counts.
        missed: by how much a count may be too low; never more than one in ``most`` of the total.
    """

    __slots__ = ("_kept", "_most", "_samples", "missed", "total")

    def __init__(self, most: int, samples: int = 3) -> None:
        self._most, self._samples = most, samples
        self._kept: dict[str, tuple[int, Examples]] = {}
        self.total = self.missed = 0

    def add(self, text: str, ticket: Ticket, count: int = 1) -> None:
        """Count a text, seen in a source."""
        text = _clipped(text)
        before, examples = self._kept.get(text) or (0, Examples(self._samples))
        examples.offer(ticket)
        self._kept[text] = (before + count, examples)
        self.total += count
        self._forget()

    def merge(self, other: Top) -> None:
        """Add what another instance counted."""
        for text, (count, found) in other._kept.items():
            before, examples = self._kept.get(text) or (0, Examples(self._samples))
            examples.merge(found)
            self._kept[text] = (before + count, examples)
        self.total += other.total
        self.missed += other.missed
        self._forget()

    def rows(self, most: int) -> list[Counted]:
        """The most frequent first; among equals in alphabetical order."""
        ordered = sorted(self._kept.items(), key=lambda row: (-row[1][0], row[0]))
        return [Counted(text, count, examples.sources()) for text, (count, examples) in ordered[:most]]

    def __len__(self) -> int:
        """How many different texts are known; that is all there are unless some were missed."""
        return len(self._kept)

    def _forget(self) -> None:
        """Subtract from every count the first one beyond ``most``; this takes as much from ``most`` others each time."""
        if len(self._kept) <= 2 * self._most:
            return
        less = sorted((count for count, _ in self._kept.values()), reverse=True)[self._most]
        self._kept = {text: (n - less, examples) for text, (n, examples) in self._kept.items() if n > less}
        self.missed += less


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
