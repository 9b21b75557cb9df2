"""One process that does what it is sent, and a pipe to it that no other process has.

Nothing is shared between processes, no lock and no queue: whatever moment one is killed at, the others do not notice.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.batch.environment import only_installed
from newsparse.batch.worker import start_worker

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

# How long it is waited for the status of a process whose pipe is closed.
_SECONDS = 5.0


class Died(Exception):
    """The process that did a task died; the message says of what."""


class Task(NamedTuple):
    """Something to do, pickled, which may take so many ``seconds``; ``future`` takes what comes of it."""

    data: bytes
    seconds: float
    future: Future[Any]


class Member:
    """A process, from its start to its end.

    Args:
        model: what :func:`~newsparse.batch.worker.start_worker` is given.

    Attributes:
        pipe: readable when it has something to say, also when it died.
        task: what it is at work with.
        ready: it has started, and can be sent a task.
        deadline: when the time for its task is over.

    Raises:
        OSError: the system does not start it.
    """

    def __init__(self, model: str | None) -> None:
        context = _context()
        self.task: Task | None = None
        self.ready, self.deadline = False, 0.0
        self.pipe, other = context.Pipe()
        try:
            self._process = _start(context, (other, model))
        except BaseException:
            self.pipe.close()
            raise
        finally:
            other.close()  # so that the pipe is closed when the process dies

    def send(self, task: Task) -> None:
        """Let it do something. That it died meanwhile is told by :meth:`receive`."""
        self.task = task
        with suppress(OSError):
            self.pipe.send_bytes(task.data)
        self.deadline = time.monotonic() + task.seconds

    def receive(self) -> bytes:
        """What it has to say.

        Raises:
            Died: nothing any more.
        """
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            raise Died(self._cause()) from None

    def kill(self) -> None:
        """Kill it, whatever it does. Not by its own method: that thinks all dead when what started them is."""
        if hasattr(signal, "SIGKILL") and self._process.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def close(self) -> None:
        """Let go of it: it died, or ends because nobody sends it anything any more."""
        self.pipe.close()
        self._process.join(_SECONDS)

    def _cause(self) -> str:
        self._process.join(_SECONDS)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"status {code}"
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"


def pickled(work: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    """A task as processes take it."""
    return bytes(ForkingPickler.dumps((work, args)))


def settle(future: Future[Any], said: bytes) -> None:
    """Give a future what a process said of its task."""
    try:
        good, outcome = ForkingPickler.loads(said)
    except Exception as problem:  # noqa: BLE001  an error of that process that cannot be made again in this one
        good, outcome = False, problem
    if good:
        future.set_result(outcome)
    else:
        future.set_exception(outcome)


def _context() -> BaseContext:
    """How processes are started: from a clean one where the system has that, so that no thread's lock is copied."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["newsparse.batch.crew"])
    return context


def _start(context: BaseContext, args: tuple[Any, ...]) -> BaseProcess:
    if context.get_start_method() == "forkserver":
        _start_server()
    process: BaseProcess = context.Process(target=_serve, args=args, daemon=True)  # type: ignore[attr-defined]
    try:
        process.start()
    except EOFError as gone:
        raise OSError("what starts processes ended") from gone
    return process


def _start_server() -> None:
    """Start what starts processes, deaf to a terminal that hangs up, as it is to Ctrl-C: the signal goes to all, and is
    for the command to hear."""
    from multiprocessing.forkserver import ensure_running
    from multiprocessing.resource_tracker import ensure_running as ensure_tracker

    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
    try:
        with only_installed():
            ensure_tracker()
            ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, model: str | None) -> None:
    """What the process does: what it is sent, until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # before anything that takes time
    try:
        pipe.send_bytes(_outcome(start_worker, (model,)))
        while True:
            work, args = ForkingPickler.loads(pipe.recv_bytes())
            pipe.send_bytes(_outcome(work, args))
    except (EOFError, OSError):
        return  # nobody is there any more
    except MemoryError:
        sys.exit(1)


def _outcome(work: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    try:
        return bytes(ForkingPickler.dumps((True, work(*args))))
    except Exception as problem:  # noqa: BLE001  whatever it is, it is told where the task came from
        try:
            return bytes(ForkingPickler.dumps((False, problem)))
        except Exception:  # noqa: BLE001  it holds what cannot be sent
            return bytes(ForkingPickler.dumps((False, RuntimeError(repr(problem)))))
