"""Write objects at URLs (``s3://…``) through fsspec: an object appears only when all of it has been written.

The driver's own transactions ensure that. On S3, what was sent becomes an object when the upload is completed; an upload
that is given up is aborted.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from newsparse.errors import MissingExtra, NewsparseError, OptionError

# The protocols whose paths begin with a bucket, which must exist before it can be written to.
_BUCKETS = frozenset("s3 s3a gs gcs abfs abfss az oss".split())


class RemoteDraft:
    """An object that is being written; ``fs`` is the connection of a :class:`RemotePlace`."""

    def __init__(self, fs: Any, path: str) -> None:
        self._fs, self._done = fs, False
        with _told():
            fs.start_transaction()
            self._file = fs.open(path, "wb")
            if not hasattr(self._file, "commit"):
                self._file.close()
                raise OptionError(f"{fs.protocol} shows files before they are whole; write to a file and copy it there")

    def write(self, data: bytes, /) -> None:
        with _told():
            self._file.write(data)

    def settle(self) -> None:
        with _told():
            self._file.close()

    def commit(self, *, whole: bool = True) -> str | None:
        if not whole:
            self.discard()
            return None
        self.settle()
        with _told():
            self._fs.transaction.complete(commit=True)
        self._done = True
        return None

    def discard(self) -> None:
        if self._done:
            return
        self._done = True
        from fsspec.spec import AbstractBufferedFile

        with suppress(OSError), _told():  # the reason for giving up has been reported
            if isinstance(self._file, AbstractBufferedFile):
                self._file.closed = True  # otherwise its destructor would send what is left
            else:
                self._file.close()
            self._fs.transaction.complete(commit=False)


class RemotePlace:
    """The file or folder that a URL names, with a connection of its own, because a transaction covers a whole connection.

    Raises:
        OSError: the protocol does not exist, the URL cannot be reached, or there is no such bucket.
        MissingExtra: fsspec, or its driver for such URLs, is not installed.
    """

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError as problem:
            raise MissingExtra(f"{url} needs the package fsspec: pip install 'newsparse[remote]'") from problem
        try:
            with _told():
                self._fs, self._path = url_to_fs(url, skip_instance_cache=True)
        except ImportError as problem:
            raise MissingExtra(f"{url}: {problem}") from problem
        self._path = self._path.rstrip("/")
        kinds = {self._fs.protocol} if isinstance(self._fs.protocol, str) else set(self._fs.protocol)
        if kinds & _BUCKETS:
            self._find_bucket()

    def _find_bucket(self) -> None:
        try:
            with _told():
                self._fs.info(self._path.split("/", 1)[0])
        except PermissionError:
            pass  # one may be allowed to write where one is not allowed to look

    def file(self) -> RemoteDraft:
        return RemoteDraft(self._fs, self._path)

    def names(self) -> list[str]:
        try:
            with _told():
                found = self._fs.ls(self._path, detail=False)
        except FileNotFoundError:
            return []  # a folder without objects does not exist
        # a folder made by hand is an object with the folder's own name
        return [name.rstrip("/").rsplit("/", 1)[-1] for name in found if name.rstrip("/") != self._path]

    def draft(self, name: str) -> RemoteDraft:
        return RemoteDraft(self._fs, f"{self._path}/{name}")

    def remove(self, name: str) -> None:
        with _told():
            self._fs.rm_file(f"{self._path}/{name}")

    def leave(self) -> None:
        """Do nothing: opening it has created nothing."""


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever a driver raises (each has exceptions of its own) into an OSError."""
    try:
        yield
    except BrokenPipeError as problem:  # of the connection: not that of a reader who has seen enough
        raise ConnectionResetError(errno.ECONNRESET, "connection lost") from problem
    except (OSError, ImportError, NewsparseError):
        raise
    except Exception as problem:
        raise OSError(errno.EIO, f"{type(problem).__name__}: {problem}") from problem
