"""Split a text file of many dumps at the header with which each begins.

The bytes are cut, not the text, whatever their encoding: it is found out only when a page is decoded. All encodings but UTF-16
and UTF-32 extend ASCII where a header stands, so a header has one of five forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.errors import OverLimit
from newsparse.model import RawPage
from newsparse.names import RowName
from newsparse.rules.dumps import HEADER
from newsparse.sources.formats import Found
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import CHUNK, Stream, over_limit

_BOM = b"\xef\xbb\xbf"
_BLANK = " \t\n\r\x0b\f"
_WIDEST = 4
_HEADER_BYTES = len("\n date 2022-10-26 ") * _WIDEST
# What stands for one character in the pattern of a header, whose groups need no names here.
_ATOM = re.compile(r"\[[^]]*\]|\\.|[ a-z-]")
_GROUP_NAME = re.compile(r"\?P<\w+>")


class _Form(NamedTuple):
    """How text is written.

    Attributes:
        codec: an encoding that reads ASCII as all encodings of this form do.
        width: the bytes of such a character.
        header: matches a header, with the line end before it.
        mark: the byte order mark without which a page would not be known to be in this form.
    """

    codec: str
    width: int
    header: re.Pattern[bytes]
    mark: bytes = b""

    def lines_in(self, data: bytes) -> int:
        """How many lines end in some bytes, as an editor counts them."""
        if self.width == 1:
            return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
        text = data.decode(self.codec, "replace")
        return text.count("\n") + text.count("\r") - text.count("\r\n")

    def is_blank(self, data: bytes | bytearray) -> bool:
        """Whether some bytes hold nothing but a byte order mark and white space."""
        if self.width == 1:
            return not data.removeprefix(_BOM).strip()
        return not data.decode(self.codec, "replace").removeprefix("\ufeff").strip(_BLANK)


def _wide(codec: str) -> _Form:
    before, after = (re.escape(part.decode()) for part in "a".encode(codec).split(b"a"))
    pattern = _ATOM.sub(lambda atom: f"(?:{before}{atom[0]}{after})", _GROUP_NAME.sub("", HEADER))
    mark = "\ufeff".encode(codec)
    return _Form(codec, len(mark), re.compile(pattern.encode()), mark)


_NARROW = _Form("utf-8", 1, re.compile(HEADER.encode()))
_WIDE = tuple(_wide(codec) for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))


def _told_by(start: bytes | bytearray) -> _Form | None:
    """The form of a file that begins with the byte order mark of a wide one, or with two ASCII characters in it."""
    for form in reversed(_WIDE):  # the mark of UTF-32 begins like that of UTF-16
        first = start[: 2 * form.width].decode(form.codec, "replace")
        if start.startswith(form.mark) or len(first) == 2 and all("\t" <= character <= "~" for character in first):
            return form
    return None


class _Cutter:
    """Cuts bytes that arrive in pieces into pages; joined, the pages are the same bytes, but for byte order marks.

    The beginning of the file, or else the first header that stands where a character may stand, says which form it has. A page that grows too
    large becomes a failure, and its bytes up to the next header are dropped.
    """

    def __init__(self, name: str, limit: int) -> None:
        self._name = name
        self._limit = limit
        self._kept = bytearray()
        self._searched = self._at = 0  # in what is kept; of what is kept, in the file
        self._form: _Form | None = None
        self._line = 1
        self._after_cr = False
        self._problem: OverLimit | None = None

    def feed(self, data: bytes) -> Iterator[Found]:
        self._kept += data
        if self._form is None and self._at == 0 and len(self._kept) >= 2 * _WIDEST:
            self._form = _told_by(self._kept)
        while (header := self._next_header()) is not None:
            form, start = header
            cut = start + form.width
            if self._problem is None and form.is_blank(self._kept[:cut]):
                self._searched = cut  # blank lines before the first header belong to its page
                continue
            yield self._cut(cut)
        searched = max(self._searched, len(self._kept) - _HEADER_BYTES)
        self._searched = searched - searched % _WIDEST  # what is dropped ends between two characters
        if self._problem is None and self._searched > self._limit:
            self._problem = over_limit(self._place(), self._limit)
        if self._problem is not None:
            self._count(self._searched)

    def end(self) -> Iterator[Found]:
        if self._kept or self._problem is not None:
            yield self._cut(len(self._kept))

    def _next_header(self) -> tuple[_Form, int] | None:
        """The form of the next header, and where the line end before it begins."""
        if self._form is not None:
            found = self._form.header.search(self._kept, self._searched)
            return None if found is None else (self._form, found.start())
        # No header of narrow text has a NUL in it, and hardly any page has: it is looked for once, not four times.
        forms = (_NARROW, *_WIDE) if self._kept.find(0, self._searched) >= 0 else (_NARROW,)
        found_all = [(form, start) for form in forms for start in self._starts(form)]
        if not found_all:
            return None
        self._form, start = min(found_all, key=lambda found: found[1])
        return self._form, start

    def _starts(self, form: _Form) -> Iterator[int]:
        """Where the first header of a form begins; in UTF-16, those of the other order look like it, a byte away."""
        for found in form.header.finditer(self._kept, self._searched):
            if (self._at + found.start()) % form.width == 0:
                yield found.start()
                return

    def _cut(self, size: int) -> Found:
        place = self._place()
        data = self._count(size)
        problem, self._problem = self._problem, None
        if problem is None and len(data) > self._limit:
            problem = over_limit(place, self._limit)
        mark = self._form.mark if self._form is not None else b""
        return problem or RawPage(place, data if data.startswith(mark) else mark + data, kind="text")

    def _place(self) -> RowName:
        return RowName(self._name, self._line)

    def _count(self, size: int) -> bytes:
        """Remove so many bytes and return them; the line number moves on to what follows them."""
        data = bytes(self._kept[:size])
        del self._kept[:size]
        self._searched = 0
        self._at += size
        form = self._form or _NARROW
        end, start = ("\r\n"[k].encode(form.codec) for k in (0, 1))
        self._line += form.lines_in(data)
        self._line -= self._after_cr and data.startswith(start)
        self._after_cr = data.endswith(end) if data else self._after_cr
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
