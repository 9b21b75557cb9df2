"""Handle signals that ask the command to stop: Ctrl-C, a terminal that hangs up, a shutdown. All stop it in the same way."""

from __future__ import annotations

import signal
from types import FrameType

from newsparse.cli.messages import INTERRUPTED
from newsparse.interrupts import OTHERS


class _Stopped(KeyboardInterrupt):
    """The command was asked to stop by a signal other than Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def take_signals() -> None:
    """Make every signal that ends a process raise KeyboardInterrupt, as Ctrl-C does.

    For Ctrl-C itself this is restored, because while the process starts it has the system's default action. A signal that
    is ignored (``nohup``) stays ignored.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in OTHERS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Stopped(number)


def drop_signals() -> None:
    """Let further signals end the process at once: only the interpreter is still at work, which would print a traceback."""
    for number in (signal.SIGINT, *OTHERS):
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)


def status_of(stop: BaseException | None) -> int:
    """The exit status after an interrupt, as shells have it: 128 plus the signal's number."""
    return 128 + stop.number if isinstance(stop, _Stopped) else INTERRUPTED
