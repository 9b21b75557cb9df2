"""The lines of one or more pages as arrays: where they begin, how long they are, and what their characters are.

Everything the labeller asks of a line is asked of all lines at once: a page costs a few hundred array operations,
not a few hundred per line. Only the two ends of long lines are kept: the middle of a paragraph says nothing about
what the paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from newsparse.hints import Hints
from newsparse.labelling.arrays import Array
from newsparse.labelling.glyphs import FIRST_ASTRAL, glyphs
from newsparse.model import Line
from newsparse.rules.dumps import DATED

# Lines longer than ``SHORT`` are sentences, whatever else they are; only their first ``HEAD`` and last ``TAIL``
# characters are kept.
SHORT, HEAD, TAIL = 100, 48, 24
CUT = HEAD + 1 + TAIL  # the length of what is kept

_PREFIX = re.compile(rf"{DATED}\s+(?=\S)")


class Sheet(NamedTuple):
    """The lines of several pages, one after the other, L in all, and their characters, N in all.

    Attributes:
        texts: what each line says, cut as above; a page's first line without a ``date …`` prefix.
        page: (L) the page of each line.
        page_start: (pages + 1) where each page's lines begin.
        size: (L) the lengths before cutting, in characters.
        indent: (L) as in :class:`~newsparse.model.Line`.
        blanks: (L) as in :class:`~newsparse.model.Line`.
        codes: (N) the code points of all texts, each text followed by a line end.
        classes: (N) their classes (:mod:`newsparse.labelling.glyphs`).
        lower: (N) their lower case.
        line: (N) the line of each character.
        start: (L) where each line's characters start.
        end: (L) where they end, before the line end.
        hints: (L) the lines' hints, where asked for.
    """

    texts: Sequence[str]
    page: Array
    page_start: Array
    size: Array
    indent: Array
    blanks: Array
    codes: Array
    classes: Array
    lower: Array
    line: Array
    start: Array
    end: Array
    hints: Sequence[Hints | None] | None = None


def lay_out(pages: Sequence[Sequence[Line]], *, marked: bool = False) -> Sheet:
    """Lay out the lines of several pages as arrays.

    Args:
        pages: the lines that are not blank, page by page; a page may have none.
        marked: whether to keep the lines' hints.
    """
    counts = [len(lines) for lines in pages]
    texts = [line.text for lines in pages for line in lines]
    at = 0
    for count in counts:
        if count:
            prefix = _PREFIX.match(texts[at])
            if prefix:
                texts[at] = texts[at][prefix.end() :]
        at += count
    size = np.array([len(text) for text in texts], np.int64)
    texts = [text if len(text) <= SHORT else f"{text[:HEAD]} {text[-TAIL:]}" for text in texts]
    kept = np.array([len(text) for text in texts], np.int64)
    joined = "\n".join(texts) + "\n" if texts else ""
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = glyphs()
    known = np.minimum(codes, FIRST_ASTRAL)
    lower = table.lower[known]
    end = np.cumsum(kept + 1) - 1
    return Sheet(
        texts,
        np.repeat(np.arange(len(pages)), counts),
        np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
        size,
        np.array([line.indent for lines in pages for line in lines], np.int64),
        np.array([line.blanks for lines in pages for line in lines], np.int64),
        codes,
        table.classes[known],
        np.where(known == FIRST_ASTRAL, codes, lower),
        np.repeat(np.arange(len(texts)), kept + 1),
        end - kept,
        end,
        [line.hints for lines in pages for line in lines] if marked else None,
    )
