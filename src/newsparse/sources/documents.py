"""JSON that is not JSON Lines: an array of rows, an object over many lines, or some of these one behind the other.

Values are cut out of the bytes as these come, by brackets and quotes alone, and read one by one: an array may be of any
size, and one broken value is one failure. Where its brackets or quotes do not match, the next row is known by the line
that it begins, in a place where valid JSON has no such line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsparse.errors import MissingInput, TruncatedInput, UnreadableInput
from newsparse.sources.formats import Found
from newsparse.sources.options import SourceOptions
from newsparse.sources.rows import pages_of
from newsparse.sources.streams import CHUNK, Stream
from newsparse.sources.wide import in_utf_8

_MARK = re.compile(rb'["{}\[\],]')
# Each character is passed over once; a backslash at the end waits for what it escapes. No string goes over a line.
_QUOTED = re.compile(rb'(?:[^"\\\n]+|\\[^\n])*+')
# What may stand between documents: blanks, byte order marks, record separators.
_BETWEEN = re.compile(rb"[ \t\r\n\xef\xbb\xbf\x1e]*+")
# A line that a row begins, maybe behind the end of the one before; what may become one; what is before its brace.
_ROW_LINE = re.compile(rb'\n\x1e?([ \t]{0,200})(?:\}?[ \t]{0,9},[ \t]{0,9})?(?=\{\s{0,200}")')
_ROW_LINE_BEGUN = re.compile(rb"\n\x1e?[ \t]{0,200}(?:\}[ \t]{0,9})?(?:,[ \t]{0,9})?(?:\{\s{0,200})?")
_LINE_BEFORE = re.compile(rb"\n\x1e?([ \t]{0,200})(?:,[ \t]{0,9})?\Z")
_LOOK_BACK = 400
_SCALAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:null|true|false|-?[0-9][0-9.eE+-]*)\s*")
_SCALAR_BEGUN = re.compile(rb"(?:\xef\xbb\xbf|\xef\xbb?)?\s*(?:[ntf0-9-]|\Z)")
_SCALAR_BYTES = 64
# Behind what is no JSON: a line that a document may begin.
_DOCUMENT_LINE = re.compile(rb"\n\x1e?[ \t]{0,200}(?=[\[{])")


class Cutter:
    """Cuts JSON into its rows: the values of an array, and objects that stand in none.

    ``array`` tells whether the last row stood in an array, ``lost`` that something else than arrays and objects stands
    between them, which is passed over.
    """

    def __init__(self, limit: int) -> None:
        self.array = self.lost = False
        self._limit = limit
        # a row as far as it came and what is behind it; so far it was looked at
        self._kept = bytearray()
        self._at = 0
        self._depth = 0
        self._quoted = self._over = self._astray = False
        # of the row: how far its line is indented, and whether it is an object
        self._indent = 0
        self._object = False

    def feed(self, data: bytes) -> Iterator[bytes | None]:
        """The rows that end in some more bytes; None for one over the limit, which is not kept."""
        self._kept += data
        while self._depth or self._open():
            end = self._end()
            if (self._at if end is None else end) > self._limit:
                self._over = True
            if end is None:
                if self._over:
                    self._drop(max(0, self._at - _LOOK_BACK))
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
        if self._astray and not self._found_again():
            return False
        gap = _BETWEEN.match(self._kept)
        self._drop(gap.end() if gap else 0)
        if not self._kept:
            return False
        self.array = self._kept.startswith(b"[")
        if not self.array and not self._kept.startswith(b"{"):
            self.lost = self._astray = True
            return self._open()
        self._indent, self._depth = 0, int(self.array)
        self._drop(int(self.array))
        return True

    def _found_again(self) -> bool:
        """Behind what is no JSON: whether a line begins like a document."""
        line = _DOCUMENT_LINE.search(self._kept)
        if line is None:
            begun = self._kept.rfind(b"\n", max(0, len(self._kept) - _LOOK_BACK))
            self._drop(len(self._kept) if begun < 0 else begun)
            return False
        self._astray = False
        self._drop(line.end())
        return True

    def _end(self) -> int | None:
        """Where the row ends, if it does in what came; what was looked at ends behind that."""
        while True:
            if self._quoted:
                end = self._end_in_string()
                if end is not None or self._quoted:
                    return end
            mark = _MARK.search(self._kept, self._at)
            self._at = mark.end() if mark else len(self._kept)
            if mark is None:
                return None
            end = None
            if mark[0] == b'"':
                self._quoted = True
            elif mark[0] in b"{[":
                end = self._end_before(mark.start(), mark[0])
            elif mark[0] in b"}]":
                end = self._end_at(mark)
            elif self.array and self._depth == 1:
                end = mark.start()
            if end is not None:
                return end

    def _end_at(self, bracket: re.Match[bytes]) -> int | None:
        """Whether a bracket ends the row; a brace too many does not end an array."""
        if self.array and self._depth == 1 and bracket[0] == b"}":
            return None
        self._depth -= 1
        if self._depth:
            return None
        return bracket.start() if self.array else bracket.end()

    def _end_in_string(self) -> int | None:
        """Pass over a string; where the row ends, if it is broken off in a line and the next begins a row."""
        while True:
            within = _QUOTED.match(self._kept, self._at)
            self._at = at = within.end() if within else self._at
            if self._kept.startswith(b'"', at):
                self._at += 1
                self._quoted = False
                return None
            if self._kept.startswith(b"\n", at):
                line = _ROW_LINE.match(self._kept, at)
                if line is None and _ROW_LINE_BEGUN.fullmatch(self._kept, at):
                    return None
                if line is not None and len(line[1]) <= self._indent:
                    return self._broken_off(at, line.end())
                self._at += 1
            elif self._kept.startswith(b"\\\n", at):
                self._at += 1
            else:
                return None

    def _end_before(self, at: int, bracket: bytes) -> int | None:
        """Whether the row ends before a bracket: one of the next row, which begins a line where none may begin."""
        base = int(self.array)
        line = None
        if bracket == b"{" and self._kept.rfind(b"\n", max(0, at - _LOOK_BACK), at) >= 0:
            line = _LINE_BEFORE.search(self._kept, max(0, at - _LOOK_BACK), at)
        if line is not None and len(line[1]) <= self._indent:
            before = self._kept[max(0, at - _LOOK_BACK) : at].rstrip()[-1:]
            named = self._object and self._depth == base + 1
            if before and before not in (b":" if named else b"[,:"):
                return self._broken_off(line.start(), at)
        if self._depth == base:
            self._object = bracket == b"{"
            self._indent = self._indent if line is None else len(line[1])
        self._depth += 1
        return None

    def _broken_off(self, end: int, begin: int) -> int:
        """The row ends without its brackets or quotes, and the next begins."""
        self._at, self._quoted, self._depth = begin, False, int(self.array)
        return end

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
        InputError: the stream cannot be read, ends inside of a value, holds something else, or no rows.
    """
    values = enumerate(_values_of(in_utf_8(stream), options.max_size), 1)
    first = next(values, None)
    if first is None:
        raise MissingInput(name, "JSON without rows", "a row is an object with its columns")
    yield from pages_of(name, chain([first], values), options, "value")


def _values_of(stream: Stream, limit: int) -> Iterator[bytes | None]:
    if is_scalar(stream):
        return
    cutter = Cutter(limit)
    while data := stream.read(CHUNK):
        yield from cutter.feed(data)
    if cutter.cut_off():
        yield from cutter.last()
    if cutter.lost:
        raise UnreadableInput(stream.name, "not JSON, or not all of it", "check what the scraper wrote")
    if cutter.cut_off():
        raise TruncatedInput(stream.name, "cut off inside its JSON", "get the rest of it")


def is_scalar(stream: Stream) -> bool:
    """Whether a stream is a number, ``null`` or the like, and nothing else; a string may be a page."""
    head = stream.peek(_SCALAR_BYTES, lambda head: _SCALAR_BEGUN.match(head) is None)
    return len(head) < _SCALAR_BYTES and _SCALAR.fullmatch(head) is not None
