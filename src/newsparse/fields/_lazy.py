"""Patterns compiled on first use: most pages need only a few, and compiling all of them costs 150 ms."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Lazy:
    """The methods ``match``, ``fullmatch``, ``search``, ``finditer``, ``sub`` and ``split`` of a compiled pattern.

    The first call compiles the pattern and replaces these methods by its own, so that later calls cost nothing
    extra.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def _compile(self) -> re.Pattern[str]:
        pattern = re.compile(self._source, self._flags)
        self.__dict__.update({name: getattr(pattern, name) for name in _METHODS})
        return pattern

    def match(self, text: str, pos: int = 0, end: int = 2**62) -> re.Match[str] | None:
        return self._compile().match(text, pos, end)

    def fullmatch(self, text: str, pos: int = 0, end: int = 2**62) -> re.Match[str] | None:
        return self._compile().fullmatch(text, pos, end)

    def search(self, text: str, pos: int = 0, end: int = 2**62) -> re.Match[str] | None:
        return self._compile().search(text, pos, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compile().finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        return self._compile().sub(replacement, text)

    def split(self, text: str) -> list[str]:
        return self._compile().split(text)


_METHODS = ("match", "fullmatch", "search", "finditer", "sub", "split")
