"""HTTP responses as crawlers keep them: headers off, transfer and content encodings undone.

Crawlers keep headers as they came and often the content decoded, so an encoding that the content does not have is not
undone, and a length in a header is not believed.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from newsparse.errors import InputError, MissingExtra, TruncatedInput, UnreadableInput
from newsparse.sources.streams import over_limit

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b[^\n]*(?:\n|\Z)")
_HEADER_END = re.compile(rb"\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[\r\n]{0,4}([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.I)
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


class Response(NamedTuple):
    """A response: its status, its headers (names in lower case) and its body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


def read_response(block: bytes) -> Response | None:
    """Take a response apart; None where the block is none. Interim answers (100 Continue) are passed over."""
    while status := _STATUS.match(block):
        begin = status.end()
        end = _HEADER_END.search(block, begin - 1)
        header, body = (block[begin : end.start() + 1], block[end.end() :]) if end else (block[begin:], b"")
        code = int(status[1])
        if 100 <= code < 200 and body.startswith(b"HTTP/"):
            block = body
            continue
        return Response(code, headers_of(header), body)
    return None


def headers_of(block: bytes) -> dict[str, str]:
    """The lines ``Name: value``; a line that begins with a blank goes on the one before it; of two of a name the first
    counts."""
    headers: dict[str, str] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", block).split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            headers.setdefault(_text(name).lower(), _text(value))
    return headers


def media_type(value: str) -> str:
    """``text/html`` of ``text/html; charset=utf-8``; empty where there is none."""
    return value.partition(";")[0].strip().lower()


def charset_of(value: str) -> str | None:
    """``utf-8`` of ``text/html; charset=utf-8``."""
    found = _CHARSET.search(value[:1000])
    return found[1] if found else None


def content_of(name: str, response: Response, limit: int) -> bytes:
    """A response's content.

    Args:
        name: what its record calls it.
        response: as :func:`read_response` gave it.
        limit: how many bytes it may have.

    Raises:
        InputError: it is larger, is broken, or was cut off inside its compression.
    """
    data = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        data = _without_chunks(data)
    codings = response.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed([coding.strip() for coding in codings][:4]):
        data = _undo(name, coding, data, limit)
    if len(data) > limit:
        raise over_limit(name, limit)
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip()


def _without_chunks(data: bytes) -> bytes:
    """The chunks joined; what is no chunk is kept as it is, for it may never have been chunked."""
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(data, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(data[size.end() : size.end() + length])
        at = size.end() + length
    return b"".join([*parts, data[at:]])


def _undo(name: str, coding: str, data: bytes, limit: int) -> bytes:
    try:
        if coding in ("gzip", "x-gzip") and data.startswith(_GZIP):
            return _inflate(name, data, 31, limit)
        if coding == "deflate" and data:
            return _inflate(name, data, 15 if _is_zlib(data) else -15, limit)
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


def _inflate(name: str, data: bytes, window: int, limit: int) -> bytes:
    """All members of a compressed content, no more than the limit of them."""
    out = b""
    while data:
        inflater = zlib.decompressobj(window)
        out += inflater.decompress(data, limit + 1 - len(out))
        if len(out) > limit:
            raise over_limit(name, limit)
        if not inflater.eof:
            raise _cut(name)
        data = inflater.unused_data if window == 31 and inflater.unused_data.startswith(_GZIP) else b""
    return out


def _undo_brotli(name: str, data: bytes, limit: int) -> bytes:
    """Brotli has no signature: content that it cannot begin to undo was never encoded."""
    try:
        import brotli
    except ImportError:
        raise MissingExtra("Brotli is undone with an extra: pip install 'newsparse[warc]'") from None
    inflater = brotli.Decompressor()
    out = b""
    try:
        out = inflater.process(data, output_buffer_limit=limit + 1)
        while len(out) <= limit and not inflater.is_finished() and not inflater.can_accept_more_data():
            out += inflater.process(b"", output_buffer_limit=limit + 1 - len(out))
    except brotli.error as problem:
        if not out:
            return data
        raise UnreadableInput(name, "its br encoding is broken") from problem
    if len(out) > limit:
        raise over_limit(name, limit)
    if not inflater.is_finished():
        raise _cut(name)
    return bytes(out)


def _undo_zstd(name: str, data: bytes, limit: int) -> bytes:
    from newsparse.sources.compressed import import_zstd

    zstd = import_zstd()
    inflater = zstd.ZstdDecompressor()
    try:
        out: bytes = inflater.decompress(data, limit + 1)
    except zstd.ZstdError as problem:
        raise UnreadableInput(name, "its zstd encoding is broken") from problem
    if len(out) > limit:
        raise over_limit(name, limit)
    if not inflater.eof:
        raise _cut(name)
    return out


def _cut(name: str) -> InputError:
    return TruncatedInput(name, "cut off inside its content encoding", "get the rest of it")
