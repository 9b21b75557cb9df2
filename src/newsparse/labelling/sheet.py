"""The lines of one or more pages as arrays: where they begin, how long they are, and what their characters are.

Everything the labeller asks of a line is asked of all lines at once; a page costs a few hundred array operations, not
a few hundred a line. Long lines are seen by their two ends only: what stands in the middle of a paragraph says nothing
about what the paragraph is.
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

# Lines longer than this are sentences whatever else they are, and keep only this much of their ends.
SHORT, HEAD, TAIL = 100, 48, 24

_PREFIX = re.compile(rf"{DATED}\s+(?=\S)")


class Sheet(NamedTuple):
    """The lines of some pages, one after the other, L in all, and their characters, N in all.

    ``texts`` what each line says, cut as above and without a ``date …`` prefix; ``page`` (L) the page of each line,
    ``page_start`` (pages + 1) where each page's lines begin; ``size`` (L) uncut lengths in characters, ``indent`` and
    ``blanks`` (L) as in :class:`~newsparse.model.Line`; ``codes``, ``classes``, ``lower`` (N) the characters of all
    texts, each line closed by a line end; ``line`` (N) whose they are; ``start``, ``end`` (L) the bounds of each
    line's characters; ``hints`` (L) where they were asked for.
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
    """Lay the lines of some pages out as arrays.

    Args:
        pages: the lines that are not blank, page by page; a page may have none.
        marked: keep the lines' hints.
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
