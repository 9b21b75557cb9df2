"""Recognise lines above an article that only say when it was published."""

from __future__ import annotations

from newsparse.fields.dates import find_dates
from newsparse.rules.publication import POSTED

# Longer lines say more.
_LONGEST = 60


def is_dated(text: str) -> bool:
    """Whether a line says little but a day, or when something was published."""
    dates = find_dates(text) if len(text) <= _LONGEST else []
    if not dates:
        return False
    rest = f"{text[: dates[0].start]} {text[dates[0].end :]}".casefold().replace(":", " ").split()
    return 2 * (dates[0].end - dates[0].start) >= len(text) or POSTED.issuperset(rest)
