"""What stands at the ends of a page's names and is none of them: marks, addresses, figures of members, ranks without a blank.

The names are those that :mod:`newsparse.fields.naming` read from their lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsparse.fields._lazy import Lazy
from newsparse.fields.patterns import any_of
from newsparse.rules.authors import FROM_ELSEWHERE, GLUED_ENDS, LAST_TITLES, POINTS, SENT_FROM
from newsparse.rules.members import FIGURES

_MARKS = " ,;、，|｜"
# What a name needs to hold for anything else to be cut off.
_ODD = frozenset("()（）[]@.")
# "(Anonymous)": nothing but a name in brackets.
_WHOLE = re.compile(r"[(（\[]([^()（）\[\]]*[^\W\d_][^()（）\[\]]*)[)）\]]")
# A part of an address: "visitor(220.72)"; a mail address that no robot may read: "Ann Lee ann at example.org".
_ADDRESS = re.compile(r"(?<=\S)\s*[(（\[]\d{1,3}(?:\.(?:\d{1,3}|\*)){1,3}[)）\]]$")
_MAIL = re.compile(r"(?<=\S)\s+<?[\w.+-]+(?:\s?@\s?|\s+at\s+)[\w-]+(?:\.[\w-]+)+>?$")
_ELSEWHERE = Lazy(rf"^\S*(?:{'|'.join(FROM_ELSEWHERE)})\s+(?=\S)")
# " Inlägg: 55", "Posts: 12Joined: 2004"; "42p"
_COUNTED = Lazy(rf"(?<=[^\W_])(?:\s+|(?-i:(?=[^\W\d_a-z])))(?:{any_of(FIGURES)})\s?[:：]\s?\d.*$", re.I)
_POINTS = re.compile(rf"(?<=\S)\s+\d[\d,]*\s?(?:{'|'.join(POINTS)})$")
_TITLE = Lazy(rf"(?<=\S)\s?(?:{'|'.join(LAST_TITLES)})$")
_PLACE = Lazy(rf"(?<=\S)\s?(?:{'|'.join(SENT_FROM)})[\u4e00-\u9fff]{{0,4}}$")


def drop_ends(names: dict[str, str | None]) -> None:
    """Cut off what is no part of the names of a page.

    Args:
        names: the name of each different line, None where it has none; changed in place.
    """
    for text, name in names.items():
        names[text] = name and _trimmed(name)
    for end in (_glued_at, _figure_at):
        _drop_habit(names, end, least=0.5)
    if not all(name is None or name.isascii() for name in names.values()):
        _drop_habit(names, lambda name: _start(_PLACE, name), least=0.5)
        _drop_habit(names, lambda name: _start(_TITLE, name), least=1)


def _trimmed(name: str) -> str:
    """A name without marks and addresses at its ends, which need no other line to tell them."""
    bare = name
    if not _ODD.isdisjoint(bare):
        whole = _WHOLE.fullmatch(bare)
        bare = _MAIL.sub("", _ADDRESS.sub("", whole[1].strip() if whole else bare))
    if not bare.isascii():
        bare = _ELSEWHERE.sub("", bare)
    return bare.rstrip(_MARKS) or name


def _start(pattern: Lazy | re.Pattern[str], name: str) -> int | None:
    found = pattern.search(name)
    return found.start() if found else None


def _glued_at(name: str) -> int | None:
    """Where a word that a platform glues to names begins: "AnnParticipant"."""
    end = next((end for end in GLUED_ENDS if name.endswith(end)), "")
    at = len(name) - len(end)
    return at if end and name[at - 1 : at].isalnum() else None


def _figure_at(name: str) -> int | None:
    """Where the figures of a member or of a comment begin behind a name."""
    if not any(map(str.isdigit, name)):
        return None
    return _start(_COUNTED, name) if ":" in name or "：" in name else _start(_POINTS, name)


def _drop_habit(names: dict[str, str | None], end_of: Callable[[str], int | None], *, least: float) -> None:
    """Cut off what several names of a page end with, where at least so large a share of them does."""
    ends = {text: (name, at) for text, name in names.items() if name and (at := end_of(name))}
    if len(ends) > 1 and len(ends) >= least * len(names):
        for text, (name, at) in ends.items():
            names[text] = name[:at]
