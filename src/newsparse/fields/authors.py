"""Extract the bare name from a commenter's line: without numbering, bullets, dates, verbs and controls.

``1. Zoe says:`` → ``Zoe``; ``• Report this Comment On May 2, 2012, at 3:01 PM, pondee619 wrote:`` → ``pondee619``;
``Paul Harper | August 27, 2015`` → ``Paul Harper``. What the author lines of a page reveal about each other is left
to :mod:`newsparse.fields.naming`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsparse.fields._author_words import (
    AVATAR,
    CLOCK,
    CLOSING,
    DATED_TAIL,
    LEAD,
    LINK,
    NUMBERED_LEAD,
    TAIL,
    WEAK_LEAD,
    added_words,
    is_only_words,
    known_words,
)
from newsparse.fields._clock import clock_at, clock_before
from newsparse.fields._relative import find_relative
from newsparse.fields.dates import DateMatch, find_dates
from newsparse.rules.authors import BEFORE_CLOCK, CAPITAL_LEADS, CUTS, FLOORS, MAIL_FIELDS, NAMES_TOO
from newsparse.rules.months import TIME_JOINERS
from newsparse.rules.platforms import ARROWS

_LIST_MARK = re.compile(
    rf"^(?:(?i:{'|'.join(FLOORS)})[\s:：]+|o\s+(?=\S{{2}})|[#(\[]?\d{{1,5}}(?:[.):\]]\s*(?=\D)|\s+|-\s+(?=\D))|[•*+◦▪►●■>–—ㄴ└↳➤↪-]+\s+|#\d+\s*|(?:\+\d+\s+)?#\s+|\[[–—+-]\]\s*|u/(?=\S))+"
)
_BESIDE_CLOCK = " ])|–-,"
_JOINED_CLOCK = re.compile(rf"(?:{'|'.join(BEFORE_CLOCK)})\s+(?=\d)", re.I)
_INITIAL = re.compile(r"(?:^|[\s.])\w{1,2}\.$")
_URL = re.compile(r"^(?:https?://|www\.)\S+\s+")
_PARENS = re.compile(r"\s*(?:[(\[（][^()\[\]（）]*[)\]）]?|\[[^\[\]]*\]\s?\d{1,4})\s*$")
# "haeu****": part of the name is hidden. A name between stars on both sides is only emphasised.
_MASKED = re.compile(r"(?<=\w)\*{2,}\s*$")
# What a browser for terminals sets before a link ("[7]gwen"), and what forums glue to names: "[S]", "[M]".
_REFERENCE, _GLUED = re.compile(r"\[\d{1,4}\](?=\S)"), re.compile(r"(?<=\w)\s?\[[A-Z]\](?=\s|$)")
# "Ann Lee" <ann@example.org>; "08:02 5/10"; what text boards set behind a name that is to stay down.
_MAILED, _CLOCK_FIRST, _DOWN = (
    re.compile(r"\s+<[^<>\s]*(?:@|\bat\b)[^<>]*>?$"),
    re.compile(r"[\s–-]+\d{1,2}:\d\d\s+\d{1,2}/\d{1,2}(?:/\d{2,4})?$"),
    re.compile(rf"(?<=.)[:：](?:{'|'.join(MAIL_FIELDS)})$"),
)
# "Guest > Ann"
_GUEST_ANSWERS = re.compile(rf"(?:{'|'.join(sorted(NAMES_TOO))})\s*(?:{'|'.join(ARROWS)})", re.I)
# A word between a name and a time of day.
_JOINER = re.compile(rf"[\s,]+(?:{'|'.join(map(re.escape, TIME_JOINERS))})$")
_DAY = 2  # digits
_LONGEST = 200  # longer lines hold more than a name and are not worth caching
_OUTER = ' \t\xa0\u3000,;:：|•·»«—–-~/\\*+>"“”„¶'


def author_name(line: str, affixes: tuple[str, str] = ("", "")) -> str | None:
    """Extract the name from an author's line.

    Args:
        line: the line's text.
        affixes: what all author lines of the page begin and end with, from :mod:`newsparse.fields.naming`.

    Returns:
        The bare name, or None when nothing is left.
    """
    text = " ".join(line.split())
    if affixes == ("", "") and is_bare(text):
        return text
    text = _without_signs(text)
    name = _cut_affixes(core_of(text), affixes)
    cut = TAIL.search(name, 1)
    while cut and not name[: cut.start()].strip(_OUTER):
        name = name[cut.end() :]
        cut = TAIL.search(name, 1)
    if cut:
        name = name[: cut.start()]
    name = LINK.sub("", _DOWN.sub("", name.rstrip()))
    masked = _MASKED.search(name.rstrip(f"{CUTS} "))
    if masked and not text.startswith("*"):
        return name.lstrip(_OUTER).rstrip(f"{CUTS} ")
    bare = _without_brackets(name.rstrip(_OUTER))
    name = _once((bare if bare.strip(_OUTER) else name.strip("() ")).strip(_OUTER))
    return name or _LIST_MARK.sub("", text).strip(_OUTER) or None


def _without_signs(text: str) -> str:
    """A line without a link's number, a forum's sign on a name, a mail address and a time before its day."""
    text = _GLUED.sub("", _REFERENCE.sub("", text))
    shorter = _MAILED.sub("", text)
    if shorter != text:
        text = shorter.replace('"', "")
    return _CLOCK_FIRST.sub("", text) or text


def _without_brackets(name: str) -> str:
    """A name without what a platform adds in brackets: a number, "(not verified)", the name again.

    "Ann (Marlow Trust)" stays whole.
    """
    found = _PARENS.search(name)
    if found is None:
        return name
    bare, inside = name[: found.start()], found[0].strip(" ()[]（）")
    if not bare.strip(_OUTER):
        return inside or name
    said = " " in inside and inside.isascii() and name.endswith(")")  # "Callum (not that one)"
    own = (inside[:1].isupper() or said) and not any(map(str.isdigit, inside)) and name.endswith((")", "]", "）"))
    added = inside.casefold() == bare.casefold() or added_words().issuperset(inside.casefold().split())
    return name if own and not added else bare


def is_bare(text: str) -> bool:
    """Whether a line is only a name: ASCII letters and digits, none of the known words, not the same word twice."""
    words = text.split()
    if not text.isascii() or not all(map(str.isalnum, words)) or not any(map(str.isalpha, words)):
        return False
    if words[0] == "o" and len(words) > 1:  # a second-level bullet
        return False
    if len(words) > 1 and (words[0] == words[len(words) // 2] or not all(map(str.isalpha, words))):
        return False
    return len(words) == 1 or known_words().isdisjoint(text.casefold().split())


def core_of(text: str) -> str:
    """A name, possibly with a rank, without the numbers, words and times around it.

    Results are cached: every line is asked for twice, and names recur.
    """
    return _core_of(text) if len(text) <= _LONGEST else _strip_front(_without_times(text))


@lru_cache(maxsize=4096)
def _core_of(text: str) -> str:
    return text if is_bare(text) else _strip_front(_without_times(text))


def _cut_affixes(text: str, affixes: tuple[str, str]) -> str:
    head, tail = affixes
    if head and text.startswith(head) and len(text) > len(head):
        text = text[len(head) :]
    if tail and text.endswith(tail) and len(text) > len(tail):
        text = text[: -len(tail)]
    return text


def _once(name: str) -> str:
    """A name without its duplicate: flatteners write the avatar's label before the name."""
    avatar = AVATAR.match(name)
    if avatar:
        name = avatar[2].lstrip(_OUTER) or avatar[1]
    half = len(name) // 2
    if len(name) % 2 and name[half] == " " and name[:half] == name[half + 1 :] and half > 1:
        name = name[:half]
    ends = name.rstrip("… ")
    # The full stop of "Kev D." is part of the name, the one after "agreed." is not.
    bare = ends.rstrip(". ")
    return (ends if _INITIAL.search(ends) and not ends.endswith("..") else bare) or name


def _strip_front(name: str) -> str:
    bare = _LIST_MARK.sub("", name).lstrip(_OUTER)
    name = name if _is_tail(bare) else bare  # "12345 says:"
    if _GUEST_ANSWERS.match(name):
        return name
    for _ in range(3):
        shorter = _URL.sub("", LEAD.sub("", NUMBERED_LEAD.sub("", name))).lstrip(_OUTER)
        if not shorter or shorter == name or (_is_guest(name) and (not shorter[0].isalpha() or _is_tail(shorter))):
            break
        name = shorter
    return name


def _is_tail(text: str) -> bool:
    """Whether a line without its beginning is only a word that follows names."""
    tail = TAIL.match(f" {text}", 1)
    return tail is not None and not text[tail.end() - 1 :].strip(f"{_OUTER}.")


def _is_guest(name: str) -> bool:
    """Whether a line begins with what a site calls people without a name: "Guest 12" is one of many."""
    return name.casefold().startswith(tuple(NAMES_TOO))


def _without_times(text: str) -> str:
    """The part of the line before its dates, which holds the name, or the part after them when nothing is before."""
    numbered = any(map(str.isdigit, text))
    ago = find_relative(text)
    dates = _apart(find_dates(text), ago) if numbered else []
    spans = [(d.start, d.end) for d in dates] + ago
    if not spans:
        return _without_clock(text) if numbered else text
    start = min(s for s, _ in spans)
    end = max(e for _, e in spans)
    before = _trimmed(text[:start])
    plain = _strip_front(before)
    behind = text[end:]
    if not (before or ago) and sum(map(str.isdigit, text)) <= _DAY and _is_tail(behind.lstrip()):
        return text  # "4. Maja says:" is no day
    titled = CLOSING.match(behind) and (_LIST_MARK.match(before) or NUMBERED_LEAD.match(before))
    named = plain.casefold() in NAMES_TOO and not any(map(str.isalpha, behind))
    if plain and (named or not _only_lead(plain)) and not titled:
        lead = WEAK_LEAD.match(plain) if plain == _LIST_MARK.sub("", before).lstrip(_OUTER) else None
        led = lead is not None and _is_lead(lead[1], DATED_TAIL.search(before))
        return DATED_TAIL.sub("", plain[lead.end() :] if lead and led else before) + " "
    name = CLOCK.sub("", behind)
    closing = CLOSING.match(name)
    return name[closing.end() :] if closing else name


def _trimmed(text: str) -> str:
    """A text without outer marks, but with the stars that hide the end of a name."""
    hidden = text.strip(_OUTER.replace("*", ""))
    return hidden if _MASKED.search(hidden) and not hidden.startswith("*") else text.strip(_OUTER)


def _apart(dates: Sequence[DateMatch], ago: Sequence[tuple[int, int]]) -> list[DateMatch]:
    """The dates whose figures do not belong to a distance from now ("Ann May 3 days ago")."""
    return [date for date in dates if not any(date.start < start < date.end for start, _ in ago)]


def _is_lead(word: str, tail: re.Match[str] | None) -> bool:
    """Whether a word before a name and a date is no part of the name: where it has a capital, its language may have to show."""
    tails = None if word.islower() else CAPITAL_LEADS.get(word.casefold())
    return tails is None or (tail is not None and tail["word"] in tails)


def _without_clock(text: str) -> str:
    """A name without the time of day before or after it.

    After a name, figures without am or pm are kept unless they are glued to it: they may be a verse of a book.
    """
    lead = _JOINED_CLOCK.match(text)  # "At 11:52 PM, roo said..."
    first = clock_at(text, lead.end() if lead else int(text[0] in "[("))
    if first is not None and ":" in text[: first.end]:
        name = text[first.end :].lstrip(_BESIDE_CLOCK)
        if len(name) < len(text) - first.end and name[:1].isalpha():
            return name
    clock = clock_before(text, 0, len(text))
    if clock is None or ":" not in text[clock.start :]:
        return text
    glued = text[clock.start - 1 : clock.start].isalpha()
    half = text[clock.start :].rstrip(".").endswith(("m", "M"))
    return text[: clock.start].rstrip(" ,") or text if glued or half else text


def before_clock(text: str) -> str | None:
    """What stands before the time of day with which a line ends ("Anna 19:02", "Anna, kl. 19:02 Uhr"), or None."""
    clock = clock_before(text, 0, len(text))
    if clock is None or ":" not in text[clock.start :] or not text[: clock.start].endswith((" ", ",")):
        return None
    return _JOINER.sub("", text[: clock.start].rstrip(" ,")).rstrip(" ,") or None


def _only_lead(text: str) -> bool:
    return is_only_words(_LIST_MARK.sub("", text).casefold().strip(_OUTER))
