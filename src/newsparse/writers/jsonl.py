"""JSON Lines: one record a line, UTF-8, whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from typing import Any, BinaryIO, Protocol


class Sink(Protocol):
    """Where encoded lines go."""

    def write(self, line: bytes) -> None: ...

    def close(self, *, keep: bool) -> None: ...


def encode(record: dict[str, Any], *, pretty: bool = False) -> bytes:
    """One record as a line of JSON (or as indented JSON for people), with its line end."""
    text = json.dumps(record, ensure_ascii=False, indent=2 if pretty else None)
    return (text + "\n").encode("utf-8", "replace")


class StreamSink:
    """An open stream; unless it is a regular file each record is flushed, so that a reader sees it at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._live = not _is_regular(stream)

    def write(self, line: bytes) -> None:
        self._stream.write(line)
        if self._live:
            self._stream.flush()

    def close(self, *, keep: bool) -> None:
        self._stream.flush()


def open_sink(path: str) -> Sink:
    """A sink for the file that the user named; a device or a pipe is written to as it is.

    Raises:
        OSError: it cannot be written.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        return StreamSink(open(path, "wb"))
    return FileSink(os.path.realpath(path))


def _is_regular(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


class FileSink:
    """A file that gets its name when it is whole: written beside it under a temporary name, then renamed.

    Raises:
        OSError: the folder cannot be written to.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._temporary = f"{path}.{os.getpid()}.tmp"
        self._stream = open(self._temporary, "wb")  # noqa: SIM115  (lives as long as the sink)

    def write(self, line: bytes) -> None:
        self._stream.write(line)

    def close(self, *, keep: bool) -> None:
        """Give the file its name, or remove what was written; also when the last bytes find no room."""
        try:
            self._stream.close()
            if keep:
                os.replace(self._temporary, self._path)
        finally:
            if os.path.exists(self._temporary):
                os.unlink(self._temporary)
