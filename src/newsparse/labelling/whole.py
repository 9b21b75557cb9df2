"""Decisions over the whole page once its lines have their parts: threads without authors, the body, the title.

They come with receipts where these are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, takewhile
from typing import NamedTuple

import numpy as np

from newsparse.confidence import UNCALIBRATED, Calibration
from newsparse.fields.counts import match_count
from newsparse.fields.publication import is_dated
from newsparse.labelling.answering import give_back_authors
from newsparse.labelling.arrays import Array
from newsparse.labelling.between import take_first_words
from newsparse.labelling.enumerated import follow_numbers
from newsparse.labelling.fragments import mend_paragraphs
from newsparse.labelling.gathered import follow_headings
from newsparse.labelling.grammar import LAYOUTS, THREAD, thread_begin
from newsparse.labelling.interviews import give_interview
from newsparse.labelling.letters import give_letters
from newsparse.labelling.nameless import drop_nameless
from newsparse.labelling.notes import give_notes
from newsparse.labelling.polls import give_answers, question_of
from newsparse.labelling.prose import drop_repeats, fill_merged_body, give_body
from newsparse.labelling.remarks import give_remarks
from newsparse.labelling.run_in import give_run_ins
from newsparse.labelling.signed import give_signed_letters
from newsparse.labelling.titles import Told, give_title
from newsparse.labelling.voted import follow_votes
from newsparse.model import Line
from newsparse.receipts import Receipt
from newsparse.rules.dumps import DATE_WORD

# How far down the date of a page may stand.
_HEAD = 5
# How sure a comment's line is whose part a rule changed: as sure as lines of which 93 of 100 are right. Of 60 comments with such
# lines, on 16 pages of a cross-validation, 58 were.
_RULED = 0.97
# The same for a poll: few were seen.
_POLLED = 0.7
# A merged dump lost its furniture: of 183, three have two lines that seem to be surer to be some than this.
_FURNITURE = 0.8
LAYOUT_NAMES = {"1": "author-first", "m": "author-first", "2": "author-after", "0": "author-lost", "": "no-comments"}


class Labelling(NamedTuple):
    """The labels of a page.

    Attributes:
        states: the state of each line (see docs/model.md).
        certainty: how sure each state is, 0 to 1.
        layout: the page's layout, as the record calls it.
        calibration: what certainties are worth.
        receipts: why each line has its state, where asked for.
        layouts: how likely each layout is, the likeliest first, where asked for.
    """

    states: list[str]
    certainty: list[float]
    layout: str
    calibration: Calibration = UNCALIBRATED
    receipts: tuple[Receipt, ...] = ()
    layouts: tuple[tuple[str, float], ...] = ()


class Read(NamedTuple):
    """What was found about the lines of a stretch, parallel lists but for ``layouts``.

    Attributes:
        states: the states of the lines.
        sure: how sure each state is, 0 to 1.
        titles: how likely each line is the title.
        counting: whether each line may count comments.
        wordy: whether each line says anything but markers and numbers.
        others: each line's likeliest other state with its probability, where receipts are asked for.
        layouts: how likely each layout is, weighted by the number of lines, one array per stretch.
    """

    states: list[str]
    sure: list[float]
    titles: list[float]
    counting: list[bool]
    wordy: list[bool]
    others: list[tuple[str, float]]
    layouts: list[Array]

    def take(self, other: Read, start: int, stop: int) -> None:
        """Append the lines ``[start, stop)`` of another stretch."""
        self.states.extend(other.states[start:stop])
        self.sure.extend(other.sure[start:stop])
        self.titles.extend(other.titles[start:stop])
        self.counting.extend(other.counting[start:stop])
        self.wordy.extend(other.wordy[start:stop])
        self.others.extend(other.others[start:stop])
        self.layouts.extend((stop - start) * chances for chances in other.layouts)


class _Page:
    """A page as the rules see it.

    Attributes:
        lines: its lines.
        read: what the network, the paths and the rules before say of them; the states are changed in place.
        states: these states.
        ruled: how sure a comment's line is whose part the rules change.
    """

    def __init__(self, lines: Sequence[Line], read: Read) -> None:
        self.lines, self.read, self.states, self.ruled = lines, read, read.states, _RULED

    @cached_property
    def heads(self) -> list[int]:
        """How many lines that count or head comments stand before each line."""
        return [0, *accumulate(map(int, self.read.counting))]

    @cached_property
    def declared(self) -> frozenset[int]:
        """The numbers of comments that its lines declare."""
        told = (match_count(line.text) for line, counts in zip(self.lines, self.read.counting, strict=True) if counts)
        return frozenset(number for number in told if number is not None)

    @property
    def told(self) -> Told:
        """What its title is chosen by."""
        return Told(self.read.titles, self.read.wordy, self.read.counting)

    @cached_property
    def merged(self) -> bool:
        """Whether it is a merged dump, once its thread is settled."""
        return _is_merged(self.lines, self.states) and not self._has_furniture()

    def _has_furniture(self) -> bool:
        """Whether several lines above the thread are surely furniture, and none of them declares or heads comments."""
        above = range(thread_begin(self.states))
        sure = [
            self.states[i][0] in "HE" and self.read.sure[i] > _FURNITURE and not self.read.counting[i] for i in above
        ]
        return sum(sure) > 1


def _settle_body(page: _Page) -> None:
    if not (page.merged and fill_merged_body(page.lines, page.states, page.heads, page.read.wordy, page.read.sure)):
        give_body(page.lines, page.states, page.heads, page.read.wordy)
        if page.lines and page.lines[0].hints is None:
            mend_paragraphs(page.lines, page.states, thread_begin(page.states))
    drop_repeats(page.lines, page.states)


def _settle_poll(page: _Page) -> None:
    asked = None if any(page.read.counting) else question_of(page.lines, page.states)
    if asked is not None and give_answers(page.lines, page.states, asked, _chance_of("", page.read)):
        page.ruled = _POLLED


# In this order: first whose the comments are and where they begin, then the body around them, and then the title above that.
RULES: dict[str, Callable[[_Page], None]] = {
    "answered": lambda page: give_back_authors(page.lines, page.states),
    "no-authors": lambda page: drop_nameless(page.lines, page.states, page.declared),
    "interview": lambda page: give_interview(page.lines, page.states, mentioned=any(page.read.counting)),
    "letters": lambda page: give_letters(page.lines, page.states),
    "remarks": lambda page: give_remarks(page.lines, page.states),
    "signed": lambda page: give_signed_letters(page.lines, page.states),
    "notes": lambda page: give_notes(page.lines, page.states),
    "poll": _settle_poll,
    "numbered": lambda page: follow_numbers(page.lines, page.states),
    "gathered": lambda page: follow_headings(page.lines, page.states, page.read.titles, page.read.counting),
    "voted": lambda page: follow_votes(page.lines, page.states),
    "run-in": lambda page: give_run_ins(page.lines, page.states),
    "between": lambda page: take_first_words(page.lines, page.states, page.read.wordy),
    "body": _settle_body,
    "title": lambda page: give_title(page.lines, page.states, page.told, merged=page.merged),
}


# Rules that say where comments begin. None of them may change a declared number of comments that is met by more than this share:
# by less it may have been met by chance.
_MET = 0.3
_DIVIDING = frozenset({"letters", "remarks", "signed", "notes", "numbered", "gathered", "voted", "run-in"})


def _divide(page: _Page, apply: Callable[[_Page], None]) -> None:
    """Apply a rule, and take it back where as many comments as the page declares become many more or far fewer."""
    states, titles = list(page.states), list(page.read.titles)
    apply(page)
    if page.states == states:
        return
    many = _many(states)
    if abs(_many(page.states) - many) > _MET * many and many in page.declared:
        page.states[:], page.read.titles[:] = states, titles


def _many(states: Sequence[str]) -> int:
    return sum(state[0] == "S" for state in states)


def _unheard(rule: str) -> None:
    """Ignore the name of a rule."""


def decide(
    lines: Sequence[Line], read: Read, calibration: Calibration, tell: Callable[[str], None] = _unheard
) -> Labelling:
    """Apply the rules over the whole page (``RULES``).

    Args:
        lines: the page's lines.
        read: what the network and the paths say of them; changed in place.
        calibration: what certainties are worth.
        tell: called with the name of each rule after it has been applied.
    """
    page, path = _Page(lines, read), list(read.states)
    for name, apply in RULES.items():
        if name in _DIVIDING:
            _divide(page, apply)
        else:
            apply(page)
        tell(name)
    for i, (before, after) in enumerate(zip(path, read.states, strict=True)):
        if before[0] != after[0] in THREAD:
            read.sure[i] = page.ruled
    return Labelling(read.states, read.sure, _layout(read.states), calibration)


def decide_with_receipts(lines: Sequence[Line], read: Read, calibration: Calibration) -> Labelling:
    """Do the same as :func:`decide`, and record the receipts."""
    path, before, sure = list(read.states), list(read.states), list(read.sure)
    rules: list[str | None] = [None] * len(path)

    def tell(rule: str) -> None:
        for i, (old, new) in enumerate(zip(before, read.states, strict=True)):
            if old != new:
                rules[i] = rule if new != path[i] else None
        before[:] = read.states

    labelling = decide(lines, read, calibration, tell)
    told = zip(read.states, path, sure, read.others, rules, strict=True)
    receipts = tuple(Receipt(state, given, chance, *other, rule) for state, given, chance, other, rule in told)
    return labelling._replace(receipts=receipts, layouts=_chances(read))


def _chance_of(layout: str, read: Read) -> float:
    """How likely the network finds a layout; 0 where nothing is known."""
    return float(sum(read.layouts, np.zeros(len(LAYOUTS)))[LAYOUTS.index(layout)]) / max(1, len(read.states))


def _chances(read: Read) -> tuple[tuple[str, float], ...]:
    """How likely each layout of a record is; the two with authors first are one."""
    chances = dict.fromkeys(LAYOUT_NAMES.values(), 0.0)
    for layout, worth in zip(LAYOUTS, sum(read.layouts, np.zeros(len(LAYOUTS))), strict=True):
        chances[LAYOUT_NAMES[layout]] += float(worth) / max(1, len(read.states))
    return tuple(sorted(chances.items(), key=lambda chance: -chance[1]))


def _is_merged(lines: Sequence[Line], states: Sequence[str]) -> bool:
    """Whether a page is a merged dump: names and texts, with no blank line, indentation or markup to separate them.

    A page with markup may have such a thread, but still has its furniture; so has one with a date below its first line,
    unless that begins as such dumps do.
    """
    first = next((state for state in states if state[0] in "ASX"), "")
    if first[1:] not in ("m", "0") or any(line.blanks or line.indent > 1 or line.hints is not None for line in lines):
        return False
    begins = lines[0].text.lstrip().startswith(DATE_WORD)
    if begins or first[1:] == "0":
        return begins
    above = takewhile(lambda row: row[1][0] not in "ASX", zip(lines[1:_HEAD], states[1:_HEAD], strict=True))
    return not any(is_dated(line.text) for line, _ in above)


def _layout(states: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    for state in states:
        if state[0] == "S":
            counts[state[1]] = counts.get(state[1], 0) + 1
    return LAYOUT_NAMES[max(counts, key=lambda k: (counts[k], k)) if counts else ""]
