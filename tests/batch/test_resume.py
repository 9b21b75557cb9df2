"""A run that is killed at any moment goes on where it was, and what it leaves in the end is what it would have left."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledgers import rows

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
from invent import write_folder

PAGES = 1_000
COMMAND = [sys.executable, "-m", "newsparse"]
# How many pages the ledger held when a run was killed.
found_done = []


@pytest.fixture(scope="module")
def scrape(tmp_path_factory):
    """A folder of pages, two of which fail; what an uninterrupted run leaves of it, and how long that takes."""
    home = tmp_path_factory.mktemp("scrape")
    write_folder(home / "pages", PAGES)
    (home / "pages" / "0000" / "0000100.txt").write_bytes(b"")
    (home / "pages" / "0000" / "0000500.txt").write_bytes(b"\x00\x01\x02" * 100)
    start = time.monotonic()
    outputs, _ = run(home / "pages", home / "whole")
    return home / "pages", outputs, time.monotonic() - start


def arguments(pages, out, target="records.jsonl"):
    return [
        *COMMAND, str(pages), "-o", f"{out}/{target}", "--errors", str(out / "errors.jsonl"), "-j", "2", "--resume",
    ]  # fmt: skip


def run(pages, out):
    """Run to the end: what is in the files, and what was said."""
    out.mkdir(exist_ok=True)
    done = subprocess.run(arguments(pages, out), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr  # two pages fail
    assert sorted(path.name for path in out.iterdir()) == ["errors.jsonl", "records.jsonl"], "nothing else is left"
    return ((out / "records.jsonl").read_bytes(), (out / "errors.jsonl").read_bytes()), done.stderr


def kill(process):
    process.kill()
    process.wait()


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(25))
def test_killed_at_any_moment(scrape, tmp_path, moment):
    pages, expected, seconds = scrape
    rng = random.Random(moment)
    for _ in range(1 + moment % 2):  # and killed again while it resumes
        process = subprocess.Popen(arguments(pages, tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.05, 1.1) * seconds)
        kill(process)
        found_done.append(rows(tmp_path / ".records.jsonl.ledger"))
        for name, whole in zip(("records.jsonl", "errors.jsonl"), expected, strict=True):
            assert not (tmp_path / name).exists() or (tmp_path / name).read_bytes() == whole
    assert run(pages, tmp_path)[0] == expected


@pytest.mark.slow
def test_the_moments_were_of_all_kinds():
    """The test above proves little if every run was killed before its first page, or after its last."""
    if len(found_done) < 25:
        pytest.skip("needs the test above")
    assert sum(0 < done < PAGES for done in found_done) >= 5


@pytest.mark.slow
def test_what_was_done_is_not_done_again_and_what_changed_is(scrape, tmp_path):
    pages, out = tmp_path / "pages", tmp_path / "out"
    shutil.copytree(scrape[0], pages)
    out.mkdir()
    command = ["--files-from" if part == str(pages) else part for part in arguments(pages, out)]
    command.insert(command.index("--files-from") + 1, "-")
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    ledger = out / ".records.jsonl.ledger"
    # half of the names, and then no more: so that it cannot come to its end, however fast the machine
    for k, path in enumerate(sorted(pages.rglob("*.txt"))[: PAGES // 2]):
        print(path, file=process.stdin, flush=True)
        time.sleep(0.2 if k % 64 == 63 else 0)
    end = time.monotonic() + 60
    while process.poll() is None and rows(ledger) < 64 and time.monotonic() < end:
        time.sleep(0.005)
    kill(process)
    before = rows(ledger)
    assert 64 <= before <= PAGES // 2
    (pages / "0000" / "0000000.txt").write_text("Council meets again\nThe council met on Monday.\n")
    outputs, said = run(pages, out)
    assert f"{before - 1:,} were done before, 1 changed since" in said
    assert outputs == run(pages, tmp_path / "fresh")[0]


@pytest.mark.slow
def test_parts_of_a_killed_run_are_replaced_and_those_of_a_whole_one_are_not(scrape, tmp_path):
    pages, expected, _ = scrape
    command = [*arguments(pages, tmp_path, "out/"), "--shard-size", "200", "--quiet"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not (tmp_path / "out" / "part-00000.jsonl").exists():
        time.sleep(0.005)
    kill(process)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    parts = sorted((tmp_path / "out").iterdir())
    assert [part.name for part in parts] == ["_SUCCESS", *(f"part-{k:05}.jsonl" for k in range(5))]
    assert b"".join(part.read_bytes() for part in parts[1:]) == expected[0]
    again = subprocess.run(command, capture_output=True, check=False)
    assert again.returncode == 2 and b"--overwrite" in again.stderr


def test_a_named_ledger_is_kept_and_spares_the_next_run(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    command = [*COMMAND, str(pages), "--ledger", str(tmp_path / "ledger"), "-o", str(tmp_path / "out.jsonl")]
    for k in range(3):
        (pages / f"{k}.txt").write_text(f"Council meets again\nThe council met for the {k}th time.\n")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert ("done before" in done.stderr) == (k > 0)
    sources = [json.loads(line)["source"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert sources == [str(pages / f"{k}.txt") for k in range(3)]
    other = subprocess.run([*command, "--spans"], capture_output=True, text=True, check=False)
    assert "of other options" in other.stderr and "done before" not in other.stderr


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["-o", "/dev/null"], ["-o", "s3://bucket/out/"]])
def test_a_ledger_needs_a_place(tmp_path, output):
    done = subprocess.run([*COMMAND, str(tmp_path), *output, "--resume"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--ledger" in done.stderr


def test_every_page_has_one_record_or_one_error(scrape):
    _, (records, errors), _ = scrape
    sources = [json.loads(line)["source"] for line in (records + errors).splitlines()]
    assert len(sources) == len(set(sources)) == PAGES
