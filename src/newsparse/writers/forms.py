"""The forms in which lines are written, as a table; a file's name says which one it has.

An encoder takes lines and writes bytes. The same lines give the same bytes, whatever the time, the file's name or the
number of processors (as long as the compression libraries have the same versions).
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from typing import Literal, Protocol

from newsparse.errors import MissingExtra, OptionError

# What the lines hold: records of the schema, error records, or JSON of another shape (schema.org, indented).
Content = Literal["records", "errors", "other"]


class Writable(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object: ...


class Encoder(Protocol):
    """Turns one file's lines into bytes.

    ``finish`` writes what is still held, and what ends the form. ``abandon`` drops everything; it may be called at any time.
    """

    def write(self, line: bytes) -> None: ...

    def finish(self) -> None: ...

    def abandon(self) -> None: ...


class Compressor(Protocol):
    """The interface of a compressobj of zlib and zstandard."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


class PlainEncoder:
    """Lines as they are."""

    def __init__(self, out: Writable) -> None:
        self._out = out

    def write(self, line: bytes) -> None:
        self._out.write(line)

    def finish(self) -> None:
        """Nothing is held."""

    def abandon(self) -> None:
        """Nothing is held."""


class CompressedEncoder:
    """Lines, compressed as one stream."""

    def __init__(self, out: Writable, compressor: Compressor) -> None:
        self._out, self._compressor = out, compressor

    def write(self, line: bytes) -> None:
        if data := self._compressor.compress(line):
            self._out.write(data)

    def finish(self) -> None:
        self._out.write(self._compressor.flush())

    def abandon(self) -> None:
        """Nothing to do: only memory is held."""


def _plain(out: Writable, _content: Content) -> Encoder:
    return PlainEncoder(out)


def _gzip(out: Writable, _content: Content) -> Encoder:
    # zlib's own gzip header has no time and no file name; level 6 is the default of the gzip command
    return CompressedEncoder(out, zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS))


def _zstd(out: Writable, _content: Content) -> Encoder:
    try:
        import zstandard
    except ImportError as problem:
        raise MissingExtra("zstd needs the package zstandard: pip install 'newsparse[zstd]'") from problem
    # one thread, because with more the ends of a frame's blocks depend on their number; a checksum, to detect damage
    return CompressedEncoder(out, zstandard.ZstdCompressor(level=3, threads=0, write_checksum=True).compressobj())


def _parquet(out: Writable, content: Content) -> Encoder:
    if content == "other":
        raise OptionError("Parquet has the columns of a record; --pretty and --schema-org cannot be written to it")
    from newsparse.writers.parquet import ParquetEncoder

    return ParquetEncoder(out, content)


# A form's name is also the suffix of its files.
FORMS: dict[str, Callable[[Writable, Content], Encoder]] = {
    "jsonl": _plain,
    "jsonl.gz": _gzip,
    "jsonl.zst": _zstd,
    "parquet": _parquet,
}
# The form that the suffix of a name says.
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".gz": "jsonl.gz",
    ".zst": "jsonl.zst",
    ".parquet": "parquet",
}
# Suffixes that would be wrong for any form.
_OTHERS = frozenset(
    ".7z .arrow .avro .br .bz2 .csv .db .feather .htm .html .lz4 .lzma .orc .snappy .sqlite .tar .tgz .tsv .warc .xls .xlsx "
    ".xml .xz .zip .zstd".split()
)


def is_of_lines(name: str) -> bool:
    """Whether a file's name promises one record a line: ``records.jsonl``, ``records.ndjson.gz``."""
    stem, suffix = os.path.splitext(name.lower())
    return (os.path.splitext(stem)[1] if suffix in (".gz", ".zst") else suffix) in (".jsonl", ".ndjson")


def form_of(name: str, said: str | None = None) -> str:
    """The form of a file or a folder: what its name says, or else what the user ``said``, or else JSON Lines.

    Raises:
        OptionError: the name says another form than the user, or one that cannot be written.
    """
    stem, suffix = os.path.splitext(name.rstrip("/" + os.sep).lower())
    named = _SUFFIXES.get(suffix)
    if said is not None:
        if named not in (None, said):
            raise OptionError(f"{name} is named as {named}, but --format says {said}")
        return said
    if suffix in _OTHERS or named in ("jsonl.gz", "jsonl.zst") and stem.endswith(".parquet"):
        raise OptionError(f"{name}: no such format is written; end the name in one of {', '.join(FORMS)}")
    return named or "jsonl"
