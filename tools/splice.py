"""Pages with markup made of two: a run of one page's thread, set on another page that had no comments.

The lines keep the hints of the page they came from; nothing ties the two pages' elements together, as on a page whose
comments are a platform's of their own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from augment import by_fold, run_of
from dataset import Example, fold_of
from newsparse.model import Line
from states import Aligned

# Lines below the article among which a thread may stand.
_BELOW = 30
# More elements than any page has.
_FAR = 1 << 30


def spliced_pages(pages: Sequence[Example], plain: Sequence[Example], folds: int, seed: int) -> list[Example]:
    """One page made of every page that has comments.

    Args:
        pages: labelled pages with markup.
        plain: pages without comments; one of the same fold is the page it is set on, half of the time.
        folds: the number of folds.
        seed: all randomness.
    """
    bare = by_fold(plain, folds)
    out = []
    for page in pages:
        if page.aligned.layout and not page.gold.get("partly_located") and len(page.aligned.lost) < 2:
            rng = random.Random(f"{seed}:{page.kind}/{Path(page.path).name}")
            out.append(_spliced(page, bare[fold_of(page.group, folds)], rng))
    return out


def _spliced(page: Example, bare: Sequence[Example], rng: random.Random) -> Example:
    rows = list(zip(page.lines, page.aligned.states, strict=True))
    inside = [i for i, (_, state) in enumerate(rows) if state[0] in "ASXMQ"]
    low, high = inside[0], inside[-1] + 1
    thread = _some(rows[low:high], page.aligned.layout, rng)
    head, tail = rows[:low], rows[high:]
    if bare and rng.random() < 0.6:
        head, tail = _around(rng.choice(bare), head, rng)
    made = [*head, *thread, *tail]
    states = [state for _, state in made]
    if page.aligned.layout == "m":
        states = [state if len(state) > 1 else state + "m" for state in states]
    lines = [line for line, _ in made]
    return replace(
        page, path=f"{page.path}+", kind="rendered", lines=lines, aligned=Aligned(states, page.aligned.layout, [])
    )


Rows = list[tuple[Line, str]]


def _some(thread: Rows, layout: str, rng: random.Random) -> Rows:
    """A run of the comments."""
    states = [state for _, state in thread]
    many = sum(state[0] == "S" for state in states)
    keep = rng.choice([1, 2, 3, 5, 8, 12, 20, 40])
    return thread if keep >= many else thread[run_of(states, layout, rng.randint(0, many - keep), keep)]


def _around(donor: Example, head: Rows, rng: random.Random) -> tuple[Rows, Rows]:
    rows = list(zip(donor.lines, donor.aligned.states, strict=True))
    below = next((i for i, (_, state) in enumerate(rows) if state == "E"), len(rows))
    at = below + rng.randint(0, min(len(rows) - below, _BELOW))
    own = [row for row in head[-rng.randint(1, 4) :] if row[1][0] == "H"]
    above = [(_moved(line), "H" if state == "E" else state) for line, state in rows[:at]]
    return above + [(line, "H") for line, _ in own], [(_moved(line), "E") for line, _ in rows[at:]]


def _moved(line: Line) -> Line:
    """A line whose elements are none of the other page's."""
    return line._replace(hints=line.hints and line.hints._replace(home=line.hints.home + _FAR))
