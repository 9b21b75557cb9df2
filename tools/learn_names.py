"""Learn what stands around the author's name in dumps of articles (``newsparse/assembly/lone_names.py``).

python tools/learn_names.py [--models models] --out src/newsparse/assembly/lone_names.json FOLDER...

A folder holds dumps with gold records as ``tools/flatten.py`` writes them. Every line of a few capitalised words below a
title is an example; it is a name if the gold record says so. Pages whose gold record has no author teach nothing, since
many have one. The method is a logistic regression with a Gaussian prior, by Newton's method (Bishop, Pattern Recognition
and Machine Learning, 2006, 4.3.3). What other sites' weights find on each site is reported.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dataset import Example, fold_of, load
from gold import NO_PAGES, Unfit, run
from newsparse.assembly.lone_names import ENOUGH, LoneName, LoneNames, likelihood
from newsparse.labelling.decoder import label_pages
from newsparse.labelling.models import read_model, shipped_model
from samples import FOLDS

_PRIOR, _ROUNDS = 1.0, 30


class Seen(NamedTuple):
    """A line that may name the authors of its page, and whether it does."""

    page: Example
    line: LoneName
    right: bool


def collect(pages: Sequence[Example], models: Path | None) -> list[Seen]:
    """The examples on some pages, labelled by networks that saw none of their sites where there are such."""
    found: list[Seen] = []
    for fold in range(FOLDS):
        mine = [page for page in pages if fold_of(page.group, FOLDS) == fold and page.gold.get("authors")]
        model = read_model(models, str(fold)) if models else shipped_model()
        for page, labelling in zip(mine, label_pages([page.lines for page in mine], model), strict=True):
            states = labelling.states
            title = next((i for i, state in enumerate(states) if state[0] == "T"), -1)
            stop = next((i for i in range(title + 1, len(states)) if states[i][0] not in "HB"), len(states))
            gold = {" ".join(name.casefold().split()) for name in page.gold["authors"]}
            if title >= 0:
                lines = LoneNames(page.lines, states, title, stop).candidates()
                found += (Seen(page, line, not gold.isdisjoint(map(str.casefold, line.names))) for line in lines)
    return found


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """The weights of all features."""
    names = sorted({feature for example in seen for feature in example.line.features})
    rows = np.array([[name in example.line.features for name in names] for example in seen], float)
    right = np.array([example.right for example in seen], float)
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + _PRIOR * weights
        bend = (rows.T * (chance * (1 - chance))) @ rows + _PRIOR * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def report(seen: Sequence[Seen]) -> None:
    """Say how many of the lines that are taken name the authors, by weights that saw none of their sites."""
    taken = right = 0
    for fold in range(FOLDS):
        weights = fit([example for example in seen if fold_of(example.page.group, FOLDS) != fold])
        best: dict[str, Seen] = {}
        for example in seen:
            if fold_of(example.page.group, FOLDS) == fold and likelihood(example.line.features, weights) > ENOUGH:
                old = best.get(example.page.path)
                if old is None or likelihood(old.line.features, weights) < likelihood(example.line.features, weights):
                    best[example.page.path] = example
        taken += len(best)
        right += sum(example.right for example in best.values())
        for example in best.values():
            if not example.right:
                print(f"  {example.page.path}: {', '.join(example.line.names)}")
    pages = len({example.page.path for example in seen if example.right})
    print(
        f"{len(seen)} lines, {pages} pages with a name: {taken} taken by weights of other sites, {right} of them right"
    )


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument(
        "--models", type=Path, help="networks of folds, so that no page is labelled by one that saw its site"
    )
    args = cli.parse_args()
    pages = list(load(args.folders))
    if not pages:
        raise Unfit(NO_PAGES)
    seen = collect(pages, args.models)
    if not any(example.right for example in seen):
        raise Unfit("no gold record of these pages names an author that stands alone below the title")
    report(seen)
    args.out.write_text(json.dumps(fit(seen), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    run("learn_names.py", main)
