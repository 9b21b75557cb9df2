"""What a worker does in these tests: pages may kill it, or never end. Here, in a module of its own, so that a process
that was started afresh finds it."""

from __future__ import annotations

import os
import signal
import time

from newsparse.batch.worker import run_shard
from newsparse.model import RawPage

SIGNALS = {b"KILL": signal.SIGKILL, b"SEGV": signal.SIGSEGV}


def run_poisoned(pages, job):
    for page in pages:
        if isinstance(page, RawPage):
            for word, number in SIGNALS.items():
                if word in page.data:
                    os.kill(os.getpid(), number)
            if b"EXIT" in page.data:
                os._exit(3)
            if b"HANG" in page.data:
                time.sleep(600)
    return run_shard(pages, job)
