"""JSON that is not JSON Lines: an array of rows, an object over many lines, or several of these one after the other.

Values are cut out of the bytes as they arrive, by brackets and quotes alone, and parsed one by one. An array may
therefore be of any size, and one broken value is one failure. If a value's brackets or quotes do not match, the next
row is recognised by its first line: it stands where valid JSON has no such line.
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
# The inside of a string, each character examined once. A backslash at the end waits for what it escapes; a line end stops it.
_QUOTED = re.compile(rb'(?:[^"\\\n]+|\\[^\n])*+')
# What may stand between documents: white space, byte order marks, record separators.
_BETWEEN = re.compile(rb"[ \t\r\n\xef\xbb\xbf\x1e]*+")
# A line with which a row begins, perhaps after the end of the row before; what may still become such a line; and its part
# before the brace.
_ROW_LINE = re.compile(rb'\n\x1e?([ \t]{0,200})(?:\}?[ \t]{0,9},[ \t]{0,9})?(?=\{\s{0,200}")')
_ROW_LINE_BEGUN = re.compile(rb"\n\x1e?[ \t]{0,200}(?:\}[ \t]{0,9})?(?:,[ \t]{0,9})?(?:\{\s{0,200})?")
_LINE_BEFORE = re.compile(rb"\n\x1e?([ \t]{0,200})(?:,[ \t]{0,9})?\Z")
_LOOK_BACK = 400
_SCALAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:null|true|false|-?[0-9][0-9.eE+-]*)\s*")
_SCALAR_BEGUN = re.compile(rb"(?:\xef\xbb\xbf|\xef\xbb?)?\s*(?:[ntf0-9-]|\Z)")
_SCALAR_BYTES = 64
# After something that is not JSON: a line with which a document may begin.
_DOCUMENT_LINE = re.compile(rb"\n\x1e?[ \t]{0,200}(?=[\[{])")


class Cutter:
    """Cuts JSON into its rows: the values of an array, and objects outside any array.

    Args:
        limit: the largest size of a row, in bytes.

    Attributes:
        array: whether the last row stood in an array.
        lost: whether anything but arrays and objects was found between documents; it is skipped.
    """

    def __init__(self, limit: int) -> None:
        self.array = self.lost = False
        self._limit = limit
        # the current row as far as it has arrived, and what follows it; how much of that has been examined
        self._kept = bytearray()
        self._at = 0
        self._depth = 0
        self._quoted = self._over = self._astray = False
        # of the current row: how far its line is indented, and whether it is an object
        self._indent = 0
        self._object = False

    def feed(self, data: bytes) -> Iterator[bytes | None]:
        """Take some more bytes and yield the rows that end in them; None in place of one over the limit, which is dropped."""
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
        """At the end of the input: whether a document is still open."""
        return self._depth > 0 or self._quoted

    def last(self) -> Iterator[bytes | None]:
        """At the end of the input: yield the last row of an array that was cut off right after it."""
        if self.array and self._depth == 1 and not self._quoted:
            yield from self._row(len(self._kept))

    def _open(self) -> bool:
        """Between documents: begin the next one; whether there is one."""
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
        """After something that is not JSON: skip to a line that begins like a document; whether there is one."""
        line = _DOCUMENT_LINE.search(self._kept)
        if line is None:
            begun = self._kept.rfind(b"\n", max(0, len(self._kept) - _LOOK_BACK))
            self._drop(len(self._kept) if begun < 0 else begun)
            return False
        self._astray = False
        self._drop(line.end())
        return True

    def _end(self) -> int | None:
        """Where the row ends, or None if it does not end in what has arrived; ``_at`` moves past what was examined."""
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
        """Where the row ends if this closing bracket ends it, else None; a surplus brace does not end an array."""
        if self.array and self._depth == 1 and bracket[0] == b"}":
            return None
        self._depth -= 1
        if self._depth:
            return None
        return bracket.start() if self.array else bracket.end()

    def _end_in_string(self) -> int | None:
        """Skip a string. Returns where the row ends if the string breaks off in a line and the next line begins a row."""
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
        """Where the row ends if this opening bracket already belongs to the next row, else None.

        It does if it begins a line, indented no deeper than the row, in a place where valid JSON has no such bracket.
        """
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
        """End the row although brackets or quotes are missing, and begin the next one."""
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
    """Yield a page for each object, named ``name:NUMBER``, or what is wrong with it.

    Raises:
        InputError: the stream cannot be read, ends inside its JSON, holds something that is not JSON, or has no rows.
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
    """Whether a stream is a number, ``null``, ``true`` or ``false`` and nothing else; a string may be a page."""
    head = stream.peek(_SCALAR_BYTES, lambda head: _SCALAR_BEGUN.match(head) is None)
    return len(head) < _SCALAR_BYTES and _SCALAR.fullmatch(head) is not None
