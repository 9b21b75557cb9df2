"""Standard streams and terminals that are not there, or go away under way."""

from __future__ import annotations

import os
import select
import subprocess
import sys

import pytest

COMMAND = f"{sys.executable} -m newsparse"
PAGE = "Council meets again\nThe council met on Monday and will meet again.\n"


@pytest.fixture
def here(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def shell(command, here):
    return subprocess.run(["bash", "-c", command], capture_output=True, cwd=here, check=False)


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_nobody_to_be_told_is_no_failure(here, closed):
    done = shell(f"{COMMAND} page.txt no-such.txt -o out.jsonl --errors failed.jsonl {closed}", here)
    assert (done.returncode, done.stderr) == (1, b"")
    assert [(here / name).read_text().count("\n") for name in ("out.jsonl", "failed.jsonl")] == [1, 1]
    assert shell(f"{COMMAND} lexicon page.txt -o names.tsv {closed}", here).returncode == 0
    assert (here / "names.tsv").read_text().startswith("# author")


def test_a_terminal_that_goes_away_stops_nothing(here):
    """A run that outlives its terminal (``nohup``, ``disown``) loses its bar, no more."""
    pty = pytest.importorskip("pty", reason="no terminals here")
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "newsparse", "-j", "0", "--input-format", "jsonl", "-o", "out.jsonl", "-"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=terminal, cwd=here, env=environment)
    os.close(terminal)
    row, seen, rows = b'{"text": "The council met on Monday and will meet again."}\n', b"", 0
    while b"pages  " not in seen and process.poll() is None:
        process.stdin.write(row)
        process.stdin.flush()
        rows += 1
        if select.select([screen], [], [], 0.1)[0]:
            seen += os.read(screen, 10_000)
    os.close(screen)
    process.communicate(row * 2_000 + b'{"text": ""}\n' + row)
    assert process.returncode == 1, "one row is empty"
    assert (here / "out.jsonl").read_text().count("\n") == rows + 2_001
