"""Labelled pages as training examples: page, gold record, site and states, with sites kept apart.

A folder holds ``NAME.txt`` with ``NAME.json`` beside it. Where the gold names a ``url``, or a folder given with
``--sites`` has a ``NAME.json`` that does, pages of one site never stand on both sides of a split.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from align import Aligned, align
from newsparse.lines.text import read_lines
from newsparse.model import Line

# NAME.FLATTENER.txt and NAME.txt are renderings of one page.
_FLATTENER = re.compile(r"\.(?:bs4|inscriptis|resiliparse(?:-main)?|trafilatura)$")


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


def page_name(path: Path) -> str:
    return _FLATTENER.sub("", path.stem)


def site_of(url: str) -> str:
    """The registrable part of a URL's host, near enough to keep a site's pages together."""
    host = (urlsplit(url).hostname or url or "").removeprefix("www.")
    parts = host.split(".")
    keep = 3 if len(parts) > 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-keep:])


def load(folders: Iterable[Path]) -> Iterator[Example]:
    """Read the labelled pages of some folders; sites, bodies and dates of a page are shared by its renderings."""
    folders = list(folders)
    golds: dict[str, dict[str, Any]] = {}
    for extra in {f.parent / s for f in folders for s in ("threads", "merged")}:
        for file in sorted(extra.glob("*.json")):
            known = golds.setdefault(file.stem, {})
            record = json.loads(file.read_text("utf-8"))
            known.update({k: record[k] for k in ("url", "body") if record.get(k)})
    for folder in folders:
        for page in sorted(folder.glob("*.txt")):
            gold = json.loads(page.with_suffix("").with_name(page.stem + ".json").read_text("utf-8"))
            known = golds.get(page_name(page), {})
            gold = {**known, **(gold.get("header") or {}), **gold}  # a record of newsparse, corrected, is gold too
            with page.open(encoding="utf-8", newline="") as handle:
                text = handle.read()
            yield example(str(page), folder.name, text, gold)


def example(path: str, kind: str, text: str, gold: dict[str, Any]) -> Example:
    group = site_of(gold["url"]) if gold.get("url") else page_name(Path(path))
    lines = read_lines(text)
    return Example(path, kind, group, text, gold, lines, align(lines, gold))


def fold_of(group: str, folds: int) -> int:
    """A site's fold: stable between runs and machines."""
    return zlib.crc32(group.encode()) % folds
