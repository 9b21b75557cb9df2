"""Speed and memory, in one run on one core: how long from a file to its JSON line, beside a floor and a peer.

    python bench/run.py [FOLDER] [--pages 2000] [--flat 20000]

The floor reads the same files, splits them into lines and dumps the lines as JSON. The peer is trafilatura, where it is
installed, on plain HTML of the same pages (it prints nothing for text). Machines are noisy: the rounds of all take
turns, and the ratios of medians are what counts. FOLDER holds pages of your own to time as well.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from invent import write_folder

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as the command sets it
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "tests" / "fixtures" / "demo" / "harbour.txt"
ROUNDS = 5
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)")


def floor(paths: Sequence[Path]) -> None:
    for path in paths:
        json.dumps({"lines": path.read_bytes().decode("utf-8", "replace").split("\n")}, ensure_ascii=False)


def parse(paths: Sequence[Path]) -> None:
    """As the command does: read, parse some pages at a time, encode."""
    from newsparse.pipeline import batches_of, parse_batch
    from newsparse.sources import open_sources
    from newsparse.writers.jsonl import encode

    for batch in batches_of(open_sources(map(str, paths))):
        for article in parse_batch(batch):
            encode(article.to_dict())


def peer(pages: Sequence[str]) -> None:
    import trafilatura

    for page in pages:
        trafilatura.extract(page, include_comments=True, output_format="json", with_metadata=True)


def has_peer() -> bool:
    """Whether trafilatura is there, with all that it needs."""
    if not find_spec("trafilatura"):
        return False
    try:
        import trafilatura  # noqa: F401
    except ImportError as problem:
        print(f"trafilatura cannot be imported: {problem}", file=sys.stderr)
        return False
    return True


def as_html(path: Path) -> str:
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    return (
        "<html><body><article>"
        + "".join(f"<p>{html.escape(x)}</p>" for x in lines if x.strip())
        + "</article></body></html>"
    )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cold(code: list[str]) -> float:
    """The median time of a fresh process, with its bytecode cached as an installation has it."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(code, capture_output=True, check=True, env=env)
    return statistics.median(
        timed(lambda: subprocess.run(code, capture_output=True, check=True, env=env)) for _ in range(9)
    )


def throughput(name: str, paths: Sequence[Path]) -> None:
    """Time floor, newsparse and peer in turns and print a row each."""
    works: dict[str, Callable[[], None]] = {"floor": lambda: floor(paths), "newsparse": lambda: parse(paths)}
    if has_peer():
        few = [as_html(path) for path in paths[: max(1, len(paths) // 10)]]
        works["trafilatura"] = lambda: peer(few)
    times: dict[str, list[float]] = {work: [] for work in works}
    for _ in range(ROUNDS):
        for work, run in works.items():
            times[work].append(timed(run))
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{name}: {len(paths)} pages, {1e6 * size / len(paths):.0f} bytes each")
    lowest = statistics.median(times["floor"])
    for work, runs in times.items():
        took = statistics.median(runs) * (10 if work == "trafilatura" else 1)
        print(f"  {work:12}{len(paths) / took:10.0f} pages/s{size / took:8.1f} MB/s{took / lowest:8.0f} x floor")
    if "trafilatura" not in works:
        print("  trafilatura is not installed: pip install trafilatura to see it here")


def imports() -> None:
    """Cold start beside ``import click``, and the imports that cost it."""
    start = cold([sys.executable, "-m", "newsparse", str(PAGE)])
    print(f"cold start: {start / cold([sys.executable, '-c', 'import click']):.1f} times `python -c 'import click'`")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsparse", str(PAGE)], capture_output=True, text=True, check=True
    )
    rows = [(int(m[2]), m[4]) for m in map(_IMPORT.match, done.stderr.splitlines()) if m and len(m[3]) <= 2]
    for took, name in sorted(rows, reverse=True)[:8]:
        print(f"  {took / 1000:6.1f} ms  {name}")


def memory(folder: Path, pages: int) -> None:
    """The peak of a run over a tenth of a folder of pages, and over all of it: flat, or not."""
    write_folder(folder, pages)
    for share in (10, 1):
        parts = sorted(str(p) for p in folder.iterdir())[: max(1, pages // 1000 // share)]
        child = os.fork()
        if not child:
            subprocess.run([sys.executable, "-m", "newsparse", "--quiet", "-o", os.devnull, *parts], check=False)
            print(
                f"  {len(parts)}000 pages: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB at most"
            )
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", nargs="?", type=Path, help="pages of your own (*.txt) to time as well")
    cli.add_argument("--pages", type=int, default=2000, help="copies of the demo page to time (default 2000)")
    cli.add_argument("--flat", type=int, default=10_000, help="pages of the memory test, 0 for none (default 10000)")
    args = cli.parse_args()
    data = PAGE.read_bytes()
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{k:05}.txt" for k in range(args.pages)]
        for path in paths:
            path.write_bytes(data)
        throughput("demo page", paths)
    if args.folder:
        throughput(str(args.folder), sorted(args.folder.glob("*.txt")))
    imports()
    if args.flat:
        print("memory of one run over a folder")
        with tempfile.TemporaryDirectory() as name:
            memory(Path(name), args.flat)


if __name__ == "__main__":
    main()
