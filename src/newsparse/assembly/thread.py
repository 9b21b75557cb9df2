"""Turn the lines of the comment section into comments: who, when, what, in answer to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.assembly.comment_dates import date_of
from newsparse.assembly.day_order import DayOrder
from newsparse.assembly.drafts import Draft, gather_drafts
from newsparse.assembly.inline import Inline, find_inline
from newsparse.assembly.nesting import find_nesting
from newsparse.assembly.parents import Said, find_parents
from newsparse.confidence import STRAIGHT, Curve
from newsparse.fields.authors import is_bare
from newsparse.fields.bare_votes import Sides, bare_votes, with_sums, zero_votes
from newsparse.fields.buttons import without_buttons
from newsparse.fields.dates import find_dates, find_relative
from newsparse.fields.list_marks import BULLET, NUMBER
from newsparse.fields.members import lines_of_members
from newsparse.fields.naming import author_names
from newsparse.fields.votes import match_votes, votes_behind, votes_beside
from newsparse.model import Comment, Label, Line, Votes

_MARK = re.compile(f"{NUMBER.pattern}|{BULLET.pattern}")
_NO_VOTES = Votes()
# So many texts below names begin with bullets that are none of theirs, if all do.
_BULLETED = 3


class Thread(NamedTuple):
    """The comments of a page.

    Attributes:
        comments: the comments in page order.
        labels: the label of each line, None outside the thread.
        owner: the index of the comment that each line belongs to, None outside the thread.
        inline: for each line of text with its author's name on it, where both stand.
        weakest: the certainty of the least certain comment.
        said: what each line of text gave to its comment.
        mark: the list mark that was removed from the beginnings of comments.
        unsettled: a date of a comment, as written, whose day and month cannot be told apart.
    """

    comments: tuple[Comment, ...]
    labels: list[Label | None]
    owner: list[int | None]
    inline: dict[int, Inline]
    weakest: float | None
    said: dict[int, str]
    mark: re.Pattern[str] | None
    unsettled: str | None = None


def read_thread(
    lines: Sequence[Line], states: Sequence[str], certainty: Sequence[float], curve: Curve = STRAIGHT
) -> Thread:
    """Gather the comments of a page.

    Args:
        lines: the page's lines that are not blank.
        states: their states, parallel (see docs/model.md).
        certainty: how sure each state is, parallel.
        curve: what the certainty of a comment's least certain line is worth.
    """
    drafts = gather_drafts(lines, states)
    labels, owner = _claimed(drafts, lines, states)
    mark, inline = _shared_mark(lines, drafts), find_inline(lines, drafts)
    said = _said(drafts, lines, mark, inline)
    sure = [min(certainty[i] for i in (*d.authored, *d.text)) for d in drafts]
    order = DayOrder(lines, states)
    authors = _authors(drafts, lines, inline)
    places = [_beside(draft, lines, inline) for draft in drafts]
    votes = _votes(
        [about for _, about in places],
        [a if d.authored else None for a, d in zip(authors, drafts, strict=True)],
        [_sides(draft, lines) for draft in drafts],
    )
    texts = ["\n".join(said[i] for i in draft.text) for draft in drafts]
    parents = find_parents(
        [
            Said(author, text, about, _between(draft, lines))
            for author, text, (_, about), draft in zip(authors, texts, places, drafts, strict=True)
        ]
    )
    comments = [
        Comment(
            author=author,
            text=texts[k],
            date=date_of(places[k][0], order) if places[k][1] else None,
            votes=votes[k],
            parent=parents[k] if nested is None else nested,
            confidence=round(curve.at(sure[k]), 3),
        )
        for k, (author, nested) in enumerate(zip(authors, find_nesting(drafts, lines), strict=True))
    ]
    unsettled = order.unsettled if any(comment.date is None for comment in comments) else None
    return Thread(tuple(comments), labels, owner, inline, min(sure, default=None), said, mark, unsettled)


def _beside(draft: Draft, lines: Sequence[Line], inline: Mapping[int, Inline]) -> tuple[list[Line], list[str]]:
    """The lines beside a comment's text, and what they say, with an empty line where others stand between.

    Most comments have nothing but a name, which says nothing more.
    """
    places = (*draft.authored, *draft.other)
    beside, about = [lines[i] for i in places], _runs(lines, places)
    for i in {draft.text[0], draft.text[-1]} & inline.keys():
        beside.append(lines[i]._replace(text=inline[i].beside(lines[i].text)))
        about += ["", beside[-1].text]
    alone = len(beside) == 1 and beside[0].hints is None and is_bare(beside[0].text)
    return beside, [] if alone else about


def _between(draft: Draft, lines: Sequence[Line]) -> list[str]:
    """The lines between a comment's author and its text."""
    start = draft.text[0] if draft.author is None else draft.author
    return [lines[i].text for i in draft.other if start < i < draft.text[0]]


def _votes(about: Sequence[Sequence[str]], authors: Sequence[str | None], sides: Sequence[Sides]) -> list[Votes]:
    """The votes of each comment: those that its lines state by themselves, or else its numbers among all comments'."""
    if not any(about):  # as on most merged dumps
        return [_NO_VOTES] * len(about)
    stated = with_sums([_stated_votes(*one) if one[0] else _NO_VOTES for one in zip(about, authors, strict=True)])
    signed = any(votes.score is not None for votes in stated)
    zeros = zero_votes(sides)
    open_sides = [Sides() if votes != _NO_VOTES else one for one, votes in zip(sides, stated, strict=True)]
    bare = bare_votes(open_sides, signed=signed)
    return [
        next((one for one in found if one != _NO_VOTES), _NO_VOTES) for found in zip(stated, zeros, bare, strict=True)
    ]


def _sides(draft: Draft, lines: Sequence[Line]) -> Sides:
    """What stands above a comment's text, and what below it."""
    places = sorted((*draft.authored, *draft.other))
    return Sides(
        [lines[i].text for i in places if i < draft.text[0]], [lines[i].text for i in places if i > draft.text[-1]]
    )


def _stated_votes(about: Sequence[str], author: str | None) -> Votes:
    """The votes on a comment's lines, else those behind the author's name on the first of them."""
    members = lines_of_members(about)
    found = votes_beside(["" if i in members else text for i, text in enumerate(about)])
    own = votes_behind(about[0].partition(author)[2]) if author and found == Votes() else None
    return own or found


def _runs(lines: Sequence[Line], places: Sequence[int]) -> list[str]:
    """The texts of lines, with an empty one where others stand between two of them."""
    texts: list[str] = []
    for before, i in pairwise((-1, *places)):
        texts += [lines[i].text] if before + 1 == i or before < 0 else ["", lines[i].text]
    return texts


def _claimed(
    drafts: Sequence[Draft], lines: Sequence[Line], states: Sequence[str]
) -> tuple[list[Label | None], list[int | None]]:
    """Each line's label, and the comment it belongs to; an author's line keeps its label even without a text."""
    labels: list[Label | None] = [Label.AUTHOR if state[0] == "A" else None for state in states]
    owner: list[int | None] = [None] * len(lines)
    for k, draft in enumerate(drafts):
        for i in draft.text:
            labels[i], owner[i] = Label.TEXT, k
        for i in draft.authored:
            labels[i], owner[i] = Label.AUTHOR, k
        for i in draft.other:
            labels[i], owner[i] = _side_label(lines[i].text), k
    return labels, owner


def _said(
    drafts: Sequence[Draft], lines: Sequence[Line], mark: re.Pattern[str] | None, inline: Mapping[int, Inline]
) -> dict[int, str]:
    """What each line of text gives to its comment, without its author's name and the list mark before the first."""
    said = {i: lines[i].text for draft in drafts for i in draft.text}
    for i, one in inline.items():
        said[i] = one.said(said[i])
    for draft in drafts:
        said[draft.text[0]] = text_of(said[draft.text[0]], mark)
    ends = [draft.text[-1] for draft in drafts]
    return said | dict(zip(ends, without_buttons([said[i] for i in ends]), strict=True))


def _authors(drafts: Sequence[Draft], lines: Sequence[Line], inline: Mapping[int, Inline]) -> list[str | None]:
    """Who wrote each comment: the name on its author's line, or beside its text."""
    names = iter(author_names([lines[d.author].text for d in drafts if d.author is not None]))
    found: list[str | None] = [None if draft.author is None else next(names) for draft in drafts]
    for k, draft in enumerate(drafts):
        for i in {draft.text[0], draft.text[-1]} & inline.keys():
            found[k] = inline[i].author(lines[i].text)
    return found


def _side_label(text: str) -> Label:
    """Label a line beside a comment's text: votes, a time, or a control."""
    if len(text) > 200:
        return Label.FURNITURE
    if match_votes(text):
        return Label.VOTES
    if find_dates(text) or find_relative(text):
        return Label.TIME
    return Label.CONTROL


def _shared_mark(lines: Sequence[Line], drafts: Sequence[Draft]) -> re.Pattern[str] | None:
    """The list mark that most texts of a thread begin with, if any: numbers that rise or fall, or bullets.

    A text may be a list of its own: "1." in several texts, or in the only one, is theirs, and so is a dash or a star in
    some texts of a thread whose comments names part.
    """
    firsts = [lines[d.text[0]].text for d in drafts]
    numbers = [
        (lines[d.text[0]].indent, int(m[1])) for d, m in zip(drafts, map(NUMBER.match, firsts), strict=True) if m
    ]
    if 2 * len(numbers) > len(firsts) and _count_on(numbers):
        return _MARK
    bullets = sum(bool(BULLET.match(f)) for f in firsts)
    named = any(draft.author is not None for draft in drafts)
    enough = _BULLETED <= bullets == len(firsts) if named else 2 * bullets > len(firsts)
    return BULLET if enough else None


def _count_on(numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether numbers, each with its indentation, are those of one list that rises or falls, and of answers further in.

    The numbers of answers begin at 1 and rise by one.
    """
    flat = [number for _, number in numbers]
    if len(flat) > 1 and flat in (sorted(set(flat)), sorted(set(flat))[::-1]):
        return True
    if len({indent for indent, _ in numbers}) == 1 and _count_in_lists(flat):
        return True
    outer = [number for indent, number in numbers if indent <= numbers[0][0] + 1]
    inner = [number for indent, number in numbers if indent > numbers[0][0] + 1]
    ordered = sorted(set(outer))
    rising = all(b in (1, a + 1) for a, b in pairwise([0, *inner]))
    return len(outer) > 1 and outer in (ordered, ordered[::-1]) and rising


def _count_in_lists(numbers: Sequence[int]) -> bool:
    """Whether numbers that lost their indentation are those of a list and of lists of answers within it: 1, 1, 2, 2, 3."""
    lists: list[int] = []
    for number in numbers:
        if number == 1:
            lists.append(1)
            continue
        while lists and lists[-1] + 1 != number:
            lists.pop()
        if not lists:
            return False
        lists[-1] = number
    return len(numbers) > _BULLETED and 2 * numbers.count(1) <= len(numbers)


def text_of(text: str, mark: re.Pattern[str] | None) -> str:
    """What a comment's first line says, without the thread's list mark."""
    found = None if mark is None else mark.match(text)
    return text[found.end() :] if found else text
