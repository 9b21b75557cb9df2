"""Mend paragraphs that a flattener cut at their links: some tools give every piece of markup a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.model import Line
from newsparse.rules.marks import CLOSING, STOPS

# So many characters without an end are the beginning of a sentence, even where the piece that follows has a capital.
_LONG = 25
# Among the lines of the body, pieces with so many characters in all are a paragraph, even if none of them is body yet.
_PARAGRAPH = 120
_ENDS = frozenset(f"{STOPS}:：")
_GOES_ON = frozenset(",.;:!?)]，。、；：！？）」』")


def mend_paragraphs(lines: Sequence[Line], states: list[str], stop: int) -> None:
    """Relabel furniture that is a piece of a paragraph of the body as body.

    Two lines are pieces of one paragraph if the first has no end of a sentence and the second goes on with a small letter or a
    mark; so are a long one without an end and one that another goes on from. A paragraph begins with a long one or one
    of the body, other than a row of buttons.

    Args:
        lines: the page's lines, without markup.
        states: their states; changed in place above line ``stop``.
        stop: where the thread begins.
    """
    bodies = [i for i in range(stop) if states[i][0] == "B"]
    start = 0
    while bodies and start < stop:
        end = start + 1
        begins = len(lines[start].text) >= _LONG or states[start][0] == "B"
        while begins and end < stop and states[end][0] in "HB" and _is_one(lines, end, stop):
            end += 1
        pieces = range(start, end)
        if len(pieces) > 1 and _is_of_body(pieces, lines, states, bodies):
            for i in pieces:
                if states[i][0] == "H":
                    states[i] = "B"
        start = end


def _is_of_body(pieces: range, lines: Sequence[Line], states: Sequence[str], bodies: Sequence[int]) -> bool:
    """Whether some of the pieces are body, or they are a paragraph within it."""
    if any(states[i][0] == "B" for i in pieces):
        return True
    return bodies[0] < pieces.start < bodies[-1] and sum(len(lines[i].text) for i in pieces) >= _PARAGRAPH


def _is_one(lines: Sequence[Line], i: int, stop: int) -> bool:
    """Whether a line and the one before it are pieces of one paragraph."""
    before = lines[i - 1].text
    if not _is_open(before) or lines[i].blanks:
        return False
    if _goes_on(lines[i].text):
        return True
    bridged = i + 1 < stop and _is_open(lines[i].text) and not lines[i + 1].blanks and _goes_on(lines[i + 1].text)
    return bridged and len(before) >= _LONG


def _is_open(text: str) -> bool:
    """Whether a line has no end of a sentence."""
    return text.rstrip().rstrip(CLOSING)[-1:] not in _ENDS | {""}


def _goes_on(text: str) -> bool:
    first = text.lstrip()[:1]
    return first.islower() or first in _GOES_ON
