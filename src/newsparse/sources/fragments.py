"""Whether a text is a piece of HTML: no doctype and no ``<html>``, but elements around nearly all that it says.

A dump may hold stray tags, and a page about HTML whole elements; what these say stands outside of elements for the most
part. One whose paragraphs kept their tags says most inside, but a thread below them is line after line outside. Tags are only counted, pair by pair: a tree is built elsewhere, once the kind is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.rules.markup import BLOCKS, UNSEEN

# So much of a page is looked at: enough to come from its menus to its words.
SAMPLE = 1 << 18
# One pair may be an example in a dump.
_LEAST_PAIRS = 2
# So much of what a piece says stands in elements that end.
_INSIDE = 0.8
# One line may stand in no element at all, and another where a page was cut off; of many lines one in so many.
_LINES_OUTSIDE = 30
# Breaks and rules stay in many dumps, and hold nothing.
_HOLDS = frozenset(tag.encode() for tag in BLOCKS - {"br", "hr", "body", "html"})
_BREAKS = _HOLDS | {b"br", b"hr"}
# A piece begins with a block, or with what stands at a page's top beside blocks.
_FIRST = frozenset(
    tag.encode() for tag in (BLOCKS | UNSEEN | {"a", "button", "img", "input", "label", "span"}) - {"br", "hr"}
)
# What stands in these nobody reads.
_SILENT = frozenset((b"script", b"style", b"svg", b"template", b"textarea", b"title"))
_TAG = re.compile(rb"<!--.*?(?:-->|\Z)|<(/?)([a-z][a-z0-9-]{0,40})(?=[\s/>])[^<>]{0,4000}>", re.I | re.S)
# Comments and declarations are passed over once each, or else many take exponential time.
_START = re.compile(rb"(?>\s+|<!--.*?-->|<\?.*?>)*+<([a-z][a-z0-9-]{0,40})(?=[\s/>])", re.I | re.S)


@dataclass(slots=True)
class _Open:
    """An element that has not ended: how many bytes and lines were said before it, and how many in it stand in pairs."""

    tag: bytes
    before: int
    lines_before: int
    inside: int = 0
    lines_inside: int = 0


class _Pairs:
    """Elements that end, as ``count``, and how much of all that was ``said``, in bytes and in ``lines``, stands in them;
    ``bare`` lines stand in no element, ended or not."""

    def __init__(self) -> None:
        self.count = self.said = self.lines = self.bare = 0
        self._open = [_Open(b"", 0, 0)]
        self._times: dict[bytes, int] = {}
        self._new_line = True

    def holds_most(self) -> bool:
        """Whether nearly all that was said stands in elements that end, and hardly a line does not."""
        outside = self.lines - sum(one.lines_inside for one in self._open)
        few = self.lines / _LINES_OUTSIDE
        most = sum(one.inside for one in self._open) >= _INSIDE * self.said > 0
        return most and self.bare <= max(1, few) and outside <= max(2, few)

    def say(self, text: bytes) -> None:
        """What stands between two tags; its lines end with those of the file, or with a block."""
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
        """End an element, and with it those in it that nothing ended; an end of nothing counts for nothing."""
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
    """Whether the first thing in a text is a tag that a piece of a page may begin with; a look at the beginning tells.

    An element with a dash in its name is one that the page's own scripts define.
    """
    first = _START.match(start)
    return first is not None and (first[1].lower() in _FIRST or b"-" in first[1])


def is_fragment(data: bytes) -> bool:
    """Whether a text is a piece of HTML.

    Args:
        data: it, or the first :data:`SAMPLE` bytes of it, in an encoding that ASCII is a part of.
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
