"""Names of what a process has open already: ``/dev/stdout``, ``/dev/fd/3``, ``/proc/self/fd/3``.

They are links to what is open. Whoever follows one and writes beside its target replaces a file in which others write, or
finds no file at all, but a pipe; so what is open is written to, where it stands.
"""

from __future__ import annotations

import errno
import os
import re
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows has no such names
    fcntl = None  # type: ignore[assignment]

_FOLDERS = re.compile(r"/dev/fd|/proc/(\d+)/(?:task/\d+/)?fd")
_LINKS = 40  # as many as a system follows


def open_named(path: str) -> BinaryIO | None:
    """What a path names if that is open already, here or in another process; None for any other path.

    Raises:
        OSError: it is not open since the process began, or not for writing.
    """
    found = _resolved(path)
    if found is None:
        return None
    name, process = found
    if process not in (None, os.getpid()):
        return open(name, "ab")
    number = int(os.path.basename(name))
    # What Python opens is not inherited; what the caller gave was. A number that nobody gave may be taken by now.
    if not os.get_inheritable(number):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), path)
    copy = os.dup(number)
    if fcntl is not None and fcntl.fcntl(copy, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
        os.close(copy)
        raise OSError(errno.EBADF, "not open for writing", path)
    return os.fdopen(copy, "wb")


def descriptor_of(path: str) -> int | None:
    """The number of what a path names, if this process has it open under that; None for any other path."""
    found = _resolved(path)
    return int(os.path.basename(found[0])) if found and found[1] in (None, os.getpid()) else None


def is_open(path: str) -> bool:
    """Whether a path names what some process has open."""
    return _resolved(path) is not None


def _resolved(path: str) -> tuple[str, int | None] | None:
    """The last name on the way that links lead, and whose process it is of (None: this one), if that is such a name."""
    for _ in range(_LINKS):
        folder, name = os.path.split(path)
        folder = os.path.realpath(folder)
        if name.isdecimal() and name.isascii() and (match := _FOLDERS.fullmatch(folder)):
            return os.path.join(folder, name), int(match[1]) if match[1] else None
        try:
            path = os.path.join(folder, os.readlink(os.path.join(folder, name)))
        except (OSError, ValueError):
            return None
    return None
