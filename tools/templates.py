"""Pages with markup, written in templates drawn at random: real words, elements and names of elements as small sites,
reader views and people by hand write them.

Labelled pages with markup are whole pages of large sites, and few: a network that saw nothing else takes a page that
holds an article and nothing more for a thread. What stands around the article here is little, often nothing. ``written``
returns a page and its gold record; :mod:`align` labels it like any other page.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from align import align
from augment import by_fold
from dataset import Example, fold_of, paragraphs
from known_words import common_words
from newsparse.lines.html import flatten
from newsparse.lines.tree import read_markup
from remix import Comment, pick_comments
from remix_words import ENDINGS
from skin import Skin
from surroundings import PIECE, above, below, beside, cards, element, heading, links
from template_words import (
    ARTICLES,
    BYLINE_TAGS,
    BYLINES,
    HEAD_NAMES,
    HEADS,
    ITEMS,
    LISTS,
    NAME_TAGS,
    PARTS,
    ROOTS,
    SECTIONS,
    SHARES,
    SITES,
    TEXT_TAGS,
    TIME_TAGS,
)

# How often a page has nothing around its article and thread.
_BARE = 0.4
# Of a thread's page, how often it has no article.
_NO_ARTICLE = 0.12
# How often it has another page's.
_LENT = 0.6

Pages = dict[int, list[Example]]


class Names:
    """How a page names its elements: one habit for all of them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.root, self.list = rng.choice(ROOTS), rng.choice(LISTS)
        self._words = {part: rng.choice(words) for part, words in PARTS.items()}
        self._habit = rng.choice(["plain", "plain", "dash", "dash", "bem", "camel", "none", "hash", "strange"])
        self._made: dict[str, str] = {}

    def of(self, part: str) -> str:
        """The class of a part of a comment, or of a thing on the page."""
        if part not in self._made:
            self._made[part] = self._name(self._words.get(part, part), part in self._words)
        return self._made[part]

    def _name(self, word: str, inner: bool) -> str:
        rng, root = self._rng, self.root
        if self._habit == "none":
            return ""
        if self._habit == "hash":
            return f"css-{rng.randrange(16**6):06x}"
        if self._habit == "strange":
            return "-".join(rng.choice(common_words()) for _ in range(rng.choice([1, 1, 2])))
        if self._habit == "plain" or not inner:
            return word
        return {"dash": f"{root}-{word}", "bem": f"c-{root}__{word}", "camel": root + word.title()}[self._habit]


class Template:
    """The parts of a page's thread and article, drawn once for a page."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.names, self.skin = rng, Names(rng), Skin(rng)
        self.item, self.list = rng.choice(ITEMS)
        self.name_tag, self.time_tag, self.text_tag = (rng.choice(t) for t in (NAME_TAGS, TIME_TAGS, TEXT_TAGS))
        self.head = rng.choice(HEADS)
        self.in_row = rng.random() < 0.5
        self.said = rng.random() < 0.35
        self.behind = rng.random() < 0.12
        self.broken = rng.random() < 0.2
        self.nested = rng.random() < 0.3
        self.avatar = rng.random() < 0.2
        self.tail = [part for part in (self._votes, self._buttons) if rng.random() < 0.35]

    def comment(self, comment: Comment, below: str = "") -> str:
        """A comment as markup; ``below`` are its answers."""
        skin, name = self.skin, comment["author"]
        when = None if skin.when == "none" else skin.time()
        said = f"{skin.lead}{name}{skin.says}" if self.said and not self.in_row else name
        parts = [element(self.name_tag, escape(said), self.names.of("author"))]
        if when is not None:
            parts.insert(int(not skin.date_first), element(self.time_tag, escape(when), self.names.of("time")))
        if self.said and self.in_row:
            parts.insert(1, escape(skin.says or skin.glue))
        if self.avatar:
            parts.insert(0, element("span", escape(name[:1].upper()), self.names.of("avatar")))
        gap = self.rng.choice([" ", "\n"])
        head = element("div" if self.in_row else "", gap.join(parts), self.names.of("row"))
        body = element(self.text_tag, self._text(comment["text"]), self.names.of("text"))
        inner = [body, head] if self.behind else [head, body]
        inner += [part(name) for part in self.tail]
        if self.item == "tr":
            inner = [element("td", part) for part in inner]
        return element(self.item, "\n".join(inner) + below, self.names.of(self.names.root))

    def _text(self, text: str) -> str:
        parts = [escape(part) for part in paragraphs(text)]
        if self.broken or len(parts) == 1 or self.text_tag in ("p", "span"):
            return "<br>".join(parts)
        return "".join(element("p", part) for part in parts)

    def _votes(self, name: str) -> str:
        return element("span", escape(" ".join(self.skin.votes(name))), self.names.of("votes"))

    def _buttons(self, name: str) -> str:
        links = " ".join(element("a", escape(word), more=' href="#"') for word in self.skin.buttons(name))
        return element("div", links, self.names.of("actions"))

    def thread(self, comments: Sequence[Comment]) -> str:
        """All comments in their list, some as answers to the one before."""
        items: list[str] = []
        waiting: list[Comment] = []
        for comment in reversed(comments):
            if self.nested and self.item in ("div", "li", "article") and self.rng.random() < 0.3:
                waiting.insert(0, comment)
                continue
            answers = "".join(self.comment(one) for one in waiting)
            items.append(self.comment(comment, element(self.list, answers, "children") if answers else ""))
            waiting = []
        items += [self.comment(one) for one in reversed(waiting)]
        return element(self.list, "\n".join(reversed(items)), self.names.of(self.names.list))

    def article(self, page: Example, title: str, authors: Sequence[str]) -> str:
        """Headline, byline, date and body of a page, in some order."""
        rng = self.rng
        top = [element(self.head, escape(title), rng.choice([self.names.of("title"), *HEAD_NAMES]))] if title else []
        under = []
        if authors and rng.random() < 0.7:
            said = rng.choice(BYLINES).replace("NAME", " and ".join(authors))
            under.append(element(rng.choice(BYLINE_TAGS), escape(said), rng.choice(["byline", "author", ""])))
        if rng.random() < 0.7:
            tag = rng.choice(TIME_TAGS)
            under.append(element(tag, escape(self.skin.date()), rng.choice(["date", "time", ""])))
        rng.shuffle(under)
        if rng.random() < 0.2:
            top.insert(0, element("span", rng.choice(SECTIONS), "section"))
        body = "\n".join(element("p", escape(part)) for part in paragraphs(page.gold.get("body") or ""))
        parts = [*top, *under, body] if rng.random() < 0.9 else [*top, body, *under]
        return element(rng.choice(ARTICLES), "\n".join(parts), rng.choice(["article", "story", "post", "content", ""]))


def written(
    page: Example, donors: Sequence[Example], rng: random.Random, *, bare: bool, others: Sequence[Example] = ()
) -> tuple[str, dict[str, Any]]:
    """One new page of HTML and its gold record.

    Args:
        page: gives the article, and, with ``donors`` of its fold, comments.
        donors: labelled pages of the same fold.
        rng: all randomness.
        bare: there are no comments.
        others: articles of the same fold that the page tells of.
    """
    comments = [] if bare else pick_comments(page, donors, rng)
    template, site = Template(rng), f"{rng.choice(SECTIONS)} {rng.choice(SITES)}"
    title = page.gold.get("title") or ""
    kept: dict[str, Any] = {**page.gold, "body": _some_of(page.gold.get("body") or "", rng)}
    if comments and rng.random() < _NO_ARTICLE:
        kept["body"], title = "", ""
    known = page.gold.get("authors") or [c["author"] for d in donors[:3] for c in d.gold.get("comments", [])[:1]]
    authors = [name for name in known if isinstance(name, str) and name.strip()][:2]
    lean = rng.random() < _BARE

    def around(make: Callable[[], str]) -> str:
        return "" if lean else make()

    parts = [
        around(lambda: above(rng, site, template.head)),
        template.article(_with(page, kept), title, authors),
        around(lambda: element("div", links(SHARES, rng), "share") if rng.random() < PIECE else ""),
        heading(rng, comments, title) + template.thread(comments) if comments else "",
        around(lambda: escape(rng.choice(ENDINGS)).replace("\n", "<br>") if rng.random() < PIECE else ""),
        around(lambda: beside(rng, donors)),
        around(lambda: cards(rng, others)),
        around(lambda: below(rng, site)),
    ]
    gold = {"comments": comments, "body": kept["body"], "title": title or None}
    return f"<html><head><title>{escape(title)}</title></head><body>{' '.join(parts)}</body></html>", gold


def _with(page: Example, gold: dict[str, Any]) -> Example:
    return Example(page.path, page.kind, page.group, "", gold, [], page.aligned)


def _some_of(body: str, rng: random.Random) -> str:
    parts = paragraphs(body)
    return "\n".join(parts[: rng.choice([1, 2, 3, 5, 8, 12, 40])])


def written_pages(pages: Sequence[Example], plain: Sequence[Example], folds: int, seed: int) -> list[Example]:
    """A page written for each that has comments, and one without for every second article.

    Args:
        pages: labelled pages with markup.
        plain: articles without comments.
        folds: the number of folds; a page is made of pages of one.
        seed: all randomness.
    """
    talks = [p for p in pages if p.aligned.layout and any(c.get("author") for c in p.gold.get("comments") or ())]
    near, bare = by_fold(talks, folds), by_fold(plain, folds)
    silent = plain[seed % 2 :: 2]
    return [
        _written(page, near, bare, random.Random(f"{seed}:{page.path.rpartition('/')[2]}"), folds)
        for page in (*talks, *silent)
    ]


def _written(page: Example, near: Pages, bare: Pages, rng: random.Random, folds: int) -> Example:
    """A page written for one that has comments, half of the time with another's article; or for one that has none."""
    fold = fold_of(page.group, folds)
    donors = rng.sample(near[fold], min(6, len(near[fold])))
    articles = rng.sample(bare[fold], min(6, len(bare[fold])))
    silent = not page.gold.get("comments")
    others = articles[1 : rng.randint(3, 6)]
    if articles and not silent and rng.random() < _LENT:
        page = _with(page, {**articles[0].gold, "comments": page.gold["comments"]})
    html, gold = written(page, donors, rng, bare=silent, others=[one for one in others if one.path != page.path])
    flat = flatten(read_markup(html))
    return Example(f"{page.path}~", "rendered", page.group, flat.text, gold, flat.lines, align(flat.lines, gold))
