"""What processes that are started, and libraries, take from the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

# The labeller's products are small: threads only cost. They are counted when numpy is imported.
_BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_SAFE = "PYTHONSAFEPATH"


def spare_threads() -> None:
    """Keep the libraries below numpy, in this process and those that it starts, from threads of their own; to be called
    before numpy is imported."""
    for name in _BLAS:
        os.environ.setdefault(name, "1")


@contextmanager
def only_installed() -> Iterator[None]:
    """Let a process that is started meanwhile look for modules where those are installed, not where it runs: a scrape may
    hold a file of any name, a ``numpy.py`` too. Whatever else the caller starts later is the caller's."""
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before
