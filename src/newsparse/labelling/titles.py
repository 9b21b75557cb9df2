"""Which line is the article's title: one choice for the page, made when its body and its comments are known."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.credits import split_credit
from newsparse.model import Line
from newsparse.rules.marks import CLOSING

# Several lines share a page's one title, so the best needs less than a half; a merged dump has most often lost its
# title with all else and must show it clearly. A line of the body below others needs more.
_LIKELY, _CLEAR, _WITHIN = 0.05, 0.9, 0.1
# What ends a statement: of 3,200 titles on labelled pages 24 end so, and 27 stand below a paragraph. So few words are no
# sentence all the same.
_FULL_STOPS, _FEW, _UNSPACED = ".。।۔։", 5, 20


def give_title(
    lines: Sequence[Line], states: list[str], chances: Sequence[float], wordy: Sequence[bool], *, merged: bool
) -> None:
    """Relabel the likeliest line above the thread as the title (``T``), and every other title line as furniture, or as body
    where it is a sentence below others.

    Args:
        lines: the page's lines.
        states: theirs, parallel; changed in place.
        chances: how likely each line by itself is the title, parallel.
        wordy: whether each line says anything but markers and numbers, parallel.
        merged: whether the page is a merged dump.
    """
    thread = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(states))
    named = any(state[1:] == "m" for state in states)
    begun = next((i for i, state in enumerate(states) if state[0] == "B"), thread)

    def may_be(i: int) -> bool:
        if i <= begun or not wordy[i]:
            return wordy[i]
        inside = states[i][0] == "B"
        return chances[i] > (_WITHIN if inside else _LIKELY) and not _is_statement(lines[i].text)

    best = max(filter(may_be, range(thread)), key=lambda i: chances[i], default=-1)
    for i, state in enumerate(states):
        if state[0] == "T" and i != best:
            within = begun < i < thread and _is_statement(lines[i].text)
            states[i] = ("B" if within else "H") + state[1:]
    if best >= 0 and chances[best] > (_CLEAR if merged else _LIKELY):
        states[best] = "T" + ("m" if named else "")
    elif best >= 0 and states[best][0] == "T":
        states[best] = ("B" if merged else "H") + states[best][
            1:
        ]  # what a merged dump keeps above its thread is its body


def _is_statement(text: str) -> bool:
    """Whether a line is a sentence, or ends with whom it is from: a paragraph, be it short."""
    if split_credit(text) is not None:
        return True
    many = len(text.split()) > _FEW or (not text.isascii() and len(text) > _UNSPACED)
    return many and text.rstrip(CLOSING + " ").endswith(tuple(_FULL_STOPS)) and not text.endswith("..")
