"""Turn a lone line between a name and its text into text, where it is not part of the page's template.

When most comments have such a line, it is the template's (a date, a rank). On a page whose comments have none, it
is the first line of a text ("Hooray!").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from newsparse.model import Line
from newsparse.rules.platforms import ANSWERING, EDITED, MARKERS, SUBJECTS

# Fewer comments than this show no habit of the page; at most this share of them may have such lines.
_LEAST, _SHARE = 4, 0.25
# Lines that a template may show on only a few comments: a time, a place ("Northby, Carrow"), a subject, the person
# being answered, a description of the author.
_KNOWN = (*ANSWERING, *MARKERS["U"].split(), *MARKERS["R"].split(), *EDITED)


@lru_cache(maxsize=1)
def _no_text() -> re.Pattern[str]:
    subjects, known = ("|".join(map(re.escape, words)) for words in (SUBJECTS, _KNOWN))
    return re.compile(rf"\d|,|^(?:{subjects})|(?<!\w)(?:{known})(?!\w)", re.I)


def take_first_words(lines: Sequence[Line], states: list[str], wordy: Sequence[bool]) -> None:
    """Relabel a lone line between a name and a text as text, on pages where few comments have such lines.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where names stand above texts.
        wordy: whether each line says anything but markers and numbers.
    """
    blocks = _blocks(states)
    lone = [block for block in blocks if block[1] - block[0] == 2]
    if not lone or len(blocks) < _LEAST or sum(stop - start > 1 for start, stop in blocks) > _SHARE * len(blocks):
        return
    times = Counter(line.text for line in lines)
    for start, _ in lone:
        text = lines[start + 1].text
        if wordy[start + 1] and times[text] == 1 and not _no_text().search(text):
            layout = states[start + 2][1:]
            states[start + 1 : start + 3] = [f"S{layout}", f"X{layout}"]


def _blocks(states: Sequence[str]) -> list[tuple[int, int]]:
    """For each comment whose author stands above: the index of the author's line and of the first line of text."""
    out: list[tuple[int, int]] = []
    author: int | None = None
    for i, state in enumerate(states):
        if state[0] == "A":
            author = None if state[1:] == "2" else i
        elif state[0] == "S" and author is not None:
            out.append((author, i))
        if state[0] not in "AM":
            author = None
    return out
