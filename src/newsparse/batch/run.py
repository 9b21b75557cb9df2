"""A run over many pages: every page that comes in goes out as a record or a failure, in order; a lost one raises."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsparse.batch.engines import Engine, Shard
from newsparse.batch.worker import Page, Result
from newsparse.errors import Lost
from newsparse.model import RawPage
from newsparse.pipeline import batches_of

if TYPE_CHECKING:
    from newsparse.batch.ledger import Key, Ledger


@dataclass
class Tally:
    """What a run has done so far.

    Attributes:
        read: pages, and failures of sources, that came in.
        size: the total size of the pages that are done, in bytes (in characters for pages that are text).
        written: pages that became records.
        failed: pages that failed.
        reused: how many of all these had their result in the ledger.
        changed: how many were parsed although the ledger knew their source, because its content is another one now.
    """

    read: int = 0
    size: int = 0
    written: int = 0
    failed: int = 0
    reused: int = 0
    changed: int = 0


class _Known(NamedTuple):
    """What the ledger knows of a shard's pages, in order.

    Attributes:
        keys: their keys; None for what is not kept.
        results: their results; None for those that it does not have.
    """

    keys: list[Key | None]
    results: list[Result | None]


@dataclass
class Run:
    """One run.

    Args:
        engine: where pages are parsed.
        ledger: the results of earlier runs, to which those of this one are added.

    Attributes:
        tally: what it has done so far.
    """

    engine: Engine
    ledger: Ledger | None = None
    tally: Tally = field(default_factory=Tally)
    # the sizes of the shards that are being parsed, in the order in which they are done
    _sizes: deque[int] = field(default_factory=deque, init=False)

    def results(self, pages: Iterable[Page]) -> Generator[Result]:
        """Parse pages.

        Args:
            pages: from any source.

        Yields:
            A result for each page, in order.

        Raises:
            Lost: not every page that came in has a result, which is a bug.
            OptionError: the requested encoding or model does not exist.
        """
        with closing(self.batches(pages)) as batches:
            for batch in batches:
                yield from batch

    def batches(self, pages: Iterable[Page]) -> Generator[list[Result]]:
        """As :meth:`results`, in batches: the results of pages that were read together."""
        # closed explicitly: an error raised when the garbage collector closes it would not be seen
        with closing(self.engine.run(self._shards(pages))) as done:
            for shard, found in done:
                batch = list(self._merged(shard, found))
                self.tally.size += self._sizes.popleft()
                if self.ledger is not None:
                    self.ledger.commit()  # before the batch is yielded: if the source stalls next, its results are safe already
                failed = sum(result.problem is not None for result in batch)
                self.tally.written += len(batch) - failed
                self.tally.failed += failed
                yield batch
        if self.tally.read != self.tally.written + self.tally.failed:
            raise Lost(f"{self.tally.read} pages came in, {self.tally.written + self.tally.failed} went out")

    def _shards(self, pages: Iterable[Page]) -> Iterator[Shard]:
        for batch in batches_of(pages):
            self.tally.read += len(batch)
            self._sizes.append(sum(len(page.data) for page in batch if isinstance(page, RawPage)))
            yield Shard(batch) if self.ledger is None else self._looked_up(self.ledger, batch)

    def _looked_up(self, ledger: Ledger, pages: list[Page]) -> Shard:
        from newsparse.batch.ledger import key_of  # so that a run without a ledger does not import SQLite

        known = _Known([], [])
        for page in pages:
            key = key_of(page) if isinstance(page, RawPage) else None
            result = None if key is None else ledger.find(key)
            if result is not None:
                self.tally.reused += 1
                if result.problem is not None:
                    result.problem.source = page.source  # which may be a RowName; the ledger keeps only strings
            elif key is not None and ledger.has_source(key):
                self.tally.changed += 1
            known.keys.append(key)
            known.results.append(result)
        return Shard([page for page, result in zip(pages, known.results, strict=True) if result is None], known)

    def _merged(self, shard: Shard, found: list[Result]) -> Iterator[Result]:
        if self.ledger is None or not isinstance(shard.tag, _Known):
            yield from found
            return
        new = iter(found)
        for key, before in zip(shard.tag.keys, shard.tag.results, strict=True):
            result = before or next(new)
            if before is None and key is not None:
                self.ledger.add(key, result)
            yield result
