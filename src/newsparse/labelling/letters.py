"""Pages of letters that their writers sign behind the last word (``… at night. -- Ann Lee, Northby``): nothing else tells
them from an article, and where it is nearly every paragraph that ends so, no article does."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.signatures import find_signature, without_dash
from newsparse.model import Line

# A letter's paragraph is longer than a heading; so many writers sign, and such a share of the paragraphs from the first
# signed one to the last.
_PARAGRAPH, _LEAST, _SHARE = 60, 3, 0.75
_ENDS = frozenset(".!?…\"”»’'।॥۔。！？)）")


def give_letters(lines: Sequence[Line], states: list[str]) -> None:
    """Let a page of signed letters be a thread whose authors stand in its texts.

    Of 6,976 labelled dumps one had such paragraphs without being letters' (a list of researchers and their departments); those
    do not end in sentences.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the page has no thread.
    """
    if any(state[0] == "S" for state in states):
        return
    signers = {i: name for i, line in enumerate(lines) if (name := _signer(line.text)) is not None}
    if len(set(signers.values())) < _LEAST:
        return
    first, last = min(signers), max(signers)
    paragraphs = sum(len(line.text) > _PARAGRAPH for line in lines[first : last + 1])
    if len(signers) < _SHARE * paragraphs:
        return
    inside = False
    for i in range(first, last + 1):
        if len(lines[i].text) > _PARAGRAPH or inside:
            states[i] = "X0" if inside else "S0"
            inside = i not in signers
        else:
            states[i] = "Q0"  # a letter's heading
    for i in range(last + 1, len(lines)):
        if states[i][0] == "B":
            states[i] = "E"


def _signer(text: str) -> str | None:
    """Who signs a paragraph that ends in a sentence, if someone does."""
    at = find_signature(text) if len(text) > _PARAGRAPH else None
    if at is None or without_dash(text[:at])[-1:] not in _ENDS:
        return None
    return text[at:]
