"""Folders: every part is there when it is whole, and a note tells when all are; what lay there before is not lost."""

import errno
import hashlib
import json
import os

import pytest
from sunk import names, write

from newsparse import __version__
from newsparse.errors import OptionError
from newsparse.writers import SinkOptions, open_sink
from newsparse.writers.local import LocalDraft


def test_a_folder(tmp_path, lines, form, read):
    out = tmp_path / "out"
    write(f"{out}/", lines, SinkOptions(form=form, shard_size=5))
    parts = [f"part-{k:05}.{form}" for k in range(-(-len(lines) // 5))]
    assert names(out) == ["_SUCCESS", *parts]
    assert [line for part in parts for line in read(form, (out / part).read_bytes())] == lines
    about = json.loads((out / "_SUCCESS").read_text())
    told = about.pop("parts")
    assert about == {"newsparse": __version__, "schema": "newsparse/1", "format": form, "records": len(lines)}
    assert [part["name"] for part in told] == parts
    assert [part["records"] for part in told] == [len(read(form, (out / part).read_bytes())) for part in parts]
    assert [part["bytes"] for part in told] == [(out / part).stat().st_size for part in parts]
    assert [part["sha256"] for part in told] == [hashlib.sha256((out / p).read_bytes()).hexdigest() for p in parts]


def test_a_part_is_there_when_it_is_whole(tmp_path, lines):
    out = tmp_path / "out"
    sink = open_sink(f"{out}/", SinkOptions(shard_size=2))
    for line in lines[:3]:
        sink.write(line)
    assert [name for name in names(out) if not name.startswith(".")] == ["part-00000.jsonl"]
    sink.close(keep=False)
    assert names(out) == ["part-00000.jsonl"]


def test_the_same_lines_give_the_same_folder(tmp_path, lines, form):
    for name in ("one/", "two/"):
        write(f"{tmp_path}/{name}", lines, SinkOptions(form=form, shard_size=4))
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("count", [0, 4, 5])
def test_a_run_that_was_cut_short_is_not_called_whole(tmp_path, lines, count):
    write(f"{tmp_path}/out/", lines[:count], SinkOptions(shard_size=2), whole=False)
    found = names(tmp_path / "out") if count else names(tmp_path)  # nothing written, nothing made
    assert found == [f"part-{k:05}.jsonl" for k in range(-(-count // 2))]


def test_a_run_without_records_is_whole(tmp_path, form, read):
    write(f"{tmp_path}/out/", [], SinkOptions(form=form))
    assert names(tmp_path / "out") == ["_SUCCESS", f"part-00000.{form}"]
    assert read(form, (tmp_path / "out" / f"part-00000.{form}").read_bytes()) == []


def test_a_run_that_comes_to_nothing_makes_no_folder(tmp_path, lines):
    write(f"{tmp_path}/out/", lines[:3], keep=False)
    assert names(tmp_path) == []


# what is in the folder, whether --overwrite is given → whether it may be written to
FOLDERS = [
    ([], False, True),
    ([], True, True),
    ([".hidden", ".newsparse-0.tmp"], False, True),
    ([".hidden", ".newsparse-0.tmp"], True, True),
    (["part-00000.jsonl", "_SUCCESS"], False, False),
    (["part-00000.jsonl", "_SUCCESS"], True, True),
    (["part-00000.parquet", "part-00007.jsonl.gz"], False, False),
    (["part-00000.parquet", "part-00007.jsonl.gz"], True, True),
    (["page.txt"], False, False),
    (["page.txt"], True, False),
    (["part-00000.jsonl", "_SUCCESS", "notes"], True, False),
    (["part-00000-abc.snappy.parquet", "_SUCCESS"], True, False),
]


@pytest.mark.parametrize(("held", "overwrite", "allowed"), FOLDERS)
def test_a_folder_that_holds_something(tmp_path, lines, held, overwrite, allowed):
    for name in held:
        (tmp_path / name).write_text("old")
    options = SinkOptions(shard_size=len(lines), overwrite=overwrite)
    if allowed:
        write(tmp_path, lines, options)
        hidden = [name for name in held if name.startswith(".")]
        assert names(tmp_path) == sorted([*hidden, "_SUCCESS", "part-00000.jsonl"])
    else:
        with pytest.raises(OptionError, match="holds"):
            open_sink(str(tmp_path), options)
        assert {p.name: p.read_text() for p in tmp_path.iterdir()} == dict.fromkeys(held, "old")


@pytest.mark.parametrize("end", [{"keep": False}, {"keep": True, "whole": False}])
def test_what_is_replaced_stays_until_there_is_something_better(tmp_path, end):
    for name in ("part-00000.jsonl", "_SUCCESS"):
        (tmp_path / name).write_text("old")
    write(tmp_path, [], SinkOptions(overwrite=True), **end)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"part-00000.jsonl": "old", "_SUCCESS": "old"}


@pytest.mark.parametrize("what", ["write", "settle"])
def test_a_disk_that_proves_full_costs_no_old_part(tmp_path, lines, form, what, monkeypatch):
    """Compressed lines and Parquet are mostly written when a part ends, and some disks tell it only with the last byte."""

    def fill(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for name in (f"part-00000.{form}", "_SUCCESS"):
        (tmp_path / name).write_text("old")
    monkeypatch.setattr(LocalDraft, what, fill)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path, lines, SinkOptions(form=form, overwrite=True))
    shown = {p.name: p.read_text() for p in tmp_path.iterdir() if not p.name.startswith(".")}
    assert shown == {f"part-00000.{form}": "old", "_SUCCESS": "old"}


def test_two_runs_into_one_folder_destroy_nothing(tmp_path, lines):
    one, two = (open_sink(f"{tmp_path}/out/") for _ in range(2))
    one.write(lines[0])
    two.write(lines[1])
    one.close(keep=True)
    with pytest.raises(FileExistsError):
        two.close(keep=True)
    assert (tmp_path / "out" / "part-00000.jsonl").read_bytes() == lines[0]
    assert names(tmp_path / "out") == ["_SUCCESS", "part-00000.jsonl"]
