"""Ctrl-C while something is written: it waits until the line is whole, and what is not whole is in no file."""

import gzip
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from sunk import names, write

from newsparse.cli.outputs import Stale
from newsparse.interrupts import uninterrupted
from newsparse.sources.written import NOTHING
from newsparse.writers import SinkOptions, open_sink


def test_ctrl_c_waits_once():
    done = []

    def interrupted():
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("first")
            os.kill(os.getpid(), signal.SIGINT)
            done.append("second")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["first"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_cuts_no_line(tmp_path, lines, form, read, monkeypatch):
    """It comes while a part is ended, in the middle of a record's writing."""
    sink = open_sink(f"{tmp_path}/out/", SinkOptions(form=form, shard_size=2))
    measured = type(sink._part.draft)
    plain = measured.commit

    def interrupted(self, **how):
        os.kill(os.getpid(), signal.SIGINT)
        plain(self, **how)

    monkeypatch.setattr(measured, "commit", interrupted)
    sink.write(lines[0])
    with pytest.raises(KeyboardInterrupt):
        sink.write(lines[1])
    sink.close(keep=True, whole=False)
    assert names(tmp_path / "out") == [f"part-00000.{form}"]
    assert read(form, (tmp_path / "out" / f"part-00000.{form}").read_bytes()) == lines[:2]


def test_a_line_that_was_written_in_part_is_in_no_file(tmp_path, lines, form, monkeypatch):
    """It fails, and Ctrl-C comes before anybody is told: the command then asks to keep what there is."""
    sink = open_sink(str(tmp_path / f"records.{form}"))
    sink.write(lines[0])
    encoder = type(sink._encoder)

    def fail(self, line):
        os.kill(os.getpid(), signal.SIGINT)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(encoder, "write", fail)
    with pytest.raises(KeyboardInterrupt):
        sink.write(lines[1])
    with pytest.raises(OSError, match="in part"):
        sink.close(keep=True, whole=False)
    assert names(tmp_path) == []


def test_in_another_thread_there_is_no_ctrl_c(tmp_path, lines):
    thread = threading.Thread(target=lambda: write(tmp_path / "records.jsonl", lines))
    thread.start()
    thread.join()
    assert (tmp_path / "records.jsonl").read_bytes() == b"".join(lines)


@pytest.mark.parametrize("old", [False, True])
def test_of_no_lines_nothing_is_left(tmp_path, form, old):
    """Nor is what a run before left replaced by it."""
    if old:
        (tmp_path / f"records.{form}.partial").write_text("old")
    sink = open_sink(str(tmp_path / f"records.{form}"))
    assert sink.empty
    sink.close(keep=True, whole=False)
    assert names(tmp_path) == [f"records.{form}.partial"] * old


def test_an_interrupt_before_the_first_page_is_told_without_a_file(tmp_path):
    command = [sys.executable, "-m", "newsparse", "-o", "records.jsonl", "--errors", "failed.jsonl", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        deadline = time.monotonic() + 30
        while len(list(tmp_path.glob(".newsparse-*.tmp"))) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        _, stderr = process.communicate()
    assert process.returncode == 143
    assert stderr.endswith(b", interrupted\n") and stderr.count(b"\n") == 1
    assert names(tmp_path) == []


# what lies there under the name → whether a run that comes to its end leaves it
STALE = [
    (b"", True),
    (b'{"schema": "newsparse/1", "source": "a"}\n', False),
    (b'{\n  "schema": "newsparse/1"\n}\n', False),
    (b'{"@context": "https://schema.org", "@type": "NewsArticle", "identifier": "a"}\n', False),
    (b'{"source": "a", "code": "missing", "message": "no such file"}\n', False),
    (gzip.compress(b'{"schema": "newsparse/1", "source": "a"}\n'), False),
    (b"half of what somebody downloads", True),
    (gzip.compress(b"it too"), True),
    (gzip.compress(b"it too")[:12], True),
]


@pytest.mark.parametrize(("data", "left"), STALE)
@pytest.mark.parametrize("target", ["records.jsonl", "link.jsonl"])
def test_a_run_that_ends_removes_what_interrupted_ones_left(tmp_path, data, left, target):
    (tmp_path / "page.txt").write_text("The harbour council voted on Thursday to keep the old lighthouse lit.\n")
    (tmp_path / "link.jsonl").symlink_to("records.jsonl")
    partials = ["failed.jsonl.partial", "records.jsonl.partial"]
    for name in partials:
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-m", "newsparse", "-q", "-o", target, "--errors", "failed.jsonl", "page.txt"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    assert [name for name in names(tmp_path) if name.endswith(".partial")] == partials * left


def test_what_another_run_leaves_meanwhile_stays(tmp_path):
    paths = [str(tmp_path / name) for name in ("untouched", "grown", "gone")]
    for path in paths:
        open(path, "w").close()
    stale = Stale(paths, NOTHING)
    (tmp_path / "grown").write_text("more")
    (tmp_path / "gone").unlink()
    stale.remove()
    assert names(tmp_path) == ["grown"]
