"""What a worker does in these tests: pages may kill it, or never end. Here, in a module of its own, so that a process
that was started afresh finds it."""

from __future__ import annotations

import os
import signal
import struct
import sys
import time

from newsparse.batch.worker import run_shard
from newsparse.model import RawPage

SIGNALS = {b"KILL": signal.SIGKILL, b"SEGV": signal.SIGSEGV}


def say_half():
    """Die in the middle of a result."""
    frame = sys._getframe()
    while "pipe" not in frame.f_locals:
        frame = frame.f_back
    os.write(frame.f_locals["pipe"].fileno(), struct.pack("!i", 100_000) + b"half")
    os.kill(os.getpid(), signal.SIGKILL)


class Unreadable(Exception):
    """What comes through a pipe, but not out of it."""

    def __init__(self, one, other):
        super().__init__(one)


def raise_unreadable():
    raise Unreadable(1, 2)


def run_poisoned(pages, job):
    for page in pages:
        if isinstance(page, RawPage):
            for word, number in SIGNALS.items():
                if word in page.data:
                    os.kill(os.getpid(), number)
            if b"EXIT" in page.data:
                os._exit(3)
            if b"HALF" in page.data:
                say_half()
            if b"HANG" in page.data:
                time.sleep(600)
    return run_shard(pages, job)
