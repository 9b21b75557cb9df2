"""Signals that ask the command to stop: Ctrl-C, a terminal that hangs up, a machine that shuts down. All stop it alike."""

from __future__ import annotations

import signal
from types import FrameType

from newsparse.cli.messages import INTERRUPTED

# Windows has no SIGHUP.
_MORE = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class _Stopped(KeyboardInterrupt):
    """Somebody asked for an end by another signal than Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def take_signals() -> None:
    """Let all signals that end a process end this one as Ctrl-C does, and that raise KeyboardInterrupt, which it does not while
    the process starts; one that is to be ignored (``nohup``) still is."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in _MORE:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Stopped(number)


def drop_signals() -> None:
    """Let any more of them end the process at once: what is left to do is the interpreter's, which would tell a story."""
    for number in (signal.SIGINT, *_MORE):
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)


def status_of(stop: BaseException | None) -> int:
    """The exit status after an interrupt, as shells count: 128 and the signal's number."""
    return 128 + stop.number if isinstance(stop, _Stopped) else INTERRUPTED
