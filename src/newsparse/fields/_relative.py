"""Times said by their distance from now: found, never resolved."""

from __future__ import annotations

import re

from newsparse.rules.relative import CUES, DISTANCES, NEAR_DAYS, NEAR_WEEKDAYS, NUMBERS, SIGNS, UNITS

# A line longer than this is not scanned: no line that says a time is.
_LONGEST = 2_000


def _distances() -> str:
    rows = []
    for language, template in DISTANCES:
        number = rf"(?:\d{{1,4}}|{NUMBERS[language]})" if NUMBERS.get(language) else r"\d{1,4}"
        unit = UNITS[language] if "({u}" in template or "(?:{u}" in template else f"(?:{UNITS[language]})"
        rows.append(template.replace("{n}", number).replace("{u}", unit))
    return "|".join(rows)


# Words as they stand in a line, with what often clings to them.
_CUES = CUES | {cue + mark for cue in CUES for mark in (",", ".", ")", ":", ";")}
_SIGN = re.compile(f"[{SIGNS}]")
_DISTANCE = re.compile(rf"(?<![^\W\d_])(?:{_distances()})(?![^\W\d_](?<![一-鿿가-힣]))", re.IGNORECASE)
_TIME = r"(?:[\s,]{0,3}(?:at|um|à|a las|às|alle|om|o|v|в|kl\.?|saat|w)?\s{0,2}\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?(?:[ap]\.?m\.?|uhr))?(?-i:\s[A-Z]{3,4}\b)?)"
_NEAR = re.compile(
    rf"(?<![^\W\d_])(?:(?:{NEAR_DAYS})(?:{_TIME}|(?=\s*\Z))|(?:{NEAR_WEEKDAYS}),? (?:at|um|à) {_TIME})(?![^\W\d_](?<![一-鿿가-힣]))",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(\d{{1,4}} ?(?:{UNITS['en']}|{UNITS['de']}|{UNITS['fr']}|{UNITS['es']}))\s*\Z", re.IGNORECASE)


def find_relative(text: str) -> list[tuple[int, int]]:
    """Spans of relative times (``3 years ago``, ``vor 3 Stunden``, ``13小时前``, ``Yesterday at 5:03 PM``), in order.

    A number with a unit alone (``2 days``) counts when it is the whole line or stands behind a bullet at its end.
    """
    if len(text) > _LONGEST:
        return []
    spans: list[tuple[int, int]] = []
    if not _CUES.isdisjoint(text.lower().split()) or "ago" in text or (not text.isascii() and _SIGN.search(text)):
        spans = [m.span() for m in _DISTANCE.finditer(text)]
        spans += [m.span() for m in _NEAR.finditer(text)]
        spans.sort()
        spans = [s for i, s in enumerate(spans) if not i or s[0] >= spans[i - 1][1]]
    return spans or _bare_unit(text)


def _bare_unit(text: str) -> list[tuple[int, int]]:
    cut = max(text.rfind("•"), text.rfind("·"), text.rfind("|"))
    if not 1 < len(text) - cut <= 18 or text[-1].isdecimal():
        return []
    bare = _BARE.match(text, cut + 1)
    return [bare.span(1)] if bare else []
