"""Set up the environment for libraries and for the processes that a run starts."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# The labeller multiplies small matrices, for which threads only cost time. numpy reads these when it is imported.
_BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_SAFE = "PYTHONSAFEPATH"
# After so many new objects Python looks for cycles; by default after 700, which costs some hundredths of a run, and of its start.
_OBJECTS = 50_000
# Files that a run opens besides those for its processes (13 were counted; archives add theirs), and files for each process.
_FILES, _FILES_EACH = 32, 3


def spare_threads() -> None:
    """Keep the libraries below numpy from starting threads, in this process and in those that it starts.

    Must be called before numpy is imported.
    """
    for name in _BLAS:
        os.environ.setdefault(name, "1")


def collect_less() -> None:
    """Let the process look for cycles of objects less often: pages leave hardly any behind."""
    gc.set_threshold(_OBJECTS)


def allow_files(workers: int) -> int | None:
    """Raise the limit on open files to what so many processes need: on some systems it begins low, but may be raised.

    Returns:
        The limit if it is still too low, else None.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
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
    """Make processes that are started meanwhile import only installed modules, none from the working directory.

    A scrape may hold a file of any name, even ``numpy.py``. The setting is restored afterwards, so that it does not affect
    what the caller starts later.
    """
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before
