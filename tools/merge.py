"""Merged dumps made anew: an article's body, a thread's comments under other names, in the layout of the seed.

In such a page nothing but names and texts is left, so names are what must be varied: each page draws them from its own
thread, from another thread of the fold, or invents them; and what names are mistaken for is added to the texts: whom a
comment greets or quotes, one-word remarks, signatures. Bodies come from the labelled articles of the fold where there
are some.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dataset import Example, example, fold_of, page_name, paragraphs, site_of
from known_words import common_words, name_words
from manners import Comment, Manners, parts_of, with_list
from merge_words import COUNTS, CREDITS
from newsparse.lines.text import read_lines
from unanswered import unanswered_page

Thread = Sequence[Comment]
_PARAGRAPHS = 14
_LIST_CHARS = 60
# Pages that nobody has commented on, for one with comments.
_SILENT = 0.06


class Lent(NamedTuple):
    """What the pages of one fold lend: threads, articles as paragraphs, and runs of short lines."""

    threads: list[Thread]
    bodies: list[list[str]]
    lists: list[list[str]]


class Names:
    """People and handles that nobody has, in the manners of the web."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.given = name_words()
        self.words = [word for word in common_words() if word.isalpha()]

    def person(self) -> str:
        return self.rng.choice(self.given).capitalize()

    def word(self) -> str:
        return self.rng.choice(self.words)

    def _letters(self, many: int) -> str:
        return "".join(self.rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(many))

    def _spoken(self) -> str:
        return "".join(
            self.rng.choice("bcdfglmnprstvz") + self.rng.choice("aeiouy") for _ in range(self.rng.randint(2, 4))
        )

    def real(self) -> str:
        a, b, c = self.person(), self.person(), self.person()
        initial = self.rng.choice("ABCDEFGHJKLMRST")
        return self.rng.choice(
            [f"{a} {b}", f"{a} {b}", f"{a} {b}", a, f"{a} {initial}.", f"{a} {initial}. {b}", f"{a} {b} {c}",
             f"{a}-{b} {c}", f"{a} {b}".lower(), f"{a} {b}".upper(), f"Dr. {a} {b}", f"{a} & {b}", f"{a} {b} Jr."]
        )  # fmt: skip

    def handle(self) -> str:
        rng, a, v, u = self.rng, self.person(), self.word(), self.word()
        return rng.choice(
            [f"{v}{rng.randint(1, 2005)}", v.capitalize() + u.capitalize(), f"{v}_{u}", v, v.capitalize(), a.lower(), a,
             f"{a.lower()}{rng.randint(1, 99)}", v + u, a + u.capitalize(), f"{v}.{u}", self._letters(rng.randint(3, 9)),
             f"{v}-{u}", v.upper(), f"{u[:1]}{a}".lower(), f"the_{v}", f"{v.capitalize()}{rng.randint(1, 999)}",
             f"Mr{a}", v + rng.choice(["xx", "zz", "y", "o", "er", "ie", "!", "*", "77"]), self._spoken()]
        )  # fmt: skip

    def phrase(self) -> str:
        a, b, v, u, x = self.person(), self.person(), self.word(), self.word(), self.word()
        head = v.capitalize()
        return self.rng.choice(
            [f"{head} {u.capitalize()}", f"{v} {u}", f"{head} {u} {x}", f"{a} {v} {u}", f"{a} is {v}", f"{a} from {b}",
             f"{a} the {head}", f"{head} {u.capitalize()} {x.capitalize()}", f"The {head} {u.capitalize()}", head + "!",
             f"{a} in {b}", f"{a}, {b}", "Anonymous", "Guest", f"{head} {a}"]
        )  # fmt: skip

    def some(self, many: int) -> list[str]:
        """Names for one page: of one manner, or mixed."""
        manner = self.rng.choice(["real", "handle", "handle", "phrase", "mixed"])
        ways = {"real": self.real, "handle": self.handle, "phrase": self.phrase}
        every = list(ways.values())
        return [ways.get(manner, self.rng.choice(every))() for _ in range(many)]


def _comments(lent: Lent, rng: random.Random) -> list[Comment]:
    """A run of a thread's comments, or a few from everywhere, named and reworked."""
    threads = lent.threads
    source = rng.choice(threads)
    if rng.random() < 0.25:
        source = [rng.choice(rng.choice(threads)) for _ in range(12)]
    source = [c for c in source if (c.get("author") or "").strip() and c["text"].strip()]
    many = min(len(source), rng.choice([1, 2, 2, 3, 4, 5, 6, 8, 10, 14, 20]))
    at = rng.randint(0, len(source) - many)
    names: list[str] = []
    way = rng.random()
    if way < 0.35:
        names = Names(rng).some(max(1, int(many * rng.choice([0.35, 0.6, 1, 1]))))
    elif way < 0.6:
        names = [c["author"] for c in rng.choice(threads) if (c.get("author") or "").strip()]
    manners = Manners(rng, lent.lists)
    out: list[Comment] = []
    for comment in source[at : at + many]:
        name = " ".join((rng.choice(names) if names else comment["author"]).split())
        text = "\n".join(manners.rework(parts_of(comment), name, out))
        if name and text not in {c["text"] for c in out}:
            out.append({"author": name, "text": text})
    return out


def _article(lent: Lent, rng: random.Random) -> list[str]:
    body = list(rng.choice(lent.bodies))
    if rng.random() < 0.6:
        body = body[: rng.randint(1, _PARAGRAPHS)]
    elif rng.random() < 0.3:
        at = rng.randint(0, len(body) - 1)
        body = body[at : at + _PARAGRAPHS]
    if lent.lists and rng.random() < 0.12:
        body = with_list(body, lent.lists, rng)
    if rng.random() < 0.4:
        body[-1] += rng.choice(CREDITS)
    return body


def merged_page(name: str, lent: Lent, rng: random.Random) -> Example | None:
    """One merged page; None where nothing came of the draw, or where its comments cannot be told apart."""
    comments = _comments(lent, rng)
    if not comments:
        return None
    out: list[str] = []
    if lent.bodies and rng.random() < 0.88:
        out = _article(lent, rng)
    body = "\n".join(out) or None
    if out and rng.random() < 0.5:
        out[0] = f" date {rng.randint(2009, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02} {out[0]}"
    if rng.random() < 0.55:
        shown = max(0, len(comments) + (rng.choice([-2, -1, 1, 2, 3, 10]) if rng.random() < 0.35 else 0))
        form = "N Comments" if rng.random() < 0.8 else rng.choice(COUNTS)
        out.append("1 Comment" if shown == 1 and form == "N Comments" else form.replace("N", str(shown)))
        if rng.random() < 0.45:
            out.append("Login to comment")
    for comment in comments:
        out += [comment["author"], *comment["text"].split("\n")]
    made = example(name, "rendered", "\n".join(out), {"comments": comments, "body": body})
    if made.aligned.layout != "m" or made.aligned.lost:
        return None
    return _cut_behind(made, comments[0]["author"]) if rng.random() < 0.03 else made


def _cut_behind(page: Example, name: str) -> Example:
    """The page with one more name at its end, where the dump was cut."""
    text = f"{page.text}\n{name}"
    aligned = replace(page.aligned, states=[*page.aligned.states, "Am"])
    return replace(page, text=text, lines=read_lines(text), aligned=aligned)


def _bodies(pages: Sequence[Example], articles: Path | None, folds: int) -> Mapping[int, list[list[str]]]:
    """The bodies of each fold's pages and articles; an article that any labelled page holds a paragraph of is left out,
    since the page may be in another fold than the article's site."""
    out: dict[int, list[list[str]]] = defaultdict(list)
    seen: set[str] = set()
    for page in pages:
        parts = paragraphs(page.gold.get("body") or "")
        if len(parts) > 1 and parts[0] not in seen:
            out[fold_of(page.group, folds)].append(parts)
        seen.update(part for part in parts if len(part) > _LIST_CHARS)
    for file in sorted(articles.glob("*.json")) if articles else ():
        gold = json.loads(file.read_text("utf-8"))
        parts = paragraphs(gold.get("body") or "")
        if len(parts) > 1 and seen.isdisjoint(parts):
            out[fold_of(site_of(gold.get("url") or "", file.stem), folds)].append(parts)
    return out


def merged_pages(
    pages: Sequence[Example], many: int, folds: int, seed: int, articles: Path | None = None
) -> list[Example]:
    """About ``many`` merged pages, each made within one fold, and some that nobody has commented on.

    Args:
        pages: labelled pages, which lend comments and bodies.
        many: how many to draw.
        folds: the number of folds.
        seed: all randomness.
        articles: a folder of gold records (``NAME.json`` with ``body``, ``url``) that lend more bodies.
    """
    threads: dict[int, dict[str, Thread]] = defaultdict(dict)
    lists: dict[int, list[list[str]]] = defaultdict(list)
    for page in pages:
        fold = fold_of(page.group, folds)
        said = [c for c in page.gold.get("comments") or [] if c.get("author") and c["text"].strip()]
        if said:
            threads[fold].setdefault(page_name(Path(page.path)), said)
        short = [
            line.text
            for line, state in zip(page.lines, page.aligned.states, strict=True)
            if state[0] in "HEMQ" and len(line.text) < _LIST_CHARS
        ]
        if len(short) > 1:
            lists[fold].append(short)
    bodies = _bodies(pages, articles, folds)
    out = []
    for fold in sorted(threads):
        rng = random.Random(f"{seed}:{fold}")
        lent = Lent(list(threads[fold].values()), bodies[fold], lists[fold])
        for k in range(many // folds):
            made = merged_page(f"merged/{seed}.{fold}.{k}", lent, rng)
            if made:
                made.fold = fold
                out.append(made)
        for k in range(int(_SILENT * many) // folds if lent.bodies else 0):
            made = unanswered_page(f"merged/{seed}.{fold}.s{k}", lent.bodies, rng)
            made.fold = fold
            out.append(made)
    return out
