"""The time of day beside a date: ``21:05``, ``9:33:20 PM``, ``23h54``, ``23.54 Uhr``, ``12時30分``, with its zone."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.fields._lazy import Lazy
from newsparse.rules.months import (
    CLOCK_WORD,
    CLOCK_WORDS,
    DATE_JOINERS,
    DOT_JOINERS,
    HALF_DAYS,
    HOUR_SIGNS,
    MINUTE_SIGNS,
    SECOND_SIGNS,
    TIME_JOINERS,
    VAGUE_ZONES,
    ZERO_ZONES,
    ZONES,
)


def _words(words: list[str]) -> str:
    return "|".join(re.escape(w).replace("\\-", r"\s") for w in sorted(words, key=len, reverse=True))


_HALVES = "|".join(sorted(HALF_DAYS, key=len, reverse=True))
_CORE = rf"""
    (?:(?P<half>{_HALVES}|(?<![^\W_])[ap]m(?=\s\d))\s?)?
    (?P<h>\d{{1,2}})
    (?: [:：](?P<m>\d\d) (?:[:：](?P<s>\d\d)(?:[.,]\d{{1,9}})?)?
      | \s?h\s?(?P<mh>\d\d)(?:\s?m(?:in)?n?)?
      | \.(?P<md>\d\d)(?=\s?(?:{CLOCK_WORD}|[ap]\.?m\b)|(?P<dotted>\Z|\s|[,;)|]))
      | \s?(?:[{HOUR_SIGNS}]|h(?=\s|\Z))\s?(?:(?P<mc>\d{{1,2}})\s?[{MINUTE_SIGNS}])?(?:\s?(?P<sc>\d{{1,2}})[{SECOND_SIGNS}])?
      | (?=\s?(?:[ap]\.?m\b|{CLOCK_WORD}))
    )(?!\d)
    (?:\s?(?P<ap>[ap])\.?m\b\.?)?
    (?:\s?(?:{"|".join(CLOCK_WORDS)})\b){{0,2}}
    (?:(?P<z>\s?\(?(?:(?:{"|".join(ZERO_ZONES)})(?:\s?[+\-−]\d{{1,2}}(?::?\d\d)?)?\b|[+\-−]\d\d:?\d\d(?!\d)|(?-i:{_words([*ZONES, *VAGUE_ZONES])})\b)\)?))?
"""
_JOIN = rf"""
    (?:\s?[(（][^()（）\d]{{1,12}}[)）])?
    [\s,;.:|•·@/–—\-»~]{{0,6}}
    (?:(?P<join>{_words(TIME_JOINERS)}|T)(?=[\s:\d])[\s:]{{0,3}}@?)?
"""
_AFTER = Lazy(rf"{_JOIN}(?P<t>{_CORE})", re.VERBOSE | re.IGNORECASE)
_BARE = Lazy(rf"(?P<t>{_CORE})", re.VERBOSE | re.IGNORECASE)
_BEFORE = Lazy(
    rf"(?<![\d:.])(?P<t>{_CORE})[\s,|•·/–\-»]{{0,3}}(?:(?:{_words(DATE_JOINERS)})\s)?\s?\Z", re.VERBOSE | re.IGNORECASE
)
_OFFSET = Lazy(r"([+\-−])\s?(\d{1,2}):?(\d\d)?")
# How many characters before a date its time may begin.
_REACH = 32
_YEAR = 4


class Clock(NamedTuple):
    """A time of day at ``text[start:end]``; ``value`` is its ISO form (``T21:05``, ``T21:05:10+09:00``)."""

    start: int
    end: int
    value: str


def clock_after(text: str, start: int) -> Clock | None:
    """Find the time after a date that ends at ``start``, joined by ``at``, ``um``, ``-``, ``T`` …"""
    found = _AFTER.match(text, start)
    return _clock(found) if found else None


def clock_at(text: str, start: int) -> Clock | None:
    """Find a time exactly at ``start``."""
    found = _BARE.match(text, start)
    return _clock(found) if found else None


def clock_before(text: str, floor: int, end: int) -> Clock | None:
    """Find the time right before a date that begins at ``end`` (``6:32 PM on March 5``), not reaching below ``floor``."""
    floor = max(floor, end - _REACH)
    if ":" not in text[floor:end]:
        return None
    found = _BEFORE.search(text[floor:end])
    clock = _clock(found) if found else None
    return clock and Clock(floor + clock.start, floor + clock.end, clock.value)


def _clock(found: re.Match[str]) -> Clock | None:
    part = found.groupdict()
    if part["dotted"] is not None and not _is_dotted(found):
        return None
    hour = _on_24_hours(int(part["h"]), part["ap"] or part["half"])
    minute = int(part["m"] or part["mh"] or part["md"] or part["mc"] or 0)
    second = int(part["s"] or part["sc"] or 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        return None
    value = f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if part["s"] or part["sc"] else "")
    end = found.end("t")
    if part["z"]:
        offset = _offset(part["z"].strip(" ()\u00a0"))
        if offset is None:
            end = found.start("z")
        else:
            value += offset
    return Clock(found.start("t"), end, value)


def _is_dotted(found: re.Match[str]) -> bool:
    """Whether a figure with a dot is a time ("3 May 2021 10.15 BST"): behind a word for it, before a zone, or all that follows a year."""
    part = found.groupdict()
    if (part.get("join") or "").lower() in DOT_JOINERS or (part["z"] and part["z"].strip(" ()").isalpha()):
        return True
    text, start = found.string, found.start()
    whole = len(part["h"]) > 1 and not text[found.end("t") :].strip()  # "3.14" may be anything
    return whole and start > _YEAR and text[start - _YEAR : start].isdecimal()


def _on_24_hours(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    first = HALF_DAYS[half] if half in HALF_DAYS else 12 if half[0] in "pP" else 0
    return (first + (hour - first) % 12) % 24


def _offset(zone: str) -> str | None:
    """A zone's offset, ``+09:00``; an empty string for an ambiguous abbreviation, None where it is not a zone."""
    signed = _OFFSET.search(zone)
    if signed:
        sign, hours, minutes = signed.groups()
        if int(hours) > 14 or int(minutes or 0) > 59:
            return None
        return f"{'+' if sign == '+' else '-'}{int(hours):02d}:{int(minutes or 0):02d}"
    name = zone.upper()
    if name in ZONES:
        sign = "-" if ZONES[name] < 0 else "+"
        return f"{sign}{abs(ZONES[name]) // 60:02d}:{abs(ZONES[name]) % 60:02d}"
    return "" if name in VAGUE_ZONES else None
