"""Show characters as text that are invisible, or that would do something to whoever looks at them.

A page may contain escape sequences, which a terminal obeys, and characters that reverse the direction of others or
have no width. Those that scripts and emoji need (joiners, variation selectors) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.names import with_escapes

# The only table of them, in a form that the regular expressions of Python and JavaScript both read. A tab is white
# space.
UNSEEN = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # controls
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # blanks that are not white space
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # characters that change the direction of writing
    r"\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff"  # lone surrogates: bytes of a file's name that are not UTF-8
)
# The same with those beyond the first plane, for the regular expressions of Python.
UNSEEN_CHARACTER = f"[{UNSEEN}\U000e0000-\U000e00ff\U0001d173-\U0001d17a]"
_UNSEEN = re.compile(UNSEEN_CHARACTER)


class Piece(NamedTuple):
    """A piece of a text; ``unseen`` if it stands for a character that is not shown itself."""

    text: str
    unseen: bool


def pieces_of(text: str) -> Iterator[Piece]:
    """Split a text into pieces, with its unseen characters as the escapes that Python writes for them."""
    at = 0
    for match in _UNSEEN.finditer(text):
        if at < match.start():
            yield Piece(text[at : match.start()], False)
        yield Piece(escaped(match[0]), True)
        at = match.end()
    if at < len(text):
        yield Piece(text[at:], False)


def escaped(character: str) -> str:
    """The escape of a character: ``\\x1b``, ``\\u202e``."""
    if (byte := with_escapes(character)) != character:
        return byte
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def printable(text: str) -> str:
    """A text with its unseen characters escaped."""
    return "".join(piece.text for piece in pieces_of(text))
