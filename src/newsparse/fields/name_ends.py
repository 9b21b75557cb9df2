"""What stands at the ends of a page's names and is none of them: marks, addresses, figures of members, ranks without a blank.

The names are those that :mod:`newsparse.fields.naming` read from their lines. What names may end with themselves is cut off only
where several persons of the page have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsparse.fields._lazy import Lazy
from newsparse.fields.patterns import any_of
from newsparse.rules.authors import (
    ADDRESSES,
    ELSEWHERE,
    FROM_ELSEWHERE,
    GLUED_RANKS,
    GLUED_VERBS,
    KIN,
    LAST_TITLES,
    LOST_NAMES,
    NO_VERBS,
    POINTS,
    SENT_FROM,
)
from newsparse.rules.members import FIGURES

_MARKS, _CLOSING = " ,;、，|｜", "])）］ "
_OPENS, _BRACKETS = ("[", "("), "[]()"
# Names without any of these have neither brackets nor an address behind them.
_ODD = frozenset("()（）[]@.")
# "(Anonymous)"; not a face, "(ツ)".
_WHOLE = Lazy(r"[(（](\w[\w .'’-]{2,40})[)）]")
# A part of an address, where that is no version: "visitor(220.72)", "Guest (220.72.1.*)".
_ADDRESS = Lazy(r"(?:(?<=\S)[(（\[]\d{2,3}(?:\.\d{1,3})+|\s*[(（\[]\d{2,3}(?:\.\d{1,3}){1,2}\.(?:\d{1,3}|\*))[)）\]]$")
# A mail address that no robot may read: "Ann Lee ann at example.org".
_MAIL = Lazy(r"(?<=\S)\s+<?(?P<local>[a-z0-9._+-]+)(?:\s?@\s?|\s+at\s+)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}>?$")
_ELSEWHERE = Lazy(
    rf"^\S*(?:{'|'.join((*ELSEWHERE, *SENT_FROM))})\S*(?:{'|'.join(FROM_ELSEWHERE)})\s+(?=[^\W\d])(?!(?:{'|'.join(ADDRESSES)})\b)",
    re.I,
)
# " Inlägg: 55", "Posts: 12Joined: 2004"; "42p"
_COUNTED = Lazy(rf"(?<=[^\W_])(?:\s+|(?-i:(?=[^\W\d_a-z])))(?:{any_of(FIGURES)})\s?[:：]\s?\d.*$", re.I)
_POINTS = Lazy(rf"(?<=\S)\s+\d[\d,]*\s?(?:{any_of(POINTS)})$")
_NUMBER = Lazy(r"(?<=\S)\s+\d{1,4}$")
_TITLE = Lazy(rf"(?<=\S)\s?(?:{'|'.join(LAST_TITLES)})$")
_PLACE = Lazy(rf"(?<=\S)\s?(?:{'|'.join(SENT_FROM)})[\u4e00-\u9fff]{{0,4}}$")
# A verb glued to names, or a number, stands behind all of so many; a rank behind half of two.
_SEVERAL = 3


def drop_ends(names: dict[str, str | None]) -> None:
    """Cut off what is no part of the names of a page.

    Args:
        names: the name of each different line, None where it has none; changed in place.
    """
    for text, name in names.items():
        lost = text[:1] in _OPENS and (name or "").strip(_BRACKETS).casefold() in LOST_NAMES
        names[text] = None if lost or not name else _trimmed(name)
    _drop_habit(names, _rank_at)
    _drop_habit(names, _verb_at, share=1, least=_SEVERAL)
    _drop_habit(names, _figure_at)
    _drop_habit(names, lambda name: _begin_of(_NUMBER, name), share=1, least=_SEVERAL)
    if not all(name is None or name.isascii() for name in names.values()):
        _drop_habit(names, lambda name: _begin_of(_PLACE, name))
        if not any(name and name.endswith(LAST_TITLES) and any(map(name.__contains__, KIN)) for name in names.values()):
            _drop_habit(names, lambda name: _begin_of(_TITLE, name), share=1)


def _trimmed(name: str) -> str:
    """A name without marks and addresses at its ends, which need no other line to tell them."""
    bare = name
    if not _ODD.isdisjoint(bare):
        whole = _WHOLE.fullmatch(bare)
        bare = _without_mail(_ADDRESS.sub("", whole[1] if whole else bare))
    if not bare.isascii():
        bare = _ELSEWHERE.sub("", bare)
    return bare.rstrip(_MARKS).lstrip(_CLOSING) or name


def _without_mail(name: str) -> str:
    """A name without the mail address behind it, which has a word of it: "Jo at st.ives" has none."""
    found = _MAIL.search(name)
    words = name[: found.start()].casefold().split() if found else ()
    return name[: found.start()] if found and any(len(word) > 2 and word in found["local"] for word in words) else name


def _begin_of(pattern: Lazy, name: str) -> int | None:
    found = pattern.search(name)
    return found.start() if found else None


def _glued(name: str, ends: tuple[str, ...]) -> int | None:
    """Where one of some words begins that a platform glues to names."""
    end = next((end for end in ends if name.endswith(end)), "")
    at = len(name) - len(end)
    return at if end and name[at - 1 : at].isalnum() else None


def _rank_at(name: str) -> int | None:
    return _glued(name, GLUED_RANKS)


def _verb_at(name: str) -> int | None:
    last = name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""
    return None if last in NO_VERBS else _glued(name, GLUED_VERBS)


def _figure_at(name: str) -> int | None:
    """Where the figures of a member or of a comment begin behind a name."""
    if not any(map(str.isdigit, name)):
        return None
    return _begin_of(_COUNTED, name) if ":" in name or "：" in name else _begin_of(_POINTS, name)


def _drop_habit(
    names: dict[str, str | None], end_of: Callable[[str], int | None], *, share: float = 0.5, least: int = 2
) -> None:
    """Cut off what several persons of a page end with, where at least such a share of all does."""
    persons = {name for name in names.values() if name}
    ends = {name: at for name in persons if (at := end_of(name))}
    bare = {name[:at] for name, at in ends.items()}
    if len(bare) >= least and len(ends) >= share * len(persons):
        for text, name in names.items():
            if name in ends:
                names[text] = name[: ends[name]]
