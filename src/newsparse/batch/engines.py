"""Where shards are run: here, or in processes of this machine. Results come in the order of the shards, whoever is done
first; a page that kills its process, or takes too long, is a failure of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsparse.batch.feed import Feed
from newsparse.batch.threads import spare_threads
from newsparse.batch.worker import Job, Page, Result, run_shard, start_worker
from newsparse.errors import Crashed, InputError, TimedOut

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessFuture, ProcessPool

# Shards under way for each process: enough that none waits while a slow one holds up the order.
_AHEAD = 4
# Pages that are parsed here before processes are started.
_HERE = 64


class Shard(NamedTuple):
    """Some pages that are parsed together; ``tag`` is the sender's own."""

    pages: Sequence[Page]
    tag: object = None


Work = Callable[[Sequence[Page], Job], list[Result]]


class Engine(Protocol):
    """Runs shards."""

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, list[Result]]]:
        """Each shard with the results of its pages, in order. Closing the iterator stops the work."""
        ...


class Inline:
    """Runs shards in this process: nothing to start, and nothing that would outlive a page that kills it."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, list[Result]]]:
        for shard in shards:
            yield shard, run_shard(shard.pages, self._job)


class Pool:
    """Runs shards in processes of this machine (pebble's, which survives the death of its workers).

    Args:
        job: what to make of pages.
        workers: how many processes.
        timeout: the seconds that a page may take.
        work: what a process does with some pages.
    """

    def __init__(self, job: Job, workers: int, timeout: float, work: Work = run_shard) -> None:
        self._job, self._workers, self._timeout, self._work = job, workers, timeout, work

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, list[Result]]]:
        from pebble import ProcessPool

        spare_threads()
        model = self._job.options.model
        pool = ProcessPool(self._workers, initializer=start_worker, initargs=(model,), context=_context())
        feed = Feed(shards, self._workers * _AHEAD, lambda shard: self._schedule(pool, shard.pages))
        try:
            for shard, future in feed:
                yield shard, self._collect(pool, shard.pages, future)
        finally:
            feed.stop()
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _schedule(self, pool: ProcessPool, pages: Sequence[Page]) -> ProcessFuture[list[Result]]:
        return pool.schedule(self._work, (pages, self._job), timeout=self._timeout)

    def _collect(self, pool: ProcessPool, pages: Sequence[Page], future: ProcessFuture[list[Result]]) -> list[Result]:
        """The results of some pages; where their process died or was too slow, page by page, so that all but the
        culprit get theirs."""
        from pebble import ProcessExpired

        problem: InputError
        source = pages[0].source if pages else ""
        try:
            return future.result()
        except TimeoutError:
            problem = TimedOut(source, f"took more than {self._timeout:g} s", "allow it more")
        except ProcessExpired as death:
            problem = Crashed(source, f"its process died ({_cause(death.exitcode)})", "please report this page")
        if len(pages) == 1:
            return [Result(problem=problem)]
        futures = [self._schedule(pool, [page]) for page in pages]
        return [result for page, one in zip(pages, futures, strict=True) for result in self._collect(pool, [page], one)]


class Adaptive:
    """Runs the first pages here and, where there are many, the others in processes: a page or two should not wait for
    any to start.

    Args:
        pool: runs the others.
        job: what to make of pages.
    """

    def __init__(self, pool: Pool, job: Job) -> None:
        self._pool, self._inline = pool, Inline(job)

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, list[Result]]]:
        waiting, pages = iter(shards), 0
        for shard in waiting:
            if pages >= _HERE:
                yield from self._pool.run(chain([shard], waiting))
                return
            pages += len(shard.pages)
            yield from self._inline.run([shard])


def _context() -> BaseContext:
    """How processes are started: from a clean one where the system has that, so that no thread's lock is copied."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["newsparse.batch.worker"])
    return context


def _cause(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    import signal

    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
