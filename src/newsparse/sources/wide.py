"""Convert rows in UTF-16 or UTF-32, as PowerShell and spreadsheets write them, to UTF-8 as they arrive.

Broken bytes cost the row in which they stand, no other: where some are missing, or are too many, the next row is found by its
first bytes, although it begins in the middle of what the rows before would have for a character.
"""

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
# In place of what is no character, so that its row fails: JSON has the first nowhere but in a string, and the second not there.
_BROKEN = "\ufffd\x0b"
# How all rows but the first begin.
_ROW = '\n{"'


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


class _Decoder:
    """Decodes bytes as they arrive; lone surrogates pass."""

    def __init__(self, codec: str) -> None:
        self._decoder = codecs.getincrementaldecoder(codec)(_replace.__name__)
        self._row, self._width = _ROW.encode(codec), len(_ROW.encode(codec)) // len(_ROW)
        self._held, self._at = b"", 0  # how many bytes were decoded since the last row that was out of step

    def decode(self, data: bytes, final: bool) -> str:
        """Decode some more bytes.

        Raises:
            UnicodeDecodeError: they are the ``final`` ones, and end inside a character.
        """
        data, text = self._held + data, ""
        while (row := self._out_of_step(data)) is not None:
            text += self._decoder.decode(data[:row]) + _BROKEN
            self._decoder.reset()
            data, self._at = data[row:], 0
        end = len(data) if final else self._unclear(data)
        self._held = data[end:]
        self._at += end
        return text + self._decoder.decode(data[:end], final)

    def _out_of_step(self, data: bytes) -> int | None:
        """Where a row begins inside a character."""
        row = data.find(self._row)
        while row >= 0 and (self._at + row) % self._width == 0:
            row = data.find(self._row, row + 1)
        return None if row < 0 else row

    def _unclear(self, data: bytes) -> int:
        """Where the last bytes begin with which such a row may begin; whole lines are never held back."""
        for end in range(max(0, len(data) - len(self._row) + 1), len(data)):
            if (self._at + end) % self._width and self._row.startswith(data[end:]):
                return end
        return len(data)


def _replace(problem: UnicodeError) -> tuple[str | bytes, int]:
    """Handle an error of decoding: as ``surrogatepass``, but what is no character, and not the beginning of one, is replaced."""
    try:
        return _PASS(problem)
    except UnicodeDecodeError as found:
        if found.end - found.start < _CHARACTER_BYTES:
            raise
        return _BROKEN, found.end


_PASS = codecs.lookup_error("surrogatepass")
codecs.register_error(_replace.__name__, _replace)


def _decoded(stream: Stream, codec: str) -> Stream:
    decoder = _Decoder(codec)

    def read(size: int) -> bytes:
        while True:
            data = stream.read(max(size // 2, _CHARACTER_BYTES))
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as problem:
                raise TruncatedInput(stream.name, "cut off inside a character", "get the rest of it") from problem
            if text or not data:
                return text.encode("utf-8", "surrogatepass")

    return _beside(stream, read)


def _beside(stream: Stream, read: Callable[[int], bytes]) -> Stream:
    return Stream(stream.name, read, Place(stream.hint, stream.inside, stream.skipped))
