"""What a sink is, and the sink that is a single file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from newsparse.interrupts import uninterrupted
from newsparse.writers.drafts import Draft, StreamDraft
from newsparse.writers.forms import FORMS, Content
from newsparse.writers.partials import nothing


class Sink(Protocol):
    """Where encoded lines go. All methods raise OSError if the lines cannot be written.

    Attributes:
        empty: whether nothing has been written to it.
        left: after closing, the file beside the target that holds what was written, if that is not complete or the target
            had to stay; else None.
    """

    empty: bool
    left: str | None

    def write(self, line: bytes) -> None: ...

    def write_all(self, lines: Sequence[bytes]) -> None:
        """Write some lines; signals that ask the run to end are held back until they are written."""

    def close(self, *, keep: bool, whole: bool = True) -> None:
        """Close it.

        Args:
            keep: whether to keep what was written, or to leave no trace of it.
            whole: whether the run came to its end, so that nothing is missing. A file that is not whole does not get its
                name; if it also has no lines, it is not kept at all.
        """


@dataclass(frozen=True, slots=True)
class SinkOptions:
    """How lines are written.

    Attributes:
        form: one of :data:`~newsparse.writers.forms.FORMS`; None if the target's name tells it.
        shard_size: the number of records in a part of a folder; None for the default.
        overwrite: whether the parts of an earlier run may be replaced.
        resume: whether the parts of a run that did not end may be replaced.
        content: what the lines hold.
        replaceable: whether an existing file with the name of an incomplete one may be replaced.
        spared: whether an existing file with the final name must stay: then what is complete gets the name of what is not.
    """

    form: str | None = None
    shard_size: int | None = None
    overwrite: bool = False
    resume: bool = False
    content: Content = "records"
    replaceable: Callable[[str], bool] = nothing
    spared: Callable[[str], bool] = nothing


class FileSink:
    """One file in one form; its draft determines what can be seen of it before it is complete."""

    def __init__(self, draft: Draft, form: str, content: Content) -> None:
        self._draft = draft
        try:
            self._encoder = FORMS[form](draft, content)
        except BaseException:
            draft.discard()
            raise
        self._stream = isinstance(draft, StreamDraft)
        self._sound = self.empty = True  # sound: no line has been written in part only
        self.left: str | None = None

    def write(self, line: bytes) -> None:
        self.write_all((line,))

    def write_all(self, lines: Sequence[bytes]) -> None:
        with self._guard():
            for line in lines:
                self._sound = self.empty = False
                self._encoder.write(line)
                self._sound = True

    def close(self, *, keep: bool, whole: bool = True) -> None:
        with self._guard():
            try:
                if keep and (whole or self._stream or not self.empty):
                    if not (self._sound or self._stream):
                        raise OSError(errno.EIO, "a record was written in part only")
                    self._encoder.finish()
                    self.left = self._draft.commit(whole=whole)
            finally:
                self._encoder.abandon()
                self._draft.discard()

    def _guard(self) -> AbstractContextManager[None]:
        return nullcontext() if self._stream else uninterrupted()  # the reader of a stream may keep it waiting for ever
