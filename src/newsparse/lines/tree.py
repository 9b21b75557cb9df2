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
from newsparse.rules.metadata import ARTICLE_TYPES, PAGE_TYPES

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag
    from selectolax.lexbor import LexborNode

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
_ATTRIBUTES = rf'(?: [^{_ENDS}][^{_ENDS}=]*+="[^"]*+")*+'
_TAG_OR_NOTE = rf"<(?:(/?[a-zA-Z][^{_ENDS}]*+)({_ATTRIBUTES})|!--.*?--|[!?][^>]*)>"
_TOKEN = re.compile(rf"{_TAG_OR_NOTE}([^<]*+)", re.S)
_ATTRIBUTE = re.compile(rf' ([^{_ENDS}][^{_ENDS}=]*)="([^"]*)"')
# Every tag and comment is passed over as a whole: a name may be "div<!--".
_RAW_TEXT = re.compile(rf"(<({'|'.join(sorted(RAW))}){_ATTRIBUTES}>)(.*?)(?=</\2>|\Z)|{_TAG_OR_NOTE}", re.S)
_MARKS = re.compile("[<&]")
_LINKED_DATA = "ld+json"
_PICTURES = ("svg", "math")


# A tag and the text after it. The tag is the name of an element that begins, "/" and the name where one ends (void
# elements such as "br" do not), or empty. Attributes are as serialised, each ' name="value"'. The text has its
# entities resolved and its white space as in the source. Elements are well nested.
Token = tuple[str, str, str]
Attributes = Mapping[str, str | None]
# An element: its name and its attributes.
Around = tuple[str, Attributes]


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
        _metas((node.attributes, _around(node)) for node in tree.tags("meta")),
        _links(node.attributes for node in tree.tags("link")),
        _title((node.text(), _around(node)) for node in tree.tags("title")),
        sum(_LINKED_DATA not in kind for kind, _ in scripts),
    )
    tree.strip_tags(_UNSEEN)
    left = tree.html or ""
    if "<plaintext" in left:  # once serialised, its text could not be told from the elements in it
        tree.unwrap_tags(["plaintext"])
        left = tree.html or ""
    if any(_MARKS.search(node.text()) for tag in RAW for node in tree.tags(tag)):
        left = _RAW_TEXT.sub(_escaped, left)
    return Markup([token if "&" not in token[2] else _resolved(token) for token in _TOKEN.findall(left)], head)


def read_soup(soup: BeautifulSoup | Tag) -> Markup:
    """Take over what BeautifulSoup has read, with any parser; the soup is not changed."""

    def attributes_of(tag: Tag) -> dict[str, str | None]:
        return {key: _value(value) for key, value in tag.attrs.items()}

    def around(tag: Tag) -> Iterator[Around]:
        return ((parent.name, attributes_of(parent)) for parent in tag.parents)

    scripts = [(_value(tag.get("type")) or "", tag) for tag in soup.find_all("script")]
    head = Head(
        tuple("".join(map(str, tag.contents)) for kind, tag in scripts if _LINKED_DATA in kind),
        _metas((attributes_of(tag), around(tag)) for tag in soup.find_all("meta")),
        _links(map(attributes_of, soup.find_all("link"))),
        _title((tag.get_text(), around(tag)) for tag in soup.find_all("title")),
        sum(_LINKED_DATA not in kind for kind, _ in scripts),
    )
    return Markup(_walk_soup(soup), head)


def split_attributes(serialised: str) -> list[tuple[str, str]]:
    """The attributes of a token, as names and values with unresolved entities."""
    return _ATTRIBUTE.findall(serialised)


_UNSEEN = sorted(UNSEEN)


def _escaped(raw: re.Match[str]) -> str:
    return raw[1] + escape(raw[3], quote=False) if raw[1] else raw[0]


def _resolved(token: Token) -> Token:
    return token[0], token[1], unescape(token[2])


def _around(node: LexborNode) -> Iterator[Around]:
    """The elements around one, from the inside out."""
    parent = node.parent
    while parent is not None:
        yield parent.tag or "", parent.attributes
        parent = parent.parent


def _metas(metas: Iterable[tuple[Attributes, Iterable[Around]]]) -> tuple[tuple[str, str], ...]:
    """The name and the content of each meta tag that is about the page."""
    found: list[tuple[str, str]] = []
    for attributes, around in metas:
        name = attributes.get("property") or attributes.get("name")
        if not name and (item := attributes.get("itemprop")) and _is_about_page(around):
            name = item
        found.append(((name or "").lower(), attributes.get("content") or ""))
    return tuple(found)


def _is_about_page(around: Iterable[Around]) -> bool:
    """Whether a property among these elements is one of the article, and not, say, of a comment on it (microdata)."""
    for _, attributes in around:
        if "itemscope" in attributes:
            kind = (attributes.get("itemtype") or "").rstrip("/").rpartition("/")[2].lower()
            return kind in ARTICLE_TYPES or kind in PAGE_TYPES
    return True


def _links(links: Iterable[Attributes]) -> tuple[tuple[str, str], ...]:
    """The first address of each relation."""
    first: dict[str, str] = {}
    for attributes in links:
        first.setdefault((attributes.get("rel") or "").lower(), attributes.get("href") or "")
    return tuple(first.items())


def _title(titles: Iterable[tuple[str, Iterable[Around]]]) -> str | None:
    """The page's title; a picture may have one, too."""
    for title, around in titles:
        if (text := " ".join(title.split())) and all(tag not in _PICTURES for tag, _ in around):
            return text
    return None


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
