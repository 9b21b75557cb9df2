"""Streams of bytes: read once, front to back, as they arrive; whatever fails becomes an InputError here.

They are how containers nest: the reader of each takes a :class:`Stream` and makes further ones of what it finds inside.
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
_IN_MEMORY = 8_000_000  # bytes set aside up to this size are not written to a file

Layer = Literal["compression", "archive"]
Faults = tuple[type[Exception], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream lies.

    Attributes:
        hint: the name whose suffix may tell the format; None if that is the stream's own.
        inside: the layers around it, outermost first.
        skipped: counts the parts of containers that are not pages, by reason; shared by everything in one container.
    """

    hint: str | None = None
    inside: tuple[Layer, ...] = ()
    skipped: Counter[str] = field(default_factory=Counter)


class Stream:
    """Bytes with a name.

    Attributes:
        name: the name that records use.
        hint: the name whose suffix may tell the format, without the suffix of a compression that has been undone.
        file: the open file of the same bytes from their start, for formats that need to seek; or None.
        inside: the layers around it, outermost first.
        skipped: counts the parts of containers that are not pages, by reason; shared by everything in one container.
        broken: the failure that ended it, if one did.
        mend: goes on to the next sound part after a failure, and returns whether there is one; None if that cannot be
            done.
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
        """Make a stream.

        Args:
            name: the name that records use.
            read: returns at most so many bytes as soon as there are some, and no bytes only at the end.
            place: where it lies; None if nothing is around it.
            file: see above.
            faults: the exceptions that ``read`` raises when it fails.
        """
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
        """Make a stream of something inside this one."""
        return Stream(name, read, Place(hint or name, (*self.inside, layer), self.skipped), faults=faults)

    def peek(self, size: int, until: Callable[[bytes], bool] | None = None) -> bytes:
        """Return the beginning of the unread bytes, and leave them unread.

        These are ``size`` bytes or more; fewer if the stream ends, or if ``until`` returns True for them.
        """
        while len(self._head) < size and not (until and until(self._head)):
            more = self._fetch(CHUNK)
            if not more:
                break
            self._head += more
        return self._head

    def read(self, size: int = CHUNK) -> bytes:
        """Return some bytes, at most ``size``; none at the end.

        Raises:
            InputError: they cannot be read or decompressed.
        """
        if not self._head:
            return self._fetch(size)
        data, self._head = self._head[:size], self._head[size:]
        return data

    def read_page(self, limit: int) -> bytes:
        """Return all that is left.

        Raises:
            OverLimit: it is more than ``limit`` bytes; reading stops as soon as that is known.
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
        """After a failure: go on after the broken part; whether there is anything more to read."""
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
    """A line.

    Attributes:
        number: its number, counted from 1.
        data: its bytes without the line end; None if it is too long.
        ended: whether it had a line end.
    """

    number: int
    data: bytes | None
    ended: bool = True


def lines_of(stream: Stream, limit: int) -> Iterator[TextLine]:
    """Yield the lines of a stream, each as soon as it is complete; long runs of blank lines are skipped.

    No more than ``limit`` bytes and one piece are held in memory.

    Raises:
        InputError: the stream cannot be read.
    """
    number, parts, size = 1, [b""], 0
    while data := stream.read(CHUNK):
        if size == 0 and data.isspace():
            number += data.count(b"\n")  # so that a file of blank lines is skipped as fast as it is read
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
    """Return the stream's bytes as a seekable file; what is not a regular file is copied to a temporary one first.

    Args:
        stream: unread, except by peeking.
        limit: how many bytes may be copied if the stream lies in an archive or is compressed.

    Raises:
        InputError: it cannot be read, or is over the limit.
    """
    if stream.file is not None and _is_regular(stream.file):
        stream.file.seek(0)
        return stream.file
    import tempfile  # it imports half of the standard library

    aside: Any = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (deleted when the reader releases it)
    size = 0
    try:
        while data := stream.read(_LARGE_CHUNK):
            size += len(data)
            if stream.inside and size > limit:
                raise over_limit(stream.name, limit)
            aside.write(data)
    except OSError as problem:
        # not gettempdir(), which would look for a folder again, and fail again if there is none
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
    """Turn an exception from reading into a failure for the user; ``otherwise`` describes exceptions not known here."""
    if isinstance(problem, FileNotFoundError):
        archive, _, member = name.partition("!")
        inside = bool(member) and os.path.isfile(archive)
        hint = "name the archive itself; `newsparse inspect` shows one of its pages" if inside else "check the path"
        return MissingInput(name, "no such file", hint)
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
