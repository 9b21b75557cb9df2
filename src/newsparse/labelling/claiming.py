"""Let "+1" below a complete head be the text of its comment: it looks like votes, and without it the head would be lost.

A head is an author's line and the lines between author and text. Where other numbers with signs stand below heads of the page,
it is votes, as these are. Other lines below a head are left to the network: of
single words it is seldom wrong, and figures of members and forms for comments stand there, too.
"""

from __future__ import annotations

import re

from newsparse.labelling.arrays import Array
from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.network import Scores, softmax
from newsparse.labelling.sheet import Sheet
from newsparse.rules.votes import AGREEMENTS

_FIRST = LAYOUTS.index("1")
_AUTHOR, _BETWEEN, _TEXT = (PARTS.index(part) for part in "AMS")
# How many lines a head has below its author's at most.
_LONGEST = 6
_AGREES, _SIGNED = re.compile("|".join(AGREEMENTS)), re.compile(r"[+\-−–]\d{1,4}")


def claim_texts(scores: Scores, sheet: Sheet) -> None:
    """Raise the scores of agreements below complete heads as texts, in the layout where names stand above texts.

    Args:
        scores: of the lines of some pages; changed in place.
        sheet: these lines.
    """
    agreed = [i for i, text in enumerate(sheet.texts) if len(text) <= _LONGEST and _AGREES.fullmatch(text.strip())]
    if not agreed:
        return
    likeliest = softmax(scores.marginals[:, _FIRST]).argmax(axis=1)
    signed = (i for i, text in enumerate(sheet.texts) if len(text) <= _LONGEST and _SIGNED.fullmatch(text.strip()))
    voted = {int(sheet.page[i]) for i in signed if i not in agreed and _is_below_head(i, likeliest, sheet.page)}
    for i in agreed:
        if int(sheet.page[i]) not in voted and _is_below_head(i, likeliest, sheet.page):
            for values in (scores.parts, scores.marginals):
                values[i, _FIRST, _TEXT] = values[i, _FIRST].max()


def _is_below_head(i: int, likeliest: Array, pages: Array) -> bool:
    """Whether an author's line and at least one line between author and text stand right above a line of the same page."""
    top = i - 1
    while top >= 0 and likeliest[top] == _BETWEEN and i - top <= _LONGEST:
        top -= 1
    return 0 <= top < i - 1 and bool(likeliest[top] == _AUTHOR) and bool(pages[top] == pages[i])
