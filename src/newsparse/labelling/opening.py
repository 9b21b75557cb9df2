"""A board's first post that lost its name: what all others answer is the article."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.counts import announces_comments
from newsparse.model import Line

# So many named comments answer it, at least.
_LEAST = 2


def give_opening(lines: Sequence[Line], states: list[str]) -> None:
    """Make the first comment of a page without a body its body, where it alone has no author.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where names stand above texts and something stands above the first comment, so
            that its name is not merely cut off, but no line that counts or heads comments.
    """
    first = next((i for i, state in enumerate(states) if state[0] in "ASX"), 0)
    end = next((i for i in range(first, len(states)) if states[i] == "A1"), 0)
    if not 0 < first < end or states[first] != "S1" or any(state[0] == "B" for state in states):
        return
    if any(announces_comments(line.text) for line in lines[:first]):
        return
    above, rest = states[first:end], states[end:]
    if sum(state[0] == "S" for state in above) == 1 and _all_named(rest):
        states[first:end] = ["B" if state[0] in "SX" else "H" for state in above]


def _all_named(states: Sequence[str]) -> bool:
    begins = [i for i, state in enumerate(states) if state == "S1"]
    named = [i for i in begins if _above(i, states)[:1] == "A"]
    return len(begins) == len(named) >= _LEAST


def _above(i: int, states: Sequence[str]) -> str:
    """The state of the line above a comment's text and the lines between its name and it."""
    k = i - 1
    while k >= 0 and states[k][0] == "M":
        k -= 1
    return states[k] if k >= 0 else ""
