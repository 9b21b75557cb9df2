"""What stands around an article and its thread on a made page with markup; see :mod:`templates`."""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape

from dataset import Example, paragraphs
from remix import Comment
from remix_words import COUNTS
from skin import Skin
from template_words import (
    CARDS,
    FOOTER_LINKS,
    FOOTERS,
    ITEMS,
    MOTTOS,
    NAME_TAGS,
    RELATED,
    SECTIONS,
    SITE_NAMES,
    SITE_TAGS,
)

# How often each thing that may be there is there.
PIECE = 0.4


def element(tag: str, inner: str, name: str = "", more: str = "") -> str:
    """An element of that class around markup; the markup alone where there is no tag."""
    if not tag:
        return inner
    named = f' class="{escape(name)}"' if name else ""
    return f"<{tag}{named}{more}>{inner}</{tag}>"


def links(words: Sequence[str], rng: random.Random) -> str:
    """Some words as links, in a list or a row."""
    many = rng.randint(2, min(7, len(words)))
    made = [element("a", escape(word), more=' href="#"') for word in rng.sample(list(words), many)]
    return element("ul", "".join(element("li", link) for link in made)) if rng.random() < 0.6 else " ".join(made)


def above(rng: random.Random, site: str, head: str) -> str:
    """A page's head and menu, each now and then; the site's name may be set as a headline is, most often where the
    article's (``head`` its element) is set lower."""
    menu = element("nav", links(SECTIONS, rng)) if rng.random() < PIECE else ""
    lower = head in ("h2", "h3", "h4")
    if rng.random() > (0.75 if lower else PIECE):
        return menu
    tag = "h1" if lower and rng.random() < 0.7 else rng.choice(SITE_TAGS)
    named = element("a", escape(site), rng.choice(["logo", ""]), ' href="/"') if rng.random() < 0.8 else escape(site)
    named = element(tag, named, rng.choice(SITE_NAMES))
    if rng.random() < 0.3:
        named += element("p", escape(rng.choice(MOTTOS)), rng.choice(["description", "tagline", ""]))
    return element(rng.choice(["header", "header", "div", ""]), named) + menu


def beside(rng: random.Random, donors: Sequence[Example]) -> str:
    """Teasers of other articles."""
    titles = list({donor.gold.get("title") or "" for donor in donors} - {""})
    if len(titles) < 3 or rng.random() > PIECE:
        return ""
    teasers = "".join(
        element("li", element("a", escape(title), more=' href="#"')) for title in sorted(titles)[: rng.randint(3, 6)]
    )
    return element("aside", element("h3", rng.choice(RELATED)) + element("ul", teasers), "related")


def cards(rng: random.Random, others: Sequence[Example]) -> str:
    """Other articles with their writers and first words: at first sight a thread, but cut to size."""
    if len(others) < 2 or rng.random() > PIECE:
        return ""
    item, around = rng.choice(ITEMS[:8])
    name, tags = rng.choice(CARDS), (rng.choice(["h2", "h3", "h4", "a", "strong"]), rng.choice(NAME_TAGS), "p")
    said, dated, size = (
        rng.choice(["NAME", "NAME", "By NAME", "NAME •"]),
        rng.random() < 0.5,
        rng.choice([60, 120, 200]),
    )
    skin, cards = Skin(rng), []
    for other in others:
        writers = [one for one in other.gold.get("authors") or () if isinstance(one, str)]
        first = next(iter(paragraphs(other.gold.get("body") or "")), "")
        parts = [
            element(tags[0], escape(other.gold.get("title") or first[:60])),
            element(tags[1], escape(said.replace("NAME", writers[0])), "author") if writers else "",
            element("time", escape(skin.date())) if dated else "",
            element(tags[2], escape(first if len(first) <= size else f"{first[:size]}…")),
        ]
        if rng.random() < 0.1:
            parts.reverse()
        cards.append(element(item, "\n".join(parts), name))
    return element("h3", rng.choice(RELATED)) + element(
        around, "\n".join(cards), rng.choice(["related", "more", "cards", ""])
    )


def below(rng: random.Random, site: str) -> str:
    """What a site says of itself at the end."""
    said = rng.choice(FOOTERS).replace("SITE", site).replace("YEAR", str(rng.randint(2005, 2026)))
    about = links(FOOTER_LINKS, rng) if rng.random() < PIECE else ""
    return element("footer", element("p", escape(said)) + about) if rng.random() < PIECE else ""


def heading(rng: random.Random, comments: Sequence[Comment], title: str) -> str:
    """What stands above a thread."""
    if rng.random() < 0.35:
        return ""
    said = rng.choice(COUNTS).replace("N", str(len(comments))).replace("TITLE", title or "It")
    return element(rng.choice(["h2", "h3", "p", "div"]), escape(said))
