"""The options of long runs, from the command line."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "newsparse"]
PAGE = """The council met on Monday and will meet again.

2 comments

Tidewatcher
They never tell us anything.

Old Salt
Nor did they ever.
"""


@pytest.fixture
def pages(tmp_path):
    """Two hundred pages, more than are sent at once, enough to be worth processes, some of which fail."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for k in range(200):
        (folder / f"{k:03}.txt").write_text(f" date 2022-10-{k % 28 + 1:02} Meeting {k}. {PAGE}")
    (folder / "050.txt").write_bytes(b"")
    (folder / "070.txt").write_bytes(b"\0\1\2" * 50)
    return folder


def run(*args, **options):
    return subprocess.run([*COMMAND, *map(str, args)], capture_output=True, check=False, **options)


def outcome(out, *args):
    """All that a run gives: records, error records, messages, status."""
    done = run("-o", out / "r.jsonl", "--errors", out / "e.jsonl", "--quiet", *args)
    return (out / "r.jsonl").read_bytes(), (out / "e.jsonl").read_bytes(), done.stderr, done.returncode


@pytest.mark.parametrize("jobs", [["-j", "0"], ["-j", "1"], ["-j", "3"], ["--jobs", "2", "--timeout", "5"]])
def test_any_number_of_processes_gives_the_same_bytes(pages, tmp_path, jobs):
    expected = outcome(tmp_path, pages)
    assert [len(told.splitlines()) for told in expected[:3]] == [198, 2, 2]
    assert outcome(tmp_path, *jobs, pages) == expected


@pytest.mark.parametrize("jobs", [[], ["-j", "0"], ["-j", "1"]])
def test_a_page_that_takes_too_long_is_an_error_record(tmp_path, jobs):
    long = tmp_path / "long.txt"
    long.write_text("".join(f"Line {k} of a page.\n" for k in range(4_000)))
    records, errors, said, status = outcome(tmp_path, "--timeout", "0.01", *jobs, long)
    assert (records, status) == (b"", 1)
    assert (json.loads(errors)["code"], json.loads(errors)["source"]) == ("timeout", str(long))
    assert b"allow more with --timeout" in said


def test_a_summary_stands_at_the_end_unless_it_is_not_wanted(pages, tmp_path):
    done = run("-o", tmp_path / "r.jsonl", pages)
    assert done.stderr.splitlines()[-1].startswith(b"198 pages in ")
    assert done.stderr.endswith(b"2 failed\n")
    done = run("-o", tmp_path / "r.jsonl", "--quiet", pages)
    assert len(done.stderr.splitlines()) == 2, "failures are told all the same"


def test_a_terminal_sees_a_bar(tmp_path):
    pty = pytest.importorskip("pty", reason="no terminals here")
    screen, terminal = pty.openpty()
    command = [*COMMAND, "-o", str(tmp_path / "out.jsonl"), "--input-format", "jsonl", "-"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=terminal, env=environment)
    os.close(terminal)
    seen = b""
    while b"pages  " not in seen and process.poll() is None:
        process.stdin.write(json.dumps({"text": PAGE}).encode() + b"\n")
        process.stdin.flush()
        if select.select([screen], [], [], 0.1)[0]:
            seen += os.read(screen, 10_000)
    process.stdin.close()
    while process.poll() is None or select.select([screen], [], [], 0.1)[0]:
        try:
            seen += os.read(screen, 10_000)
        except OSError:  # the other side is closed
            break
    assert process.wait() == 0
    text = seen.decode()
    assert "0 failed" in text and text.rstrip().rpartition("\n")[2].endswith("0 failed")


def test_a_lexicon_is_counted_kept_and_used(pages, tmp_path):
    table = tmp_path / "names.tsv"
    done = run("lexicon", pages, "-o", table)
    assert done.returncode == 1, "two pages failed"
    rows = [line.split("\t") for line in table.read_text().splitlines()]
    assert rows[0] == ["# author", "other", "line"]
    assert ["198", "0", "tidewatcher"] in rows
    assert run("lexicon", pages).stdout == table.read_bytes()
    assert run("lexicon", "-j", "2", "--least", "1", pages).stdout.startswith(b"# author\tother\tline\n")
    with_it = run("--lexicon", table, pages)
    assert (with_it.returncode, len(with_it.stdout.splitlines())) == (1, 198)


@pytest.mark.parametrize(
    "args, told",
    [
        (["--lexicon", "no-such.tsv"], b"no such file"),
        (["--lexicon", "pages/001.txt"], b"not a lexicon"),
        (["-j", "-1"], b"-1"),
        (["--timeout", "0"], b"0"),
        (["--timeout", "inf"], b"--timeout"),
        (["--timeout", "nan"], b"--timeout"),
        (["--timeout", "1e300"], b"--timeout"),
        (["--engine", "ray", "-j", "2"], b"--jobs is for this machine"),
        (["--ledger", "notes.txt", "-o", "out.jsonl"], b"no ledger"),
        (["--ledger", "pages/ledger", "-o", "out.jsonl"], b"lies in the input"),
        (["--ledger", "pages", "-o", "out.jsonl"], b"is an input"),
        (["--ledger", "out.jsonl", "-o", "out.jsonl"], b"share a file"),
        (["--ledger", "./failed.jsonl", "-o", "out.jsonl", "--errors", "failed.jsonl"], b"share a file"),
        (["--ledger", "out/ledger", "-o", "out/"], b"lies in out/"),
        (["--ledger", "", "-o", "out.jsonl"], b"--ledger"),
        (["--ledger", "-", "-o", "out.jsonl"], b"--ledger"),
        (["--ledger", "s3://bucket/ledger", "-o", "out.jsonl"], b"--ledger"),
        (["--ledger", "no/ledger", "-o", "out.jsonl"], b"no/ledger"),
    ],
)
def test_wrong_usage_is_told_and_leaves_nothing(pages, tmp_path, args, told):
    (tmp_path / "notes.txt").write_text("something of the user's, long enough to be no database at all" * 3)
    before = sorted(tmp_path.rglob("*"))
    done = run(*args, "pages", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr and b"Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_hidden_ledger_may_lie_in_what_is_read(pages, tmp_path):
    for again in (b"", b"200 were done before"):
        done = run("--ledger", "pages/.ledger", "-o", "out.jsonl", "pages", cwd=tmp_path)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 3)
        assert again in done.stderr


@pytest.mark.parametrize(("soft", "hard", "status"), [(10, 10, 2), (30, 30, 2), (20, None, 0)])
def test_a_limit_that_allows_too_few_files_is_raised_or_told_in_a_line(pages, tmp_path, soft, hard, status):
    resource = pytest.importorskip("resource", reason="no limits here")

    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard or resource.getrlimit(resource.RLIMIT_NOFILE)[1]))

    done = run("-q", "-j", "2", "-o", "out.jsonl", pages / "*[1-9].txt", cwd=tmp_path, preexec_fn=limit)
    assert (done.returncode, len(done.stderr.splitlines())) == (status, status // 2)
    assert not status or b"cannot start processes" in done.stderr and b"-j 0" in done.stderr
    assert (tmp_path / "out.jsonl").exists() is (status == 0)


def test_ray_is_an_extra(pages):
    code = "import sys; sys.modules['ray'] = None; from newsparse.cli import main; main(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", code, "--engine", "ray", pages], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"newsparse[ray]" in done.stderr


@pytest.mark.slow
def test_ray_gives_the_bytes_that_processes_give(pages, tmp_path):
    pytest.importorskip("ray", reason="needs newsparse[ray]")
    assert outcome(tmp_path, "--engine", "ray", pages) == outcome(tmp_path, "-j", "1", pages)


def test_what_lies_where_it_runs_is_data_and_no_program(pages, tmp_path):
    """A scrape may hold a file of any name; processes that are started look for modules where they are."""
    script = Path(sys.executable).with_name("newsparse")
    if not script.exists():
        pytest.skip("not installed beside this Python: python -m looks for modules where it runs, by itself")
    for name in ("numpy", "html", "random", "queue", "newsparse"):
        (tmp_path / f"{name}.py").write_text("print('harm')\nraise SystemExit\n")
    done = subprocess.run([script, "-j", "2", "pages"], cwd=tmp_path, capture_output=True, check=False)
    assert b"harm" not in done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 198
