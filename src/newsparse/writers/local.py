"""Files of this machine: written beside their name, renamed when they are whole."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

# A file system that cannot make a folder's entries last says one of these.
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF)


class LocalDraft:
    """A file that is written under another name in the same folder.

    That name is hidden: what reads a folder meanwhile, this program too, takes no notice of it. It is no name that
    somebody could foresee, and is short where the file's own may be as long as a name can be.

    Args:
        path: the name that the file gets.
        fresh: nothing may have that name by then.

    Raises:
        OSError: the folder cannot be written to.
    """

    def __init__(self, path: str, *, fresh: bool = False) -> None:
        self._path, self._fresh = path, fresh
        self._temporary = os.path.join(os.path.dirname(path), f".newsparse-{os.urandom(6).hex()}.tmp")
        self._stream = open(self._temporary, "xb")  # noqa: SIM115  (lives as long as the draft)
        if os.path.exists(path):
            # who could not read the old one does not get to read the new one
            os.chmod(self._temporary, stat.S_IMODE(os.stat(path).st_mode))

    def write(self, data: bytes, /) -> None:
        self._stream.write(data)

    def commit(self) -> None:
        """Give the file its name.

        The bytes reach the disk first: after a power cut many file systems show a name whose bytes were never written.
        """
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        if self._fresh and os.path.lexists(self._path):
            raise FileExistsError(errno.EEXIST, "another run has written it", self._path)
        os.replace(self._temporary, self._path)
        _sync_folder(os.path.dirname(self._path))

    def discard(self) -> None:
        with suppress(OSError):
            self._stream.close()  # the last bytes may find no room, and nobody wants them
        with suppress(FileNotFoundError):
            os.unlink(self._temporary)


class LocalFolder:
    """A folder, made when it is not there; the folder that it is to lie in must be.

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


def _sync_folder(path: str) -> None:
    """Make a rename last, so that what is renamed later never outlives it: the note that a run is whole, its parts."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders; one that may be written to need not be readable
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)
