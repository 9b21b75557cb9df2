"""Report failed pages: one line each, except that rows of a container which fail alike are reported once and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newsparse.cli.messages import ReaderGone, as_line, forget, naming, told
from newsparse.errors import InputError, MissingInput
from newsparse.names import RowName
from newsparse.writers import Sink, encode, error_record, is_standard

# Problems that differ only in figures (columns, sizes, numbers of rows) are alike.
_FIGURES = re.compile(r"\d+")
# How many different problems of one container are reported; any more are only counted.
_KINDS = 100

# A word of the command line that was taken for a source, and the command whose name it resembles.
Meant = tuple[str, str]


class Failures:
    """Reports failures, in lines.

    Args:
        say: prints a line.
        kept: whether all failures are kept elsewhere, as error records; None if the command cannot do that.
        meant: a source that may have been meant as a command.
    """

    def __init__(self, say: Callable[[str], None], *, kept: bool | None, meant: Meant | None = None) -> None:
        self._say, self._meant = say, meant
        self._where_all = "; --errors FILE keeps each" if kept is False else ""
        self._container: str | None = None
        # for each kind of problem reported: how often it occurred again, and its last occurrence
        self._again: dict[tuple[str, str], tuple[int, InputError]] = {}
        self._others = 0

    def tell(self, problem: InputError) -> None:
        """Report a failure, or count it."""
        container = problem.source.container if isinstance(problem.source, RowName) else None
        if container != self._container:
            self.end()
            self._container = container
        kind = problem.code, _FIGURES.sub("", problem.message)
        if kind in self._again:
            self._again[kind] = self._again[kind][0] + 1, problem
            return
        if container is not None:
            if len(self._again) >= _KINDS:
                self._others += 1
                return
            self._again[kind] = 0, problem
        self._say(told(self._understood(problem)))

    def end(self) -> None:
        """Report how often the problems of the last container occurred again."""
        for count, last in self._again.values():
            if count == 1:
                self._say(told(last))
            elif count:
                self._sum_up(f"{count:,} more like that: {last.message}")
        if self._others:
            self._sum_up(f"{self._others:,} more of other kinds")
        self._again.clear()
        self._others = 0

    def _sum_up(self, line: str) -> None:
        self._say(as_line(f"newsparse: {self._container}: {line}{self._where_all}"))

    def _understood(self, problem: InputError) -> InputError:
        if self._meant is None or problem.source != self._meant[0] or not isinstance(problem, MissingInput):
            return problem
        return MissingInput(problem.source, problem.message, f"did you mean `newsparse {self._meant[1]}`?")


class ErrorRecords:
    """Writes error records for as long as they are read; if their reader goes, the run continues without them.

    Args:
        sink: where they go.
        target: what the user called it.
        say: prints a line.
    """

    def __init__(self, sink: Sink, target: str, say: Callable[[str], None]) -> None:
        self._sink, self._target, self._say = sink, target, say
        self._read = True

    def write(self, problem: InputError) -> None:
        """Write the error record of a failure.

        Raises:
            OSError: it cannot be written, for any other reason than that its reader has gone.
        """
        if self._read:
            with self._while_read():
                self._sink.write(encode(error_record(problem)))

    def close(self, *, keep: bool, whole: bool) -> None:
        """See :class:`~newsparse.writers.Sink`.

        Raises:
            OSError: as for :meth:`write`.
        """
        with self._while_read():
            self._sink.close(keep=keep and self._read, whole=whole)

    @property
    def left(self) -> str | None:
        """See :class:`~newsparse.writers.Sink`."""
        return self._sink.left

    @contextmanager
    def _while_read(self) -> Iterator[None]:
        try:
            with naming(self._target):
                yield
        except ReaderGone:
            if not self._sink.empty:  # otherwise there was nothing to read
                self._say(as_line(f"newsparse: {self._target}: nobody reads the error records any more"))
            self._read = False
            if is_standard(self._target):
                forget(1)
