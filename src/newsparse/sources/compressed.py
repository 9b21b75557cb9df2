"""Compressed streams: their content is recognised and read like any other stream.

The standard library decompresses them (zstd from Python 3.14 on; before that, its backport). It works in pieces of
bounded size, continues where one compressed stream follows another, and reports a truncated file. The ``zstandard``
package does not report it: its readers end silently where a file was cut off.
"""

from __future__ import annotations

import lzma
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from newsparse.errors import MissingExtra, TruncatedInput, UnreadableInput
from newsparse.sources.formats import Found, check_depth, read_stream, recognise, without_compression
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Faults, Stream

_FAULTS: Faults = (OSError, EOFError, ValueError, MemoryError, zlib.error, lzma.LZMAError)
_GZIP = 31  # zlib's code for a window of 32 kB with the header and the checksum of gzip
# How a member begins: only flags, levels and operating systems that exist.
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.DOTALL)
_MEMBER_BYTES = 9
_PIECE = 1 << 15  # bytes that one step takes; few, because what follows a member in a piece is copied
_DICTIONARY = b"\x5d\x2a\x4d\x18"  # begins the frame in which a WARC file carries its dictionary


def read_compressed(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Read the pages inside a compressed stream.

    Raises:
        MissingExtra: decompressing it needs an extra that is not installed.
        InputError: it cannot be read.
    """
    return read_stream(name, _undone(stream, options), options)


def uncompressed(stream: Stream, options: SourceOptions) -> Stream:
    """Undo all compressions around a stream.

    Raises:
        MissingExtra: decompressing it needs an extra that is not installed.
        InputError: it cannot be read, or is compressed too many times over.
    """
    while (found := recognise(stream, options)).layer == "compression":
        check_depth(stream, found)
        stream = _undone(stream, options)
    return stream


def _undone(stream: Stream, options: SourceOptions) -> Stream:
    """Undo the outermost compression. The stream reads by ``read1``, which does not wait for more than one step gives."""
    opened = _OPENERS[recognise(stream, options).name](stream, options)
    hint = without_compression(stream.hint)
    inner = stream.inner(stream.name, opened.file.read1, "compression", opened.faults, hint)
    inner.mend = getattr(opened.file, "resume", None)
    return inner


class _Opened(NamedTuple):
    """An open decompressor, and the exceptions that it raises."""

    file: Any
    faults: Faults = _FAULTS


class _Gunzip:
    """Decompresses the members of a gzip stream, one after the other; zeros after a member are padding.

    The standard library's ``gzip`` returns a member's last bytes before it checks the checksum, and cannot go on after
    a broken member. Here zlib checks in the same step, unless that step's input or output ends before the checksum: a
    record that is a member by itself is sound once it has been read.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._member = zlib.decompressobj(_GZIP)
        self._rest = b""
        self._fed = b""  # the input of this member, or the last pieces of it

    def read1(self, size: int) -> bytes:
        """Return some bytes, at most ``size``; none at the end.

        Raises:
            EOFError: the stream ends inside a member.
            zlib.error: it is not gzip, or is broken.
        """
        while True:
            if self._member.eof and not self._begin():
                return b""
            if not self._rest:
                self._rest = self._stream.read(_PIECE)
                self._fed = self._fed[-_PIECE:] + self._rest
            if not self._rest:
                raise EOFError
            out = self._member.decompress(self._rest, size)
            self._rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if out:
                return out

    def _begin(self) -> bool:
        """Go on to the next member; False if there is none."""
        self._rest = self._fed = _behind_padding(self._stream, self._rest)
        if not self._rest:
            return False
        self._member = zlib.decompressobj(_GZIP)
        return True

    def resume(self) -> bool:
        """Go on to the next member after a broken one; False if there is none.

        If the broken member was cut off, the next one begins in input that was already fed, so that is searched first.
        """
        fed = self._fed[1:]
        while not (start := _MEMBER.search(fed)):
            more = self._stream.read(_PIECE)
            if not more:
                return False
            fed = fed[-_MEMBER_BYTES:] + more
        self._rest = self._fed = fed[start.start() :]
        self._member = zlib.decompressobj(_GZIP)
        return True


def _open_gzip(stream: Stream, _options: SourceOptions) -> _Opened:
    return _Opened(_Gunzip(stream))


class _Streams:
    """Decompresses the streams of a bzip2 or xz file, one after the other; zeros after a stream are padding.

    The standard library's file classes take anything after the first stream that is not a stream for trailing garbage,
    and end there silently: one broken byte in a later header would lose all that follows.
    """

    def __init__(self, stream: Stream, begin: Callable[[], Any], magic: bytes) -> None:
        self._stream = stream
        self._begin, self._magic = begin, magic
        self._part = begin()
        self._rest = b""

    def read1(self, size: int) -> bytes:
        """Return some bytes, at most ``size``; none at the end.

        Raises:
            EOFError: the file ends inside a stream.
            OSError, LZMAError: what should be a stream is not one, or is broken.
        """
        while True:
            if self._part.eof and not self._next():
                return b""
            if self._part.needs_input and not self._rest:
                self._rest = self._stream.read(_PIECE)
                if not self._rest:
                    raise EOFError
            out: bytes = self._part.decompress(self._rest, size)
            self._rest = self._part.unused_data if self._part.eof else b""
            if out:
                return out

    def _next(self) -> bool:
        """Go on to the next stream; False if there is none."""
        self._rest = _behind_padding(self._stream, self._rest)
        if not self._rest:
            return False
        if not self._rest.startswith(self._magic[: len(self._rest)]):
            raise OSError("not a stream")
        self._part = self._begin()
        return True


def _behind_padding(stream: Stream, rest: bytes) -> bytes:
    """What follows the zeros at the start of ``rest``, if need be in the pieces after it; empty at the end."""
    while not (kept := rest.lstrip(b"\0")):
        rest = stream.read(_PIECE)
        if not rest:
            return b""
    return kept


def _open_bzip2(stream: Stream, _options: SourceOptions) -> _Opened:
    import bz2

    return _Opened(_Streams(stream, bz2.BZ2Decompressor, b"BZh"))


def _open_xz(stream: Stream, _options: SourceOptions) -> _Opened:
    return _Opened(_Streams(stream, partial(lzma.LZMADecompressor, lzma.FORMAT_XZ), b"\xfd7zXZ\0"))


def _open_zstd(stream: Stream, options: SourceOptions) -> _Opened:
    """Open a zstd stream, with the dictionary that it may begin with."""
    zstd = import_zstd()
    words = None
    if stream.peek(8).startswith(_DICTIONARY):
        words = _dictionary(zstd, stream, options.max_size)
    return _Opened(zstd.ZstdFile(stream, zstd_dict=words), (*_FAULTS, zstd.ZstdError))


# Keyed by the names in formats.FORMATS.
_OPENERS: dict[str, Callable[[Stream, SourceOptions], _Opened]] = {
    "gzip": _open_gzip,
    "bzip2": _open_bzip2,
    "xz": _open_xz,
    "zstd": _open_zstd,
}


def import_zstd() -> Any:
    """Import the module for zstd.

    Raises:
        MissingExtra: Python is older than 3.14 and the extra is not installed.
    """
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise MissingExtra("zstd is read with an extra: pip install 'newsparse[zstd]'") from None
    return zstd


def _dictionary(zstd: Any, stream: Stream, limit: int) -> Any:
    """Read the dictionary from the first frame; it may itself be compressed."""
    size = int.from_bytes(_exactly(stream, 8)[4:], "little")
    if size > limit:
        raise UnreadableInput(stream.name, f"its dictionary is larger than {limit} bytes")
    data = _exactly(stream, size)
    try:
        if data.startswith(b"\x28\xb5\x2f\xfd"):
            data = zstd.ZstdDecompressor().decompress(data, limit)
        return zstd.ZstdDict(data)
    except (ValueError, zstd.ZstdError) as problem:
        raise UnreadableInput(stream.name, "its dictionary is invalid") from problem


def _exactly(stream: Stream, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            raise TruncatedInput(stream.name, "cut off inside its dictionary", "get the rest of it")
        data += more
    return data
