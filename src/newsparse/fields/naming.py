"""Read the authors of a page's comments together: what recurs on their lines is the page's, what differs is the name.

A line by itself does not separate ``Kataster V.I.P.`` from ``Ventucky Red``, nor ``Catherine (GiveWell)`` from
``Paul (42)``; the other lines of the page do.
"""

from __future__ import annotations

import os.path
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from newsparse.fields._author_words import WEAK_LEAD, is_only_words
from newsparse.fields.authors import author_name, before_clock, core_of
from newsparse.fields.dates import find_dates, find_relative, time_alone
from newsparse.fields.list_marks import BULLET
from newsparse.fields.name_ends import drop_ends
from newsparse.fields.patterns import any_of
from newsparse.rules.authors import AVATARS, BADGES, COUNTERS, HONORIFICS, NAMES_TOO
from newsparse.rules.places import CITIES, REGIONS
from newsparse.rules.platforms import ANSWERING, ARROWS

# Fewer different lines show no habit of the page. ``_ALIKE`` of the lines must begin alike; ``_BARE`` of them must
# be names and nothing else.
_LEAST, _ALIKE, _BARE = 3, 0.8, 0.6
# Several words, or one with a full stop inside, are a rank after this many different names and this share of them.
# A single plain word may be a surname or a degree.
_HEADS, _RANKED, _RANK_WORDS = 2, 0.25, 3
_BRACKETED = re.compile(r"(?<=\S)\s*[(\[（][^()\[\]（）]+[)\]）]$")
_NUMBER = re.compile(r"\+|\d+ ")
_GAP = re.compile(r"\s{2,}")
_PLACES = CITIES | REGIONS
_NUMBERED = re.compile(r"(?<=\S)\s*#(\d{1,5})$")
# A time of day has its last figure among so many characters at the end ("19:02 Uhr").
_CLOCK = 6
# What takes something before it along: a number, "'s".
_NOT_ALONE = frozenset((*COUNTERS, *AVATARS))
_JOINED = (*"0123456789k", "'s", "’s")
# What stands between the person who answers and the one answered.
_ARROW = re.compile(rf"(?<=\S)\s+(?:{'|'.join(ARROWS)})\s*@?(?=\S)")
# What may precede a name that is otherwise the whole line: numbering and bullets.
_MARK = re.compile(rf"(?:[#(]?\d{{1,5}}[.):]\s+|{BULLET.pattern})?")


def author_names(lines: Sequence[str]) -> list[str | None]:
    """Extract the bare names from the author lines of one page.

    Args:
        lines: the lines' texts, in order.

    Returns:
        For each line its name, or None when nothing is left of it.
    """
    texts = _without_clocks(_without_weak_lead([" ".join(line.split()) for line in _first_columns(lines)]))
    different = sorted(set(texts))
    if len(different) < _LEAST - 1:
        alone = {text: author_name(text) for text in different}
        drop_ends(alone)
        return _without_words([alone[text] for text in texts])
    affixes = _shared_affixes(different)
    names = {text: author_name(text, affixes) for text in different}
    whole = {text: _MARK.sub("", text, count=1) for text in different}
    changed = [text for text in different if names[text] != whole[text]]
    if changed and len(different) >= _LEAST and len(changed) <= (1 - _BARE) * len(different):
        few_numbers = sum(text[:1].isdigit() for text in different) < _LEAST
        for text in changed:
            says_more = text.endswith((":", "：")) or _answers().search(text) or _badge_of(text)
            core = core_of(text).rstrip()
            counts = few_numbers and _NUMBER.fullmatch(text.removesuffix(core)) is not None  # "2 cents", "+81"
            if (core in _names_in(whole[text]) or counts) and not says_more:
                names[text] = whole[text]  # on this page a line is a name, whatever it looks like
    _drop_brackets(names)
    _drop_towns(names)
    drop_ends(names)
    _drop_answered(names)
    _drop_badges(names)
    _drop_ranks(names)
    return _without_words(_without_numbers([names[text] for text in texts]))


def _without_words(names: list[str | None]) -> list[str | None]:
    """No names at all, where the page lost all of them: words around names are left ("said", "Says:"), numbers and times."""
    different = {name for name in names if name}
    lost = bool(different) and all(time_alone(name) or _is_around_names(name) for name in different)
    return [None] * len(names) if lost else names


def _is_around_names(text: str) -> bool:
    """Whether a text is only a word that stands around names, and no name itself ("Guest")."""
    low = text.casefold().strip(" :")
    return _wordy(low) and low not in NAMES_TOO and is_only_words(low)


def _names_in(line: str) -> tuple[str, ...]:
    """What may be the name on a line that is only one: the line; without its last word, where that is also a day ("Ana Ayer")."""
    before, _, last = line.rpartition(" ")
    return (line, before) if last[:1].isupper() and last.isalpha() else (line,)


def _first_columns(lines: Sequence[str]) -> list[str]:
    """Lines as they are, or only what stands before a gap, where half of several have one and a name before it."""
    columns = [_GAP.split(line.strip()) for line in lines]
    parted = {line for line, parts in zip(lines, columns, strict=True) if len(parts) > 1}
    if len(parted) < _LEAST - 1 or 2 * len(parted) < len(set(lines)):
        return list(lines)
    return [next((part for part in parts if _may_name(part)), line) for line, parts in zip(lines, columns, strict=True)]


def _may_name(part: str) -> bool:
    """Whether a column of a line may be a name: it has letters besides a date, and is none of the words around names."""
    core = core_of(part).strip(" .:,|•·-–—#")
    dated = any(match.end - match.start >= len(core) for match in find_dates(core))
    return any(map(str.isalpha, core)) and not dated and not is_only_words(core.casefold())


def _badge_of(text: str) -> str:
    """What a platform sets behind the name of who works there, where a line ends so; else nothing."""
    words = text.split()
    behind = (" ".join(words[-many:]) for many in range(min(_RANK_WORDS, len(words) - 1), 0, -1))
    return next((badge for badge in behind if badge.casefold() in BADGES), "")


def _without_badge(name: str) -> str:
    badge = _badge_of(name)
    return name if not badge or name[: -len(badge)].endswith(" the ") else name[: -len(badge)].rstrip(" ,|·•-–—(")


def _drop_badges(names: dict[str, str | None]) -> None:
    for text, name in names.items():
        names[text] = name and _without_badge(name)


def _drop_brackets(names: dict[str, str | None]) -> None:
    """Cut off what stands in brackets behind most names of a page, and differs: places, votes, full names."""
    found = {text: match for text, name in names.items() if name and (match := _BRACKETED.search(name))}
    if len({match[0] for match in found.values()}) >= _LEAST and len(found) >= _BARE * len(names):
        for text, match in found.items():
            names[text] = match.string[: match.start()]


def whom_it_answers(line: str) -> str | None:
    """What stands after an arrow on an author's line: perhaps the person answered."""
    pieces = _ARROW.split(line)
    return pieces[-1] if len(pieces) > 1 else None


def _without_numbers(names: list[str | None]) -> list[str | None]:
    """The names without the numbers of their comments, where at least half end with consecutive ones ("Zoe #1", "Ann #2")."""
    found = [_NUMBERED.search(name or "") for name in names]
    numbers = [int(match[1]) for match in found if match]
    consecutive = all(other == one + 1 for one, other in pairwise(numbers))
    if len(numbers) < _LEAST - 1 or 2 * len(numbers) < len(names) or not consecutive:
        return names
    return [name[: match.start()] if name and match else name for name, match in zip(names, found, strict=True)]


def _without_clocks(texts: Sequence[str]) -> Sequence[str]:
    """The lines without a time of day at their ends, where at least half of several have one; a single one may be a verse."""
    different = {text for text in texts if any(map(str.isdigit, text[-_CLOCK:]))}
    before = {text: name for text in different if (name := before_clock(text))}
    if len(before) < _LEAST - 1 or 2 * len(before) < len(set(texts)):
        return texts
    return [before.get(text, text) for text in texts]


def _without_weak_lead(texts: Sequence[str]) -> list[str]:
    """The lines without a first word like "von" that a colon follows, or that several share: half of them, if it has a capital
    as names have ("Da Silva").
    """
    found = [WEAK_LEAD.match(text) for text in texts]
    heads: dict[str, set[str]] = defaultdict(set)
    for lead in filter(None, found):
        heads[lead[1]].add(lead.string)
    many = len(set(texts))
    habits = {head for head, lines in heads.items() if len(lines) > 1 and (head.islower() or 2 * len(lines) >= many)}
    return [
        text[lead.end() :] if lead and (lead[1] in habits or lead[0].rstrip().endswith((":", "："))) else text
        for text, lead in zip(texts, found, strict=True)
    ]


def _shared_affixes(different: Sequence[str]) -> tuple[str, str]:
    """What most of a page's author lines begin and end with, in whole words: boilerplate, given enough lines."""
    cores = sorted({core_of(text) for text in different})
    if len(cores) < _LEAST:
        return "", ""
    head, tail = _most_shared(cores), _most_shared([core[::-1] for core in cores])[::-1]
    if len(head) + len(tail) >= min(map(len, cores)) or not _wordy(head) or head.strip().casefold() in HONORIFICS:
        head = ""
    return head, tail if _wordy(tail) and not _takes_more(tail, cores) else ""


def _takes_more(tail: str, cores: Sequence[str]) -> bool:
    """Whether the shared ending belongs to something before it that differs from line to line: a number, "'s"."""
    joined = all(core[: -len(tail)].rstrip().endswith(_JOINED) for core in cores)
    return joined and tail.split(maxsplit=1)[0].casefold() in _NOT_ALONE


def _most_shared(cores: Sequence[str]) -> str:
    """The beginning, up to a blank, that all cores share, or most of them when there are many."""
    common = os.path.commonprefix(list(cores))
    if " " in common or len(cores) <= _LEAST:
        return common[: common.rfind(" ") + 1]
    shared, rest = "", list(cores)
    while True:
        firsts: dict[str, int] = defaultdict(int)
        for core in rest:
            firsts[core[: core.find(" ", len(shared)) + 1]] += 1
        best = max(firsts, key=lambda first: firsts[first])
        if len(best) <= len(shared) or firsts[best] < _ALIKE * len(cores):
            return shared
        shared, rest = best, [core for core in rest if core.startswith(best)]


def _wordy(affix: str) -> bool:
    return any(map(str.isalpha, affix))


def _drop_towns(names: dict[str, str | None]) -> None:
    """Cut off where somebody lives, on pages that write "NAME, PLACE, COUNTRY" and a time on a line.

    Most lines with a time must have a place, and half of these two parts of one, or one that is known: "Smith, John" is a name.
    """
    timed = [text for text in names if "," in text and (find_relative(text) or find_dates(text))]
    parts = {text: [part.strip() for part in core_of(text).strip(" ,").split(",")] for text in timed}
    placed = [text for text in timed if len(parts[text]) > 1]
    told = [text for text in placed if len(parts[text]) > 2 or parts[text][-1].casefold() in _PLACES]
    if len(placed) < _LEAST or len(placed) < _ALIKE * len(names) or 2 * len(told) < len(placed):
        return
    for text in placed:
        names[text] = parts[text][0] or names[text]


@lru_cache(maxsize=1)
def _answers() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(ANSWERING)})\s+\S", re.I)


def _drop_answered(names: dict[str, str | None]) -> None:
    """Cut off the person answered, where an arrow and the name of another author of the page follow the author."""
    bare = {_ARROW.split(name, maxsplit=1)[0] for name in names.values() if name}.union(filter(None, names.values()))
    known = bare.union(map(_without_badge, bare))
    for text, name in names.items():
        arrows = list(_ARROW.finditer(name or ""))
        if name and arrows and name[arrows[-1].end() :] in known:
            names[text] = name[: arrows[0].start()]


def _drop_ranks(names: dict[str, str | None]) -> None:
    """Cut off last words that follow several different names of the page."""
    if len(names) < _LEAST + 1:
        return
    heads: dict[str, set[str]] = defaultdict(set)
    for name in names.values():
        words = (name or "").split(" ")
        for many in range(1, min(_RANK_WORDS, len(words) - 1) + 1):
            if many > 1 or "." in words[-1][:-1]:
                heads[" ".join(words[-many:])].add(" ".join(words[:-many]))
    enough = max(_HEADS, _RANKED * len({name for name in names.values() if name}))
    ranks = {rank for rank, before in heads.items() if len(before) >= enough}
    if not ranks:
        return
    for text, name in names.items():
        words = (name or "").split(" ")
        for many in range(min(_RANK_WORDS, len(words) - 1), 0, -1):
            if " ".join(words[-many:]) in ranks:
                names[text] = " ".join(words[:-many])
                break
