"""The words that people bear as names, in lower case (see docs/model.md); the list is ``names.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def names_text() -> str:
    """The list, one word per line, the commonest first."""
    return Path(__file__).with_name("names.txt").read_text("utf-8")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The words of the list."""
    return frozenset(names_text().split())
