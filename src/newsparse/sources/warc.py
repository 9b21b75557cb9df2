"""WARC and WET files: the records that are pages.

A record is a version line, headers, and a block of stated length. This is parsed here because crawls leave broken files,
and existing readers return a cut record as if it were whole, or stop at the first broken one and lose all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsparse.errors import InputError, TruncatedInput, UnreadableInput
from newsparse.model import Problem, RawPage, WarcId
from newsparse.sources.formats import WARC, Found, kind_of
from newsparse.sources.http import charset_of, content_of, headers_of, media_type, read_response
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Stream, over_limit

_VERSION = re.compile(WARC)
# At the start of a line; or inside one, where a crawler died and went on later, if the name of a header follows.
_RECORD_START = re.compile(rb"(?:\A|\n)(?=%b)|(?=%b(?:WARC-|Content-))" % (WARC, WARC))
# The blank line after a header; or, if that is missing, the next record: no line of a header looks like its version line.
_HEADER_END = re.compile(rb"\r?\n\r?\n|\n(?=%b)" % WARC)
_BLANK = re.compile(rb"[\r\n]+")
_HEADER_BYTES, _LONGEST_START = 1 << 20, 24  # what these patterns match is no longer than the second
_VERSION_BEGIN = b"WARC/"
# A record that is not a page is held in memory until its end shows that its length is right. A larger one (a film) is not
# held but searched for the beginning of the next record, because its length may be wrong.
_LOOKED_THROUGH = 1 << 24
_MOST_REASONS = 1000  # to count by: media types are whatever servers send
_PAGE_TYPES = ("response", "resource", "conversion")
_HTML = ("text/html", "application/xhtml+xml")
# What a server sends that does not know the type: the content decides.
_UNTOLD = ("", "application/octet-stream", "application/x-unknown-content-type", "unknown/unknown")


class _Tape:
    """A stream that keeps what has been read but not taken; ``at`` is the offset of the first byte kept."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._kept = bytearray()
        self.at = 0

    def _more(self) -> bool:
        data = self._stream.read(CHUNK)
        self._kept += data
        return bool(data)

    def holds(self, size: int) -> bool:
        """Read on until so many bytes are kept; False if the stream has fewer."""
        while len(self._kept) < size:
            if not self._more():
                return False
        return True

    def take(self, size: int) -> bytes:
        data = bytes(self._kept[:size])
        self.drop(size)
        return data

    def skip(self, size: int) -> int:
        """Skip so many bytes except the last few, or as far as the beginning of a record or the end of the stream; returns
        how many of them are left to skip."""
        end = self.at + size
        while True:
            most = end - _LONGEST_START - self.at
            start = self._start()
            if start is not None and start < most:
                self.drop(start)
                break
            if self.at + len(self._kept) >= end:
                self.drop(most)
                break
            self.drop(min(most, max(0, len(self._kept) - _LONGEST_START)))
            if not self._more():
                self.drop(len(self._kept))
                break
        return end - self.at

    def header(self) -> bytes:
        """Return a record's header with the blank line after it, or the bytes in its place; none at the end.

        They are not taken.
        """
        seen = 0
        while not (end := _HEADER_END.search(self._kept, max(0, seen - _LONGEST_START))):
            seen = len(self._kept)
            if seen > _HEADER_BYTES or not self._more():
                return bytes(self._kept[:_HEADER_BYTES])
        return bytes(self._kept[: end.end()])

    def skip_blank(self) -> None:
        while True:
            blank = _BLANK.match(self._kept)
            self.drop(blank.end() if blank else 0)
            if self._kept or not self._more():
                return

    def to_record(self) -> None:
        """Skip to the next beginning of a record, or to the end."""
        while (start := self._start()) is None:
            self.drop(max(0, len(self._kept) - _LONGEST_START))
            if not self._more():
                self.drop(len(self._kept))
                return
        self.drop(start)

    def _start(self) -> int | None:
        """Where a record begins in what is kept; the quick test first, because films are long and have none."""
        start = _RECORD_START.search(self._kept) if _VERSION_BEGIN in self._kept else None
        return start.end() if start else None

    def ended(self) -> bool:
        """Whether nothing is left."""
        return not self._kept and not self._more()

    def drop(self, size: int) -> None:
        self.at += min(size, len(self._kept))
        del self._kept[:size]

    def ends_record(self, at: int = 0) -> bool:
        """Whether a record may end at this byte: two line ends follow, or the next record, or nothing."""
        if self.holds(at + 4) and self._kept.startswith(b"\r\n\r\n", at):
            return True  # without reading further, for what follows may be broken
        self.holds(at + 8 * _LONGEST_START)
        rest = self._kept[at : at + 8 * _LONGEST_START].lstrip(b"\r\n")
        return not rest or _VERSION.match(rest) is not None

    def resume(self) -> bool:
        """After a failure: drop what is kept; whether the stream goes on after the broken part."""
        self.drop(len(self._kept))
        return self._stream.resume()


class _Record:
    """One record's header, and what follows from it; ``size`` is -1 if the header is broken or has no length."""

    def __init__(self, place: str, header: bytes) -> None:
        version = _VERSION.match(header)
        self.headers: Mapping[str, str] = headers_of(header[version.end() :]) if version else {}
        size = self.headers.get("content-length", "")
        whole = header.endswith((b"\n\n", b"\n\r\n"))
        self.size = int(size) if whole and size.isascii() and size.isdigit() and len(size) < 16 else -1
        self.id = self.headers.get("warc-record-id")
        self.type = self.headers.get("warc-type", "").lower()
        self.media = media_type(self.headers.get("content-type", ""))
        self.place = place
        self.name = f"{place.rpartition('!@')[0]}!{self.id}" if self.id else place

    def is_http(self) -> bool:
        return self.type == "response" and self.media in ("application/http", "")

    def is_page(self) -> bool:
        """Whether it may be a page, judging by its header."""
        return self.type in _PAGE_TYPES and (self.is_http() or _is_text(self.media))

    def reason(self) -> str:
        """Why it is not a page: the word under which it is counted."""
        return (self.media if self.type in _PAGE_TYPES else self.type or "untyped")[:100]


def read_warc(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Read the pages among the records of a WARC or WET file, named ``name!ID``.

    Pages are responses with a status of 2xx, resources and conversions, if they are HTML or plain text; other records
    are counted. After a broken record, the next one is searched for.
    """
    tape = _Tape(stream)
    lost = False
    while True:
        place = f"{name}!@{tape.at}" if tape.at else name
        try:
            if lost:
                tape.to_record()
            lost = False
            tape.skip_blank()
            place = f"{name}!@{tape.at}"
            header = tape.header()
            if not header:
                return
            record = _Record(place, header)
            place = record.name
            found = _read_record(record, header, tape, options)
        except InputError as problem:
            yield type(problem)(place, problem.message, problem.hint)
            lost = tape.resume()
            if not lost:
                return
            continue
        if isinstance(found, str):
            known = found in stream.skipped or len(stream.skipped) < _MOST_REASONS
            stream.skipped[found if known else "of other types"] += 1
        else:
            yield found


def _read_record(record: _Record, header: bytes, tape: _Tape, options: SourceOptions) -> Found | str:
    """Return a record's page, the reason why it is not one, or what is wrong with it; the tape moves on past it.

    Raises:
        InputError: the stream cannot be read.
    """
    if record.size < 0:
        problem = _broken(record.place, header)
        tape.drop(1)
        tape.to_record()
        return problem
    tape.drop(len(header))
    if not record.is_page():
        return _pass_over(record, tape) or record.reason()
    if record.size > options.max_size + _HEADER_BYTES:
        tape.to_record()
        return over_limit(record.name, options.max_size)
    if wrong := _length_problem(record, tape, record.size):
        return wrong
    block = tape.take(record.size)
    try:
        return _page_of(record, block, options)
    except InputError as problem:
        return problem


def _broken(name: str, header: bytes) -> InputError:
    if _VERSION.match(header) and len(header) < _HEADER_BYTES and not _HEADER_END.search(header):
        return TruncatedInput(name, "cut off inside the header of a record", "get the rest of it")
    return UnreadableInput(name, "not a WARC record", "the next record is searched for")


def _cut(record: _Record) -> InputError:
    return TruncatedInput(record.name, "cut off inside the record", "get the rest of it")


def _wrong_length(record: _Record) -> InputError:
    return UnreadableInput(record.name, "its length is wrong", "the next record is searched for")


def _length_problem(record: _Record, tape: _Tape, size: int) -> InputError | None:
    """What is wrong if a block does not end after so many bytes, as its header says; None if it does. If it does not, the
    tape moves on to the next record, which may lie inside the stated length."""
    problem: InputError
    if not tape.holds(size):
        problem = _cut(record)
    elif not tape.ends_record(size):
        problem = _wrong_length(record)
    else:
        return None
    tape.to_record()
    return problem


def _pass_over(record: _Record, tape: _Tape) -> InputError | None:
    size = record.size
    if size > _LOOKED_THROUGH:
        size = tape.skip(size)
        if size > _LONGEST_START:
            return _cut(record) if tape.ended() else _wrong_length(record)
    problem = _length_problem(record, tape, size)
    if problem is None:
        tape.drop(size)
    return problem


def _page_of(record: _Record, block: bytes, options: SourceOptions) -> Found | str:
    """Return the page in a record's block, or the reason why it is not one.

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
        return media[:100]
    if "warc-segment-number" in record.headers:
        raise UnreadableInput(record.name, "one of several segments, which are not joined")
    data = block if response is None else content_of(record.name, response, options.max_size)
    if len(data) > options.max_size:
        raise over_limit(record.name, options.max_size)
    kind = "html" if media in _HTML or options.input_format == "html" else kind_of("", data)
    if media in _UNTOLD and kind == "text":
        return "content of unknown type"
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    warc = WarcId(record.id, record.headers.get("warc-date"))
    return RawPage(record.name, data, url, charset_of(told), kind, warc, problems=_problems(record))


def _problems(record: _Record) -> tuple[Problem, ...]:
    why = record.headers.get("warc-truncated")
    return (Problem("truncated", f"the crawler kept only a part of the page ({why[:50]})"),) if why else ()


def _is_text(media: str) -> bool:
    return media in _HTML or media == "text/plain" or media in _UNTOLD
