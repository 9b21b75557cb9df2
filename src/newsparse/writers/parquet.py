"""Write Parquet: the same columns in every file, in row groups of bounded size."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsparse import __version__
from newsparse.errors import MissingExtra
from newsparse.writers.columns import columns_of
from newsparse.writers.forms import Content, Writable
from newsparse.writers.jsonl import encode

if TYPE_CHECKING:
    import pyarrow

# A row group is held in memory until it is written, at so many rows or bytes of JSON (including the row that exceeds them).
GROUP_ROWS, GROUP_BYTES = 20_000, 32 << 20
# How many bytes of lines are converted to columns together: that takes several times their memory.
_BLOCK_BYTES = 4 << 20


class ParquetEncoder:
    """Writes lines as the rows of a Parquet file.

    pyarrow reads the lines with a given schema, so that no string is taken for a timestamp because it looks like one.

    Args:
        out: where the file's bytes go, in order.
        content: what the lines hold.

    Raises:
        MissingExtra: pyarrow is not installed.
    """

    def __init__(self, out: Writable, content: Content) -> None:
        try:
            from pyarrow.parquet import ParquetWriter
        except ImportError as problem:
            raise MissingExtra("Parquet needs the package pyarrow: pip install 'newsparse[parquet]'") from problem
        self._columns = columns_of(content)
        self._marks = [f'"{key}"'.encode() for key in self._columns.changes]
        self._out = _Stream(out)
        schema = self._columns.schema.with_metadata({"newsparse": __version__})
        self._writer = ParquetWriter(self._out, schema, compression="zstd", compression_level=3)
        self._lines: list[bytes] = []
        self._held = 0
        self._tables: list[pyarrow.Table] = []
        self._group_rows = self._group_bytes = 0

    def write(self, line: bytes) -> None:
        self._lines.append(line)
        self._held += len(line)
        rows, size = self._group_rows + len(self._lines), self._group_bytes + self._held
        full = rows >= GROUP_ROWS or size >= GROUP_BYTES
        if full or self._held >= _BLOCK_BYTES:
            self._read_lines()
        if full:
            self._write_group()

    def finish(self) -> None:
        if self._lines:
            self._read_lines()
        if self._tables:
            self._write_group()
        self._writer.close()

    def abandon(self) -> None:
        """Close the writer, and drop what it writes then: it would write the end of its file anyway when it is deleted."""
        self._out.shut = True
        self._writer.close()

    def _read_lines(self) -> None:
        table = _read([self._changed(line) for line in self._lines], self._columns.schema)
        self._tables.append(table)
        self._group_rows += len(self._lines)
        self._group_bytes += self._held
        self._lines, self._held = [], 0

    def _write_group(self) -> None:
        import pyarrow

        table = pyarrow.concat_tables(self._tables)
        self._tables, self._group_rows, self._group_bytes = [], 0, 0
        self._writer.write_table(table, row_group_size=table.num_rows)

    def _changed(self, line: bytes) -> bytes:
        """The line, with values changed for the keys whose values do not fit their column as they are.

        Lines that do not contain such a key in quotation marks are not parsed. A line that has it only as a string value is
        parsed for nothing.
        """
        if not any(mark in line for mark in self._marks):
            return line
        record: dict[str, Any] = json.loads(line)
        for key, change in self._columns.changes.items():
            if record.get(key) is not None:
                record[key] = change(record[key])
        return encode(record)


def _read(lines: Sequence[bytes], schema: pyarrow.Schema) -> pyarrow.Table:
    """Read lines into a table, three times as fast as by way of Python objects.

    Raises:
        pyarrow.ArrowInvalid: a line does not have these columns.
    """
    from pyarrow.json import ParseOptions, ReadOptions, read_json

    data = b"".join(lines)
    how = ReadOptions(use_threads=False, block_size=len(data) + 1)  # a block that ends inside a line cannot be read
    what = ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    return read_json(io.BytesIO(data), how, what)


class _Stream(io.RawIOBase):
    """The part of a file's interface that pyarrow needs for writing; ``shut`` makes it drop what is written."""

    def __init__(self, out: Writable) -> None:
        self._out, self._at, self.shut = out, 0, False

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any, /) -> int:
        if not self.shut:
            self._out.write(data)
        self._at += len(data)
        return len(data)
