"""A page's markup as tokens, whichever parser read it: lexbor (fast) or BeautifulSoup (what many people have).

The parser builds the tree and repairs what is unclosed. Elements that no reader of the page sees are removed, and
the rest is delivered in order: opening and closing tags, each with the text after it. There is no recursion, since
a page may nest to any depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple

from newsparse.hints import Head
from newsparse.rules.markup import RAW, UNSEEN, VOID

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

# Pages that went through an XML writer close these elements like this; a browser would swallow the rest of the
# page.
_SELF_CLOSED = re.compile(r"<(iframe|textarea|title|script|style|noscript|noframes|xmp|select)\b([^<>]*)/>", re.I)
# A parser that examines the ancestors of every tag takes quadratic time on pages that nest without end. On pages
# with more than ``_TAGS`` tags, tags deeper than ``_DEEPEST`` are dropped; their text is kept.
_TAGS, _DEEPEST = 20_000, 1_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
# Elements that hold none of their own kind, so that their depth never adds up.
_SHALLOW = VOID | frozenset("p li td th tr dt dd option thead tbody tfoot script style textarea title".split())
# The pieces of a serialised tree. Attributes are always in double quotes; their names may contain any mark except
# those that end names (and white space of other kinds).
_ENDS = r" \t\n\f\r/>"
_TOKEN = re.compile(
    rf'<(?:(/?[a-zA-Z][^{_ENDS}]*+)((?: [^{_ENDS}][^{_ENDS}=]*+="[^"]*+")*+)|!--.*?--|[!?][^>]*)>([^<]*+)', re.S
)
_ATTRIBUTE = re.compile(rf' ([^{_ENDS}][^{_ENDS}=]*)="([^"]*)"')
_RAW_TEXT = re.compile(rf"<!--.*?-->|(<({'|'.join(sorted(RAW))})\b[^>]*>)(.*?)(?=</\2>|\Z)", re.S)
_LINKED_DATA = "ld+json"


# A tag and the text after it. The tag is the name of an element that begins, "/" and the name where one ends (void
# elements such as "br" do not), or empty. Attributes are as serialised, each ' name="value"'. The text has its
# entities resolved and its white space as in the source. Elements are well nested.
Token = tuple[str, str, str]


class Markup(NamedTuple):
    """A page of markup: what readers see, as tokens, and what stands beside it."""

    tokens: Iterable[Token]
    head: Head


def read_markup(markup: str) -> Markup:
    """Read a page with lexbor, through selectolax, as browsers read it: nothing is ever an error.

    Args:
        markup: the page.
    """
    from selectolax.lexbor import LexborHTMLParser

    if markup.count("<") > _TAGS:
        markup = _shallower(markup)
    tree = LexborHTMLParser(_SELF_CLOSED.sub(r"<\1\2></\1>", markup))
    scripts = [(node.attributes.get("type") or "", node) for node in tree.tags("script")]
    head = Head(
        tuple(node.text() for kind, node in scripts if _LINKED_DATA in kind),
        tuple(_meta(node.attributes) for node in tree.tags("meta")),
        _links(node.attributes for node in tree.tags("link")),
        _title(node.text() for node in tree.tags("title")),
        sum(_LINKED_DATA not in kind for kind, _ in scripts),
    )
    tree.strip_tags(_UNSEEN)
    left = tree.html or ""
    if "<plaintext" in left:  # once serialised, its text could not be told from the elements in it
        tree.unwrap_tags(["plaintext"])
        left = tree.html or ""
    if any(f"<{tag}" in left for tag in RAW):
        left = _RAW_TEXT.sub(_escaped, left)
    return Markup([token if "&" not in token[2] else _resolved(token) for token in _TOKEN.findall(left)], head)


def read_soup(soup: BeautifulSoup | Tag) -> Markup:
    """Take over what BeautifulSoup has read, with any parser; the soup is not changed."""

    def attributes_of(name: str) -> Iterator[dict[str, str | None]]:
        return ({key: _value(value) for key, value in tag.attrs.items()} for tag in soup.find_all(name))

    scripts = [(_value(tag.get("type")) or "", tag) for tag in soup.find_all("script")]
    head = Head(
        tuple("".join(map(str, tag.contents)) for kind, tag in scripts if _LINKED_DATA in kind),
        tuple(map(_meta, attributes_of("meta"))),
        _links(attributes_of("link")),
        _title(tag.get_text() for tag in soup.find_all("title")),
        sum(_LINKED_DATA not in kind for kind, _ in scripts),
    )
    return Markup(_walk_soup(soup), head)


def split_attributes(serialised: str) -> list[tuple[str, str]]:
    """The attributes of a token, as names and values with unresolved entities."""
    return _ATTRIBUTE.findall(serialised)


_UNSEEN = sorted(UNSEEN)


def _escaped(raw: re.Match[str]) -> str:
    return raw[1] + escape(raw[3], quote=False) if raw[1] else ""


def _resolved(token: Token) -> Token:
    return token[0], token[1], unescape(token[2])


def _meta(attributes: Mapping[str, str | None]) -> tuple[str, str]:
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    return (name or "").lower(), attributes.get("content") or ""


def _links(links: Iterable[Mapping[str, str | None]]) -> tuple[tuple[str, str], ...]:
    """The first address of each relation."""
    first: dict[str, str] = {}
    for attributes in links:
        first.setdefault((attributes.get("rel") or "").lower(), attributes.get("href") or "")
    return tuple(first.items())


def _title(titles: Iterable[str]) -> str | None:
    return next((text for title in titles if (text := " ".join(title.split()))), None)


def _shallower(markup: str) -> str:
    """Drop the tags that open and close elements deeper than any page needs."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _SHALLOW or tag[0].endswith("/>"):
            return tag[0]
        depth = max(0, depth + (-1 if tag[1] else 1))
        return "" if depth + bool(tag[1]) > _DEEPEST else tag[0]

    return _TAG.sub(keep, markup)


def _walk_soup(soup: BeautifulSoup | Tag) -> Iterator[Token]:
    from bs4.element import NavigableString, PreformattedString, Tag

    stack: list[tuple[str, Iterator[PageElement]]] = [("", iter([soup]))]
    while stack:
        name, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if name:
                yield f"/{name}", "", ""
        elif isinstance(child, Tag):
            tag = "" if child.name == "[document]" else child.name
            if tag in UNSEEN:
                continue
            if tag:
                yield tag, "".join(_serialised(key, value) for key, value in child.attrs.items()), ""
            stack.append(("" if tag in VOID else tag, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield "", "", str(child)


def _serialised(name: str, value: object) -> str:
    return f' {name}="{escape(_value(value) or "")}"'


def _value(value: object) -> str | None:
    return " ".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)
