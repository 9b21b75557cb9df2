"""Files, folders, globs, lists of them, and standard input.

Pages are read when they are asked for, one after the other; a folder is listed one directory at a time, sorted, so that
a run is the same on every machine. What cannot be read is yielded as an :class:`~newsparse.errors.InputError` in its
place.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from newsparse.errors import InputError, MissingInput, OptionError, UnreadableInput
from newsparse.model import RawPage
from newsparse.sources.formats import kind_of, read_stream
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Place, Stream, explain

__all__ = ["is_pattern", "kind_of", "names_in", "read_file", "read_name", "read_stdin"]


def read_name(name: str, options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    """What a user named: a file, a folder, or a glob pattern that no file is called like."""
    if os.path.isdir(name):
        yield from _read_folder(name, options, skipped)
    elif os.path.lexists(name) or not is_pattern(name):
        yield from read_file(name, options, skipped)
    else:
        yield from _read_glob(name, options, skipped)


def is_pattern(name: str) -> bool:
    """Whether a name holds what makes it a glob pattern."""
    return any(c in name for c in "*?[")


def read_file(name: str, options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    """The pages of one file; never raises for what a file can be."""
    try:
        file = open(name, "rb", buffering=0)  # noqa: SIM115  (the exceptions of opening it are caught, no others)
    except (OSError, ValueError) as problem:
        yield _unopened(name, problem)
        return
    with file:
        yield from read_stream(name, stream_of(name, file, skipped), options)


def read_stdin(options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    """The pages that come through standard input, as they come."""
    try:
        stream = stream_of("-", sys.stdin.buffer, skipped)
        stream.peek(1)
    except (OSError, ValueError, AttributeError, InputError):
        yield UnreadableInput("-", "standard input cannot be read", "pipe a page in, or name a file")
        return
    yield from read_stream("-", stream, options)


def stream_of(name: str, file: Any, skipped: Counter[str] | None = None) -> Stream:
    """A stream of an open file.

    Args:
        name: what its records call it.
        file: unbuffered, or with ``read1``: what has come is given, and no more waited for.
        skipped: see :class:`~newsparse.sources.streams.Place`.
    """
    place = None if skipped is None else Place(skipped=skipped)
    return Stream(name, getattr(file, "read1", file.read), place, file=file if _at_start(file) else None)


def names_in(path: str, *, null: bool = False) -> Iterator[str]:
    """The names that a file lists, one a line, as it is read; blank lines are none.

    Args:
        path: the file, ``-`` for standard input.
        null: names end with a NUL character instead of a line end, so that they may hold any other.

    Raises:
        OptionError: it cannot be read.
    """
    end = b"\0" if null else b"\n"
    rest = b""
    try:
        with open(0 if path == "-" else path, "rb", buffering=0, closefd=path != "-") as file:
            while data := file.read(CHUNK):
                *whole, rest = (rest + data).split(end)
                yield from _names(whole, null)
    except (OSError, ValueError) as problem:
        raise OptionError(f"cannot read the list {path}: {explain(path, problem).message}") from problem
    yield from _names([rest], null)


def _names(lines: list[bytes], null: bool) -> Iterator[str]:
    for line in lines:
        name = os.fsdecode(line if null else line.removesuffix(b"\r"))
        if name:
            yield "./-" if name == "-" else name  # a file of that name: standard input is no file to list


def _at_start(file: IO[bytes]) -> bool:
    try:
        return file.tell() == 0
    except (OSError, ValueError):
        return False


def _unopened(name: str, problem: Exception) -> InputError:
    if isinstance(problem, FileNotFoundError) and os.path.islink(name):
        return MissingInput(name, f"link to nothing ({os.readlink(name)})", "remove the link or restore its target")
    return explain(name, problem)


def _read_glob(pattern: str, options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    try:
        found = sorted(_matching(pattern))
    except (OSError, ValueError, RecursionError):  # a NUL, thousands of slashes
        yield UnreadableInput(pattern, "not a pattern that can be looked up", "check the path")
        return
    if not found:
        yield MissingInput(pattern, "no file matches", "quote the pattern, or check the path")
    for name in found:
        if os.path.isdir(name):
            yield from _read_folder(name, options, skipped)
        else:
            yield from read_file(name, options, skipped)


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


def is_shown(name: str) -> bool:
    """Whether what lies in a folder under a name is read: it is not hidden, and not the note that a run was whole."""
    return not name.startswith(".") and name != "_SUCCESS"


def _read_folder(folder: str, options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
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
                entries = sorted(((e.name, _sort_of(e)) for e in listing if is_shown(e.name)), reverse=True)
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
                yield from read_file(path, options, skipped)
            else:
                yield UnreadableInput(path, "not a regular file", "move it elsewhere")
    if empty:
        yield MissingInput(folder, "a folder without pages", "hidden files are not read")
