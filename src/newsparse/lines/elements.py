"""What a line inherits from the elements around it, computed once for all elements with the same names.

A page has thousands of elements but only some hundred ways in which they are named and nested;
:meth:`Element.child` returns the same object for equal elements in equal places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from newsparse.lines.tree import split_attributes
from newsparse.rules.markup import AROUND, BLOCKS, LEADS, LOOKS, NAMES, RUNNING, TAGS, WORD_NAMES

# Names are split at inner capitals, digits and marks.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\da-zA-Z_]+")
_TAG = {tag: number for number, tag in enumerate(TAGS, 1)}
_BIT = {kind: 1 << place for place, kind in enumerate(NAMES)}
_AROUND = {tag: 1 << place for place, tag in enumerate(AROUND)}
_NAMED = ("class", "id", "itemprop", "itemtype", "rel", "role", "data-testid")
_READ = frozenset((*_NAMED, "datetime", "style", "hidden", "aria-hidden", "href"))
# Numbers in names only count elements.
_NUMBER = re.compile(r"\d+")
# The number in the id of an element that is one of many of its kind.
_COUNTED = re.compile(r"\d")
_LEADS = re.compile(
    "|".join(rf"(?P<{kind}>[/?&#_=-](?:{'|'.join(words.split())}))" for kind, words in LEADS.items()), re.I
)
_LEADS_BIT = {kind: 2 << place for place, kind in enumerate(LEADS)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Elements that some parsers add and others do not.
SILENT = frozenset({"tbody"})
# Elements below this depth share one path, so that pages that nest without end cost no more.
_DEEPEST = 200
# How many elements around a line's own the end of its path includes.
_TAIL = 4
# How many words of names a line gets in all (those of its own element first), how many of them from one element,
# and how many characters of an element's names are read.
_NEAR_WORDS, _OWN_WORDS, _NAME_CHARS = 10, 8, 300
# What longer attributes say is not kept from page to page.
_KEPT = 500


class _Names(NamedTuple):
    """What an element's names say.

    Attributes:
        bits: the classes of their words.
        words: hashes of their words.
        first: a hash of the first name (the names after it are states).
    """

    bits: int
    words: tuple[int, ...]
    first: int


_NAMELESS = _Names(0, (), 0)


@lru_cache(maxsize=8192)
def _names_of(names: str) -> _Names:
    bits = 0
    words: list[int] = []
    for word in _WORD.findall(names):
        kind, number = _word_of(word)
        bits |= kind
        words.append(number)
    return _Names(bits, tuple(dict.fromkeys(words[:_OWN_WORDS])), _hashed(names.split(None, 1)[0]))


@lru_cache(maxsize=16384)
def _word_of(word: str) -> tuple[int, int]:
    """A word's class as a bit (0 for none), and a hash of the word."""
    word = word.lower()
    kind = WORD_NAMES.get(word)
    return _BIT[kind] if kind else 0, _hashed(word)


def _hashed(word: str) -> int:
    """Hash a word, with the same result on every machine (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in word.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


class _Told(NamedTuple):
    """What an element's attributes say.

    Attributes:
        names: its names.
        when: the machine-readable form of a time.
        hidden: whether it is hidden.
        numbered: whether its id has a number.
        leads: what its link leads to, as bits.
    """

    names: str
    when: str | None
    hidden: bool
    numbered: bool = False
    leads: int = 0


_NOTHING = _Told("", None, False)


@lru_cache(maxsize=8192)
def _read_attributes(attributes: str) -> _Told:
    values = {name: value for name, value in split_attributes(attributes) if name in _READ}
    if not values:
        return _NOTHING
    leads = _leads_of(values.pop("href")) if "href" in values else 0
    names = values["class"] if len(values) == 1 and "class" in values else _names_in(values)
    if "&" in names:
        names = unescape(names)
    when = values.get("datetime")
    numbered = "id" in values and _COUNTED.search(values["id"]) is not None
    return _Told(_NUMBER.sub("", names).strip(), when and unescape(when), _is_hidden(values), numbered, leads)


def is_numbered(attributes: str) -> bool:
    """Whether an element, by its serialised attributes, is one of many that are numbered."""
    return "id=" in attributes and _told_by(attributes).numbered


def _told_by(attributes: str) -> _Told:
    """Read an element's attributes; those that hold a page's data are seldom met again."""
    if not attributes:
        return _NOTHING
    return _read_attributes(attributes) if len(attributes) <= _KEPT else _read_attributes.__wrapped__(attributes)


def _leads_of(address: str) -> int:
    if address.startswith("#"):
        return 1
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address
    found = _LEADS.search(f"/{path}")
    return _LEADS_BIT[str(found.lastgroup)] if found else 0


def _names_in(values: Mapping[str, str]) -> str:
    return " ".join([value for name in _NAMED if (value := values.get(name))])


def _mixed(*steps: int) -> int:
    """Hash steps to 63 bits; the same steps give the same number (Python's hash of integers is the same in every run)."""
    return hash(steps) & 0x7FFFFFFFFFFFFFFF


class Element:
    """An element as the lines in it see it.

    Attributes:
        step: a hash of its tag and its first name.
        path: a hash of all steps from the root to it; ``tail`` is one of the last few.
        box: the path of the block that it is in.
        names, near, above, around, words, when, hidden: as in :class:`~newsparse.hints.Hints`.
        row: whether its children are separate units, each on a line of its own.
        linked: whether it is inside a link; ``leads`` is what that leads to, as bits.
        numbered: whether it is one of many that are numbered.
        block: whether it begins and ends a line.
        breaks: whether it does so here, as a block or as part of a row.
    """

    __slots__ = (
        "above", "around", "block", "box", "breaks", "children", "depth", "hidden", "leads", "level", "linked", "names", "near", "number",
        "numbered", "parent", "path", "row", "step", "tag", "tail", "when", "words",
    )  # fmt: skip

    def __init__(self, tag: str = "", parent: Element | None = None) -> None:
        self.tag, self.parent = tag, parent
        self.children: dict[tuple[object, ...], Element] = {}
        self.words: tuple[int, ...] = ()
        self.when: str | None = None
        if parent is None:
            self.number = self.depth = self.level = self.step = self.path = self.box = self.tail = 0
            self.names = self.near = self.above = self.around = 0
            self.leads = 0
            self.row = self.hidden = self.linked = self.numbered = False
            self.block = self.breaks = True

    def child(self, tag: str, attributes: str, speaks: int) -> Element:
        """Return the child element with this tag and these attributes.

        Args:
            tag: its name, in lower case.
            attributes: its attributes as serialised (see :class:`~newsparse.lines.tree.Token`).
            speaks: whether it has words of its own.
        """
        key: tuple[object, ...] = (tag, attributes, speaks)
        known = self.children.get(key)
        if known is None:
            known = self.children[key] = self._child(tag, attributes, speaks)
        return known

    def _child(self, tag: str, attributes: str, speaks: int) -> Element:
        if tag in SILENT:
            return self
        names, when, hidden, numbered, leads = told = _told_by(attributes)
        key = (tag, told, speaks)
        known = self.children.get(key)
        if known is None:
            known = self.children[key] = self._make(tag, names, speaks=speaks)
            known.when = when or (None if known.block else self.when)
            known.hidden = hidden or self.hidden
            known.numbered, known.leads = numbered, leads or self.leads
        return known

    def _make(self, tag: str, names: str, *, speaks: int) -> Element:
        made = Element(tag, self)
        told = _names_of(names[:_NAME_CHARS]) if names else _NAMELESS
        block = made.block = tag in BLOCKS
        made.depth = self.depth + 1
        made.level = made.depth if block else self.level
        made.number = _TAG.get(tag, 0)
        made.step = (made.number * 0x9E3779B1 + told.first) & 0xFFFFFFFF
        made.number = made.number or self.number
        made.path = self._path_of(made.step, named=told.first != 0)
        made.tail = self._tail_of(made.step)
        made.box = made.path if block else self.box
        made.names = told.bits if block else told.bits | self.names
        made.near = self.names | self.near if block else self.near
        made.above = self.above | told.bits
        made.around = self.around | _AROUND.get(tag, 0)
        made.words = self.words
        if told.words:
            made.words = tuple(dict.fromkeys(told.words + self.words))[:_NEAR_WORDS]
        made.row = not speaks and (names != "" or tag not in RUNNING) and (block or self.row)
        made.linked = self.linked or tag == "a"
        made.breaks = block or (self.row and tag not in LOOKS)
        return made

    def _tail_of(self, step: int) -> int:
        """Hash the last few steps of a path that ends in ``step``."""
        steps = [step]
        element: Element | None = self
        while element is not None and len(steps) <= _TAIL:
            steps.append(element.step)
            element = element.parent
        return _mixed(*steps)

    def _path_of(self, step: int, *, named: bool) -> int:
        """The path of a new element.

        An element inside one with the same step (its parent, or for named elements any ancestor) shares that one's
        path, so that an answer to an answer is like an answer.
        """
        if self.depth > _DEEPEST or step == self.step:
            return self.path
        if named:
            element = self.parent
            while element is not None:
                if element.step == step:
                    return element.path
                element = element.parent
        return _mixed(self.path, step)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and _HIDDEN.search(style) is not None)
    )
