"""Lines about who wrote a comment, which are none about the comment: on a board, how many posts and thanks a member has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from newsparse.fields._lazy import Lazy
from newsparse.fields.votes import match_votes
from newsparse.rules.fixed_lines import LABELS
from newsparse.rules.members import FIGURES
from newsparse.rules.platforms import OF_MEMBERS

_LONGEST = 60
_WORDS = "|".join(re.escape(word) for word in sorted(FIGURES, key=len, reverse=True))
_FIGURE = Lazy(rf"(?:{_WORDS})(?:\s*[:：]|\s+\d|\s*\Z)|\d[\d.,]*\s+(?:{_WORDS})\s*\Z", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_SINCE = (*LABELS, *OF_MEMBERS)


def lines_of_members(lines: Sequence[str]) -> frozenset[int]:
    """Which of a comment's lines are about its author.

    A word such as "Thanks" may count votes or be one of a member's figures: it is the latter in a run of figures among
    which one can be nothing else ("Posts: 12").

    Args:
        lines: the lines beside a comment's text, in order; an empty one where the text stands between two.
    """
    found: set[int] = set()
    kinds = [_kind(text) for text in lines]
    for figures, run in groupby(range(len(lines)), key=lambda i: kinds[i] is not None):
        places = list(run) if figures else []
        if any(kinds[i] for i in places):
            found.update(places)
    return frozenset(found)


def _kind(text: str) -> bool | None:
    """Whether a line is surely about a member (True), or maybe (False); None where it holds no figure and is no label of one."""
    if not text or len(text) > _LONGEST:
        return None
    if _FIGURE.match(text) or text.casefold().startswith(_SINCE):
        return True
    return False if _NUMBER.fullmatch(text) or match_votes(text) or match_votes(f"{text} 1") else None
