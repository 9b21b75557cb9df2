"""Read declared numbers of comments, and the headings over a thread."""

from __future__ import annotations

import re

from newsparse.fields._lazy import Lazy
from newsparse.rules.counts import (
    ADJECTIVES,
    ALL,
    BE_THE_FIRST,
    BY_NOW,
    COMMENT_STEMS,
    DISQUS_LOGINS,
    HEADINGS,
    NOUNS,
    NUMBER_WORDS,
    PER_THREAD,
    PLURAL_ENDS,
    PLURAL_ZERO,
    QUOTED_LINKS,
    QUOTED_NOUNS,
    SAID_ALONE,
    SENTENCES,
    SINGULAR,
    TITLE_LINKS,
    TITLED_NOUNS,
    WHOLE_LINES,
    ZERO_LINES,
)
from newsparse.rules.marks import TITLE_ENDS

# No line that declares a count is longer; titles as long as a paragraph do occur.
LONGEST_COUNT = 240
_QUOTES = "“\"«„‚'‘»「‹”"
_EDGES = " \t\u00a0•*+·¬»↓↑→←▼▾–—-|"

# Numbers beyond millions are not counts, and would fit no column of a table.
_N = r"(?P<n>\d{1,3}(?:[.,' \u00a0\u202f’]\d{3}){1,2}|\d{1,7})"
_NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))
_TITLED = "|".join(TITLED_NOUNS)
_WORDS = "|".join(sorted(map(re.escape, NUMBER_WORDS), key=len, reverse=True))
# A title in quotation marks (the closing one is often lost, or all that follows the opening one), or one that begins with a
# capital and is not a sentence.
_REST = rf"(?P<rest>\s*:?\s*(?:(?:{TITLE_LINKS})\s)?\s?[{_QUOTES}].*|\s(?:{TITLE_LINKS})\s:?\s?(?-i:[^\W\da-z])[^.!?]+[!?]?)"
_NUMBER_NOUN = Lazy(
    rf"[(\[]?(?:{_N}|(?P<w>{_WORDS})) ?(?:(?:{'|'.join(ADJECTIVES)}) )?(?P<noun>{_NOUN})[)\]]?{_REST}?", re.IGNORECASE
)
_NUMBER_TITLED = Lazy(rf"(?:{_N}|(?P<w>{_WORDS})) (?P<noun>{_TITLED}){_REST}", re.IGNORECASE)
_NUMBER_QUOTED = Lazy(
    rf"{_N} (?P<noun>{'|'.join(QUOTED_NOUNS)})(?P<rest>\s(?:(?:{QUOTED_LINKS})\s)?\s?[{_QUOTES}].*)", re.IGNORECASE
)
_NOUN_NUMBER = Lazy(
    rf"(?:(?:{'|'.join(ALL)}) )?(?P<noun>{_NOUN})\s?(?P<mark>[:|]\s?|[(\[（]\s?)?{_N}(?:\s?[)\]）])?",
    re.IGNORECASE,
)
_TITLE_DASH = Lazy(rf"[—–\-|] ?{_N} (?:{_NOUN})\Z", re.IGNORECASE)
# One pattern for all: most lines match none, and separate patterns would cost a call each.
_WHOLE = Lazy(
    "|".join(f"(?:{row})".replace("{n}", _N.replace("?P<n>", f"?P<n{k}>")) for k, row in enumerate(WHOLE_LINES)),
    re.IGNORECASE,
)
_ZERO = Lazy(
    rf"(?P<w>{'|'.join(w for w, n in NUMBER_WORDS.items() if not n)}) (?P<noun>{_NOUN})"
    rf"(?: (?:{'|'.join(BY_NOW)}))?(?:[.!] (?:{'|'.join(BE_THE_FIRST)})\b.*)?",
    re.IGNORECASE,
)
# Disqus' heading; the site's name begins with a capital or is a domain.
_LOGIN = Lazy(
    rf"{_N} (?:{_NOUN})\s+(?:(?-i:[^\W\da-z])\S*|\S+\.\w{{2,4}})(?:\s\S+){{0,5}}?\s+(?-i:{'|'.join(DISQUS_LOGINS)})",
    re.IGNORECASE,
)
_COMMENTS = Lazy(rf"\b(?:{'|'.join(COMMENT_STEMS)})", re.IGNORECASE)
_QUOTED = Lazy(rf"[“\"«„‘‹「『《〈]\s?(\S.*?)\s?(?:[{TITLE_ENDS}][^{TITLE_ENDS}]*)?\Z")
_LINK = Lazy(rf"\s*:?\s*(?:{QUOTED_LINKS})\s:?\s?", re.IGNORECASE)
_ALONE = Lazy(r"[(\[（]?\s?(\d{1,7})\s?[)\]）]?")
_HAS_NUMBER = Lazy(r"\d")
# "4 Comments" needs no pattern, and a count in words begins with a number word: these decide most lines.
_PLAIN_NOUNS = frozenset(
    noun for row in NOUNS if (stem := row.removesuffix("s?")).isalpha() for noun in {stem, stem + "s" * (stem != row)}
)
_NUMBER_STARTS = tuple(NUMBER_WORDS)


def match_count(line: str) -> int | None:
    """Return the number of comments that a line of its own or a heading declares, or None.

    Sentences that count something, the replies to a single post, buttons and numbers of likes are not counts.
    """
    if len(line) > LONGEST_COUNT:
        return None
    text = line.strip(_EDGES)
    bare = text.rstrip(":. ：\u00a0")
    if bare.rstrip("! ").lower() in ZERO_LINES:
        return 0
    if text.endswith(".") and not bare.lower().startswith(SENTENCES):
        return None
    head, _, noun = bare.partition(" ")
    if noun.lower() in _PLAIN_NOUNS and head.isascii() and head.isdigit() and len(head) < 8:
        return int(head)
    if not _HAS_NUMBER.search(bare):
        return _count_in_words(bare)
    found = _NUMBER_NOUN.fullmatch(bare) or _noun_and_number(bare) or _NUMBER_TITLED.fullmatch(bare)
    found = found or _NUMBER_QUOTED.fullmatch(bare)
    found = found or _title_and_count(bare) or (_LOGIN.fullmatch(bare) if bare.endswith(DISQUS_LOGINS) else None)
    if not found:
        whole = _WHOLE.fullmatch(bare)
        return _count_in_words(bare) if whole is None else _digits(next(filter(None, whole.groups())))
    return _digits(found["n"]) if found["n"] else _word_value(found)


def _digits(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def without_count(title: str) -> str:
    """A title without the number of its comments behind a dash ("TITLE — 7 Comments")."""
    found = _title_and_count(title)
    return title[: found.start()].rstrip() if found and _COMMENTS.search(found[0]) else title


def title_in_count(line: str) -> str | None:
    """The article's title in a line that counts its comments ("2 thoughts on “TITLE”", "「TITLE」への2件の返信"), or None."""
    if match_count(line) is None:
        return None
    bare = line.strip(_EDGES)
    found = _NUMBER_NOUN.fullmatch(bare) or _NUMBER_TITLED.fullmatch(bare) or _NUMBER_QUOTED.fullmatch(bare)
    rest = (found["rest"] or "") if found else ""
    link = _LINK.match(rest)
    told = rest[link.end() if link else 0 :].strip()
    quoted = _QUOTED.search(line) if not told or told[0] in _QUOTES else None
    return quoted[1] if quoted else told or None


def is_comment_heading(line: str) -> bool:
    """Whether a line is a heading over the comments without a count (``Comments``, ``Leserbriefe:``, ``コメント``)."""
    if len(line) > 40:
        return False
    return line.strip(_EDGES + ":.：#").lower().replace("’", "'") in HEADINGS


def announces_comments(line: str) -> bool:
    """Whether a line counts comments or heads them: a thread stands below."""
    return is_comment_heading(line) or match_count(line) is not None


def count_beside(heading: str, number: str) -> int | None:
    """The number of comments that two lines declare, a heading over comments and a number alone ("Comments", "(3)"), or None."""
    found = _ALONE.fullmatch(number.strip()) if is_comment_heading(heading) else None
    return int(found[1]) if found else None


def _noun_and_number(text: str) -> re.Match[str] | None:
    """``Comments (15)``, ``Kommentare: 12``."""
    found = _NOUN_NUMBER.fullmatch(text)
    if not found or found["noun"].lower() in PER_THREAD:
        return None
    return found if found["mark"] or found["noun"].lower() not in SINGULAR else None


def _title_and_count(text: str) -> re.Match[str] | None:
    """``TITLE — 7 Comments``."""
    cut = max(text.rfind("—"), text.rfind("–"), text.rfind(" - ") + 1, text.rfind(" | ") + 1)
    return _TITLE_DASH.match(text, cut) if cut > 0 else None


def _count_in_words(text: str) -> int | None:
    low = text.lower()
    if not low.lstrip("([").startswith(_NUMBER_STARTS):
        return None
    found = _ZERO.fullmatch(text) or _NUMBER_NOUN.fullmatch(text) or _NUMBER_TITLED.fullmatch(text)
    return _word_value(found) if found else None


def _word_value(found: re.Match[str]) -> int | None:
    part = found.groupdict()
    word, noun = part["w"].lower(), part["noun"].lower()
    value = NUMBER_WORDS[word]
    if not value and word in PLURAL_ZERO and noun[-1] not in PLURAL_ENDS:
        return None
    if not part.get("rest") and (value > 1 or not noun.startswith(SAID_ALONE)):
        return None  # "Two comments", "No thoughts": a commenter's words
    return value
