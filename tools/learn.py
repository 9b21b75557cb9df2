"""Learn the labeller's weights from labelled pages.

    python tools/learn.py FOLDER... [--out DIR] [--folds 5] [--predict FILE]

A FOLDER holds ``NAME.txt`` with its gold record ``NAME.json`` (see docs/model.md). Two models are learned: which group
of like lines opens comments, and the states of the lines given that. The second must see the first's scores as it will
see them on new pages, so those come from models that were not shown the page's site (cross-fitting). With ``--predict``
every page is also parsed by models that never saw its site, and the records are written for the scorer: the
cross-validated truth about where the labeller stands.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from dataset import Example, example, fold_of, load
from newsparse.labelling.anchors import Group, Page, find_groups, group_features
from newsparse.labelling.evidence import add_evidence
from newsparse.labelling.features import line_features, view_page

DATA = Path(__file__).resolve().parent.parent / "src" / "newsparse" / "labelling" / "data"
# A group is a right hypothesis when most of its lines hold a comment's author; in between it teaches nothing.
RIGHT, WRONG = 0.7, 0.3
GROUP_SETTINGS = {"c1": 0.1, "c2": 0.5, "max_iterations": 100, "feature.minfreq": 3}
LINE_SETTINGS = {"c1": 0.8, "c2": 1.5, "max_iterations": 90, "feature.minfreq": 4, "feature.possible_transitions": True}
# A feature that fewer sites than this have is those sites' own wording.
MIN_SITES = 6
# Of a long thread only so many comments teach, and of a long run of furniture only its ends: sites weigh alike.
MOST_COMMENTS, RUN = 20, 40


class Prepared(NamedTuple):
    """An example with its groups, their features and how right each is; ``taught`` is false for test-only pages."""

    page: Example
    groups: list[Group]
    features: list[list[str]]
    right: list[float]
    taught: bool


def prepare(page: Example) -> Prepared:
    view = view_page(page.lines)
    groups = find_groups(view.looks)
    counts = Page(view.looks, view.texts)
    authors = {i for i, state in enumerate(page.aligned.states) if state[0] == "A"}
    right = [sum(i in authors for i in g.where) / len(g.where) for g in groups]
    taught = not page.gold.get("partly_located") and len(page.aligned.lost) < 2 and bool(page.lines)
    return Prepared(page, groups, [group_features(g, counts) for g in groups], right, taught)


def shared_features(rows: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """The features that occur on at least ``MIN_SITES`` sites: what one site alone has is its own wording.

    Args:
        rows: (site, feature names of one item).
    """
    sites: dict[str, set[str]] = {}
    for site, names in rows:
        for name in names:
            known = sites.setdefault(name, set())
            if len(known) < MIN_SITES:
                known.add(site)
    return {name for name, known in sites.items() if len(known) >= MIN_SITES}


def learn_groups(pages: Iterable[Prepared], path: Path) -> None:
    pages = list(pages)
    shared = shared_features((p.page.group, row) for p in pages for row in p.features)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for page in pages:
        for features, right in zip(page.features, page.right, strict=True):
            if right >= RIGHT or right <= WRONG:
                trainer.append([[f for f in features if f in shared]], ["1" if right >= RIGHT else "0"])
    trainer.set_params(GROUP_SETTINGS)
    trainer.train(str(path))


def score_groups(pages: Iterable[Prepared], model: Path) -> dict[str, list[float]]:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    scores: dict[str, list[float]] = {}
    for page in pages:
        row = scores[page.page.path] = []
        for features in page.features:
            tagger.set([features])
            row.append(tagger.marginal("1", 0))
    return scores


def features_of(page: Prepared, scores: Sequence[float]) -> list[list[str]]:
    view = view_page(page.page.lines)
    features = line_features(view)
    add_evidence(view.looks, page.groups, scores)
    return features


def kept_lines(states: Sequence[str]) -> list[int]:
    """Indices of the lines that teach: long threads lose their middle, long runs of one state too."""
    starts = [i for i, state in enumerate(states) if state[0] == "S"]
    cut = range(starts[MOST_COMMENTS // 2], starts[-(MOST_COMMENTS // 2)]) if len(starts) > MOST_COMMENTS else range(0)
    rest = [i for i in range(len(states)) if i not in cut]
    kept: list[int] = []
    at = 0
    while at < len(rest):
        end = at
        while end < len(rest) and states[rest[end]] == states[rest[at]]:
            end += 1
        run = rest[at:end]
        kept += run if len(run) <= 2 * RUN else run[:RUN] + run[-RUN:]
        at = end
    return kept


def learn_lines(pages: Iterable[Prepared], scores: dict[str, list[float]], path: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    rows = []
    for page in pages:
        features = features_of(page, scores[page.page.path])
        states = page.page.aligned.states
        kept = kept_lines(states)
        rows.append((page.page.group, [features[i] for i in kept], [states[i] for i in kept]))
    shared = shared_features((site, names) for site, lines, _ in rows for names in lines)
    for _, lines, states in rows:
        trainer.append([[f for f in names if f in shared] for names in lines], states)
    trainer.set_params(LINE_SETTINGS)
    trainer.train(str(path))


def rendered(pages: Sequence[Example], copies: int, seed: int = 7) -> list[Example]:
    """Each page's comments again, ``copies`` times, in layouts drawn at random (see remix.py)."""
    if not copies:
        return []
    from remix import render

    pool = [p for p in pages if p.gold.get("comments")]
    out = []
    for k in range(copies):
        for page in pool:
            rng = random.Random(f"{seed}:{k}:{page.path}")
            near = [d for d in rng.sample(pool, min(60, len(pool))) if fold_of(d.group, 5) == fold_of(page.group, 5)]
            text, gold = render(page, near or [page], rng)
            made = example(f"{page.path}#{k}", "rendered", text, gold)
            made.group = page.group
            out.append(made)
    return out


class _Job(NamedTuple):
    held_out: int | None
    folder: Path


_PAGES: list[Prepared] = []
_SCORES: dict[str, list[float]] = {}
_FOLDS = 5


def _groups_job(job: _Job) -> dict[str, list[float]]:
    fold, path = job.held_out, job.folder / f"groups{'' if job.held_out is None else job.held_out}.crfsuite"
    learn_groups((p for p in _PAGES if p.taught and fold_of(p.page.group, _FOLDS) != fold), path)
    return score_groups((p for p in _PAGES if fold_of(p.page.group, _FOLDS) == fold), path)


def _lines_job(job: _Job) -> None:
    fold, path = job.held_out, job.folder / f"lines{'' if job.held_out is None else job.held_out}.crfsuite"
    learn_lines((p for p in _PAGES if p.taught and fold_of(p.page.group, _FOLDS) != fold), _SCORES, path)


def learn(folders: Sequence[Path], out: Path, *, folds: bool, copies: int) -> None:
    """Learn both models into ``out``; with ``folds`` also one pair a fold, for :mod:`crossval`."""
    out.mkdir(parents=True, exist_ok=True)
    pages = list(load(folders))
    lost = sum(len(p.aligned.lost) for p in pages)
    print(f"{len(pages)} pages, {lost} comments not found on their page", file=sys.stderr)
    pages += rendered(pages, copies)
    _PAGES[:] = [prepare(p) for p in pages]
    jobs = [_Job(f, out) for f in range(_FOLDS)]
    with Pool(2) as pool:
        for part in pool.map(_groups_job, [*jobs, _Job(None, out)], chunksize=1):
            _SCORES.update(part)
    with Pool(2) as pool:
        pool.map(_lines_job, [*(jobs if folds else []), _Job(None, out)], chunksize=1)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--out", type=Path, default=DATA)
    cli.add_argument("--folds", action="store_true", help="also learn the models of a cross-validation")
    cli.add_argument("--copies", type=int, default=2, help="rendered copies of each page (default 2)")
    args = cli.parse_args()
    learn(args.folders, args.out, folds=args.folds, copies=args.copies)


if __name__ == "__main__":
    main()
