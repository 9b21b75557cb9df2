"""Names of sources and of outputs: which are URLs, which name rows, and how names are written that are not UTF-8.

Python keeps each byte of a file's name that is not UTF-8 as a lone surrogate, which no UTF-8 output can hold.
"""

from __future__ import annotations

import os
import re

_LOCAL = ("file://", "local://")
# Protocols may be chained: "simplecache::s3://bucket/a".
_URL = re.compile(r"(?:[a-z][a-z0-9+.\-]*::)*[a-z][a-z0-9+.\-]*://", re.IGNORECASE)

_BYTE, _BYTES = re.compile(r"[\udc80-\udcff]"), re.compile(r"[\udc80-\udcff]+")
_ESCAPE = re.compile(r"\\x([89a-f][0-9a-f])")


class RowName(str):
    """The name of a container's row, or of a page cut out of a longer text: ``container:number``.

    It remembers its container, because the name cannot be parsed back: a file may have a name like a row's.

    Args:
        container: the name of the container.
        number: the number of the row.
    """

    container: str

    def __new__(cls, container: str, number: int) -> RowName:
        row = super().__new__(cls, f"{container}:{number}")
        row.container = container
        return row

    def __reduce__(self) -> tuple[type[RowName], tuple[str, int]]:
        return RowName, (self.container, int(self[len(self.container) + 1 :]))


def with_escapes(text: str) -> str:
    r"""Write bytes that are not UTF-8 as ``\xe9``, so that different files keep different names.

    Bytes that are UTF-8 are read as such, also where the locale has another encoding.
    """
    if text.isascii():
        return text
    text = _BYTES.sub(lambda some: bytes(ord(byte) & 0xFF for byte in some[0]).decode("utf-8", "surrogateescape"), text)
    return _BYTE.sub(lambda byte: rf"\x{ord(byte[0]) & 0xFF:02x}", text)


def without_escapes(name: str) -> str:
    """The name of which :func:`with_escapes` made this one, as this machine spells it."""
    spelt = _ESCAPE.sub(lambda escape: chr(0xDC00 | int(escape[1], 16)), name)
    try:
        os.fsencode(spelt)
    except UnicodeEncodeError:  # the locale has no such letters
        return os.fsdecode(spelt.encode("utf-8", "surrogateescape"))
    return spelt


def local_scheme(name: str) -> str:
    """The scheme of a URL that names a path of this machine (``file://``, ``local://``); empty for any other name."""
    return next((scheme for scheme in _LOCAL if name.startswith(scheme)), "")


def is_remote(name: str) -> bool:
    """Whether a name is a URL, other than one of a path on this machine."""
    return _URL.match(name) is not None and not local_scheme(name)


def path_of(name: str) -> str:
    """The local path of a name: the name itself, or the path in a local URL, where ``~`` stands for a home directory."""
    scheme = local_scheme(name)
    return os.path.expanduser(name.removeprefix(scheme)) if scheme else name
