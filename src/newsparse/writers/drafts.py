"""What all places for files have in common: drafts, which get their name when they are complete, and folders of them."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import BinaryIO, Protocol

from newsparse.errors import OptionError


class Draft(Protocol):
    """A file that is being written.

    ``settle`` brings all that was written to the place itself, so that a full disk is known before ``commit``, which gives the
    file its final name. If it is not ``whole``, or an existing file must stay, ``commit`` gives it a name beside that and returns
    it (at a URL, nothing is kept instead of what is not whole). ``discard`` deletes it, and does nothing after ``commit``.

    Methods raise OSError if the place cannot be written to.
    """

    def write(self, data: bytes, /) -> object: ...

    def settle(self) -> None: ...

    def commit(self, *, whole: bool = True) -> str | None: ...

    def discard(self) -> None: ...


class Folder(Protocol):
    """A place for several files. ``leave`` undoes what opening it did, if nothing was put into it."""

    def names(self) -> list[str]: ...

    def draft(self, name: str) -> Draft: ...

    def remove(self, name: str) -> None: ...

    def leave(self) -> None: ...


class StreamDraft:
    """An open stream: what has been written to it cannot be taken back.

    Each write to a pipe or a terminal is flushed at once; so is one to a file that also receives the messages of stderr,
    which would otherwise stand in the middle of a line.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._live = not _is_regular(stream) or _takes_messages(stream)

    def write(self, data: bytes, /) -> None:
        self._stream.write(data)
        if self._live:
            self._stream.flush()

    def settle(self) -> None:
        self._stream.flush()

    def commit(self, *, whole: bool = True) -> str | None:
        self.settle()
        return None

    def discard(self) -> None:
        """Close the stream, even if its last bytes cannot be written; standard output is left to the interpreter."""
        if self._stream is not getattr(sys.stdout, "buffer", None):
            with suppress(OSError):
                self._stream.close()


def standard_output(form: str) -> StreamDraft:
    """Open standard output for bytes.

    Raises:
        OptionError: it is closed, or is a terminal and the form is not text.
    """
    if sys.stdout is None:
        raise OptionError("standard output is closed; name a file with -o")
    if form != "jsonl" and sys.stdout.isatty():
        raise OptionError(f"{form} is not written to a terminal; name a file with -o")
    return StreamDraft(sys.stdout.buffer)


def _is_regular(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _takes_messages(stream: BinaryIO) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.fstat(2))
    except OSError:
        return False
