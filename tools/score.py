"""How much of labelled pages comes out right, with the weights that ship or with others.

    python tools/score.py FOLDER... [--model DIR]

A FOLDER holds pages with their gold records, or files of many such pages, as for learn.py; for an honest figure, pages that nothing was learned from.
A comment is found when its text is right, but for white space, case and forms of characters; with its author when that is
right too. A value that a gold record does not name is not judged; one that it says is not on the page (null) must be
missing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import newsparse
from annotated import annotated_files, read_annotated
from calibrate import plain
from gold import NO_PAGES, Unfit, check_folders, read_gold, run
from newsparse.errors import InputError, OptionError

PAGES = (".txt", ".html", ".html.gz")


class Share(NamedTuple):
    """So many of what was ``asked`` for and of what was ``given`` are ``right``."""

    right: float = 0
    asked: float = 0
    given: float = 0

    def plus(self, other: Share) -> Share:
        return Share(self.right + other.right, self.asked + other.asked, self.given + other.given)

    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing to judge."""
        both = self.asked + self.given
        return 2 * self.right / both if both else None


@dataclass
class Score:
    """What was judged on some pages: ``pages`` of them, ``failed`` without a record."""

    pages: int = 0
    failed: int = 0
    found: Share = Share()
    with_authors: Share = Share()
    body: Share = Share()
    title: Share = Share()
    date: Share = Share()

    def add(self, record: Mapping[str, Any] | None, gold: Mapping[str, Any]) -> None:
        """Judge a page.

        Args:
            record: what was made of it, None where nothing was.
            gold: what is true.
        """
        self.pages += 1
        self.failed += record is None
        record = record or {"comments": [], "body": "", "header": {}}
        if gold.get("comments") is not None and not gold.get("partly_located"):
            found, paired = _comments(record["comments"], gold["comments"])
            self.found, self.with_authors = self.found.plus(found), self.with_authors.plus(paired)
        if gold.get("body") is not None:
            self.body = self.body.plus(_shared(_words(record["body"]), _words(gold["body"])))
        told = {**(gold.get("header") or {}), **gold}  # a whole record is gold too
        if "title" in told:
            self.title = self.title.plus(_value(record["header"].get("title"), told["title"]))
        if "date" in told:
            self.date = self.date.plus(_value((record["header"].get("date") or "")[:10], (told["date"] or "")[:10]))

    def rows(self) -> Iterator[tuple[str, float | None]]:
        """What is printed: a name and an F1 each."""
        yield "comments found", self.found.f1()
        yield "with their authors", self.with_authors.f1()
        yield "words of the body", self.body.f1()
        yield "titles", self.title.f1()
        yield "dates", self.date.f1()


def _comments(found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> tuple[Share, Share]:
    """The comments that have the right text, and those that have the right author too; optional ones count for nothing."""
    asked = [one for one in gold if not one.get("optional")]
    needless = Counter(plain(one["text"]) for one in gold if one.get("optional"))
    texts = Counter(plain(one["text"]) for one in asked)
    spare = Counter(plain(one["text"]) for one in found) - texts
    given = len(found) - (spare & needless).total()
    right = (Counter(plain(one["text"]) for one in found) & texts).total()
    mine = Counter((plain(one["text"]), plain(one["author"])) for one in found)
    paired = 0
    for one in asked:  # any of its author's forms is right
        for name in (one.get("author"), *one.get("author_alts", [])):
            key = (plain(one["text"]), plain(name))
            if mine[key]:
                mine[key] -= 1
                paired += 1
                break
    return Share(right, len(asked), given), Share(paired, len(asked), given)


def _words(text: str) -> Counter[str]:
    return Counter(plain(text).split())


def _shared(found: Counter[str], gold: Counter[str]) -> Share:
    return Share((found & gold).total(), gold.total(), found.total())


def _value(found: str | None, gold: str | None) -> Share:
    found, gold = plain(found), plain(gold)
    return Share(bool(gold) and found == gold, bool(gold), bool(found))


def labelled(folders: Iterable[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The pages that have a gold record, with it.

    Raises:
        Unfit: a folder is missing, or a gold record cannot be read.
    """
    folders = list(folders)
    check_folders(folders)
    for folder in folders:
        for gold in sorted(folder.glob("*.json")):
            page = next((path for end in PAGES if (path := gold.with_suffix(end)).exists()), None)
            if page is not None:
                yield page, read_gold(gold)


def score(
    pages: Sequence[tuple[Path, Mapping[str, Any]]], model: str | None = None, annotated: Iterable[Path] = ()
) -> Score:
    """Parse pages and judge what comes out.

    Args:
        pages: with what is true of each.
        model: a folder of weights, instead of those that ship.
        annotated: files of many pages that are labelled line by line (see annotated.py).

    Raises:
        OptionError: there is no such model.
    """
    total = Score()
    results = newsparse.read(*(str(path) for path, _ in pages), model=model)
    for (_, gold), result in zip(pages, results, strict=True):
        total.add(None if isinstance(result, InputError) else result.to_dict(), gold)
    for file in annotated:
        for page in read_annotated(file):
            total.add(newsparse.parse(page.text, model=model).to_dict(), page.gold)
    return total


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--model", help="a folder of weights that learn.py wrote")
    args = cli.parse_args()
    pages, annotated = list(labelled(args.folders)), annotated_files(args.folders)
    if not pages and not annotated:
        raise Unfit(NO_PAGES)
    try:
        total = score(pages, args.model, annotated)
    except OptionError as problem:
        raise Unfit(str(problem)) from problem
    print(f"{total.pages} pages, {total.found.asked} comments" + f", {total.failed} failed" * bool(total.failed))
    for name, value in total.rows():
        if value is not None:
            print(f"{name:<20}{value:.3f}")


if __name__ == "__main__":
    run("score.py", main)
