"""The files of a ledger: which they are, whether they are newsparse's own, and that only one run at a time has them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from newsparse.errors import OptionError

try:
    import fcntl
except ImportError:  # Windows: users must not start two runs with one ledger
    fcntl = None  # type: ignore[assignment]

# SQLite's application id: it tells a ledger from any other SQLite file. It is stored at this offset.
MARK = 0x6E657770
_MARK_AT, _MAGIC = 68, b"SQLite format 3\0"
# The files that SQLite keeps beside a database, and how they begin: the write-ahead log, and its index (in the machine's
# byte order; zeros while it is being made). A ledger has no journal of the older kind, but SQLite would take any file of
# that name for one, and remove it.
_BESIDE = {
    "-wal": (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"),
    "-shm": (b"\0\0\0\0", (3_007_000).to_bytes(4, "little"), (3_007_000).to_bytes(4, "big")),
    "-journal": (),
}


def beside(output: str) -> str:
    """The path of an output's own ledger: a hidden file beside it."""
    folder, name = os.path.split(os.path.normpath(output))
    return os.path.join(folder, f".{name}.ledger")


def files_of(ledger: str) -> tuple[str, ...]:
    """The files of a ledger: the database, and what SQLite keeps beside it during a run.

    If the name is a link, they lie beside the file to which it leads.
    """
    path = os.path.realpath(ledger)
    return path, *(path + end for end in _BESIDE)


def is_begun(ledger: str) -> bool:
    """Whether there is a ledger: an empty file of its name is no run's."""
    return os.path.isfile(ledger) and os.path.getsize(ledger) > 0


class LedgerFiles:
    """The files of a ledger, locked until :meth:`end`; the ledger is created if it does not exist.

    Args:
        name: the ledger, as the user wrote it.

    Attributes:
        path: the database file.
        new: whether it did not exist, or was empty.

    Raises:
        OptionError: another run has it, it is not a ledger of newsparse, or files beside it are not part of it.
        OSError: it cannot be written.
    """

    def __init__(self, name: str) -> None:
        self._files = files_of(name)
        self.path = self._files[0]
        self._made = not os.path.exists(self.path)
        self._held = _hold(self.path)
        self.new = os.fstat(self._held.fileno()).st_size == 0
        try:
            self._check(name)
        except BaseException:
            if self._made:
                os.unlink(self.path)
            self._held.close()
            raise

    def _check(self, name: str) -> None:
        """Check that every file which will be written, and perhaps removed in the end, is newsparse's own.

        Raises:
            OptionError: one is not.
        """
        head = self._held.read(_MARK_AT + 4)
        if not self.new and not (head.startswith(_MAGIC) and head[_MARK_AT:] == MARK.to_bytes(4, "big")):
            raise OptionError(f"{name} is no ledger of newsparse; name another with --ledger")
        for other, heads in zip(self._files[1:], _BESIDE.values(), strict=True):
            if os.path.lexists(other) and (self.new or not _begins(other, heads)):
                raise OptionError(
                    f"{other} is no part of the ledger {name}, and would be lost; move it, or name another with --ledger"
                )

    def end(self, *, remove: bool) -> None:
        """Unlock the files, after removing them if ``remove``.

        The ledger itself goes last: without it, the others could not be recognised as its parts.
        """
        self._end(self._files if remove else ())

    def undo(self) -> None:
        """Unlock the files, after making of them what they were: a file that was empty is the user's, and is empty again."""
        if self._made or not self.new:
            self.end(remove=self._made)
        else:
            self._held.truncate(0)
            self._end(self._files[1:])

    def _end(self, removed: Sequence[str]) -> None:
        for path in reversed(removed):
            Path(path).unlink(missing_ok=True)
        self._held.close()


def _hold(path: str) -> BinaryIO:
    """Open a file and lock it for as long as it is open, so that no two runs write it; create it if there is none.

    Raises:
        OptionError: another run has it.
        OSError: it cannot be written.
    """
    while True:
        file = open(path, "a+b")  # noqa: SIM115  (it stays open)
        file.seek(0)
        try:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise OptionError(f"another run is at work with the ledger {path}; wait for its end") from None
        except OSError:
            return file  # a file system without locks
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()  # the run that had it has just ended, and removed it


def _begins(path: str, heads: tuple[bytes, ...]) -> bool:
    """Whether a path is a regular file that is empty, or begins with one of these."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        head = file.read(4)
    return not head or head in heads
