"""Bytes of a file as lines, whether they are compressed or not, a bounded piece at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from newsparse.errors import MissingExtra, OverLimit, TruncatedInput, UnreadableInput

GZIP, ZSTD, PARQUET = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1"
_PIECE = 1 << 18
# What zstd makes of so many bytes is at most some hundred megabytes, however well they are compressed.
_ZSTD_PIECE = 1 << 13
# Longer than any record; a file of another kind may have no line ends at all.
_LONGEST_LINE = 1 << 28


def beginning(stream: IO[bytes]) -> bytes:
    """The first bytes, enough to say what a file is; fewer only where there are no more."""
    data = b""
    while len(data) < 4 and (more := stream.read(_PIECE)):
        data += more
    return data


def lines_of(name: str, first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    """Lines with their ends; the last one may have none.

    Args:
        name: of the file, for errors.
        first: what was read of it.
        stream: the rest.

    Raises:
        InputError: it is cut off inside its compression, damaged, or holds a line that is no line.
        MissingExtra: it is zstd, and the extra is not installed.
        OSError: it cannot be read.
    """
    pieces = _pieces(first, stream)
    if first.startswith(GZIP):
        pieces = _ungzipped(name, pieces)
    elif first.startswith(ZSTD):
        pieces = _unzstd(name, pieces)
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        *whole, rest = piece.split(b"\n")
        if whole:
            whole[0] = b"".join((*held, whole[0]))
            held, size = [], 0
            for line in whole:
                yield line + b"\n"
        held.append(rest)
        size += len(rest)
        if size > _LONGEST_LINE:
            raise OverLimit(name, f"a line of more than {_LONGEST_LINE:,} bytes", "name files that newsparse wrote")
    if size:
        yield b"".join(held)


def _pieces(first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    piece = first
    while piece:
        yield piece
        piece = stream.read(_PIECE)


def _ungzipped(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """One gzip stream after the other; zeros behind the last one are nothing."""
    inflater, begun = zlib.decompressobj(16 + zlib.MAX_WBITS), False
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if inflater.eof:
                    inflater, begun = zlib.decompressobj(16 + zlib.MAX_WBITS), False
                if not begun and not (rest := rest.lstrip(b"\0")):
                    break
                begun = True
                yield inflater.decompress(rest, _PIECE)
                rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    except zlib.error:
        raise UnreadableInput(name, "damaged inside its compression (gzip)", "get it again") from None
    if begun and not inflater.eof:
        raise TruncatedInput(name, "cut off inside its compression (gzip)", "get the rest of it")


def _unzstd(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """One zstd frame after the other. The package's readers end silently where a file was cut off, so they are not used."""
    try:
        import zstandard
    except ImportError as problem:
        raise MissingExtra("zstd needs the package zstandard: pip install 'newsparse[zstd]'") from problem
    frames = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    frame, begun = frames.decompressobj(), False
    try:
        for piece in pieces:
            for at in range(0, len(piece), _ZSTD_PIECE):
                rest = piece[at : at + _ZSTD_PIECE]
                while rest:
                    if frame.eof:
                        frame = frames.decompressobj()
                    begun = True
                    yield frame.decompress(rest)
                    rest = frame.unused_data if frame.eof else b""
    except zstandard.ZstdError:
        raise UnreadableInput(name, "damaged inside its compression (zstd)", "get it again") from None
    if begun and not frame.eof:
        raise TruncatedInput(name, "cut off inside its compression (zstd)", "get the rest of it")
