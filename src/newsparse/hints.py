"""The data types of pages with markup: what it says about a line, and what a page says about itself beside its text."""

from __future__ import annotations

from typing import NamedTuple


class Hints(NamedTuple):
    """Where in its page's markup a line stood.

    Attributes:
        tag: its element, by number (``rules/markup.py``).
        depth: the number of elements around it.
        level: the number of elements around its block, that itself included.
        linked: the share of its characters that are links, 0 to 1.
        path: a hash of the elements from the root to its own; equal for equal tags and first names all the way.
        block: the path of the block around it.
        tail: a hash of the last steps of the path.
        names: the classes of the names (``class``, ``id`` …) of its element and of those up to its block, as bits.
        near: those of all elements around its block.
        above: those of all elements around it, its own included.
        around: the kinds of elements around it, as bits.
        words: hashes of the words in the names near it.
        when: a time in the markup's machine-readable form.
        hidden: whether the markup hides it from readers at first.
        shared: the depth of the deepest element around both it and the line before.
        home: the element around its block, by its number on the page.
        leads: what its link leads to, as bits.
        pictured: whether a picture stands between it and the line before.
        numbered: whether an element with a number of its own (``id="c17"``) begins between it and the line before.
    """

    tag: int
    depth: int
    level: int
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
    """What a page with markup says beside its text.

    Attributes:
        scripts: the texts of its linked data (JSON-LD).
        metas: its meta tags: name in lower case, content.
        links: its links: relation and first address.
        title: the text of its ``title`` element.
        programs: the number of other scripts.
    """

    scripts: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    programs: int = 0


class Metadata(NamedTuple):
    """What the head of a page says that the page is; None or empty where it says nothing.

    Attributes:
        title: the article's title.
        date: ``published``, or else when the page was last changed.
        published: when it was published (or created, if nothing better is given).
        authors: the article's authors.
        section: the article's section.
        url: the page's own address.
        name: the site's name.
    """

    title: str | None = None
    date: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    name: str | None = None
