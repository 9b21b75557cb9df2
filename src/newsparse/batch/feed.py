"""A thread that reads what comes slowly and sends it off, never far ahead of who takes the results."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

# How long the thread waits before it looks whether anybody still wants what it reads.
_SECONDS = 0.1

_NAME = "newsparse-feed"

Sent = TypeVar("Sent")
Ticket = TypeVar("Ticket")


class Feed(Generic[Sent, Ticket]):
    """Reads items in a thread of its own and sends them off, never more than ``ahead`` of who takes the results: so
    that results are taken while a slow source (a pipe) still thinks."""

    def __init__(self, items: Iterable[Sent], ahead: int, send: Callable[[Sent], Ticket]) -> None:
        self._queue: Queue[tuple[Sent, Ticket] | BaseException | None] = Queue(ahead)
        self._stopped = threading.Event()
        self._items, self._send = items, send
        self._thread = threading.Thread(target=self._read, name=_NAME, daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[tuple[Sent, Ticket]]:
        while True:
            item = self._queue.get()
            if item is None:
                return
            if isinstance(item, BaseException):
                raise item
            yield item

    def stop(self) -> None:
        """Read no more; a thread that waits for a pipe is left behind."""
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
                if self._stopped.is_set() or not self._put((sent, self._send(sent))):
                    return
        except BaseException as problem:  # noqa: BLE001  whatever it is, it is told where the results are taken
            last = problem
        self._put(last)

    def _put(self, item: tuple[Sent, Ticket] | BaseException | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._queue.put(item, timeout=_SECONDS)
            except Full:
                continue
            return True
        return False


def left_behind() -> bool:
    """Whether the thread of a feed that was stopped still waits for a pipe."""
    return any(thread.name == _NAME for thread in threading.enumerate())
