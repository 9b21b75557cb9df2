"""Authors who sign inside the last line of their text.

``… and be one nation. -- Paul Stream, US``; ``… as it should. – sunny May 3 '15 at 14:05``. A dash before a name
proves nothing in one comment; when at least half of a page's comments without an author's line end so, the page
signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.fields._lazy import Lazy
from newsparse.fields.dates import find_dates, find_relative
from newsparse.rules.bylines import PARTICLES
from newsparse.rules.letters import TALK
from newsparse.rules.months import ZONES

# A dash after the end of a sentence, then what may be a name: no punctuation that ends or divides a sentence but
# for up to two full stops. Behind a full stop the dash may be a hyphen, or glued to it.
_SIGNED = re.compile(
    r"(?:(?<=[\w.!?…\"'”’)\]])\s+(?:--|—|–|―)\s*|(?<=[.!?…])(?:\s+-\s+|(?:--|—|–|―)\s*))(?=\S)(?P<name>[^.!?;:—–\n]{1,60}(?:\. ?[^.!?;:—–\n]{1,40}){0,2})$"
)
_LONGEST_SIGNED = 160
# The same before a time, where the dash may be short.
_SIGNED_AT = re.compile(
    r"(?:(?<=[\w.!?…\"'”’)\]])\s*(?:--|—|–|―)\s*|\s-\s+)(?P<name>[^.!?;:—–\s](?:[^.!?;:—–\n]|\.(?=\w)|(?<= \w)\.){0,40})$"
)
# The same on wikis, where a link to its writer's page stands for the dash: "… two of them. Ann Lee (talk) 10:15, 3 May 2009 (UTC)".
_SIGNED_WIKI = Lazy(rf"(?:^|(?<=[.!?…\"'”’)\]])\s*)(?P<name>[^.!?;:—–()\n]{{1,40}}?)\s?\((?:{'|'.join(TALK)})\)$")
# A name in brackets behind the end of a sentence.
_SIGNED_BRACKETS = re.compile(r"(?<=[.!?…\"'”’])\s*\((?P<name>[^()\n]{2,60})\)$")
# A signature has at most ``_WORDS`` words; before a time, up to ``_SMALL`` words are a name however they begin.
_WORDS, _SMALL = 7, 2
# So many dashes before the last may stand within what looks like a name.
_DASHES = 3
# What may accompany a date: a time of day or brackets before it, a zone or brackets after it. No signature is
# longer.
_BEFORE = re.compile(r"(?:[\s,(\[]|\b\d{1,2}:\d\d(?::\d\d)?)+$")
_BEHIND = re.compile(rf"[\s.,)\]]*(?:\((?:{'|'.join(ZONES)})\))?\s*")
_DIGIT, _DASH = re.compile(r"\d"), re.compile(r"--|[—–―]|\s-\s")
_CLOCK = re.compile(r"\d[:.]\d\d(?!\d)")
_LONGEST = 120
# A digit of the time is among this many characters at the end, which decides most lines.
_TIME = 16


class Signature(NamedTuple):
    """The signer of a text's last line: ``text[start:stop]``. What follows, if anything, is the time."""

    start: int
    stop: int


def find_signature(text: str) -> Signature | None:
    """Find who signs a text's last line, if anyone: with a time after the name, or nothing."""
    dated = find_dated_signature(text)
    floor = max(0, len(text) - _LONGEST_SIGNED)
    match = _SIGNED.search(text, floor) if dated is None and _DASH.search(text, floor) else None
    if match is None and dated is None and text.endswith(")"):
        match = _SIGNED_BRACKETS.search(text, floor)
    if match is None:
        return dated
    later: re.Match[str] | None = match
    for _ in range(_DASHES):  # "… in peace -- no cameras, no toys, no minister as godfather. -- Ewa Lis"
        if later is not None and len(later["name"].split()) > _WORDS:
            later = _SIGNED.search(text, later.start("name"))
    match = later or match
    words = match["name"].split()
    if len(words) > _WORDS or not (words[0][0].isupper() or not words[0].isascii()):
        return None
    return Signature(*match.span("name"))


def find_dated_signature(text: str) -> Signature | None:
    """Find who signs a text's last line with the time of day, or with how long ago it was, after the name."""
    floor = max(0, len(text) - _LONGEST)
    tail = text[floor:]
    if not _DIGIT.search(text, max(0, len(text) - _TIME)) or not (_DASH.search(tail) or "(" in tail):
        return None
    ago = find_relative(tail)
    spans = ago or [(date.start, date.end) for date in find_dates(tail)]
    if not spans or not _BEHIND.fullmatch(tail, spans[-1][1]):
        return None
    before = _BEFORE.sub("", tail[: spans[-1][0]])
    match = _SIGNED_AT.search(before) or _SIGNED_WIKI.search(before)
    if match is None or not (ago or _CLOCK.search(tail, len(before))):
        return None
    name = match["name"].partition(" (")[0].rstrip(" ,")  # "sunny (talk)"
    if not _is_name(name):
        return None
    return Signature(floor + match.start("name"), floor + match.start("name") + len(name))


def _is_name(text: str) -> bool:
    """Whether words before a time are a name, not the end of a sentence ("… - thanks for posting it 3 days ago")."""
    words = text.split()
    great = all(not word[0].islower() or word in PARTICLES for word in words)
    return 0 < len(words) <= _WORDS and (great or len(words) <= _SMALL)


def find_signatures(last_lines: Sequence[str]) -> list[Signature | None]:
    """Find who signs the last line of every comment without an author's line.

    All are None on a page that does not sign: where fewer than two comments do, or fewer than half.
    """
    found = [find_signature(text) for text in last_lines]
    signed = sum(one is not None for one in found)
    return found if signed > 1 and 2 * signed >= len(found) else [None] * len(found)


def without_dash(text: str) -> str:
    """What stands before a signature, without the dash or the bracket that introduces it."""
    return text.rstrip().rstrip("-—–―(").rstrip()
