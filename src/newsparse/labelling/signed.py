"""Pages of readers' letters with the writers' names on lines of their own, below the letters.

A newspaper's letters stand in the form TEXT, NAME, TEXT, NAME; most threads in the form NAME, TEXT. Where a heading says
that letters follow, and they begin with a text and end with a name, the names stand below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.fields.counts import announces_comments
from newsparse.fields.letters import is_closing, is_letters_heading, is_letters_notice, is_salutation, is_signing
from newsparse.labelling.signing import first_letter, is_paragraph, letters_heading
from newsparse.model import Line

# At least so many letters of different writers make a page, at least this share of them signed with a place.
_LEAST, _PLACED = 3, 0.5
# Below them there is at most one paragraph: where to write to.
_BELOW = 1


class _Letter(NamedTuple):
    """A letter: the indices of its lines, and that of the line that signs it."""

    texts: list[int]
    signed: int


def give_signed_letters(lines: Sequence[Line], states: list[str]) -> None:
    """Label a page of letters that are signed on lines of their own as a thread with authors below.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where a heading says that letters follow, and all of them are signed.
    """
    heading = letters_heading(lines)
    if heading < 0:
        return
    letters, rest = _letters(lines, heading + 1)
    different = {lines[letter.signed].text for letter in letters}
    placed = sum(_has_place(letter.signed, lines) for letter in letters)
    if len(different) < _LEAST or placed < _PLACED * len(letters) or len(rest) > _BELOW:
        return
    if len(letters) < sum(state == "S2" for state in states):  # the network finds more signers
        _drop_notice(lines, states)
        return
    if not {"A1", "Am"}.isdisjoint(states) and _stand_above(rest, lines):
        return
    begins = first_letter([letter.texts for letter in letters], lines)
    ends = letters[-1].signed + 1
    for i, line in enumerate(lines[:begins]):
        if states[i] != "T" and (i > heading or states[i] != "B"):
            states[i] = "B" if i > heading and is_paragraph(line.text) and not is_letters_notice(line.text) else "H"
    states[begins:ends] = ["Q2"] * (ends - begins)
    states[ends:] = ["E"] * (len(lines) - ends)
    for letter in letters:
        first = max(letter.texts[0], begins)
        states[first : letter.signed + 1] = ["S2", *["X2"] * (letter.signed - first - 1), "A2"]


def _stand_above(rest: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether the names rather stand above: what is left over is the last one's text, or the page counts or heads comments."""
    if not all(is_letters_notice(lines[i].text) for i in rest):
        return True
    return any(announces_comments(line.text) for line in lines if not is_letters_heading(line.text))


def _has_place(signed: int, lines: Sequence[Line]) -> bool:
    """Whether a place stands behind a name or on the line below."""
    name, below = lines[signed].text, lines[signed + 1].text if signed + 1 < len(lines) else "."
    if ", " in name or name.endswith(")"):
        return True
    small = any(word[0].islower() for word in below.split())
    return not (is_paragraph(below) or small or any(map(str.isdigit, below)))


def _drop_notice(lines: Sequence[Line], states: list[str]) -> None:
    """Relabel a first letter that says how letters are printed, with the heading of the next one as its signer."""
    first = states.index("S2")
    if is_letters_notice(lines[first].text) and states[first + 1 : first + 2] == ["A2"]:
        states[first : first + 2] = ["H", "H"]


def _letters(lines: Sequence[Line], start: int) -> tuple[list[_Letter], list[int]]:
    """The signed letters from a line on, and the paragraphs below the last one."""
    letters: list[_Letter] = []
    texts: list[int] = []
    for i in range(start, len(lines)):
        text = lines[i].text
        if texts and is_closing(text):
            texts.append(i)
        elif texts and is_signing(text):
            letters.append(_Letter(texts, i))
            texts = []
        elif is_paragraph(text) or is_salutation(text):
            texts.append(i)
    return letters, texts
