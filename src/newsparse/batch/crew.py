"""One worker process, and a pipe to it that no other process has.

Processes share nothing, no lock and no queue: at whatever moment one is killed, the others are not affected.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from math import inf
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.batch.environment import only_installed
from newsparse.batch.worker import start_worker

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

    from newsparse.options import Options

# How many seconds to wait for the exit status of a process whose pipe is closed.
_SECONDS = 5.0
# How many seconds a process may take to start, and to send an outcome whose first bytes have come.
_START, _GRACE = 120.0, 10.0
# A clock that nobody looked at for so many seconds stood still.
_STOPPED = 1.0
_STARTING = threading.Lock()


class Died(Exception):
    """The process that did a task died; the message is the cause."""


class Task(NamedTuple):
    """Work to do.

    Attributes:
        data: the function and its arguments, pickled.
        seconds: how long it may take.
        future: receives the outcome.
    """

    data: bytes
    seconds: float
    future: Future[Any]


class Clock:
    """Counts seconds, but not those in which the command was stopped (Ctrl-Z) or the machine asleep: its processes were, too."""

    def __init__(self) -> None:
        self._looked, self._stood = time.monotonic(), 0.0

    def now(self) -> float:
        return time.monotonic() - self._stood

    def look(self) -> None:
        """Note that the command is running. Must be called again and again, always from the same thread."""
        now = time.monotonic()
        if now - self._looked > _STOPPED:
            self._stood += now - self._looked
        self._looked = now


class Member:
    """A process, from its start to its end.

    Args:
        clock: tells its time.
        options: passed to :func:`~newsparse.batch.worker.start_worker`.

    Attributes:
        pipe: readable when the process has sent something, or has died.
        task: the task on which it is working, or None.
        ready: whether it has started up, and can be sent a task.
        deadline: when the time for its task, or for its start, is over.
        late: the task for which it was killed because its time was over.

    Raises:
        OSError: the system does not start the process.
    """

    def __init__(self, options: Options, clock: Clock) -> None:
        context = _context()
        self._clock = clock
        self.task: Task | None = None
        self.late: Task | None = None
        self.ready, self.deadline = False, clock.now() + _START
        self.pipe, other = context.Pipe()
        try:
            self._process = _start(context, (other, options))
        except BaseException:
            self.pipe.close()
            raise
        finally:
            other.close()  # so that the pipe is closed when the process dies

    def send(self, task: Task) -> None:
        """Send it a task. If it has died meanwhile, :meth:`receive` raises."""
        # first: a process that reads nothing is late, too
        self.task, self.deadline = task, self._clock.now() + task.seconds
        with suppress(OSError):
            self.pipe.send_bytes(task.data)

    def rest(self) -> None:
        """Note that it is ready, and has nothing to do."""
        self.task, self.ready, self.deadline = None, True, inf

    def kill_if_late(self) -> None:
        """Kill it when its time is over, unless its outcome waits to be received. May be called from any thread: whoever sends
        to it or receives from it meanwhile is freed by that."""
        late, now = self.task, self._clock.now()
        with suppress(OSError):  # its pipe was closed meanwhile
            if now >= self.deadline and (now >= self.deadline + _GRACE or not self.pipe.poll()):
                self.late = late
                self.kill()

    def receive(self) -> bytes:
        """Receive what it has sent.

        Raises:
            Died: it has died, or must because what it has sent takes more memory than there is.
        """
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            raise Died(self._cause()) from None
        except MemoryError:
            self.kill()
            raise Died("no memory for its result") from None

    def kill(self) -> None:
        """Kill it, whatever it is doing.

        ``Process.kill`` is avoided where possible: it takes processes for dead as soon as the fork server is.
        """
        if hasattr(signal, "SIGKILL") and self._process.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def close(self) -> None:
        """Close the pipe and wait for the process: it has died, or ends because its pipe is closed."""
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
    """Pickle a task as processes receive it."""
    return bytes(ForkingPickler.dumps((work, args)))


def failed(problem: BaseException) -> Future[Any]:
    """The future of a task that could not be sent."""
    future: Future[Any] = Future()
    future.set_exception(problem)
    return future


def settle(future: Future[Any], said: bytes) -> None:
    """Give a future the outcome that a process sent."""
    try:
        good, outcome = ForkingPickler.loads(said)
    except Exception as problem:  # noqa: BLE001  the exception of that process cannot be unpickled in this one
        good, outcome = False, problem
    if good:
        future.set_result(outcome)
    else:
        future.set_exception(outcome)


def _context() -> BaseContext:
    """How processes are started: by a fork server if the system has one, so that no lock held by a thread is copied."""
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
    """Start the fork server, and by it all processes, with the signals of a terminal blocked.

    When it hangs up, or at Ctrl-C, they go to all processes, but only the command should act on them. The fork server ignores
    Ctrl-C itself only when it has imported what it needs, and would print a traceback before.
    """
    from multiprocessing.forkserver import ensure_running
    from multiprocessing.resource_tracker import ensure_running as ensure_tracker

    with _STARTING:  # the setting of the environment is the whole process's
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
        try:
            with only_installed():
                ensure_tracker()  # it unblocks SIGINT when it has started
                signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
                ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, options: Options) -> None:
    """What the process runs: the tasks that it is sent, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # before anything that takes time
    with suppress(RuntimeError):  # no more threads
        threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        pipe.send_bytes(_outcome(start_worker, (options,)))
        while True:
            work, args = ForkingPickler.loads(pipe.recv_bytes())
            pipe.send_bytes(_outcome(work, args))
    except (EOFError, OSError):
        return  # the parent is gone, or has closed the pipe
    except MemoryError:
        sys.exit(1)


def _end_with_parent() -> None:
    """End the process when the command is gone, however it ended: a page that never ends would keep it for ever, for nobody
    is left who would kill it."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _outcome(work: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    try:
        return bytes(ForkingPickler.dumps((True, work(*args))))
    except Exception as problem:  # noqa: BLE001  whatever it is, it is sent to where the task came from
        try:
            return bytes(ForkingPickler.dumps((False, problem)))
        except Exception:  # noqa: BLE001  it holds something that cannot be pickled
            return bytes(ForkingPickler.dumps((False, RuntimeError(repr(problem)))))
