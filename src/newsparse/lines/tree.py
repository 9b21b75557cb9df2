"""A page's markup as a stream of events, whatever read it: lexbor (fast) or BeautifulSoup (what people have).

Elements open and close, text stands between. No recursion: a page may nest as deep as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag
    from selectolax.lexbor import LexborNode

# Pages that went through an XML writer close these so; to a browser they would swallow the rest of the page.
_SELF_CLOSED = re.compile(r"<(iframe|textarea|title|script|style|noscript|noframes|xmp|select)\b([^<>]*)/>", re.I)
# A reader that asks of every tag what it stands in takes quadratic time on pages that nest without end: on pages of so
# many tags, those deeper than this are dropped, their text is not.
_TAGS, _DEEPEST = 20_000, 1_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
# Elements that hold none of their like, so that they never add up.
_SHALLOW = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option thead tbody tfoot
    script style textarea title""".split()
)
# Text inside these is code or data, kept whole for who asks.
_RAW = frozenset({"script", "style"})


class Open(NamedTuple):
    """An element begins. ``speaks``: it has words of its own, not only its children's."""

    tag: str
    attributes: Mapping[str, str | None]
    speaks: bool


class Close(NamedTuple):
    """An element ends."""

    tag: str


class Text(NamedTuple):
    """Text, entities resolved, white space as in the source."""

    value: str


Event = Open | Close | Text


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def walk_markup(markup: str) -> Iterator[Event]:
    """The events of a page, read by lexbor through selectolax as browsers read it: nothing is ever an error.

    Args:
        markup: the page.
    """
    from selectolax.lexbor import LexborHTMLParser

    if markup.count("<") > _TAGS:
        markup = _shallower(markup)
    root = LexborHTMLParser(_SELF_CLOSED.sub(r"<\1\2></\1>", markup)).root
    if root is None:
        return
    open_tags: list[tuple[str, LexborNode]] = []
    node: LexborNode = root
    while True:
        tag = node.tag or ""
        child = None
        if tag == "-text":
            yield Text(node.text_content or "")
        elif tag[:1] not in ("-", "!", ""):
            child = node.first_child
            yield Open(tag, node.attributes, _lexbor_speaks(child))
            if child is None:
                yield Close(tag)
        if child is not None:
            open_tags.append((tag, node))
            node = child
            continue
        following = node.next
        while following is None and open_tags:
            tag, node = open_tags.pop()
            yield Close(tag)
            following = node.next if open_tags else None
        if following is None:
            return
        node = following


def _shallower(markup: str) -> str:
    """The markup without the tags that open elements deeper than any page needs, and those that close them."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _SHALLOW or tag[0].endswith("/>"):
            return tag[0]
        depth = max(0, depth + (-1 if tag[1] else 1))
        return "" if depth + bool(tag[1]) > _DEEPEST else tag[0]

    return _TAG.sub(keep, markup)


def _lexbor_speaks(child: LexborNode | None) -> bool:
    while child is not None:
        if child.tag == "-text" and _says_something(child.text_content or ""):
            return True
        child = child.next
    return False


def walk_soup(soup: BeautifulSoup | Tag) -> Iterator[Event]:
    """The events of a soup.

    Args:
        soup: what BeautifulSoup read, with whatever parser.
    """
    from bs4.element import NavigableString, PreformattedString, Tag

    stack: list[tuple[str, Iterator[PageElement]]] = [("", iter([soup]))]
    while stack:
        name, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if name:
                yield Close(name)
        elif isinstance(child, Tag):
            tag = "" if child.name == "[document]" else child.name
            if tag:
                own = [str(part) for part in child.contents if type(part) is NavigableString]
                yield Open(tag, {k: _value(v) for k, v in child.attrs.items()}, _says_something("".join(own)))
            stack.append((tag, iter(child.contents)))
        elif isinstance(child, NavigableString) and (name in _RAW or not isinstance(child, PreformattedString)):
            yield Text(str(child))


def _value(value: object) -> str | None:
    return " ".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)
