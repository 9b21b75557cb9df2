"""Sinks: what is written is what was given, under its name when it is whole and not before."""

import hashlib
import json
import os
import pickle
import signal
import sys
import threading
import time

import pytest

from newsparse import __version__
from newsparse.errors import MissingExtra, OptionError
from newsparse.writers import SinkOptions, check_outputs, open_sink, open_sinks
from newsparse.writers.drafts import uninterrupted
from newsparse.writers.forms import form_of

PLAIN = SinkOptions()


def write(target, lines, options=PLAIN, **end):
    sink = open_sink(str(target), options)
    for line in lines:
        sink.write(line)
    sink.close(**{"keep": True, **end})


def names(folder):
    return sorted(os.listdir(folder))


# name, what --format says → the form, or a part of the complaint
NAMES = [
    ("records", None, "jsonl"),
    ("records.jsonl", None, "jsonl"),
    ("records.txt", None, "jsonl"),
    ("records.JSONL.GZ", None, "jsonl.gz"),
    ("records.gz", None, "jsonl.gz"),
    ("records.ndjson.zst", None, "jsonl.zst"),
    ("records.parquet", None, "parquet"),
    ("records", "parquet", "parquet"),
    ("records.parquet", "parquet", "parquet"),
    ("out/", None, "jsonl"),
    ("out/", "jsonl.gz", "jsonl.gz"),
    ("out.parquet/", None, "parquet"),
    ("a.parquet/out/", None, "jsonl"),
    ("s3://bucket.zip/a", None, "jsonl"),
    ("s3://bucket/a.jsonl.zst", None, "jsonl.zst"),
    ("-", None, "jsonl"),
    ("records.xz", "jsonl", "jsonl"),
    ("records.jsonl", "parquet", OptionError),
    ("records.gz", "jsonl", OptionError),
    ("records.jsonl.bz2", None, OptionError),
    ("records.xz", None, OptionError),
    ("records.csv", None, OptionError),
    ("records.parquet.gz", None, OptionError),
]


@pytest.mark.parametrize(("name", "said", "form"), NAMES)
def test_the_name_says_the_form(name, said, form):
    if form is OptionError:
        with pytest.raises(OptionError, match="records"):
            form_of(name, said)
    else:
        assert form_of(name, said) == form


def test_a_file(tmp_path, lines, form, read):
    target = tmp_path / f"records.{form}"
    sink = open_sink(str(target))
    for line in lines:
        sink.write(line)
        assert not target.exists()
    sink.close(keep=True)
    assert read(form, target.read_bytes()) == lines
    assert names(tmp_path) == [target.name]


def test_a_file_of_nothing_is_one_of_its_form(tmp_path, form, read):
    write(tmp_path / f"records.{form}", [])
    assert read(form, (tmp_path / f"records.{form}").read_bytes()) == []


def test_a_file_that_is_not_kept_leaves_the_old_one(tmp_path, lines, form):
    target = tmp_path / f"records.{form}"
    target.write_text("old")
    write(target, lines, keep=False)
    assert target.read_text() == "old"
    assert names(tmp_path) == [target.name]


def test_a_file_that_replaces_another_keeps_its_mode(tmp_path, lines):
    target = tmp_path / "records.jsonl"
    target.write_text("old")
    target.chmod(0o600)
    write(target, lines)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["n" * 249 + ".jsonl", "é" * 120 + ".jsonl"])
def test_a_name_may_be_as_long_as_names_can_be(tmp_path, lines, name):
    write(tmp_path / name, lines)
    assert (tmp_path / name).read_bytes() == b"".join(lines)


def test_the_same_lines_give_the_same_bytes(tmp_path, lines, form, monkeypatch):
    write(tmp_path / f"one.{form}", lines)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    write(tmp_path / f"two.{form}", lines)
    one = (tmp_path / f"one.{form}").read_bytes()
    assert one == (tmp_path / f"two.{form}").read_bytes()
    assert b"one" not in one[:64]


def test_gzip_tells_no_time_and_no_name(tmp_path, lines):
    write(tmp_path / "records.jsonl.gz", lines)
    head = (tmp_path / "records.jsonl.gz").read_bytes()[:8]
    assert head == b"\x1f\x8b\x08\x00" + bytes(4)  # no flags, time 0


def test_zstd_has_a_checksum(tmp_path, lines):
    zstandard = pytest.importorskip("zstandard", reason="needs newsparse[zstd]")
    write(tmp_path / "records.jsonl.zst", lines)
    data = (tmp_path / "records.jsonl.zst").read_bytes()
    assert zstandard.get_frame_parameters(data).has_checksum
    damaged = data[:-1] + bytes([data[-1] ^ 1])
    with pytest.raises(zstandard.ZstdError, match="checksum"):
        zstandard.ZstdDecompressor().stream_reader(damaged).read()


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


def test_two_runs_into_one_folder_destroy_nothing(tmp_path, lines):
    one, two = (open_sink(f"{tmp_path}/out/") for _ in range(2))
    one.write(lines[0])
    two.write(lines[1])
    one.close(keep=True)
    with pytest.raises(FileExistsError):
        two.close(keep=True)
    assert (tmp_path / "out" / "part-00000.jsonl").read_bytes() == lines[0]
    assert names(tmp_path / "out") == ["_SUCCESS", "part-00000.jsonl"]


def test_a_device_gets_the_bytes_as_they_come(tmp_path, lines, form, read):
    os.mkfifo(tmp_path / "pipe")
    got = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    sink = open_sink(str(tmp_path / "pipe"), SinkOptions(form=form))
    for line in lines:
        sink.write(line)
    sink.close(keep=True)
    sink.close(keep=False)  # lets go of the pipe
    reader.join()
    assert read(form, got[0]) == lines
    assert names(tmp_path) == ["pipe"]


WRONG = [
    ("records.jsonl", SinkOptions(shard_size=3)),
    ("-", SinkOptions(shard_size=3)),
    ("records.parquet", SinkOptions(content="other")),
    ("out/", SinkOptions(form="parquet", content="other")),
]


@pytest.mark.parametrize(("target", "options"), WRONG)
def test_wrong_usage_leaves_nothing(tmp_path, target, options, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError):
        open_sink(target, options)
    assert names(tmp_path) == []


NEEDS = [("records.jsonl.zst", "zstandard", "zstd"), ("out.jsonl.zst/", "zstandard", "zstd"),
         ("records.parquet", "pyarrow", "parquet"), ("s3://bucket/records.jsonl", "fsspec", "remote")]  # fmt: skip


@pytest.mark.parametrize(("target", "package", "extra"), NEEDS)
def test_a_missing_extra_is_named(tmp_path, target, package, extra, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingExtra, match=rf"newsparse\[{extra}\]"):
        open_sinks(target, "errors.jsonl", SinkOptions())
    assert names(tmp_path) == []


# output, errors, sources → a part of the complaint, or None
CHECKS = [
    ("out.jsonl", "errors.jsonl", ["pages"], None),
    ("out.jsonl", None, ["pages", "-", "missing", "no*match"], None),
    ("-", "errors.jsonl", ["pages"], None),
    ("-", None, ["pages"], None),
    ("pages/out.jsonl", None, ["pages"], None),
    ("-", "./", ["page.txt"], None),
    ("s3://bucket/out/", "s3://bucket/errors.jsonl", ["pages"], None),
    ("page.txt", None, ["page.txt"], "is an input"),
    ("-", "page.txt", ["page.txt"], "is an input"),
    ("link", None, ["page.txt"], "is an input"),
    ("pages/", None, ["pages"], "is an input"),
    ("pages/out/", None, ["pages"], "lies in the input"),
    ("file://pages/out/", None, ["./pages/"], "lies in the input"),
    ("out.jsonl", "./out.jsonl", ["pages"], "same file"),
    ("-", "-", ["pages"], "same file"),
    ("out/", "out", ["pages"], "same file"),
    ("s3://bucket/out/", "s3://bucket/out", ["pages"], "same file"),
    ("out/", "out/errors.jsonl", ["pages"], "errors.jsonl lies in"),
    ("errors/out.jsonl", "errors/", ["pages"], "out.jsonl lies in"),
    ("s3://bucket/out/", "s3://bucket/out/errors.jsonl", ["pages"], "errors.jsonl lies in"),
]


@pytest.mark.parametrize("check", CHECKS)
def test_outputs_are_held_against_each_other_and_the_input(tmp_path, check, monkeypatch):
    output, errors, sources, complaint = check
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "page.txt").write_text("page")
    (tmp_path / "link").symlink_to("page.txt")
    if complaint is None:
        check_outputs(output, errors, sources)
    else:
        with pytest.raises(OptionError, match=complaint):
            check_outputs(output, errors, sources)


def test_options_travel():
    options = SinkOptions(form="parquet", shard_size=3, overwrite=True, content="errors")
    assert pickle.loads(pickle.dumps(options)) == options
    with pytest.raises(AttributeError):
        options.form = "jsonl"


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
