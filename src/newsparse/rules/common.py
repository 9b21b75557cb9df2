"""The words that sentences use, in lower case (see docs/model.md); the list is ``common.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def common_text() -> str:
    """The list, one word per line."""
    return Path(__file__).with_name("common.txt").read_text("utf-8")


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """The words of the list."""
    return frozenset(common_text().split())
