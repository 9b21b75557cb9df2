"""Authors who sign inside the last line of their text: ``… and be one nation. -- Paul Stream, US``.

A dash before a name proves nothing in one comment. When most of a page's authorless comments end so, the page signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A dash behind a sentence's end, then up to six words that begin like a name and hold no sentence.
_SIGNED = re.compile(
    r"(?<=[\w.!?…\"'”’)\]])\s+(?:--|—|–|―)\s*(?=\S)(?P<name>[^.!?;:—–\n]{1,60}(?:\. ?[^.!?;:—–\n]{1,40}){0,2})$"
)
_WORDS = 7


def find_signature(text: str) -> int | None:
    """The offset at which a signing name begins in a text's last line, or None."""
    match = _SIGNED.search(text)
    if match is None:
        return None
    words = match["name"].split()
    if len(words) > _WORDS or not (words[0][0].isupper() or not words[0].isascii()):
        return None
    return match.start("name")


def find_signatures(last_lines: Sequence[str]) -> list[int | None]:
    """For the last line of every authorless comment, where its author's name begins; all None on a page that does not
    sign: fewer than two comments do, or fewer than half."""
    found = [find_signature(text) for text in last_lines]
    signed = sum(at is not None for at in found)
    return found if signed > 1 and 2 * signed >= len(found) else [None] * len(found)


def without_dash(text: str) -> str:
    """What stands before a signature, without the dash that announces it."""
    return text.rstrip().rstrip("-—–―").rstrip()
