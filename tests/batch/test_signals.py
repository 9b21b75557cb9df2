"""Whoever asks a run to stop, with whatever signal, finds what was finished; who was told to ignore one does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from newsparse.batch.processes import Processes
from newsparse.options import Options

COMMAND = [sys.executable, "-m", "newsparse"]
ROW = json.dumps({"text": "Council meets again\nThe council met on Monday and will meet again.\n"}).encode() + b"\n"


def heed():
    """Ignore no signal, even where the tests were started by ``nohup``: a run that ignores one never ends of it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def start(here, *args, command=COMMAND, **options):
    """A run over rows that come as long as somebody reads them."""
    command = [*command, *args, "--input-format", "jsonl", "-"]
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=here, start_new_session=True, **pipes, **{"preexec_fn": heed, **options})

    def feed():
        try:
            while True:
                process.stdin.write(ROW * 100)
                time.sleep(0.05)
        except OSError:
            return

    threading.Thread(target=feed, daemon=True).start()
    return process


def wait_for_records(process, here):
    drafts = None
    while process.poll() is None and not (drafts and drafts[0].stat().st_size):
        time.sleep(0.05)
        drafts = list(here.rglob(".newsparse-*.tmp"))


def lives_on(group):
    """Whether anything of a run is there still; what starts its processes takes a moment to see that it is alone."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


# What an earlier run wrote, which is whole.
OLDER = '{"schema": "newsparse/1", "source": "older.txt"}\n'


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    "jobs, whole_group", [("0", False), ("2", False), ("2", True)], ids=["alone", "command", "group"]
)
def test_a_signal_leaves_what_is_finished(tmp_path, name, jobs, whole_group):
    """A terminal and a service manager signal all processes of a run, ``kill`` the one."""
    number = getattr(signal, name)
    (tmp_path / "out.jsonl").write_text(OLDER)
    process = start(tmp_path, "-j", jobs, "-o", "out.jsonl")
    wait_for_records(process, tmp_path)
    (os.killpg if whole_group else os.kill)(process.pid, number)
    said = process.stderr.read()
    assert process.wait() == 128 + number
    assert b" 0 failed, interrupted; see out." in said and said.endswith(b".partial\n") and said.count(b"\n") == 1
    assert all(json.loads(line)["body"] for line in (tmp_path / "out.jsonl.partial").read_text().splitlines())
    assert sorted(os.listdir(tmp_path)) == ["out.jsonl", "out.jsonl.partial"]
    assert (tmp_path / "out.jsonl").read_text() == OLDER
    assert not lives_on(process.pid)


# A run whose page never ends.
HANGING = """
import os, time
from newsparse.batch.processes import Processes
from newsparse.options import Options
processes = Processes(2, Options())
waiting = [processes.send(os.getpid, (), 60) for _ in range(2)] + [processes.send(time.sleep, (600,), 600)]
print(*(processes.wait_for(one) for one in waiting[:2]), flush=True)
processes.wait_for(waiting[2])
"""


def test_nothing_of_a_run_that_is_killed_lives_on():
    """Whoever is at work on a page does not read its pipe, and nobody is left to see that its time is over."""
    process = subprocess.Popen([sys.executable, "-c", HANGING], stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout.readline().split()
    time.sleep(0.5)  # there is no sign of it that the last task is taken
    process.kill()
    process.wait()
    assert not lives_on(process.pid)


def test_processes_leave_the_signals_of_a_terminal_to_the_command():
    """From the first moment: what is still importing would print a traceback."""
    processes = Processes(1, Options())
    try:
        blocked = processes.wait_for(processes.send(signal.pthread_sigmask, (signal.SIG_BLOCK, []), 60))
    finally:
        processes.stop()
    assert blocked >= {signal.SIGINT, signal.SIGHUP}


@pytest.mark.parametrize("target", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize("between", [0.01, 0.1, 0.2])
def test_a_second_signal_costs_nothing(tmp_path, target, between):
    """Somebody in a hurry, or a terminal and a shell that both tell the same."""
    if target == "out.parquet":
        pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")
    process = start(tmp_path, "-j", "2", "-o", target)
    while process.poll() is None and not list(tmp_path.glob(".newsparse-*.tmp")):
        time.sleep(0.05)
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    time.sleep(between)
    process.send_signal(signal.SIGINT)
    said = process.stderr.read()
    assert process.wait() in (130, -signal.SIGINT), "shells tell both alike"
    assert b" 0 failed, interrupted; see out." in said and said.endswith(b".partial\n") and said.count(b"\n") == 1
    assert os.listdir(tmp_path) == [f"{target}.partial"]
    assert not lives_on(process.pid)


# The second signal comes just when the first is looked at, or when all is about to be closed.
IMPATIENT = """
import os, signal, sys
from newsparse import cli
from newsparse.cli import parsing
real, left = getattr(parsing, sys.argv[1]), [1]
def again(*args):
    if left:
        left.pop()
        os.kill(os.getpid(), signal.SIGINT)
    return real(*args)
setattr(parsing, sys.argv[1], again)
cli.main(sys.argv[2:])
"""


@pytest.mark.parametrize("moment", ["status_of", "uninterrupted"])
def test_a_second_signal_at_the_worst_moment_costs_nothing(tmp_path, moment):
    process = start(tmp_path, "-o", "out.jsonl", command=[sys.executable, "-c", IMPATIENT, moment])
    wait_for_records(process, tmp_path)
    process.send_signal(signal.SIGINT)
    said = process.stderr.read()
    assert process.wait() in (130, -signal.SIGINT)
    assert b" 0 failed, interrupted; see out.jsonl.partial\n" in said
    assert os.listdir(tmp_path) == ["out.jsonl.partial"]


def test_a_run_that_waits_for_its_pipe_can_be_ended(tmp_path):
    command = [*COMMAND, "-j", "1", "--input-format", "jsonl", "-o", "out.jsonl", "-"]
    process = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(ROW)
    process.stdin.flush()
    while process.poll() is None and not list(tmp_path.iterdir()):
        time.sleep(0.05)
    time.sleep(0.5)  # there is no sign of it that it waits
    process.send_signal(signal.SIGTERM)
    said = process.stderr.read()
    assert process.wait() == 128 + signal.SIGTERM
    left = os.listdir(tmp_path)  # nothing, unless the page was parsed by then
    assert left in ([], ["out.jsonl.partial"])
    assert said.endswith(b" 0 failed, interrupted; see out.jsonl.partial\n" if left else b" 0 failed, interrupted\n")
    assert said.count(b"\n") == 1


def test_a_signal_that_was_to_be_ignored_is(tmp_path):
    """``nohup`` ignores one for a command; a shell without job control the other."""

    def ignore():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    process = start(tmp_path, "-j", "2", "-o", "out.jsonl", preexec_fn=ignore)
    wait_for_records(process, tmp_path)
    os.killpg(process.pid, signal.SIGHUP)
    time.sleep(0.5)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    process.stderr.read()
    assert process.wait() == 128 + signal.SIGTERM
    assert os.listdir(tmp_path) == ["out.jsonl.partial"]


def test_counting_that_is_ended_leaves_nothing(tmp_path):
    process = subprocess.Popen([*COMMAND, "lexicon", "-o", "names.tsv", "-"], cwd=tmp_path, stdin=subprocess.PIPE)
    while process.poll() is None and not list(tmp_path.iterdir()):
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert process.wait() == 128 + signal.SIGTERM
    assert os.listdir(tmp_path) == []
