"""Turn a page of markup into lines, each with hints of where in the markup it stood.

The tree is flattened as a browser would render it: blocks begin new lines, white space collapses. One thing is
different: where an element has no words of its own, only children that do (a name, a time, a link "Reply"), each
child is a line, since each is a separate unit. No later stage needs to know markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsparse.hints import Head, Hints
from newsparse.lines.elements import SILENT, Element, is_numbered
from newsparse.lines.tree import Markup, Token
from newsparse.model import Line
from newsparse.rules.markup import BLOCKS, LOOKS, VOID

_SAYS = re.compile(r"[^\W_]").search
# Elements that are built even when they say nothing: :meth:`Element.child` decides whether these break a row.
_ASKED = frozenset((*LOOKS, *SILENT))
# What an element says, see :func:`_saying`.
_NOTHING, _INSIDE, _OWN_WORDS = 0, 1, 2
# This many links of one kind in a row are a menu and become one line; each has at most ``_ITEM`` characters.
_MENU, _ITEM = 4, 60
_BETWEEN = " | "
# A longer text for browsers without scripts is the page itself.
_NOTICE = 300
_LINKED = 0.99


class Flat(NamedTuple):
    """A flattened page: its text, its lines, and what the markup says beside them."""

    text: str
    lines: list[Line]
    head: Head


class _Flattener:
    """Consumes tokens and produces lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._at = 0
        self._words: list[str] = []
        self._linked = self._whole = 0
        self._inside: Element | None = None
        self._when: str | None = None
        self._stack: list[Element] = [Element()]
        # Parallel to the stack: the number on the page of each element, and that of the element around its block.
        self._ids, self._homes, self._last_id = [0], [0], 0
        self._breaks = [True]
        # The links of one kind that the last lines are.
        self._menu: list[Line] = []
        # The least depth reached since the last line, and what it was when this line began.
        self._top = self._shared = self._home = 0
        self._pictured = self._numbered = False

    def open(self, tag: str, attributes: str, says: int) -> None:
        element = self._stack[-1]
        if tag in VOID:
            breaks = tag in BLOCKS or (element.row and tag not in LOOKS)
            self._pictured = self._pictured or tag == "img"
        elif says == _NOTHING and tag not in _ASKED and element.tag != "pre":
            # No line will be in it, so its names need not be read.
            breaks = tag in BLOCKS or element.row
            self._push(element, self._ids[-1], breaks)
            self._numbered = self._numbered or is_numbered(attributes)
        else:
            child = element.child(tag, attributes, says == _OWN_WORDS)
            breaks = child.breaks
            if child is not element:
                self._last_id += 1
                self._numbered = self._numbered or child.numbered
            self._push(child, self._last_id if child is not element else self._ids[-1], breaks)
        if breaks and self._inside is not None:
            self.end_line()

    def _push(self, element: Element, number: int, breaks: bool) -> None:
        self._homes.append(self._ids[-1] if element.block else self._homes[-1])
        self._stack.append(element)
        self._ids.append(number)
        self._breaks.append(breaks)

    def close(self) -> None:
        self._ids.pop()
        self._homes.pop()
        self._stack.pop()
        if self._breaks.pop() and self._inside is not None:
            self.end_line()
        self._top = min(self._top, self._stack[-1].depth)

    def text(self, value: str) -> None:
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
        if self._inside is None:
            self._shared, self._top = self._top, element.depth
            self._home = self._homes[-1]
        if self._inside is None or (self._inside.block and not element.block):
            self._inside = element
        self._when = self._when or element.when

    def end_line(self) -> None:
        """End the line with what was gathered, if that says anything."""
        if self._inside is not None:
            text = " ".join("".join(self._words).split())
            if text:
                self._append(text, self._hints(self._inside))
                self._pictured = self._numbered = False
        self._words.clear()
        self._linked = self._whole = 0
        self._inside = self._when = None

    def _append(self, text: str, hints: Hints) -> None:
        item = hints.linked > _LINKED and len(text) <= _ITEM
        above = self._menu[-1].hints if self._menu else None
        if not item or above is None or above.tail != hints.tail:
            self.end_menu()
        line = self._add_line(self._at, text, hints)
        if item:
            self._menu.append(line)

    def end_menu(self) -> None:
        """Make one line of the last ones if they are a menu."""
        menu, self._menu = self._menu, []
        if len(menu) >= _MENU:
            del self.lines[-len(menu) :]
            hints, first = menu[-1].hints, menu[0].hints
            if hints is not None and first is not None:
                self._add_line(
                    menu[0].start, _BETWEEN.join(line.text for line in menu), hints._replace(shared=first.shared)
                )

    def _add_line(self, start: int, text: str, hints: Hints) -> Line:
        line = Line(start, start + len(text), text, 0, 0, hints)
        self.lines.append(line)
        self._at = line.end + 1
        return line

    def _hints(self, element: Element) -> Hints:
        return Hints(
            element.number,
            element.depth,
            element.level,
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
            self._shared,
            self._home,
            element.leads,
            self._pictured,
            self._numbered,
        )


def _saying(tokens: Iterable[Token]) -> bytearray:
    """For each token, what the element that begins there says: nothing, something inside it, or words of its own."""
    says = bytearray()
    stack: list[int] = []
    for tag, _, text in tokens:
        if tag and tag not in VOID:
            if tag[0] == "/":
                inner = stack.pop()
                if stack and says[inner] and not says[stack[-1]]:
                    says[stack[-1]] = _INSIDE
            else:
                stack.append(len(says))
        says.append(_NOTHING)
        if text and stack and says[stack[-1]] != _OWN_WORDS and not text.isspace():
            says[stack[-1]] = _OWN_WORDS if _SAYS(text) else _INSIDE
    return says


def _is_only_notice(tokens: Iterable[Token]) -> bool:
    """Whether a page shows nothing but "Please enable JavaScript", in an element for browsers without it."""
    inside = size = 0
    for tag, _, text in tokens:
        inside += (tag == "noscript") - (tag == "/noscript")
        if _SAYS(text):
            size += len(text)
            if not inside or size > _NOTICE:
                return False
    return size > 0


def flatten(markup: Markup) -> Flat:
    """Flatten a page.

    Args:
        markup: the page (see :mod:`newsparse.lines.tree`).

    Returns:
        Its text, its lines with offsets into that text, and what the markup says beside; time is linear in the
        markup.
    """
    flattener = _Flattener()
    tokens = list(markup.tokens)
    if markup.head.programs and _is_only_notice(tokens):
        tokens = []
    for (tag, attributes, text), says in zip(tokens, _saying(tokens), strict=True):
        if tag:
            if tag[0] == "/":
                flattener.close()
            else:
                flattener.open(tag, attributes, says)
        if text:
            flattener.text(text)
    flattener.end_line()
    flattener.end_menu()
    return Flat("\n".join(line.text for line in flattener.lines), flattener.lines, markup.head)
