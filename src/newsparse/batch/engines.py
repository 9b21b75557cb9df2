"""Where shards are run: in this process, or in others on this machine.

Results come in the order of the shards, whichever is done first. A page that kills its process, or takes too long, is a
failure of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsparse.batch.environment import spare_threads
from newsparse.batch.feed import Feed
from newsparse.batch.worker import Job, Page, Result, allowed, has_alarm, late, run_shard, run_within, too_large
from newsparse.errors import Crashed, InputError
from newsparse.model import RawPage

if TYPE_CHECKING:
    from concurrent.futures import Future

    from newsparse.batch.processes import Processes

# Shards under way for each process: enough to keep all busy while a slow shard holds up the order.
_AHEAD = 4
# A shard of more bytes counts for as many, so that what waits does not grow with the pages.
_SHARD_BYTES = 4_000_000
# How often a page is tried whose process dies.
_TRIES = 2
# Fewer pages than this, of fewer bytes, are parsed in this process: starting others would take longer.
_FEW_PAGES, _FEW_BYTES = 64, 1_000_000


class Shard(NamedTuple):
    """Some pages that are parsed together; ``tag`` is whatever the sender wants back with their results."""

    pages: Sequence[Page]
    tag: object = None

    @property
    def size(self) -> int:
        """Its pages, in bytes (or characters)."""
        return sum(len(page.data) for page in self.pages if isinstance(page, RawPage))

    @property
    def weight(self) -> int:
        """For how many shards it counts among those that wait."""
        return 1 + self.size // _SHARD_BYTES


Work = Callable[[Sequence[Page], Job], list[Result]]


class Engine(Protocol):
    """Runs shards."""

    def run(self, shards: Iterable[Shard]) -> Generator[tuple[Shard, list[Result]]]:
        """Yield each shard with the results of its pages, in order. Closing the iterator stops the work."""
        ...


class Inline:
    """Runs shards in this process: nothing has to be started, but nothing survives a page that kills the process.

    Args:
        job: what to make of pages.
        timeout: see :func:`~newsparse.batch.worker.allowed`; enforced only in the main thread, on systems with an alarm.
    """

    def __init__(self, job: Job, timeout: float | None = None) -> None:
        self._job, self._timeout = job, timeout

    def run(self, shards: Iterable[Shard]) -> Generator[tuple[Shard, list[Result]]]:
        timeout = self._timeout if has_alarm() else None
        for shard in shards:
            if timeout is None:
                yield shard, run_shard(shard.pages, self._job)
            else:
                yield shard, run_within(shard.pages, self._job, timeout)


class Pool:
    """Runs shards in processes of this machine, and survives their death.

    Args:
        job: what to make of pages.
        workers: how many processes.
        timeout: see :func:`~newsparse.batch.worker.allowed`.
        work: what a process does with some pages.
    """

    def __init__(self, job: Job, workers: int, timeout: float, work: Work = run_shard) -> None:
        self._job, self._workers, self._timeout, self._work = job, workers, timeout, work

    def run(self, shards: Iterable[Shard]) -> Generator[tuple[Shard, list[Result]]]:
        from newsparse.batch.processes import Processes  # so that a run of a page or two does not import it

        spare_threads()
        processes = Processes(self._workers, self._job.options)
        feed = Feed(
            shards, self._workers * _AHEAD, lambda shard: self._send(processes, shard.pages), lambda shard: shard.weight
        )
        try:
            for shard, ticket in feed:
                yield shard, self._collect(processes, shard.pages, ticket)
        finally:
            feed.stop()
            processes.stop()

    def _send(self, processes: Processes, pages: Sequence[Page]) -> Future[list[Result]] | None:
        from newsparse.batch.crew import failed

        if not pages:
            return None
        try:
            return processes.send(self._work, (pages, self._job), allowed(pages, self._timeout))
        except MemoryError as problem:
            return failed(problem)

    def _collect(
        self, processes: Processes, pages: Sequence[Page], ticket: Future[list[Result]] | None, tries: int = 1
    ) -> list[Result]:
        """Wait for the results of some pages.

        If their process died or was too slow, or they or their results take more memory than there is, they are sent again one
        by one, so that all but the culprit get results.
        """
        from newsparse.batch.crew import Died

        if ticket is None:
            return []
        problem: InputError
        try:
            return processes.wait_for(ticket)
        except TimeoutError:
            problem = late(pages[0], self._timeout)
        except MemoryError:
            problem = too_large(pages[0])
        except Died as death:
            if len(pages) == 1 and tries < _TRIES:  # another page may be to blame, by taking all memory
                return self._collect(processes, pages, self._send(processes, pages), tries + 1)
            problem = Crashed(pages[0].source, f"its process died ({death})", "please report this page")
        if len(pages) == 1:
            return [Result(problem=problem)]
        alone = [(page, self._send(processes, [page])) for page in pages]
        return [result for page, one in alone for result in self._collect(processes, [page], one)]


class Adaptive:
    """Runs a few pages in this process and many in others, because a page or two should not wait for processes to start.

    The first pages are run here as they arrive; once there have been many, all later ones go to the pool.

    Args:
        pool: runs many pages.
        inline: runs a few.
    """

    def __init__(self, pool: Pool, inline: Inline) -> None:
        self._pool, self._inline = pool, inline

    def run(self, shards: Iterable[Shard]) -> Generator[tuple[Shard, list[Result]]]:
        waiting, pages, size = iter(shards), 0, 0
        for shard in waiting:
            pages += len(shard.pages)
            size += shard.size
            if pages >= _FEW_PAGES or size >= _FEW_BYTES:
                yield from self._pool.run(chain([shard], waiting))
                return
            yield from self._inline.run([shard])
