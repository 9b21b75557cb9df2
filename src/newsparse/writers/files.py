"""What a sink is, and the one that is a single file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from newsparse.writers.drafts import Draft, StreamDraft, uninterrupted
from newsparse.writers.forms import FORMS, Content
from newsparse.writers.partials import nothing


class Sink(Protocol):
    """Where encoded lines go. All raise OSError when they cannot be written.

    Attributes:
        empty: nothing was written to it.
        left: once it is closed, the file beside its own that has what was written, where that is not whole.
    """

    empty: bool
    left: str | None

    def write(self, line: bytes) -> None: ...

    def write_all(self, lines: Sequence[bytes]) -> None:
        """Write some lines; what asks for an end meanwhile waits until they are written."""

    def close(self, *, keep: bool, whole: bool = True) -> None:
        """End it: ``keep`` what was written, or leave no trace of it; ``whole`` when nothing is missing, because the run
        came to its end: a file that is not does not get its name, and one of no lines is not left at all."""


@dataclass(frozen=True, slots=True)
class SinkOptions:
    """How lines are written.

    ``form`` is one of :data:`~newsparse.writers.forms.FORMS`, where the target's name does not tell; ``shard_size`` the
    number of records in a part of a folder; ``overwrite`` allows to replace the parts of an earlier run, ``resume`` those of
    one that did not end; ``content`` is what the lines hold; ``replaceable`` tells of a file under a name for what is not
    whole whether it may be lost.
    """

    form: str | None = None
    shard_size: int | None = None
    overwrite: bool = False
    resume: bool = False
    content: Content = "records"
    replaceable: Callable[[str], bool] = nothing


class FileSink:
    """One file in one form; what may be seen of it before it is whole is its draft's to say."""

    def __init__(self, draft: Draft, form: str, content: Content) -> None:
        self._draft = draft
        try:
            self._encoder = FORMS[form](draft, content)
        except BaseException:
            draft.discard()
            raise
        self._stream = isinstance(draft, StreamDraft)
        self._sound = self.empty = True  # no line was written in part
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
        return nullcontext() if self._stream else uninterrupted()  # a reader may keep a stream waiting for ever
