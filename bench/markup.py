"""HTML pages beside the tools that people use today: speed and accuracy in one table, one run, one core.

    python bench/markup.py [FOLDER] [--pages 150] [--rounds 3]

FOLDER holds ``NAME.html`` or ``NAME.html.gz`` with a gold record ``NAME.json`` (``body``, ``title``, ``date``,
``authors``); the project's own fixtures without it. Every tool turns the same bytes into body, title, date and authors,
comments too where it can. Tools that are not installed are named and left out. Rounds of all tools take turns; the
ratios of medians are what counts. Weights that have seen a FOLDER's pages flatter the accuracy on it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
import sys
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as the command sets it
FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "html"
_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """What a tool says of a page."""

    body: str = ""
    title: str | None = None
    date: str | None = None
    authors: Sequence[str] = ()


Tool = Callable[[Sequence[bytes]], list[Found]]


def newsparse_with(parser: str) -> Tool:
    from newsparse.errors import InputError
    from newsparse.model import RawPage
    from newsparse.options import Options
    from newsparse.pipeline import batches_of, parse_batch

    def run(pages: Sequence[bytes]) -> list[Found]:
        raws = (RawPage(str(k), page, kind="html") for k, page in enumerate(pages))
        out = []
        for batch in batches_of(raws):
            for article in parse_batch(batch, Options(html_parser=parser)):
                if isinstance(article, InputError):
                    out.append(Found())
                else:
                    header = article.header
                    out.append(Found(article.body, header.title, header.date, header.authors))
        return out

    return run


def trafilatura_tool() -> Tool:
    import trafilatura

    def run(pages: Sequence[bytes]) -> list[Found]:
        out = []
        for page in pages:
            text = trafilatura.extract(page, include_comments=True, output_format="json", with_metadata=True)
            told: Mapping[str, Any] = json.loads(text) if text else {}
            authors = [name.strip() for name in (told.get("author") or "").split(";") if name.strip()]
            out.append(Found(told.get("text") or "", told.get("title"), told.get("date"), authors))
        return out

    return run


def resiliparse_tool() -> Tool:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def run(pages: Sequence[bytes]) -> list[Found]:
        out = []
        for page in pages:
            tree = HTMLTree.parse_from_bytes(page, "utf-8")
            out.append(Found(extract_plain_text(tree, main_content=True, comments=False), tree.title))
        return out

    return run


def newspaper_tool() -> Tool:
    import newspaper

    def run(pages: Sequence[bytes]) -> list[Found]:
        out = []
        for page in pages:
            article = newspaper.Article("http://example.org/", fetch_images=False)
            try:
                article.download(input_html=page.decode("utf-8", "replace"))
                article.parse()
            except Exception:  # noqa: BLE001 (what a peer cannot read counts as nothing found)
                out.append(Found())
                continue
            date = article.publish_date
            out.append(Found(article.text, article.title, date and date.isoformat(), article.authors))
        return out

    return run


TOOLS: Mapping[str, Callable[[], Tool]] = {
    "newsparse": lambda: newsparse_with("lexbor"),
    "newsparse, bs4": lambda: newsparse_with("bs4"),
    "trafilatura": trafilatura_tool,
    "resiliparse": resiliparse_tool,
    "newspaper4k": newspaper_tool,
}


def tokens(text: str | None) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text or "").lower())


def overlap(found: str | None, gold: str | None) -> float:
    """Token F1."""
    a, b = tokens(found), tokens(gold)
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if a and b else float(not a and not b)


def accuracy(found: Sequence[Found], golds: Sequence[Mapping[str, Any]]) -> list[str]:
    """Mean body F1, and the shares of titles, dates and authors that are right where the gold has them."""
    bodies, titles, dates, authors = [], [], [], []
    for one, gold in zip(found, golds, strict=True):
        told = {**gold, **(gold.get("header") or {})}
        if told.get("body"):
            bodies.append(overlap(one.body, told["body"]))
        if told.get("title"):
            titles.append(overlap(one.title, told["title"]) >= 0.9)
        if told.get("date"):
            dates.append((one.date or "")[:10] == told["date"][:10])
        if told.get("authors"):
            wanted = {" ".join(tokens(name)) for name in told["authors"]}
            authors.append({" ".join(tokens(name)) for name in one.authors} == wanted)
    return [f"{statistics.mean(row):.3f}" if row else "-" for row in (bodies, titles, dates, authors)]


def read_pages(folder: Path, most: int) -> tuple[list[bytes], list[Mapping[str, Any]]]:
    pages, golds = [], []
    for record in sorted(folder.glob("*.json")):
        page = next((p for p in map(record.with_suffix, (".html", ".html.gz")) if p.exists()), None)
        if page is not None and len(pages) < most:
            data = page.read_bytes()
            pages.append(gzip.decompress(data) if page.suffix == ".gz" else data)
            golds.append(json.loads(record.read_text("utf-8")))
    return pages, golds


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    cli.add_argument("--pages", type=int, default=150, help="how many pages (default 150)")
    cli.add_argument("--rounds", type=int, default=3, help="how often each tool reads them (default 3)")
    args = cli.parse_args()
    warnings.filterwarnings("ignore")
    pages, golds = read_pages(args.folder, args.pages)
    if not pages:
        sys.exit(f"{args.folder}: no NAME.html with a NAME.json beside it")
    tools: dict[str, Tool] = {}
    for name, make in TOOLS.items():
        try:
            tools[name] = make()
        except ImportError as problem:
            print(f"{name} is left out: {problem}")
    for tool in tools.values():
        tool(pages[:1])  # what is opened once a process is no part of a page's price
    times: dict[str, list[float]] = {name: [] for name in tools}
    found: dict[str, list[Found]] = {}
    for _ in range(args.rounds):
        for name, tool in tools.items():
            start = time.perf_counter()
            found[name] = tool(pages)
            times[name].append(time.perf_counter() - start)
    size = sum(map(len, pages)) / 1e6
    print(f"{len(pages)} pages, {1000 * size / len(pages):.0f} kB each")
    peer = statistics.median(times["trafilatura"]) if "trafilatura" in times else None
    print(f"{'':16}{'pages/s':>9}{'MB/s':>7}{'x trafilatura':>15}{'body':>8}{'title':>8}{'date':>8}{'authors':>9}")
    for name, runs in times.items():
        took = statistics.median(runs)
        ratio = f"{peer / took:.1f}" if peer else "-"
        body, title, date, authors = accuracy(found[name], golds)
        print(f"{name:16}{len(pages) / took:9.0f}{size / took:7.1f}{ratio:>15}{body:>8}{title:>8}{date:>8}{authors:>9}")


if __name__ == "__main__":
    main()
