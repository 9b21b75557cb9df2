"""A page of markup as lines, each with hints of where in the markup it stood.

The tree is flattened as a browser would set it: blocks begin new lines, white space collapses. One thing a browser does
not do: where an element has no words of its own, only children with some (a name, a time, a link "Reply"), each child is
a line, since each is a thing of its own. Whatever the lines are, nothing behind this room knows markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsparse.lines.elements import Element
from newsparse.lines.tree import Event, Open, Text
from newsparse.model import Head, Hints, Line
from newsparse.rules.markup import UNSEEN

_SPACE = re.compile(r"\s+")
# So many links of one kind in a row are a menu, and one line; each of at most so many characters.
_MENU, _ITEM = 4, 60
_BETWEEN = " | "
_LINKED = 0.99


class Flat(NamedTuple):
    """A flattened page: its text, the lines in it, and what the markup says beside."""

    text: str
    lines: list[Line]
    head: Head


class _HeadReader:
    """Gathers what no reader sees and yet tells what the page is; knows how deep in it the events are."""

    def __init__(self) -> None:
        self.depth = 0
        self._kept: list[str] | None = None
        self._scripts: list[str] = []
        self._metas: list[tuple[str, str]] = []
        self._links: dict[str, str] = {}
        self._title: str | None = None
        self._programs = 0

    def open(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self.depth += 1
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            self._metas.append(((name or "").lower(), attributes.get("content") or ""))
        elif tag == "link":
            self._links.setdefault((attributes.get("rel") or "").lower(), attributes.get("href") or "")
        elif tag == "title" or (tag == "script" and "ld+json" in (attributes.get("type") or "")):
            self._kept = []
        elif tag == "script":
            self._programs += 1

    def text(self, value: str) -> None:
        if self._kept is not None:
            self._kept.append(value)

    def close(self, tag: str) -> None:
        self.depth -= 1
        if self._kept is None:
            return
        text, self._kept = "".join(self._kept), None
        if tag == "title":
            self._title = self._title or " ".join(text.split()) or None
        else:
            self._scripts.append(text)

    def head(self) -> Head:
        return Head(
            tuple(self._scripts), tuple(self._metas), tuple(self._links.items()), self._title, self._programs
        )  # fmt: skip


class _Flattener:
    """Takes events, gives lines."""

    def __init__(self) -> None:
        self.unseen = _HeadReader()
        self.lines: list[Line] = []
        self._at = 0
        self._words: list[str] = []
        self._linked = self._whole = 0
        self._inside: Element | None = None
        self._when: str | None = None
        self._stack: list[Element] = [Element()]
        self._run = 0

    def open(self, event: Open) -> None:
        tag, attributes, speaks = event
        if self.unseen.depth or tag in UNSEEN:
            self.unseen.open(tag, attributes)
            return
        element = self._stack[-1].child(tag, attributes, speaks=speaks)
        if element.breaks and self._inside is not None:
            self.end_line()
        self._stack.append(element)

    def close(self, tag: str) -> None:
        if self.unseen.depth:
            self.unseen.close(tag)
        elif len(self._stack) > 1 and self._stack.pop().breaks and self._inside is not None:
            self.end_line()

    def text(self, value: str) -> None:
        if self.unseen.depth:
            self.unseen.text(value)
            return
        element = self._stack[-1]
        if element.tag == "pre":
            *whole, value = value.split("\n")
            for line in whole:
                self._add(line, element)
                self.end_line()
        self._add(value, element)

    def _add(self, value: str, element: Element) -> None:
        size = len(value.strip())
        if not size:
            if self._inside is not None:
                self._words.append(" ")
            return
        self._words.append(value)
        self._whole += size
        if element.linked:
            self._linked += size
        if self._inside is None or (self._inside.block and not element.block):
            self._inside = element
        self._when = self._when or element.when

    def end_line(self) -> None:
        """What was gathered is a line, if it says anything."""
        if self._inside is not None:
            text = _SPACE.sub(" ", "".join(self._words)).strip()
            if text:
                self._append(text, self._hints(self._inside))
        self._words.clear()
        self._linked = self._whole = 0
        self._inside = self._when = None

    def _append(self, text: str, hints: Hints) -> None:
        above = self.lines[-1].hints if self.lines else None
        item = hints.linked > _LINKED and len(text) <= _ITEM
        alike = item and above is not None and above.tail == hints.tail and above.linked > _LINKED
        self._run = self._run + 1 if alike and self._run else int(item)
        start = self._at
        if self._run == _MENU:
            items = self.lines[1 - _MENU :]
            del self.lines[1 - _MENU :]
            text = _BETWEEN.join([*(line.text for line in items), text])
            start = items[0].start
        elif self._run > _MENU:
            last = self.lines.pop()
            text, start = f"{last.text}{_BETWEEN}{text}", last.start
        self.lines.append(Line(start, start + len(text), text, 0, 0, hints))
        self._at = start + len(text) + 1

    def _hints(self, element: Element) -> Hints:
        return Hints(
            element.number,
            element.depth,
            self._linked / self._whole,
            element.path,
            element.box,
            element.tail,
            element.names,
            element.near,
            element.above,
            element.around,
            element.words,
            self._when,
            element.hidden,
        )


def flatten(events: Iterable[Event]) -> Flat:
    """Flatten a page.

    Args:
        events: the page's markup (see :mod:`newsparse.lines.tree`).

    Returns:
        Its text, its lines with offsets into that text, and what stands beside; time is linear in the markup.
    """
    flattener = _Flattener()
    for event in events:
        kind = type(event)
        if kind is Text:
            flattener.text(event[0])
        elif kind is Open:
            flattener.open(event)  # type: ignore[arg-type]
        else:
            flattener.close(event[0])
    flattener.end_line()
    return Flat("\n".join(line.text for line in flattener.lines), flattener.lines, flattener.unseen.head())
