"""Parse labelled pages with models that never saw their site, and write the records for the scorer.

python tools/learn.py --folds --out models FOLDER...
python tools/crossval.py --models models --out records.jsonl FOLDER...
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

from dataset import Example, fold_of, load
from gold import NO_PAGES, Unfit, run
from newsparse.labelling.decoder import label_pages
from newsparse.labelling.models import Model, read_model
from newsparse.model import Decoded
from newsparse.records import Page, assemble
from samples import FOLDS

_PAGES: list[Example] = []


def parse(pages: Sequence[Example], model: Model) -> list[dict[str, object]]:
    """The records of some pages, with their lines' states."""
    out = []
    for page, labelling in zip(pages, label_pages([p.lines for p in pages], model), strict=True):
        decoded = Decoded(page.text, "utf-8", "given")
        kind = "text" if page.head is None else "html"
        whole = Page(
            page.path, None, kind, decoded, page.lines, labelling.states, labelling.certainty, labelling.layout,
            head=page.head
        )  # fmt: skip
        out.append({**assemble(whole).to_dict(), "states": " ".join(labelling.states)})
    return out


def _fold(job: tuple[int, Path]) -> list[dict[str, object]]:
    fold, folder = job
    return parse([p for p in _PAGES if fold_of(p.group, FOLDS) == fold], read_model(folder, str(fold)))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--models", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    args = cli.parse_args()
    _PAGES[:] = load(args.folders)
    if not _PAGES:
        raise Unfit(NO_PAGES)
    for fold in range(FOLDS):
        if not any((args.models / f"{name}{fold}.safetensors").is_file() for name in ("lines", "marked")):
            raise Unfit(f"{args.models}: no networks of fold {fold}: learn.py --folds writes them")
    with get_context("fork").Pool(2) as pool, args.out.open("w", encoding="utf-8") as sink:
        for records in pool.map(_fold, [(k, args.models) for k in range(FOLDS)], chunksize=1):
            for record in records:
                sink.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    run("crossval.py", main)
