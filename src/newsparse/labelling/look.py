"""The first look at a line: what it says itself, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.labelling.words import Word, look_up
from newsparse.model import Line
from newsparse.rules.platforms import UNSPACED

# Lines longer than this are sentences whatever else they are.
SHORT = 100

_LENGTHS = (2, 4, 7, 11, 16, 22, 30, 42, 60, 80, 110, 160, 240, 400)
_LENGTH = tuple(sum(n > edge for edge in _LENGTHS) for n in range(402))
_NUMBERS = re.compile(r"\d+")
_CLOCK = re.compile(r"\d[:.h]\d\d(?!\d)")
_DATE = re.compile(
    r"(?:\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov"
    r"|de[cz]|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic|фев|янв|мар)\w*\.? \d|\d{1,2}(?:st|nd|rd|th|\.)? (?:jan|feb|mar|mär"
    r"|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic)|[年月日])",
    re.I,
)
_URL = re.compile(r"https?://|www\.|\.(?:com|org|net|de|jp|co\.uk)\b")
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


def has_words(look: Look) -> bool:
    """Whether a line says anything but markers, numbers and dates."""
    return not look.template or any(token[0] in "xwn" for token in look.template.split())


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
