"""Pages that gather one member's comments from many articles: every comment stands below a line that says from which.

Such lines begin and end alike on a platform (``Posted in: TITLE See in context``). Nothing else tells where the next
comment begins, since names are missing and texts have several paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.list_marks import begins_with
from newsparse.fields.votes import match_votes
from newsparse.labelling.unsaid import unsaid_lines
from newsparse.model import Line
from newsparse.rules.fixed_lines import GATHERED
from newsparse.rules.marks import SENTENCE_ENDS
from newsparse.rules.notices import MARKS, NOTICE_WORDS

# At least this many such lines make a page of this kind, and at least this share of them must have a comment right below
# already.
_LEAST, _SHARE = 2, 0.5


def follow_headings(lines: Sequence[Line], states: list[str], chances: list[float], counting: Sequence[bool]) -> None:
    """Let a comment begin right below each line that says on which article it was made, and nowhere else.

    The line above the first one that mentions comments says whose they are, and is the page's title.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the thread's layout is ``0`` and lies below two such lines.
        chances: how likely each line is the title; changed in place.
        counting: whether each line may head comments.
    """
    if "S0" not in states:
        return
    first = states.index("S0")
    for heading in GATHERED:
        found = [i for i, line in enumerate(lines[:-1]) if _is_heading(line.text, *heading)]
        beside = frozenset(found)
        # Others have lost their text.
        heads = [i for i in found if i + 1 not in beside and match_votes(lines[i + 1].text) is None]
        told = sum(states[i + 1] == "S0" for i in heads)
        if len(heads) >= _LEAST and found[0] < first and told >= _SHARE * len(heads):
            _follow(found, heads, states)
            _end(lines, states, heads[-1] + 2)
            if found[0] and counting[found[0] - 1]:
                chances[found[0] - 1] = 1.0
            return


def is_gathered(text: str) -> bool:
    """Whether a line says on which article a comment was made ("Posted in: … See in context")."""
    return any(_is_heading(text, *heading) for heading in GATHERED)


def _is_heading(text: str, begin: str, end: str) -> bool:
    return begins_with(text, (begin,)) and text.casefold().endswith(end)


def _follow(found: Sequence[int], heads: Sequence[int], states: list[str]) -> None:
    for i in range(found[0] + 1, heads[-1] + 1):
        states[i] = "Q0" if states[i] in ("H", "E") else states[i]
    for head in found:
        states[head] = "Q0" if head > found[0] else "H"
    for head, end in zip(heads, [*heads[1:], len(states)], strict=True):
        states[head + 1] = "S0"
        for i in range(head + 2, end):
            if states[i] == "S0":
                states[i] = "X0"


def _end(lines: Sequence[Line], states: list[str], i: int) -> None:
    """Let the last comment go on, where the page ends, with sentences that are nobody's notice."""
    while i < len(lines) and states[i] in ("E", "X0") and _is_said(lines[i].text):
        states[i] = "X0"
        i += 1


def _is_said(text: str) -> bool:
    low = text.casefold()
    return (
        text[-1] in SENTENCE_ENDS
        and not any(mark in low for mark in (*MARKS, *NOTICE_WORDS))
        and not unsaid_lines([text])
    )
