"""Parts of patterns that several fields use."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of these phrases, for a group; of two that begin alike, it takes the longer."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
