"""Dumps of little more than a short article and a few comments, as people paste them or write them by hand.

Labelled dumps are whole pages of sites, and merged ones: a network that saw nothing else wants a date, a button or a
menu to believe in a thread of three comments. ``lean`` returns a page's text and its gold record; :mod:`align` labels it
like any other page.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from augment import by_fold
from dataset import Example, example, fold_of, page_name, paragraphs
from merge_words import CREDITS
from remix import Comment, Lines, letters, merged, pick_comments, spaced, thread
from remix_words import COUNTS, ENDINGS, SAYS
from skin import Skin
from template_words import BYLINES, SECTIONS

# How often a page has each part.
_TITLE, _BYLINE, _DATE, _SECTION, _DATED, _CREDIT, _COUNT, _ENDING = 0.75, 0.4, 0.4, 0.12, 0.2, 0.2, 0.55, 0.15
# How often a thread stands below another page's article; how often all lines of a page are parted alike.
_LENT, _EVEN = 0.6, 0.8


def lean(
    page: Example, donors: Sequence[Example], rng: random.Random, *, bare: bool = False
) -> tuple[str, dict[str, Any]]:
    """One small page.

    Args:
        page: gives the article, and, with ``donors`` of its fold, comments.
        donors: pages of the same fold with comments.
        rng: all randomness.
        bare: there are no comments.
    """
    comments = [] if bare else pick_comments(page, donors, rng)[: rng.choice([1, 1, 2, 3, 3, 4, 5, 8])]
    skin, title = Skin(rng), page.gold.get("title") or ""
    body = paragraphs(page.gold.get("body") or "")[: rng.choice([1, 1, 2, 2, 3, 4, 6])]
    out = _head(page, skin, title if rng.random() < _TITLE else "", donors)
    out += _dressed(body, rng)
    if comments:
        out += [rng.choice(COUNTS).replace("N", str(len(comments))).replace("TITLE", title or "It")] * (
            rng.random() < _COUNT
        )
        out += _thread(comments, skin, title)
    if rng.random() < _ENDING:
        out += rng.choice(ENDINGS).split("\n")
    if rng.random() < _EVEN:
        out = spaced([line for line in out if line.strip()], rng.choice(["none", "lines"]))
    gold = {"comments": comments, "body": "\n".join(body), "title": title if title in out else None}
    return "\n".join(out), gold


def _head(page: Example, skin: Skin, title: str, donors: Sequence[Example]) -> Lines:
    """Headline, byline and date, most often in this order."""
    rng = skin.rng
    known = page.gold.get("authors") or [c["author"] for d in donors[:3] for c in d.gold["comments"][:1]]
    names = [name for name in known if isinstance(name, str) and name.strip()][:2]
    under: Lines = []
    if names and rng.random() < _BYLINE:
        under.append(rng.choice(BYLINES).replace("NAME", " and ".join(names)))
    if rng.random() < _DATE:
        under.append(skin.date())
    if rng.random() < 0.3:
        rng.shuffle(under)
    head = [title, *under] if rng.random() < 0.85 else [*under, title]
    return [rng.choice(SECTIONS), *head] if rng.random() < _SECTION else head


def _dressed(body: Sequence[str], rng: random.Random) -> Lines:
    """The paragraphs, with the date that a scraper set before them or the credit behind them."""
    out = list(body)
    if out and rng.random() < _DATED:
        out[0] = f" date {rng.randint(2009, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02} {out[0]}"
    if out and rng.random() < _CREDIT:
        out[-1] += rng.choice(CREDITS)
    return out


def _thread(comments: Sequence[Comment], skin: Skin, title: str) -> Lines:
    """The comments with no more about each than its author, most often."""
    rng = skin.rng
    form = rng.choice(["bare", "said", "said", "dated", "after", "named after", "named after", "any"])
    if form == "bare":
        return merged(rng, comments)
    if form.endswith("after"):
        return letters(rng, comments, alone=form == "named after")
    if form != "any":
        skin.before, skin.between, skin.after = [], [], skin.after[:1] if form == "dated" else []
        skin.when, skin.advert = ("none", "") if form == "said" else ("abs", skin.advert)
        if form == "said" and not skin.says:
            skin.says = rng.choice([says for says in SAYS if says])
    return thread(rng, comments, title, skin)


def lean_pages(pages: Sequence[Example], plain: Sequence[Example], folds: int, seed: int) -> list[Example]:
    """A small page for each page that has comments, and one without for every fourth article.

    Args:
        pages: labelled dumps; of the renderings of one page one serves.
        plain: dumps of articles without comments.
        folds: the number of folds; a page is made of pages of one.
        seed: all randomness.
    """
    talks = _once([p for p in pages if any(c.get("author") for c in p.gold.get("comments") or ())])
    articles = _once([p for p in plain if paragraphs(p.gold.get("body") or "")])
    near, bare = by_fold(talks, folds), by_fold(articles, folds)
    silent = articles[seed % 4 :: 4]
    return [_made(page, near, bare, random.Random(f"{seed}:{_name(page)}"), folds) for page in (*talks, *silent)]


def _name(page: Example) -> str:
    return page_name(Path(page.path))


def _once(pages: Sequence[Example]) -> list[Example]:
    return list({_name(page): page for page in pages}.values())


def _made(
    page: Example, near: dict[int, list[Example]], bare: dict[int, list[Example]], rng: random.Random, folds: int
) -> Example:
    fold = fold_of(page.group, folds)
    donors = rng.sample(near[fold], min(6, len(near[fold])))
    silent = not page.gold.get("comments")
    if not silent and bare[fold] and rng.random() < _LENT:
        lender = rng.choice(bare[fold])
        kept = {**lender.gold, "comments": page.gold["comments"]}
        page = Example(page.path, page.kind, page.group, "", kept, [], page.aligned)
    text, gold = lean(page, donors, rng, bare=silent)
    made = example(f"{page.path}~", "rendered", text, gold)
    made.group = page.group
    return made
