"""Copyright lines: who holds the copyright, and whether they belong to the story or to the site."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.fields._lazy import Lazy
from newsparse.rules.agencies import (
    COMPANY_ENDINGS,
    DOMAINS,
    EASTERN_COMPANIES,
    JOINTS,
    MAJOR_WIRES,
    OUTLETS,
    PHOTO_SOURCES,
    WIRES,
)
from newsparse.rules.notices import BARRED, CLAUSES, COPYRIGHT, HOLDER_LEADS, NOTICE_WORDS, PICTURES, RESTRICTIONS, WORK

_SIGN = Lazy(
    rf"(?:[©ⓒ]|\(c\)|&copy;|{COPYRIGHT}s?(?=[\s:©(])|\d{{4}}(?:\s?[-–/~]\s?\d{{4}})?(?!\d)|[\s:,.·]|(?:{'|'.join(HOLDER_LEADS)})\b)+",
    re.IGNORECASE,
)
_OPENING = Lazy(rf"\s*(?:[©ⓒ]|\(c\)|&copy;|{COPYRIGHT}(?=\s*(?:[©:·\d]|\(c\)|(?-i:[A-Z]))))", re.IGNORECASE)
_YEAR = Lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME_END = Lazy(
    rf"[,.]?\s?(?:\d{{4}}(?:\s?[-–/~]\s?\d{{4}})?)?[.,]?\s*(?:{'|'.join(f'{clause}.*' for clause in CLAUSES)})?\Z",
    re.IGNORECASE | re.DOTALL,
)
_LEGALESE = Lazy(rf"{WORK}\b.*\b{BARRED}\b|{RESTRICTIONS}\b", re.IGNORECASE)
_COMPANY = Lazy(rf"(?:^|[\s,])(?:{'|'.join(map(re.escape, COMPANY_ENDINGS))})\.?\Z|(?:{'|'.join(EASTERN_COMPANIES)})")
_DOMAIN = Lazy(rf"(?<!\w)[\w-]+\.(?:{'|'.join(DOMAINS)})\b", re.IGNORECASE)
_KNOWN = frozenset(name.lower() for name in WIRES | OUTLETS if not name.isupper() or len(name) > 4)
_MOST_WORDS = 6
_JOINTS = Lazy(rf"\s*(?:/|,|;|&|\b(?:{'|'.join(JOINTS)})\b)\s*")


class Notice(NamedTuple):
    """What a copyright line says.

    Attributes:
        holder: the holder of the copyright.
        known: whether that is a known agency or outlet.
        year: whether the line has a year.
        legal: whether it has legal wording.
        long: whether it is an agency's long notice ("This material may not be …").
    """

    holder: str
    known: bool
    year: bool
    legal: bool
    long: bool


def is_known(name: str) -> bool:
    """Whether a name, or every name in a list joined by ``/``, ``,`` or ``and``, is one of an agency or outlet.

    A major wire's service is one, too ("AFP-Relaxnews").
    """
    parts = _parts(name)
    return bool(parts) and all(p in WIRES or p in OUTLETS or p.lower() in _KNOWN or _is_service(p) for p in parts)


def _is_service(name: str) -> bool:
    wire, hyphen, service = name.partition("-")
    return bool(hyphen) and wire in MAJOR_WIRES and service.isalpha()


def names_wire(name: str) -> bool:
    """Whether one of the names in such a list is a wire service's: "dpa/lni" has the desk behind it."""
    return not WIRES.isdisjoint(_parts(name))


def _parts(name: str) -> list[str]:
    return [part.strip() for part in _JOINTS.split(name) if part.strip()]


def is_major_wire(name: str) -> bool:
    """Whether a name, or every name joined by ``/`` or ``,``, is one of the major wire services."""
    parts = [part.strip() for part in re.split(r"[/,]", name)]
    return all(p in MAJOR_WIRES for p in parts)


def read_notice(text: str) -> Notice | None:
    """Read a line that begins with a copyright sign; None when it begins otherwise or is too long."""
    if len(text) > 600 or not _OPENING.match(text):
        return None
    sign = _SIGN.match(text)
    rest = text[sign.end() :] if sign else text
    end = _NAME_END.search(rest)
    holder = (rest[: end.start()] if end else rest).strip(" .,:;|·—–-")
    low = text.lower()
    return Notice(
        holder=holder,
        known=is_known(holder),
        year=bool(_YEAR.search(text)),
        legal=low.lstrip().startswith(COPYRIGHT) or any(word in low for word in NOTICE_WORDS),
        long=bool(_LEGALESE.search(text)),
    )


def is_company(holder: str) -> bool:
    """Whether a holder is a company or a web address: the notice is then the site's own."""
    return bool(_COMPANY.search(holder) or _DOMAIN.search(holder))


def is_short_name(holder: str) -> bool:
    """Whether a holder could be the name of an outlet or a person."""
    words = holder.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and len(holder) <= 60
        and any(c.isalpha() for c in holder)
        and not re.search(r"[|!?;:]|\.\s", holder)
    )


def is_picture(holder: str) -> bool:
    """Whether a holder is that of a picture (``Jo Doe/Getty Images``): the line then belongs to the caption."""
    parts = [part.strip(" \u200b") for part in holder.split("/")]
    return any(part in PHOTO_SOURCES for part in parts) or holder.lower().startswith(PICTURES)


def is_own_credit(notice: Notice) -> bool:
    """Whether a notice credits the story's source.

    It does for a known agency or outlet, or a short name (not of a company or a picture) without a year or legal
    wording.
    """
    if notice.known:
        return True
    if is_picture(notice.holder):
        return False
    return not notice.year and not notice.legal and is_short_name(notice.holder) and not is_company(notice.holder)
