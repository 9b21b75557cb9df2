"""The forms in which lines are written, as a table; a file's name says which it has.

An encoder is given lines and writes bytes. The same lines give the same bytes: nothing of the clock, the file's name or
the number of processors is in them (with the same versions of the libraries that compress).
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
    """One file's lines on their way to bytes.

    ``finish`` writes what is still held and what ends the form; ``abandon`` lets go of it all, and may follow anything.
    """

    def write(self, line: bytes) -> None: ...

    def finish(self) -> None: ...

    def abandon(self) -> None: ...


class Compressor(Protocol):
    """What zlib and zstandard call a compressobj."""

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
        """What is held is memory alone."""


def _plain(out: Writable, _content: Content) -> Encoder:
    return PlainEncoder(out)


def _gzip(out: Writable, _content: Content) -> Encoder:
    # zlib's own header of gzip: no time, no file name; level 6, as the command has it
    return CompressedEncoder(out, zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS))


def _zstd(out: Writable, _content: Content) -> Encoder:
    try:
        import zstandard
    except ImportError as problem:
        raise MissingExtra("zstd needs the package zstandard: pip install 'newsparse[zstd]'") from problem
    # one thread: with more, where a frame's blocks end depends on how many there are; a checksum, to notice damage
    return CompressedEncoder(out, zstandard.ZstdCompressor(level=3, threads=0, write_checksum=True).compressobj())


def _parquet(out: Writable, content: Content) -> Encoder:
    if content == "other":
        raise OptionError("Parquet has the columns of a record; --pretty and --schema-org cannot be written to it")
    from newsparse.writers.parquet import ParquetEncoder

    return ParquetEncoder(out, content)


# A form's name is also how its files end.
FORMS: dict[str, Callable[[Writable, Content], Encoder]] = {
    "jsonl": _plain,
    "jsonl.gz": _gzip,
    "jsonl.zst": _zstd,
    "parquet": _parquet,
}
# What the end of a name says.
_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".gz": "jsonl.gz",
    ".zst": "jsonl.zst",
    ".parquet": "parquet",
}
# Names that would lie about what is in the file.
_OTHERS = frozenset(".7z .arrow .avro .br .bz2 .csv .feather .lz4 .lzma .orc .snappy .tsv .xz .zip .zstd".split())


def is_of_lines(name: str) -> bool:
    """Whether the name of a file promises a record a line: ``records.jsonl``, ``records.ndjson.gz``."""
    stem, suffix = os.path.splitext(name.lower())
    return (os.path.splitext(stem)[1] if suffix in (".gz", ".zst") else suffix) in (".jsonl", ".ndjson")


def form_of(name: str, said: str | None = None) -> str:
    """The form of a file or a folder by its name, or the one that the user said where the name tells none.

    Raises:
        OptionError: the name says another form than the user, or one that is not written here.
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
