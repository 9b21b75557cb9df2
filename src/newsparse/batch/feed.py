"""A thread that reads a slow source and sends off its items, never far ahead of the consumer of the results."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

# How many seconds the thread waits before it checks whether it has been stopped.
_SECONDS = 0.1

_NAME = "newsparse-feed"

Sent = TypeVar("Sent")
Ticket = TypeVar("Ticket")


class Feed(Generic[Sent, Ticket]):
    """Reads items in a thread of its own and sends them off, so that results can be taken while a slow source (a pipe) waits.

    Iterating yields each item with what sending it returned, and raises what reading or sending raised.

    Args:
        items: what is sent.
        ahead: how many items may be waiting for the consumer.
        send: sends an item off, and returns a ticket for its result.
        weigh: for how many items an item counts, at least 1; one that counts for more than ``ahead`` waits alone.
    """

    def __init__(
        self,
        items: Iterable[Sent],
        ahead: int,
        send: Callable[[Sent], Ticket],
        weigh: Callable[[Sent], int] = lambda _: 1,
    ) -> None:
        # Their methods hold no lock of Python's: a signal's exception in the consumer cannot leave one locked.
        self._queue: SimpleQueue[tuple[int, tuple[Sent, Ticket] | BaseException | None]] = SimpleQueue()
        self._room: SimpleQueue[None] = SimpleQueue()  # one for each item that may still be read
        self._ahead, self._weigh = ahead, weigh
        for _ in range(ahead):
            self._room.put(None)
        self._stopped = threading.Event()
        self._items, self._send = items, send
        self._thread = threading.Thread(target=self._read, name=_NAME, daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[tuple[Sent, Ticket]]:
        while True:
            weight, item = self._queue.get()
            for _ in range(weight):
                self._room.put(None)
            if item is None:
                return
            if isinstance(item, BaseException):
                raise item
            yield item

    def stop(self) -> None:
        """Stop reading; if the thread is blocked on a pipe, it is left behind."""
        self._stopped.set()
        while True:
            try:
                self._queue.get_nowait()
            except Empty:
                break
        self._thread.join(_SECONDS * 5)

    def _read(self) -> None:
        last: BaseException | None = None
        try:
            for sent in self._items:
                weight = min(self._weigh(sent), self._ahead)
                if not self._has_room(weight):
                    return
                self._queue.put((weight, (sent, self._send(sent))))
        except BaseException as problem:  # noqa: BLE001  whatever it is, it is raised in the consumer of the results
            last = problem
        self._queue.put((0, last))

    def _has_room(self, weight: int) -> bool:
        """Wait until there is room for an item; False when the feed has been stopped."""
        while weight and not self._stopped.is_set():
            with suppress(Empty):
                self._room.get(timeout=_SECONDS)
                weight -= 1
        return not self._stopped.is_set()


def left_behind() -> bool:
    """Whether the thread of a stopped feed is still blocked on a pipe."""
    return any(thread.name == _NAME for thread in threading.enumerate())
