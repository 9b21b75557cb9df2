"""A scrape of many pages, as a user would run it: one core and two, containers, resume, memory, and trafilatura's folder
mode on HTML of the same pages, in one run.

    python bench/scrape.py [--pages 200000] [--rounds 1] [--folder DIR]

Pages are the project's fixtures in other words (see invent.py), the same on every machine. Every run of the command must
account for every page, or the benchmark fails. Machines are noisy: ratios to the first row are what counts. Memory is
that of all processes of a run together at its highest (pages that processes share are counted in each).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from invent import texts, write_folder

# HTML is slower, and trafilatura slower still: one page in so many is enough to compare.
_FEW = 10
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Taken(NamedTuple):
    """What a run took: seconds, and bytes of memory at most."""

    seconds: float
    memory: int


class Memory(threading.Thread):
    """Watches the memory of a process and all below it (Linux; elsewhere it sees none)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._root, self._ended = pid, threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.2):
            self.most = max(self.most, sum(map(_resident, _below(self._root))))

    def end(self) -> int:
        self._ended.set()
        self.join()
        return self.most


def _below(root: int) -> list[int]:
    """A process and all that it started, theirs too."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0


def run(command: Sequence[str]) -> Taken:
    """Run a command to its end; its messages are shown when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    memory = Memory(process.pid)
    memory.start()
    _, said = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(command)}: status {process.returncode}\n{said}")
    return Taken(time.perf_counter() - start, memory.end())


class Bench:
    """Times the command over sources, and prints a row each beside the first."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self._out = folder / "out.jsonl"
        self._rounds = rounds
        self._first: float | None = None

    def row(self, name: str, source: Path, pages: int, size: int, options: Sequence[str] = ()) -> Taken:
        """One row: the median of some rounds, each of which must account for every page."""
        runs = []
        for _ in range(self._rounds):
            command = [sys.executable, "-m", "newsparse", "--quiet", str(source), "-o", str(self._out), *options]
            runs.append(run(command))
            with self._out.open("rb") as file:
                found = sum(1 for _ in file)
            if found != pages:
                sys.exit(f"{name}: {pages} pages in, {found} records out")
            self._out.unlink()
        taken = Taken(statistics.median(r.seconds for r in runs), max(r.memory for r in runs))
        self.show(name, taken, pages, size)
        return taken

    def show(self, name: str, taken: Taken, pages: int, size: int) -> None:
        rate = pages / taken.seconds
        self._first = self._first or rate
        print(
            f"  {name:34}{rate:8.0f} pages/s {size / taken.seconds / 1e6:7.2f} MB/s {rate / self._first:6.2f} x"
            f" {taken.memory / 1e6:6.0f} MB",
            flush=True,
        )


def write_jsonl(path: Path, pages: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for k, text in enumerate(texts(pages)):
            file.write(json.dumps({"id": k, "text": text}, ensure_ascii=False) + "\n")


def write_parquet(path: Path, pages: int) -> None:
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([("id", pyarrow.int64()), ("text", pyarrow.string())])
    with parquet.ParquetWriter(path, schema) as file:
        rows: list[dict[str, object]] = []
        for k, text in enumerate(texts(pages)):
            rows.append({"id": k, "text": text})
            if len(rows) == 10_000:
                file.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows = []
        file.write_table(pyarrow.Table.from_pylist(rows, schema))


def write_wet(path: Path, pages: int) -> None:
    """Pages as Common Crawl's text extracts are kept, each record compressed for itself."""
    import gzip
    import uuid

    with path.open("wb") as file:
        for k, text in enumerate(texts(pages)):
            data = text.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://news.example/{k}\r\n"
                f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{uuid.UUID(int=k)}>\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + data + b"\r\n\r\n", 6, mtime=0))


CONTAINERS = {
    "JSON Lines": ("pages.jsonl", write_jsonl, None),
    "Parquet": ("pages.parquet", write_parquet, "pyarrow"),
    "WET": ("pages.wet.gz", write_wet, None),
}


def measure(home: Path, pages: int, rounds: int) -> None:
    folder = home / "pages"
    size = write_folder(folder, pages)
    bench = Bench(home, rounds)
    print(f"text: {pages} pages, {size / pages:.0f} bytes each; against one process")
    bench.row("a folder, -j 1", folder, pages, size, ["-j", "1"])
    whole = bench.row("a folder, -j 2", folder, pages, size, ["-j", "2"])
    bench.row("a folder, -j 2 --resume", folder, pages, size, ["-j", "2", "--resume"])
    for name, (file, write, needs) in CONTAINERS.items():
        if needs and not find_spec(needs):
            print(f"  {name}: needs {needs}, left out")
            continue
        write(home / file, pages)
        bench.row(f"{name}, -j 2", home / file, pages, size, ["-j", "2"])
        (home / file).unlink()
    tenth = home / "tenth"
    part = write_folder(tenth, max(1, pages // 10))
    less = bench.row("a tenth of the folder, -j 2", tenth, max(1, pages // 10), part, ["-j", "2"])
    print(f"  memory of all pages beside that of a tenth: {whole.memory / max(1, less.memory):.2f}")
    shutil.rmtree(folder)
    shutil.rmtree(tenth)
    compare(home, max(1, pages // _FEW), rounds)


def compare(home: Path, pages: int, rounds: int) -> None:
    """HTML of the same pages, beside trafilatura."""
    folder = home / "html"
    size = write_folder(folder, pages, markup=True)
    bench = Bench(home, rounds)
    print(f"HTML: {pages} pages, {size / pages:.0f} bytes each; against one process")
    bench.row("a folder, -j 1", folder, pages, size, ["-j", "1"])
    bench.row("a folder, -j 2", folder, pages, size, ["-j", "2"])
    peer = shutil.which("trafilatura", path=str(Path(sys.executable).parent))
    if peer is None:
        print("  trafilatura is not installed: pip install trafilatura to see it here")
        return
    command = [peer, "--input-dir", str(folder), "--output-dir", str(home / "peer"), "--json", "--with-metadata"]
    bench.show("trafilatura --input-dir, --parallel 1", run([*command, "--parallel", "1"]), pages, size)
    bench.show("trafilatura --input-dir, --parallel 2", run([*command, "--parallel", "2"]), pages, size)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=int, default=200_000, help="pages of text (default 200000); HTML a tenth")
    cli.add_argument("--rounds", type=int, default=1, help="runs of each (default 1)")
    cli.add_argument("--folder", type=Path, help="where to put the pages (default: the system's place for such)")
    args = cli.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        measure(Path(name), args.pages, args.rounds)


if __name__ == "__main__":
    main()
