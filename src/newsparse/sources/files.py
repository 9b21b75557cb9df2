"""Files, folders, globs and standard input.

Pages are read when they are asked for, one after the other; a folder is listed one directory at a time, sorted, so that
a run is the same on every machine. What cannot be read is yielded as an :class:`~newsparse.errors.InputError` in its
place.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator

from newsparse.errors import InputError, MissingInput, UnreadableInput
from newsparse.model import Kind, RawPage

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_STARTS = (b"<!doctype html", b"<html")


def open_sources(names: Iterable[str]) -> Iterator[RawPage | InputError]:
    """Read what the user named, in order.

    Args:
        names: files, folders, glob patterns, or ``-`` for standard input.

    Yields:
        A page for every file, or what went wrong with it.
    """
    for name in names:
        if name == "-":
            yield _read_stdin()
        elif os.path.isdir(name):
            yield from _read_folder(name)
        elif os.path.lexists(name) or not any(c in name for c in "*?["):
            yield read_file(name)
        else:
            yield from _read_glob(name)


def read_file(name: str) -> RawPage | InputError:
    """Read one file whole; never raises for what a file can be."""
    try:
        with open(name, "rb", buffering=0) as handle:
            if stat.S_ISREG(os.fstat(handle.fileno()).st_mode):
                data = handle.readall()
            else:
                data = b"".join(iter(lambda: handle.read(1 << 20) or b"", b""))
    except FileNotFoundError:
        if os.path.islink(name):
            return MissingInput(name, f"link to nothing ({os.readlink(name)})", "remove the link or restore its target")
        return MissingInput(name, "no such file", "check the path")
    except PermissionError:
        return UnreadableInput(name, "no permission to read it", "check its mode and owner")
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return UnreadableInput(name, reason.lower(), "")
    return RawPage(name, data, kind=kind_of(name, data))


def kind_of(name: str, data: bytes) -> Kind:
    """``html`` by suffix or by how the page begins, else ``text``."""
    if name.lower().endswith(_HTML_SUFFIXES):
        return "html"
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    return "html" if start[:15].lower().startswith(_HTML_STARTS) else "text"


def _read_stdin() -> RawPage | InputError:
    try:
        data = sys.stdin.buffer.read()
    except (OSError, ValueError, AttributeError):
        return UnreadableInput("-", "standard input cannot be read", "pipe a page in, or name a file")
    return RawPage("-", data, kind=kind_of("-", data))


def _read_glob(pattern: str) -> Iterator[RawPage | InputError]:
    import glob

    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield MissingInput(pattern, "no file matches", "quote the pattern, or check the path")
    for name in found:
        if os.path.isdir(name):
            yield from _read_folder(name)
        else:
            yield read_file(name)


def _sort_of(entry: os.DirEntry[str]) -> str:
    """``folder``, ``file``, or ``other``: reading a pipe or a device that happens to lie in a folder may never end."""
    try:
        if entry.is_dir():
            return "folder"
        return "file" if entry.is_file() or entry.is_symlink() and not os.path.exists(entry.path) else "other"
    except OSError:
        return "file"  # a link to itself: reading it says what is wrong


def _read_folder(folder: str) -> Iterator[RawPage | InputError]:
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
                entries = sorted(((e.name, _sort_of(e)) for e in listing if not e.name.startswith(".")), reverse=True)
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
            yield (
                read_file(path) if sort == "file" else UnreadableInput(path, "not a regular file", "move it elsewhere")
            )
    if empty:
        yield MissingInput(folder, "a folder without pages", "hidden files are not read")
