"""Run shards on a Ray cluster, with its scheduling, its object store, and its retries when a node dies."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newsparse.batch.engines import Shard, Work
from newsparse.batch.feed import Feed
from newsparse.batch.worker import Job, Page, Result, run_within
from newsparse.errors import Crashed, MissingExtra

if TYPE_CHECKING:
    from types import ModuleType

# Shards under way for each processor of the cluster, and how often Ray retries a shard whose node or worker died.
_AHEAD, _RETRIES = 4, 3


class OnRay:
    """Runs shards as Ray tasks.

    Args:
        job: what to make of pages.
        timeout: see :func:`~newsparse.batch.worker.allowed`.
        address: the address of a running cluster, as for ``ray.init``; None for the one in ``RAY_ADDRESS``, or else a new
            one on this machine.
        work: what a task does with some pages; None to parse them.

    Raises:
        MissingExtra: Ray is not installed.
    """

    def __init__(self, job: Job, timeout: float, address: str | None = None, work: Work | None = None) -> None:
        self._job, self._timeout, self._address, self._work = job, timeout, address, work
        self._ray = _import_ray()

    def run(self, shards: Iterable[Shard]) -> Generator[tuple[Shard, list[Result]]]:
        ray = self._ray
        ours = not ray.is_initialized()
        if ours:
            with _own_signals():
                ray.init(
                    address=self._address, logging_level=logging.ERROR, log_to_driver=False, include_dashboard=False
                )
        task = ray.remote(max_retries=_RETRIES)(_run)
        job = ray.put(self._job)  # once, not with every shard

        def send(pages: Sequence[Page]) -> Any:
            return task.remote(pages, job, self._timeout, self._work)

        processors = max(1, int(ray.cluster_resources().get("CPU", 1)))
        feed = Feed(shards, processors * _AHEAD, lambda shard: send(shard.pages), lambda shard: shard.weight)
        try:
            for shard, ticket in feed:
                yield shard, self._collect(send, shard.pages, ticket)
        finally:
            feed.stop()
            if ours:
                ray.shutdown()

    def _collect(self, send: Any, pages: Sequence[Page], ticket: Any) -> list[Result]:
        """Wait for the results of some pages; if their worker keeps dying, send them again one by one."""
        exceptions = self._ray.exceptions
        try:
            results: list[Result] = self._ray.get(ticket)
            return results
        except (exceptions.WorkerCrashedError, exceptions.OutOfMemoryError, exceptions.NodeDiedError) as death:
            if len(pages) == 1:
                why = type(death).__name__
                return [Result(problem=Crashed(pages[0].source, f"its worker died ({why})", "please report this page"))]
        tickets = [send([page]) for page in pages]
        return [result for page, one in zip(pages, tickets, strict=True) for result in self._collect(send, [page], one)]


def _run(pages: Sequence[Page], job: Job, seconds: float, work: Work | None) -> list[Result]:
    return run_within(pages, job, seconds, or_die=True) if work is None else work(pages, job)


@contextmanager
def _own_signals() -> Iterator[None]:
    """Restore the handler of SIGTERM afterwards: Ray replaces it by one that exits at once."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if callable(before) and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, before)


def _import_ray() -> ModuleType:
    try:
        import ray
    except ImportError:
        raise MissingExtra("Ray is not installed: pip install 'newsparse[ray]'") from None
    module: ModuleType = ray
    return module
