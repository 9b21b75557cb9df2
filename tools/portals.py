"""Made pages as portals have them: a thread among hundreds of lines of menus, teasers and rankings, each bit on a line of its own.

Tools that take every piece of text out of the markup print "赞", "85", "|" and "回复" as four lines, and what a portal says of
other articles (title, source, time, number of comments, buttons) as six. Few labelled pages are so large.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dataset import Example, paragraphs
from newsparse.fields.dates import find_dates, find_relative
from portal_words import AGES, BUTTONS, CONTROLS, COUNTED, FOOTS, HEADINGS, MENUS, SOURCES

# So many items a menu, a list of teasers and one of columnists have, at most; so many lists a page has on each side.
_MENU, _TEASERS, _COLUMNISTS, _LISTS = 60, 25, 8, (0, 1, 1, 2, 3, 4)
# How many characters of a text without spaces, and how many words of others, may be the title of a teaser.
_SHORT_TITLE, _LONG_TITLE, _TITLE_WORDS = 7, 24, 9
_TRIES = 5
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
# Where a line of a platform's own words falls apart: at bars, where words written without spaces meet numbers or each other, at
# brackets around a number.
_SEAMS = re.compile(
    r"\s*([|·•/])\s*|(?<=[\u3040-\u9fff])\s+|(?<=[\u3040-\u9fff])(?=\d)|(?<=\d)\s*(?=[\u3040-\u9fff])|\s*([(（\[])(?=\d+[)）\]])"
    r"|(?<=\d)([)）\]])\s*"
)
_BUTTONS_ALONE = re.compile(r"[^\W\d_]+(?: [A-Z][^\W\d_]+){1,4}")


def as_portal(text: str, gold: Mapping[str, Any], donors: Sequence[Example], rng: random.Random) -> str:
    """A page's text as a portal's: its furniture in bits, more furniture above and below.

    Args:
        text: the page.
        gold: its gold record; what it speaks of stays as it is.
        donors: pages that lend names and titles.
        rng: all randomness.
    """
    kept = set(paragraphs(gold.get("body") or "")) | {gold.get("title") or ""}
    names = []
    for comment in gold.get("comments") or ():
        kept |= set(paragraphs(comment["text"]))
        names.append(comment.get("author") or "")
    named = sorted(filter(None, set(names)), key=len, reverse=True)
    inner: list[str] = []
    for line in text.split("\n"):
        stays = not line.strip() or any(part and part in line for part in kept)
        inner += [line] if stays else _bits(line, named)
    words = _Words(rng, text, donors)
    return "\n".join([*words.around(MENUS), *inner, *words.around(FOOTS)])


def is_unspaced(text: str) -> bool:
    """Whether a text is written in a script that does not part its words, such as Chinese."""
    return len(_UNSPACED.findall(text)) > len(text) // 10


def _bits(line: str, names: Sequence[str]) -> list[str]:
    """The pieces of a line of furniture, names apart from what stands beside them; a day or a time stays whole."""
    name = next((name for name in names if name in line), None)
    if name is not None:
        before, _, behind = line.partition(name)
        return [bit.strip() for bit in (before, name, behind) if bit.strip()]
    if find_dates(line) or find_relative(line) or re.search(r"\d:\d\d", line):
        return [line]
    if _BUTTONS_ALONE.fullmatch(line.strip()):
        return line.split()
    return [bit.strip() for bit in _SEAMS.split(line) if bit and bit.strip()] or [line]


class _Words:
    """What one portal says, in one language, of what its donors hold.

    Args:
        rng: all randomness.
        text: the page; its script chooses the language.
        donors: pages that lend names and titles.
    """

    def __init__(self, rng: random.Random, text: str, donors: Sequence[Example]) -> None:
        self.rng = rng
        self.unspaced = is_unspaced(text)
        self.tongue = rng.choice(
            ["zh", "zh", "zh", "tw", "tw", "ja"] if self.unspaced else [t for t in MENUS if t not in ("zh", "tw", "ja")]
        )
        said = [c for donor in donors for c in donor.gold.get("comments") or ()]
        self.names = [c["author"] for c in said if (c.get("author") or "").strip()] or ["Ann"]
        texts = [donor.gold.get("title") or "" for donor in donors]
        texts += [part for donor in donors for part in paragraphs(donor.gold.get("body") or "")[:6]]
        texts += [part for c in said[:40] for part in paragraphs(c["text"])[:2]]
        alike = [part for part in texts if part and bool(_UNSPACED.search(part)) is self.unspaced]
        self.given: set[str] = set()
        self.texts = alike or [part for part in texts if part] or [text.strip()[:60]]

    def title(self) -> str:
        """A piece of somebody's text, as long as a headline; one that the page does not have yet, if it is found soon."""
        found = self._piece()
        for _ in range(_TRIES):
            if found not in self.given:
                break
            found = self._piece()
        self.given.add(found)
        return found

    def _piece(self) -> str:
        part, rng = self.rng.choice(self.texts), self.rng
        if self.unspaced:
            start = rng.randrange(max(1, len(part) - _SHORT_TITLE))
            return part[start : start + rng.randint(_SHORT_TITLE, _LONG_TITLE)].strip("，。！？、,. ") or part
        words = part.split()
        start = rng.randrange(max(1, len(words) - 4))
        return " ".join(words[start : start + rng.randint(3, _TITLE_WORDS)]).rstrip(".,:;!").capitalize() or part

    def around(self, menu: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """What stands on one side of a page: a menu, and some lists."""
        rng = self.rng
        blocks: list[Callable[[], Iterator[str]]] = [self._teasers, self._ranking, self._columnists, self._links]
        parts = [rng.choice(blocks) for _ in range(rng.choice(_LISTS))]
        lists = [line for block in parts for line in block()]
        entries = rng.choices(list(menu[self.tongue]), k=rng.randint(3, _MENU))
        menu_lines = list(dict.fromkeys(entries))
        yield from [*menu_lines, *lists] if menu is MENUS else [*lists, *menu_lines]

    def _heading(self) -> Iterator[str]:
        if self.rng.random() < 0.8:
            yield self.rng.choice(HEADINGS[self.tongue])

    def _teasers(self) -> Iterator[str]:
        """Other articles, each in the same bits."""
        rng = self.rng
        counted, buttons = rng.choice(COUNTED[self.tongue]), rng.sample(BUTTONS[self.tongue], rng.randint(2, 4))
        forms: list[Callable[[], str]] = [
            lambda: rng.choice(MENUS[self.tongue]),
            lambda: "|",
            lambda: rng.choice([*SOURCES[self.tongue], *self.names]),
            lambda: rng.choice(AGES[self.tongue]).replace("N", str(rng.randint(1, 23))),
            lambda: str(rng.randint(0, 60_000)),
            lambda: counted,
            lambda: self.title() + "…",
        ]
        kept = [form for form in forms if rng.random() < 0.5]
        with_buttons = rng.random() < 0.3
        yield from self._heading()
        for _ in range(rng.randint(3, _TEASERS)):
            yield self.title()
            yield from (form() for form in kept)
            yield from buttons if with_buttons else ()

    def _ranking(self) -> Iterator[str]:
        """Headlines with their ranks on lines of their own, or numbers of follow-ups."""
        yield from self._heading()
        first = self.rng.random() < 0.6
        for k in range(self.rng.randint(5, 10)):
            number = str(k + 1) if first else str(self.rng.randint(9, 99_999))
            yield from (number, self.title()) if first else (self.title(), number)

    def _columnists(self) -> Iterator[str]:
        """Names with the titles of what they wrote, which look like comments."""
        yield from self._heading()
        button = self.rng.choice(["", "", *CONTROLS[self.tongue]])
        for name in self.rng.choices(self.names, k=self.rng.randint(2, _COLUMNISTS)):
            yield name
            yield self.title()
            if button:
                yield button

    def _links(self) -> Iterator[str]:
        """Titles alone."""
        yield from self._heading()
        for _ in range(self.rng.randint(3, _TEASERS)):
            yield self.title()
