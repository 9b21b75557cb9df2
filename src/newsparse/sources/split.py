"""Split a text file of many dumps at the header with which each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.errors import OverLimit, RowName
from newsparse.model import RawPage
from newsparse.rules.dumps import HEADER
from newsparse.sources.formats import Found
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Stream, over_limit

_HEADER = re.compile(HEADER.encode())
_HEADER_BYTES = len("\n date 2022-10-26 ")
_BOM = b"\xef\xbb\xbf"


class _Cutter:
    """Cuts bytes that arrive in pieces into pages; joined, the pages are the same bytes.

    A page that grows too large becomes a failure, and its bytes up to the next header are dropped.
    """

    def __init__(self, name: str, limit: int) -> None:
        self._name = name
        self._limit = limit
        self._kept = bytearray()
        self._searched = 0
        self._line = 1
        self._after_cr = False
        self._problem: OverLimit | None = None

    def feed(self, data: bytes) -> Iterator[Found]:
        self._kept += data
        while header := _HEADER.search(self._kept, self._searched):
            cut = header.start() + 1
            if self._problem is None and not self._kept[:cut].removeprefix(_BOM).strip():
                self._searched = cut  # blank lines before the first header belong to its page
                continue
            yield self._cut(cut)
        self._searched = max(self._searched, len(self._kept) - _HEADER_BYTES)
        if self._problem is None and self._searched > self._limit:
            self._problem = over_limit(self._place(), self._limit)
        if self._problem is not None:
            self._count(self._searched)

    def end(self) -> Iterator[Found]:
        if self._kept or self._problem is not None:
            yield self._cut(len(self._kept))

    def _cut(self, size: int) -> Found:
        place = self._place()
        data = self._count(size)
        problem, self._problem = self._problem, None
        if problem is None and len(data) > self._limit:
            problem = over_limit(place, self._limit)
        return problem or RawPage(place, data, kind="text")

    def _place(self) -> RowName:
        return RowName(self._name, self._line)

    def _count(self, size: int) -> bytes:
        """Remove so many bytes and return them; the line number moves on to what follows them."""
        data = bytes(self._kept[:size])
        del self._kept[:size]
        self._searched = 0
        self._line += data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
        self._line -= self._after_cr and data.startswith(b"\n")
        self._after_cr = data.endswith(b"\r") if data else self._after_cr
        return data


def read_split(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Yield a page from each header to the next, named ``name:LINE``; text before the first header is a page too.

    Raises:
        InputError: the stream cannot be read; complete pages before that have been yielded.
    """
    cutter = _Cutter(name, options.max_size)
    while data := stream.read(CHUNK):
        yield from cutter.feed(data)
    yield from cutter.end()
