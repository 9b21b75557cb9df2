"""Sinks: what is written is what was given, under its name when it is whole and not before."""

import os
import pickle
import sys
import threading
import time

import pytest
from sunk import names, write

from newsparse.errors import MissingExtra, OptionError
from newsparse.writers import SinkOptions, check_outputs, open_sink, open_sinks
from newsparse.writers.forms import form_of

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
    ("records.html", None, OptionError),
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


@pytest.mark.parametrize("targets", [("", None), ("out.jsonl", "")])
def test_an_empty_name_is_no_target(tmp_path, monkeypatch, targets):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError, match="cannot write"):
        open_sinks(*targets, SinkOptions())
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
    ("-", "-", ["pages"], "both go to standard output"),
    ("/dev/stdout", "-", ["pages"], "both go to standard output"),
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
