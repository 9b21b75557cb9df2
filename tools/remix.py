"""Labelled pages again, in layouts drawn at random: the same words in other furniture.

There are few labelled sites and many ways to lay out a thread. Each rendered page takes real comments, a real body and
the real furniture of a page, and sets the comments in a template whose parts (marks, name line, dates, ranks, buttons,
blank lines, indentation) are drawn once for the page, so that what repeats on a page, and not its wording, is what the
labeller learns from. ``render`` returns page and gold record; :mod:`align` labels it like any other page.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from dataset import Example
from manners import Comment, Manners, parts_of
from remix_words import COUNTS, ENDINGS, NAMED, POSTED
from skin import Lines, Skin

# How often a thread is set on a page that had no comments; how often people quote and paste as on a forum of another kind.
_PLAIN, _OTHERWISE = 0.35, 0.2


_MARKS = re.compile(r"\s*([|•·»›▶#]|—|\[|\])\s*")


def _explode(line: str, name: str) -> Lines:
    """A line cut at its marks and around the name, as renderers print one inline element a line."""
    pieces = line.partition(name) if name else (line,)
    out: Lines = []
    for piece in pieces:
        out += [piece] if piece == name else _MARKS.split(piece)
    return [part.strip() for part in out if part.strip()]


def thread(rng: random.Random, comments: Sequence[Comment], title: str, skin: Skin | None = None) -> Lines:
    """The comments in one random template (``skin``, where one is drawn already); a few lose their authors, as extractors
    of the main content leave them."""
    skin = skin or Skin(rng)
    skin.title = title
    behind = rng.random() < 0.16
    nameless = rng.random() < 0.1
    out: Lines = []
    for k, comment in enumerate(comments):
        skin.count = k + 1
        if nameless:
            comment["author"] = None
        name = comment["author"] or ""
        text = [p.strip() for p in comment["text"].split("\n") if p.strip()]
        opening = [x for line in skin.opening(name) for x in (_explode(line, name) if skin.exploded else [line])]
        head = skin.parts(skin.before, name) + opening + skin.parts(skin.between, name)
        tail = skin.parts(skin.after, name)
        block = [*text, *head, *tail] if behind else [*head, *text, *tail]
        if skin.advert and rng.random() < 0.15:
            out += spaced([skin.advert], skin.blank)
        if name:
            skin.voices.append(name)
        pad = " " * (skin.indent + (rng.choice([0, 2, 4, 4, 8]) if skin.nested else 0))
        mark = skin.mark.replace("N", str(k + 1))
        lines = [pad + mark + block[0], *(pad + " " * skin.hang + x for x in block[1:])]
        out += spaced(lines, skin.blank)
        if skin.blank == "blocks":
            out.append("")
    return out


def spaced(lines: Lines, blank: str) -> Lines:
    return [x for line in lines for x in (line, "")] if blank == "lines" else lines


def lost(rng: random.Random, comments: Sequence[Comment]) -> Lines:
    """Threads that lost their authors: votes, numbers, bullets or nothing close or open a comment."""
    kind = rng.choice(["votes", "votes", "votes", "number", "delete", "bare", "member", "bullet"])
    out: Lines = []
    for k, comment in enumerate(comments):
        comment["author"] = None
        text = [p.strip() for p in comment["text"].split("\n") if p.strip()]
        up, down = rng.randint(0, 12), rng.randint(0, 9)
        if kind == "bare":  # the longest line, since greetings recur
            text = [max(text, key=len)]
            comment["text"] = text[0]
        if kind == "member":
            out += [f"Posted in: {rng.choice(comments)['text'][:50]} See in context", ""]
        if kind in ("number", "delete"):
            text[0] = f"  {k + 1}. {text[0]}"
        if kind == "bullet":
            text[0] = f"• {text[0]}"
        out += [x for p in text for x in (p, "")]
        if kind in ("votes", "member"):
            out += [f"{up - down} ( +{up} / -{down} )", ""]
        if kind == "delete":
            out[-1:] = ["    ReplyDelete"]
    return out


def merged(rng: random.Random, comments: Sequence[Comment]) -> Lines:
    """Bare names among bare texts."""
    return [x for c in comments for x in (c["author"] or "", *c["text"].split("\n")) if x.strip()]


def letters(rng: random.Random, comments: Sequence[Comment], *, alone: bool = False) -> Lines:
    """Text, then the writer's name, then often the town; ``alone``: never anything beside the name."""
    towns = not alone and rng.random() < 0.6
    form = rng.choice(NAMED if alone else [*NAMED, *POSTED])
    out: Lines = []
    for c in comments:
        out += [p for p in c["text"].split("\n") if p.strip()]
        out.append(form.format(c["author"], d=rng.randint(10, 28)))
        if towns and form == "{}":
            out.append(rng.choice(["Springfield", "Leeds", "Köln", "Tokyo", "Graz", "Austin, TX", "Lyon"]))
        if rng.random() < 0.5:
            out.append("")
    return out


STYLES: tuple[tuple[str, float], ...] = (
    ("merged", 0.08),
    ("thread", 0.7),
    ("lost", 0.11),
    ("letters", 0.05),
    ("none", 0.06),
)


def pick_comments(page: Example, donors: Sequence[Example], rng: random.Random) -> list[Comment]:
    """A run of the page's comments, or of a donor's; each text only once, so that it can be found again."""
    source = rng.choice([page, page, *donors])
    pool = [c for c in source.gold["comments"] if (c.get("author") or "").strip() and c["text"].strip()]
    many = min(len(pool), rng.choice([1, 2, 3, 5, 8, 12, 20, 30]))
    start = rng.randint(0, len(pool) - many)
    seen: set[str] = set()
    out = []
    for c in pool[start : start + many]:
        if c["text"] not in seen:
            seen.add(c["text"])
            out.append({"author": c["author"], "text": c["text"]})
    return _otherwise(out, rng) if rng.random() < _OTHERWISE else out


def _otherwise(comments: Sequence[Comment], rng: random.Random) -> list[Comment]:
    """The comments as people with other manners would have written them."""
    manners = Manners(rng)
    out: list[Comment] = []
    for comment in comments:
        text = "\n".join(manners.rework(parts_of(comment), comment["author"], out))
        if text not in {c["text"] for c in out}:
            out.append({**comment, "text": text})
    return out


def furniture(page: Example, part: str, rng: random.Random) -> Lines:
    """The page's own lines around its comments, as blocks: above (``H``) or below (``E``)."""
    rows = [
        " " * line.indent + line.text for line, s in zip(page.lines, page.aligned.states, strict=True) if s[0] == part
    ]
    if not rows:
        return []
    size = rng.randint(0, min(60, len(rows)))
    start = rng.randint(0, len(rows) - size)
    return rows[start : start + size]


def listing(donors: Sequence[Example], rng: random.Random) -> Lines:
    """A list of other articles: like a thread at first sight, but cut to size and without voices."""
    skin = Skin(rng)
    out: Lines = []
    for donor in rng.sample(list(donors), min(len(donors), rng.randint(3, 8))):
        title = donor.gold.get("title") or (donor.gold.get("body") or "")[:70].split("\n")[0]
        body = [p for p in (donor.gold.get("body") or "").split("\n") if len(p) > 60]
        if not title:
            continue
        teaser = [rng.choice(body)[:140] + "…"] if body and skin.glued else []
        out += [title, *([skin.date()] if skin.when == "abs" else []), *teaser]
    return out


def article(page: Example, rng: random.Random, style: str) -> Lines:
    body = [p for p in (page.gold.get("body") or "").split("\n") if p.strip()]
    if rng.random() < 0.3:
        body = body[: rng.randint(1, 12)]
    if not body:
        return []
    if rng.random() < 0.3:
        credit = rng.choice(["© KYODO", "© AP", "© Reuters", "© 2021 AFP", " — AFP", " (Reuters)", "© Morning Post"])
        body[-1] += credit
    prefix = f" date {rng.randint(2009, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02} "
    if style == "merged":
        if rng.random() < 0.6:
            body[0] = prefix + body[0]
        return body
    if rng.random() < 0.15:
        body[0] = prefix + body[0]
    gap = rng.random() < 0.6
    return [x for p in body for x in ((p, "") if gap else (p,))]


def render(
    page: Example, donors: Sequence[Example], rng: random.Random, plain: Sequence[Example] = ()
) -> tuple[str, dict[str, Any]]:
    """One new page from a labelled one.

    Args:
        page: gives most often the comments, which it must have, body and furniture.
        donors: pages of the same fold that lend comments and titles.
        rng: all randomness.
        plain: pages of the same fold without comments, that lend body and furniture.

    Returns:
        The page's text and its gold record.
    """
    style = rng.choices([s for s, _ in STYLES], [w for _, w in STYLES])[0]
    comments = [] if style == "none" else pick_comments(page, donors, rng)
    page = rng.choice(plain) if plain and rng.random() < _PLAIN else page
    title = page.gold.get("title") or ""
    out: Lines = [] if style == "merged" else furniture(page, "H", rng)
    if style != "merged" and title and rng.random() < 0.6:
        out += [title, ""]
    out += article(page, rng, style)
    if style != "merged" and rng.random() < 0.3:
        out += listing(donors, rng)
    shown = len(comments) + (rng.randint(0, 3) if rng.random() < 0.3 else 0)
    if rng.random() < (0.55 if style == "merged" else 0.7) and comments:
        out.append(rng.choice(COUNTS).replace("N", str(shown)).replace("TITLE", title or "It"))
        if rng.random() < 0.2:
            out.append("Login to comment")
    makers: dict[str, Callable[[], Lines]] = {
        "merged": lambda: merged(rng, comments),
        "thread": lambda: thread(rng, comments, title),
        "lost": lambda: lost(rng, comments),
        "letters": lambda: letters(rng, comments),
        "none": list,
    }
    out += makers[style]()
    if style != "merged":
        out += rng.choice(ENDINGS).split("\n") if rng.random() < 0.6 else []
        out += listing(donors, rng) if rng.random() < 0.25 else []
        out += furniture(page, "E", rng)
    gold = {"comments": comments, "body": page.gold.get("body"), "title": title or None}
    return "\n".join(out), gold
