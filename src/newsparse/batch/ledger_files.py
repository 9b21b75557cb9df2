"""The files of a ledger: which they are, whose they are, and that one run at a time has them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from newsparse.errors import OptionError

try:
    import fcntl
except ImportError:  # Windows: two runs on one ledger are the user's to avoid
    fcntl = None  # type: ignore[assignment]

# What tells a ledger from every other SQLite file: the mark of the program that made it, at its place in the file.
MARK = 0x6E657770
_MARK_AT, _MAGIC = 68, b"SQLite format 3\0"
# What SQLite keeps beside a database, and how that begins: what was written last, and where in it what is found (in the
# machine's order of bytes; zeros while it is made). A ledger has no journal of the older kind, but SQLite would take any
# file of that name for one, and remove it.
_BESIDE = {
    "-wal": (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"),
    "-shm": (b"\0\0\0\0", (3_007_000).to_bytes(4, "little"), (3_007_000).to_bytes(4, "big")),
    "-journal": (),
}


def beside(output: str) -> str:
    """Where the ledger of an output lies."""
    folder, name = os.path.split(os.path.normpath(output))
    return os.path.join(folder, f".{name}.ledger")


def files_of(ledger: str) -> tuple[str, ...]:
    """The files that a ledger is made of: itself, and what SQLite keeps beside it while a run is at work (beside the file
    itself, where the name is a link)."""
    path = os.path.realpath(ledger)
    return path, *(path + end for end in _BESIDE)


class LedgerFiles:
    """The files of a ledger, held until :meth:`end`; made where there are none.

    Args:
        name: of the ledger, as the user wrote it.

    Attributes:
        path: the file itself.
        new: there was none, or an empty one.

    Raises:
        OptionError: another run has it, it is no ledger of newsparse, or what lies beside it is somebody else's.
        OSError: it cannot be written.
    """

    def __init__(self, name: str) -> None:
        self._files = files_of(name)
        self.path = self._files[0]
        self._held = _hold(self.path)
        self.new = os.fstat(self._held.fileno()).st_size == 0
        try:
            self._check(name)
        except BaseException:
            if self.new:
                os.unlink(self.path)
            self._held.close()
            raise

    def _check(self, name: str) -> None:
        """Look whether all that will be written, and removed in the end, is newsparse's own.

        Raises:
            OptionError: no.
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
        """Let go of them, or ``remove`` them: the ledger last, without which the others would be nobody's."""
        if remove:
            for path in reversed(self._files):
                Path(path).unlink(missing_ok=True)
        self._held.close()


def _hold(path: str) -> BinaryIO:
    """A file, opened and held as long as it is open, so that no two runs write it; made where there is none.

    Raises:
        OptionError: another run has it.
        OSError: it cannot be written.
    """
    while True:
        file = open(path, "a+b")  # noqa: SIM115  (it lives on)
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
        file.close()  # that run came to its end just now, and removed it


def _begins(path: str, heads: tuple[bytes, ...]) -> bool:
    """Whether something is a file that is empty, or begins like one of these."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        head = file.read(4)
    return not head or head in heads
