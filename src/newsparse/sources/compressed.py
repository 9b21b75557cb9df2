"""Compressed streams: what is inside goes the same way again, whatever it is.

What undoes them is the standard library (zstd from Python 3.14 on; before, its backport): it undoes a bounded piece at a
time, goes on where one compressed stream follows another, and tells a cut. The ``zstandard`` package does not: its readers
end silently where a file was cut off.
"""

from __future__ import annotations

import lzma
import re
import sys
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

from newsparse.errors import MissingExtra, TruncatedInput, UnreadableInput
from newsparse.sources.formats import Found, read_stream, without_compression
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Faults, Stream

_FAULTS: Faults = (OSError, EOFError, ValueError, MemoryError, zlib.error, lzma.LZMAError)
_GZIP = 31  # what zlib calls 32 kB of window with the header and the checksum of gzip
# How a member begins: no flags that do not exist, a level and a system that do.
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.DOTALL)
_MEMBER_BYTES = 9
_PIECE = 1 << 15  # what one step of gzip takes; what follows a member in it is copied
_DICTIONARY = b"\x5d\x2a\x4d\x18"  # the frame in which WARC files bring their dictionary along


def read_gzip(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """What is in a gzip stream, of one member or many."""
    return _read(name, stream, _Gunzip(stream), options)


class _Gunzip:
    """The members of a gzip stream, one behind the other; zeros behind a member are padding.

    ``gzip`` of the standard library gives a member's last bytes before it looks at its checksum; here they come after, so
    that a record which is a member by itself is right when it is there. Nor does it go on behind a member that is broken.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._member = zlib.decompressobj(_GZIP)
        self._rest = b""
        self._fed = b""  # the member, or as much of its end as was fed lately

    def read1(self, size: int) -> bytes:
        """Some bytes, at most ``size``; none at the end.

        Raises:
            EOFError: it ends within a member.
            zlib.error: it is no gzip, or broken.
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
        """Go on to the next member; False where there is none."""
        while not (rest := self._rest.lstrip(b"\0")):
            self._rest = self._stream.read(_PIECE)
            if not self._rest:
                return False
        self._rest = self._fed = rest
        self._member = zlib.decompressobj(_GZIP)
        return True

    def resume(self) -> bool:
        """Go on to the next member behind one that is broken; where it was cut off, that lies in what was fed."""
        fed = self._fed[1:]
        while not (start := _MEMBER.search(fed)):
            more = self._stream.read(_PIECE)
            if not more:
                return False
            fed = fed[-_MEMBER_BYTES:] + more
        self._rest = self._fed = fed[start.start() :]
        self._member = zlib.decompressobj(_GZIP)
        return True


def read_bzip2(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """What is in a bzip2 stream."""
    import bz2

    return _read(name, stream, bz2.BZ2File(_plain(stream)), options)


def read_xz(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """What is in an xz stream."""
    return _read(name, stream, lzma.LZMAFile(_plain(stream)), options)


def read_zstd(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """What is in a zstd stream, with the dictionary that it may begin with.

    Raises:
        MissingExtra: on Python before 3.14, without the extra.
        InputError: it is cut off inside its dictionary, or that is none.
    """
    zstd = import_zstd()
    words = None
    if stream.peek(8).startswith(_DICTIONARY):
        words = _dictionary(zstd, stream, options.max_size)
    return _read(name, stream, zstd.ZstdFile(stream, zstd_dict=words), options, (*_FAULTS, zstd.ZstdError))


def import_zstd() -> Any:
    """The module for zstd.

    Raises:
        MissingExtra: on Python before 3.14, without the extra.
    """
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise MissingExtra("zstd is read with an extra: pip install 'newsparse[zstd]'") from None
    return zstd


def _read(name: str, stream: Stream, opened: Any, options: SourceOptions, faults: Faults = _FAULTS) -> Iterator[Found]:
    """``read1`` gives what one step of decompression gives, and does not wait for more."""
    inner = stream.inner(name, opened.read1, "compression", faults, hint=without_compression(stream.hint))
    inner.mend = getattr(opened, "resume", None)
    return read_stream(name, inner, options)


def _plain(stream: Stream) -> IO[bytes]:
    """A stream as the standard library's types want it; ``read`` is all that they call."""
    return cast("IO[bytes]", stream)


def _dictionary(zstd: Any, stream: Stream, limit: int) -> Any:
    """The dictionary in the first frame, which may be compressed itself."""
    size = int.from_bytes(_exactly(stream, 8)[4:], "little")
    if size > limit:
        raise UnreadableInput(stream.name, f"its dictionary is larger than {limit} bytes")
    data = _exactly(stream, size)
    try:
        if data.startswith(b"\x28\xb5\x2f\xfd"):
            data = zstd.ZstdDecompressor().decompress(data, limit)
        return zstd.ZstdDict(data)
    except (ValueError, zstd.ZstdError) as problem:
        raise UnreadableInput(stream.name, "its dictionary is none") from problem


def _exactly(stream: Stream, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            raise TruncatedInput(stream.name, "cut off inside its dictionary", "get the rest of it")
        data += more
    return data
