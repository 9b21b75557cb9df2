"""Structural variants of labelled pages: the same site's thread with other voices, fewer comments, other columns.

A labelled page shows one template; a learner that meets it once learns its wording. A variant keeps the states, which
are known line by line, and changes what a new site would change: lines of the template are dropped all at once, the
author's line is joined with its neighbour, names, texts and the furniture around come from other sites of the same fold.
"""

from __future__ import annotations

import bisect
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dataset import Example, fold_of
from newsparse.lines.text import read_lines
from states import Aligned

_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"\s*(?:\d{1,4}[.)]\s+|[•*+-]\s+)?")
_COLUMN = 0.3  # the share of the comments that makes a line a column of the template
_PARAGRAPHS = 14
# How often a variant stands on a page that had no comments, and how far below its article.
_PLAIN, _BELOW = 0.35, 25
_JOINTS = (" ", " | ", " - ", " · ", ", ", " • ")
# Few pages show the layouts; they vary more.
_MORE = {"layouts": 4}


class Row(NamedTuple):
    """A line to be: its text with its indentation, its state, blank lines before it, and its column's name."""

    text: str
    state: str
    blanks: int
    column: str = ""


class Lenders(NamedTuple):
    """What pages of one fold lend to another's variant: ``threads`` all they have, ``plain`` pages without comments
    their furniture and their article."""

    threads: Sequence[Example]
    plain: Sequence[Example]


def variants_of(
    pages: Sequence[Example], copies: int, folds: int, seed: int = 11, plain: Sequence[Example] = ()
) -> list[Example]:
    """``copies`` variants of every page whose comments were all found; what they borrow, also of the ``plain`` pages
    without comments, stands in the page's own fold."""
    bare = by_fold(plain, folds)
    pool = [p for p in pages if p.aligned.placed and not p.gold.get("partly_located") and len(p.aligned.lost) < 2]
    donors = by_fold(pool, folds)
    out = []
    for page in pool:
        for k in range(copies * _MORE.get(page.kind, 1)):
            rng = random.Random(f"{seed}:{k}:{page.kind}/{Path(page.path).name}")  # the same on every machine
            fold = fold_of(page.group, folds)
            made = _variant(page, Lenders(donors[fold], bare[fold]), rng)
            if made:
                made.path = f"{page.path}@{k}"
                out.append(made)
    return out


def by_fold(pages: Sequence[Example], folds: int) -> dict[int, list[Example]]:
    """The pages of each fold."""
    out: dict[int, list[Example]] = defaultdict(list)
    for page in pages:
        out[fold_of(page.group, folds)].append(page)
    return out


def _rows(page: Example) -> list[Row]:
    return [
        Row(" " * line.indent + line.text, state, line.blanks)
        for line, state in zip(page.lines, page.aligned.states, strict=True)
    ]


def _section(states: Sequence[str]) -> tuple[int, int]:
    inside = [i for i, state in enumerate(states) if state[0] in "ASXMQ"]
    return (inside[0], inside[-1] + 1) if inside else (len(states), len(states))


def _variant(page: Example, lent: Lenders, rng: random.Random) -> Example | None:
    layout = page.aligned.layout
    rows = _rows(page)
    low, high = _section(page.aligned.states)
    thread = _named_columns(rows[low:high])
    if layout != "m":
        thread = _without_columns(thread, rng)
    if rng.random() < 0.7:
        thread = _other_voices(thread, page, lent.threads, rng)
    if rng.random() < 0.5:
        thread = _fewer(thread, layout, rng)
    if layout == "1" and rng.random() < 0.2:
        thread = _joined(thread, rng.choice(_JOINTS))
    if rng.random() < 0.08:
        return _page_of(page, [row._replace(state=row.state[0]) for row in (*rows[:low], *rows[high:])], 1.0)
    if not any(row.state[0] == "S" for row in thread):
        return None
    head, tail = _around(page, rows[:low], rows[high:], lent, rng)
    return _page_of(page, [*head, *thread, *tail], 1.0 if layout == "m" else rng.random())


def _named_columns(thread: Sequence[Row]) -> list[Row]:
    """The rows with their columns: lines beside the texts whose form, or first word, most comments have."""
    starts = [i for i, row in enumerate(thread) if row.state[0] == "S"]
    blocks: dict[str, set[int]] = defaultdict(set)
    keys: list[tuple[str, ...]] = []
    for i, row in enumerate(thread):
        form = _DIGITS.sub("9", row.text.strip())
        keys.append((form, form.split(" ")[0] + " …") if row.state[0] in "MQ" else ())
        for key in keys[-1]:
            blocks[key].add(bisect.bisect_right(starts, i))
    enough = _COLUMN * len(starts)
    return [
        row._replace(column=next((k for k in mine if len(blocks[k]) >= enough), ""))
        for row, mine in zip(thread, keys, strict=True)
    ]


def _without_columns(thread: Sequence[Row], rng: random.Random) -> list[Row]:
    rate = rng.choice([0, 0.15, 0.3, 0.5])
    names = sorted({row.column for row in thread if row.column})
    gone = {name for name in names if rng.random() < rate}
    return [row for row in thread if row.column not in gone]


def _voices(donors: Sequence[Example], rng: random.Random) -> tuple[list[str], Iterator[str]]:
    """Names, and texts without end, of a thread of the fold."""
    said = [c for c in rng.choice(donors).gold["comments"] if c.get("author") and c["text"].strip()]
    if len(said) < 3:
        some = rng.sample(list(donors), min(5, len(donors)))
        said = [c for d in some for c in d.gold["comments"] if c.get("author") and c["text"].strip()]
    texts = sorted({c["text"] for c in said})
    rng.shuffle(texts)
    return sorted({c["author"] for c in said}), iter(texts * 300)


def _other_voices(thread: Sequence[Row], page: Example, donors: Sequence[Example], rng: random.Random) -> list[Row]:
    names, texts = _voices(donors, rng)
    if not names:
        return list(thread)
    own = {p.gold["author"] for p in page.aligned.placed if p.gold.get("author")}
    out = list(thread)
    if own and rng.random() < 0.8:
        new = {name: rng.choice(names) for name in sorted(own)}
        pattern = re.compile("|".join(map(_as_word, sorted(own, key=lambda n: (-len(n), n)))))
        out = [
            row._replace(text=pattern.sub(lambda m: new[m[0]], row.text)) if row.state[0] in "AMQ" else row
            for row in out
        ]
    return _other_texts(out, texts, rng) if rng.random() < 0.8 else out


def _as_word(name: str) -> str:
    left = r"(?<!\w)" if name[0].isalnum() and name.isascii() else ""
    right = r"(?!\w)" if name[-1].isalnum() and name.isascii() else ""
    return left + re.escape(name) + right


def _other_texts(thread: Sequence[Row], texts: Iterator[str], rng: random.Random) -> list[Row]:
    out: list[Row] = []
    airy = rng.random() < 0.5
    for k, row in enumerate(thread):
        if row.state[0] == "X":
            continue
        if row.state[0] != "S":
            out.append(row)
            continue
        parts = [part.strip() for part in next(texts).split("\n") if part.strip()][:_PARAGRAPHS]
        indent = len(row.text) - len(row.text.lstrip())
        mark = _MARK.match(row.text)
        following = thread[k + 1] if k + 1 < len(thread) else None
        gap = following.blanks if following and following.state[0] == "X" else row.blanks if airy else 0
        out.append(row._replace(text=(mark[0] if mark else "") + parts[0]))
        out += [Row(" " * indent + part, "X" + row.state[1:], gap) for part in parts[1:]]
    return out


def _fewer(thread: list[Row], layout: str, rng: random.Random) -> list[Row]:
    """A run of the comments; a page of one or two comments shows no pattern, and is the commonest of all."""
    states = [row.state for row in thread]
    many = sum(state[0] == "S" for state in states)
    keep = rng.choice([1, 2, 2, 3, 4, 5, 8, 12])
    if keep >= many:
        return thread
    return thread[run_of(states, layout, rng.randint(0, many - keep) if rng.random() < 0.4 else 0, keep)]


def run_of(states: Sequence[str], layout: str, first: int, many: int) -> slice:
    """The lines of so many comments of a thread, from the ``first`` on, with their authors' lines.

    Args:
        states: the thread's.
        layout: its layout, see :mod:`align`.
        first: a comment, by number.
        many: how many.
    """
    starts = [i for i, state in enumerate(states) if state[0] == "S"]

    def begin(k: int) -> int:
        at = starts[k]
        while layout in ("1", "m") and at and states[at - 1][0] in "AM":
            at -= 1
        return at

    stop = begin(first + many) if first + many < len(starts) else len(states)
    return slice(begin(first) if first else 0, stop)


def _joined(thread: Sequence[Row], joint: str) -> list[Row]:
    """The author's line and the one behind it as one line."""
    out: list[Row] = []
    for row in thread:
        if row.state[0] == "M" and len(row.text) < 50 and out and out[-1].state[0] == "A" and joint not in out[-1].text:
            out[-1] = out[-1]._replace(text=out[-1].text + joint + row.text.strip())
        else:
            out.append(row)
    return out


def _around(
    page: Example, head: list[Row], tail: list[Row], lent: Lenders, rng: random.Random
) -> tuple[list[Row], list[Row]]:
    """What stands above and below the thread: the page's own, or another site's, or a part of it."""
    merged = page.aligned.layout == "m"
    if lent.plain and not merged and rng.random() < _PLAIN:
        return _around_plain(rng.choice(lent.plain), head, rng)
    donor = rng.choice(lent.threads)
    if (donor.aligned.layout == "m") == merged and rng.random() < 0.35:
        rows = _rows(donor)
        low, high = _section(donor.aligned.states)
        if rng.random() < 0.6:
            head = rows[:low]
        if rng.random() < 0.7:
            tail = rows[high:]
    if not merged and rng.random() < 0.3 and len(head) > 20:
        head = head[rng.randint(0, len(head) // 2) :]
    if not merged and rng.random() < 0.3 and len(tail) > 20:
        tail = tail[: rng.randint(1, len(tail))]
    return head, tail


def _around_plain(donor: Example, head: list[Row], rng: random.Random) -> tuple[list[Row], list[Row]]:
    """A page without comments, parted where a thread would stand: below its article, above or among what follows; the
    lines right above the page's own thread, where a heading or a count stands, most often stay with it."""
    rows = _rows(donor)
    below = next((i for i, row in enumerate(rows) if row.state == "E"), len(rows))
    at = below + (0 if rng.random() < 0.4 else rng.randint(0, min(len(rows) - below, _BELOW)))
    own = [row for row in head[-rng.randint(1, 3) :] if row.state == "H"] if rng.random() < 0.8 else []
    above = [row._replace(state="H") if row.state == "E" else row for row in rows[:at]]
    return above + own, [row._replace(state="E") for row in rows[at:]]


def _page_of(page: Example, rows: Sequence[Row], style: float) -> Example | None:
    """The rows as a page: with no blank lines (a low ``style``), one before each line, or as they stood."""
    out: list[str] = []
    states: list[str] = []
    for row in rows:
        text = row.text.lstrip() if style < 0.12 else row.text
        if text.strip():
            blanks = 0 if style < 0.12 else max(row.blanks, 1) if style < 0.2 else row.blanks
            out += [""] * min(blanks, 3) + [text]
            states.append(row.state)
    text = "\n".join(out)
    lines = read_lines(text)
    if len(lines) != len(states):
        return None
    layout = page.aligned.layout if any(state[0] == "S" for state in states) else ""
    gold: Mapping[str, object] = {"comments": []}
    return Example("", "rendered", page.group, text, dict(gold), lines, Aligned(states, layout, []))
