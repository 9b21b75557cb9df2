"""Folders of parts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from newsparse import __version__
from newsparse.errors import OptionError
from newsparse.interrupts import uninterrupted
from newsparse.model import SCHEMA
from newsparse.writers.drafts import Draft, Folder
from newsparse.writers.files import FileSink, SinkOptions
from newsparse.writers.forms import FORMS

# Records in a part, by default: some hundred megabytes, a size that suits parallel readers.
SHARD_SIZE = 50_000
# The file that says a folder is complete. Readers of folders (Spark, pyarrow, pandas, Hugging Face) know this name and leave
# the file out; they would take a "manifest.json" for records.
SUCCESS = "_SUCCESS"
_PART = re.compile(rf"part-\d{{5,}}\.(?:{'|'.join(map(re.escape, FORMS))})")


def is_part(name: str) -> bool:
    """Whether a file in a folder has the name of a part."""
    return _PART.fullmatch(name) is not None


class _Measured:
    """A draft that counts the bytes written to it, as ``size``, and computes their SHA-256, as ``sum``.

    Args:
        draft: where they go.
        make_room: called when all of them are there, before the draft gets its name.
    """

    def __init__(self, draft: Draft, make_room: Callable[[], None]) -> None:
        import hashlib

        self._draft, self._make_room = draft, make_room
        self.sum, self.size = hashlib.sha256(), 0

    def write(self, data: bytes, /) -> None:
        self._draft.write(data)
        self.sum.update(data)
        self.size += len(data)

    def settle(self) -> None:
        self._draft.settle()

    def commit(self, *, whole: bool = True) -> str | None:
        self.settle()
        self._make_room()
        return self._draft.commit(whole=whole)

    def discard(self) -> None:
        self._draft.discard()


class _Part(NamedTuple):
    """A part that is being written."""

    name: str
    draft: _Measured
    sink: FileSink


class FolderSink:
    """A folder of parts, each of which gets its name when it is complete; the file that says all are there comes last.

    Args:
        folder: the place.
        form: the form of the parts.
        options: see :class:`SinkOptions`.
        target: what the user called the folder.

    Raises:
        OptionError: the folder holds something that is not from a run, or that must not be replaced.
        OSError: it cannot be written to.
    """

    def __init__(self, folder: Folder, form: str, options: SinkOptions, target: str) -> None:
        self._folder, self._form, self._content = folder, form, options.content
        self._most = options.shard_size or SHARD_SIZE
        self._old = _old_parts(folder.names(), target, options)
        self._done: list[dict[str, Any]] = []
        self._records = 0
        self.empty = True
        self.left: str | None = None  # parts are always complete
        self._part: _Part | None = self._begin()  # at once, to find out whether the folder can be written to

    def write(self, line: bytes) -> None:
        self.write_all((line,))

    def write_all(self, lines: Sequence[bytes]) -> None:
        with uninterrupted():
            while lines:
                self._part = self._part or self._begin()
                self.empty = False
                room = self._most - self._records
                self._part.sink.write_all(lines[:room])
                self._records += len(lines[:room])
                lines = lines[room:]
                if self._records == self._most:
                    self._end(self._part)

    def close(self, *, keep: bool, whole: bool = True) -> None:
        """Close the last part, or drop it if not ``keep``; if the run is ``whole``, write the file that says so.

        A whole run without records gets one part without records, so that readers find its columns.
        """
        with uninterrupted():
            try:
                if keep and self._part and (self._records or whole and not self._done):
                    self._end(self._part)
                if keep and whole:
                    self._say_whole()
            finally:
                if self._part:
                    self._part.sink.close(keep=False)
                if not self._done:
                    self._folder.leave()

    def _begin(self) -> _Part:
        name = f"part-{len(self._done):05}.{self._form}"
        draft = _Measured(self._folder.draft(name), self._remove_old)
        return _Part(name, draft, FileSink(draft, self._form, self._content))

    def _end(self, part: _Part) -> None:
        self._part = None
        part.sink.close(keep=True)
        about = {"name": part.name, "records": self._records, "bytes": part.draft.size}
        self._done.append({**about, "sha256": part.draft.sum.hexdigest()})
        self._records = 0

    def _remove_old(self) -> None:
        """Remove old parts; only once all bytes of the first new part are on the disk, so that a failing run destroys nothing."""
        for name in self._old:
            self._folder.remove(name)
        self._old = []

    def _say_whole(self) -> None:
        about = {
            "newsparse": __version__,
            "schema": SCHEMA if self._content == "records" else None,
            "format": self._form,
            "records": sum(part["records"] for part in self._done),
            "parts": self._done,
        }
        draft = self._folder.draft(SUCCESS)
        try:
            draft.write(json.dumps(about, indent=1).encode() + b"\n")
            draft.commit()
        finally:
            draft.discard()


def _old_parts(names: list[str], target: str, options: SinkOptions) -> list[str]:
    """What an earlier run left in a folder, beginning with the file that says it is complete; hidden files are ignored.

    Raises:
        OptionError: the folder holds something else, or what an earlier run left must not be replaced.
    """
    seen = sorted(name for name in names if not name.startswith("."))
    if other := next((name for name in seen if name != SUCCESS and not is_part(name)), None):
        raise OptionError(f"{target} holds {other!r}, which is no part of records; name a folder that is empty")
    if seen and not (options.overwrite or options.resume and SUCCESS not in seen):
        state = "a run" if SUCCESS in seen else "what is left of a run that did not end"
        raise OptionError(f"{target} holds {state}; replace it with --overwrite, or name another folder")
    return sorted(seen, key=lambda name: (name != SUCCESS, name))
