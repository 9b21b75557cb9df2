"""Decide whether a text is a table: JSON Lines, JSON, or CSV. No more of a pipe is awaited than the decision needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsparse.sources.documents import Cutter, is_scalar
from newsparse.sources.options import TEXT_FIELDS, URL_FIELDS, SourceOptions
from newsparse.sources.streams import Stream

# How many bytes are examined: of JSON; of CSV, fewer because all its rows are counted; to find the first line of CSV.
_ROWS, _CELLS, _LINE = 1 << 20, 1 << 16, 2000
# Byte order marks and record separators (RFC 7464) count as white space.
_BLANK = b" \t\r\n\xef\xbb\xbf\x1e"
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1d\x1f]")
# How an object, or an array of them, begins; and what may still become that.
_OBJECTS = re.compile(rb'(?:\[\s*)?\{\s*"')
_UNTOLD = re.compile(rb"\[?\s*(?:\{\s*)?")
_ROW_START = re.compile(rb'(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){1,200}"\s*:')
_DOCUMENT = re.compile(rb'\[\s*[\[{"\]\d-]|\{\s*["}]')
_NO_LINES = re.compile(rb"\[\s*\{|\{[ \t\r]*\n")
# A line of two or more names; the group is their separator.
_HEADER = re.compile(
    rb'"?[A-Za-z_][\w .-]{0,60}"?(?:([,;\t])"?[A-Za-z_][\w .-]{0,60}"?)(?:\1"?[A-Za-z_][\w .-]{0,60}"?)*\r?\n'
)
_COLUMN = re.compile(r"[a-z_][a-z0-9_]*")


def named_rows(stream: Stream, name: str) -> str | None:
    """The format of a stream whose suffix says ``jsonl`` or ``json``: one of the two, or None if it holds something else."""
    start = _stripped(stream.peek(_ROWS, lambda head: not _UNTOLD.fullmatch(_stripped(head))))
    if name == "jsonl" and _NO_TEXT.search(start[:16]):
        return None  # compressed data without its signature is one failure, not one a line
    if name == "json" and is_scalar(stream):
        return "json"  # whose reader reports that it has no rows
    if start[:1] not in (b"{", b"[") or name == "json" and not _DOCUMENT.match(start):
        return "jsonl" if name == "jsonl" else None
    watch = _Watch(lines_alone=name == "jsonl")
    head = stream.peek(_ROWS, watch.look)
    watch.end(head)
    if name == "jsonl":  # JSON Lines, unless no line is a row
        values = watch.values or _NO_LINES.match(_stripped(head)) is not None
        return "json" if values and not watch.lines else "jsonl"
    if watch.told():
        return watch.name()
    return _begun(head) if len(head) >= _ROWS else "json"


def guess_table(stream: Stream, options: SourceOptions) -> str | None:
    """The format of a table whose name does not tell it; None if it is not a table.

    A dump may begin with a brace, but hardly with a whole object that has a field of text; and it never consists only of
    objects.
    """
    start = _stripped(stream.peek(_ROWS, lambda head: bool(_stripped(head))))
    if start[:1] in (b"{", b"["):
        return _guess_rows(stream, options)
    return "csv" if _is_csv(stream, options) else None


class _Watch:
    """Examines JSON as it arrives, each byte once, until its format is known.

    Args:
        lines_alone: whether only ``lines`` settles the format, not ``values``.

    Attributes:
        lines: whether some line is a row by itself: an object outside any array, and not the value of a name.
        values: whether some row is not a line: one of an array, one over many lines, a second one in a line.
        first: the first row that is an object; rows before it may be broken.
        rows: how many rows there were.
    """

    def __init__(self, *, lines_alone: bool = False) -> None:
        self.lines = self.values = False
        self.first: dict[str, Any] | None = None
        self.rows = 0
        self._lines_alone = lines_alone
        self._cutter = Cutter(_ROWS)
        self._seen = self._in_line = 0
        self._line = bytearray()
        self._before = b""

    def told(self) -> bool:
        """Whether the format is known."""
        return self.lines or self.values and not self._lines_alone

    def name(self) -> str:
        """The format, once it is known."""
        return "json" if self.values else "jsonl"

    def whole(self) -> bool:
        """Whether only JSON has been seen."""
        return not self._cutter.lost

    def look(self, head: bytes) -> bool:
        """Examine what is new in ``head``; whether the format is known."""
        pieces = head[self._seen :].split(b"\n")
        self._seen = len(head)
        for number, piece in enumerate(pieces, 1 - len(pieces)):
            line = piece if number == 0 else piece + b"\n"
            self._line += line
            self._count(self._cutter.feed(line))
            if number:
                self._end_line()
            if self.told():
                break
        return self.told()

    def end(self, head: bytes) -> None:
        """Examine the rest once no more will come: a last line without an end, the last row of an array cut off after it."""
        if len(head) < _ROWS and not self.told():
            self._count(self._cutter.last())
            self._end_line()

    def _count(self, rows: Iterator[bytes | None]) -> None:
        for data in rows:
            row = None if data is None else _object(data)
            self.first = self.first or row
            self.rows += 1
            if data is not None and row is not None:
                self._in_line += 1
                self.values |= self._cutter.array or b"\n" in data or self._in_line > 1
            if self.told():
                return

    def _end_line(self) -> None:
        line = self._line.strip(_BLANK)
        if line.startswith(b"{") and line.endswith(b"}") and self._before not in (b"[", b",", b":"):
            self.lines |= _object(line) is not None
        self._before = bytes(line[-1:]) or self._before
        self._line.clear()
        self._in_line = 0


def _guess_rows(stream: Stream, options: SourceOptions) -> str | None:
    watch = _Watch()
    head = stream.peek(_ROWS, lambda head: _is_told(watch, head))
    if _OBJECTS.match(_stripped(head)):
        watch.end(head)
    if watch.first is not None and watch.told() and _OBJECTS.match(_stripped(head)):
        if watch.whole() and any(isinstance(watch.first.get(field), str) for field in options.text_fields()):
            return watch.name()
        return watch.name() if _is_all_objects(stream.peek(_ROWS)) else None
    if len(head) >= _ROWS:
        return None if watch.rows or not _ROW_START.match(_stripped(head)) else _begun(head)
    return "json" if _is_json(stream.peek(_ROWS)) else None


def _is_told(watch: _Watch, head: bytes) -> bool:
    start = _stripped(head)
    if _UNTOLD.fullmatch(start):
        return False
    return watch.look(head) if _OBJECTS.match(start) else True


def _begun(head: bytes) -> str:
    """The format of rows when only the beginning of the first one has been seen."""
    start = _stripped(head)
    return "json" if start[:1] == b"[" or b"\n" in start else "jsonl"


def _is_json(head: bytes) -> bool:
    """Whether a whole text is a JSON array or object: rows or not, it is not a page."""
    if len(head) >= _ROWS or not _DOCUMENT.match(_stripped(head)):
        return False
    try:
        json.loads(_stripped(head))
    except (ValueError, RecursionError):
        return False
    return True


def _is_all_objects(head: bytes) -> bool:
    cutter = Cutter(_ROWS)
    whole = all(row is not None and _object(row) is not None for row in cutter.feed(head))
    return whole and not cutter.lost and (len(head) >= _ROWS or not cutter.cut_off())


def _object(data: bytes | bytearray) -> dict[str, Any] | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_csv(stream: Stream, options: SourceOptions) -> bool:
    """Whether a text is a table below a line of column names.

    One of these must be a known name for pages or addresses, or there must be at least three and all look like names of
    columns. All rows must have as many cells.
    """
    start = _stripped(stream.peek(_LINE, lambda head: b"\n" in _stripped(head)))
    header = _HEADER.match(start)
    if header is None:
        return False
    comma = header[1].decode()
    names = [name.strip('"') for name in header[0].decode().strip().split(comma)]
    known = {*TEXT_FIELDS, *URL_FIELDS, options.text_field, options.url_field}
    told = any(name in known or name.lower() in known for name in names)
    if len({*names}) < len(names) or not (told or len(names) > 2 and all(map(_COLUMN.fullmatch, names))):
        return False
    head = stream.peek(_CELLS)
    widths = list(_widths(_stripped(head).decode("utf-8", "replace"), comma, len(head) < _CELLS))
    return len(widths) > (1 if told else 2) and {*widths} == {len(names)}


def _widths(text: str, comma: str, ended: bool) -> Iterator[int]:
    """Yield how many cells each row has; the last one counts only if the text has ``ended``, for it may go on."""
    import csv

    before: int | None = None
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=comma):
            if before is not None:
                yield before
            before = len(row) or before
    except csv.Error:  # a cell larger than the module reads
        return
    if ended and before is not None:
        yield before


def _stripped(head: bytes) -> bytes:
    return head.lstrip(_BLANK)
