"""JSON Lines: one record a line, UTF-8, whole or not at all."""

from __future__ import annotations

import json
import os
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
    """An open stream; each record is flushed, so that a reader downstream sees it at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, line: bytes) -> None:
        self._stream.write(line)
        self._stream.flush()

    def close(self, *, keep: bool) -> None:
        self._stream.flush()


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
        """Give the file its name, or remove what was written."""
        self._stream.close()
        if keep:
            os.replace(self._temporary, self._path)
        else:
            os.unlink(self._temporary)
