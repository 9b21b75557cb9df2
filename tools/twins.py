"""How far the comments of dumps agree with those of the same pages' HTML, whose markup tells machines more.

    python tools/twins.py HTML_FOLDER DUMP_FOLDER [--show N]

A page ``NAME.html`` (or ``NAME.html.gz``) is the twin of the dumps ``NAME.*.txt``. Comments are paired by author and text; what
is compared are their dates, by day, and their votes. HTML is no gold: it may be read wrongly too, but seldom alike.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import newsparse
from newsparse.model import Article, Comment

_NO_WORD = re.compile(r"\W+")
_DAY = len("2022-10-26")
# So many characters tell a text from all others of its page.
_TEXT = 80


class Pair(NamedTuple):
    """A comment of a dump and the same one of the HTML."""

    dump: Path
    one: Comment
    other: Comment


def _key(text: str | None) -> str:
    return _NO_WORD.sub("", text or "").casefold()[:_TEXT]


def _parsed(path: Path) -> Article | None:
    [article] = newsparse.read(str(path))
    return None if isinstance(article, newsparse.InputError) else article


def pairs(pages: Path, dumps: Path) -> Iterator[Pair]:
    """Every comment of a dump that its page's HTML has too."""
    for page in sorted((*pages.glob("*.html"), *pages.glob("*.html.gz"))):
        name = page.name.removesuffix(".gz").removesuffix(".html")
        twins = [path for path in sorted(dumps.glob("*.txt")) if path.name.startswith(f"{name}.")]
        whole = _parsed(page) if twins else None
        known = {_key(comment.text): comment for comment in whole.comments} if whole else {}
        for twin in twins:
            article = _parsed(twin)
            for comment in article.comments if article else ():
                other = known.get(_key(comment.text))
                if other is not None and _key(other.author) == _key(comment.author):
                    yield Pair(twin, comment, other)


def _how(one: object, other: object) -> str:
    if one == other:
        return "alike" if one else "in neither"
    return "other" if one and other else "in the dump alone" if one else "in the HTML alone"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("pages", type=Path)
    cli.add_argument("dumps", type=Path)
    cli.add_argument("--show", type=int, default=20, help="how many dumps that differ to name, with an example each")
    args = cli.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    differ: dict[tuple[str, str], list[str]] = defaultdict(list)
    for dump, one, other in pairs(args.pages, args.dumps):
        dates = [date and date[:_DAY] for date in (one.date, other.date)]
        votes = [None if comment.votes == newsparse.Votes() else tuple(comment.votes) for comment in (one, other)]
        for field, values in (("date", dates), ("votes", votes)):
            how = _how(*values)
            counts[field, how] += 1
            if how not in ("alike", "in neither", "in the HTML alone"):
                differ[field, dump.name].append(f"{one.author}: {values[0]}, HTML {values[1]}")
    for (field, how), many in sorted(counts.items()):
        print(f"{field:6} {how:18} {many}")
    for (field, name), examples in sorted(differ.items(), key=lambda item: -len(item[1]))[: args.show]:
        print(f"{len(examples):4} {field} of {name}: {examples[0]}")


if __name__ == "__main__":
    main()
