"""Names of files that are not UTF-8, as records and messages write them, and back.

Python keeps each such byte as a lone surrogate, which no UTF-8 output can hold.
"""

from __future__ import annotations

import re

_BYTE = re.compile(r"[\udc80-\udcff]")
_ESCAPE = re.compile(r"\\x([89a-f][0-9a-f])")


def with_escapes(text: str) -> str:
    r"""Write bytes that are not UTF-8 as ``\xe9``, so that different files keep different names."""
    return text if text.isascii() else _BYTE.sub(lambda byte: rf"\x{ord(byte[0]) & 0xFF:02x}", text)


def without_escapes(name: str) -> str:
    """The name of which :func:`with_escapes` made this one."""
    return _ESCAPE.sub(lambda escape: chr(0xDC00 | int(escape[1], 16)), name)
