"""Learn the labeller's weights from labelled pages.

    python tools/learn.py FOLDER... --out DIR [--folds] [--copies 1] [--variants 1]

A FOLDER holds ``NAME.txt`` with its gold record ``NAME.json`` (see docs/model.md). Five models are learned: how names
are spelt, which group of like lines holds the authors, which divides the comments, which line is the title, and the
states of the lines given all that. The last must see the others' answers as it will see them on new pages, so those come from models that were not
shown the page's site (cross-fitting). With ``--folds`` the models of a cross-validation are kept too, for crossval.py:
the truth about where the labeller stands. ``newsparse --model DIR`` reads them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from augment import variants_of
from dataset import Example, example, fold_of, load
from newsparse.labelling.spelling import Spelling
from teach import (
    MIN_SITES,
    Prepared,
    Scores,
    Sight,
    bare_articles,
    learn_groups,
    learn_lines,
    learn_titles,
    learn_words,
    prepare,
    score_groups,
)

FOLDS = 5


def rendered(pages: Sequence[Example], copies: int, seed: int = 7) -> list[Example]:
    """Each page's comments again, ``copies`` times, in layouts drawn at random (see remix.py)."""
    if not copies:
        return []
    from remix import render

    pool = [p for p in pages if p.gold.get("comments")]
    out = []
    for k in range(copies):
        for page in pool:
            rng = random.Random(f"{seed}:{k}:{page.kind}/{Path(page.path).name}")  # the same on every machine
            near = [
                d for d in rng.sample(pool, min(60, len(pool))) if fold_of(d.group, FOLDS) == fold_of(page.group, FOLDS)
            ]
            text, gold = render(page, near or [page], rng)
            made = example(f"{page.path}#{k}", "rendered", text, gold)
            made.group = page.group
            out.append(made)
    return out


class _Job(NamedTuple):
    """Models learned without a fold's sites (all sites when None), under names that end in its number."""

    held_out: int | None
    folder: Path

    def path(self, name: str) -> Path:
        return self.folder / f"{name}{'' if self.held_out is None else self.held_out}.crfsuite"

    def seen(self) -> Iterator[Prepared]:
        return (p for p in _PAGES if p.taught and fold_of(p.page.group, FOLDS) != self.held_out)


_PAGES: list[Prepared] = []
_SCORES: dict[str, Scores] = {}


def _first_models(job: _Job) -> dict[str, Scores]:
    learn_words((p.page for p in job.seen() if p.page.kind != "rendered"), job.path("words"))
    learn_titles((p.page for p in job.seen() if p.page.kind != "rendered"), job.path("titles"))
    learn_groups(job.seen(), job.path("authors"), periods=False)
    learn_groups(job.seen(), job.path("periods"), periods=True)
    unseen = (p for p in _PAGES if fold_of(p.page.group, FOLDS) == job.held_out)
    return score_groups(unseen, job.path("authors"), job.path("periods"))


def _lines_job(job: _Job) -> None:
    spelling = [Spelling(_Job(k, job.folder).path("words").read_bytes()) for k in range(FOLDS)]
    sights = (Sight(p, _SCORES[p.page.path], spelling[fold_of(p.page.group, FOLDS)]) for p in job.seen())
    learn_lines(sights, job.path("lines"))


def learn(folders: Sequence[Path], out: Path, *, folds: bool, copies: int, variants: int) -> None:
    """Learn all models into ``out``; with ``folds`` one set a fold is kept, for :mod:`crossval`."""
    out.mkdir(parents=True, exist_ok=True)
    pages = list(load(folders))
    sites = len({p.group for p in pages})
    if sites < MIN_SITES:
        sys.exit(
            f"{sites} sites are labelled: what fewer than {MIN_SITES} share is not learned; label pages of more sites"
        )
    lost = sum(len(p.aligned.lost) for p in pages)
    print(f"{len(pages)} pages, {lost} comments not found on their page", file=sys.stderr)
    pages += [*rendered(pages, copies), *variants_of(pages, variants, FOLDS), *bare_articles(pages)]
    _PAGES[:] = [prepare(p) for p in pages]
    jobs = [_Job(k, out) for k in range(FOLDS)]
    with Pool(2) as pool:
        for part in pool.map(_first_models, [*jobs, _Job(None, out)], chunksize=1):
            _SCORES.update(part)
    with Pool(2) as pool:
        pool.map(_lines_job, [*(jobs if folds else []), _Job(None, out)], chunksize=1)
    if not folds:
        for job in jobs:
            for name in ("words", "authors", "periods", "titles"):
                job.path(name).unlink()


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--out", type=Path, required=True, help="the folder to write to; newsparse --model reads it")
    cli.add_argument("--folds", action="store_true", help="also keep the models of a cross-validation")
    cli.add_argument("--copies", type=int, default=1, help="random renderings of each page's comments (default 1)")
    cli.add_argument("--variants", type=int, default=1, help="structural variants of each page (default 1)")
    args = cli.parse_args()
    learn(args.folders, args.out, folds=args.folds, copies=args.copies, variants=args.variants)


if __name__ == "__main__":
    main()
