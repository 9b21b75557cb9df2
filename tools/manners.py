"""How people write on one page: whom they greet and quote, in which form, what they paste.

What stands in a comment is often shaped like what stands between comments: the name of whom it answers on a line of its
own, "NAME wrote:" above a quoted text, "Click to expand…" below it, lines of a program that everybody quotes again. Drawn
once for a page, since a platform sets the form; see :mod:`merge` and :mod:`remix`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any

from known_words import common_words
from merge_words import CLOSINGS, CODE, CODE_HEADS, FEET, GREETINGS, QUOTED, REMARKS, WHEN, WROTE
from skin import Skin

Comment = dict[str, Any]

# How a comment answers another: ``NAME`` its author (``LOUD`` perhaps in capitals), ``SAID`` a line of it, ``FIRST`` and
# ``REST`` the answer's own lines, ``FOOT`` what a platform sets below what is quoted; and how common each is.
_ANSWERS = (
    (("@NAME FIRST", "REST"), 30),
    (("@NAME", "FIRST", "REST"), 10),
    (("GREETING NAME", "FIRST", "REST"), 15),
    (("NAME,", "FIRST", "REST"), 5),
    (("NAME: FIRST", "REST"), 5),
    (("LOUD", "FIRST", "REST"), 3),
    (("NAMEWROTE", "SAID", "FOOT", "FIRST", "REST"), 20),
    (("SAID", "FIRST", "REST"), 8),
    (("QUOTEDNAME", "SAID", "FOOT", "FIRST", "REST"), 7),
    (("NAME:", "SAID", "FIRST", "REST"), 5),
)
_FORUM = tuple(form for form, _ in _ANSWERS[6:] if form[0] != "SAID")
# How often: a forum sets something below quotes; its quotes are dated; a comment on a page of programmers has code.
_FEET, _DATED, _CODED = 0.4, 0.4, 0.4
# The most lines of code, and the most quotes in one comment.
_CODE_LINES, _QUOTES = 12, 5


def parts_of(comment: Comment) -> list[str]:
    """A comment's lines."""
    return [part.strip() for part in comment["text"].split("\n") if part.strip()]


class Manners:
    """How people write on a page.

    Args:
        rng: all randomness.
        lists: runs of short lines that stand together somewhere, which people paste.
    """

    def __init__(self, rng: random.Random, lists: Sequence[Sequence[str]] = ()) -> None:
        self.rng, self.lists = rng, lists
        self.forum = rng.random() < 0.3
        self.often = rng.choice([0.3, 0.5, 0.8]) if self.forum else rng.choice([0.05, 0.15, 0.3])
        # a forum's own quotes come in one form, several to a comment
        self.form = rng.choice(_FORUM)
        self.greeting = rng.choice(GREETINGS) + " NAME" + rng.choice([",", "", "!"])
        self.wrote, self.quoted = rng.choice(WROTE), rng.choice(QUOTED)
        self.foot = self._foot() if self.forum and rng.random() < _FEET else ""
        self.when = rng.choice(WHEN) if self.forum and rng.random() < _DATED else "NAME"
        self.skin = Skin(rng)
        self.code = self._code() if rng.random() < (0.2 if self.forum else 0.04) else []
        self.code_head = rng.choice(CODE_HEADS)

    def _word(self) -> str:
        return self.rng.choice(common_words())

    def _foot(self) -> str:
        known = self.rng.random() < 0.6
        return self.rng.choice(FEET) if known else " ".join(self._word() for _ in range(self.rng.randint(1, 3))).title()

    def _code(self) -> list[str]:
        """The lines of a program or a file of settings that the page is about."""
        forms = self.rng.choice(CODE)
        return [self._filled(self.rng.choice(forms)) for _ in range(self.rng.randint(3, _CODE_LINES))]

    def _filled(self, form: str) -> str:
        out = [self._word() if piece == "W" else piece for piece in _pieces(form)]
        return "".join(str(self.rng.randint(0, 99)) if piece == "N" else piece for piece in out)

    def rework(self, parts: list[str], name: str, earlier: Sequence[Comment]) -> list[str]:
        """A comment's lines as they would be written on this page.

        Args:
            parts: the lines.
            name: its author.
            earlier: the comments before, whom it may answer.
        """
        rng = self.rng
        if rng.random() < 0.06:
            parts = parts[:1]
        way = rng.random()
        if way < 0.06:
            parts = [rng.choice(REMARKS)]
        elif way < 0.12:
            parts = [rng.choice(REMARKS), *parts]
        elif way < 0.16:
            parts = [*parts, rng.choice(REMARKS)]
        if self.lists and rng.random() < 0.05:
            parts = with_list(parts, self.lists, rng)
        if self.code and rng.random() < _CODED:
            parts = self._with_code(parts)
        if earlier and rng.random() < self.often:
            parts = self.answer(parts, rng.choice(earlier))
        return self._signed(parts, name)

    def _with_code(self, parts: list[str]) -> list[str]:
        many = min(len(self.code), self.rng.choice([1, 2, 3, 4, 6]))
        at = self.rng.randint(0, len(self.code) - many)
        place = self.rng.randint(1, len(parts))
        head = [self.code_head] if self.code_head else []
        return [*parts[:place], *head, *self.code[at : at + many], *parts[place:]]

    def _signed(self, parts: list[str], name: str) -> list[str]:
        rng = self.rng
        if rng.random() < 0.05:
            parts = [*parts, rng.choice(CLOSINGS), *([name] if rng.random() < 0.5 else [])]
            if self.lists and rng.random() < 0.3:
                parts = [*parts, rng.choice(rng.choice(self.lists))]
        elif rng.random() < 0.03:
            parts = [*parts, rng.choice(["", "- ", "— ", "-"]) + name.split(maxsplit=1)[0]]
        return parts

    def answer(self, parts: list[str], other: Comment) -> list[str]:
        """The comment again, now speaking to another one's author or quoting it, in a forum point by point."""
        rng = self.rng
        form = self.form if self.forum else rng.choices([f for f, _ in _ANSWERS], [w for _, w in _ANSWERS])[0]
        quotes = rng.randint(2, _QUOTES) if self.forum and rng.random() < 0.3 else 1
        points = _cut(parts, min(quotes, len(parts)))
        said = parts_of(other)
        out: list[str] = []
        for k, lines in enumerate(points):
            out += self._point(form, lines, other["author"], said[k % len(said)] if quotes > 1 else rng.choice(said))
        return out

    def _point(self, form: Sequence[str], lines: Sequence[str], name: str, said: str) -> list[str]:
        words = {"SAID": said, "FIRST": lines[0], "GREETING NAME": self.greeting.replace("NAME", name),
                 "FOOT": self.foot, "LOUD": self.rng.choice([name, name.upper()])}  # fmt: skip
        out: list[str] = []
        for piece in form:
            if piece == "REST":
                out += lines[1:]
                continue
            text = words.get(piece)
            if text is None:
                own = {"NAME": name, "FIRST": lines[0]}
                text = re.sub("NAME|FIRST", lambda found, own=own: own[found[0]], self._dated(piece))
            out += text.split("\n") if text else []
        return out

    def _dated(self, piece: str) -> str:
        """A piece with the page's own words, and with a time where the page dates what is quoted, in a form of its own."""
        words = piece.replace("WROTE", self.wrote).replace("QUOTED", self.quoted)
        return self.when.replace("NAME", words).replace("DATE", self.skin.date()) if words != piece else words


def _pieces(form: str) -> list[str]:
    """A form cut at the letters that stand for a word or a number."""
    out, rest = [], ""
    for k, char in enumerate(form):
        alone = not (form[k - 1 : k].isalpha() or form[k + 1 : k + 2].isalpha())
        if char in "WN" and alone:
            out += [rest, char]
            rest = ""
        else:
            rest += char
    return [*out, rest]


def _cut(parts: Sequence[str], many: int) -> list[list[str]]:
    """The lines as so many runs of much the same length."""
    bounds = [len(parts) * k // many for k in range(many + 1)]
    return [list(parts[low:high]) for low, high in zip(bounds, bounds[1:], strict=False)]


def with_list(parts: list[str], lists: Sequence[Sequence[str]], rng: random.Random) -> list[str]:
    """The paragraphs with some short lines among them, as in recipes, tables, addresses and edit notes."""
    run = rng.choice(lists)
    many = min(len(run), rng.choice([1, 1, 2, 3, 5, 8]))
    at = rng.randint(0, len(run) - many)
    place = rng.randint(1, len(parts))
    return [*parts[:place], *run[at : at + many], *parts[place:]]
