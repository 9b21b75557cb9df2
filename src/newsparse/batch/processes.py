"""A pool of processes that may die: each has one task at a time, so that it is known which task died with it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from multiprocessing import Pipe
from multiprocessing.connection import wait as wait_for_pipes
from typing import TYPE_CHECKING, Any, TypeVar

from newsparse.batch.crew import Clock, Died, Member, Task, pickled, settle
from newsparse.batch.environment import allow_files
from newsparse.errors import NewsparseError, NoProcesses
from newsparse.interrupts import uninterrupted

if TYPE_CHECKING:
    from newsparse.options import Options

_T = TypeVar("_T")
# How many seconds one wait may last, because on Windows no signal interrupts it.
_SECONDS = 1.0
# How many failures to start a process are accepted, and the seconds of pause between them.
_STARTS, _PAUSE = 5, 1.0
# How often it is looked whether a process is late.
_LOOK = 0.05


class Processes:
    """A pool of processes, started when there is work for them, and replaced when they die. A thread sends them tasks.

    Args:
        workers: the largest number of processes.
        options: passed to :func:`~newsparse.batch.worker.start_worker` in each.

    Raises:
        NoProcesses: the system allows too few open files for so many processes, or no thread.
    """

    def __init__(self, workers: int, options: Options) -> None:
        files = allow_files(workers)
        if files is not None:
            raise _refused(f"it allows {files} open files")
        self._workers, self._options = workers, options
        self._crew: list[Member] = []
        self._clock = Clock()
        self._waiting: deque[Task] = deque()
        self._failures, self._pause_ends = 0, 0.0
        self._lock = threading.Lock()
        self._ended: Exception | None = None
        self._called = False
        self._ear, self._voice = Pipe(duplex=False)
        self._thread = threading.Thread(target=self._serve, name="newsparse-processes", daemon=True)
        self._over = threading.Event()
        try:
            self._thread.start()
            threading.Thread(target=self._watch, name="newsparse-timeouts", daemon=True).start()
        except RuntimeError as problem:  # no more threads
            raise _refused(problem) from problem

    def send(self, work: Callable[..., _T], args: tuple[Any, ...], seconds: float) -> Future[_T]:
        """Send off a task that may take so many seconds. May be called from any thread.

        Raises:
            RuntimeError: the pool has been stopped.
            NoProcesses: the system starts none.
        """
        task = Task(pickled(work, args), seconds, Future())
        with self._lock:
            if self._ended is not None:
                raise self._ended
            self._waiting.append(task)
            self._call()
        return task.future

    def wait_for(self, ticket: Future[_T]) -> _T:
        """Wait for a task and return its result; what the task itself raised is raised here too.

        Raises:
            TimeoutError: it took too long.
            Died: its process died.
            NoProcesses: the system starts none.
        """
        while not wait([ticket], _SECONDS).done:
            pass
        return ticket.result()

    def stop(self) -> None:
        """End all processes, whatever they are doing; an interrupt is held back until they are gone."""
        with uninterrupted():
            with self._lock:
                self._ended = self._ended or RuntimeError("all processes were stopped")
                self._call()
            self._over.set()
            for one in list(self._crew):
                one.kill()  # first: the thread may wait for one of them
            self._thread.join(_SECONDS * 5)  # an interrupt may have left a future locked for which it waits
            _end(list(self._crew))

    def _call(self) -> None:
        """Wake the thread, so that it sees what there is to do."""
        if not self._called:
            self._called = True
            self._voice.send_bytes(b"")

    def _serve(self) -> None:
        try:
            while self._ended is None:
                self._grow()
                self._assign()
                self._hear(wait_for_pipes([self._ear, *(one.pipe for one in self._crew)], self._patience()))
        except Exception as problem:  # noqa: BLE001  whatever it is, it becomes the outcome of all waiting tasks
            # no page is to blame for a lack of memory here
            ended = _refused("no memory is left") if isinstance(problem, MemoryError) else problem
            with self._lock:
                self._ended = self._ended or ended
        tasks = [*self._waiting, *(one.task for one in self._crew if one.task is not None)]
        for task in tasks:
            task.future.set_exception(self._ended)

    def _lacks(self) -> bool:
        """Whether another process would have something to do."""
        idle = sum(one.task is None for one in self._crew)
        return len(self._crew) < self._workers and len(self._waiting) > idle

    def _grow(self) -> None:
        while self._lacks() and time.monotonic() >= self._pause_ends:
            try:
                self._crew.append(Member(self._options, self._clock))
            except OSError as problem:
                self._failed(problem)

    def _failed(self, problem: BaseException) -> None:
        """Pause after a failure to start a process, or the death of one that was starting.

        Failures of one moment count once. While some process works, the others are tried for without end.

        Raises:
            NoProcesses: there were too many failures, and there is no process.
        """
        now = time.monotonic()
        if now < self._pause_ends:
            return
        self._failures += 1
        if self._failures >= _STARTS and not any(one.ready for one in self._crew):
            raise _refused(problem) from problem
        self._pause_ends = now + min(self._failures, _STARTS) * _PAUSE

    def _assign(self) -> None:
        for one in self._crew:
            if one.ready and one.task is None and self._waiting:
                one.send(self._waiting.popleft())

    def _patience(self) -> float | None:
        """How long there is nothing to do unless a process sends something; None for any time."""
        return max(0.0, self._pause_ends - time.monotonic()) if self._lacks() else None

    def _hear(self, pipes: Sequence[object]) -> None:
        if self._ear in pipes:
            self._ear.recv_bytes()
            with self._lock:
                self._called = False
        for one in [one for one in self._crew if one.pipe in pipes]:
            try:
                said = one.receive()
            except Died as death:
                self._let_go(one, death)
                continue
            if one.task is None:
                self._welcome(one, said)
                continue
            done = one.task
            one.rest()
            self._assign()  # before the outcome is unpickled, so that the process is not kept waiting
            settle(done.future, said)

    def _welcome(self, one: Member, said: bytes) -> None:
        started: Future[None] = Future()
        settle(started, said)
        problem = started.exception()
        if problem is None:
            one.rest()
            self._failures = 0
        elif isinstance(problem, NewsparseError):
            raise problem
        else:
            self._crew.remove(one)
            _end([one])
            self._failed(problem)

    def _let_go(self, one: Member, death: Died) -> None:
        self._crew.remove(one)
        one.close()
        if one.task is not None:
            one.task.future.set_exception(TimeoutError() if one.late is one.task else death)
        elif not one.ready:
            self._failed(death)

    def _watch(self) -> None:
        """Kill processes whose time is over; the thread that serves them then learns that they died."""
        while not self._over.wait(_LOOK):
            self._clock.look()
            for one in list(self._crew):
                one.kill_if_late()


def _refused(problem: BaseException | str) -> NoProcesses:
    why = str(problem) or "it gives no reason"
    return NoProcesses(f"the system cannot start processes ({why}); raise its limits, or parse without with -j 0")


def _end(crew: Sequence[Member]) -> None:
    for one in crew:
        one.kill()
    for one in crew:
        one.close()
