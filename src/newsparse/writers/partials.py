"""What an interrupted run leaves beside a file: under which name, and which of these there are."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable
from itertools import count

_NAME = re.compile(r"\.partial(?:\.([1-9]\d*))?$")
# So long a name may be where the system does not say.
_MOST = 255


def nothing(_: str) -> bool:
    """That nothing may be replaced."""
    return False


def free_partial(path: str, replaceable: Callable[[str], bool] = nothing) -> str:
    """The name for what is there of a file: ``NAME.partial``, or where that is taken ``NAME.partial.2`` and so on.

    Args:
        path: of the file.
        replaceable: whether what has such a name may be lost.
    """
    names = (_partial(path, number) for number in count(1))
    return next(name for name in names if not os.path.lexists(name) or replaceable(name))


def partials_of(path: str) -> list[str]:
    """All that is there under the names that :func:`free_partial` gives."""
    folder = os.path.dirname(path)
    try:
        names = sorted(os.listdir(folder or os.curdir))
    except OSError:
        return []
    return [found for name in names if is_partial(found := os.path.join(folder, name), path)]


def is_partial(other: str, path: str) -> bool:
    """Whether a name is one that :func:`free_partial` may give for a file."""
    found = _NAME.search(other)
    return found is not None and other == _partial(path, int(found[1] or 1))


def _partial(path: str, number: int) -> str:
    """One of these names. Of a name that would be too long as much as there is room for, and a sum of the whole, so that
    those of two files do not meet."""
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
    except (AttributeError, OSError, ValueError):  # Windows has no such call
        return _MOST
