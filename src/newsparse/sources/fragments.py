"""Decide whether a text is a piece of HTML: it has no doctype and no ``<html>``, but elements around nearly all its text.

A dump may hold stray tags, and a text about HTML may hold whole elements, but most of their text stands outside any
element. In a dump whose paragraphs kept their tags, most text stands inside, but the thread below is line after line
outside. Tags are only counted, pair by pair: the tree is built elsewhere, once the kind is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.rules.markup import BLOCKS, UNSEEN

# How many bytes of a page are examined: enough to get past its menus to its text.
SAMPLE = 1 << 18
# One pair may be an example in a dump.
_LEAST_PAIRS = 2
# The least share of a piece's text that stands in elements that are closed.
_INSIDE = 0.8
# One line may stand in no element at all, and another in one that is not closed because the page was cut off; in a long
# text, one line in so many.
_LINES_OUTSIDE = 30
# Many dumps keep line breaks and rules, which enclose nothing.
_HOLDS = frozenset(tag.encode() for tag in BLOCKS - {"br", "hr", "body", "html"})
_BREAKS = _HOLDS | {b"br", b"hr"}
# A piece begins with a block, or with another element that may stand at the top of a page.
_FIRST = frozenset(
    tag.encode() for tag in (BLOCKS | UNSEEN | {"a", "button", "img", "input", "label", "span"}) - {"br", "hr"}
)
# Readers do not see what stands in these.
_SILENT = frozenset((b"script", b"style", b"svg", b"template", b"textarea", b"title"))
_TAG = re.compile(rb"<!--.*?(?:-->|\Z)|<(/?)([a-z][a-z0-9-]{0,40})(?=[\s/>])[^<>]{0,4000}>", re.I | re.S)
# The group is atomic, so each comment and declaration is passed once: otherwise many of them would take exponential time.
_START = re.compile(rb"(?>\s+|<!--.*?-->|<\?.*?>)*+<([a-z][a-z0-9-]{0,40})(?=[\s/>])", re.I | re.S)


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet.

    Attributes:
        tag: its name.
        before, lines_before: how many bytes of text, and lines, came before it.
        inside, lines_inside: how many of those in it stand in closed elements.
    """

    tag: bytes
    before: int
    lines_before: int
    inside: int = 0
    lines_inside: int = 0


class _Pairs:
    """Counts closed elements, and the text inside and outside of them.

    Attributes:
        count: how many elements were closed.
        said: all text so far, in bytes without white space.
        lines: the same, in lines.
        bare: how many of these lines stand in no element at all, closed or not.
    """

    def __init__(self) -> None:
        self.count = self.said = self.lines = self.bare = 0
        self._open = [_Open(b"", 0, 0)]
        self._times: dict[bytes, int] = {}
        self._new_line = True

    def holds_most(self) -> bool:
        """Whether nearly all text stands in closed elements, and hardly a line outside."""
        outside = self.lines - sum(one.lines_inside for one in self._open)
        few = self.lines / _LINES_OUTSIDE
        most = sum(one.inside for one in self._open) >= _INSIDE * self.said > 0
        return most and self.bare <= max(1, few) and outside <= max(2, few)

    def say(self, text: bytes) -> None:
        """Count the text between two tags; a line ends with a line of the file, or at a block."""
        for number, line in enumerate(text.split(b"\n")):
            if number:
                self._new_line = True
            if size := sum(map(len, line.split())):
                self.said += size
                self.lines += self._new_line
                self.bare += self._new_line and len(self._open) == 1
                self._new_line = False

    def break_line(self) -> None:
        self._new_line = True

    def begin(self, tag: bytes) -> None:
        self._open.append(_Open(tag, self.said, self.lines))
        self._times[tag] = self._times.get(tag, 0) + 1

    def end(self, tag: bytes) -> None:
        """Close an element, and with it any unclosed ones inside it; an end tag that closes nothing is ignored."""
        if not self._times.get(tag):
            return
        while True:
            last = self._open.pop()
            self._times[last.tag] -= 1
            if last.tag == tag:
                break
        self.count += 1
        self._open[-1].inside += self.said - last.before
        self._open[-1].lines_inside += self.lines - last.lines_before


def begins_with_tag(start: bytes) -> bool:
    """Whether a text begins with a tag with which a piece of a page may begin; only its beginning is needed.

    An element with a hyphen in its name is one that the page's own scripts define.
    """
    first = _START.match(start)
    return first is not None and (first[1].lower() in _FIRST or b"-" in first[1])


def is_fragment(data: bytes) -> bool:
    """Whether a text is a piece of HTML.

    Args:
        data: the text, or its first :data:`SAMPLE` bytes, in an encoding that extends ASCII.
    """
    data = data[:SAMPLE]
    if not begins_with_tag(data):
        return False
    pairs = _Pairs()
    at = 0
    while found := _TAG.search(data, at):
        pairs.say(data[at : found.start()])
        at = found.end()
        tag = (found[2] or b"").lower()
        if tag in _BREAKS:
            pairs.break_line()
        if found[1]:
            pairs.end(tag)
        elif tag in _SILENT:
            end = re.compile(rb"</%b\s*>" % tag, re.I).search(data, at)
            at = end.end() if end else len(data)
        elif tag in _HOLDS:
            pairs.begin(tag)
    pairs.say(data[at:])
    return pairs.count >= _LEAST_PAIRS and pairs.holds_most()
