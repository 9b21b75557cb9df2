"""Speed against a floor, in one run on one core: how long from a file to its JSON line.

    python bench/run.py [--pages 2000]

The floor reads the same files, splits them into lines and dumps the lines as JSON. Machines are noisy: the rounds of both
take turns, and the ratio of medians is what counts.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "tests" / "fixtures" / "demo" / "harbour.txt"
ROUNDS = 5


def floor(paths: list[Path]) -> None:
    for path in paths:
        json.dumps({"lines": path.read_bytes().decode().split("\n")}, ensure_ascii=False)


def parse(paths: list[Path]) -> None:
    from newsparse.model import RawPage
    from newsparse.pipeline import parse_page
    from newsparse.writers.jsonl import encode

    for path in paths:
        encode(parse_page(RawPage(str(path), path.read_bytes())).to_dict())


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cold(code: list[str]) -> float:
    return statistics.median(timed(lambda: subprocess.run(code, capture_output=True, check=True)) for _ in range(7))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=int, default=2000)
    args = cli.parse_args()
    data = PAGE.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{k:05}.txt" for k in range(args.pages)]
        for path in paths:
            path.write_bytes(data)
        rounds = [(timed(lambda: floor(paths)), timed(lambda: parse(paths))) for _ in range(ROUNDS)]
    lowest, ours = (statistics.median(r[k] for r in rounds) for k in (0, 1))
    size = len(data) * args.pages / 1e6
    print(f"pages of {len(data)} bytes    pages/s      MB/s")
    print(f"floor               {args.pages / lowest:10.0f}{size / lowest:10.1f}")
    print(
        f"newsparse           {args.pages / ours:10.0f}{size / ours:10.1f}    {ours / lowest:.0f} times the floor's time"
    )
    start = cold([sys.executable, "-m", "newsparse", str(PAGE)]) / cold([sys.executable, "-c", "import click"])
    print(f"cold start          {start:.1f} times `python -c 'import click'`")


if __name__ == "__main__":
    main()
