"""What certainties are worth, from a cross-validation: raw certainty → share of right answers.

    python tools/crossval.py FOLDER... --models models --out records.jsonl
    python tools/calibrate.py FOLDER... --records records.jsonl --out DIR

A comment is right when its text and its author are; a page when all its comments are, and none too many. The curve is
the isotonic regression (pool adjacent violators) of that on the raw certainty, thinned to some twenty points.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gold import Unfit, check_folders, parse_json, read_gold, read_text, run

POINTS = 20


class Judged(NamedTuple):
    """One answer: how certain it was, whether it was right, and how much it weighs."""

    raw: float
    right: bool
    weight: float = 1.0


def plain(text: str | None) -> str:
    """A text for comparing: white space, case and forms of characters aside."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split()).casefold()


def judge(record: dict[str, Any], gold: dict[str, Any]) -> tuple[list[Judged], Judged]:
    """A page's comments and the page itself; each site's comments weigh as one page."""
    wanted = Counter(
        (plain(c["text"]), plain(name))
        for c in gold["comments"]
        for name in {c.get("author"), *c.get("author_alts", [])}
    )
    found = record["comments"]
    comments = [
        Judged(c["confidence"], (plain(c["text"]), plain(c["author"])) in wanted, 1 / len(found)) for c in found
    ]
    asked = sum(not c.get("optional") for c in gold["comments"])
    whole = all(c.right for c in comments) and len(comments) >= asked
    return comments, Judged(record["confidence"], whole)


def isotonic(answers: Iterable[Judged]) -> list[tuple[float, float]]:
    """The rising curve that fits best: (raw, share right) at each block's middle, thinned to ``POINTS``;
    straight where there are no answers."""
    sums: dict[float, list[float]] = {}  # raw → weight, right, raw, each summed
    for raw, right, weight in answers:
        same = sums.setdefault(raw, [0.0, 0.0, 0.0])
        sums[raw] = [same[0] + weight, same[1] + weight * right, same[2] + weight * raw]
    blocks: list[list[float]] = []
    for _, block in sorted(sums.items()):
        blocks.append(block)
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][0] >= blocks[-1][1] * blocks[-2][0]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    if not blocks:
        return [(0.0, 0.0), (1.0, 1.0)]
    points = [(raw / weight, right / weight) for weight, right, raw in blocks]
    step = max(1, len(points) // POINTS)
    kept = points[::step] + ([points[-1]] if (len(points) - 1) % step else [])
    curve = [(round(raw, 4), round(right, 4)) for raw, right in kept]
    return [point for k, point in enumerate(curve) if not k or point[0] > curve[k - 1][0]]


def calibrate(folders: Sequence[Path], records: Path, out: Path) -> None:
    """Write what the certainties of ``records`` are worth into ``out``.

    Raises:
        Unfit: a folder or the records are missing, or a record is of no page in the folders.
    """
    check_folders(folders)
    golds = {path.with_suffix(".txt").resolve(): path for folder in folders for path in folder.glob("*.json")}
    comments: list[Judged] = []
    pages: list[Judged] = []
    for number, line in enumerate(read_text(records).rstrip("\n").split("\n"), 1):
        record = parse_json(line, f"{records}:{number}")
        if not isinstance(record, dict) or not isinstance(record.get("comments"), list):
            raise Unfit(f"{records}:{number}: no record of newsparse")
        path = golds.get(Path(record["source"]).resolve())
        if path is None:
            raise Unfit(f"{records}:{number}: {record['source']} has no gold record in the folders")
        gold = read_gold(path)
        if "comments" in gold and gold.get("strict", True) and not gold.get("partly_located"):
            mine, page = judge(record, gold)
            comments += mine
            pages.append(page)
    curves = {"comment": isotonic(comments), "page": isotonic(pages)}
    out.mkdir(parents=True, exist_ok=True)
    (out / "calibration.json").write_text(json.dumps(curves) + "\n", "utf-8")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="+", type=Path)
    cli.add_argument("--records", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    args = cli.parse_args()
    calibrate(args.folders, args.records, args.out)


if __name__ == "__main__":
    run("calibrate.py", main)
