"""Authors in a byline: a prefix, names and nothing else. Anything left over means that the line is a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from newsparse.fields._lazy import Lazy
from newsparse.fields.patterns import any_of
from newsparse.rules.agencies import OUTLETS, WIRES
from newsparse.rules.bylines import (
    ABBREVIATED,
    BEFORE_DAYS,
    BEFORE_PLACES,
    BEHIND,
    BY,
    COUNTED,
    DAY_ENDING,
    EASTERN_LABELS,
    EASTERN_PAPERS,
    EASTERN_REPORTERS,
    HELD,
    JOINTS,
    KOREAN_REPORTERS,
    NO_NAMES,
    PARTICLES,
    SMALL_PREFIXES,
    STRONG_PREFIXES,
    TITLE_WORDS,
    TITLES,
    WEAK_PREFIXES,
    YOUNGER,
)
from newsparse.rules.months import MONTHS
from newsparse.rules.places import CITIES

_LONGEST = 200
# Vowels and marks of scripts such as Devanagari, which are parts of words.
_MARKS = ("Mn", "Mc")
# A single letter is the initial that stands for a picture.
_MOST_WORDS, _LETTERS = 5, 2


_STRONG = Lazy(rf"(?:{any_of(STRONG_PREFIXES)})\s*:?\s*(?=\S)", re.IGNORECASE)
_WEAK = Lazy(rf"(?:{any_of(WEAK_PREFIXES)})(?:\s*:\s*|\s+)(?=(?-i:[^\W\da-z]))", re.IGNORECASE)
_SMALL = Lazy(rf"(?:{any_of(SMALL_PREFIXES)})\s+(?=[^\W\da-z])")
_GLUED = Lazy(rf"{BY}(?=[A-Z])")
# Where the names end and the rest of the header begins.
_TAIL = Lazy(
    rf"\s*(?:©|[|•·»(\[]|\s[–—\-/]\s|[,\s]+(?:{'|'.join(BEFORE_DAYS)})\s+(?=\S*\d|[A-Z]\w+{DAY_ENDING}\b|[A-Z]\w+[.,]? \d)"
    rf"|\s(?:{'|'.join(BEFORE_PLACES)})\s(?=[^\W\d_])|(?<!\w)\d|\d+\s(?:{'|'.join(COUNTED)})"
    rf"|\s(?=[^\W\d_]{{3,9}}\.?\s\d{{1,2}},?\s\d{{4}})|\b(?:{'|'.join(BEHIND)}))"
)
_AND = Lazy(rf"\s*(?:,|;|/|&|\b(?:{'|'.join(JOINTS)})\b)\s*")
_ADDRESS = Lazy(r"(?:www\.)?[\w-]{3,}\.[a-z]{2,3}\Z", re.IGNORECASE)
_INITIAL = Lazy(rf"(?:[^\W\d_a-z]\.-?)+\Z|[^\W\d_]\Z|(?:{'|'.join(ABBREVIATED)})\.\Z")
_CJK = Lazy(
    rf"(?:(?:{'|'.join(EASTERN_LABELS)})\s?[/／|｜:：＝=・\s]\s?"
    rf"|(?:{'|'.join(EASTERN_PAPERS)})?(?:{'|'.join(EASTERN_REPORTERS)})(?=[一-鿿]{{2,4}}\Z))"
    r"(?P<names>[一-鿿ぁ-ヿ・]{2,12}(?:[\s、,，/]+[一-鿿ぁ-ヿ・]{2,12}){0,4})\Z"
)
_KOREAN = Lazy(rf"(?P<names>[가-힣]{{2,4}})\s?(?:{'|'.join(KOREAN_REPORTERS)})(?:\s*[=|].*|\s+\S+@\S+)?\Z")


def match_byline(line: str) -> tuple[str, ...] | None:
    """Return the authors that a byline names, in order, or None when the line is not a byline.

    Titles, agencies, towns, dates and sections after a name are dropped. A line with anything else left over is a
    sentence that happens to begin with ``By``, ``Von`` or ``Par``.
    """
    text = line.strip(" \t\u00a0*•|—–-")
    if not 3 < len(text) <= _LONGEST:
        return None
    eastern = None if text.isascii() else _CJK.match(text) or _KOREAN.match(text)
    if eastern:
        return tuple(re.split(r"[\s、,，/]+", eastern["names"]))
    strong = _STRONG.match(text)
    prefix = strong or _WEAK.match(text) or _SMALL.match(text) or _GLUED.match(text)
    if not prefix:
        return None
    rest = text[prefix.end() :].removeprefix("/").removeprefix("u/")
    tail = _TAIL.search(rest, 1)
    names = _names(rest[: tail.start()] if tail else rest, strict=not strong)
    if names and not strong and " " not in names[0] and not prefix[0].startswith((BY, BY.lower())):
        return None  # "Text Only", "Von Anfang": a single word after a word that is not only used in bylines
    if not names or (
        tail is None
        and rest.endswith((".", "!", "?", ":", ","))
        and not strong
        and not _INITIAL.match(names[-1].split()[-1])
        and split_names(rest)[-1].strip(" .").lower() not in TITLES
    ):
        return None
    return names


def split_names(text: str) -> list[str]:
    """Split a list of names at its commas and "and"s."""
    return _AND.split(text)


def _names(text: str, *, strict: bool) -> tuple[str, ...] | None:
    """The names in a list of names; None when a piece of it is neither a name nor a title."""
    names: list[str] = []
    titled = False
    pieces = list(_pieces(text.strip(" .:,;")))
    for (joint, piece), (joint_behind, behind) in zip(pieces, [*pieces[1:], ("", "")], strict=True):
        name = piece
        if (
            not name
            or name.lower() in TITLES
            or _ADDRESS.match(name)
            or (names and not TITLE_WORDS.isdisjoint(name.lower().split()))
        ):
            continue
        if names and name in YOUNGER:
            names[-1] += f", {name}."
            continue
        known = name in WIRES or name in OUTLETS
        if known and names:
            continue
        name = name if known else _bare_name(name)
        if not known and " " not in name and titled:
            continue  # "Ann Lee, Courier Northby and Keld": another town
        listed = " " in behind and joint_behind.isalpha() and TITLE_WORDS.isdisjoint(behind.lower().split())
        if not known and not listed and names and _is_addition(joint, name, names[0]):
            continue
        if known or _is_name(name, strict=strict and not names):
            names.append(name)
        elif not names or not _is_title(name):
            return None
        else:
            titled = True
    if len(names) == 1 and sum(map(str.isalpha, names[0])) < _LETTERS:
        return None
    return tuple(dict.fromkeys(names)) or None


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a list of names, each with what stands before it: a comma, an "and"."""
    at, joint = 0, ""
    for found in _AND.finditer(text):
        yield joint, text[at : found.start()].strip()
        at, joint = found.end(), found[0].strip()
    yield joint, text[at:].strip()


def _is_addition(joint: str, name: str, first: str) -> bool:
    """Whether a single word behind a comma and a full name is a town or a degree: "Ann Lee, Northby", "Ann Lee, MS, RDN"."""
    return joint == "," and " " in first and " " not in name and name.lower() != name.upper()


def _bare_name(name: str) -> str:
    """A name without the agency, the web address, the job title or the town (in capitals) after it."""
    words = name.split()
    if len(words) > 1 and _ADDRESS.match(words[-1]):
        words = words[:-1]
    for size in (3, 2, 1):
        end = " ".join(words[-size:])
        dropped = end in WIRES or end in OUTLETS or end.lower() in HELD or (end.isupper() and end.lower() in CITIES)
        if len(words) >= size + 2 and dropped:
            return " ".join(words[:-size])
    return " ".join(words)


def _is_name(name: str, *, strict: bool) -> bool:
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) > 50:
        return False
    if any(w.lower() in NO_NAMES for w in words):
        return False
    if not strict and len(words) == 1:
        return True
    if len(words) == 1 and (name.lower() in MONTHS or not name.istitle()):
        return False
    if words[0][0].islower() or words[-1][0].islower():
        return False
    return all(_is_name_word(w) for w in words)


def _is_name_word(word: str) -> bool:
    if word in PARTICLES or _INITIAL.match(word):
        return True
    if word[0].islower() or word.endswith("."):
        return False
    return all(c.isalpha() or c in "'’-.´`" or category(c) in _MARKS for c in word)


def _is_title(text: str) -> bool:
    """Whether a piece could be a job title or a newspaper after a name: ``Senior Staff Technologist``."""
    return len(text.split()) <= 5 and not text.endswith((".", "!", "?"))
