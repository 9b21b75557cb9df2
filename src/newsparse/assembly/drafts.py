"""Assign the lines of a thread to its comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from newsparse.assembly.comment_dates import may_date
from newsparse.fields.dates import DAY, find_dates, find_relative
from newsparse.fields.votes import match_votes, votes_on
from newsparse.model import Line
from newsparse.rules.authors import LEADS, NAMES_TOO, WEAK_LEADS
from newsparse.rules.platforms import WORD_CLASS

_LEADS = frozenset(lead.strip(":：") for lead in (*LEADS, *WEAK_LEADS))
# A number, or one after a label; a time of day.
_FIGURES, _CLOCK = re.compile(r"[#\d]|[^:\d]{1,30}:\s*\d"), re.compile(r"\d{1,2}:\d\d")
_DIGIT = re.compile(r"\d")
# The number of a post.
_NUMBER = re.compile(r"(?<!\w)#\s?\d{1,6}(?!\w)")
# Votes for and against together: "+3", "0", "-2 (4 votes)"; so many with a sign show that a zero beside others is one.
_SUM, _NO_SUM = re.compile(r"[+\-−–]\d{1,6}(?: \([^()]{1,20}\))?"), re.compile(r"0(?: \([^()]{1,20}\))?")
_SUMS = 2
# The longest line that is taken for a name without a label, and the classes of words that it has not.
_NAME, _BUTTONS = 40, frozenset("RGVHNCL")
_BESIDE_DATE = " ()[]•·|,.–—-"
# How many lines above a name its date or votes may stand ("05-21-2014", "#1", "carl"), and how long a line that is mostly a
# date may be.
_ABOVE, _DATED, _LONGEST = 6, 60, 120
# The share of a thread's comments that have names, and dates above these; the share of them that have these like the first.
_MOST, _ALIKE = 0.75, 0.5

# Given the lines and an index: the index at which a date (or votes) begins there, or None.
_Tells = Callable[[Sequence[Line], int], int | None]


@dataclass
class Draft:
    """A comment while its lines are being gathered, as line indices.

    Attributes:
        author: the author's line.
        text: the lines of text.
        other: the lines beside these.
    """

    author: int | None = None
    text: list[int] = field(default_factory=list)
    other: list[int] = field(default_factory=list)

    @property
    def authored(self) -> tuple[int, ...]:
        """The author's line, if there is one, as a tuple."""
        return () if self.author is None else (self.author,)


def gather_drafts(lines: Sequence[Line], states: Sequence[str]) -> list[Draft]:
    """Gather a page's comments in order, each with its lines; those without text are dropped.

    Args:
        lines: the page's lines that are not blank.
        states: their states, parallel (see docs/model.md).
    """
    drafts = [draft for draft in _gather(states) if draft.text]
    _free_dates(drafts, lines)
    drafts = [draft for draft in drafts if draft.text]
    for above, draft in zip([Draft(), *drafts], drafts, strict=False):
        _name_above_date(draft, above, lines)
        _find_name(draft, lines)
    beside = [lines[i].text.strip() for draft in drafts for i in draft.other]
    if not beside:
        return drafts
    sums = sum(len(text) < _DATED and bool(_SUM.fullmatch(text)) for text in beside) >= _SUMS
    for tells in (_date_at, _sum_at if sums else _votes_at):
        _take_from_above(drafts, lines, states, tells)
        _take_from_below(drafts, lines, states, tells)
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


def _free_dates(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Take out of the texts what is only their date: a first or last line, of comments that have no date beside them.

    A text that is nothing else is one only where most comments have dates.
    """
    ends = [[i for i in {draft.text[0], draft.text[-1]} if _is_date(lines[i])] for draft in drafts]
    if not any(ends):
        return
    dated = [any(_is_date(lines[i]) for i in draft.other) for draft in drafts]
    most = 2 * sum(dated) > len(drafts)
    for draft, places, done in zip(drafts, ends, dated, strict=True):
        if not done and len(places) == 1 and (most or len(draft.text) > 1):
            draft.text.remove(places[0])
            draft.other = sorted([*draft.other, *places])


def _is_date(line: Line) -> bool:
    """Whether a line says when something was written, and nothing else."""
    if len(line.text) > _LONGEST or not _DIGIT.search(line.text):
        return False
    text = line.text.strip(_BESIDE_DATE)
    if len(text) > _DATED:
        return False
    days = [date for date in find_dates(text) if date.value.value is None or len(date.value.value) >= DAY]
    spans = [(date.start, date.end) for date in days] or find_relative(text)
    return bool(spans) and spans[0][0] == 0 and spans[-1][1] == len(text)


def _find_name(draft: Draft, lines: Sequence[Line]) -> None:
    """Move the author to the next line where the author's line only holds the words before a name ("by", "Comment by")."""
    at = draft.author
    lead = "" if at is None else lines[at].text.casefold().strip(" :")
    if at is None or at + 1 not in draft.other or lead not in _LEADS:
        return
    if lead in NAMES_TOO and _says_more(lines[at + 1].text):
        return
    draft.other[draft.other.index(at + 1)] = at
    draft.author = at + 1


def _name_above_date(draft: Draft, above: Draft, lines: Sequence[Line]) -> None:
    """Where the author's line is only a date, take the line above as the author's, if it may name one; else there is none."""
    at = draft.author
    if at is None or not _is_date(lines[at]):
        return
    draft.other = sorted([*draft.other, at])
    draft.author = None
    if (
        above.text
        and at < draft.text[0]
        and above.other[-1:] == [at - 1]
        and at - 1 > above.text[-1]
        and _may_name(lines[at - 1].text)
    ):
        draft.author = above.other.pop()


def _may_name(text: str) -> bool:
    words = text.casefold().split()
    return (
        len(text) <= _NAME and not _says_more(text) and not any(WORD_CLASS.get(word, "") in _BUTTONS for word in words)
    )


def _says_more(text: str) -> bool:
    """Whether a line says something about an author ("Posts: 2", "3 hours ago", "#12") instead of naming one."""
    return bool(_FIGURES.match(text) or _CLOCK.search(text) or find_dates(text) or find_relative(text))


def _take_from_above(drafts: Sequence[Draft], lines: Sequence[Line], states: Sequence[str], tells: _Tells) -> None:
    """Give each comment the dates (or votes) that seemed to end the one before, on pages that show them above the names.

    Such a page has some above the first name and between most comments, and nothing of the kind below the last
    comment. Most stand as many lines above the name as the first, or have the comment's number beside them. An article's
    own date, or its votes, seldom stand so. Where the elements of the markup tell, they decide.
    """
    heads = [draft.text[0] if draft.author is None else draft.author for draft in drafts]
    named = sum(draft.author is not None and draft.author < draft.text[0] for draft in drafts)
    if len(drafts) < 2 or named < _MOST * len(drafts):
        return
    start = heads[0]
    while start > max(0, heads[0] - _ABOVE) and states[start - 1][0] in "HMQ":
        start -= 1
    places = (at for i in range(start, heads[0]) if (at := tells(lines, i)) is not None)
    above = next((at for at in places if at >= start), None)
    if above is None and lines[heads[0]].hints is None:
        return
    begins = [_first_below(draft, lines, tells) for draft in drafts[:-1]]
    below = _are_below(begins, drafts, heads, lines)
    if below is None:
        reach = [(begin, head) for begin, head in zip(begins, heads[1:], strict=True) if begin is not None]
        many = above is not None and len(reach) >= _MOST * len(begins) and not _ends_so(drafts[-1], lines, tells)
        below = many and _alike([(above or 0, heads[0]), *reach], lines)
    if not below:
        return
    if above is not None:
        drafts[0].other[:0] = (i for i in range(above, heads[0]) if i not in drafts[0].other)
    for begin, draft, after in zip(begins, drafts, drafts[1:], strict=False):
        moved = [i for i in draft.other if begin is not None and i >= begin]
        after.other[:0] = moved
        del draft.other[len(draft.other) - len(moved) :]


def _are_below(
    begins: Sequence[int | None], drafts: Sequence[Draft], heads: Sequence[int], lines: Sequence[Line]
) -> bool | None:
    """Whether the markup puts most dates (or votes) into the comment below them; None where its elements do not tell.

    Between a text and the next name, a comment begins at the line that has fewest elements around both it and the line
    before.
    """
    votes = [0, 0]
    for begin, draft, head in zip(begins, drafts, heads[1:], strict=False):
        depths = [
            0 if hint is None else hint.shared for hint in (line.hints for line in lines[draft.text[-1] + 1 : head + 1])
        ]
        if begin is not None and depths and depths.count(min(depths)) == 1:
            votes[draft.text[-1] + 1 + depths.index(min(depths)) <= begin] += 1
    return None if votes[0] == votes[1] else votes[1] > votes[0]


def _take_from_below(drafts: Sequence[Draft], lines: Sequence[Line], states: Sequence[str], tells: _Tells) -> None:
    """Give the last comment the date (or votes) right below the thread, where most others have theirs as far below their texts."""
    if len(drafts) < 2 or _first_below(drafts[-1], lines, tells) is not None:
        return
    end = drafts[-1].text[-1] + 1
    near = range(end, min(end + _ABOVE, len(lines)))
    if not any(states[i][0] == "E" and tells(lines, i) == i for i in near):
        return
    begins = [(_first_below(draft, lines, tells), draft.text[-1]) for draft in drafts[:-1]]
    far = [begin - last for begin, last in begins if begin is not None]
    size = max(far, key=far.count, default=0)
    last = drafts[-1].text[-1]
    at = last + size
    if at == last or far.count(size) < _MOST * len(begins) or at >= len(lines) or tells(lines, at) != at:
        return
    new = [i for i in range(last + 1, at + 1) if i not in drafts[-1].other]
    drafts[-1].other += new if all(states[i][0] == "E" for i in new) else []


def _alike(reach: Sequence[tuple[int, int]], lines: Sequence[Line]) -> bool:
    """Whether most of these stretches, each from a date (or votes) to a name, are like the first one: as long, or numbered."""
    first, *rest = (
        (end - begin, any(_NUMBER.search(lines[i].text) for i in range(begin, end))) for begin, end in reach
    )
    same = sum(size == first[0] for size, _ in rest)
    numbered = sum(number for _, number in rest) if first[1] else 0
    return max(same, numbered) >= _ALIKE * len(rest)


def _ends_so(draft: Draft, lines: Sequence[Line], tells: _Tells) -> bool:
    """Whether something below a comment's text says when it was written, however vaguely, or is about votes."""
    below = [lines[i] for i in draft.other if i > draft.text[-1] and len(lines[i].text) <= _DATED]
    if tells is not _date_at:
        words = (word for line in below for word in line.text.casefold().split())
        return any(WORD_CLASS.get(word) == "V" or match_votes(f"{word} 1") for word in words)
    return any(
        (line.hints is not None and line.hints.when is not None) or find_dates(line.text) or find_relative(line.text)
        for line in below
    )


def _first_below(draft: Draft, lines: Sequence[Line], tells: _Tells) -> int | None:
    """The index of the first line below a comment's text at which a date (or votes) begins."""
    last = draft.text[-1]
    places = (at for i in draft.other if i > last and (at := tells(lines, i)) is not None)
    return next((at for at in places if at > last), None)


def _date_at(lines: Sequence[Line], i: int) -> int | None:
    """``i``, where that line is mostly a date of a comment."""
    text = lines[i].text
    dates = find_dates(text) if len(text) <= _DATED and may_date(text, lines[i - 1].text if i else "") else []
    return i if dates and 2 * (dates[0].end - dates[0].start) >= len(text) else None


def _votes_at(lines: Sequence[Line], i: int) -> int | None:
    """The index at which votes begin whose number is on line ``i``: their word may stand on the line above."""
    text = lines[i].text
    if len(text) > _LONGEST:
        return None
    if votes_on("", text):
        return i
    return i - 1 if i and votes_on(lines[i - 1].text, text) else None


def _sum_at(lines: Sequence[Line], i: int) -> int | None:
    """The same on a page of sums, where a zero is one, too."""
    return i if _NO_SUM.fullmatch(lines[i].text.strip()) else _votes_at(lines, i)
