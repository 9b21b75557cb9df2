"""What stands at a line's beginning before its words: the bullets and numbers of lists, and marks before labels."""

from __future__ import annotations

import re

BULLET = re.compile(r"[•*+◦▪-]\s+(?=\S)")
NUMBER = re.compile(r"(\d{1,5})[.)]\s+(?=\S)")
_BEFORE_LABEL = " ([•·*-"


def begins_with(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the first words of a line are one of some phrases in lower case; a bullet or a bracket may precede them."""
    return text.casefold().lstrip(_BEFORE_LABEL).startswith(phrases)
