"""What processes that are started, and libraries, take from the environment."""

from __future__ import annotations

import os

# The labeller's products are small: threads only cost. They are counted when numpy is imported.
_BLAS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def spare_threads() -> None:
    """Keep the libraries below numpy, in this process and those that it starts, from threads of their own; to be called
    before numpy is imported."""
    for name in _BLAS:
        os.environ.setdefault(name, "1")


def trust_installed() -> None:
    """Let processes that are started look for modules where those are installed, not where they run: a scrape may hold a
    file of any name, a ``numpy.py`` too."""
    os.environ.setdefault("PYTHONSAFEPATH", "1")
