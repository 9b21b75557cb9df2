"""Lines about who wrote a comment, which are none about the comment: on a board, how many posts and thanks a member has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields._lazy import Lazy
from newsparse.fields.list_marks import begins_with
from newsparse.fields.votes import match_votes
from newsparse.rules.fixed_lines import LABELS
from newsparse.rules.members import FIGURES
from newsparse.rules.platforms import OF_MEMBERS

_LONGEST = 60
_FIGURES = frozenset(FIGURES)
# "Posts: 12", "Posts" above its number, "12 posts"
_FIGURE = Lazy(r"(?P<many>\d[\d.,]*\s+)?(?P<word>[^\d:：]+?)\s*(?P<end>[:：]|(?<=\s)\d|\Z)")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_SINCE = (*LABELS, *OF_MEMBERS)
_LABELS = tuple(label.rstrip(":") for label in _SINCE)
_BEHIND_LABEL = " :"


def tells_of_member(text: str, above: str) -> bool:
    """Whether a line says since when somebody is a member, or the like: "Join Date: May 2014", or a date below "Join Date:"."""
    return begins_with(text, _SINCE) or above.casefold().rstrip(_BEHIND_LABEL) in _LABELS


def ends_in_label(text: str) -> bool:
    """Whether what stands behind a text on its line is about a member: "Ann · Joined: " before a date."""
    return text.casefold().rstrip(_BEHIND_LABEL).endswith(_LABELS)


def lines_of_members(lines: Sequence[str]) -> frozenset[int]:
    """Which of a comment's lines are about its author.

    A word such as "Thanks" may count votes or be one of a member's figures: it is the latter in a run of figures among
    which one can be nothing else ("Posts: 12").

    Args:
        lines: the lines beside a comment's text, in order; an empty one where the text stands between two.
    """
    sure = [i for i, text in enumerate(lines) if text and len(text) <= _LONGEST and _is_about_member(text.casefold())]
    found = set(sure)
    for step in (-1, 1):
        for i in sure:
            at = i + step
            while 0 <= at < len(lines) and at not in found and _may_be_figure(lines[at]):
                found.add(at)
                at += step
    return frozenset(found)


def _is_about_member(low: str) -> bool:
    """Whether a line, in lower case, is about a member and nothing else."""
    figure = _FIGURE.match(low)
    if figure and figure["word"] in _FIGURES and (not figure["many"] or not figure["end"]):
        return True
    return low.startswith(_SINCE)


def _may_be_figure(text: str) -> bool:
    """Whether a line holds a number or votes, or is a word for votes whose number may stand below it."""
    short = 0 < len(text) <= _LONGEST
    return short and bool(_NUMBER.fullmatch(text) or match_votes(text) or match_votes(f"{text} 1"))
