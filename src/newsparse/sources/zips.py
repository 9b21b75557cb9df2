"""Zip archives: each member is read as if it were a file. Names are only names: nothing is ever extracted to disk."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from newsparse.errors import BinaryInput, InputError, TruncatedInput, UnreadableInput
from newsparse.sources.formats import Found, read_stream
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Faults, Stream, as_file, explain, is_hidden

_FAULTS: Faults = (
    zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, MemoryError, struct.error,
    zlib.error, lzma.LZMAError,
)  # fmt: skip
_ENCRYPTED = 0x1
_MODE = 16  # the bits of a member's attributes above these are its Unix mode
_LOCAL_HEADER = 30  # bytes before a member, not counting its name
# zipfile limits how much one step decompresses only for these; other methods are fed so few bytes that a step stays small.
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SMALL_STEP = 16  # what remains is one block of bzip2, at most 45 MB
# Members that mark an archive as a document or a program, whose members are not pages.
_NO_ARCHIVES = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}


def read_zip(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Read the members of a zip archive in its directory's order; hidden ones and folders are left out, links are failures.

    Raises:
        InputError: it has no directory, its members overlap, or it is an office document or a program.
    """
    archive = _open(name, as_file(stream, options.max_size))
    with archive:
        members = archive.infolist()
        if any(member.filename in _NO_ARCHIVES for member in members[:3]):
            raise BinaryInput(name, "a document or program in a zip archive, not pages")
        if _overlap(members):
            raise UnreadableInput(name, "its members overlap, as in a bomb", "unpack it with what packed it")
        for member in members:
            if member.filename.endswith("/"):
                continue
            if is_hidden(member.filename):
                stream.skipped["hidden"] += 1
                continue
            yield from _read_member(f"{name}!{member.filename}", archive, member, stream, options)


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether members share bytes: that is how a small file can hold a million large ones."""
    at = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < at:
            return True
        at = member.header_offset + _LOCAL_HEADER + member.compress_size
    return False


def _open(name: str, file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except InputError:
        raise
    except _FAULTS as problem:
        if "not a zip file" in str(problem):
            raise TruncatedInput(
                name, "no directory at its end: cut off, or not a zip archive", "get the rest of it"
            ) from problem
        raise UnreadableInput(name, f"not a whole zip archive ({problem})") from problem


def _read_member(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, stream: Stream, options: SourceOptions
) -> Iterator[Found]:
    if member.flag_bits & _ENCRYPTED:
        yield UnreadableInput(name, "encrypted", "unpack it with its password first")
        return
    if stat.S_ISLNK(member.external_attr >> _MODE):  # its content is the name of a file, not a page
        yield UnreadableInput(name, "a link, not a page", "pack it as a file")
        return
    try:
        opened: Any = archive.open(member)
    except InputError as problem:
        yield type(problem)(name, problem.message, problem.hint)
        return
    except _FAULTS as problem:
        yield explain(name, problem)
        return
    with opened:
        read = opened.read if member.compress_type in _BOUNDED else partial(_read_slowly, opened)
        yield from read_stream(name, stream.inner(name, read, "archive", _FAULTS), options)


def _read_slowly(opened: Any, size: int) -> bytes:
    opened.MIN_READ_SIZE = _SMALL_STEP
    data = bytearray()
    while len(data) < size and (step := opened.read(_SMALL_STEP)):
        data += step
    return bytes(data)
