"""Posts that lost their names but kept their numbers on lines of their own: "• #17", then a subject and a text.

Their subjects look like names above texts. Where some of them answer others ("Re: Bats"), they are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsparse.fields.titles import folded
from newsparse.model import Line
from newsparse.rules.platforms import SUBJECTS

_NUMBER = re.compile(r"[•*+◦▪-]?\s*#\s?(\d{1,6})")
# So many posts with consecutive numbers are a thread.
_LEAST = 3


def give_posts(lines: Sequence[Line], states: list[str]) -> None:
    """Label the lines between consecutive numbers as posts without authors, where all that seem to be authors are subjects.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where names stand above texts.
    """
    authors = {lines[i].text for i, state in enumerate(states) if state == "A1"}
    if not authors:
        return
    numbers = _numbers(lines)
    subjects = _subjects(lines)
    if len(numbers) < _LEAST or not subjects or not all(_bare(text) in subjects for text in authors):
        return
    last = max(i for i, state in enumerate(states) if state[0] in "ASX")
    end = next((i for i in range(last + 1, len(states)) if states[i] == "E"), len(states))
    for number, following in pairwise([*numbers, end]):
        states[number] = "Q0"
        texts = range(number + 1, following)
        states[number + 1 : following] = ["X0" if i > number + 1 else "S0" for i in texts]
    states[numbers[0]] = "H"
    for i, state in enumerate(states):
        if state[0] in "ASXMQ" and state[1:] != "0":
            states[i] = "H" if i < numbers[0] else "E"


def _numbers(lines: Sequence[Line]) -> list[int]:
    """The lines that hold nothing but a number, each greater by one than the one above."""
    found = [(i, int(match[1])) for i, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.text.strip()))]
    consecutive = all(other == one + 1 for (_, one), (_, other) in pairwise(found))
    apart = all(other > one + 1 for (one, _), (other, _) in pairwise(found))
    return [i for i, _ in found] if consecutive and apart and found and found[-1][0] + 1 < len(lines) else []


def _bare(text: str) -> str:
    """A subject without "Re:", folded."""
    lead = next((lead for lead in SUBJECTS if text.casefold().startswith(lead)), "")
    return folded(text[len(lead) :])


def _subjects(lines: Sequence[Line]) -> frozenset[str]:
    """What some lines answer ("Re: Bats"), folded."""
    return frozenset(_bare(line.text) for line in lines if line.text.casefold().startswith(SUBJECTS))
