"""Which repeated line of a page opens (or closes) its comments: the page's layouts, scored against each other.

Lines that look alike form a group: "X | Month 9, 9" fifty times, with other names and with sentences between, is how
a reader sees a thread at once, on a site never met before. Every group of a page is a hypothesis about its layout; a
maximum-entropy model scores each by how often, how evenly and how differently its lines recur. The best group is handed
to the sequence labeller as evidence for every line of the page; it decides nothing by itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

_LEAD_NUMBER = re.compile(r"\W{0,3}(\d{1,5})\b")


class Seen(Protocol):
    """What a group needs to know of a line (see ``look.Look``)."""

    form: str
    key: str
    sig: str
    length: int
    first: str
    last: str
    when: str
    markers: str
    named: str
    indent: int


class Group(NamedTuple):
    """Lines of one key: ``kind`` names the key's make, ``where`` their indices in page order."""

    kind: str
    key: str
    where: tuple[int, ...]


def find_groups(looks: Sequence[Seen]) -> list[Group]:
    """All groups of at least two short lines, by the line's own key and by the key with its neighbours'."""
    keys = [look.key for look in looks]
    ahead = [*keys[1:], "$"]
    behind = ["^", *keys[:-1]]
    makes = {
        "o": keys,
        "n": [f"{a}→{b}" for a, b in zip(keys, ahead, strict=True)],
        "p": [f"{b}→{a}" for a, b in zip(keys, behind, strict=True)],
        "b": [f"{c}→{a}→{b}" for a, b, c in zip(keys, ahead, behind, strict=True)],
    }
    seen: set[tuple[int, ...]] = set()
    groups: list[Group] = []
    for kind, names in makes.items():
        places: dict[str, list[int]] = {}
        for i, name in enumerate(names):
            if looks[i].form:
                places.setdefault(name, []).append(i)
        for name, where in places.items():
            line_set = tuple(where)
            if len(where) > 1 and line_set not in seen:
                seen.add(line_set)
                groups.append(Group(kind, name, line_set))
    return groups


def grade(score: float) -> int:
    """A probability as a step of seven, finer towards certainty."""
    return int(score * 5) if score < 0.8 else 4 if score < 0.9 else 5 if score < 0.97 else 6


def leading(groups: Sequence[Group], scores: Sequence[float]) -> int | None:
    """The index of the best group, by its probability and, weaker, by how many lines it has; None without groups."""
    return max(range(len(groups)), key=lambda k: scores[k] * math.log(1 + len(groups[k].where)), default=None)


class Page:
    """Counts over a page that every group asks for, made once."""

    def __init__(self, looks: Sequence[Seen], texts: Sequence[str]) -> None:
        self.looks = looks
        self.texts = texts
        self.sentences = [0]
        self.chars = [0]
        self.heads = [0]
        self.declared: set[int] = set()
        for look, text in zip(looks, texts, strict=True):
            self.sentences.append(self.sentences[-1] + (look.length > 7))
            self.chars.append(self.chars[-1] + len(text))
            head = bool(look.form) and "C" in look.markers and look.length < 9
            self.heads.append(self.heads[-1] + head)
            if head:
                self.declared.update(int(n) for n in re.findall(r"\d{1,5}", text))


def _many(count: int) -> str:
    for edge in (2, 3, 5, 8, 14, 30):
        if count <= edge:
            return str(edge)
    return "+"


def _share(part: float, whole: float) -> int:
    return int(4 * part / whole + 0.2) if whole else 0


def group_features(group: Group, page: Page) -> list[str]:
    """Named features of one hypothesis: how its lines recur, what they are made of, what stands around them."""
    where, looks, texts = group.where, page.looks, page.texts
    count = len(where)
    members = [looks[i] for i in where]
    first = members[0]
    sent = page.sentences
    gaps = [b - a for a, b in pairwise(where)]
    filled = _share(sum(sent[b] > sent[a] for a, b in pairwise(where)), count - 1)
    distinct = _share(len({texts[i] for i in where}), count)
    mean = (where[-1] - where[0]) / (count - 1)
    step = 1 if mean < 1.5 else 2 if mean < 2.5 else 4 if mean < 5 else 8 if mean < 9 else 16 if mean < 20 else 32
    usual = sorted(gaps)[len(gaps) // 2]
    even = _share(sum(abs(g - usual) <= 1 for g in gaps), count - 1)
    named = _share(sum(m.named == "n" for m in members), count)
    namely = _share(sum(m.named in "nu" for m in members), count)
    length = sorted(m.length for m in members)[count // 2]
    when, marks = first.when, first.markers[:3]
    after = [looks[i + 1] for i in where if i + 1 < len(looks)]
    next_long = _share(sum(m.length > 7 for m in after), count)
    next_when = _share(sum(bool(m.when) and bool(m.form) for m in after), count)
    before = [looks[i - 1] for i in where if i]
    prev_when = _share(sum(bool(m.when) and bool(m.form) for m in before), count)
    prev_same = _share(count - len({m.form for m in before if m.form}) if before else 0, count)
    head = page.heads[where[0]] > 0
    near = page.heads[where[0]] > page.heads[max(0, where[0] - 6)]
    counted = _counted(group, texts)
    told = "=" if count in page.declared else "~" if page.declared & {count - 1, count + 1} else "-"
    key = group.key if group.kind == "o" and len(group.key) < 16 else group.kind
    spread, room = _spread([page.chars[b] - page.chars[a + 1] for a, b in pairwise(where)])
    fixed = f"{_constant(before, count)}{_constant(after, count)}"
    base = f"{_many(count)}{distinct}{filled}"
    return [
        f"n={_many(count)}", f"d={distinct}", f"f={filled}", f"st={step}", f"ev={even}", f"nm={named}{namely}",
        f"len={length}", f"w={when}", f"mk={marks}", f"k={key}", f"nl={next_long}", f"nw={next_when}{prev_when}",
        f"hd={head:d}{near:d}", f"ct={counted}", f"told={told}", f"ends={first.last}", f"base={base}",
        f"base={base}|{when}|{marks}", f"base={base}|nm={namely}|{length}", f"f={filled}|nl={next_long}|{length}",
        f"w={when}|nm={namely}|d={distinct}|f={filled}", f"step={step}{filled}{even}{length}", f"told={told}{filled}",
        f"ps={prev_same}|{filled}", f"kind={group.kind}{count > 4:d}", f"in={min(first.indent, 12)}",
        f"mk={marks}|d={distinct}|f={filled}", f"nl={next_long}|nw={next_when}|nm={namely}|w={when}|f={filled}",
        f"hd={head:d}{near:d}{filled}{distinct}", "bias", f"sp={spread}", f"sp={spread}|{room}|f={filled}",
        f"fx={fixed}", f"fx={fixed}|{distinct}{filled}", f"sp={spread}|w={when}|nm={namely}|d={distinct}",
        f"fx={fixed}|w={when}|nm={namely}|d={distinct}|sp={spread}", f"ev={even}|sp={spread}|{room}",
    ]  # fmt: skip


def _spread(rooms: Sequence[int]) -> tuple[int, int]:
    """How much the characters between the lines vary (0 to 4: people write as they like, teasers are cut to size) and
    their median, in powers of four."""
    middle = sorted(rooms)[len(rooms) // 2]
    mean = sum(rooms) / len(rooms)
    deviation = sum(abs(r - mean) for r in rooms) / len(rooms)
    return min(4, int(4 * deviation / (mean + 1))), middle.bit_length() // 2


def _constant(around: Sequence[Seen], count: int) -> int:
    """0 to 4: which share of the neighbours are one and the same line."""
    if not around:
        return 0
    forms: dict[str, int] = {}
    for look in around:
        if look.form:
            forms[look.form] = forms.get(look.form, 0) + 1
    return _share(max(forms.values(), default=0), count) if count > 2 else 0


def _counted(group: Group, texts: Sequence[str]) -> str:
    """``u`` when the lines are numbered upwards by one, ``n`` numbered otherwise, ``-`` not numbered."""
    numbers = []
    for i in group.where:
        match = _LEAD_NUMBER.match(texts[i])
        if not match:
            return "-"
        numbers.append(int(match[1]))
    ups = sum(b == a + 1 for a, b in pairwise(numbers))
    return "u" if 4 * ups > 3 * (len(numbers) - 1) else "n"
