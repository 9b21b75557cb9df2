"""Whether a text is a table: JSON Lines, JSON, or CSV. No more of a pipe is waited for than what decides."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsparse.sources.documents import Cutter
from newsparse.sources.options import TEXT_FIELDS, URL_FIELDS, SourceOptions
from newsparse.sources.streams import Stream

# Of rows so much is looked at, of CSV less: its rows are counted.
_ROWS, _CELLS, _LINE = 1 << 20, 1 << 16, 2000
_BLANK = b" \t\r\n\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# What an object, or an array of them, begins with, and what may yet become that.
_OBJECTS = re.compile(rb'(?:\[\s*)?\{\s*"')
_UNTOLD = re.compile(rb"\[?\s*(?:\{\s*)?")
_ROW_START = re.compile(rb'(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){1,200}"\s*:')
_DOCUMENT = re.compile(rb'\[\s*[\[{"\]\d-]|\{\s*["}]')
# In a file that is called JSON Lines: no line of it is a row.
_NO_LINES = re.compile(rb"\[\s*\{|\{[ \t\r]*\n")
_LINE_END = re.compile(rb"[ \t\r]*(?:\n|\Z)")
# A line of two names or more; the second is what parts them.
_HEADER = re.compile(
    rb'"?[A-Za-z_][\w .-]{0,60}"?(?:([,;\t])"?[A-Za-z_][\w .-]{0,60}"?)(?:\1"?[A-Za-z_][\w .-]{0,60}"?)*\r?\n'
)
_COLUMN = re.compile(r"[a-z_][a-z0-9_]*")


def named_rows(stream: Stream, name: str) -> str | None:
    """The format of what is called ``jsonl`` or ``json``: one of the two; None where it holds something else."""
    start = _stripped(stream.peek(_ROWS, lambda head: not _UNTOLD.fullmatch(_stripped(head))))
    if name == "jsonl":
        if _NO_TEXT.search(start[:16]):
            return None  # a compression that lost its signature is one failure, not one a line
        return "json" if _NO_LINES.match(start) else "jsonl"
    if start.startswith(_UTF_16):
        return "json"  # which is to be UTF-8
    if not _DOCUMENT.match(start):
        return None
    return "jsonl" if start[:1] == b"{" and _first_line_is_row(stream) else "json"


def guess_table(stream: Stream, options: SourceOptions) -> str | None:
    """The format of a table that no name tells of, None where it is none.

    A dump may begin with a brace; hardly with a whole object that has a field of text, and never is all of it objects.
    """
    start = _stripped(stream.peek(_ROWS, lambda head: bool(_stripped(head))))
    if start[:1] in (b"{", b"["):
        return _guess_rows(stream, options)
    return "csv" if _is_csv(stream, options) else None


class _Watch:
    """Looks at JSON as it comes, once at each byte, until its first row is whole or it cannot be rows any more."""

    def __init__(self) -> None:
        self._cutter = Cutter(_ROWS)
        self._seen = 0
        self.first: bytes | None = None

    def __call__(self, head: bytes) -> bool:
        if self._seen == 0:
            start = _stripped(head)
            if _UNTOLD.fullmatch(start):
                return False
            if not _OBJECTS.match(start):
                return True
        rows = self._cutter.feed(head[self._seen :])
        self._seen = len(head)
        self.first = self.first or next(rows, None)
        return self.first is not None

    def end(self, head: bytes) -> None:
        """The same where nothing comes any more: an array may be cut off behind its first row."""
        if not self(head) and self._seen:
            self.first = next(self._cutter.last(), None)

    def name(self, head: bytes) -> str:
        """What rows are called whose first is seen, or begun."""
        lines = head.lstrip(_BLANK)
        return "json" if lines[:1] == b"[" or b"\n" in (self.first or lines) else "jsonl"


def _guess_rows(stream: Stream, options: SourceOptions) -> str | None:
    watch = _Watch()
    head = stream.peek(_ROWS, watch)
    if len(head) < _ROWS:
        watch.end(head)
    if watch.first is None:
        begun = len(head) >= _ROWS and _ROW_START.match(_stripped(head))
        return watch.name(head) if begun else None
    name, row = watch.name(head), _object(watch.first)
    if row is None:
        return None
    if name == "jsonl" and not _first_line_is_row(stream):
        name = "json"  # several in a line, or words behind one
    elif any(isinstance(row.get(field), str) for field in options.text_fields()):
        return name
    return name if _is_all_objects(stream.peek(_ROWS)) else None


def _first_line_is_row(stream: Stream) -> bool:
    head = _stripped(stream.peek(_ROWS, lambda head: b"\n" in _stripped(head)))
    line, end, _ = head.partition(b"\n")
    if not end and len(head) >= _ROWS:
        return head[:1] == b"{" and _ROW_START.match(head) is not None
    return _object(line) is not None


def _is_all_objects(head: bytes) -> bool:
    cutter = Cutter(_ROWS)
    whole = all(row is not None and _object(row) is not None for row in cutter.feed(head))
    return whole and not cutter.lost and (len(head) >= _ROWS or not cutter.cut_off())


def _object(data: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_csv(stream: Stream, options: SourceOptions) -> bool:
    """Whether a text is columns under their names: one is called as pages or addresses are, or at least three as only
    columns are, and all rows have as many cells."""
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
    """How many cells each row has; of one that may go on behind the text, nothing."""
    import csv

    before: int | None = None
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=comma):
            if before is not None:
                yield before
            before = len(row) or before
    except csv.Error:  # a cell of more than it reads
        return
    if ended and before is not None:
        yield before


def _stripped(head: bytes) -> bytes:
    return head.lstrip(_BLANK)
