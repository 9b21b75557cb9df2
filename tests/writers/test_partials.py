"""What an interrupted run leaves has a name of its own: it takes nobody's place, and the next run knows it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import zlib

import pytest

from newsparse.writers import open_sink
from newsparse.writers.files import SinkOptions
from newsparse.writers.partials import free_partial, is_partial, partials_of

LONG = "x" * 255
ROW = json.dumps({"text": "Council meets again\nThe council met on Monday and will meet again.\n"}).encode() + b"\n"
OWN = b'{"schema": "newsparse/1", "source": "a"}\n'
FOREIGN = b"a page of somebody's\n"


def cut(name, length):
    return f"{name[:length]}-{zlib.crc32(name.encode()):08x}"


# the file, what there is already → what the next is called
FREE = [
    ("a.jsonl", [], "a.jsonl.partial"),
    ("a.jsonl", ["a.jsonl.partial"], "a.jsonl.partial.2"),
    ("a.jsonl", ["a.jsonl.partial", "a.jsonl.partial.2", "a.jsonl.partial.4"], "a.jsonl.partial.3"),
    ("x" * 247, [], "x" * 247 + ".partial"),
    ("x" * 247, ["x" * 247 + ".partial"], cut("x" * 247, 236) + ".partial.2"),
    ("x" * 248, [], cut("x" * 248, 238) + ".partial"),
    ("é" * 127, [], cut("é" * 127, 119) + ".partial"),
]


@pytest.mark.parametrize(("path", "there", "name"), FREE)
def test_the_next_name_is_free_fits_and_is_known(tmp_path, path, there, name):
    for other in there:
        (tmp_path / other).write_bytes(OWN)
    found = free_partial(str(tmp_path / path))
    assert os.path.basename(found) == name
    (tmp_path / name).touch()
    assert set(partials_of(str(tmp_path / path))) == {str(tmp_path / one) for one in [*there, name]}


@pytest.mark.parametrize(
    "other",
    ["a", "a.partial.1", "a.partial.02", "a.partial.x", "a.partial.partial", "b.partial", "a.2.partial", "d/a.partial"],
)
def test_other_names_are_others(other):
    assert not is_partial(other, "a")


# The longest record of a failure here, in bytes.
_FAILURE = 300


def interrupted(here, *args):
    """A run over rows that come until a record of them is written, which is more than a failure, and that is interrupted then."""
    command = [sys.executable, "-m", "newsparse", "-j", "0", "--input-format", "jsonl", *args]
    process = subprocess.Popen(command, cwd=here, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    ended = threading.Event()

    def feed():
        try:
            while not ended.wait(0.02):
                process.stdin.write(ROW * 100)
        except OSError:
            return

    feeder = threading.Thread(target=feed)
    feeder.start()
    while process.poll() is None and not any(
        draft.stat().st_size > _FAILURE for draft in here.glob(".newsparse-*.tmp")
    ):
        ended.wait(0.02)
    process.terminate()
    said = process.stderr.read().decode()
    process.wait()
    ended.set()
    feeder.join()
    process.stderr.close()
    with contextlib.suppress(BrokenPipeError):  # what it would write still
        process.stdin.close()
    return process.returncode, said.splitlines()


def held(here, *names):
    return {name: (here / name).read_bytes() for name in names}


# what is there, what is said of it, and where the records are then
TAKEN = [
    ({}, None, "out.jsonl.partial"),
    ({"out.jsonl.partial": OWN}, None, "out.jsonl.partial"),
    ({"out.jsonl.partial": FOREIGN}, "out.jsonl", "out.jsonl.partial.2"),
    ({"out.jsonl.partial": b""}, "out.jsonl", "out.jsonl.partial.2"),
    ({"out.jsonl.partial": FOREIGN, "out.jsonl.partial.2": OWN}, "out.jsonl", "out.jsonl.partial.2"),
]


@pytest.mark.parametrize(("there", "told", "name"), TAKEN)
def test_an_interrupt_replaces_nothing_of_somebody_elses(tmp_path, there, told, name):
    for other, data in there.items():
        (tmp_path / other).write_bytes(data)
    status, said = interrupted(tmp_path, "-o", "out.jsonl", "-")
    assert (status, said[-1].endswith(f"interrupted; see {name}")) == (143, True)
    assert said[:-1] == ([f"newsparse: what was finished of {told} is in {name}"] if told else [])
    assert (tmp_path / name).read_bytes().startswith(b'{"schema": "newsparse/1", "source": "-:1"')
    kept = [other for other in there if other != name]
    assert held(tmp_path, *kept) == {other: there[other] for other in kept}
    assert sorted(os.listdir(tmp_path)) == sorted({*there, name})


@pytest.mark.parametrize("listed", [False, True])
def test_an_interrupt_replaces_no_input(tmp_path, listed):
    """Records that an interrupted run left may be read as rows; also where their turn has not come yet."""
    (tmp_path / "out.jsonl.partial").write_bytes(OWN)
    (tmp_path / "list").write_text("/dev/stdin\nout.jsonl.partial\n")
    sources = ["--files-from", "list"] if listed else ["-", "out.jsonl.partial"]
    status, said = interrupted(tmp_path, "-q", "-o", "out.jsonl", *sources)
    assert (status, said) == (143, ["newsparse: what was finished of out.jsonl is in out.jsonl.partial.2"])
    assert (tmp_path / "out.jsonl.partial").read_bytes() == OWN


def test_a_name_that_leaves_no_room_is_cut(tmp_path):
    status, said = interrupted(tmp_path, "-o", LONG, "-")
    [left] = os.listdir(tmp_path)
    assert (status, said[-1].endswith(f"interrupted; see {left}")) == (143, True)
    assert len(left) == 255 and left.endswith(".partial")
    (tmp_path / "page.txt").write_text("The harbour council voted on Thursday to keep the old lighthouse lit.\n")
    command = [sys.executable, "-m", "newsparse", "-q", "-o", LONG, "page.txt"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    assert sorted(os.listdir(tmp_path)) == ["page.txt", LONG], "the next run knows it, and removes it"


def test_what_is_left_of_errors_is_told_too(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(b"nothing\n")
    status, said = interrupted(tmp_path, "-o", "out.jsonl", "--errors", "failed.jsonl", "rows.jsonl", "-")
    assert (status, said[-1].endswith("see out.jsonl.partial and failed.jsonl.partial")) == (143, True)


def test_a_link_is_told_where_its_file_is(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "out.jsonl").symlink_to("there/records.jsonl")
    sink = open_sink(str(tmp_path / "out.jsonl"), SinkOptions())
    sink.write(OWN)
    sink.close(keep=True, whole=False)
    assert sink.left == str(tmp_path / "there" / "records.jsonl.partial")
