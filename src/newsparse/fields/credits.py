"""Source credits: a whole line, or the end of a paragraph."""

from __future__ import annotations

import re

from newsparse.fields._lazy import Lazy
from newsparse.fields._legal import Notice, is_known, is_major_wire, is_own_credit, is_short_name, read_notice
from newsparse.model import Credit
from newsparse.rules.agencies import (
    ARTICLES,
    BRACKETED_LEADS,
    CREDIT_LEADS,
    EDITORS,
    PAPER_ENDS,
    PAPERS,
    PUBLISHER_WORDS,
    RELEASE_WORDS,
    SOURCE_WORDS,
)
from newsparse.rules.marks import CLOSING, STOPS
from newsparse.rules.notices import AGENCY_RESERVED, ALL_RIGHTS, COPYRIGHT, LAST_WORDS

# A credit at the end of a paragraph is never longer; an agency's legal notice may be.
_LONGEST = 120
_LONGEST_NOTICE = 400

_SOURCE = Lazy(rf"(?:{'|'.join(SOURCE_WORDS)})\s?[:：]\s*(?P<name>\S.*)", re.IGNORECASE)
_SOURCE_END = Lazy(
    rf"(?<=[.!?…”\"»)。！？])\s*(?:{'|'.join(SOURCE_WORDS)})\s?[:：]\s*(?P<name>[^.!?。\n]{{2,60}})\.?\s*\Z",
    re.IGNORECASE,
)
_COLONS, _CLOSES = re.compile(r"[:：]"), ")）]"
_PUBLISHER = Lazy(rf"[(\[]?(?:{'|'.join(PUBLISHER_WORDS)})\s*:?\s+(?P<name>(?-i:[^\W\da-z]).*)", re.IGNORECASE)
_RELEASE = Lazy(rf"(?:{'|'.join(RELEASE_WORDS)})\s+(?P<name>[^\W_a-z][^:!?]{{1,60}})")
_DASHED = Lazy(
    rf"[\s\u00a0]*(?:—|–|―|--|-)\s?(?:(?:{'|'.join(CREDIT_LEADS)}) )?(?P<name>[^—–―()\n.!?]{{2,60}})\.?\s*\Z"
)
_DASHED_LINE = Lazy(r"(?:—|–|―|--|-)\s?(?P<name>[^—–―()\n.!?]{2,60})\.?\Z")
_PARENS = Lazy(
    rf"\s*[(（\[](?:(?:{'|'.join(BRACKETED_LEADS)}) )?(?P<name>[^()（）\[\]\n]{{2,60}})[)）\]](?P<stop>\.?)\s*\Z"
)
# A paragraph without a full stop must be longer than a name ("Deutsche Presse-Agentur (dpa)") to end in a credit.
_SHORTEST = 40
_EDITORS = Lazy(rf"\s+(?:{'|'.join(EDITORS)})\s?[:：].*")
_ENDED = frozenset(f"{STOPS}{CLOSING}*")


def match_credit(line: str) -> Credit | None:
    """Return the credit that makes up a whole line (``© KYODO``, ``Source: …``, ``— AFP``, a legal notice), or None."""
    text = _EDITORS.sub("", " ".join(line.split()))
    if not 2 < len(text) <= _LONGEST_NOTICE:
        return None
    notice = read_notice(text)
    if notice:
        return None if text.endswith((":", "—")) or split_notice(text) else _from_notice(text, notice)
    if len(text) > _LONGEST:
        return None
    named = _SOURCE.fullmatch(text) or _PUBLISHER.fullmatch(text) or _RELEASE.fullmatch(text)
    if named:
        name = named["name"].strip(" .)]")
        return Credit(text, name) if _is_source_name(name) else None
    bare = _DASHED_LINE.fullmatch(text) or _PARENS.fullmatch(text)
    name = bare["name"].strip() if bare else ""
    return Credit(text, name) if is_known(name) or (text[-1] in _CLOSES and _is_paper(name)) else None


def split_credit(line: str) -> tuple[int, Credit] | None:
    """Find a credit glued to the end of a paragraph.

    After a dash or in parentheses, only a known agency or outlet is a credit; after ``©``, any short name is.

    Returns:
        Where it starts (including the white space and dash before it), and the credit; None where there is none.
    """
    end = len(line.rstrip())
    sign = line.rfind("©", max(0, end - _LONGEST_NOTICE), end)
    if sign > 0 and line[:sign].strip():
        text = " ".join(line[sign:end].split())
        notice = read_notice(text)
        before = line[:sign].rstrip()
        credit = _from_notice(text, notice) if notice else None
        if notice and not credit and len(before) == sign and before[-1] in _ENDED and is_short_name(notice.holder):
            credit = Credit(text, notice.holder)  # glued to the story, it is not the site's own
        apart = len(before) < sign and before[-1] not in _ENDED
        if not notice or not credit or (apart and not notice.known):
            return None
        return len(before), credit
    return _split_named(line, end)


def split_notice(line: str) -> int | None:
    """Return where an agency's legal notice at the start of a line ends, when something is glued to it.

    Pages of expired stories put the title there: ``… redistributed without permission.TITLE``. In other words or another language,
    it is told by the space that is missing behind the notice's last full stop.
    """
    found = _NOTICE_HEAD.match(line)
    if not found or found.end() >= len(line.rstrip()):
        return None
    notice = read_notice(found[0].strip())
    known = found["agency"] or (notice is not None and any(map(is_known, (notice.holder, *notice.holder.split()))))
    return found.end() if known and "|" not in line[found.end() :] else None


_NOTICE_HEAD = Lazy(
    rf"\s*(?:©|{COPYRIGHT}).{{0,80}}(?:(?P<agency>{ALL_RIGHTS}\..{{0,200}}?(?:{'|'.join(LAST_WORDS)})\.(?=\S|\s))"
    rf"|(?:{'|'.join(AGENCY_RESERVED)})\..{{20,300}}?\w{{4}}\.(?=(?-i:[^\W\da-z])[^.]{{8}}))",
    re.IGNORECASE,
)


def _split_named(line: str, end: int) -> tuple[int, Credit] | None:
    low = max(0, end - _LONGEST)
    tail = line[low:end]
    if tail[-1:] in (")", "）", "]") or tail[-2:] in (").", "）.", "]."):
        opening = max(tail.rfind("("), tail.rfind("（"), tail.rfind("["))
        found = _PARENS.match(tail, len(tail[:opening].rstrip())) if opening >= 0 else None
    elif _COLONS.search(tail) and (said := _SOURCE_END.search(tail)) and _is_proper(said["name"]):
        return low + said.start(), Credit(" ".join(said[0].split()), said["name"].strip())
    else:
        dash = max(tail.rfind("—"), tail.rfind("–"), tail.rfind("―"), tail.rfind(" -"), tail.rfind("--"))
        found = _DASHED.match(tail, len(tail[:dash].rstrip(" \t\u00a0-"))) if dash >= 0 else None
    if not found or low + found.start() == 0:
        return None
    name, before = found["name"].strip(), line[low + found.start() - 1]
    ended = before in _ENDED
    if not (
        is_known(name) or (_is_paper(name) and (tail[-1] in _CLOSES or _is_titled(name, before)))
        if ended
        else is_major_wire(name) and _is_strong(found) and low + found.start() > _SHORTEST
    ):
        return None
    return low + found.start(), Credit(" ".join(found[0].split()), name)


def _is_strong(found: re.Match[str]) -> bool:
    """Whether a credit after a paragraph without a full stop is clearly marked.

    It is by an em dash, or by brackets with no full stop after them.
    """
    return "—" in found[0] or found.groupdict().get("stop") == ""


def _from_notice(text: str, notice: Notice) -> Credit | None:
    """The credit in a notice: of an agency's long notice the holder alone, of any other line its whole text."""
    if not is_own_credit(notice):
        return None
    return Credit(notice.holder if notice.long else text, notice.holder)


def _is_source_name(name: str) -> bool:
    words = name.split()
    said = name[:1].islower() and len(words) > 3 and not is_known(name)  # "Source: my own mother, who was there"
    return bool(name) and len(words) <= 12 and not said and not re.search(r"[.!?]\s|[!?]\Z|https?:", name)


def _is_paper(name: str) -> bool:
    """Whether a name is like a newspaper's: two to five words, the first and the last with a capital, "Harbour Gazette"."""
    words = name.split()
    named = len(words) > 1 and words[-1].casefold() in PAPERS and _is_proper(name)
    return named or (len(words) == 1 and name.endswith(PAPER_ENDS))


def _is_titled(name: str, before: str) -> bool:
    """Whether a newspaper's name behind a dash has an article or three words, and no quotation before it ("… unforgettable.” — Post")."""
    words = name.split()
    return before not in CLOSING and (len(words) > 2 or words[0].casefold() in ARTICLES)


def _is_proper(name: str) -> bool:
    """Whether a few words may be a proper name: the first and the last have a capital, or no case, or it is known."""
    words = name.split()
    return is_known(name.strip()) or (len(words) <= 5 and not words[0][0].islower() and not words[-1][0].islower())


def is_agency(name: str) -> bool:
    """Whether a name is that of a known agency or outlet."""
    return is_known(name.strip())
