"""Find the author's name where nothing says that it is one: a line of a few capitalised words below the title.

A section, a kicker and a button look the same. What stands around the line decides, by a logistic regression whose
weights (``lone_names.json``) ``tools/learn_names.py`` learns from labelled dumps of articles.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from newsparse.fields.counts import match_count
from newsparse.fields.credits import is_agency
from newsparse.fields.dates import DateMatch, find_dates
from newsparse.fields.headers import is_caption, match_byline
from newsparse.model import Line
from newsparse.rules.agencies import OUTLETS, PHOTO_SOURCES, WIRES
from newsparse.rules.bylines import BY, LEADS, OFFICES, PARTICLES, TITLE_WORDS
from newsparse.rules.common import everyday_words
from newsparse.rules.fixed_lines import LABELS, WHOLE
from newsparse.rules.names import given_names
from newsparse.rules.places import CITIES
from newsparse.rules.publication import MINUTES, POSTED

# How far below the title a name may stand, how long its line and one with a date may be, and how many words a name has.
_REACH, _LONGEST, _DATED = 15, 80, 100
_FEWEST, _MOST = 2, 4
# How many lines around a name are examined for a date or for how long the article takes to read.
_NEAR = 3
_MINUTES = re.compile(rf"\b\d{{1,3}}[\s-]*(?:{'|'.join(MINUTES)})", re.I)
_OUTER = " ,|·•-–—/\u00a0"
_MARKS = re.compile(r"\s+[|·•]\s+")
# Longer lines with "©" are no notice of copyright.
_NOTICE = 160
_WORDS = re.compile(r"[^\W\d_][\w'’]*")
# Where more of the body's words begin with a capital, nouns do, and a capital says little of a name; how many lines tell.
_CAPITALS, _SAMPLE = 0.27, 30
# Where nouns or the whole line have capitals, only words that people are known to bear tell a name.
_UNKNOWN, _UNTOLD = "first word unknown", frozenset(["nouns with capitals", "capitals"])
# A likelier line is the author's.
ENOUGH = 0.6


class LoneName(NamedTuple):
    """A line that may name the authors.

    Attributes:
        line: its index.
        names: the authors if it does.
        features: what holds of it and of what stands around it.
    """

    line: int
    names: tuple[str, ...]
    features: tuple[str, ...]


class LoneNames:
    """Reads the lines below a page's title.

    Args:
        lines: the page's lines.
        states: their states, parallel.
        title: the index of the title.
        stop: the index of the line at which the thread or the article is under way.
    """

    def __init__(self, lines: Sequence[Line], states: Sequence[str], title: int, stop: int) -> None:
        self._lines, self._states, self._title = lines, states, title
        self._stop = min(stop, title + 1 + _REACH)

    def best(self) -> LoneName | None:
        """The likeliest line, if it is likely enough."""
        found = max(self.candidates(), key=lambda name: likelihood(name.features), default=None)
        return found if found is not None and likelihood(found.features) > ENOUGH else None

    def candidates(self) -> Iterator[LoneName]:
        """The lines that say nothing but names, possibly with a date; none on a page without an article."""
        for i in range(self._title + 1, self._stop if self._begun < len(self._lines) else 0):
            text = self._lines[i].text
            if self._states[i][0] not in "HB" or len(text) > _DATED or not any(map(str.isupper, text)):
                continue
            dates = find_dates(text)
            bare = _alone(text, dates)
            names = match_byline(f"{BY} {_once(bare)}") if len(bare) <= _LONGEST and _may_name(bare) else None
            if names and all(map(_is_name, names)):
                features = tuple(self._features(i, names[0], bare, dated=bool(dates)))
                if (_UNKNOWN not in features or _UNTOLD.isdisjoint(features)) and not self._is_site(names[0]):
                    yield LoneName(i, names, features)

    def _features(self, i: int, name: str, text: str, *, dated: bool) -> Iterator[str]:
        yield "always"
        below = i - self._title
        yield f"{below} below the title" if below <= 3 else "4 or 5 below the title" if below <= 5 else "far below"
        yield from self._of_words(name, text)
        yield from self._of_neighbours(i, text)
        if dated:
            yield "date on the line"
        if self._states[i][0] == "B":
            yield "read as body"
        if self._begun - i in range(1, _NEAR + 1):
            yield "body right below"

    def _of_words(self, name: str, text: str) -> Iterator[str]:
        words = name.casefold().split()
        known = [word in given_names() for word in words]
        yield "first word known" if known[0] else _UNKNOWN
        if known[-1]:
            yield "last word known"
        if len(words) == 2:
            yield "two words"
        if not TITLE_WORDS.isdisjoint(text.casefold().split()):
            yield "job"
        if name.isupper():
            yield "capitals"
        if words[-1] in OFFICES:
            yield "an office"
        listed = sum(word in everyday_words() for word in words if word not in PARTICLES)
        if listed:
            yield "a common word" if listed == 1 else "common words"
        plain = [word for word in words if len(word) > 1 and word not in PARTICLES]
        common = sum(map(self._is_common, plain))
        if self._with_capitals:
            yield "nouns with capitals"
        elif not common:
            yield "no everyday word"
        if common and common == len(plain):
            yield "everyday words only"

    def _of_neighbours(self, i: int, text: str) -> Iterator[str]:
        around = [k for k in range(i - _NEAR, i + _NEAR + 1) if k not in (i, self._title) and 0 <= k < len(self._lines)]
        dates = [abs(k - i) for k in around if len(self._lines[k].text) < _DATED and find_dates(self._lines[k].text)]
        if dates:
            yield f"date {min(dates)} away"
        if any(_MINUTES.search(self._lines[k].text[:_DATED]) for k in (i, *around)):
            yield "minutes to read"
        low = text.casefold()
        if i + 1 < len(self._lines):
            below = self._lines[i + 1].text
            if len(below) < _LONGEST and not TITLE_WORDS.isdisjoint(below.casefold().split()):
                yield "job below"
            if below.casefold() == low:
                yield "said twice"
        again = self._places.get(low, ())
        if any(k < self._title for k in again):
            yield "in the menu"
        if any(k > i + 1 for k in again):
            yield "again below"

    @cached_property
    def _begun(self) -> int:
        """The first line of the body below the title."""
        places = (i for i in range(self._title + 1, len(self._states)) if self._states[i][0] == "B")
        return next(places, len(self._states))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each short line stands on the page."""
        found: dict[str, list[int]] = {}
        for i, line in enumerate(self._lines):
            if len(line.text) <= _LONGEST:
                found.setdefault(line.text.casefold(), []).append(i)
        return found

    def _is_site(self, name: str) -> bool:
        """Whether a name begins with an article, as few people's do, and a notice of copyright has it."""
        return name.split(maxsplit=1)[0].casefold() in PARTICLES and name in self._notices

    @cached_property
    def _notices(self) -> str:
        return "\n".join(line.text for line in self._lines if "©" in line.text and len(line.text) < _NOTICE)

    @cached_property
    def _text(self) -> str:
        return "\n".join(line.text for line in self._lines)

    def _is_common(self, word: str) -> bool:
        """Whether the page writes a word in small letters somewhere."""
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (self._text[max(0, at - 1) : at].isalnum() or self._text[end : end + 1].isalnum()):
                return True
            at = self._text.find(word, end)
        return False

    @cached_property
    def _with_capitals(self) -> bool:
        """Whether the body writes nouns with capitals, as German does, or everything."""
        bodies = [line.text for line, state in zip(self._lines, self._states, strict=True) if state[0] == "B"][:_SAMPLE]
        words: list[str] = [word for text in bodies for word in _WORDS.findall(text)[1:]]
        return sum(word[0].isupper() for word in words) > _CAPITALS * len(words)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(Path(__file__).with_name("lone_names.json").read_text("utf-8"))
    return weights


def likelihood(features: Sequence[str], weights: Mapping[str, float] | None = None) -> float:
    """The probability that a line with these features names the authors, by other weights than ours if given."""
    weights = _weights() if weights is None else weights
    return 1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features)))


def _alone(text: str, dates: Sequence[DateMatch]) -> str:
    """A line without its dates, and without the outlet, the words of a date and the count of comments that marks separate."""
    if not dates:
        return text.strip(_OUTER)
    before, behind = text[: dates[0].start].strip(_OUTER), text[dates[-1].end :].strip(_OUTER)
    if match_count(behind) is not None:
        behind = ""
    first, *others = _MARKS.split(before)
    if others and all(is_agency(piece) or piece.casefold().strip(" :") in POSTED for piece in others):
        return first
    return f"{before} {behind}".strip()


def _may_name(text: str) -> bool:
    low = text.casefold()
    return (
        bool(text)
        and low not in LEADS
        and low not in CITIES
        and low not in WHOLE
        and not low.startswith(LABELS)
        and not is_caption(text)
    )


def _once(text: str) -> str:
    """A name without its duplicate: flatteners glue the label of a picture to the name."""
    half = (len(text) + 1) // 2
    first, second = text[:half].strip(), text[len(text) - half :].strip()
    return first if first == second and len(text.split()) > 2 else text


def _is_name(name: str) -> bool:
    words = name.split()
    if name in WIRES or name in OUTLETS or name in PHOTO_SOURCES:
        return False
    low = name.casefold().split()
    if low[-1] not in OFFICES and not TITLE_WORDS.isdisjoint(low):
        return False
    return _FEWEST <= len(words) <= _MOST and all(word[0].isupper() or word in PARTICLES for word in words)
