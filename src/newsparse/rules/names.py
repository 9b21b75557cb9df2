"""The words that people are called by, in lower case (see docs/model.md); they stand in ``names.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def names_text() -> str:
    """The list, a word a line, commonest first."""
    return Path(__file__).with_name("names.txt").read_text("utf-8")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Its words."""
    return frozenset(names_text().split())
