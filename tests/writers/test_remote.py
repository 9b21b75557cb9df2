"""URLs: an object is there when it is whole, and a run that fails leaves none."""

import json
import os
import subprocess
import sys
import uuid

import pytest
from sunk import write

from newsparse.errors import MissingExtra, OptionError
from newsparse.writers import SinkOptions, open_sink, open_sinks

fsspec = pytest.importorskip("fsspec", reason="needs newsparse[remote]")

PAGE = b"Council keeps the lighthouse lit for another ten years.\n2 Comments\nTidewatcher\nGood. That light brought us home.\n"


@pytest.fixture(params=["s3", "memory"])
def place(request):
    """The URL of an empty place, and what tells the objects below it."""
    if request.param == "memory":
        root = f"memory://{uuid.uuid4().hex}"
        fs = fsspec.filesystem("memory")

        def objects():
            return {p.removeprefix(root.removeprefix("memory:/") + "/"): fs.cat_file(p) for p in fs.find(root)}

        yield root, objects
        if fs.exists(root):
            fs.rm(root, recursive=True)
    else:
        bucket = request.getfixturevalue("bucket")
        yield f"s3://{bucket.name}", lambda: {o.key: o.get()["Body"].read() for o in bucket.objects.all()}


def test_an_object(place, lines, form, read):
    root, objects = place
    sink = open_sink(f"{root}/deep/records.{form}")
    for line in lines:
        sink.write(line)
    assert objects() == {}
    sink.close(keep=True)
    assert list(objects()) == [f"deep/records.{form}"]
    assert read(form, objects()[f"deep/records.{form}"]) == lines


def test_a_folder(place, lines, form, read):
    root, objects = place
    write(f"{root}/out/", lines, SinkOptions(form=form, shard_size=5))
    found = objects()
    about = json.loads(found.pop("out/_SUCCESS"))
    assert sorted(found) == [f"out/{part['name']}" for part in about["parts"]]
    assert [line for name in sorted(found) for line in read(form, found[name])] == lines
    assert about["records"] == len(lines)


def test_a_folder_is_what_a_local_one_would_be(place, lines, tmp_path):
    root, objects = place
    for target in (f"{root}/", f"{tmp_path}/"):
        write(target, lines, SinkOptions(form="jsonl.gz", shard_size=7))
    assert objects() == {p.name: p.read_bytes() for p in tmp_path.iterdir()}


@pytest.mark.parametrize("times", [1, 4])
def test_what_is_not_kept_was_never_there(place, lines, times):
    """Small, and so large that a part of it has been sent."""
    root, objects = place
    write(f"{root}/records.jsonl", [lines[0]])
    before = objects()
    block = lines[0] * (20_000_000 // len(lines[0]))
    write(f"{root}/records.jsonl", [block] * times, keep=False)
    write(f"{root}/out/", [block] * times, keep=False)
    assert objects() == before


def test_a_large_upload_is_whole_or_given_up(bucket, lines):
    block = lines[0] * (20_000_000 // len(lines[0]))

    def uploads():
        return list(bucket.multipart_uploads.all())

    for keep in (False, True):
        sink = open_sink(f"s3://{bucket.name}/records.jsonl")
        for _ in range(4):
            sink.write(block)
        assert uploads() and not list(bucket.objects.all())
        sink.close(keep=keep)
        assert not uploads()
        assert [o.size for o in bucket.objects.all()] == ([4 * len(block)] if keep else [])


def test_a_run_that_was_cut_short(place, lines):
    root, objects = place
    write(f"{root}/out/", lines[:3], SinkOptions(shard_size=2), whole=False)
    assert objects() == {"out/part-00000.jsonl": b"".join(lines[:2]), "out/part-00001.jsonl": lines[2]}


def test_an_earlier_run_is_replaced_when_asked(place, lines):
    root, objects = place
    write(f"{root}/out/", lines, SinkOptions(shard_size=2, form="jsonl.gz"))
    before = objects()
    with pytest.raises(OptionError, match="--overwrite"):
        open_sink(f"{root}/out/")
    assert objects() == before
    write(f"{root}/out/", lines[:1], SinkOptions(overwrite=True))
    assert sorted(objects()) == ["out/_SUCCESS", "out/part-00000.jsonl"]


def test_a_folder_that_holds_something_else(place, lines):
    root, objects = place
    write(f"{root}/out/notes.jsonl", lines)
    with pytest.raises(OptionError, match=r"notes\.jsonl"):
        open_sink(f"{root}/out/", SinkOptions(overwrite=True))
    assert list(objects()) == ["out/notes.jsonl"]


def test_no_such_bucket(bucket):
    for name in ("records.jsonl", "out/"):
        with pytest.raises(OptionError, match="cannot write s3://no-such-bucket/"):
            open_sinks(f"s3://no-such-bucket/{name}", None, SinkOptions())


def test_a_bucket_that_is_gone_when_the_file_is_done(bucket, lines):
    sink = open_sink(f"s3://{bucket.name}/records.jsonl")
    sink.write(lines[0])
    bucket.delete()
    with pytest.raises(OSError, match="bucket"):
        sink.close(keep=True)


def test_no_credentials_are_told_before_the_first_page(bucket, monkeypatch):
    target = f"s3://{bucket.name}/records.jsonl"
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with pytest.raises(OptionError, match="cannot write .* credentials"):
        open_sinks(target, None, SinkOptions())


def test_unknown_urls():
    with pytest.raises(OptionError, match="nothing://"):
        open_sinks("nothing://bucket/records.jsonl", None, SinkOptions())


def test_a_driver_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    with pytest.raises(MissingExtra, match="gcsfs"):
        open_sink("gs://bucket/records.jsonl")


def test_a_place_that_shows_files_before_they_are_whole_is_refused():
    from io import BytesIO

    from fsspec.implementations.memory import MemoryFileSystem

    class Hasty(MemoryFileSystem):
        protocol = "hasty"

        def _open(self, path, mode="rb", **_):
            return BytesIO()

    fsspec.register_implementation("hasty", Hasty)
    with pytest.raises(OptionError, match="hasty"):
        open_sink("hasty://out/records.jsonl")


def run(*args, cwd):
    return subprocess.run([sys.executable, "-m", "newsparse", *args], capture_output=True, cwd=cwd, check=False)


def test_a_connection_that_breaks_is_no_reader_that_went():
    from fsspec.implementations.memory import MemoryFile

    class Broken(MemoryFile):
        def write(self, data):
            raise BrokenPipeError(32, "Broken pipe")

    sink = open_sink("memory://broken.jsonl")
    sink._draft._file = Broken()
    with pytest.raises(OSError, match="connection lost") as told:
        sink.write(b"{}\n")
    assert not isinstance(told.value, BrokenPipeError)
    with pytest.raises(OSError, match="in part"):
        sink.close(keep=True)


def test_the_command_writes_to_urls(bucket, tmp_path):
    for k in range(5):
        (tmp_path / f"{k}.txt").write_bytes(PAGE)
    where = f"s3://{bucket.name}"
    args = ["--quiet", "-o", f"{where}/out/", "--shard-size", "2", "--errors", f"{where}/failed.jsonl.gz"]
    done = run(*args, ".", "nope", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stderr == b"newsparse: nope: no such file; check the path\n"
    found = sorted(o.key for o in bucket.objects.all())
    assert found == ["failed.jsonl.gz", "out/_SUCCESS", *(f"out/part-{k:05}.jsonl" for k in range(3))]


def test_the_command_says_what_is_wrong_in_one_line(bucket, tmp_path):
    (tmp_path / "page.txt").write_bytes(PAGE)
    for target in ("s3://no-such-bucket/records.jsonl", "nothing://x/", "s3://"):
        done = run("page.txt", "-o", target, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(b"newsparse: ") and done.stderr.count(b"\n") == 1
        assert b"Traceback" not in done.stderr
