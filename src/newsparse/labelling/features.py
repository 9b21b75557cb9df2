"""What the labeller sees of each line: a list of named features, for the whole page at once.

Looks at a line (Pomikálek's idea in jusText, made explicit): what it says itself (``look``, ``spelling``), what its
neighbours are and how often its like stands on the page (here), who calls it (``echoes``), and how it stands in the thread's
pattern (``evidence``, ``blocks``). Long lines get few features, since length says nearly all about them. No feature holds
a word of the page: words appear only as their classes (``rules``) or through the learned lists and spelling.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsparse.labelling.anchors import Group
from newsparse.labelling.blocks import add_blocks
from newsparse.labelling.echoes import add_echoes
from newsparse.labelling.evidence import add_evidence
from newsparse.labelling.look import Look, PageView, view_page
from newsparse.labelling.spelling import Spelling, add_spelling
from newsparse.model import Line

__all__ = ["Look", "PageView", "page_features", "view_page"]

_COUNT = ("0", "1", "2", "3", "4", "4", "6", "6", "6", "6", "10", "10", "10", "10", "10", "10", "10", "10", "10", "10")
_MENTION = re.compile(r"@\s?([\w.-]{2,30})")


def _bucket(count: int) -> str:
    return _COUNT[count] if count < 20 else "20"


def page_features(
    view: PageView, groups: Sequence[Group], authors: Sequence[float], periods: Sequence[float], spelling: Spelling
) -> list[list[str]]:
    """Named features of every line of a page, one list a line; time is linear in the page's length.

    Args:
        view: the page after the first look; its looks' ``feats`` grow, so a view is used once.
        groups: the page's groups of like lines.
        authors: parallel to ``groups``, the probability that a group's lines hold the comments' authors.
        periods: parallel, the probability that every comment has one line of the group.
        spelling: the model of words.
    """
    looks, texts = view.looks, view.texts
    if looks:
        _add_neighbours(looks, view.lines)
        _add_repetition(looks, texts)
        _add_place(looks, view.lines)
        add_spelling(looks, texts, spelling)
        add_echoes(looks, texts)
        add_evidence(looks, groups, authors)
        add_blocks(looks, texts, groups, periods)
    return [look.feats for look in looks]


def _add_neighbours(looks: list[Look], lines: Sequence[Line]) -> None:
    """The second look: the lines around, and how this one stands to them."""
    last = len(looks) - 1
    for i, look in enumerate(looks):
        feats = look.feats
        before = looks[i - 1] if i else None
        after = looks[i + 1] if i < last else None
        sig = look.sig
        prev, nxt = before.sig if before else "^", after.sig if after else "$"
        feats.append("p=" + prev)
        feats.append("s=" + nxt)
        feats.append(f"ps={prev}|{sig}")
        feats.append(f"ss={sig}|{nxt}")
        feats.append("p2=" + (looks[i - 2].sig if i > 1 else "^"))
        feats.append("s2=" + (looks[i + 2].sig if i < last - 1 else "$"))
        blanks = lines[i].blanks
        gap = lines[i + 1].blanks if after else 9
        feats.append(f"b={blanks if blanks < 3 else 3}{gap if gap < 3 else 3}")
        if before:
            step = lines[i].indent - lines[i - 1].indent
            if step:
                feats.append(f"in={1 if step > 0 else -1}{look.length // 3}")
            if look.template or look.length < 9:
                feats.append(f"pl={before.length}|{look.length}|{after.length if after else 99}")
                feats.append(f"pe={before.last}|{look.last}|{look.first}{after.first if after else '$'}")


def _add_repetition(looks: list[Look], texts: list[str]) -> None:
    """The third look: a thread is a pattern that repeats, so every line is told how its like repeats."""
    exact = Counter(t for t, look in zip(texts, looks, strict=True) if look.form)
    mentioned = _mentioned(texts)
    keys = [look.key for look in looks]
    ends = [*keys[1:], "$"]
    groups = (
        _group("g1", keys, looks, texts),
        _group("g2", [f"{a}|{b}" for a, b in zip(keys, ends, strict=True)], looks, texts),
        _group("g3", [f"{a}|{b}" for a, b in zip(["^", *keys], keys, strict=False)], looks, texts),
    )
    for i, look in enumerate(looks):
        feats = look.feats
        if look.form:
            same = exact[texts[i]]
            if same > 1:
                feats.append(f"rep={_bucket(same)}")
                feats.append(f"rep={same > 2:d}{look.markers[:1]}{look.when}{look.length}")
            if mentioned and texts[i].lower() in mentioned:
                feats.append("mentioned")
        for group in groups:
            mine = group[i]
            if mine:
                feats.append(mine)
                feats.append(f"{mine}|{look.length // 3}{look.when}")
            if i and group[i - 1]:
                feats.append("p" + group[i - 1])
        if i + 1 < len(looks) and groups[0][i + 1]:
            feats.append("s" + groups[0][i + 1])


def _group(name: str, keys: list[str], looks: list[Look], texts: list[str]) -> list[str]:
    """For lines of one key: how many there are, how different they are, and whether sentences stand between them."""
    places: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if looks[i].form:
            places.setdefault(key, []).append(i)
    sentences = [0]
    for look in looks:
        sentences.append(sentences[-1] + (look.length > 7))
    out = [""] * len(keys)
    for where in places.values():
        if len(where) > 1:
            told = f"{name}={_describe(where, sentences, texts)}"
            for i in where:
                out[i] = told
    return out


def _describe(where: list[int], sentences: list[int], texts: list[str]) -> str:
    count = len(where)
    distinct = len({texts[i] for i in where})
    filled = sum(sentences[b] > sentences[a] for a, b in pairwise(where))
    gap = (where[-1] - where[0]) / (count - 1)
    many = _bucket(count)
    differ = "1" if distinct == 1 else "a" if distinct > 0.8 * count else "m" if distinct > 0.4 * count else "f"
    full = 4 * filled // (count - 1)
    step = 1 if gap < 1.5 else 2 if gap < 2.5 else 4 if gap < 5 else 8 if gap < 9 else 16 if gap < 17 else 32
    return f"{many}{differ}{full}-{step}"


def _mentioned(texts: list[str]) -> frozenset[str]:
    """Names that the page's own texts address: ``@name``."""
    found: set[str] = set()
    for text in texts:
        if "@" in text:
            found.update(m.lower().rstrip(".-") for m in _MENTION.findall(text[:2000]))
    return frozenset(found)


def _add_place(looks: list[Look], lines: Sequence[Line]) -> None:
    """Where on the page a line stands: its tenth, and how far behind the last line that counts or heads comments."""
    total = len(looks)
    page = _page_kind(looks, lines)
    since = -1
    for i, look in enumerate(looks):
        feats = look.feats
        if i < 4:
            feats.append(f"at={i}")
        if total - i <= 3:
            feats.append(f"end={total - i}")
        far = "-" if since < 0 else "1" if i - since == 1 else "3" if i - since < 4 else "9" if i - since < 12 else "+"
        feats.append(f"ten={10 * i // total}|{far}")
        feats.append(f"far={far}{look.length // 3}{look.when}")
        feats.append(f"{page}{look.length // 2}{look.when}")
        if look.form and "C" in look.markers and look.length < 9:
            since = i


def _page_kind(looks: list[Look], lines: Sequence[Line]) -> str:
    """A coarse word for the whole page: how airy it is and which marks it is full of."""
    total = len(looks)
    airy = sum(line.blanks > 0 for line in lines)
    dated = sum(bool(look.when) for look in looks)
    says = sum("S" in look.markers for look in looks)
    replies = sum("R" in look.markers for look in looks)
    votes = sum("V" in look.markers for look in looks)
    short = sum(bool(look.form) for look in looks)
    flags = "".join(str(2 if 5 * n > total else 1 if 25 * n > total else 0) for n in (dated, says, replies, votes))
    return f"pg={3 * airy // (total + 1)}{4 * short // (total + 1)}{flags}|"
