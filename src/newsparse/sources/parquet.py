"""Parquet files, a row at a time."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from newsparse.errors import InputError, MissingExtra, MissingInput, OverLimit, UnreadableInput
from newsparse.names import RowName
from newsparse.sources.formats import Found
from newsparse.sources.options import MAX_SIZE, SourceOptions
from newsparse.sources.rows import page_of
from newsparse.sources.streams import CHUNK, Faults, Stream, as_file

if TYPE_CHECKING:
    import pyarrow.parquet

_ROWS = 1  # decoded together: pages are large, and one that many rows repeat is small only in the file
_FRAMING = 1 << 20  # bytes of a group beside its values; its own pages are decompressed whole, however large rows are


def read_parquet(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Yield a page for each row, named ``name:ROW``; the rows of a group that cannot be read are one failure.

    Raises:
        MissingExtra: the extra is not installed.
        InputError: it is not a whole Parquet file, or has no column of text.
    """
    pq, faults = import_parquet()
    try:
        table = pq.ParquetFile(
            as_file(stream, options.max_size), pre_buffer=False, buffer_size=CHUNK, page_checksum_verification=True
        )
        columns = _columns(name, table, options)
        # Ask about groups, not about their columns: asking about a broken column crashes the process.
        groups = [table.metadata.row_group(group) for group in range(table.num_row_groups)]
        sizes = [(max(0, group.num_rows), group.total_byte_size) for group in groups]
    except InputError:
        raise
    except faults as problem:
        raise UnreadableInput(name, f"not a whole Parquet file ({_short(problem)})") from problem
    begin = 0
    largest = max(options.max_size, MAX_SIZE)
    for group, (count, size) in enumerate(sizes):
        if size > count * largest + _FRAMING:
            lost = f"rows {begin + 1} to {begin + count} are larger than {largest} bytes each"
            yield OverLimit(RowName(name, begin + 1), lost, "raise --max-size")
        else:
            yield from _read_group(name, table, (group, begin, count), columns, options)
        begin += count


def import_parquet() -> tuple[Any, Faults]:
    """Import pyarrow's reader, with the exceptions that it raises.

    Raises:
        MissingExtra: the extra is not installed.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra("Parquet is read with an extra: pip install 'newsparse[parquet]'") from None
    from pyarrow import ArrowException

    return pq, (ArrowException, OSError, ValueError, MemoryError, NotImplementedError)


def _columns(name: str, table: pyarrow.parquet.ParquetFile, options: SourceOptions) -> list[str] | None:
    """The columns to read: those that may hold the text or the address, or None for all.

    Raises:
        MissingInput: there is no column of text.
    """
    names = table.schema_arrow.names
    texts = [field for field in options.text_fields() if field in names]
    if not texts:
        wanted = f"no column {options.text_field!r}" if options.text_field else "no column of text"
        raise MissingInput(name, f"{wanted} among {', '.join(names)[:200]}", "name one with --text-field")
    if options.keep_fields:
        return None
    return [*texts, *(field for field in ("schema", *options.url_fields()) if field in names and field not in texts)]


def _read_group(
    name: str,
    table: pyarrow.parquet.ParquetFile,
    rows: tuple[int, int, int],
    columns: list[str] | None,
    options: SourceOptions,
) -> Iterator[Found]:
    """Read one row group; ``rows`` is its number, how many rows come before it, and how many it has."""
    _, faults = import_parquet()
    group, at, count = rows
    end = at + count
    try:
        # No threads: the process may fork workers later.
        for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False):
            cells = {field: batch.column(k) for k, field in enumerate(batch.schema.names)}
            for row in range(batch.num_rows):
                at += 1
                values = {field: _plain(_value(column[row])) for field, column in cells.items()}
                yield page_of(RowName(name, at), values, options)
        if at < end:
            raise OSError("it has fewer rows than it says")
    except faults as problem:
        lost = f"rows {at + 1} to {end} cannot be read ({_short(problem)})"
        yield UnreadableInput(RowName(name, at + 1), lost, "the other groups of rows are read")


def _value(cell: Any) -> Any:
    """A cell's value.

    Text that is not UTF-8, which some writers let pass, is returned as bytes. Times that Python cannot represent are
    returned as text.
    """
    if getattr(cell.type, "unit", None) == "ns":  # as_py would use pandas if it is installed
        return _as_text(cell)
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes() if hasattr(cell, "as_buffer") else None
    except (OverflowError, ValueError, LookupError):
        return _as_text(cell)


def _as_text(cell: Any) -> str | None:
    """A cell as Arrow itself writes it; None if it cannot."""
    from pyarrow import ArrowException, string

    try:
        text: str | None = cell.cast(string()).as_py()
    except (ArrowException, ValueError, NotImplementedError, LookupError):
        return None
    return text


def _plain(value: Any) -> Any:
    """A value as JSON can hold it; bytes by themselves stay bytes, for they may be the page."""
    if value is None or isinstance(value, str | bytes | bool | int):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_json(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _json(one) for key, one in value.items()}
    return str(value)


def _json(value: Any) -> Any:
    value = _plain(value)
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _short(problem: Exception) -> str:
    return " ".join(str(problem).split())[:150]
