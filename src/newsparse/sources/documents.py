"""JSON that is not JSON Lines: an array of rows, an object over many lines, or some of these one behind the other.

Values are cut out of the bytes as these come, by brackets and quotes alone, and read one by one: an array may be of any
size, and one broken value is one failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.errors import TruncatedInput, UnreadableInput
from newsparse.sources.formats import Found
from newsparse.sources.options import SourceOptions
from newsparse.sources.rows import pages_of
from newsparse.sources.streams import CHUNK, Stream

_MARK = re.compile(rb'["{}\[\],]')
# Each character is passed over once; a backslash at the end waits for what it escapes.
_QUOTED = re.compile(rb'(?:[^"\\]+|\\.)*+', re.DOTALL)
# What may stand between documents: blanks, byte order marks, record separators.
_BETWEEN = re.compile(rb"[ \t\r\n\xef\xbb\xbf\x1e]*+")


class Cutter:
    """Cuts JSON into its rows: the values of an array, and objects that stand in none.

    ``array`` tells whether the last row stood in an array, ``lost`` that something else than arrays and objects stands
    there, behind which nothing is found any more.
    """

    def __init__(self, limit: int) -> None:
        self.array = self.lost = False
        self._limit = limit
        # a row as far as it came and what is behind it; so far it was looked at
        self._kept = bytearray()
        self._at = 0
        self._depth = 0
        self._quoted = self._over = False

    def feed(self, data: bytes) -> Iterator[bytes | None]:
        """The rows that end in some more bytes; None for one over the limit, which is not kept."""
        self._kept += data
        while self._depth or self._open():
            end = self._end()
            if (self._at if end is None else end) > self._limit:
                self._over = True
            if end is None:
                if self._over:
                    self._drop(self._at)
                return
            yield from self._row(end)

    def cut_off(self) -> bool:
        """At the end: whether a document is open."""
        return self._depth > 0 or self._quoted

    def last(self) -> Iterator[bytes | None]:
        """At the end: the row of an array that is cut off behind it."""
        if self.array and self._depth == 1 and not self._quoted:
            yield from self._row(len(self._kept))

    def _open(self) -> bool:
        """Between documents: whether another begins."""
        gap = _BETWEEN.match(self._kept)
        self._drop(gap.end() if gap else 0)
        if not self._kept or self.lost:
            return False
        self.array = self._kept.startswith(b"[")
        self.lost = not self.array and not self._kept.startswith(b"{")
        self._depth = int(self.array)
        self._drop(int(self.array))
        return not self.lost

    def _end(self) -> int | None:
        """Where the row ends, if it does in what came; what was looked at ends behind that."""
        while True:
            if self._quoted:
                within = _QUOTED.match(self._kept, self._at)
                self._at = within.end() if within else self._at
                if not self._kept.startswith(b'"', self._at):
                    return None
                self._at += 1
                self._quoted = False
            mark = _MARK.search(self._kept, self._at)
            self._at = mark.end() if mark else len(self._kept)
            if mark is None:
                return None
            if mark[0] == b'"':
                self._quoted = True
            elif mark[0] in b"{[":
                self._depth += 1
            elif mark[0] in b"}]":
                self._depth -= 1
                if not self._depth:
                    return mark.start() if self.array else mark.end()
            elif self._depth == 1 and self.array:
                return mark.start()

    def _row(self, end: int) -> Iterator[bytes | None]:
        row, over = bytes(self._kept[:end]), self._over
        self._drop(self._at)
        self._over = False
        if over or row.strip():
            yield None if over else row

    def _drop(self, size: int) -> None:
        del self._kept[:size]
        self._at = max(0, self._at - size)


def read_documents(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """A page for each object, named ``name:NUMBER``, or what is wrong with it.

    Raises:
        InputError: the stream cannot be read, ends inside of a value, holds something else, or records that this package
            wrote.
    """
    yield from pages_of(name, enumerate(_values_of(stream, options.max_size), 1), options, "value")


def _values_of(stream: Stream, limit: int) -> Iterator[bytes | None]:
    cutter = Cutter(limit)
    while not cutter.lost and (data := stream.read(CHUNK)):
        yield from cutter.feed(data)
    if cutter.lost:
        raise UnreadableInput(stream.name, "not JSON, or not all of it", "check what the scraper wrote")
    if cutter.cut_off():
        yield from cutter.last()
        raise TruncatedInput(stream.name, "cut off inside its JSON", "get the rest of it")
