"""Names of descriptors that a process already has open: ``/dev/stdout``, ``/dev/fd/3``, ``/proc/self/fd/3``.

They are links to what is open. To follow such a link and replace its target by a new file would replace a file into which
others write, or meet a pipe instead of a file. So what is open is written to directly, at its current position.
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
_LINKS = 40  # as many as systems follow


def open_named(path: str) -> BinaryIO | None:
    """Open what a path names if that is a descriptor, of this process or another; return None for any other path.

    Raises:
        OSError: this process did not inherit the descriptor, or it is not open for writing.
    """
    found = _resolved(path)
    if found is None:
        return None
    name, process = found
    if process not in (None, os.getpid()):
        return open(name, "ab")
    number = int(os.path.basename(name))
    # Descriptors that Python opens are not inheritable; those that the caller gave are. A number that the caller did not give
    # may be in use for something else by now.
    if not os.get_inheritable(number):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), path)
    copy = os.dup(number)
    if fcntl is not None and fcntl.fcntl(copy, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
        os.close(copy)
        raise OSError(errno.EBADF, "not open for writing", path)
    return os.fdopen(copy, "wb")


def descriptor_of(path: str) -> int | None:
    """The number of the descriptor that a path names, if it is one of this process; None for any other path."""
    found = _resolved(path)
    return int(os.path.basename(found[0])) if found and found[1] in (None, os.getpid()) else None


def is_open(path: str) -> bool:
    """Whether a path names a descriptor of some process."""
    return _resolved(path) is not None


def _resolved(path: str) -> tuple[str, int | None] | None:
    """Follow links to the name of a descriptor; return that and its process (None for this one), or None if there is none."""
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
