"""What a long run shows on stderr: a bar on a terminal, messages, and a line at the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, TYPE_CHECKING, TextIO, cast

from newsparse.cli.messages import forget, say
from newsparse.errors import InputError
from newsparse.names import is_remote, path_of

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

    from newsparse.batch.run import Tally

# In seconds: when the bar appears, and how often it is drawn. A short run shows none: its records may be on the same screen.
_AFTER, _BETWEEN = 1.0, 0.2
_MEGA = 1e6


class Progress:
    """Shows the user how a run progresses.

    Args:
        names: the sources, whose size is determined during the run; None to show no bar.

    Attributes:
        shown: whether a bar has been shown.
    """

    def __init__(self, names: Sequence[str] | None) -> None:
        self._started = self._drawn = time.monotonic()
        self._bar: RichProgress | None = None
        self._total = None if names is None else _Total(names)
        self.shown = False

    def update(self, tally: Tally) -> None:
        """Show how far the run is, on a bar, once it has taken a second."""
        if self._total is None:
            return
        now = time.monotonic()
        if now - self._started < _AFTER or now - self._drawn < _BETWEEN:
            return
        self._drawn = now
        if self._bar is None:
            self._bar = _open_bar()
            self._bar.add_task("", total=None, pages="", megabytes="", rate="", failed="")
            self._bar.start()
            self.shown = True
        pages = tally.written + tally.failed
        self._bar.update(
            self._bar.task_ids[0],
            completed=tally.size,
            total=self._total.bytes,
            pages=f"{pages:,}",
            megabytes=f"{tally.size / _MEGA:,.0f}",
            rate=f"{pages / (now - self._started):,.0f}",
            failed=f"{tally.failed:,}",
        )

    def say(self, message: str) -> None:
        """Print a line for people, above the bar if there is one."""
        if self._bar is None:
            say(message)
        else:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)

    def end(self) -> float:
        """Remove the bar; returns how many seconds the run has taken."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        return time.monotonic() - self._started


def _open_bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        BarColumn(bar_width=None),
        TextColumn("{task.fields[pages]} pages  {task.fields[megabytes]} MB  {task.fields[rate]}/s"),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
        console=Console(file=cast(IO[str], _Screen(sys.stderr))),
        transient=True,
        refresh_per_second=5,
    )


class _Screen:
    """A terminal that may go away during a run; what is written to it after that is dropped."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding, self.fileno, self.isatty = stream.encoding, stream.fileno, stream.isatty

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError:
            forget(2)
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            forget(2)


class _Total(Thread):
    """Adds up the sizes of all files below some sources, in a thread of its own.

    Attributes:
        bytes: the total; None until it is known. It stays None if any source is not a plain file: how much a container
            holds is only known when it has been read.
    """

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(daemon=True)
        self.bytes: int | None = None
        self._names = [path_of(name) for name in names]
        if not any(name == "-" or is_remote(name) for name in names):
            self.start()

    def run(self) -> None:
        from newsparse.sources.formats import holds_pages
        from newsparse.sources.listing import files_of

        size = 0
        for name in self._names:
            for path in files_of(name):
                if isinstance(path, InputError):
                    continue
                if holds_pages(path):
                    return
                with suppress(OSError):
                    size += os.path.getsize(path)
        self.bytes = size


def summary(tally: Tally, seconds: float) -> str:
    """Summarise a finished run in one line."""
    pages, tried = tally.written, tally.written + tally.failed
    took = max(seconds, 1e-9)
    rate = f" ({tried / took:,.0f}/s, {tally.size / _MEGA / took:,.1f} MB/s)" if pages else ""
    parts = [f"{pages:,} page{'s' * (pages != 1)} in {seconds:,.1f} s{rate}, {tally.failed:,} failed"]
    if tally.reused:
        parts.append(f"{tally.reused:,} were done before")
    if tally.changed:
        parts.append(f"{tally.changed:,} changed since")
    return ", ".join(parts)


def shows_bar(*, quiet: bool, to_stdout: bool) -> bool:
    """Whether to show a bar: stderr is a terminal, records do not go to one, and the run is not ``quiet``."""
    screen = sys.stderr is not None and sys.stderr.isatty()
    return not quiet and screen and not (to_stdout and sys.stdout is not None and sys.stdout.isatty())
