"""What a page's head says about the page: linked data (JSON-LD), Open Graph and other meta tags, its title.

schema.org data as sites use it: one object, a list, an ``@graph``, names as strings or as objects. Nothing is
invented: dates that cannot be read and authors that are web addresses are left out.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsparse.fields._people import split_names
from newsparse.fields.dates import machine_date
from newsparse.fields.titles import bare_title
from newsparse.hints import Head, Metadata
from newsparse.rules.bylines import BY, STRONG_PREFIXES, SURE_JOINTS
from newsparse.rules.metadata import (
    ADDRESSES,
    ARTICLE_TYPES,
    AUTHORS,
    CHANGES,
    DATES,
    LINKED_DATA,
    NOBODY,
    PAGE_TYPES,
    SECTIONS,
    TITLES,
)

_COMMENTED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_BY = re.compile(rf"{BY}\s+", re.I)
# What joins two persons wherever it stands.
_AND = re.compile(rf"\s+(?:&|{'|'.join(SURE_JOINTS)})\s+", re.I)
# The full stop of a sentence, not of "Jr." or an initial.
_STOP = re.compile(r"(?<=\w{4})\.$")
# More objects than this describe a shop, not an article.
_MOST = 2_000


def read_metadata(head: Head) -> Metadata:
    """Read what the head of a page says.

    Args:
        head: what the markup says beside the page's text.
    """
    metas, links, title = head.metas, dict(head.links), head.title
    written = [value for key, value in metas if key == LINKED_DATA]
    objects = list(_objects([*head.scripts, *written]))
    articles = [o for o in objects if not ARTICLE_TYPES.isdisjoint(_types(o))]
    pages = [o for o in objects if not PAGE_TYPES.isdisjoint(_types(o))]
    named: dict[str, str] = {}
    for key, value in metas:
        if key and value.strip():
            named.setdefault(key, " ".join(html.unescape(value).split()))
    name = named.get("og:site_name") or named.get("application-name")
    headline = _first(_text(o.get("headline")) for o in articles)
    published = _first(
        [
            *(machine_date(_text(o.get("datePublished"))) for o in articles),
            *(machine_date(named.get(key)) for key in DATES),
            *(machine_date(_text(o.get("datePublished"))) for o in pages),
            *(machine_date(_text(o.get("dateCreated"))) for o in articles),
        ]
    )
    return Metadata(
        title=headline or bare_title(_first(named.get(key) for key in TITLES) or title, name),
        date=published
        or _first(
            [
                *(machine_date(_text(o.get("dateModified"))) for o in articles),
                *(machine_date(named.get(key)) for key in CHANGES),
            ]
        ),
        published=published,
        authors=_authors(articles, objects) or _named_authors(named, metas),
        section=_first([*(_text(o.get("articleSection")) for o in articles), *(named.get(key) for key in SECTIONS)]),
        url=_first([_address(links.get("canonical")), *(_address(named.get(key)) for key in ADDRESSES)]),
        name=name,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _objects(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Every object of the linked data, outer ones first."""
    many = 0
    for script in scripts:
        try:
            waiting = deque([json.loads(_COMMENTED.sub("", script), strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting and many < _MOST:
            value = waiting.popleft()
            many += 1
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                yield value
                waiting += [part for part in value.values() if isinstance(part, list | dict)]


def _types(value: Mapping[str, Any]) -> set[str]:
    kinds = value.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return {kind.rpartition("/")[2].lower() for kind in named}


def _text(value: object) -> str | None:
    """The first text of a value: lists and objects may stand around it, in any number."""
    waiting = deque([value])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value))
        elif isinstance(value, dict):
            waiting.appendleft(value.get("@value") or value.get("name"))
        elif isinstance(value, str) and (text := " ".join(html.unescape(value).split())):
            return text
    return None


def _authors(articles: Sequence[Mapping[str, Any]], objects: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    known = {name: o for o in objects if isinstance(name := o.get("@id"), str) and o.get("name")}
    for article in articles:
        value = article.get("author")
        parts = [_author(part, known) for part in (value if isinstance(value, list) else [value])]
        found = _people(name for part in parts for name in part)
        if found:
            return found
    return ()


def _author(value: object, known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names that an article's author gives.

    An object is meant for one person. Sites write several people into it with "and" between them, or with commas between
    first and last names.
    """
    if not isinstance(value, dict):
        return _listed(_text(value) or "")
    if not value.get("name"):
        name = value.get("@id")
        value = known.get(name, value) if isinstance(name, str) else value
    person = _text(value) if "organization" not in _types(value) else None
    if person is None:
        return []
    return [one for part in _AND.split(person) for one in ([part] if _is_one(part) else _listed(part))]


def _is_one(name: str) -> bool:
    """Whether commas and small words in a name are its own: "Lyle Quill, Jr.", "José Ortega y Vega"."""
    return not all(" " in part.strip() for part in _listed(name))


def _named_authors(named: Mapping[str, str], metas: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    for key in AUTHORS:
        found = _people(part for name, value in metas if name == key for part in _listed(value))
        if found:
            return found
    if named.get("twitter:label1", "").casefold() in STRONG_PREFIXES:
        return _people(_listed(named.get("twitter:data1", "")))
    return ()


def _people(names: Iterable[str]) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for name in names:
        person = _without_lead(_STOP.sub("", name.strip(" .,") + "." * name.endswith(".")))
        if person and len(person) < 60 and person.casefold() not in NOBODY and not _is_address(person):
            out[person] = None
    return tuple(out)


def _listed(names: str) -> list[str]:
    """The names in a list of names; none if it is a web address."""
    return [] if _is_address(names) else split_names(" ".join(html.unescape(names).split()))


def _without_lead(name: str) -> str:
    return name[match.end() :] if (match := _BY.match(name)) else name


def _is_address(text: str) -> bool:
    return "://" in text or "@" in text or text.startswith(("www.", "/")) or ".com" in text


def _address(value: str | None) -> str | None:
    try:
        return value if value and urlsplit(value).scheme in ("http", "https") else None
    except ValueError:  # half an IPv6 address
        return None
