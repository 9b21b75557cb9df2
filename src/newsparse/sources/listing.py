"""List the files that a name stands for: a file, a folder, or a pattern.

A folder is listed one directory at a time, sorted, so that a run is the same on every machine. What the run itself
writes there is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from newsparse.errors import InputError, MissingInput, UnreadableInput
from newsparse.sources.written import NOTHING, Written

Listed = str | InputError


def files_of(name: str, written: Written = NOTHING) -> Iterator[Listed]:
    """Yield the files that a name stands for; what cannot be listed is a failure in its place.

    Args:
        name: a file, a folder, or a glob pattern (unless a file has that very name).
        written: what the run writes; folders and patterns leave it out.

    Raises:
        OptionError: the run would overwrite one of these files.
    """
    if os.path.isdir(name):
        if not written.check(name, named=True):
            yield from _in_folder(name, written)
    elif os.path.lexists(name) or not is_pattern(name):
        written.check(name, named=True)  # a file named by the user is read, whoever wrote it, but must not be replaced
        yield name
    else:
        yield from _in_glob(name, written)


def is_pattern(name: str) -> bool:
    """Whether a name contains a character that makes it a glob pattern."""
    return any(c in name for c in "*?[")


def is_shown(name: str) -> bool:
    """Whether a folder's entry is read: it is not hidden, and not the file that marks a run as complete."""
    return not name.startswith(".") and name != "_SUCCESS"


def _in_glob(pattern: str, written: Written) -> Iterator[Listed]:
    from newsparse.sources.patterns import find  # most runs have none

    try:
        found, problems = find(pattern)
    except ValueError:
        yield UnreadableInput(pattern, "not a pattern that can be looked up", "check the path")
        return
    if not (found or problems):
        yield MissingInput(pattern, "no file matches", "quote the pattern, or check the path")
    empty = bool(found) and not problems
    for name in sorted(found.union(problems)):
        if name in problems:
            yield _unlisted(name, problems[name])
            continue
        is_folder = os.path.isdir(name)
        if written.check(name, named=not is_folder):  # a folder of parts is left out
            continue
        empty = False
        if is_folder:
            yield from _in_folder(name, written)
        elif os.path.exists(name) and not os.path.isfile(name):
            yield UnreadableInput(name, "not a regular file", "name it to read it")
        else:
            yield name
    if empty:
        yield MissingInput(pattern, "no page matches", "what is written is not read")


def _unlisted(folder: str, problem: OSError) -> UnreadableInput:
    return UnreadableInput(folder, (problem.strerror or str(problem)).lower(), "check its mode and owner")


def _sort_of(entry: os.DirEntry[str]) -> str:
    """``folder``, ``file``, or ``other``, such as a pipe or a device in a folder: reading one might never end."""
    try:
        if entry.is_dir():
            return "folder"
        return "file" if entry.is_file() or entry.is_symlink() and not os.path.exists(entry.path) else "other"
    except OSError:
        return "file"  # a link to itself: reading it reports what is wrong


def _in_folder(folder: str, written: Written) -> Iterator[Listed]:
    """Yield every file below a folder except hidden ones; each folder is entered once, so links cannot make a loop."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    empty = True
    while waiting:
        here = waiting.pop()
        try:
            info = os.stat(here)
            if (info.st_dev, info.st_ino) in entered:
                continue
            entered.add((info.st_dev, info.st_ino))
            with os.scandir(here) as listing:
                found = (e for e in listing if is_shown(e.name) and not written.check(e.path))
                entries = sorted(((e.name, _sort_of(e)) for e in found), reverse=True)
        except OSError as problem:
            empty = False
            yield _unlisted(here, problem)
            continue
        waiting += [os.path.join(here, name) for name, sort in entries if sort == "folder"]
        for name, sort in reversed(entries):
            if sort == "folder":
                continue
            empty = False
            path = os.path.join(here, name)
            if sort == "file":
                yield path
            else:
                yield UnreadableInput(path, "not a regular file", "move it elsewhere")
    if empty:
        yield MissingInput(folder, "a folder without pages", "hidden files are not read")
