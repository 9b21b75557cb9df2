"""What the labeller sees of each line: a list of named features, for the whole page at once.

Three looks at a line (Pomikálek's idea in jusText, made explicit): what it says itself, what its neighbours are, and
how often its like stands on the page: a thread is a pattern that repeats. Long lines get few features, since length
says nearly all about them. No feature holds a word of the page: words appear only as their classes (``rules``) or
through the learned word lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.labelling.words import Word, look_up
from newsparse.model import Line
from newsparse.rules.platforms import UNSPACED

# Lines longer than this are sentences whatever else they are.
SHORT = 100

_LENGTHS = (2, 4, 7, 11, 16, 22, 30, 42, 60, 80, 110, 160, 240, 400)
_LENGTH = tuple(sum(n > edge for edge in _LENGTHS) for n in range(402))
_COUNT = ("0", "1", "2", "3", "4", "4", "6", "6", "6", "6", "10", "10", "10", "10", "10", "10", "10", "10", "10", "10")
_NUMBERS = re.compile(r"\d+")
_CLOCK = re.compile(r"\d[:.h]\d\d(?!\d)")
_DATE = re.compile(
    r"(?:\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov"
    r"|de[cz]|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic|фев|янв|мар)\w*\.? \d|\d{1,2}(?:st|nd|rd|th|\.)? (?:jan|feb|mar|mär"
    r"|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic)|[年月日])",
    re.I,
)
_URL = re.compile(r"https?://|www\.|\.(?:com|org|net|de|jp|co\.uk)\b")
_MENTION = re.compile(r"@\s?([\w.-]{2,30})")
_PREFIX = re.compile(r"date \d{4}-\d\d(?:-\d\d)?\s+(?=\S)")


def _edge_classes() -> dict[str, str]:
    groups = {
        ".": ".。．",
        "!": "!！?？",
        ":": ":：",
        ",": ",;，、；",
        "…": "…",
        ")": ")]）】",
        "(": "([（【",
        '"': "\"'”’»“‘«„」「』",
        "@": "@",
        "•": "•*+·◦▪►●■-–—―>|#",
    }
    return {char: name for name, chars in groups.items() for char in chars}


_EDGE = _edge_classes()


def _edge(char: str) -> str:
    """The class of a line's first or last character."""
    known = _EDGE.get(char)
    if known:
        return known
    if char.isdigit():
        return "9"
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    return "C" if char.isalpha() else "p"


def _bucket(count: int) -> str:
    return _COUNT[count] if count < 20 else "20"


class Look:
    """The first look at a line: what it says itself."""

    __slots__ = (
        "feats",
        "first",
        "form",
        "indent",
        "last",
        "key",
        "length",
        "markers",
        "named",
        "sig",
        "template",
        "when",
    )

    def __init__(self, line: Line, text: str) -> None:
        size = len(text)
        self.length = _LENGTH[size] if size < 402 else len(_LENGTHS)
        self.first = _EDGE.get(text[0]) or _edge(text[0])
        self.last = _EDGE.get(text[-1]) or _edge(text[-1])
        self.markers = ""
        self.named = ""
        self.indent = line.indent
        self.when = ""
        self.template = ""
        if size > SHORT:
            self.form = ""
            self.sig = "L" + self.last
            self.key = "L"
            self.feats = [f"L={self.length}", f"L|{self.first}", f"L|{self.last}"]
            if self.first == "@" or "http" in text:
                self.feats.append("L.url" if self.first != "@" else "L.at")
        else:
            self._look_at_words(text, size)
        if line.indent:
            self.feats.append(f"ind={min(line.indent, 12)}")

    def _look_at_words(self, text: str, size: int) -> None:
        raw = text.split()
        words = [look_up(w) for w in raw]
        count = len(words)
        self.when = when = _when(text)
        self.markers = marks = "".join(sorted({w.marker for w in words if w.marker}))
        if not marks and not text.isascii():
            self.markers = marks = "".join(sorted({c for part, c in UNSPACED if part in text}))[:3] if size < 40 else ""
        self.form = _NUMBERS.sub("9", text)
        kind = when or ("9" if self.first == "9" and count == 1 else "")
        coarse = self.length // 2
        self.sig = f"{coarse}{kind}{marks[:2]}{self.last if self.last in '.!:…,' else ''}"
        shapes = "".join([w.shape for w in words[:5]])
        self.feats = feats = [
            f"l={self.length}",
            f"n={count if count < 12 else 12}",
            f"f|l={self.first}{self.last}",
            f"l|last={self.length}{self.last}",
        ]
        if count <= 12:
            self.template = _template(words)
            self.key = self.template.replace("w", "x").replace("x x", "x").replace("x x", "x")
            if count <= 8:
                feats.append("tp=" + self.template)
        else:
            self.key = "l"
        if count <= 5:
            feats.append(f"sh={shapes}|{self.last}")
            feats.append(f"sh={shapes}")
        feats += _word_features(words, count)
        rest = sum(w.token[0] in "xwn" for w in words)
        feats.append(f"res={rest if rest < 4 else 4}")
        feats.append(f"res={rest if rest < 4 else 4}|{when}{marks[:2]}")
        self.named = _named(words)
        if when:
            feats.append("when=" + when)
            feats.append(f"when={when}|{marks}")
        if marks:
            feats.append("mk=" + marks)
            feats += ["m=" + m for m in marks]
            feats.append(f"mk1={words[0].marker}|{words[-1].marker}|{min(count, 6)}")
        if "." in text and _URL.search(text):
            feats.append("url")


def _when(text: str) -> str:
    """``D`` a date, ``H`` a clock time, both, or nothing."""
    if not _NUMBERS.search(text):
        return ""
    return ("D" if _DATE.search(text) else "") + ("H" if _CLOCK.search(text) else "")


def _template(words: list[Word]) -> str:
    parts: list[str] = []
    for word in words:
        token = word.token
        if token == "x" and parts and parts[-1] == "x":
            continue
        parts.append(token)
    return " ".join(parts)


def _named(words: list[Word]) -> str:
    """``n`` when the words that are no marker, number or punctuation hold a known name, ``u`` when sentences do not
    use them, ``w`` otherwise, and nothing when there are more than four or none."""
    rest = [w for w in words if w.token[0] in "xwn"]
    if not 0 < len(rest) < 5:
        return ""
    if any(w.given and w.shape in "XMU" for w in rest):
        return "n"
    return "u" if sum(w.common for w in rest) * 2 < len(rest) else "w"


def _word_features(words: list[Word], count: int) -> list[str]:
    common = sum(w.common for w in words)
    given = sum(w.given for w in words[:4])
    rate = "all" if common == count else "none" if not common else "half" if 2 * common >= count else "few"
    many = count if count < 5 else 5
    feats = [f"cm={rate}{many}"]
    if count <= 4:
        feats.append(f"gv={given}{many}")
        feats.append(f"cg={rate}{words[0].given:d}{words[0].shape}{many}")
    return feats


class PageView(NamedTuple):
    """A page after the first look: its lines, what they say (without a ``date …`` prefix), and a look at each."""

    lines: Sequence[Line]
    texts: list[str]
    looks: list[Look]


def view_page(lines: Sequence[Line]) -> PageView:
    """Take the first look at every line that is not blank."""
    texts = [line.text for line in lines]
    prefix = _PREFIX.match(texts[0]) if texts else None
    if prefix:
        texts[0] = texts[0][prefix.end() :]
    looks = [Look(line, text) for line, text in zip(lines, texts, strict=True)]
    return PageView(lines, texts, looks)


def line_features(view: PageView) -> list[list[str]]:
    """Named features of every line of a page, one list a line; time is linear in the page's length."""
    if view.looks:
        _add_neighbours(view.looks, view.lines)
        _add_repetition(view.looks, view.texts)
        _add_place(view.looks, view.lines)
    return [look.feats for look in view.looks]


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
