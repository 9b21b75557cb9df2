"""Outputs that are open already: they are written to where they stand, and nothing of theirs is replaced."""

import json
import os
import subprocess
import sys

import pytest

from newsparse.writers.descriptors import descriptor_of, is_open, open_named

COMMAND = f"{sys.executable} -m newsparse -q"
PAGE = "The harbour council voted on Thursday to keep the old lighthouse lit for another ten years.\n"

pytestmark = pytest.mark.skipif(not os.path.exists("/dev/fd/1"), reason="what is open has no names here")


@pytest.fixture
def here(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "link").symlink_to("/dev/stdout")
    return tmp_path


def shell(line, cwd):
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=cwd, check=False)


NAMES = ["-", "/dev/stdout", "/dev/fd/1", "link", "file:///dev/stdout"]
NAMES += ["/proc/self/fd/1", "/proc/self/task/../fd/1", "/proc/thread-self/fd/1"] * os.path.exists("/proc/thread-self")


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_before_and_behind_stays(here, name):
    done = shell(f"(echo before; {COMMAND} page.txt -o {name}; echo after) > log.txt", here)
    assert (done.returncode, done.stderr) == (0, "")
    before, record, after = (here / "log.txt").read_text().splitlines()
    assert (before, json.loads(record)["source"], after) == ("before", "page.txt", "after")
    assert os.path.islink(here / "link")


@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_is_one(here, name):
    assert shell(f"{COMMAND} page.txt -o {name} | wc -l", here).stdout.strip() == "1"


def test_another_descriptor(here):
    done = shell(f"echo old > log; {COMMAND} page.txt gone -o /dev/fd/3 --errors /dev/fd/4 3>> log 4> failed", here)
    assert done.returncode == 1
    assert len((here / "log").read_text().splitlines()) == 2
    assert json.loads((here / "failed").read_text())["source"] == "gone"
    done = shell(f"{COMMAND} page.txt -o >(cat >&2)", here)
    assert json.loads(done.stderr)["source"] == "page.txt"


def test_messages_and_records_in_one_file_cut_no_line(here):
    names = " ".join(f"gone-{number} page.txt" for number in range(200))
    shell(f"{COMMAND} {names} -o /dev/stdout --errors /dev/stderr > log 2>&1", here)
    lines = (here / "log").read_text().splitlines()
    assert len(lines) == 600
    assert all(line.startswith(('{"schema"', '{"source"', "newsparse: gone-")) for line in lines)


# what is asked for → what is said
WRONG = [
    ("-o /dev/fd/77", "newsparse: cannot write /dev/fd/77: bad file descriptor\n"),
    ("-o /dev/fd/5 5< /dev/null", "newsparse: cannot write /dev/fd/5: not open for writing\n"),
    ("-o /dev/fd/5 --errors /dev/fd/5 5> log", "newsparse: --output and --errors name the same file\n"),
    ("-o /dev/stdout >&-", "newsparse: standard output is closed; name a file with -o\n"),
    ("--resume -o /dev/stdout > log", "--ledger\n"),
    (
        "--errors -",
        "newsparse: records and error records would both go to standard output; name a file for one of them\n",
    ),
    ("--errors /dev/stdout", "standard output; name a file for one of them\n"),
]


@pytest.mark.parametrize(("args", "told"), WRONG)
def test_wrong_usage(here, args, told):
    done = shell(f"{COMMAND} page.txt {args}", here)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(told) and done.stderr.count("\n") == 1
    assert (here / "page.txt").read_text() == PAGE


def test_names_of_other_files_are_not(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    for name in ("", "/", "1", "fd/1", str(tmp_path / "loop"), "/dev/null", "/dev/fd/", "/dev/fd/x", "a\0b"):
        assert not is_open(name), name
        assert descriptor_of(name) is None and open_named(name) is None


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="no /proc")
def test_what_another_process_has_open_is_added_to(tmp_path):
    with open(tmp_path / "log", "w") as log:
        process = subprocess.Popen(["sleep", "60"], stdout=log)
    try:
        name = f"/proc/{process.pid}/fd/1"
        assert is_open(name) and descriptor_of(name) is None
        (tmp_path / "log").write_text("old\n")
        with open_named(name) as stream:
            stream.write(b"new\n")
    finally:
        process.kill()
        process.wait()
    assert (tmp_path / "log").read_text() == "old\nnew\n"
