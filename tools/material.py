"""Pages to learn from beside the labelled ones: all that is made of them, set by set, as samples."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from augment import by_fold, variants_of
from bare import bare_articles
from dataset import Example, example, fold_of
from foreign import foreign
from lean import lean_pages
from merge import merged_pages
from platforms import platform_pages
from remix import render
from samples import FOLDS, MARKED, Sample, taught_sample
from splice import spliced_pages
from templates import written_pages

# How often a labelled page is remade for one epoch: in layouts drawn at random, with other parts and voices; merged
# pages, as a share of the labelled ones; how often a page's comments are written as a platform would. Epochs take turns with so many sets.
RENDERED, VARIANTS, MERGED, PLATFORMS, SETS = 2, 1, 2.0, 5, 8
# The share of the made pages that is set in a script nobody labelled; of small ones, where little else tells a name; of those
# of little but an article.
FOREIGN, FOREIGN_SMALL, FOREIGN_ALONE = 0.15, 0.5, 0.4
# What a kind of page is worth beside a labelled one.
MADE, BARE, LAYOUT_PAGES, PLAIN = 0.7, 0.4, 10.0, 0.35


def rendered(pages: Sequence[Example], copies: int, seed: int, plain: Sequence[Example]) -> list[Example]:
    """Each page's comments again, ``copies`` times, in layouts drawn at random (see remix.py)."""
    bare = by_fold(plain, FOLDS)
    pool = [p for p in pages if p.gold.get("comments")]
    out = []
    for k in range(copies):
        for page in pool:
            rng = random.Random(f"{seed}:{k}:{page.kind}/{Path(page.path).name}")  # the same on every machine
            near = [
                d for d in rng.sample(pool, min(60, len(pool))) if fold_of(d.group, FOLDS) == fold_of(page.group, FOLDS)
            ]
            text, gold = render(page, near or [page], rng, bare[fold_of(page.group, FOLDS)])
            made = example(f"{page.path}#{k}", "rendered", text, gold)
            made.group = page.group
            out.append(made)
    return out


class Material(NamedTuple):
    """What pages are made from: labelled ``pages``, pages without comments (``plain``), and a folder of gold records
    of ``articles``."""

    pages: Sequence[Example]
    plain: Sequence[Example] = ()
    articles: Path | None = None


def made_samples(number: int, material: Material) -> list[Sample]:
    """One set of pages made from the labelled ones, by its number, as samples."""
    pages, plain, articles = material
    seed = number * 1000
    small = lean_pages(pages, plain, FOLDS, seed + 13)
    made = [
        *rendered(pages, RENDERED, seed + 7, plain),
        *variants_of(pages, VARIANTS, FOLDS, seed + 11, plain),
        *merged_pages(pages, int(MERGED * len(pages)), FOLDS, seed, articles),
        *(page for k in range(PLATFORMS) for page in platform_pages(pages, plain, FOLDS, seed + 17 + 23 * k)),
    ]
    talks, alone = ([page for page in small if bool(page.gold["comments"]) is said] for said in (True, False))
    if not number % 4:
        alone += bare_articles(pages)
    rng = random.Random(seed)
    made = [
        (foreign(page, rng) or page) if rng.random() < share else page
        for some, share in ((made, FOREIGN), (talks, FOREIGN_SMALL), (alone, FOREIGN_ALONE))
        for page in some
    ]
    return [weighed(sample) for sample in map(taught_sample, made) if sample and sample.taught]


def weighed(sample: Sample) -> Sample:
    """A sample with what its kind of page is worth."""
    weight = 1.0 if sample.real else MADE
    if "!" in sample.path:
        weight *= BARE
    if sample.kind == "layouts":
        weight *= LAYOUT_PAGES
    return replace(sample, weight=weight)


def spliced_samples(number: int, material: Material) -> list[Sample]:
    """One set of pages with markup made from the labelled ones, by its number, as samples."""
    pages, plain, _ = material
    seed = number * 1000
    made = [*spliced_pages(pages, plain, FOLDS, seed), *spliced_pages(pages, plain, FOLDS, seed + 1)]
    made += rendered(pages, 1, seed + 7, plain)  # without markup: what the words alone tell must not be forgotten
    made += written_pages(pages, plain, FOLDS, seed + 13)
    samples = (taught_sample(page, MARKED) for page in made)
    return [weighed(sample) for sample in samples if sample and sample.taught]
