"""What a glob pattern matches: as the standard library's ``glob`` has it, which says nothing of folders that it cannot list."""

from __future__ import annotations

import errno
import fnmatch
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.sources.listing import is_pattern

# What is no folder, or not there any more, or a link to itself, holds nothing that could match.
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
_ALL_BELOW = "**"


class Found(NamedTuple):
    """The files and folders that a pattern names, and what kept some place from being looked into, by its name: there may be
    more that match."""

    names: set[str]
    problems: dict[str, OSError]


def find(pattern: str) -> Found:
    """Look up a pattern; with ``**`` the files alone, or all below a folder would come twice.

    Hidden names match where the pattern says so, and ``**`` enters no hidden folder, and a linked one once.

    Raises:
        ValueError: it holds a NUL character.
    """
    search = _Search()
    if os.altsep:  # Windows has two
        pattern = pattern.replace(os.sep, os.altsep)
    root = pattern[: len(pattern) - len(pattern.lstrip("/"))]
    parts = _parts_of(pattern)
    ends = parts[-1] == _ALL_BELOW  # with all that is below
    names = set(search.follow([root], [*parts, "*"] if ends else parts))
    if pattern.endswith("/") and not ends:
        names = {f"{name}/" for name in names if os.path.isdir(name)}
    if _ALL_BELOW in parts:
        names = {name for name in names if not os.path.isdir(name)}
    return Found(names, search.problems)


def _parts_of(pattern: str) -> list[str]:
    """A pattern for each level; ``**`` twice in a row is no more than once."""
    parts: list[str] = []
    for part in filter(None, pattern.split("/")):
        if part != _ALL_BELOW or parts[-1:] != [part]:
            parts.append(part)
    return parts


class _Search:
    """A walk along the levels of a pattern.

    Attributes:
        problems: what cannot be looked into.
    """

    def __init__(self) -> None:
        self.problems: dict[str, OSError] = {}

    def follow(self, places: Iterable[str], parts: list[str]) -> list[str]:
        """What lies that many levels below some places."""
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
        """A folder and all below it, each once: links that lead upwards would never end."""
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
        return True  # looking into it says what is wrong


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and not folder.endswith("/") else folder + name
