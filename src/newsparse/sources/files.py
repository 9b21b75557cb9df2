"""Files, lists of them, and standard input.

Pages are read when they are asked for, one after the other. What cannot be read is yielded as an
:class:`~newsparse.errors.InputError` in its place.
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
from newsparse.sources.listing import files_of, local_scheme, path_of
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Place, Stream, explain
from newsparse.sources.written import NOTHING, Written

__all__ = ["kind_of", "names_in", "read_file", "read_name", "read_stdin"]


def read_name(
    name: str, options: SourceOptions, skipped: Counter[str], written: Written = NOTHING
) -> Iterator[RawPage | InputError]:
    """What a user named: a file, a folder, or a glob pattern that no file is called like, or a URL of one; see
    :func:`~newsparse.sources.listing.files_of`. What it yields is called as the user did: a URL, where it was one."""
    scheme = local_scheme(name)
    for found in files_of(path_of(name), written):
        if isinstance(found, InputError):
            yield type(found)(scheme + found.source, found.message, found.hint)
        else:
            yield from read_file(found, options, skipped, scheme)


def read_file(
    path: str, options: SourceOptions, skipped: Counter[str], scheme: str = ""
) -> Iterator[RawPage | InputError]:
    """The pages of one file; never raises for what a file can be. ``scheme`` stands before its path in names."""
    name = scheme + path
    try:
        file = open(path, "rb", buffering=0)  # noqa: SIM115  (the exceptions of opening it are caught, no others)
    except (OSError, ValueError) as problem:
        yield _unopened(name, path, problem)
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
        OptionError: it cannot be read, or its names end with NUL and nobody said so.
    """
    end = b"\0" if null else b"\n"
    rest, begun = b"", False
    try:
        with open(0 if path == "-" else path, "rb", buffering=0, closefd=path != "-") as file:
            while data := file.read(CHUNK):
                *whole, rest = (rest + data).split(end)
                if not begun and b"\0" in (whole[0] if whole else rest):
                    raise OptionError(f"the names in the list {path} end with NUL characters; read them with --null")
                begun = begun or bool(whole)
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


def _unopened(name: str, path: str, problem: Exception) -> InputError:
    if isinstance(problem, FileNotFoundError) and os.path.islink(path):
        return MissingInput(name, f"link to nothing ({os.readlink(path)})", "remove the link or restore its target")
    if "\0" in name:
        return UnreadableInput(name, "a name with a NUL character", "where NUL ends the names of a list, add --null")
    return explain(name, problem)
