"""Labelled pages as training examples: page, gold record, site and states, with sites kept apart.

A folder holds ``NAME.txt`` (or ``NAME.html``, ``NAME.html.gz``) with ``NAME.json`` beside it, or files of many pages that are
labelled line by line (``NAME.pages``, see annotated.py). Pages of one site never stand on both sides of a split: the
site is told by the gold's ``url``, or, where that names no host, by the page's name.
"""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from align import align
from annotated import annotated_files, read_annotated
from gold import Unfit, check_folders, read_gold, read_text
from newsparse.decoding import decode
from newsparse.errors import InputError
from newsparse.hints import Head
from newsparse.lines.html import flatten
from newsparse.lines.text import read_lines
from newsparse.lines.tree import read_markup
from newsparse.model import Line, RawPage
from states import Aligned

# The kind of pages that stand in files of annotated.py.
ANNOTATED = "annotated"

# NAME.FLATTENER.txt and NAME.txt are renderings of one page.
_FLATTENER = re.compile(r"\.(?:bs4|inscriptis|resiliparse(?:-main)?|trafilatura)$")

# A host at the beginning of a page's name.
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|org|net|de|cu|uk|fr|es|pl|jp|cn|info|blog)(?=[.-]|$)", re.I)


@dataclass
class Example:
    """One labelled page: ``group`` is its site, ``kind`` the folder it came from; ``fold`` where it is set by hand, for
    pages made of several sites of one fold."""

    path: str
    kind: str
    group: str
    text: str
    gold: dict[str, Any]
    lines: list[Line]
    aligned: Aligned
    fold: int | None = None
    head: Head | None = None


def page_name(path: Path) -> str:
    return _FLATTENER.sub("", path.stem)


def paragraphs(body: str) -> list[str]:
    return [part.strip() for part in body.split("\n") if part.strip()]


def site_of(url: str, name: str = "") -> str:
    """The registrable part of a URL's host, near enough to keep a site's pages together; without a host, the one that
    the page's name begins with, or the first two words of the name (``harbour-post-2`` and ``harbour-post-3`` are one site)."""
    host = urlsplit(url).hostname or ""
    if not host:
        named = _HOST.match(name)
        host = named[0] if named else "-".join(name.split("-")[:2])
    parts = host.removeprefix("www.").split(".")
    keep = 3 if len(parts) > 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-keep:])


def load(folders: Iterable[Path]) -> Iterator[Example]:
    """Read the labelled pages of some folders; sites, bodies and dates of a page are shared by its renderings.

    Raises:
        Unfit: a folder is missing, or a page or a gold record cannot be read.
    """
    folders = list(folders)
    check_folders(folders)
    for file in annotated_files(folders):
        yield from _read_annotated(file)
    golds: dict[str, dict[str, Any]] = {}
    for extra in {f.parent / s for f in folders for s in ("threads", "merged")}:
        for file in sorted(extra.glob("*.json")):
            known = golds.setdefault(file.stem, {})
            record = read_gold(file)
            known.update({k: record[k] for k in ("url", "body") if record.get(k)})
    for folder in folders:
        for page in sorted(p for p in folder.iterdir() if p.name.endswith((".txt", ".html", ".html.gz"))):
            stem = page.name.removesuffix(".gz").rpartition(".")[0]
            record = page.with_name(stem + ".json")
            if not record.exists():
                print(f"{page}: no gold record, left out", file=sys.stderr)
                continue
            gold = read_gold(record)
            known = golds.get(page_name(Path(stem + ".txt")), {})
            gold = {**known, **(gold.get("header") or {}), **gold}  # a record of newsparse, corrected, is gold too
            yield (
                _read_markup(page, folder.name, gold)
                if ".html" in page.suffixes
                else _read_text(page, folder.name, gold)
            )


def _read_annotated(file: Path) -> Iterator[Example]:
    for page in read_annotated(file):
        path, lines = str(file.with_name(page.name)), read_lines(page.text)
        yield Example(path, ANNOTATED, _group(path, page.gold), page.text, page.gold, lines, page.aligned(lines))


def _read_text(page: Path, kind: str, gold: dict[str, Any]) -> Example:
    return example(str(page), kind, read_text(page), gold)


def _read_markup(page: Path, kind: str, gold: dict[str, Any]) -> Example:
    try:
        data = page.read_bytes()
        raw = RawPage(str(page), gzip.decompress(data) if page.suffix == ".gz" else data, kind="html")
        flat = flatten(read_markup(decode(raw).text))
    except InputError as problem:
        raise Unfit(f"{page}: {problem.message}") from problem
    except (OSError, EOFError, zlib.error) as problem:
        raise Unfit(f"{page}: cannot be read ({problem})") from problem
    found = Example(str(page), kind, _group(str(page), gold), flat.text, gold, flat.lines, align(flat.lines, gold))
    return replace(found, head=flat.head)


def example(path: str, kind: str, text: str, gold: dict[str, Any]) -> Example:
    lines = read_lines(text)
    return Example(path, kind, _group(path, gold), text, gold, lines, align(lines, gold))


def unfound(page: Example) -> str | None:
    """What a user should know of a page whose gold record has comments that do not stand on it; None where all do."""
    lost = page.aligned.lost
    if not lost:
        return None
    asked = sum(not comment.get("optional") for comment in page.gold.get("comments") or [])
    asked += bool(page.gold.get("opening_post"))
    first = ", ".join(f"“{' '.join(text.split())}”" for text in lost[:3])
    more = f" and {len(lost) - 3} more" if len(lost) > 3 else ""
    return (
        f"{page.path}: {len(lost)} of {asked} comments of its gold record do not stand on it, which begin {first}{more}"
    )


def _group(path: str, gold: dict[str, Any]) -> str:
    return site_of(gold.get("url") or "", page_name(Path(path)))


def fold_of(group: str, folds: int) -> int:
    """A site's fold: stable between runs and machines."""
    return zlib.crc32(group.encode()) % folds
