"""Write files on this machine: under another name in the same folder, renamed when they are complete."""

from __future__ import annotations

import errno
import os
import stat
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from newsparse.writers.partials import free_partial, nothing

try:
    import fcntl
except ImportError:  # Windows: users must delete what a killed run left
    fcntl = None  # type: ignore[assignment]

# The errors of file systems that cannot sync a folder.
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF)


class LocalDraft:
    """A file that is written under another name in the same folder.

    The other name is hidden, so that programs which read the folder meanwhile (this one too) leave it out. It is random, so
    that nobody can plant a file there, and short, because the file's own name may be as long as names can be. Its prefix
    is derived from the final name, so that the next run for the same file finds and removes what a killed one left.

    Args:
        path: the final name of the file.
        fresh: whether ``commit`` fails if a file of that name exists by then.
        replaceable: see :func:`~newsparse.writers.partials.free_partial`.
        spared: see :class:`~newsparse.writers.SinkOptions`; asked only when the file gets its name, for somebody may have
            written one meanwhile.

    Raises:
        OSError: the folder cannot be written to.
    """

    def __init__(
        self,
        path: str,
        *,
        fresh: bool = False,
        replaceable: Callable[[str], bool] = nothing,
        spared: Callable[[str], bool] = nothing,
    ) -> None:
        self._path, self._fresh, self._replaceable, self._spared = path, fresh, replaceable, spared
        folder, name = os.path.split(path)
        begin = f".newsparse-{zlib.crc32(os.fsencode(name)):08x}-"
        _sweep(folder, begin)
        self._stream = _create(folder, begin)
        self._temporary = self._stream.name
        if os.path.exists(path):
            # whoever could not read the old file must not be able to read the new one
            os.chmod(self._temporary, stat.S_IMODE(os.stat(path).st_mode))

    def write(self, data: bytes, /) -> None:
        self._stream.write(data)

    def settle(self) -> None:
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def commit(self, *, whole: bool = True) -> str | None:
        """Give the file its name; if it is not ``whole``, or that name is spared, one beside that, which is returned.

        The bytes are synced to disk first: after a power cut, many file systems show a name whose bytes were never written.
        """
        self.settle()
        if fcntl is None:
            self._stream.close()  # Windows renames no open file
        if self._fresh and os.path.lexists(self._path):
            raise FileExistsError(errno.EEXIST, "another run has written it", self._path)
        taken = not whole or self._spared(self._path)
        beside = free_partial(self._path, self._replaceable) if taken else None
        os.replace(self._temporary, beside or self._path)
        self._stream.close()  # only now: its lock keeps another run from taking the file for a killed run's
        _sync_folder(os.path.dirname(self._path))
        return beside

    def discard(self) -> None:
        with suppress(OSError):
            self._stream.close()  # the last bytes may not fit on the disk, and are not wanted
        with suppress(FileNotFoundError):
            os.unlink(self._temporary)


class LocalFolder:
    """A folder; it is created if it does not exist, but its parent folder must exist.

    Raises:
        OSError: it cannot be made or read.
    """

    def __init__(self, path: str) -> None:
        self._path = os.path.realpath(path)
        self._made = not os.path.isdir(self._path)
        if self._made:
            os.mkdir(self._path)

    def names(self) -> list[str]:
        return os.listdir(self._path)

    def draft(self, name: str) -> LocalDraft:
        return LocalDraft(os.path.join(self._path, name), fresh=True)

    def remove(self, name: str) -> None:
        os.unlink(os.path.join(self._path, name))

    def leave(self) -> None:
        if self._made:
            with suppress(OSError):
                os.rmdir(self._path)


def _create(folder: str, begin: str) -> BinaryIO:
    """Create a draft and lock it; if another run swept it away in between, create another."""
    while True:
        draft = open(os.path.join(folder, f"{begin}{os.urandom(6).hex()}.tmp"), "xb")  # noqa: SIM115  (it stays open)
        _hold(draft, wait=True)
        if os.fstat(draft.fileno()).st_nlink:
            return draft
        draft.close()


def _sweep(folder: str, begin: str) -> None:
    """Remove drafts of dead writers, which are those that nobody has locked. If that cannot be determined, they stay."""
    if fcntl is None:
        return
    for name in os.listdir(folder or "."):
        if name.startswith(begin) and name.endswith(".tmp"):
            with suppress(OSError), open(os.path.join(folder, name), "rb") as draft:
                if _hold(draft):
                    os.unlink(draft.name)


def _hold(file: BinaryIO, *, wait: bool = False) -> bool:
    """Lock a file as being written, until it is closed or its process dies; whether that worked.

    If another process has locked it, fail at once, or ``wait`` until that is over.
    """
    if fcntl is None:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False  # it is locked, or the file system has no locks
    return True


def _sync_folder(path: str) -> None:
    """Sync a rename to disk, so that no later one survives without it: the file that says a run is complete, without parts."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # Windows cannot open folders; elsewhere a writable folder need not be readable
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)
