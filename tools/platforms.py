"""Whole pages as platforms lay them out, from table to example.

Labelled pages show few sites of each platform, and a platform's lines (a count, a button, what stands below a thread) are
the same on thousands: the tables (``platform_pages/``) have them, article and comments come from labelled pages of one fold.
``written`` returns a page's text and its gold record; :mod:`align` labels it like any other page.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from augment import by_fold
from dataset import Example, example, fold_of, page_name, paragraphs
from known_words import common_words
from newsparse.rules.places import CITIES
from platform_table import PLATFORMS, SPOKEN, Platform
from portals import as_portal, is_unspaced
from remix import Comment, Lines, pick_comments
from skin import Skin
from template_words import SECTIONS, SITES

# How often a page has no comments, an article of another page, a line that need not be there; how often an article that
# nobody commented on quotes what people say.
_SILENT, _LENT, _OPTIONAL, _QUOTING = 0.15, 0.6, 0.5, 0.3
# How often a page is a portal's, in bits among other furniture, also one in a script that does not part its words; how often
# nobody has commented on such a page, whose lists look like threads.
_PORTAL, _PORTAL_UNSPACED, _SILENT_PORTAL = 0.1, 0.5, 0.4
# The least share of pages that part their comments with blank lines.
_APART = 0.3
_MOST_PARAGRAPHS = (1, 2, 3, 4, 6, 9)
_AGENCIES = ("KYODO", "AP", "AFP", "Reuters", "Jiji Press", "dpa", "EFE", "ANSA", "Morning Post", "City Herald")
_COUNTRIES = ("Japan", "USA", "United Kingdom", "Canada", "Germany", "Spain", "France", "Australia", "India", "Ghana")
_PLACES = sorted(CITIES)
# Parts what stands in a line of the table in turns.
OR = re.compile(r"\s*\|\|\s*")
_WORD, _SPOKEN = re.compile(r"\{(\w+)\}"), re.compile(rf"\{{({'|'.join(SPOKEN)})\}}")
# How often only the lines around a comment are left, where that happens.
_WORDLESS = 0.04
# Kinds of pages, as often as their turn comes.
_TURNS = [platform for platform in PLATFORMS for _ in range(platform.turns)]
# The words of the table that tell whose a comment is.
_NAMES = ("{name}", "{upper_name}", "{says}")


class _Filler:
    """What the words of one page's lines stand for.

    Args:
        rng: all randomness.
        page: gives title and article.
        donors: pages of its fold, which lend other titles and names.
        many: the number of its comments.
        spoken: what its platform says in the page's tongue.
    """

    def __init__(
        self, rng: random.Random, page: Example, donors: Sequence[Example], many: int, spoken: Mapping[str, str]
    ) -> None:
        self.spoken = spoken
        self.rng, self.skin, self.donors = rng, Skin(rng), donors
        self.body = paragraphs(page.gold.get("body") or "")[: rng.choice(_MOST_PARAGRAPHS)]
        self.title = page.gold.get("title") or self._phrase(3, 9)
        self.agency, self.city = rng.choice(_AGENCIES), rng.choice(_PLACES).title()
        writers = [name for name in page.gold.get("authors") or () if isinstance(name, str) and name.strip()]
        self.year, self.dating = rng.randint(2003, 2025), rng.randrange(7)
        month, day = rng.randint(1, 12), rng.randint(1, 28)
        declared = max(1, many + (rng.choice([-1, 1, 2, 5, 30]) if rng.random() < 0.3 else 0))
        self.fixed = {
            "title": self.title, "agency": self.agency, "city": self.city, "upper": self.city.upper(),
            "writer": writers[0] if writers else self._donor(), "site": f"{self.city} {rng.choice(SITES)}",
            "section": rng.choice(SECTIONS), "year": str(self.year), "iso": f"{self.year}-{month:02}-{day:02}", "n": str(declared),
            "caption": self._sentence(), "motto": self._phrase(3, 7), "rank": rng.choice(self.skin.ranks),
        }  # fmt: skip

    def _phrase(self, least: int, most: int) -> str:
        words = common_words()
        return " ".join(self.rng.choice(words) for _ in range(self.rng.randint(least, most))).capitalize()

    def _sentence(self) -> str:
        return self.rng.choice(self.body or [self._phrase(8, 20) + "."])

    def _donor(self) -> str:
        said = self.rng.choice(self.donors).gold.get("comments") or ()
        names = [comment["author"] for comment in said if (comment.get("author") or "").strip()]
        return self.rng.choice(names) if names else self._phrase(1, 2).title()

    def _elsewhere(self) -> str:
        return self.rng.choice(self.donors).gold.get("title") or self._phrase(3, 9)

    def _date(self) -> str:
        """A day of the page's year, in the page's form."""
        month, day, year = self.rng.randint(1, 12), self.rng.randint(1, 28), self.year
        name = self.skin.months[month - 1]
        return [
            f"{name} {day}, {year}", f"{name} {day}, {year}", f"{day} {name} {year}", f"{day}. {name} {year}",
            f"{year}-{month:02}-{day:02}", f"{day:02}.{month:02}.{year}", f"{month}/{day}/{year}",
        ][self.dating]  # fmt: skip

    def _drawn(self, word: str) -> str:
        """What a word stands for this time, where it is not the same all over the page."""
        rng, skin = self.rng, self.skin
        hour, minute = rng.randint(0, 23), rng.randint(0, 59)
        up, down = rng.randint(0, 15), rng.choice([0, 0, 1, 2, 5, 9])
        if word in ("s", "u", "d"):
            return str({"s": up - down, "u": up, "d": down}[word])
        return {
            "elsewhere": self._elsewhere, "donor": self._donor, "head": lambda: self._phrase(1, 6) if rng.random() < 0.7 else "",
            "question": lambda: self._phrase(5, 14) + "?", "date": self._date,
            "ago": lambda: skin.ago.replace("N", str(rng.randint(2, 23))),
            "time": lambda: f"{(hour - 1) % 12 + 1}:{minute:02} {'PM' if hour > 11 else 'AM'}",
            "clock": lambda: f"{hour:02}:{minute:02}", "posts": lambda: str(rng.randint(1, 9000)),
            "weekday": lambda: rng.choice(["Mon", "Tue", "Wednesday", "Thu", "Friday", "Saturday", "Sun", "月", "日"]),
            "slashed": lambda: f"{self.year}/{rng.randint(1, 12):02}/{rng.randint(1, 28):02}",
            "dotted": lambda: f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{self.year}" if self.dating % 2 else f"{self.year}.{rng.randint(1, 12):02}.{rng.randint(1, 28):02}",
            "kanji": lambda: f"{self.year}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日", "seconds": lambda: f"{rng.randrange(60):02}",
            "url": lambda: f"http://{rng.choice(['www.', '', 'twitter.com/'])}{rng.choice(common_words())}.com",
            "place": lambda: rng.choice(_PLACES).title(), "country": lambda: rng.choice(_COUNTRIES),
        }[word]()  # fmt: skip

    def fill(self, line: str, own: Mapping[str, str]) -> str:
        """A line of the table with all its words but ``{body}`` and ``{text}``."""

        def of(found: re.Match[str]) -> str:
            word = found[1]
            if word in ("body", "text"):
                return found[0]
            known = own.get(word, self.fixed.get(word))
            return self._drawn(word) if known is None else known

        if "{s}" in line and "{u}" in line:  # votes agree with each other
            up, down = self.rng.randint(0, 20), self.rng.choice([0, 0, 1, 2, 3, 9])
            own = {**own, "s": str(up - down), "u": str(up), "d": str(down)}
        return _WORD.sub(of, _SPOKEN.sub(lambda found: self.spoken[found[1]], line))


class _Rows:
    """Lines of the table as one page has them: alternatives, optional lines and blank lines drawn once."""

    def __init__(self, table: str, rate: float, rng: random.Random) -> None:
        self._rows: list[tuple[str, bool]] = []
        for row in table.split("\n"):
            if not row.strip() or (row.startswith("?") and rng.random() > _OPTIONAL):
                continue
            self._rows.append((rng.choice(OR.split(row.removeprefix("?"))).removeprefix("?"), rng.random() < rate))

    def have(self, *words: str) -> bool:
        """Whether any line has one of these words of the table."""
        return any(word in row for row, _ in self._rows for word in words)

    def filled(self, filler: _Filler, own: Mapping[str, str], texts: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """The lines, with a blank one before those that have one.

        Args:
            filler: what words stand for.
            own: what they stand for in one comment.
            texts: the paragraphs of ``body`` or ``text``.
        """
        for row, apart in self._rows:
            line = filler.fill(row, own)
            word = next((word for word in texts if f"{{{word}}}" in line), None)
            block = [line] if word is None else _block(line, word, texts[word])
            for part in (part for part in block if part.strip()):
                if apart:
                    yield ""
                yield part


def _block(line: str, word: str, parts: Sequence[str]) -> Lines:
    """Paragraphs with what the line has before the first and behind the last; all of one list item stand alike far in."""
    before, _, behind = line.partition(f"{{{word}}}")
    if not parts:
        return []
    out = [before + parts[0], *(" " * min(4, len(before) - len(before.lstrip())) + part for part in parts[1:])]
    if re.match(r"\s+\d+\. ", before):
        out[1:] = [f"    {part.strip()}" for part in out[1:]]
    return [*out[:-1], out[-1] + behind]


def written(
    platform: Platform, page: Example, donors: Sequence[Example], rng: random.Random, *, silent: bool = False
) -> tuple[str, dict[str, Any]]:
    """One page of a platform.

    Args:
        platform: a row of the table.
        page: gives the article, and, with ``donors``, the comments.
        donors: pages of the same fold with comments.
        rng: all randomness.
        silent: nobody has commented.
    """
    comments = [] if silent or not platform.comment else _comments(platform, page, donors, rng)
    filler = _Filler(rng, page, donors, len(comments), rng.choice(platform.tongues) if platform.tongues else {})
    rate = rng.choice(platform.gaps)
    above = _Rows(platform.above, rate, rng)
    out = list(above.filled(filler, {}, {"body": filler.body}))
    rows = _Rows(platform.count if comments else platform.none, rate, rng)
    out += rows.filled(filler, {}, {})
    apart = rng.random() < max(rate, _APART)
    out += _thread(_Rows(platform.comment, rate, rng), comments, filler, apart=apart, wordless=platform.wordless)
    out += _Rows(platform.below, rate, rng).filled(filler, {}, {})
    body = "\n".join(filler.body) if above.have("{body}") else filler.fixed["caption"]
    gold = {
        "comments": comments,
        "body": body if above.have("{body}", "{caption}") else None,
        "title": filler.title if above.have("{title}") else None,
    }
    return "\n".join(out), gold


def _comments(platform: Platform, page: Example, donors: Sequence[Example], rng: random.Random) -> list[Comment]:
    out = pick_comments(page, donors, rng)[: rng.choice([1, 1, 2, 2, 3, 4, 6, 9, 14])]
    if platform.short:  # the longest paragraph, since greetings recur
        for comment in out:
            comment["text"] = max(paragraphs(comment["text"]), key=len)
    return out


def _thread(rows: _Rows, comments: Sequence[Comment], filler: _Filler, *, apart: bool, wordless: bool) -> Lines:
    """The comments, with a blank line between them (``apart``), some without their texts (``wordless``); those whose names
    the platform's lines have not lose them."""
    named = rows.have(*_NAMES)
    out: Lines = []
    for k, comment in enumerate(comments):
        name = comment["author"] or ""
        own = {"name": name, "initial": name[:1].upper(), "upper_name": name, "k": str(k + 1),
               "other": comments[k - 1]["author"] or "" if k else name}  # fmt: skip
        out += [""] * (apart and k > 0)
        if wordless and filler.rng.random() < _WORDLESS:
            out += rows.filled(filler, own, {"text": ()})  # a picture was all that it said
        out += rows.filled(filler, own, {"text": paragraphs(comment["text"])})
    if not named:
        for comment in comments:
            comment["author"] = None
    return out


def platform_pages(pages: Sequence[Example], plain: Sequence[Example], folds: int, seed: int) -> list[Example]:
    """A page of some platform for each page that has comments, platforms in turns; those that cannot be labelled are left out.

    Args:
        pages: labelled dumps; of the renderings of one page one serves.
        plain: dumps of articles without comments, which lend articles.
        folds: the number of folds; a page is made of pages of one.
        seed: all randomness.
    """
    talks = list({_name(p): p for p in pages if any(c.get("author") for c in p.gold.get("comments") or ())}.values())
    near = by_fold(talks, folds)
    bare = by_fold([p for p in plain if paragraphs(p.gold.get("body") or "")], folds)
    out = []
    for k, page in enumerate(talks):
        fold, rng = fold_of(page.group, folds), random.Random(f"{seed}:{_name(page)}")
        lent = _Lent(rng.sample(near[fold], min(6, len(near[fold]))), bare[fold])
        made = _made(_TURNS[(k + seed) % len(_TURNS)], page, lent, rng)
        made.path, made.group = f"{page.path}^{seed}", page.group
        if not made.aligned.lost:
            out.append(made)
    return out


class _Lent(NamedTuple):
    """Pages of one fold: ``donors`` lend comments, titles and names, ``plain`` ones articles."""

    donors: Sequence[Example]
    plain: Sequence[Example]


def _name(page: Example) -> str:
    return page_name(Path(page.path))


def _made(platform: Platform, page: Example, lent: _Lent, rng: random.Random) -> Example:
    source = page
    if lent.plain and rng.random() < _LENT:
        source = replace(page, gold={**rng.choice(lent.plain).gold, "comments": page.gold["comments"]})
    words = "\n".join([page.gold.get("body") or "", *(comment["text"] for comment in page.gold["comments"])])
    portal = rng.random() < (_PORTAL_UNSPACED if is_unspaced(words) else _PORTAL)
    silent = bool(platform.none) and rng.random() < (_SILENT_PORTAL if portal else _SILENT)
    if silent and rng.random() < _QUOTING:
        source = _quoting(source, lent.donors, rng)
    text, gold = written(platform, source, lent.donors, rng, silent=silent)
    if portal:
        text = as_portal(text, gold, lent.donors, rng)
    return example(page.path, "rendered", text, gold)


def _quoting(page: Example, donors: Sequence[Example], rng: random.Random) -> Example:
    """The page with what people said elsewhere in its article, which nobody has commented on."""
    body = paragraphs(page.gold.get("body") or "")
    form = rng.choice(["- SAID", "“SAID”", '"SAID"', "> SAID", "• SAID", "— SAID"])
    said = [max(paragraphs(c["text"]), key=len) for c in pick_comments(page, donors, rng)[: rng.choice([2, 3, 5])]]
    at = rng.randint(1, max(1, min(3, len(body))))
    body[at:at] = [form.replace("SAID", words) for words in said]
    return replace(page, gold={**page.gold, "body": "\n".join(body)})
