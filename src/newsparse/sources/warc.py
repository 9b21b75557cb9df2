"""WARC and WET files: the records that are pages.

The framing is a version line, headers, and so many bytes; it is read here because what a crawl leaves behind breaks, and
readers at hand give a cut record as if it were whole, or end at the first broken one with all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsparse.errors import InputError, TruncatedInput, UnreadableInput
from newsparse.model import RawPage, WarcId
from newsparse.sources.formats import Found, kind_of
from newsparse.sources.http import charset_of, content_of, headers_of, media_type, read_response
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Stream, over_limit

_VERSION = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_RECORD_START = re.compile(rb"(?:\A|\n)(?=WARC/\d\.\d{1,2}\r?\n)")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_HEADER_BYTES = 1 << 20
_LONGEST_START = 16
_PAGE_TYPES = ("response", "resource", "conversion")
_HTML = ("text/html", "application/xhtml+xml")
# What a server says that does not know: the content decides.
_UNTOLD = ("", "application/octet-stream", "application/x-unknown-content-type", "unknown/unknown")


class _Tape:
    """A stream with a memory of what is not taken yet."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._kept = bytearray()
        self.at = 0

    def _more(self) -> bool:
        data = self._stream.read(CHUNK)
        self._kept += data
        return bool(data)

    def take(self, size: int) -> bytes:
        while len(self._kept) < size and self._more():
            pass
        data = bytes(self._kept[:size])
        self._drop(len(data))
        return data

    def give_back(self, data: bytes) -> None:
        self._kept[:0] = data
        self.at -= len(data)

    def skip(self, size: int) -> bool:
        """Pass over so many bytes; False where there are fewer."""
        while size > len(self._kept):
            size -= len(self._kept)
            self._drop(len(self._kept))
            if not self._more():
                return False
        self._drop(size)
        return True

    def header(self) -> bytes:
        """A record's header with the line behind it, or the bytes that stand in its place; none at the end."""
        seen = 0
        while not (end := _HEADER_END.search(self._kept, max(0, seen - 3))):
            seen = len(self._kept)
            if seen > _HEADER_BYTES or not self._more():
                return self.take(min(len(self._kept), _HEADER_BYTES))
        return self.take(end.end())

    def skip_blank(self) -> None:
        while True:
            self._drop(len(self._kept) - len(self._kept.lstrip(b"\r\n")))
            if self._kept or not self._more():
                return

    def to_record(self) -> None:
        """Go on to where a record begins, or to the end."""
        while not (start := _RECORD_START.search(self._kept)):
            self._drop(max(0, len(self._kept) - _LONGEST_START))
            if not self._more():
                self._drop(len(self._kept))
                return
        self._drop(start.end())

    def _drop(self, size: int) -> None:
        self.at += size
        del self._kept[:size]

    def ends_record(self) -> bool:
        """Whether a record may end here: two line ends follow, or the next record, or nothing."""
        while len(self._kept) < 4 and self._more():
            pass
        if self._kept.startswith(b"\r\n\r\n"):
            return True
        self.skip_blank()
        while len(self._kept) < _LONGEST_START and self._more():
            pass
        return not self._kept or _VERSION.match(self._kept) is not None


class _Record:
    """One record's header, and what is to be said of it."""

    def __init__(self, name: str, header: bytes, at: int) -> None:
        version = _VERSION.match(header)
        self.headers: Mapping[str, str] = headers_of(header[version.end() :]) if version else {}
        size = self.headers.get("content-length", "")
        whole = header.endswith((b"\n\n", b"\n\r\n"))
        self.size = int(size) if whole and size.isascii() and size.isdigit() and len(size) < 16 else -1
        self.id = self.headers.get("warc-record-id")
        self.type = self.headers.get("warc-type", "").lower()
        self.media = media_type(self.headers.get("content-type", ""))
        self.name = f"{name}!{self.id or f'@{at}'}"

    def is_http(self) -> bool:
        return self.type == "response" and self.media in ("application/http", "")

    def is_page(self) -> bool:
        """Whether it may be a page, as far as its header tells."""
        return self.type in _PAGE_TYPES and (self.is_http() or _is_text(self.media))

    def reason(self) -> str:
        """Why it is no page, in a word to count under."""
        return self.media if self.type in _PAGE_TYPES else self.type or "untyped"


def read_warc(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """The pages among the records of a WARC or WET file, named ``name!ID``.

    Pages are responses with a status of 2xx, resources and conversions, if they are HTML or plain text; the others are
    counted. Behind a record that is broken the next one is searched for.

    Raises:
        InputError: the stream cannot be read.
    """
    tape = _Tape(stream)
    while True:
        tape.skip_blank()
        at = tape.at
        header = tape.header()
        if not header:
            return
        record = _Record(name, header, at)
        if record.size < 0:
            yield _broken(f"{name}!@{at}", header)
            tape.give_back(header[1:])
            tape.to_record()
        elif record.is_page():
            yield from _read_page(record, tape, stream, options)
        else:
            stream.skipped[record.reason()] += 1
            yield from _pass_over(record, tape)
        if stream.broken is not None:
            return  # told with the record


def _broken(name: str, header: bytes) -> InputError:
    if _VERSION.match(header) and len(header) < _HEADER_BYTES and not _HEADER_END.search(header):
        return TruncatedInput(name, "cut off inside the header of a record", "get the rest of it")
    return UnreadableInput(name, "not a WARC record", "the next record is searched for")


def _cut(record: _Record) -> InputError:
    return TruncatedInput(record.name, "cut off inside the record", "get the rest of it")


def _wrong_length(record: _Record) -> InputError:
    return UnreadableInput(record.name, "its length is wrong", "the next record is searched for")


def _pass_over(record: _Record, tape: _Tape) -> Iterator[InputError]:
    if not tape.skip(record.size):
        yield _cut(record)
    elif not tape.ends_record():
        yield _wrong_length(record)
        tape.to_record()


def _read_page(record: _Record, tape: _Tape, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """The page of a record, if its length is what it says."""
    if record.size > options.max_size + _HEADER_BYTES:
        yield over_limit(record.name, options.max_size)
        tape.to_record()
        return
    try:
        block = tape.take(record.size)
        if len(block) == record.size and tape.ends_record():
            page = _page_of(record, block, options)
        else:
            # Too long: it holds the next records. Too short: they come behind what is left of it.
            page = _cut(record) if len(block) < record.size else _wrong_length(record)
            tape.give_back(block)
            tape.to_record()
    except InputError as problem:
        page = type(problem)(record.name, problem.message, problem.hint)
    if isinstance(page, str):
        stream.skipped[page] += 1
    else:
        yield page


def _page_of(record: _Record, block: bytes, options: SourceOptions) -> Found | str:
    """The page in a record's block, or why it is none.

    Raises:
        InputError: it is broken, or larger than a page may be.
    """
    response = read_response(block) if record.is_http() else None
    if response is None and record.media == "application/http":
        raise UnreadableInput(record.name, "a response without an HTTP header")
    if response is not None and not 200 <= response.status < 300:
        return f"status {response.status}"
    told = record.headers.get("content-type", "") if response is None else response.headers.get("content-type", "")
    media = media_type(told)
    if not _is_text(media):
        return media
    if why := record.headers.get("warc-truncated"):
        raise TruncatedInput(record.name, f"the crawler kept only a part of it ({why[:50]})")
    data = block if response is None else content_of(record.name, response, options.max_size)
    if len(data) > options.max_size:
        raise over_limit(record.name, options.max_size)
    kind = "html" if media in _HTML or options.input_format == "html" else kind_of("", data)
    if media in _UNTOLD and kind == "text":
        return "content of unknown type"
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    return RawPage(record.name, data, url, charset_of(told), kind, WarcId(record.id, record.headers.get("warc-date")))


def _is_text(media: str) -> bool:
    return media in _HTML or media == "text/plain" or media in _UNTOLD
