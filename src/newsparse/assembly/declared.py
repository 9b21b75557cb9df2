"""The number of comments that a page declares."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.counts import match_count
from newsparse.model import Label


def declared_count(texts: Sequence[str], labels: Sequence[Label | None], states: Sequence[str]) -> int | None:
    """The first number declared outside the thread, or by the title; else the only one between its comments.

    Several between the comments are what each commenter has written.

    Args:
        texts: what is left of each line for its field.
        labels: the lines' labels, None in the thread.
        states: their states, parallel.
    """
    outside: list[int] = []
    between: list[int] = []
    for text, label, state in zip(texts, labels, states, strict=True):
        if label in (Label.COUNT, Label.TITLE) and any(map(str.isdigit, text)):
            number = match_count(text)
            if number is not None:
                (between if state[0] in "QM" else outside).append(number)
    found = outside or (between if len(between) == 1 else [])
    return found[0] if found else None
