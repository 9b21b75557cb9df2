"""Bytes on their way out of a file: read once, front to back, as they come; what fails becomes an InputError here.

Containers compose by it: the reader of each takes a :class:`Stream` and makes others of what it finds inside.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Literal, NamedTuple

from newsparse.errors import InputError, MissingInput, OverLimit, TruncatedInput, UnreadableInput

CHUNK = 1 << 16
_LARGE_CHUNK = 1 << 20
_IN_MEMORY = 8_000_000  # what is set aside up to this size needs no file

Layer = Literal["compression", "archive"]
Faults = tuple[type[Exception], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream lies: ``hint``, the name whose suffix may tell the format, where that is not its own; the layers
    around it, from the outermost; ``skipped``, the count of what in containers was no page, by reason, which all that one
    container holds share."""

    hint: str | None = None
    inside: tuple[Layer, ...] = ()
    skipped: Counter[str] = field(default_factory=Counter)


class Stream:
    """Some bytes with a name.

    Attributes:
        name: what a record calls it.
        hint: the name whose suffix may tell the format: without that of a compression which was undone.
        file: the same bytes from their start, for formats that must move about in them, if it is a regular file; or
            None.
        inside: the layers around it, from the outermost.
        skipped: counts what in containers was no page, by reason; shared by all that one container holds.
        broken: the failure that ended it, if one did.
        mend: finds where it goes on behind what is broken, if it does; None where nothing can.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[int], bytes | None],
        place: Place | None = None,
        *,
        file: IO[bytes] | None = None,
        faults: Faults = (OSError, ValueError),
    ) -> None:
        """``read`` gives at most so many bytes, as soon as there are some, and none at the end only; ``faults`` are
        what it raises when that cannot be."""
        place = place or Place()
        self.name = name
        self.hint = name if place.hint is None else place.hint
        self.file = file
        self.inside = place.inside
        self.skipped = place.skipped
        self.broken: InputError | None = None
        self.mend: Callable[[], bool] | None = None
        self._next = read
        self._faults = faults
        self._head = b""
        self._ended = False

    def inner(self, name: str, read: Callable[[int], bytes], layer: Layer, faults: Faults, hint: str = "") -> Stream:
        """A stream of what lies inside of this one."""
        return Stream(name, read, Place(hint or name, (*self.inside, layer), self.skipped), faults=faults)

    def peek(self, size: int, until: Callable[[bytes], bool] | None = None) -> bytes:
        """The beginning of what is unread: ``size`` bytes or more, fewer where it ends or where ``until`` says so."""
        while len(self._head) < size and not (until and until(self._head)):
            more = self._fetch(CHUNK)
            if not more:
                break
            self._head += more
        return self._head

    def read(self, size: int = CHUNK) -> bytes:
        """Some bytes, at most ``size``; none at the end.

        Raises:
            InputError: they cannot be read, or not be decompressed.
        """
        if not self._head:
            return self._fetch(size)
        data, self._head = self._head[:size], self._head[size:]
        return data

    def read_page(self, limit: int) -> bytes:
        """All that is left.

        Raises:
            OverLimit: it is more than ``limit`` bytes; not more than that was read.
            InputError: it cannot be read.
        """
        parts, size = [], 0
        while data := self.read(_LARGE_CHUNK if size else CHUNK):
            size += len(data)
            if size > limit:
                raise over_limit(self.name, limit)
            parts.append(data)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def resume(self) -> bool:
        """After a failure: whether there is more behind what is broken, to be read on."""
        if self.mend is None:
            return False
        try:
            found = self.mend()
        except InputError:
            return False
        except self._faults:
            return False
        if found:
            self.broken = None
        return found

    def _fetch(self, size: int) -> bytes:
        if self.broken is not None:
            raise self.broken
        if self._ended:
            return b""
        try:
            data = self._next(size) or b""
        except InputError as problem:
            self.broken = problem
            raise
        except self._faults as problem:
            self.broken = explain(self.name, problem)
            raise self.broken from problem
        self._ended = not data
        return data


class TextLine(NamedTuple):
    """A line with its number, counted from 1; ``data``, without its end, is None where it is too long; ``ended``: whether
    there was an end."""

    number: int
    data: bytes | None
    ended: bool = True


def lines_of(stream: Stream, limit: int) -> Iterator[TextLine]:
    """The lines of a stream, each as soon as it is whole; no more than ``limit`` bytes and a piece are held.

    Raises:
        InputError: the stream cannot be read.
    """
    number, parts, size = 1, [b""], 0
    while data := stream.read(CHUNK):
        if size == 0 and data.isspace():
            number += data.count(b"\n")  # a file of blank lines is passed over as fast as it comes
            continue
        *whole, rest = data.split(b"\n")
        for end in whole:
            size += len(end)
            yield TextLine(number, b"".join([*parts, end]) if size <= limit else None)
            number, parts, size = number + 1, [], 0
        size += len(rest)
        if size > limit:
            parts.clear()
        else:
            parts.append(rest)
    if size:
        yield TextLine(number, b"".join(parts) if size <= limit else None, ended=False)


def as_file(stream: Stream, limit: int) -> IO[bytes]:
    """The stream's bytes as a file to move about in; what comes through a pipe is set aside first.

    Args:
        stream: unread, but for what was peeked at.
        limit: how much may be set aside where the stream lies in an archive or is compressed.

    Raises:
        InputError: it cannot be read, or is over the limit.
    """
    if stream.file is not None and _is_regular(stream.file):
        stream.file.seek(0)
        return stream.file
    import tempfile  # half of the standard library comes with it

    aside: Any = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (it goes when the reader lets it go)
    size = 0
    try:
        while data := stream.read(_LARGE_CHUNK):
            size += len(data)
            if stream.inside and size > limit:
                raise over_limit(stream.name, limit)
            aside.write(data)
    except OSError as problem:
        # not gettempdir(), which looks for a folder again, and fails again where there is none
        folder = tempfile.tempdir
        why = explain(stream.name, problem).message if folder else "none can be written to"
        reason = f"cannot be set aside in {folder or 'a temporary folder'} ({why})"
        raise UnreadableInput(stream.name, reason, "name another folder in TMPDIR") from problem
    aside.seek(0)
    file: IO[bytes] = aside
    return file


def _is_regular(file: IO[bytes]) -> bool:
    try:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def is_hidden(name: str) -> bool:
    """Whether a file in an archive or a store, or a folder above it, is hidden; ``.`` and ``..`` are not."""
    return any(part.startswith(".") and part.strip(".") for part in name.split("/"))


def over_limit(name: str, limit: int) -> OverLimit:
    """The failure of a page of more than ``limit`` bytes."""
    return OverLimit(name, f"larger than {limit} bytes", "raise --max-size, or --split it if it holds many pages")


def explain(name: str, problem: Exception, otherwise: str = "corrupt data") -> InputError:
    """What an exception of a reader means to a user; one that has no meaning of its own, ``otherwise``."""
    if isinstance(problem, FileNotFoundError):
        return MissingInput(name, "no such file", "check the path")
    if isinstance(problem, EOFError):
        return TruncatedInput(name, "cut off inside its compression", "get the rest of it")
    if "unexpected end of data" in str(problem):  # tarfile's words
        return TruncatedInput(name, "cut off", "get the rest of it")
    if isinstance(problem, PermissionError):
        return UnreadableInput(name, "no permission to read it", "check its mode and owner")
    if isinstance(problem, MemoryError):
        return UnreadableInput(name, "it asks for more memory than there is")
    system = getattr(problem, "strerror", None)
    if system:
        return UnreadableInput(name, str(system).lower())
    reason = " ".join(str(problem).split())[:200] or type(problem).__name__
    return UnreadableInput(name, f"{otherwise} ({reason})")
