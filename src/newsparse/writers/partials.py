"""The files that interrupted runs leave beside their output: how they are named, and how they are found."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable
from itertools import count

_NAME = re.compile(r"\.partial(?:\.([1-9]\d*))?$")
# The longest name, in bytes, if the system does not say.
_MOST = 255


def nothing(_: str) -> bool:
    """A ``replaceable`` that allows nothing to be replaced."""
    return False


def free_partial(path: str, replaceable: Callable[[str], bool] = nothing) -> str:
    """The name for an incomplete file: ``NAME.partial``, or if that is taken ``NAME.partial.2`` and so on.

    Args:
        path: the file's final name.
        replaceable: whether an existing file of such a name may be replaced.
    """
    names = (_partial(path, number) for number in count(1))
    return next(name for name in names if not os.path.lexists(name) or replaceable(name))


def partials_of(path: str) -> list[str]:
    """All existing files with names that :func:`free_partial` may give for ``path``."""
    folder = os.path.dirname(path)
    try:
        names = sorted(os.listdir(folder or os.curdir))
    except OSError:
        return []
    return [found for name in names if is_partial(found := os.path.join(folder, name), path)]


def is_partial(other: str, path: str) -> bool:
    """Whether ``other`` is a name that :func:`free_partial` may give for ``path``."""
    found = _NAME.search(other)
    return found is not None and other == _partial(path, int(found[1] or 1))


def _partial(path: str, number: int) -> str:
    """One of these names.

    If it would be too long, the file's own name is shortened and followed by a checksum of all of it, so that two files do
    not get the same one.
    """
    folder, name = os.path.split(path)
    end = ".partial" if number == 1 else f".partial.{number}"
    room = _longest(folder) - len(end)
    if len(os.fsencode(name)) > room:
        end = f"-{zlib.crc32(os.fsencode(name)):08x}{end}"
        room -= 9
        while len(os.fsencode(name)) > room:
            name = name[:-1]
    return os.path.join(folder, name + end)


def _longest(folder: str) -> int:
    try:
        return os.pathconf(folder or os.curdir, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):  # Windows does not have the call
        return _MOST
