"""A run over many pages: every page that comes in goes out as a record or as a failure, in order, or the run says so."""

from __future__ import annotations

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
    """What a run has done so far: pages that came in (``read``) and their bytes (characters of pages that are text),
    and that went out (``written`` and ``failed``); of these, how many the ledger knew (``reused``), and how many of the
    parsed have a source that it knew with other content (``changed``)."""

    read: int = 0
    size: int = 0
    written: int = 0
    failed: int = 0
    reused: int = 0
    changed: int = 0


class _Known(NamedTuple):
    """What the ledger says of a shard's pages, in order: their keys (None: not to be kept), and their results."""

    keys: list[Key | None]
    results: list[Result | None]


@dataclass
class Run:
    """One run.

    Args:
        engine: where pages are parsed.
        ledger: what a run before did, and what this one does.
    """

    engine: Engine
    ledger: Ledger | None = None
    tally: Tally = field(default_factory=Tally)

    def results(self, pages: Iterable[Page]) -> Generator[Result]:
        """Parse pages.

        Args:
            pages: from any source.

        Yields:
            A result for each page, in order.

        Raises:
            Lost: not every page that came in has a result; a bug.
            OptionError: the encoding or the model asked for does not exist.
        """
        with closing(self.batches(pages)) as batches:
            for batch in batches:
                yield from batch

    def batches(self, pages: Iterable[Page]) -> Generator[list[Result]]:
        """As :meth:`results`, some results at a time: those of pages that were parsed together."""
        # closed at once: of what goes wrong when the collector closes it nobody hears
        with closing(self.engine.run(self._shards(pages))) as done:
            for shard, found in done:
                batch = list(self._merged(shard, found))
                if self.ledger is not None:
                    self.ledger.commit()  # before it is written: a source that stalls next must not keep it unsafe
                failed = sum(result.problem is not None for result in batch)
                self.tally.written += len(batch) - failed
                self.tally.failed += failed
                yield batch
        if self.tally.read != self.tally.written + self.tally.failed:
            raise Lost(f"{self.tally.read} pages came in, {self.tally.written + self.tally.failed} went out")

    def _shards(self, pages: Iterable[Page]) -> Iterator[Shard]:
        for batch in batches_of(pages):
            self.tally.read += len(batch)
            self.tally.size += sum(len(page.data) for page in batch if isinstance(page, RawPage))
            yield Shard(batch) if self.ledger is None else self._looked_up(self.ledger, batch)

    def _looked_up(self, ledger: Ledger, pages: list[Page]) -> Shard:
        from newsparse.batch.ledger import key_of  # a run without a ledger starts without SQLite

        known = _Known([], [])
        for page in pages:
            key = key_of(page) if isinstance(page, RawPage) else None
            result = None if key is None else ledger.find(key)
            if result is not None:
                self.tally.reused += 1
                if result.problem is not None:
                    result.problem.source = page.source  # which knows whether it is a row's
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
