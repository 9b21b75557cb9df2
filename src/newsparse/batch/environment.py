"""What processes that are started, and libraries, take from the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# The labeller's products are small: threads only cost. They are counted when numpy is imported.
_BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_SAFE = "PYTHONSAFEPATH"
# Files that a run opens beside those of its processes (13 were counted, archives have theirs), and three for each of these.
_FILES, _FILES_EACH = 32, 3


def spare_threads() -> None:
    """Keep the libraries below numpy, in this process and those that it starts, from threads of their own; to be called
    before numpy is imported."""
    for name in _BLAS:
        os.environ.setdefault(name, "1")


def allow_files(workers: int) -> int | None:
    """Make the system allow as many open files as so many processes need: here and there the limit that it begins with is
    low, and ours to raise.

    Returns:
        The limit where it stays too low; None where there are enough.
    """
    try:
        import resource
    except ImportError:  # Windows counts none
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = _FILES + _FILES_EACH * workers
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return None
    with suppress(OSError, ValueError):
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (needed if hard == resource.RLIM_INFINITY else min(needed, hard), hard)
        )
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return None if allowed >= needed else allowed


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
