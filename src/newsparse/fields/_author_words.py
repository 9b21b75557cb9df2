"""Patterns of what stands around a commenter's name on its line, made from the tables of words, and these words."""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.fields._lazy import Lazy
from newsparse.fields.patterns import any_of
from newsparse.rules.authors import (
    AVATARS,
    BEFORE_CLOCK,
    BRACKETED,
    CAPITAL_TAILS,
    CLOCK_LINKS,
    CLOSING_LEADS,
    COUNTERS,
    CUTS,
    CUTS_APART,
    DATED_TAILS,
    DOTTED_GLUED,
    GLUED_LEAD,
    GLUED_TAILS,
    LAST_GLUED,
    LAST_TAILS,
    LEADS,
    NUMBERED_LEADS,
    NUMBERED_LINKS,
    TAILS,
    UNITS,
    WEAK_LEADS,
)
from newsparse.rules.platforms import ANSWERING, WORD_CLASS
from newsparse.rules.relative import CUES

# Before a name: "Posted by Ann", "Comment 12 by Ann"; a word that may be the first of a name, or precede it.
LEAD = Lazy(rf"^(?:{any_of(LEADS)})(?:\s*[:：]|\s+|(?<=[:：])|(?<={GLUED_LEAD})(?=[A-Z]))\s*", re.I)
NUMBERED_LEAD = Lazy(
    rf"^(?:{'|'.join(NUMBERED_LEADS)})(?:\s*[#:.]\s*|\s+)\d{{1,5}}\b[\s:.,–-]*(?:(?:{'|'.join(NUMBERED_LINKS)})\b\s*)?",
    re.I,
)
WEAK_LEAD = Lazy(rf"({'|'.join(WEAK_LEADS)})(?:\s*[:：]\s*|\s+)(?=\S)", re.I)
# Behind a date and before a name.
CLOSING = Lazy(rf"[\s,]*(?:\([^\W\d_]{{2,4}}\)\s*)?(?:{'|'.join(CLOSING_LEADS)})\s+(?=\S)", re.I)
# Behind a name: before a date, before a time, and anything that ends one.
DATED_TAIL = Lazy(rf"\s(?P<word>{'|'.join((*DATED_TAILS, *CAPITAL_TAILS))})\W*$")
LINK = Lazy(rf"\s(?:[@_]|{'|'.join(CLOCK_LINKS)})\s*$")
TAIL = Lazy(
    rf"(?:(?<=\s)|(?<=[.,]))(?:(?:{any_of(dict.fromkeys((*TAILS, *ANSWERING)))})(?![\w-])|(?-i:{'|'.join(DATED_TAILS)})(?=\W*$|\s+\W*\d))|{'|'.join(GLUED_TAILS)}|(?-i:(?<=\s)(?:{any_of(LAST_TAILS)})|{any_of(LAST_GLUED)})(?=\s?(?:[:：…]|\.\.|$))|(?:{'|'.join(DOTTED_GLUED)})(?=…|\.\.)|[{CUTS}]|(?<=\s)[{CUTS_APART}]|[{CUTS_APART}](?=\s|$)|[—–]{{2}}|\s[-−]?\d[\d.,]*k?(?:\s(?:{'|'.join(COUNTERS)})|{'|'.join(UNITS)})(?![^\W\d_])",
    re.I,
)
# A time of day behind a date, before a name.
CLOCK = Lazy(rf"^\s*(?:,?\s*(?:(?:{'|'.join(BEFORE_CLOCK)})\s+)?\d{{1,2}}[:.]\d\d\s*(?:[ap]m)?)?[\s,]*", re.I)
# "Ann's avatar"
AVATAR = Lazy(rf"^(.{{2,60}}?)(?:['’]s)?\s+(?:{'|'.join(AVATARS)})\b\s*(.*)$", re.I)


@lru_cache(maxsize=1)
def added_words() -> frozenset[str]:
    """Every word that a platform may add in brackets."""
    return known_words().union(BRACKETED, WORD_CLASS)


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every word that shows that a line holds more than a name."""
    phrases = (*LEADS, *WEAK_LEADS, *TAILS, *DATED_TAILS, *ANSWERING, *LAST_TAILS, *COUNTERS, *CUES.values(), *AVATARS)
    return frozenset(word.strip(":.!") for phrase in phrases for word in phrase.casefold().split())


def is_only_words(text: str) -> bool:
    """Whether a line in lower case is nothing but words around names."""
    return (
        text in LEADS or text in WEAK_LEADS or text in TAILS or text in DATED_TAILS or not any(map(str.isalpha, text))
    )
