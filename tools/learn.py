"""Learn the labeller's weights from labelled pages.

    python tools/learn.py FOLDER... --out DIR [--folds] [--articles DIR] [--plain DIR] [--epochs N] [--networks N] [--elders DIR...]
    python tools/learn.py FOLDER... --out DIR --marked [--folds] [--plain DIR] [--epochs N] [--networks N]
    python tools/learn.py FOLDER... --out DIR --from DIR [--marked] [--epochs N] [--networks N]

A FOLDER holds ``NAME.txt`` with its gold record ``NAME.json``, or files of many pages ``NAME.pages`` (see docs/model.md). The network sees the pages as they
are and, every epoch, others made from them (material.py). Several networks differ in their random
draws only; ``newsparse --model DIR`` averages them. With ``--folds`` one network a fold is kept too, that never saw the fold's sites, for crossval.py: the truth
about where the labeller stands. With ``--from`` networks that are there go on learning, in small steps: a few pages of
one site suffice, for pages of that site. Needs PyTorch (``pip install torch``).
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dataset import Example, load, page_name, paragraphs, unfound
from gold import Unfit, run, told
from material import PLAIN, SETS, Material, made_samples, spliced_samples, weighed
from newsparse.labelling.arrays import Array, read_arrays, write_arrays
from newsparse.rules.markup import NAMES
from samples import FOLDS, MARKED, TEXT, Sample, Shown, kept_lines, sample_of, taught_sample

# Fewer sites than this cannot show what threads have in common.
LEAST_SITES = 6
# How often a network for markup is shown one of its bags empty.
HIDDEN_BAGS = 0.1
# The largest step of a network that goes on learning, and its rounds: what it knows of other sites is to stay.
STEP_ON, EPOCHS_ON = 5e-4, 40
# Shorter lines stand on many pages.
_PARAGRAPH = 60
# So many words the form to write a comment has.
_FORM_WORDS = 45


class _Job(NamedTuple):
    """A network learned without a fold's sites (with all when None); ``seed`` numbers those that are averaged;
    ``elders``: folders of networks that it learns from beside the truth, of the same fold; ``begin``: the folder of the
    network that goes on learning, if one does."""

    held_out: int | None
    out: Path
    epochs: int
    seed: int = 0

    shown: Shown = TEXT
    elders: tuple[Path, ...] = ()
    begin: Path | None = None

    @property
    def name(self) -> str:
        fold = "" if self.held_out is None else str(self.held_out)
        return f"{'marked' if self.shown.marked else 'lines'}{fold}" + (f".{self.seed + 1}" if self.seed else "")


# Filled before the workers are forked, which share it.
_MATERIAL: list[Material] = []
_REAL: list[Sample] = []
_MADE: list[list[Sample]] = []
# The renderings of each page without comments.
_PLAIN: list[list[Sample]] = []


def _learn(job: _Job) -> None:
    import torch

    from teach import Course, Teacher

    torch.set_num_threads(1)
    own = [s for s in _REAL if s.fold != job.held_out]

    def epoch(number: int) -> list[Sample]:
        rng = random.Random(number)
        plain = [rng.choice(renderings) for renderings in _PLAIN]
        return own + [s for s in (*_MADE[number % len(_MADE)], *plain) if s.fold != job.held_out]

    # names of elements are what a site calls them; of words enough is hidden already
    course = Course(epochs=job.epochs, hidden_bags=HIDDEN_BAGS if job.shown.marked else 0.0)
    teacher = Teacher(
        course if job.begin is None else replace(course, step=STEP_ON), own, job.seed, job.shown, _elders(job)
    )
    if job.begin is not None:
        teacher.go_on_from(*read_arrays(job.begin / f"{job._replace(held_out=None).name}.safetensors"))
    net = teacher.teach(epoch, job.name)
    write_arrays(job.out / f"{job.name}.safetensors", *net.export())


def _elders(job: _Job) -> list[tuple[dict[str, Array], dict[str, str]]]:
    """All networks, as exported, of a job's fold in its folders of elders, where they have some."""
    name = job._replace(seed=0).name
    found = [path for folder in job.elders for path in sorted(folder.glob(f"{name}.*"))]
    return [read_arrays(path) for path in found if path.suffix == ".safetensors"]


def _made_samples(number: int) -> list[Sample]:
    make = spliced_samples if _MATERIAL[0].pages[0].lines[0].hints is not None else made_samples
    return make(number, _MATERIAL[0])


def _real_sample(page: Example) -> Sample | None:
    sample = sample_of(page)
    return sample and weighed(sample.cut(np.array(kept_lines(page.aligned.states))))


def _unshared(plain: Iterable[Example], pages: Sequence[Example]) -> Iterator[Example]:
    """The pages whose article no labelled page holds: those may be in another fold than the article's site."""
    held = {part for page in pages for part in paragraphs(page.gold.get("body") or "") if len(part) > _PARAGRAPH}
    for page in plain:
        if held.isdisjoint(paragraphs(page.gold.get("body") or "")):
            yield page


def _silent(page: Example) -> bool:
    """Whether nobody comments on a page: its gold says so, or its markup names nothing that may hold comments."""
    if "comments" in page.gold:
        return not page.gold["comments"]
    bit = 1 << list(NAMES).index("comment")
    said = (line.text for line in page.lines if line.hints and (line.hints.above | line.hints.names) & bit)
    return sum(len(text.split()) for text in said) <= _FORM_WORDS


def _plain_samples(renderings: Sequence[Sample | None]) -> list[list[Sample]]:
    """The samples of pages without comments, page by page."""
    out: dict[str, list[Sample]] = defaultdict(list)
    for sample in renderings:
        if sample and sample.taught:
            out[page_name(Path(sample.path))].append(replace(sample, real=False, weight=PLAIN))
    return list(out.values())


def check_real(real: Sequence[Sample], *, folds: bool) -> None:
    """See that there is something to learn from, also without the sites of any fold, and something to learn with.

    Raises:
        Unfit: there is not.
    """
    if not real:
        raise Unfit(
            "no page teaches: of a gold record's comments all but one must stand on its page, as the page spells them"
        )
    if folds and len({sample.fold for sample in real}) == 1:
        raise Unfit("--folds needs pages of more sites: without those of one fold nothing is left to learn from")
    if find_spec("torch") is None:
        raise Unfit("learning needs PyTorch: pip install torch")


class Lent(NamedTuple):
    """Folders that lend: gold records of ``articles``, and labelled dumps ``plain`` of comments (see flatten.py)."""

    articles: Path | None
    plain: Path | None


def learn(folders: Sequence[Path], job: _Job, lent: Lent, *, networks: int, folds: bool) -> None:
    """Learn networks into ``job.out``; with ``folds`` some for each fold too, for :mod:`crossval`.

    Raises:
        Unfit: there is nothing to learn from.
    """
    pages = [page for page in load(folders) if page.lines and (page.head is not None) is job.shown.marked]
    if not pages:
        kinds = (
            "NAME.html with NAME.json beside it"
            if job.shown.marked
            else "NAME.txt with NAME.json beside it, or NAME.pages"
        )
        raise Unfit(f"no labelled pages: {kinds}")
    sites = len({p.group for p in pages})
    if sites < LEAST_SITES and job.begin is None:
        raise Unfit(
            f"pages of {sites} sites do not show what threads share; label pages of {LEAST_SITES} or more, or go on"
            " from what was learned of others (--from)"
        )
    lost = sum(len(p.aligned.lost) for p in pages)
    print(
        f"{len(pages)} pages of {sites} site{'s' * (sites != 1)}, {lost} comments not found on their page",
        file=sys.stderr,
    )
    if complaints := [complaint for page in pages if (complaint := unfound(page))]:
        print(told(complaints), file=sys.stderr)
    plain = [p for p in _unshared(load([lent.plain]), pages) if _silent(p)] if lent.plain else []
    _MATERIAL[:] = [Material(pages, plain, lent.articles)]
    processes = get_context("fork")  # so that the workers share pages and samples
    with processes.Pool() as pool:
        _REAL[:] = [s for s in pool.map(_real_sample, pages, chunksize=20) if s and s.taught]
        check_real(_REAL, folds=folds)
        _PLAIN[:] = _plain_samples(pool.map(taught_sample, plain, chunksize=20))
        _MADE[:] = pool.map(_made_samples, range(min(SETS, job.epochs)), chunksize=1)
    job.out.mkdir(parents=True, exist_ok=True)
    jobs = [
        job._replace(held_out=held_out, seed=seed)
        for seed in range(networks)
        for held_out in (None, *(range(FOLDS) if folds else ()))
    ]
    if job.begin is not None:
        _copy_the_other(job)
    with processes.Pool() as pool:
        pool.map(_learn, jobs, chunksize=1)


def _networks_of(job: _Job) -> int:
    """How many networks there are to go on from."""
    many = 0
    while job.begin is not None and (job.begin / f"{job._replace(seed=many).name}.safetensors").is_file():
        many += 1
    if not many:
        raise Unfit(f"{job.begin}: no {job.name}.safetensors to go on from")
    return many


def _copy_the_other(job: _Job) -> None:
    """The networks for the kind of pages that is not learned, where ``job.out`` has none: a model needs both."""
    name = "lines" if job.shown.marked else "marked"
    if job.begin is not None and not list(job.out.glob(f"{name}*.safetensors")):
        for path in job.begin.glob(f"{name}*.safetensors"):
            shutil.copyfile(path, job.out / path.name)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--out", type=Path, required=True, help="the folder to write to; newsparse --model reads it")
    cli.add_argument("--folds", action="store_true", help="also keep the networks of a cross-validation")
    cli.add_argument("--articles", type=Path, help="a folder of gold records whose bodies go into made pages")
    cli.add_argument("--plain", type=Path, help="a folder of labelled dumps without comments (see flatten.py)")
    cli.add_argument("--marked", action="store_true", help="the pages are HTML: learn the network for markup")
    cli.add_argument("--from", dest="begin", type=Path, help="a folder of networks that go on learning")
    cli.add_argument("--epochs", type=int, help=f"rounds over the pages (default 14; with --from {EPOCHS_ON})")
    cli.add_argument(
        "--networks", type=int, help="networks to learn and average (default 1; with --from as many as are there)"
    )
    cli.add_argument("--elders", type=Path, nargs="+", default=[], help="folders of networks to learn from as well")
    args = cli.parse_args()
    epochs = args.epochs or (EPOCHS_ON if args.begin else 14)
    job = _Job(None, args.out, epochs, 0, MARKED if args.marked else TEXT, tuple(args.elders), args.begin)
    networks = args.networks or (_networks_of(job) if args.begin else 1)
    learn(args.folders, job, Lent(args.articles, args.plain), networks=networks, folds=args.folds)


if __name__ == "__main__":
    run("learn.py", main)
