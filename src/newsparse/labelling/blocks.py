"""A thread cut at a line that recurs once a comment: what the blocks have in common is template, the rest is text.

Between two "Reply" buttons stands one comment, whatever the platform. The group of lines that best divides the page so
(see ``anchors``) cuts it into blocks; a line whose words, ends or place recur in most blocks belongs to the template,
a line that stands in one block alone is what somebody wrote. Wrapper induction (Liu's MDR, KDD 2003), on lines.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.labelling.anchors import Group, grade, leading
from newsparse.labelling.look import Look

# Offsets from a block's ends further than this are accident.
_NEAR = 12
# The share of the blocks that makes a line template, by its words and by its place alone.
_WORDS, _PLACE = 0.4, 0.7
_DIFFERENT = 6


class Cut(NamedTuple):
    """A page cut into blocks: the lines ``where`` they begin, how sure that is, and the lines the blocks span."""

    where: tuple[int, ...]
    grade: int
    low: int
    high: int


class Place:
    """A line in its block.

    ``template`` tells whether it is template, ``vary`` how much such lines differ (``1`` not, ``m`` some, ``v`` most);
    ``shares`` holds, as digits from 0 to 4, the shares of the blocks that have its words, a like beginning or end, a
    like line at its place; ``brief`` the same without telling words from ends; ``gap`` the lines since and until the
    next template line, up to 3.
    """

    __slots__ = ("brief", "gap", "shares", "template", "vary")

    def __init__(self, words: int, ends: int, spot: int, *, template: bool, vary: str) -> None:
        self.shares = f"{words}{ends}{spot}"
        self.brief = f"{max(words, ends)}{spot}"
        self.template = template
        self.vary = vary
        self.gap = ""


def best_cut(total: int, groups: Sequence[Group], scores: Sequence[float]) -> Cut | None:
    """The likeliest of the groups to hold one line a comment; None for a page without groups.

    Args:
        total: the page's lines.
        groups: the page's groups.
        scores: parallel, the probability that a group has one line a comment.
    """
    best = leading(groups, scores)
    if best is None:
        return None
    where = groups[best].where
    gaps = sorted(b - a for a, b in zip(where, where[1:], strict=False))
    reach = gaps[9 * len(gaps) // 10]
    return Cut(where, grade(scores[best]), max(0, where[0] - reach), min(total, where[-1] + reach + 1))


def _share(part: int, whole: int) -> int:
    share = part / whole
    return 0 if share < 0.15 else 1 if share < 0.35 else 2 if share < 0.6 else 3 if share < 0.85 else 4


def _aspects(look: Look, ahead: int, left: int) -> list[tuple[str, object]]:
    """What of a line can recur in other blocks: ``ahead`` lines behind its block's start, ``left`` before the next."""
    if not look.form:
        return []
    words = look.form.split()
    first, last = (" ".join(words[:2]), " ".join(words[-2:])) if len(words) > 1 else (f"{words[0]}$", f"${words[0]}")
    aspects: list[tuple[str, object]] = [("f", look.form), ("h", first), ("t", last)]
    if 0 <= ahead < _NEAR:
        aspects.append(("o", (ahead, look.key)))
    if 0 < left < _NEAR:
        aspects.append(("e", (left, look.key)))
    return aspects


class _Seen:
    """In how many blocks an aspect was met, and how different its lines were."""

    __slots__ = ("block", "blocks", "texts")

    def __init__(self, block: int, text: str) -> None:
        self.block = block
        self.blocks = 1
        self.texts = {text}

    def again(self, block: int, text: str) -> None:
        if block != self.block:
            self.block = block
            self.blocks += 1
        if len(self.texts) < _DIFFERENT:
            self.texts.add(text)


def place_lines(cut: Cut, looks: Sequence[Look], texts: Sequence[str]) -> list[Place]:
    """Where every line between ``cut.low`` and ``cut.high`` stands in its block."""
    where, count = cut.where, len(cut.where)
    seen: dict[tuple[str, object], _Seen] = {}
    rows: list[list[tuple[str, object]]] = []
    for i in range(cut.low, cut.high):
        block = bisect.bisect_right(where, i) - 1
        left = where[block + 1] - i if block + 1 < count else -1
        aspects = _aspects(looks[i], i - where[block] if block >= 0 else -1, left)
        rows.append(aspects)
        for aspect in aspects:
            known = seen.get(aspect)
            if known:
                known.again(block, texts[i])
            else:
                seen[aspect] = _Seen(block, texts[i])
    return _with_gaps([_compare(aspects, seen, count) for aspects in rows])


def _compare(aspects: Sequence[tuple[str, object]], seen: dict[tuple[str, object], _Seen], count: int) -> Place:
    form = ends = spot = most = different = 0
    for aspect in aspects:
        known = seen[aspect]
        blocks = known.blocks
        if blocks < 2:
            continue
        name = aspect[0]
        if name == "f":
            form = blocks
        elif name in "ht":
            ends = max(ends, blocks)
        else:
            spot = max(spot, blocks)
        if blocks > most:
            most, different = blocks, len(known.texts)
    template = max(form, ends) >= _WORDS * count or spot >= _PLACE * count
    vary = "1" if different < 2 else "m" if 2 * different <= min(_DIFFERENT, count) else "v"
    return Place(_share(form, count), _share(ends, count), _share(spot, count), template=template, vary=vary)


def _with_gaps(places: list[Place]) -> list[Place]:
    until = []
    run = 9
    for place in reversed(places):
        run = 0 if place.template else run + 1
        until.append(min(run, 3))
    run = 9
    for place, ahead in zip(places, reversed(until), strict=True):
        run = 0 if place.template else run + 1
        place.gap = f"{min(run, 3)}{ahead}"
    return places


def add_blocks(looks: Sequence[Look], texts: Sequence[str], groups: Sequence[Group], scores: Sequence[float]) -> None:
    """Append to each line's features how it stands in its block and how its neighbours do.

    Args:
        looks: the page's lines after their first look; their ``feats`` grow.
        texts: their texts.
        groups: the page's groups.
        scores: parallel, the probability that a group has one line a comment.
    """
    cut = best_cut(len(looks), groups, scores)
    if cut is None:
        for look in looks:
            look.feats.append("blk=none")
        return
    count = len(cut.where)
    trust = f"{cut.grade}{'+' if count > 4 else '-' if count > 2 else '2'}"
    places = place_lines(cut, looks, texts)
    for i, look in enumerate(looks):
        if cut.low <= i < cut.high:
            continue
        side, far = ("<", cut.low - i) if i < cut.low else (">", i - cut.high)
        look.feats.append(f"blk={side}{trust}")
        if far < 4:
            look.feats.append(f"blk={side}{cut.grade}|{far}")
    for at in range(len(places)):
        looks[cut.low + at].feats += _features(at, places, looks, cut, trust)


def _features(at: int, places: Sequence[Place], looks: Sequence[Look], cut: Cut, trust: str) -> list[str]:
    i, place = cut.low + at, places[at]
    look, sure = looks[i], cut.grade
    before = places[at - 1] if at else None
    after = places[at + 1] if at + 1 < len(places) else None
    block = bisect.bisect_right(cut.where, i) - 1
    zone = "<" if block < 0 else ">" if block == len(cut.where) - 1 else "i"
    ahead = i - cut.where[block] if block >= 0 else -1
    left = cut.where[block + 1] - i if block + 1 < len(cut.where) else 99
    size, half = min(look.length, 9) // 3, look.length // 2
    kind = "T" if place.template else "x"
    shares, brief, gap, vary = place.shares, place.brief, place.gap, place.vary
    behind, ahead_brief = (before.brief if before else "^"), (after.brief if after else "$")
    following = looks[i + 1] if i + 1 < len(looks) else None
    nearby = f"{'T' if before and before.template else 'x'}{kind}{'T' if after and after.template else 'x'}"
    return [
        f"bs={shares}",
        f"bs={shares}{vary}|{trust}",
        f"bt={kind}{vary}{zone}|{sure}",
        f"bt={kind}{vary}|{size}{sure}",
        f"bu={gap}{zone}|{sure}",
        f"bu={gap}|{size}|{sure}",
        f"bd={min(ahead, 12)}{kind}|{sure}",
        f"be={min(left, 8)}{kind}|{sure}",
        f"bde={min(ahead, 6)}{min(left, 6)}{kind}",
        f"bN={shares}>{after.shares if after else '$'}",
        f"bP={before.shares if before else '^'}<{shares}",
        f"bPN={behind}<{brief}>{ahead_brief}",
        f"bPN={behind}<{brief}>{ahead_brief}|{half}",
        f"bun={gap}>{after.gap if after else '$'}|{half}",
        f"bup={before.gap if before else '^'}<{gap}|{half}",
        f"bl={shares}{look.last}",
        f"bl={brief}{look.when}{look.markers[:2]}",
        f"bn={kind}{vary}{look.named}|{sure}",
        f"bnm={brief}{vary}{look.named}{half}|{ahead_brief}",
        f"bmk={brief}{vary}|{following.when + following.markers[:1] if following else '$'}|{look.named}",
        f"bp={nearby}|{size}|{sure}",
    ]
