"""Find what a glob pattern matches: as the standard library's ``glob``, but folders that cannot be listed are reported."""

from __future__ import annotations

import errno
import fnmatch
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.sources.listing import is_pattern

# The errors of a path that is not a folder, is gone, or is a link to itself: it holds nothing that could match.
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
_ALL_BELOW = "**"


class Found(NamedTuple):
    """What a pattern matches.

    Attributes:
        names: the files and folders.
        problems: why a place could not be examined, by its path; there may be more matches in it.
    """

    names: set[str]
    problems: dict[str, OSError]


def find(pattern: str) -> Found:
    """Look up a pattern.

    A pattern with ``**`` matches only files: otherwise whatever lies below a matching folder would be read twice. Hidden
    names match only where the pattern has the dot. ``**`` enters no hidden folder, and a linked one once.

    Raises:
        ValueError: the pattern contains a NUL character.
    """
    search = _Search()
    if os.altsep:  # Windows has two
        pattern = pattern.replace(os.sep, os.altsep)
    root = pattern[: len(pattern) - len(pattern.lstrip("/"))]
    parts = _parts_of(pattern)
    ends = parts[-1] == _ALL_BELOW  # everything below
    names = set(search.follow([root], [*parts, "*"] if ends else parts))
    if pattern.endswith("/") and not ends:
        names = {f"{name}/" for name in names if os.path.isdir(name)}
    if _ALL_BELOW in parts:
        names = {name for name in names if not os.path.isdir(name)}
    return Found(names, search.problems)


def _parts_of(pattern: str) -> list[str]:
    """Split a pattern into one for each level; ``**`` twice in a row means the same as once."""
    parts: list[str] = []
    for part in filter(None, pattern.split("/")):
        if part != _ALL_BELOW or parts[-1:] != [part]:
            parts.append(part)
    return parts


class _Search:
    """Walks down the levels of a pattern.

    Attributes:
        problems: why a place could not be examined, by its path.
    """

    def __init__(self) -> None:
        self.problems: dict[str, OSError] = {}

    def follow(self, places: Iterable[str], parts: list[str]) -> list[str]:
        """Match ``parts``, one a level, below some places."""
        found = list(places)
        for level, part in enumerate(parts, 1):
            if part == _ALL_BELOW:
                below = (inner for place in found for inner in self._folders(place))
            elif is_pattern(part):
                below = (inner for place in found for inner in self._matching(place, part, level < len(parts)))
            else:
                below = (inner for place in found if self._is_there(inner := _join(place, part)))
            found = list(dict.fromkeys(below))
        return found

    def _matching(self, folder: str, part: str, folders: bool) -> list[str]:
        names = self._names(folder, hidden=part.startswith("."), folders=folders)
        return [_join(folder, name) for name in fnmatch.filter(names, part)]

    def _folders(self, top: str) -> Iterator[str]:
        """Yield a folder and all folders below it, each once: otherwise links that lead upwards would never end."""
        entered: set[tuple[int, int]] = set()
        waiting = [top]
        while waiting:
            here = waiting.pop()
            try:
                info = os.stat(here or os.curdir)
            except OSError as problem:
                self._note(here, problem)
                continue
            if (info.st_dev, info.st_ino) in entered:
                continue
            entered.add((info.st_dev, info.st_ino))
            yield here
            below = self._names(here, hidden=False, folders=True)
            waiting += [_join(here, name) for name in sorted(below, reverse=True)]

    def _names(self, folder: str, *, hidden: bool, folders: bool) -> list[str]:
        try:
            with os.scandir(folder or os.curdir) as listing:
                return [
                    entry.name
                    for entry in listing
                    if (hidden or not entry.name.startswith(".")) and (not folders or _may_be_folder(entry))
                ]
        except OSError as problem:
            self._note(folder, problem)
            return []

    def _is_there(self, path: str) -> bool:
        try:
            os.lstat(path)
        except OSError as problem:
            self._note(path, problem)
            return False
        return True

    def _note(self, path: str, problem: OSError) -> None:
        if problem.errno not in _NO_FOLDER and os.path.dirname(path) not in self.problems:
            self.problems[path or os.curdir] = problem


def _may_be_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return True  # listing it reports what is wrong


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and not folder.endswith("/") else folder + name
