"""Make dumps of labelled HTML pages without comments: what several tools print of each, with its gold record.

    python tools/flatten.py FOLDER --out DIR

A FOLDER holds ``NAME.html`` or ``NAME.html.gz`` with its gold record ``NAME.json`` (body, title, date, authors, url). DIR gets a
``NAME.TOOL.txt`` with a ``NAME.TOOL.json`` for every tool, as :mod:`learn` reads them. Pages whose markup may hold
comments are left out: nobody labelled those. There are many more labelled articles than labelled threads, and only they
show all that stands on a page and is no thread.

Needs ``pip install trafilatura inscriptis resiliparse lxml``; the tools are those that such dumps come from.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup

# An element whose class, id or type says so may hold comments, if it says more than the form to write one does.
_COMMENTS = re.compile(
    r"comment|disqus|discuss|repl(?:y|ies)|review|testimon|answer|forum|thread|viafoura|coral|kommentar|respond", re.I
)
_FORM_WORDS = 45
_NAMES = ("class", "id", "itemtype", "data-testid")


def may_have_comments(soup: BeautifulSoup) -> bool:
    """Whether some element of the page calls itself comments, or a kind of them, and has words."""
    for element in soup.find_all(True):
        if element.name in ("html", "body", "form", "script", "style", "a"):
            continue
        named = " ".join(
            " ".join(value) if isinstance(value, list) else value for value in map(element.get, _NAMES) if value
        )
        if _COMMENTS.search(named) and len(named) < 400 and len(element.get_text(" ").split()) > _FORM_WORDS:
            return True
    return False


def renderings(html: str, soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """What each tool prints of a page: name and text."""
    import trafilatura
    from inscriptis import get_text
    from resiliparse.extract.html2text import extract_plain_text

    tools: dict[str, Callable[[], str | None]] = {
        "bs4": lambda: soup.get_text("\n", strip=True),
        "inscriptis": lambda: get_text(html),
        "resiliparse": lambda: extract_plain_text(html),
        "resiliparse-main": lambda: extract_plain_text(html, main_content=True),
        "trafilatura": lambda: trafilatura.extract(html, include_comments=True),
    }
    for name, render in tools.items():
        try:
            text = render()
        except Exception as error:  # noqa: BLE001 (a tool that fails on a page must not lose the others' text of it)
            print(f"{name}: {error}", file=sys.stderr)
            continue
        if text and text.strip():
            yield name, text


class _Job(NamedTuple):
    gold: Path
    out: Path


def _flatten(job: _Job) -> int:
    warnings.filterwarnings("ignore")
    page = next((p for p in map(job.gold.with_suffix, (".html", ".html.gz")) if p.exists()), None)
    if page is None:
        return 0
    data = page.read_bytes()
    soup = BeautifulSoup(gzip.decompress(data) if page.suffix == ".gz" else data, "lxml")
    if may_have_comments(soup):
        return 0
    record = json.loads(job.gold.read_text("utf-8"))
    gold = {key: record.get(key) for key in ("url", "title", "date", "authors", "body")} | {"comments": []}
    for tool, text in renderings(str(soup), soup):
        name = job.out / f"{job.gold.stem}.{tool}.txt"
        name.write_text(text, "utf-8", errors="replace", newline="")
        name.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    return 1


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--out", type=Path, required=True, help="the folder to write to")
    args = cli.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    golds = sorted(args.folder.glob("*.json"))
    with Pool() as pool:
        kept = sum(pool.imap_unordered(_flatten, [_Job(gold, args.out) for gold in golds], chunksize=8))
    print(f"{kept} of {len(golds)} pages show no comments", file=sys.stderr)


if __name__ == "__main__":
    main()
