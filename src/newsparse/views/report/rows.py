"""Read records from the rows of Parquet files; only the columns that are counted are read."""

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
# The levels that writers of Parquet put between a list and its elements.
_BETWEEN = frozenset(("list", "element", "item", "array", "bag", "array_element"))
_BATCH = 1024


def rows_of(name: str, stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the columns that are counted, as from JSON.

    Args:
        name: of the file, for errors.
        stream: the file, seekable.

    Raises:
        InputError: it is damaged, or holds something other than records.
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as problem:
        raise MissingExtra("Parquet needs the package pyarrow: pip install 'newsparse[parquet]'") from problem
    try:
        file = ParquetFile(stream, pre_buffer=False)  # its threads abort the process at exit where a file is damaged
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
