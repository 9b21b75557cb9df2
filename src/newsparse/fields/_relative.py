"""Find times given as a distance from now; they are never resolved."""

from __future__ import annotations

import re

from newsparse.fields._lazy import Lazy
from newsparse.rules.months import CLOCK_WORD
from newsparse.rules.relative import (
    BARE,
    CUES,
    DISTANCES,
    GLUED_CUE,
    GLUED_LANGUAGE,
    NEAR_DAYS,
    NEAR_WEEKDAYS,
    NUMBERS,
    SIGNS,
    TIME_JOINERS,
    UNITS,
    WEEKDAY_JOINERS,
)

# Longer lines are not scanned: no line that gives a time is that long.
_LONGEST = 2_000

# A letter right beside the phrase makes it part of a word, except in scripts written without spaces.
_BEGIN = r"(?<!\d)(?<![^\W\d_](?<![぀-ヿ一-鿿가-힣]))"
_END = r"(?![^\W\d_](?<![぀-ヿ一-鿿가-힣]))"
_TIME = (
    rf"(?:[\s,]{{0,3}}(?:{'|'.join(TIME_JOINERS)})?\s{{0,2}}\d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?"
    rf"(?:\s?(?:[ap]\.?m\.?|{CLOCK_WORD}))?(?-i:\s[A-Z]{{3,4}}\b)?)"
)
_NEAR = rf"(?:{NEAR_DAYS})(?:{_TIME}|(?=\s*\Z))|(?:{NEAR_WEEKDAYS}),? (?:{'|'.join(WEEKDAY_JOINERS)}) {_TIME}"


def _patterns() -> dict[str, Lazy]:
    """One pattern per language, so that a line is only searched for what its words hint at."""
    rows: dict[str, list[str]] = {"": [_NEAR]}
    for language, template in DISTANCES:
        words = NUMBERS.get(language)
        number = rf"(?:\d{{1,4}}|{words})" if words else r"\d{1,4}"
        row = template.replace("{n}", number).replace("{u}", f"(?:{UNITS[language]})")
        rows.setdefault(language, []).append(row)
    return {name: Lazy(f"{_BEGIN}(?:{'|'.join(row)}){_END}", re.IGNORECASE) for name, row in rows.items()}


def _cues() -> dict[str, tuple[str, ...]]:
    """Words as they appear in a line, with the marks that often cling to them, and the languages they hint at."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in CUES.items():
        for word in words.split():
            for mark in ("", ",", ".", ")", "]", ":", ";"):
                found[word + mark] = (*found.get(word + mark, ()), language)
    return found


# What may be glued to the front of a cue.
_OPENING = Lazy(r"[(\[•·|–-]")
_DIGIT = Lazy(r"\d")
_PATTERNS = _patterns()
_CUES = _cues()
_WORDS = frozenset(_CUES)
_BARE = Lazy(rf"\s*(\d{{1,4}} ?(?:{'|'.join(UNITS[language] for language in BARE)}))\s*\Z", re.IGNORECASE)


def find_relative(text: str) -> list[tuple[int, int]]:
    """Find the spans of relative times, in order: ``3 years ago``, ``vor 3 Stunden``, ``13小时前``, ``Yesterday at
    5:03 PM``.

    A number with a unit alone (``2 days``) counts if it is the whole line or follows a bullet at the end of it.
    """
    if len(text) > _LONGEST:
        return []
    spans: list[tuple[int, int]] = []
    for language in _hints(text):
        spans += [m.span() for m in _PATTERNS[language].finditer(text)]
    if len(spans) > 1:
        spans.sort()
        spans = [s for i, s in enumerate(spans) if not i or s[0] >= max(end for _, end in spans[:i])]
    return spans or _bare_unit(text)


def _hints(text: str) -> set[str]:
    low = text.lower()
    words = low.split()
    if _OPENING.search(low):
        words += _OPENING.sub(" ", low).split()
    hints = {language for word in _WORDS.intersection(words) for language in _CUES[word]}
    if GLUED_CUE in text and _DIGIT.search(text):
        hints.add(GLUED_LANGUAGE)
    if not text.isascii():
        hints.update(language for language, signs in SIGNS.items() if any(sign in text for sign in signs))
    return hints


def _bare_unit(text: str) -> list[tuple[int, int]]:
    cut = max(text.rfind("•"), text.rfind("·"), text.rfind("|"))
    if not 1 < len(text) - cut <= 18 or text[-1].isdecimal():
        return []
    bare = _BARE.match(text, cut + 1)
    return [bare.span(1)] if bare else []
