"""Hold back Ctrl-C, and other signals that end a run, while something must be done as a whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

# The signals that end a run as Ctrl-C does; Windows has no SIGHUP.
OTHERS: list[int] = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back the first Ctrl-C, or another signal that ends the run, until the block is done.

    Otherwise a line, or the end of a file, might be written only in part. A second signal, from a user for whom this takes
    too long, is handled at once.
    """
    before = _handlers() if threading.current_thread() is threading.main_thread() else {}
    came: list[tuple[int, FrameType | None]] = []

    def wait(number: int, frame: FrameType | None) -> None:
        if came:
            before[number](number, frame)
        came.append((number, frame))

    for number in before:
        signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            number, frame = came[0]
            before[number](number, frame)


def _handlers() -> dict[int, Callable[[int, FrameType | None], object]]:
    """The handlers, by signal, of the signals that ask for an end."""
    found = {number: signal.getsignal(number) for number in (signal.SIGINT, *OTHERS)}
    return {number: handler for number, handler in found.items() if callable(handler)}
