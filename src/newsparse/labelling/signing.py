"""What pages of signed letters and of signed remarks have in common: their paragraphs, and which of them are one text."""

from __future__ import annotations

from collections.abc import Container, Sequence

from newsparse.fields.letters import is_letters_heading, is_letters_notice, is_salutation, is_signing
from newsparse.labelling.grammar import THREAD
from newsparse.model import Line
from newsparse.rules.marks import SENTENCE_ENDS

# A letter's paragraph is longer than a heading. What heads letters is one of so many lines at the top of a page, and so many
# lines above the first paragraph at most: a menu stands further up.
PARAGRAPH, _TOP, _ABOVE = 60, 12, 4


def is_paragraph(text: str) -> bool:
    """Whether a line is a paragraph, not a heading or a name: it is long, or ends like a sentence."""
    return len(text) > PARAGRAPH or text[-1] in SENTENCE_ENDS


def letters_heading(lines: Sequence[Line]) -> int:
    """The index of the line that heads a page's letters ("Letters to the editor"), or -1."""
    first = next((i for i, line in enumerate(lines[: _TOP + _ABOVE]) if len(line.text) > PARAGRAPH), len(lines))
    above = range(max(0, first - _ABOVE), min(first, _TOP))
    return next((i for i in above if is_letters_heading(lines[i].text)), -1)


def first_letter(letters: Sequence[Sequence[int]], lines: Sequence[Line]) -> int:
    """Return the index of the line with which the first letter begins.

    It begins with its salutation. What says how letters are printed stands above it, and so does what makes it longer than all
    others. Where the others have headings, it begins below the last heading above it, which is its own.

    Args:
        letters: the indices of the paragraphs of each letter; to those of the first one belong all above it.
        lines: the page's lines.
    """
    texts, others = letters[0], letters[1:]
    notice = next((i for i in range(texts[-1] - 1, texts[0] - 1, -1) if is_letters_notice(lines[i].text)), -1)
    texts = [i for i in texts if i > notice]
    greeting = next((i for i in texts if is_salutation(lines[i].text)), None)
    if greeting is not None:
        return greeting
    if 2 * sum(_is_headed(letter[0], lines) for letter in others) <= len(others):
        return texts[-max(map(len, others)) :][0]
    return next((i for i in reversed(texts) if _is_headed(i, lines)), texts[0])


def _is_headed(i: int, lines: Sequence[Line]) -> bool:
    above = lines[i - 1].text if i else "."
    return not is_paragraph(above) and not is_signing(above)


def give_signed(first: int, signers: Container[int], last: int, lines: Sequence[Line], states: list[str]) -> None:
    """Label lines as texts that end with their authors, and what stands outside as what it is without a thread.

    Args:
        first: the index of the first text's first line.
        signers: the indices of the lines that end with an author.
        last: the last one of them.
        lines: the page's lines.
        states: their states; changed in place.
    """
    for i in (*range(first), *range(last + 1, len(states))):
        if states[i][0] in THREAD or (states[i] == "B" and i > last):
            states[i] = "E" if i > last else "H"
    inside = False
    for i in range(first, last + 1):
        if len(lines[i].text) > PARAGRAPH or inside or i in signers or states[i][0] in "SX":
            states[i] = "X0" if inside else "S0"
            inside = i not in signers
        else:
            states[i] = "Q0"  # a letter's heading
