"""Read HTTP responses as crawlers keep them: remove the headers, undo transfer and content encodings.

Crawlers keep headers as they were received, but often store the content already decoded. An encoding that a header
names is therefore undone only if the content has it, and a length in a header is ignored.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

from newsparse.errors import InputError, MissingExtra, TruncatedInput, UnreadableInput
from newsparse.sources.streams import over_limit

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b[^\n]*(?:\n|\Z)")
_HEADER_END = re.compile(rb"\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[\r\n]{0,4}([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n")
# What follows a chunk: the size of the next one, as far as it arrived.
_CHUNK_END = re.compile(rb"\r?\n(?:[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\n]*)?\r?\n|[0-9A-Fa-f]{0,8}\r?\Z)")
_LAST_CHUNK = re.compile(rb"\n0+\r?\n(?:\r?\n)?\Z")
_HEX_AND_ENDS = b"0123456789ABCDEFabcdef\r\n"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.I)
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_PIECE = 4096


class Response(NamedTuple):
    """A response: its status, its headers (names in lower case), and its body, still encoded."""

    status: int
    headers: dict[str, str]
    body: bytes


def read_response(block: bytes) -> Response | None:
    """Split a response into its parts; None if the block is not one. Interim responses (100 Continue) are skipped."""
    at = 0
    while status := _STATUS.match(block, at):
        begin = status.end()
        end = _HEADER_END.search(block, begin - 1)
        at = end.end() if end else len(block)
        code = int(status[1])
        if 100 <= code < 200 and block.startswith(b"HTTP/", at):
            continue
        return Response(code, headers_of(block[begin : end.start() + 1 if end else at]), block[at:])
    return None


def headers_of(block: bytes) -> dict[str, str]:
    """Parse header lines ``Name: value``.

    A line that begins with white space continues the one before it. If a name occurs twice, the first value counts.
    """
    headers: dict[str, str] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", block).split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            headers.setdefault(_text(name).lower(), _text(value))
    return headers


def media_type(value: str) -> str:
    """``text/html`` from ``text/html; charset=utf-8``; empty if there is none."""
    return value.partition(";")[0].strip().lower()


def charset_of(value: str) -> str | None:
    """``utf-8`` from ``text/html; charset=utf-8``."""
    found = _CHARSET.search(value[:1000])
    return found[1] if found else None


def content_of(name: str, response: Response, limit: int) -> bytes:
    """Decode a response's content.

    Args:
        name: the name that its record uses.
        response: a result of :func:`read_response`.
        limit: the largest size of the content, in bytes.

    Raises:
        InputError: it is larger, is broken, or was cut off inside its encoding.
    """
    data = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        data = _without_chunks(name, data)
    codings = response.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed([coding.strip() for coding in codings][:4]):
        data = _undo(name, coding, data, limit)
    if len(data) > limit:
        raise over_limit(name, limit)
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip()


def _without_chunks(name: str, data: bytes) -> bytes:
    """Join the chunks; data that does not begin with one was never chunked, or has been joined already.

    Raises:
        InputError: the last chunk is missing, or something else stands between chunks.
    """
    if not _in_chunks(data):
        return data
    joined = bytearray()
    at = 0
    while size := _CHUNK_SIZE.match(data, at):
        length = int(size[1], 16)
        if length == 0:
            return bytes(joined)
        at = size.end() + length
        joined += data[size.end() : at]
    if not data[at:].strip(_HEX_AND_ENDS):
        raise TruncatedInput(name, "cut off inside its chunks", "get the rest of it")
    raise UnreadableInput(name, "its chunks are broken")


def _in_chunks(data: bytes) -> bool:
    """Whether the data begin with a chunk, and not with a page whose first line is a year or another number."""
    size = _CHUNK_SIZE.match(data)
    if size is None:
        return False
    end = size.end() + int(size[1], 16)
    if end == size.end():  # the last chunk, with none before it
        return size[0].endswith(b"\r\n") and not data[end:].strip(b"\r\n")
    if end + len(b"\r\n") > len(data):  # cut off inside the chunk, or right after it
        return size[0].endswith(b"\r\n")
    return _CHUNK_END.match(data, end) is not None or _LAST_CHUNK.search(data, end) is not None


def _undo(name: str, coding: str, data: bytes, limit: int) -> bytes:
    try:
        if coding in ("gzip", "x-gzip") and data.startswith(_GZIP):
            return _inflate(name, data, lambda: zlib.decompressobj(31), limit, _GZIP)
        if coding == "deflate" and data:
            window = 15 if _is_zlib(data) else -15
            return _inflate(name, data, lambda: zlib.decompressobj(window), limit)
        if coding == "br" and data:
            return _undo_brotli(name, data, limit)
        if coding == "zstd" and data.startswith(_ZSTD):
            return _undo_zstd(name, data, limit)
    except zlib.error as problem:
        if coding == "deflate" and not _is_zlib(data):
            return data
        raise UnreadableInput(name, f"its {coding} encoding is broken ({problem})") from problem
    except MissingExtra as problem:
        raise UnreadableInput(name, "needs a package that is not installed", str(problem)) from problem
    return data


def _is_zlib(data: bytes) -> bool:
    return data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def _inflate(name: str, data: bytes, begin: Callable[[], Any], limit: int, again: bytes | None = None) -> bytes:
    """Decompress content of at most ``limit`` bytes.

    If ``again`` is given, compressed streams that follow are part of the content if they begin with it. Data is fed in
    small pieces: otherwise each of a million empty members would copy everything after it.
    """
    out = bytearray()
    at = 0
    while True:
        inflater = begin()
        while not inflater.eof:
            piece = data[at : at + _PIECE]
            if not piece:
                raise _cut(name)
            at += len(piece)
            out += inflater.decompress(piece, limit + 1 - len(out))
            if len(out) > limit:
                raise over_limit(name, limit)
        at -= len(inflater.unused_data)
        if again is None or not data.startswith(again, at):
            return bytes(out)


def _undo_brotli(name: str, data: bytes, limit: int) -> bytes:
    """Decompress Brotli.

    It has no signature: content that fails in its first piece, that is text and gives nothing, or of which more than half is
    left over, was never encoded and is returned as it is. A shorter remainder after the end is dropped.
    """
    try:
        import brotli
    except ImportError:
        raise MissingExtra("Brotli is undone with an extra: pip install 'newsparse[warc]'") from None
    at, out, state = _unbrotli(brotli, data, limit, len(data))
    begun = at > 0
    if state == "broken":  # or complete with something after it: fed byte by byte, it ends before that
        at, out, state = _unbrotli(brotli, data, limit, at)
    if state == "limit":
        raise over_limit(name, limit)
    if state == "cut" and not out and _is_text(data):
        return data
    if state == "cut":
        raise _cut(name)
    if state == "broken" and begun:
        raise UnreadableInput(name, "its br encoding is broken")
    return data if state == "broken" or len(data) - at > at else out


def _is_text(data: bytes) -> bool:
    """Whether bytes are UTF-8 without control characters: compressed data are not."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()


def _unbrotli(brotli: Any, data: bytes, limit: int, careful: int) -> tuple[int, bytes, str]:
    """Decompress Brotli in pieces, and from offset ``careful`` on byte by byte.

    Returns:
        How many bytes were consumed; the content; and why it stopped: ``end``, ``limit``, ``cut`` or ``broken``.
    """
    inflater = brotli.Decompressor()
    out, at = bytearray(), 0
    while at < len(data):
        piece = data[at : min(at + _PIECE, careful) if at < careful else at + 1]
        try:
            out += inflater.process(piece, output_buffer_limit=limit + 1 - len(out))
            while len(out) <= limit and not inflater.is_finished() and not inflater.can_accept_more_data():
                out += inflater.process(b"", output_buffer_limit=limit + 1 - len(out))
        except brotli.error:
            return at, bytes(out), "broken"
        at += len(piece)
        if len(out) > limit:
            return at, bytes(out), "limit"
        if inflater.is_finished():
            return at, bytes(out), "end"
    return at, bytes(out), "cut"


def _undo_zstd(name: str, data: bytes, limit: int) -> bytes:
    from newsparse.sources.compressed import import_zstd

    zstd = import_zstd()
    try:
        return _inflate(name, data, zstd.ZstdDecompressor, limit, _ZSTD)
    except zstd.ZstdError as problem:
        raise UnreadableInput(name, "its zstd encoding is broken") from problem


def _cut(name: str) -> InputError:
    return TruncatedInput(name, "cut off inside its content encoding", "get the rest of it")
