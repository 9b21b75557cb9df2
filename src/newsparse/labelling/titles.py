"""Which line is the article's title: one choice for the page, made when its body and its comments are known."""

from __future__ import annotations

from collections.abc import Sequence

# Several lines share a page's one title, so the best needs less than a half; a merged dump has most often lost its
# title with all else and must show it clearly. A line of the body below others needs more.
_LIKELY, _CLEAR, _WITHIN = 0.05, 0.9, 0.1


def give_title(states: list[str], chances: Sequence[float], wordy: Sequence[bool], *, merged: bool) -> None:
    """Relabel the likeliest line above the thread as the title (``T``), and every other title line as furniture.

    Args:
        states: those of a page's lines; changed in place.
        chances: how likely each line by itself is the title, parallel.
        wordy: whether each line says anything but markers and numbers, parallel.
        merged: whether the page is a merged dump.
    """
    thread = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(states))
    named = any(state[1:] == "m" for state in states)
    begun = next((i for i, state in enumerate(states) if state[0] == "B"), thread)
    within = (i > begun and state[0] == "B" for i, state in enumerate(states[:thread]))
    asked = (i for i, inside in enumerate(within) if wordy[i] and (not inside or chances[i] > _WITHIN))
    best = max(asked, key=lambda i: chances[i], default=-1)
    for i, state in enumerate(states):
        if state[0] == "T" and i != best:
            states[i] = "H" + state[1:]
    if best >= 0 and chances[best] > (_CLEAR if merged else _LIKELY):
        states[best] = "T" + ("m" if named else "")
    elif best >= 0 and states[best][0] == "T":
        states[best] = "H" + states[best][1:]
