"""Parquet as the rows of which records are read; only the columns that are counted are read at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from newsparse.errors import MissingExtra, TruncatedInput, UnreadableInput

_COUNTED = frozenset(
    (
        *("schema", "source", "kind", "encoding", "layout", "confidence", "comment_count", "code"),
        *("header.date", "header.authors", "credit.holder", "comments.author", "comments.confidence", "warnings.code"),
    )
)
# What writers of Parquet put between a list and what is in it.
_BETWEEN = frozenset(("list", "element", "item", "array", "bag", "array_element"))
_BATCH = 1024


def rows_of(name: str, stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Rows, as JSON has them, of the columns that are counted.

    Args:
        name: of the file, for errors.
        stream: it, to be read from any place.

    Raises:
        InputError: it is damaged, or holds something else than records.
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as problem:
        raise MissingExtra("Parquet needs the package pyarrow: pip install 'newsparse[parquet]'") from problem
    try:
        file = ParquetFile(stream)
    except (pyarrow.ArrowException, OSError):
        raise TruncatedInput(name, "not a whole Parquet file", "get it again") from None
    columns = _columns_of(file)
    if "source" not in columns or not {"schema", "code"} & set(columns):
        raise UnreadableInput(name, "Parquet without the columns of records", "name files that newsparse wrote")
    try:
        for batch in file.iter_batches(_BATCH, columns=columns, use_threads=False):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError):
        raise UnreadableInput(name, "damaged inside (Parquet)", "get it again") from None


def _columns_of(file: Any) -> list[str]:
    paths = [file.schema.column(k).path for k in range(len(file.schema))]
    return [path for path in paths if ".".join(step for step in path.split(".") if step not in _BETWEEN) in _COUNTED]
