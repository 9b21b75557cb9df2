"""Short notes among posts: each on one line that its writer signs, where the posts have their authors on lines of their own.

On sites of questions and answers an answer has its author below it, and the notes to it end with theirs (``Do you stand on that hill?
– Ned Spanner Apr 17 '12 at 10:15``). A path knows one layout a page: it takes such lines for text, for authors or for furniture.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.signatures import find_dated_signature
from newsparse.labelling.grammar import THREAD, thread_begin
from newsparse.labelling.signing import is_paragraph
from newsparse.model import Line

# So many notes make the form. One may stand so many lines behind the thread, or the note before. Where more authors than this share
# seem to be notes, authors have places behind dashes ("Ann Lee - London 3 May 2012 10:15").
_LEAST, _BEHIND, _MOST = 2, 4, 0.5


def give_notes(lines: Sequence[Line], states: list[str]) -> None:
    """Let every line that is a note be a comment.

    Args:
        lines: the page's lines.
        states: their states; changed in place where authors stand below their texts and several notes are on the page.
    """
    if "A2" not in states:
        return
    begin = thread_begin(states)
    notes = _notes(lines, states, begin)
    authors = [i for i, state in enumerate(states) if state == "A2"]
    if sum(i >= begin for i in notes) < _LEAST or len(set(authors) & set(notes)) > _MOST * len(authors):
        return
    for i in notes:
        if states[i] == "A2":
            _free_text(i, lines, states)
        states[i] = "S2"
        if i + 1 < len(states) and states[i + 1] == "X2":
            states[i + 1] = "S2"
        elif i + 1 < len(states) and states[i + 1] == "M2":
            states[i + 1] = "Q2"
    first, last = min(notes[0], begin), notes[-1]
    states[first:last] = ["Q2" if state[0] in "HE" else state for state in states[first:last]]


def _notes(lines: Sequence[Line], states: Sequence[str], begin: int) -> list[int]:
    """The lines of a thread, and right around it, that are notes."""
    above = max((i + 1 for i in range(begin) if states[i][0] in "TB"), default=0)
    end = max(i for i, state in enumerate(states) if state[0] in THREAD)
    notes: list[int] = []
    for i in range(above, len(lines)):
        if i > max([end, *notes[-1:]]) + _BEHIND:
            break
        if states[i][0] != "M" and _is_note(lines[i].text):
            notes.append(i)
    return notes


def _is_note(text: str) -> bool:
    """Whether a line has some words, who signs them behind a dash, and the time of day."""
    one = find_dated_signature(text)
    return one is not None and any(map(str.isalnum, text[: one.start])) and ":" in text[one.stop :]


def _free_text(author: int, lines: Sequence[Line], states: list[str]) -> None:
    """Make the text above a line that was taken for its author what it is without: a note of its own, a text without author, or none."""
    first = next((i for i in range(author - 1, -1, -1) if states[i] == "S2"), author)
    if not any(_is_note(lines[i].text) or is_paragraph(lines[i].text) for i in range(first, author)):
        states[first:author] = ["Q2"] * (author - first)
