"""Pages for benchmarks: the project's own fixtures again and again, each time in other words, the same on every machine."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
_WORD = re.compile(r"[^\W\d_]{4,}")
# Pages of one folder.
_FOLDER = 1_000


class _Pattern(NamedTuple):
    """A fixture, cut at its longer words: ``parts[k]`` stands before ``words[k]``."""

    parts: list[str]
    words: list[str]


def texts(pages: int, seed: int = 1) -> Iterator[str]:
    """So many pages of text. Longer words are drawn anew, of the same case and from all fixtures in the same script, so
    that no page is like another and each keeps its layout."""
    patterns = [
        _cut(path) for folder in ("demo", "synthetic", "negative") for path in sorted(FIXTURES.glob(f"{folder}/*.txt"))
    ]
    pool: dict[tuple[bool, bool], list[str]] = {}
    for pattern in patterns:
        for word in pattern.words:
            pool.setdefault(_kind(word), []).append(word)
    rng = random.Random(seed)
    for k in range(pages):
        pattern = patterns[k % len(patterns)]
        drawn = [rng.choice(pool[_kind(word)]) for word in pattern.words]
        yield "".join(part + word for part, word in zip(pattern.parts, [*drawn, ""], strict=True))


def as_html(text: str) -> str:
    """A page of text as the plainest page of HTML: a paragraph a line."""
    lines = (f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return (
        f"<!doctype html><html><head><title>Page</title></head><body><article>{''.join(lines)}</article></body></html>"
    )


def write_folder(folder: Path, pages: int, *, markup: bool = False) -> int:
    """Write so many pages below a folder, a thousand in each of its own; the bytes written."""
    size = 0
    for k, text in enumerate(texts(pages)):
        here = folder / f"{k // _FOLDER:04}"
        if not k % _FOLDER:
            here.mkdir(parents=True)
        data = (as_html(text) if markup else text).encode()
        (here / f"{k:07}.{'html' if markup else 'txt'}").write_bytes(data)
        size += len(data)
    return size


def _cut(path: Path) -> _Pattern:
    text = path.read_text("utf-8")
    return _Pattern(_WORD.split(text), _WORD.findall(text))


def _kind(word: str) -> tuple[bool, bool]:
    return word[0].isupper(), word.isascii()
