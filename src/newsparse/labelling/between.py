"""What stands between a name and its text is a template's line when most comments have one; on a page whose comments have
none, a lone line there is the first of a text ("Hooray!")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from newsparse.model import Line
from newsparse.rules.platforms import ANSWERING, EDITED, MARKERS, SUBJECTS

# Fewer comments show no habit of a page; this share of them may have such lines.
_LEAST, _SHARE = 4, 0.25
# A time, a place ("Northby, Carrow"), a subject, whom the comment answers, who its author is: a template may have such a
# line on few comments.
_KNOWN = (*ANSWERING, *MARKERS["U"].split(), *MARKERS["R"].split(), *EDITED)


@lru_cache(maxsize=1)
def _no_text() -> re.Pattern[str]:
    subjects, known = ("|".join(map(re.escape, words)) for words in (SUBJECTS, _KNOWN))
    return re.compile(rf"\d|,|^(?:{subjects})|(?<!\w)(?:{known})(?!\w)", re.I)


def take_first_words(lines: Sequence[Line], states: list[str], wordy: Sequence[bool]) -> None:
    """Let a lone line between a name and a text be text, on pages where few comments have any.

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
    """For each comment below its author's line: that line, and where the text begins."""
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
