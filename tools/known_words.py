"""The package's lists of words, from which made pages draw theirs."""

from __future__ import annotations

from functools import lru_cache

from newsparse.rules.common import common_text
from newsparse.rules.names import names_text


@lru_cache(maxsize=1)
def common_words() -> list[str]:
    """The words that sentences use (see docs/model.md)."""
    return common_text().split()


@lru_cache(maxsize=1)
def name_words() -> list[str]:
    """The words that people bear as names (see docs/model.md)."""
    return names_text().split()
