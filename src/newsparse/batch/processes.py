"""Processes of this machine that may die: pebble's pool, replaced when it breaks.

The pool tells which task's process died. It cannot when the process dies before it has reported that it began a task, or
while it writes a result: then the whole pool breaks, and with it every task that it had.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from newsparse.batch.environment import allow_files, only_installed
from newsparse.batch.worker import start_worker
from newsparse.errors import OptionError
from newsparse.writers.drafts import uninterrupted

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessFuture, ProcessPool

_T = TypeVar("_T")
# How often it is looked whether a pool that owes a result still lives.
_SECONDS = 1.0
# How often the system is asked for processes that it does not start, and how long it has in between.
_STARTS, _PAUSE = 5, 1.0


class Died(Exception):
    """The process that did a task died; the message says of what."""


class Lapsed(Exception):
    """The pool broke; the task may have had no part in it."""


class Ticket(NamedTuple, Generic[_T]):
    """A task that was sent off, and the pool that has it."""

    future: ProcessFuture[_T]
    pool: ProcessPool


class Processes:
    """Some processes.

    Args:
        workers: how many.
        model: what :func:`~newsparse.batch.worker.start_worker` is given in each.

    Raises:
        OptionError: the system starts no processes, or allows them too few files.
    """

    def __init__(self, workers: int, model: str | None) -> None:
        self._workers, self._model = workers, model
        self._lock = threading.Lock()
        self._stopped = False
        files = allow_files(workers)
        if files is not None:
            raise _refused(f"it allows {files} open files")
        self._pool = self._start()

    def send(self, work: Callable[..., _T], args: tuple[Any, ...], seconds: float) -> Ticket[_T]:
        """Send off a task that may take so long. From any thread.

        Raises:
            RuntimeError: all was stopped.
            OptionError: the system starts no processes.
        """
        problem: Exception | None = None
        for _ in range(_STARTS):
            pool = self._pool
            try:
                return Ticket(pool.schedule(work, args, timeout=seconds), pool)
            except RuntimeError as broken:
                if self._stopped:
                    raise
                problem = broken.__cause__ if isinstance(broken.__cause__, Exception) else problem
                if problem is not None:
                    time.sleep(_PAUSE)
            except (OSError, ImportError) as refused:
                raise _refused(refused) from refused
            self._replace(pool)
        raise _refused(problem)

    def wait_for(self, ticket: Ticket[_T]) -> _T:
        """The result of a task.

        Raises:
            TimeoutError: it took too long.
            Died: its process died.
            Lapsed: it is to be sent again.
        """
        from pebble import ProcessExpired

        while not ticket.future.done():
            if not ticket.pool.active:  # before it is waited: hundreds of tasks may be owed by a pool that broke
                self._replace(ticket.pool)
                raise Lapsed
            wait([ticket.future], _SECONDS)
        try:
            return ticket.future.result()
        except ProcessExpired as death:
            raise Died(_cause(death.exitcode)) from death
        except BrokenProcessPool as problem:
            self._replace(ticket.pool)
            raise Lapsed from problem

    def stop(self) -> None:
        """End all processes, whatever they do; an interrupt waits until they are gone."""
        with uninterrupted(), self._lock:
            self._stopped = True
            _end(self._pool)

    def _start(self) -> ProcessPool:
        from pebble import ProcessPool

        context = _context()
        if context.get_start_method() == "forkserver":
            try:
                _start_server()
            except OSError as refused:
                raise _refused(refused) from refused
        return ProcessPool(self._workers, initializer=start_worker, initargs=(self._model,), context=context)

    def _replace(self, broken: ProcessPool) -> None:
        with self._lock:
            if self._pool is broken and not self._stopped:
                _end(broken)
                self._pool = self._start()


def _refused(problem: Exception | str | None) -> OptionError:
    why = str(problem or "") or "it gives no reason"
    return OptionError(f"the system cannot start processes ({why}); raise its limits, or parse without with -j 0")


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _context() -> BaseContext:
    """How processes are started: from a clean one where the system has that, so that no thread's lock is copied."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["newsparse.batch.worker"])
    return context


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


def _cause(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
