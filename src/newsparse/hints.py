"""The nouns of pages with markup: what it says of a line, and what a page says of itself beside its text."""

from __future__ import annotations

from typing import NamedTuple


class Hints(NamedTuple):
    """Where in its page's markup a line stood.

    Attributes:
        tag: its element, by number (``rules/markup.py``).
        depth: how many elements stand around it.
        linked: the share of its characters that are links, 0 to 1.
        path: its element and all around it, hashed: equal for elements named alike in elements named alike.
        block: the path of the block around it.
        tail: the last steps of the path, hashed.
        names: the classes of its element's names (``class``, ``id`` …), as bits.
        near: those of the elements next around it.
        above: those of all elements around it.
        around: the kinds of elements around it, as bits.
        words: the words of the names near it, hashed.
        when: a time as its markup tells it to machines.
        hidden: whether the markup hides it from readers at first.
        shared: the depth of the deepest element around both it and the line before.
        home: the element that its block stands in, by number.
        leads: what its link leads to, as bits.
        pictured: whether a picture stands between it and the line before.
        numbered: whether an element with a number of its own (``id="c17"``) begins between it and the line before.
    """

    tag: int
    depth: int
    linked: float
    path: int
    block: int
    tail: int
    names: int
    near: int
    above: int
    around: int
    words: tuple[int, ...]
    when: str | None
    hidden: bool
    shared: int
    home: int
    leads: int
    pictured: bool
    numbered: bool


class Head(NamedTuple):
    """What a page with markup says beside its text: ``scripts`` of linked data (JSON-LD), ``metas`` (name in lower case,
    content), ``links`` (relation → address), the text of its ``title`` element, and how many ``programs`` it runs."""

    scripts: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    programs: int = 0


class Metadata(NamedTuple):
    """What the head of a page says the page is; None or empty where it says nothing. ``published`` is its date where it
    is called one of publication, ``date`` else one of change; ``name`` is the site's."""

    title: str | None = None
    date: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    name: str | None = None
