"""Threads whose authors stand at the beginnings of their texts, labelled as such.

Nothing but names and colons tells these lines apart, so they look like speakers of an article, or like names and texts in turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.run_in import find_run_ins
from newsparse.model import Line

# So large a share of a thread's lines begins with a name where it was read as one with names on lines of their own.
_MOST, _LEAST = 0.8, 3
# So many lines right above or below a thread may be its own, and are compared with so many of its lines.
_MISSED, _SAMPLE = 10, 20


def give_run_ins(lines: Sequence[Line], states: list[str]) -> None:
    """Let a comment begin at every line of a thread that begins with its author.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
    """
    thread = [i for i, state in enumerate(states) if state[0] in "ASX"]
    if len(thread) < _LEAST:
        return
    found = find_run_ins([lines[i].text for i in thread], marked=True)
    many = sum(one is not None for one in found)
    lost = all(states[i][1:] == "0" for i in thread)
    if many < _LEAST or (not lost and many < _MOST * len(thread)):
        return
    begun = False
    for i, one in zip(thread, found, strict=True):
        begun = begun or one is not None
        states[i] = "S0" if one is not None else "X0" if begun or lost else "H"
    if lost and not begun:
        return
    for i, state in enumerate(states):
        if state[0] in "MQ":
            states[i] = f"{state[0]}0"
    _extend(thread, lines, states)


def _extend(thread: Sequence[int], lines: Sequence[Line], states: list[str]) -> None:
    """Take lines right above and below the thread into it that begin like its comments."""
    for near, step, parts in ((thread[:_SAMPLE], -1, "HTB"), (thread[-_SAMPLE:], 1, "E")):
        texts = [lines[i].text for i in near]
        end = near[0] if step < 0 else near[-1]
        for at in range(end + step, end + step * (_MISSED + 1), step):
            if not 0 <= at < len(lines) or states[at][0] not in parts:
                break
            if find_run_ins([*texts, lines[at].text], marked=True)[-1] is None:
                break
            states[at] = "S0"
