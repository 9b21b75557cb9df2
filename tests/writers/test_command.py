"""What the command leaves behind, however it ends."""

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import time

import pytest
from sunk import names

from newsparse.writers.forms import form_of

PAGE = (
    " date 2021-03-04 The harbour council voted on Thursday to keep the old lighthouse lit for another ten years.\n"
    "Engineers had warned that the tower needs a new roof before the winter storms arrive.© KYODO\n"
    "2 Comments\nTidewatcher\nGood. That light has brought my family home for four generations now.\n"
    "Marina Okafor\nAnd who pays for the roof? The report says nothing at all about money.\n"
)
NOISE = [f"{k * k * 7919 % 1_000_003:06}{k * 104_729 % 999_983:06}" for k in range(20_000)]
COMMAND = [sys.executable, "-m", "newsparse"]


def run(*args, cwd, **options):
    return subprocess.run([*COMMAND, *args], capture_output=True, cwd=cwd, check=False, **options)


@pytest.fixture
def pages(tmp_path):
    """Five pages in a folder, whose records no compression makes small; and an empty folder to be in."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "here").mkdir()
    for k in range(5):
        (tmp_path / "pages" / f"{k}.txt").write_text(PAGE + " ".join(NOISE[k * 4000 : (k + 1) * 4000]))
    return tmp_path / "pages"


@pytest.fixture
def here(pages):
    return pages.parent / "here"


def sources(form, data, read):
    return [os.path.basename(json.loads(line)["source"]) for line in read(form, data)]


def test_a_file_of_each_form(pages, here, form, read):
    done = run("-o", f"records.{form}", "--errors", f"failed.{form}", "../pages", "nope", cwd=here)
    assert done.returncode == 1
    assert done.stdout == b""
    assert names(here) == [f"failed.{form}", f"records.{form}"]
    assert sources(form, (here / f"records.{form}").read_bytes(), read) == [f"{k}.txt" for k in range(5)]
    [error] = map(json.loads, read(form, (here / f"failed.{form}").read_bytes()))
    assert error == {"source": "nope", "code": "missing", "message": "no such file"}


def test_a_folder_of_each_form(pages, here, form, read):
    args = ("-o", "out/", "--format", form, "--shard-size", "2", "../pages")
    assert run(*args, cwd=here).returncode == 0
    assert names(here / "out") == ["_SUCCESS", *(f"part-{k:05}.{form}" for k in range(3))]
    assert sources(form, (here / "out" / f"part-00002.{form}").read_bytes(), read) == ["4.txt"]
    before = {p.name: p.read_bytes() for p in (here / "out").iterdir()}
    again = run(*args, cwd=here)
    assert again.returncode == 2
    assert b"--overwrite" in again.stderr
    assert run(*args, "--overwrite", cwd=here).returncode == 0
    assert {p.name: p.read_bytes() for p in (here / "out").iterdir()} == before


def test_standard_output_of_each_form(pages, here, form, read):
    done = run("--format", form, "../pages", cwd=here)
    assert done.returncode == 0
    assert sources(form, done.stdout, read) == [f"{k}.txt" for k in range(5)]
    assert run("--format", form, "-o", "-", "../pages", cwd=here).stdout == done.stdout
    assert names(here) == []


def test_errors_to_standard_output(pages, here):
    done = run("-o", "records.jsonl", "--errors", "-", "../pages", "nope", cwd=here)
    assert [json.loads(line)["code"] for line in done.stdout.splitlines()] == ["missing"]


# what is asked for → a part of the one line that it gets
WRONG = [
    (["-o", "out.jsonl", "--pretty"], "out.jsonl is to hold JSON Lines"),
    (["-o", "out.NDJSON.gz", "--pretty"], "out.NDJSON.gz is to hold JSON Lines"),
    (["-o", "out/", "--pretty"], "out/ is to hold JSON Lines"),
    (["-o", "out.parquet", "--pretty"], "Parquet has the columns of a record; --pretty"),
    (["-o", "out.parquet", "--schema-org"], "--schema-org"),
    (["-o", "out/", "--format", "parquet", "--pretty"], "--pretty"),
    (["--format", "parquet", "--schema-org"], "--schema-org"),
    (["-o", "out.jsonl", "--format", "parquet"], "--format"),
    (["-o", "out.jsonl", "--shard-size", "3"], "--shard-size"),
    (["--shard-size", "3"], "--shard-size"),
    (["-o", "out.xz"], "out.xz"),
    (["-o", "no/out.jsonl"], "cannot write no/out.jsonl: no such file"),
    (["-o", "no/out/"], "cannot write no/out/: no such file"),
    (["-o", "../pages/"], "is an input"),
    (["-o", "../pages/out/"], "lies in the input"),
    (["-o", "out/", "--errors", "out/failed.jsonl"], "lies in out/"),
    (["-o", "out/", "--errors", "failed.jsonl", "--shard-size", "3", "--format", "parquet", "--pretty"], "--pretty"),
]


@pytest.mark.parametrize(("args", "told"), WRONG)
def test_wrong_usage_is_one_line_and_leaves_nothing(pages, here, args, told):
    before = names(pages)
    done = run(*args, "../pages", cwd=here)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"newsparse: ") and done.stderr.count(b"\n") == 1
    assert told.encode() in done.stderr
    assert names(here) == []
    assert names(pages) == before


def test_schema_org_has_parts_too(pages, here):
    assert run("--schema-org", "-o", "out/", "--shard-size", "4", "../pages", cwd=here).returncode == 0
    about = json.loads((here / "out" / "_SUCCESS").read_text())
    assert [part["records"] for part in about["parts"]] == [4, 1]
    assert about["schema"] is None


@pytest.mark.parametrize("name", ["out.json", "out.json.gz", "out", "out.txt"])
def test_pretty_has_files_that_do_not_promise_a_record_a_line(pages, here, name):
    assert run("--pretty", "-o", name, "../pages/0.txt", cwd=here).returncode == 0
    data = (here / name).read_bytes()
    assert json.loads(gzip.decompress(data) if name.endswith(".gz") else data)["source"] == "../pages/0.txt"


# Folders that nobody writes to: of the kernel, and (but for root) one without the permission.
PLACES = ["/proc", *["locked"] * (os.geteuid() != 0)]


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="no /proc")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["records.jsonl", "out/", "records.jsonl.gz"])
def test_a_place_that_cannot_be_written_to(pages, here, place, name):
    (here / "locked").mkdir(mode=0o500)
    done = run("-o", f"{place}/{name}", "../pages", cwd=here)
    assert done.returncode == 2
    assert done.stderr.startswith(b"newsparse: cannot write ") and done.stderr.count(b"\n") == 1


def limited(size):
    """Files end after so many bytes: a disk that fills up, as far as a program can see."""
    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}


@pytest.mark.parametrize("old", [False, True])
def test_a_file_that_finds_no_room_is_not_there(pages, here, form, old):
    target = here / f"records.{form}"
    if old:
        target.write_text("old")
    done = run("-o", target.name, "../pages", "--overwrite", cwd=here, **limited(40_000))
    assert done.returncode == 1
    assert done.stderr == f"newsparse: {target.name}: file too large\n".encode()
    assert names(here) == [target.name] * old
    assert not old or target.read_text() == "old"


def test_parts_that_found_room_are_whole(pages, here, form, read):
    """The third page makes a part that is too large."""
    for k in (0, 1, 3, 4):
        (pages / f"{k}.txt").write_text(PAGE)
    done = run("-o", "out/", "--format", form, "--shard-size", "1", "../pages", cwd=here, **limited(21_000))
    assert done.returncode == 1
    assert done.stderr == b"newsparse: out/: file too large\n"
    assert names(here / "out") == [f"part-{k:05}.{form}" for k in range(2)]
    assert sources(form, (here / "out" / f"part-00001.{form}").read_bytes(), read) == ["1.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_device(pages, here, form):
    for args in (["-o", "/dev/full"], []):
        with open("/dev/full", "wb") as full:
            command = [*COMMAND, *args, "--format", form, "../pages"]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=here, check=False)
        # Parquet begins with some bytes, so it is told before the first page
        assert done.returncode == (2 if form == "parquet" else 1)
        assert b"no space left on device" in done.stderr and done.stderr.count(b"\n") == 1


def test_a_reader_that_goes(pages, here, form):
    command = f"{sys.executable} -m newsparse --format {form} ../pages | head -c 5"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, cwd=here, check=False)
    assert done.stderr == b""
    assert done.returncode == 0


def test_a_reader_that_was_never_there(pages, here, form):
    reader, pipe = os.pipe()
    os.close(reader)
    command = [*COMMAND, "--format", form, "../pages"]
    done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, cwd=here, check=False)
    os.close(pipe)
    assert (done.returncode, done.stderr) == (0, b"")


# where records go, where error records go (a pipe without a reader), what is left
UNREAD = [
    (["-o", "out/"], "-", ["out"]),
    (["-o", "out.jsonl"], "-", ["out.jsonl"]),
    (["-o", "out.jsonl", "--ledger", "out.ledger"], "PIPE", ["out.jsonl", "out.ledger"]),
    (["-o", "-"], "PIPE", []),
]


@pytest.mark.parametrize(("output", "target", "left"), UNREAD)
def test_a_reader_of_errors_that_goes_costs_no_record(pages, here, output, target, left):
    reader, pipe = os.pipe()
    os.close(reader)
    args = [*output, "--errors", target.replace("PIPE", f"/dev/fd/{pipe}"), "-q", "nope", "../pages", "nope"]
    stdout = pipe if target == "-" else subprocess.PIPE
    done = subprocess.run(
        [*COMMAND, *args], stdout=stdout, stderr=subprocess.PIPE, cwd=here, pass_fds=[pipe], check=False
    )
    os.close(pipe)
    assert done.returncode == 1
    assert [line.rpartition(b": ")[2] for line in done.stderr.splitlines()] == [
        b"no such file; check the path",
        b"nobody reads the error records any more",
        b"no such file; check the path",
    ]
    assert names(here) == left
    if output[1] == "out/":
        assert names(here / "out") == ["_SUCCESS", "part-00000.jsonl"]
    found = (
        done.stdout or (here / output[1] / "part-00000.jsonl" if output[1] == "out/" else here / output[1]).read_bytes()
    )
    assert sources("jsonl", found, lambda _, data: data.splitlines()) == [f"{k}.txt" for k in range(5)]


def test_nobody_need_read_that_nothing_failed(pages, here, form):
    """What an empty file of a form holds is nothing that is missed."""
    if form == "parquet":
        pytest.skip("it begins before the first page")
    reader, pipe = os.pipe()
    os.close(reader)
    (here / f"errors.{form}").symlink_to(f"/dev/fd/{pipe}")
    command = [*COMMAND, "-q", "-o", "out.jsonl", "--errors", f"errors.{form}", "../pages"]
    done = subprocess.run(command, stderr=subprocess.PIPE, cwd=here, pass_fds=[pipe], check=False)
    os.close(pipe)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len((here / "out.jsonl").read_bytes().splitlines()) == 5


def test_a_pipe_that_breaks_elsewhere_is_a_fault(pages, here):
    code = """
import sys
from newsparse.batch.run import Run
from newsparse.cli import main
def fail(*_):
    raise BrokenPipeError(32, "Broken pipe")
    yield
Run.batches = fail
main(["-q", "-o", "out.jsonl", "../pages"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=here, check=False)
    assert (done.returncode, done.stderr) == (1, b"newsparse: output: broken pipe\n")
    assert names(here) == []


@pytest.mark.parametrize("target", ["records.jsonl", "records.parquet", "out.jsonl.gz/", "out.parquet/"])
def test_interrupted_with_finished_records_whole(pages, here, read, target):
    form = form_of(target)
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")
    command = [*COMMAND, "--quiet", "-o", target, "../pages/0.txt", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=here)
    # the second page never comes: by the time that there is a hidden file, the command waits for it, or will soon
    deadline = time.monotonic() + 30
    while not list(here.rglob(".newsparse-*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate()
    assert process.returncode == 130
    assert stderr == b""
    files = [str(path.relative_to(here)) for path in here.rglob("*") if path.is_file()]
    assert files == [f"{target}part-00000.{form}" if target.endswith("/") else f"{target}.partial"]
    assert sources(form, (here / files[0]).read_bytes(), read) == ["0.txt"]


def test_a_file_in_the_folder_that_is_read_is_hidden_until_it_is_whole(pages):
    done = run("-o", "records.jsonl.gz", ".", cwd=pages)
    assert done.returncode == 0, done.stderr
    assert len(gzip.decompress((pages / "records.jsonl.gz").read_bytes()).splitlines()) == 5


def test_a_missing_extra_is_one_line(here, pages):
    code = "import sys; sys.modules['pyarrow'] = None; from newsparse.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "-o", "records.parquet", "../pages"]
    done = subprocess.run(command, capture_output=True, cwd=here, check=False)
    assert done.returncode == 2
    assert done.stderr == b"newsparse: Parquet needs the package pyarrow: pip install 'newsparse[parquet]'\n"
    assert names(here) == []
