"""The counts of a corpus: records go in one after the other, and only numbers and a few names are kept.

Everything here is bounded in size, whatever the records say, and the counts of parts can be merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from newsparse.views.report.facts import Facts, Failure
from newsparse.views.report.sketch import Examples, Ticket, Top, ticket_of

# How many of the most frequent texts are counted reliably: there are many names, but few of anything else unless
# something is wrong.
_NAMES, _WORDS = 20_000, 1_000
# Numbers of comments are counted by their size in bits; larger ones are not distinguished.
_MOST_BITS = 20
# Confidence is counted in bins of one twentieth.
STEPS = 20


def _names() -> Top:
    return Top(_NAMES)


def _words() -> Top:
    return Top(_WORDS, samples=5)


@dataclass
class Corpus:
    """What is known of a corpus.

    Counts of texts are ``Top``s; where there cannot be many different keys, they are ``Counter``s: ``months`` by
    year and month (0 where the date has none), ``sizes`` by :func:`size_of` the comments found, ``pairs`` by those
    of the comments declared and found, ``sure`` and ``sure_comments`` by twentieths of confidence.
    """

    pages: int = 0
    failures: int = 0
    comments: int = 0
    nameless: int = 0
    warned: int = 0
    undated: int = 0
    uncredited: int = 0
    months: Counter[tuple[int, int]] = field(default_factory=Counter)
    sizes: Counter[int] = field(default_factory=Counter)
    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    sure: Counter[int] = field(default_factory=Counter)
    sure_comments: Counter[int] = field(default_factory=Counter)
    layouts: Top = field(default_factory=_words)
    kinds: Top = field(default_factory=_words)
    encodings: Top = field(default_factory=_words)
    holders: Top = field(default_factory=_names)
    commenters: Top = field(default_factory=_names)
    bylines: Top = field(default_factory=_names)
    warnings: Top = field(default_factory=_words)
    errors: Top = field(default_factory=_words)
    oldest: Examples = field(default_factory=Examples)
    newest: Examples = field(default_factory=Examples)
    without_date: Examples = field(default_factory=Examples)
    without_credit: Examples = field(default_factory=Examples)
    without_holder: Examples = field(default_factory=Examples)
    without_comments: Examples = field(default_factory=Examples)
    without_names: Examples = field(default_factory=Examples)
    most_comments: Examples = field(default_factory=Examples)
    far_fewer: Examples = field(default_factory=Examples)
    far_more: Examples = field(default_factory=Examples)
    least_sure: Examples = field(default_factory=Examples)
    least_sure_comments: Examples = field(default_factory=Examples)

    def add(self, said: Facts | Failure) -> None:
        """Count what a record, or an error record, says."""
        ticket = ticket_of(said.source)
        if isinstance(said, Failure):
            self.failures += 1
            self.errors.add(said.code, ticket)
            return
        self.pages += 1
        self.layouts.add(said.layout, ticket)
        self.kinds.add(said.kind, ticket)
        self.encodings.add(said.encoding, ticket)
        self.warned += bool(said.warnings)
        for code, _ in _tally(said.warnings):
            self.warnings.add(code, ticket)
        for name, _ in _tally(said.bylines):
            self.bylines.add(name, ticket)
        self._add_date(said, ticket)
        self._add_credit(said, ticket)
        self._add_comments(said, ticket)
        self._add_declared(said, ticket)
        self._add_confidence(said, ticket)

    def merge(self, other: Corpus) -> None:
        """Add the counts of other records."""
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if isinstance(mine, int):
                setattr(self, one.name, mine + theirs)
            elif isinstance(mine, Counter):
                mine.update(theirs)
            else:
                mine.merge(theirs)

    def _add_date(self, said: Facts, ticket: Ticket) -> None:
        if said.year is None:
            self.undated += 1
            self.without_date.offer(ticket)
            return
        self.months[said.year, said.month or 0] += 1
        when = 12 * said.year + (said.month or 1)
        self.oldest.offer(ticket, when)
        self.newest.offer(ticket, -when)

    def _add_credit(self, said: Facts, ticket: Ticket) -> None:
        if not said.credit:
            self.uncredited += 1
            self.without_credit.offer(ticket)
        elif said.holder is None:
            self.without_holder.offer(ticket)
        else:
            self.holders.add(said.holder, ticket)

    def _add_comments(self, said: Facts, ticket: Ticket) -> None:
        found = len(said.voices)
        self.comments += found
        self.sizes[size_of(found)] += 1
        if not found:
            self.without_comments.offer(ticket)
            return
        self.most_comments.offer(ticket, -found)
        named = [voice.author for voice in said.voices if voice.author is not None]
        if nameless := found - len(named):
            self.nameless += nameless
            self.without_names.offer(ticket, -nameless)
        for name, count in _tally(named):
            self.commenters.add(name, ticket, count)

    def _add_declared(self, said: Facts, ticket: Ticket) -> None:
        found, declared = len(said.voices), said.declared
        if declared is None:
            self.verdicts["undeclared"] += 1
            return
        self.pairs[size_of(declared), size_of(found)] += 1
        if found == declared:
            self.verdicts["equal"] += 1
        elif found < declared:
            self.verdicts["fewer"] += 1
            self.far_fewer.offer(ticket, found - declared)
        else:
            self.verdicts["more"] += 1
            self.far_more.offer(ticket, declared - found)

    def _add_confidence(self, said: Facts, ticket: Ticket) -> None:
        if said.confidence is not None:
            self.sure[_step(said.confidence)] += 1
            self.least_sure.offer(ticket, said.confidence)
        known = [voice.confidence for voice in said.voices if voice.confidence is not None]
        for confidence in known:
            self.sure_comments[_step(confidence)] += 1
        if known:
            self.least_sure_comments.offer(ticket, min(known))


def size_of(number: int) -> int:
    """The bin of a number of comments: 0, 1, 2 (2 and 3), 3 (4 to 7) and so on, each twice as wide as the one before."""
    return min(number.bit_length(), _MOST_BITS)


def size_word(size: int) -> str:
    """The name of a bin: ``4–7``."""
    low = 1 << size - 1 if size else 0
    if size == _MOST_BITS:
        return f"{low:,}+"
    return f"{low:,}" if size < 2 else f"{low:,}–{2 * low - 1:,}"


def _step(confidence: float) -> int:
    return min(int(confidence * STEPS), STEPS - 1)


def _tally(texts: Iterable[str]) -> Iterable[tuple[str, int]]:
    """Each text once, with its number of occurrences, in the order of the page."""
    return Counter(texts).items()
