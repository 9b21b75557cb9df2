"""Convert rows in UTF-16 or UTF-32, as PowerShell and spreadsheets write them, to UTF-8 as they arrive."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from newsparse.errors import TruncatedInput
from newsparse.sources.streams import Place, Stream

# A byte order mark, or white space or a bracket, with which rows begin. UTF-32 comes first: its mark begins like UTF-16's.
_WIDE = (
    ("utf-32-le", re.compile(rb"\xff\xfe\0\0|[ \t\r\n\x1e{\[]\0\0\0")),
    ("utf-32-be", re.compile(rb"\0\0\xfe\xff|\0\0\0[ \t\r\n\x1e{\[]")),
    ("utf-16-le", re.compile(rb"\xff\xfe|[ \t\r\n\x1e{\[]\0")),
    ("utf-16-be", re.compile(rb"\xfe\xff|\0[ \t\r\n\x1e{\[]")),
)
_CHARACTER_BYTES = 4  # the longest


def in_utf_8(stream: Stream) -> Stream:
    """Return a stream in UTF-8: the same one, or one that converts it if it begins like rows in UTF-16 or UTF-32.

    Lone surrogates are kept; the rows' reader also meets them as escapes. Data that ends inside a character counts as
    truncated.
    """
    codec = _codec_of(stream)
    return stream if codec is None else _decoded(stream, codec)


def glance_in_utf_8(stream: Stream) -> Stream:
    """As :func:`in_utf_8`, but reading the result leaves the stream itself unread (unless it is the same one)."""
    codec = _codec_of(stream)
    return stream if codec is None else _decoded(_glance(stream), codec)


def _codec_of(stream: Stream) -> str | None:
    start = stream.peek(_CHARACTER_BYTES)
    return next((codec for codec, begins in _WIDE if begins.match(start)), None)


def _glance(stream: Stream) -> Stream:
    seen = 0

    def read(size: int) -> bytes:
        nonlocal seen
        data = stream.peek(seen + 1)[seen : seen + size]
        seen += len(data)
        return data

    return _beside(stream, read)


def _decoded(stream: Stream, codec: str) -> Stream:
    decoder = codecs.getincrementaldecoder(codec)("surrogatepass")

    def read(size: int) -> bytes:
        while True:
            data = stream.read(max(size // 2, _CHARACTER_BYTES))
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as problem:
                if data:
                    raise
                raise TruncatedInput(stream.name, "cut off inside a character", "get the rest of it") from problem
            if text or not data:
                return text.encode("utf-8", "surrogatepass")

    return _beside(stream, read)


def _beside(stream: Stream, read: Callable[[int], bytes]) -> Stream:
    return Stream(stream.name, read, Place(stream.hint, stream.inside, stream.skipped))
