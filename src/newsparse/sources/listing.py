"""Which files a name stands for: a file, a folder, a pattern.

A folder is listed one directory at a time, sorted, so that a run is the same on every machine; what the run itself
writes there is no part of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from newsparse.errors import InputError, MissingInput, UnreadableInput
from newsparse.sources.written import NOTHING, Written

Listed = str | InputError


def files_of(name: str, written: Written = NOTHING) -> Iterator[Listed]:
    """The files that a name stands for, and in their places what cannot be listed.

    Args:
        name: a file, a folder, or a glob pattern that no file is called like.
        written: what the run writes, which folders and patterns do not yield.

    Raises:
        OptionError: the run would replace one of them.
    """
    if os.path.isdir(name):
        if not written.check(name, named=True):
            yield from _in_folder(name, written)
    elif os.path.lexists(name) or not is_pattern(name):
        written.check(name, named=True)  # a file that is named is read, whoever wrote it; it must not be replaced
        yield name
    else:
        yield from _in_glob(name, written)


def is_pattern(name: str) -> bool:
    """Whether a name holds what makes it a glob pattern."""
    return any(c in name for c in "*?[")


def is_shown(name: str) -> bool:
    """Whether what lies in a folder under a name is read: it is not hidden, and not the note that a run was whole."""
    return not name.startswith(".") and name != "_SUCCESS"


def _in_glob(pattern: str, written: Written) -> Iterator[Listed]:
    try:
        found = sorted(_matching(pattern))
    except (OSError, ValueError, RecursionError):  # a NUL, thousands of slashes
        yield UnreadableInput(pattern, "not a pattern that can be looked up", "check the path")
        return
    if not found:
        yield MissingInput(pattern, "no file matches", "quote the pattern, or check the path")
    empty = bool(found)
    for name in found:
        is_folder = os.path.isdir(name)
        if written.check(name, named=not is_folder):  # a folder of parts is left out
            continue
        empty = False
        if is_folder:
            yield from _in_folder(name, written)
        else:
            yield name
    if empty:
        yield MissingInput(pattern, "no page matches", "what is written is not read")


def _matching(pattern: str) -> set[str]:
    """The files and folders that a pattern names; with ``**`` the files alone, or all below a folder would come twice.

    ``glob`` itself goes round in links that lead upwards: two of them in a folder, and it never ends.
    """
    import glob

    head, stars, tail = _cut_at_stars(pattern)
    if not stars:
        return set(glob.glob(pattern))
    tops = glob.glob(head) if head else [""]
    folders = (folder for top in tops for folder in _folders(top))
    patterns = (os.path.join(glob.escape(folder), tail.lstrip("/") or "*") for folder in folders)
    return {name for inner in patterns for name in _matching(inner) if not os.path.isdir(name)}


def _cut_at_stars(pattern: str) -> tuple[str, str, str]:
    parts = pattern.split("/")
    at = parts.index("**") if "**" in parts else len(parts)
    head = "/".join(parts[:at])
    return head or "/" * pattern.startswith("/"), "".join(parts[at : at + 1]), "/".join(parts[at + 1 :])


def _folders(top: str) -> Iterator[str]:
    """A folder and all below it, hidden ones aside, each once."""
    entered: set[tuple[int, int]] = set()
    for here, below, _ in os.walk(top or os.curdir, followlinks=True):
        try:
            info = os.stat(here)
        except OSError:
            continue  # it went meanwhile
        if (info.st_dev, info.st_ino) in entered:
            below.clear()
            continue
        entered.add((info.st_dev, info.st_ino))
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield here if top else here.removeprefix(os.curdir).removeprefix("/")


def _sort_of(entry: os.DirEntry[str]) -> str:
    """``folder``, ``file``, or ``other``: reading a pipe or a device that happens to lie in a folder may never end."""
    try:
        if entry.is_dir():
            return "folder"
        return "file" if entry.is_file() or entry.is_symlink() and not os.path.exists(entry.path) else "other"
    except OSError:
        return "file"  # a link to itself: reading it says what is wrong


def _in_folder(folder: str, written: Written) -> Iterator[Listed]:
    """Every file below a folder, hidden ones aside; a linked folder is entered once, never in a loop."""
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
            yield UnreadableInput(here, (problem.strerror or str(problem)).lower(), "check its mode and owner")
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
