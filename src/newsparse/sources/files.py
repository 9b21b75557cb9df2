"""Files, lists of them, and standard input.

Pages are read lazily, one after the other. Whatever cannot be read is yielded in its place as an
:class:`~newsparse.errors.InputError`.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from newsparse.errors import InputError, MissingInput, OptionError, UnreadableInput
from newsparse.model import RawPage
from newsparse.names import local_scheme, path_of
from newsparse.sources.formats import read_stream
from newsparse.sources.listing import files_of
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Place, Stream, explain
from newsparse.sources.written import NOTHING, Written

# In bytes; no path is as long, and no URL that anything would answer.
_LONGEST_NAME = 1 << 20


def read_name(
    name: str, options: SourceOptions, skipped: Counter[str], written: Written = NOTHING
) -> Iterator[RawPage | InputError]:
    """Read what a user named: a file, a folder, a glob pattern (unless a file has that very name), or a local URL of one.

    See :func:`~newsparse.sources.listing.files_of`. Pages are named as the user wrote it: if that was a URL, by URLs.
    """
    scheme = local_scheme(name)
    for found in files_of(path_of(name), written):
        if isinstance(found, InputError):
            yield type(found)(scheme + found.source, found.message, found.hint)
        else:
            yield from read_file(found, options, skipped, scheme)


def read_file(
    path: str, options: SourceOptions, skipped: Counter[str], scheme: str = ""
) -> Iterator[RawPage | InputError]:
    """Read the pages of one file; whatever is wrong with it is yielded, not raised.

    Args:
        path: the file.
        options: how it is read.
        skipped: counts the parts of containers that are not pages, by reason.
        scheme: what stands before the path in the names of pages, such as ``file://``.
    """
    name = scheme + path
    try:
        file = open(path, "rb", buffering=0)  # noqa: SIM115  (only exceptions from opening it are caught)
    except (OSError, ValueError) as problem:
        yield _unopened(name, path, problem)
        return
    with file:
        yield from read_stream(name, stream_of(name, file, skipped), options)


def read_stdin(options: SourceOptions, skipped: Counter[str]) -> Iterator[RawPage | InputError]:
    """Read the pages on standard input as they arrive."""
    try:
        stream = stream_of("-", sys.stdin.buffer, skipped)
        stream.peek(1)
    except (OSError, ValueError, AttributeError, InputError):
        yield UnreadableInput("-", "standard input cannot be read", "pipe a page in, or name a file")
        return
    yield from read_stream("-", stream, options)


def stream_of(name: str, file: Any, skipped: Counter[str] | None = None) -> Stream:
    """Make a stream of an open file.

    Args:
        name: the name that its records use.
        file: unbuffered, or with ``read1``, so that reads return what has arrived without waiting for more.
        skipped: see :class:`~newsparse.sources.streams.Place`.
    """
    place = None if skipped is None else Place(skipped=skipped)
    return Stream(name, getattr(file, "read1", file.read), place, file=file if _at_start(file) else None)


def names_in(path: str, *, null: bool = False) -> Iterator[str]:
    """Yield the names that a file lists, one a line, as it is read; empty lines are skipped.

    Args:
        path: the file, or ``-`` for standard input.
        null: names end with a NUL character instead of a line end, so that they may hold any other character.

    Raises:
        OptionError: the file cannot be read, or its names end otherwise than ``null`` says.
    """
    end = b"\0" if null else b"\n"
    rest, begun = b"", False
    try:
        with open(0 if path == "-" else path, "rb", buffering=0, closefd=path != "-") as file:
            while data := file.read(CHUNK):
                *whole, rest = (rest + data).split(end)
                if not (null or begun) and b"\0" in (whole[0] if whole else rest):
                    raise OptionError(f"the names in the list {path} end with NUL characters; read them with --null")
                begun = begun or bool(whole)
                if len(rest) > _LONGEST_NAME:
                    break
                yield from _names(whole, null)
    except (OSError, ValueError) as problem:
        raise OptionError(f"cannot read the list {path}: {explain(path, problem).message}") from problem
    if null and not begun and b"\n" in rest:
        raise OptionError(
            f"the names in the list {path} end with lines, not with NUL characters; read them without --null"
        )
    if len(rest) > _LONGEST_NAME:
        raise OptionError(f"no list of names: {path}, with one of more than {_LONGEST_NAME} bytes")
    yield from _names([rest], null)


def _names(lines: list[bytes], null: bool) -> Iterator[str]:
    for line in lines:
        name = os.fsdecode(line if null else line.removesuffix(b"\r"))
        if name:
            yield "./-" if name == "-" else name  # a file of that name: a list cannot name standard input


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
