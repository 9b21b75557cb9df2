"""The lines of a thread are dealt out to its comments: which line is whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsparse.fields.dates import find_dates, find_relative
from newsparse.model import Line
from newsparse.rules.authors import LEADS, NAMES_TOO, WEAK_LEADS

_LEADS = frozenset(lead.strip(":：") for lead in (*LEADS, *WEAK_LEADS))
# A figure, or one behind a label; a time of day.
_FIGURES, _CLOCK = re.compile(r"[#\d]|[^:\d]{1,30}:\s*\d"), re.compile(r"\d{1,2}:\d\d")
# How far above a name its date may stand ("05-21-2014", "#1", "carl"), and how long a line that says little else is.
_ABOVE, _DATED = 3, 60


@dataclass
class Draft:
    """A comment while its lines are gathered (line indices)."""

    author: int | None = None
    text: list[int] = field(default_factory=list)
    other: list[int] = field(default_factory=list)

    @property
    def authored(self) -> tuple[int, ...]:
        """The author's line, if there is one."""
        return () if self.author is None else (self.author,)


def gather_drafts(lines: Sequence[Line], states: Sequence[str]) -> list[Draft]:
    """The comments of a page, in order, each with its lines; those without a text are none.

    Args:
        lines: the page's lines that are not blank.
        states: their states, parallel (see docs/model.md).
    """
    drafts = [draft for draft in _gather(states) if draft.text]
    for draft in drafts:
        _find_name(draft, lines)
    _take_dates_above(drafts, lines, states)
    return drafts


def _gather(states: Sequence[str]) -> list[Draft]:
    drafts: list[Draft] = []
    pending: list[int] = []
    for i, state in enumerate(states):
        part, layout = state[0], state[1:]
        if part not in "ASXMQ":
            pending.clear()
            continue
        if part == "A" and layout == "2":
            if drafts and drafts[-1].author is None:
                drafts[-1].author = i
            continue
        if part == "A":
            drafts.append(Draft(author=i, other=list(pending)))
            pending.clear()
        elif part == "S":
            if not (drafts and drafts[-1].author is not None and not drafts[-1].text):
                drafts.append(Draft(other=list(pending)))
            pending.clear()
            drafts[-1].text.append(i)
        elif part == "X" and drafts:
            drafts[-1].text.append(i)
        elif drafts:
            drafts[-1].other.append(i)
        else:
            pending.append(i)
    return drafts


def _find_name(draft: Draft, lines: Sequence[Line]) -> None:
    """Where a comment's author line holds nothing but the word before a name ("by", "Comment by"), the name is on the
    next line."""
    at = draft.author
    lead = "" if at is None else lines[at].text.casefold().strip(" :")
    if at is None or at + 1 not in draft.other or lead not in _LEADS:
        return
    if lead in NAMES_TOO and _says_more(lines[at + 1].text):
        return
    draft.other[draft.other.index(at + 1)] = at
    draft.author = at + 1


def _says_more(text: str) -> bool:
    """Whether a line says something of an author ("Posts: 2", "3 hours ago", "#12"), and is not one."""
    return bool(_FIGURES.match(text) or _CLOCK.search(text) or find_dates(text) or find_relative(text))


def _take_dates_above(drafts: Sequence[Draft], lines: Sequence[Line], states: Sequence[str]) -> None:
    """Where dates stand above the names, a comment's date is the one that seemed to end the comment before: so it is when one
    stands above the first name, one between each two comments, and none below the last."""
    if len(drafts) < 2 or any(draft.author is None or draft.author > draft.text[0] for draft in drafts):
        return
    first = drafts[0].author or 0
    above = range(max(0, first - _ABOVE), first)
    dated = next((i for i in above if states[i][0] in "HMQ" and _is_dated(lines[i].text)), None)
    if dated is None or any(states[i][0] not in "HMQ" for i in range(dated, first)):
        return
    begins = [_first_dated(draft, lines) for draft in drafts]
    if begins.pop() is not None or None in begins:
        return
    drafts[0].other[:0] = (i for i in range(dated, first) if i not in drafts[0].other)
    for begin, draft, below in zip(begins, drafts, drafts[1:], strict=False):
        moved = [i for i in draft.other if begin is not None and i >= begin]
        below.other[:0] = moved
        del draft.other[len(draft.other) - len(moved) :]


def _first_dated(draft: Draft, lines: Sequence[Line]) -> int | None:
    """The first line below a comment's text that is little but a date."""
    return next((i for i in draft.other if i > draft.text[-1] and _is_dated(lines[i].text)), None)


def _is_dated(text: str) -> bool:
    dates = find_dates(text) if len(text) <= _DATED else []
    return bool(dates) and 2 * (dates[0].end - dates[0].start) >= len(text)
