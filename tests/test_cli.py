"""The command as a shell sees it: bytes in, lines out, exit status."""

import json
import os
import signal
import struct
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest

from newsparse.cli import cli, main
from newsparse.labelling.network import column_names

PAGE = (
    " date 2021-03-04 The harbour council voted on Thursday to keep the old lighthouse lit for another ten years.\n"
    "Engineers had warned that the tower needs a new roof before the winter storms arrive.© KYODO\n"
    "2 Comments\nTidewatcher\nGood. That light has brought my family home for four generations now.\n"
    "Marina Okafor\nAnd who pays for the roof? The report says nothing at all about money.\n"
)


def run(*args, stdin=b"", cwd=None):
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, "-m", "newsparse", *map(str, args)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=env,
        check=False,
    )


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("args", [[], ["-"], ["parse"], ["parse", "-"]])
def test_standard_input(args):
    done = run(*args, stdin=PAGE.encode())
    assert done.returncode == 0
    assert [r["source"] for r in records(done)] == ["-"]


def test_a_record_validates_and_holds_what_the_page_says(page):
    done = run("--spans", page)
    schema = json.loads(run("schema").stdout)
    [record] = records(done)
    jsonschema.validate(record, schema)
    assert record["header"]["date"] == "2021-03-04"
    assert record["credit"] == {"text": "© KYODO", "holder": "KYODO"}
    assert record["comment_count"] == 2
    assert [c["author"] for c in record["comments"]] == ["Tidewatcher", "Marina Okafor"]


def test_folder_files_and_globs_in_order(page, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(PAGE)
    (tmp_path / ".hidden.txt").write_text(PAGE)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert [r["source"] for r in records(run(tmp_path))] == [str(page), str(tmp_path / "sub" / "b.txt")]
    assert len(records(run(tmp_path / "*.txt"))) == 1
    assert len(records(run(page, page))) == 2


def test_output_and_errors_files(page, tmp_path):
    out, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    done = run("-o", out, "--errors", errors, page, tmp_path / "missing.txt")
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(out.read_text("utf-8").splitlines()) == 1
    [error] = map(json.loads, errors.read_text().splitlines())
    assert error == {"source": str(tmp_path / "missing.txt"), "code": "missing", "message": "no such file"}
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []


def test_usage_errors(page, tmp_path):
    for args in (["--bogus"], ["-o", page, page], ["-o", tmp_path, page], ["--encoding", "klingon", page]):
        done = run(*args)
        assert done.returncode == 2, args
        assert b"Traceback" not in done.stderr
    assert page.read_text("utf-8") == PAGE


# every option of a command that names a file or a folder
NAMING = [
    (command.name, option.opts[-1])
    for command in cli.commands.values()
    for option in command.params
    if option.opts[0].startswith("-") and option.metavar in ("FILE", "DIR", "ERRORS")
]


@pytest.mark.parametrize("command, option", NAMING)
def test_an_empty_name_is_wrong_usage(page, tmp_path, capsys, command, option):
    """As of a variable that is not set: what was asked for would be left out without a word."""
    with pytest.raises(SystemExit) as done:
        main([command, str(page), option, ""])
    assert done.value.code == 2
    assert capsys.readouterr() == ("", f"newsparse: {option} needs a name, and this one is empty\n")
    assert [path.name for path in tmp_path.iterdir()] == [page.name]


def test_a_closed_pipe_ends_quietly(tmp_path):
    for k in range(300):
        (tmp_path / f"{k:03}.txt").write_text(PAGE)
    command = f"{sys.executable} -m newsparse {tmp_path} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_pretty_and_schema_org(page):
    assert run("--pretty", page).stdout.count(b"\n") > 10
    article = json.loads(run("--schema-org", page).stdout)
    assert article["@type"] == "NewsArticle"
    assert article["comment"][0]["author"] == {"@type": "Person", "name": "Tidewatcher"}


def test_every_option_is_in_the_readme():
    from pathlib import Path

    from newsparse.cli import parse

    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    names = [name for option in parse.params for name in option.opts if name.startswith("--")]
    assert [name for name in names if name not in readme] == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("target", ["stdout", "output"])
def test_a_full_disk_is_one_line(page, target):
    args = [sys.executable, "-m", "newsparse", str(page), *(["-o", "/dev/full"] if target == "output" else [])]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(args, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    named = b"standard output" if target == "stdout" else b"/dev/full"
    assert done.stderr.startswith(b"newsparse: " + named + b": ") and done.stderr.count(b"\n") == 1


# what else is printed: the record of a page is the one source of all that read
PRINTED = [["schema"], ["--help"], ["--version"], ["parse", "-h"], ["inspect"], ["lexicon"], ["report"], ["parse"]]


@pytest.mark.parametrize("args", PRINTED, ids=" ".join)
@pytest.mark.parametrize("place", ["gone", "full"])
def test_whatever_is_printed_where_it_cannot_be(page, args, place):
    """A reader that has gone had what it wanted; a device that is full is told."""
    if place == "full" and not os.path.exists("/dev/full"):
        pytest.skip("no device that is always full")
    source = run(page).stdout if args == ["report"] else PAGE.encode()
    reader, target = os.pipe() if place == "gone" else (None, os.open("/dev/full", os.O_WRONLY))
    if reader is not None:
        os.close(reader)
    command = [sys.executable, "-m", "newsparse", *args]
    done = subprocess.run(command, input=source, stdout=target, stderr=subprocess.PIPE, check=False)
    os.close(target)
    if place == "gone":
        assert (done.returncode, done.stderr) == (0, b"")
    else:
        assert done.returncode == 1
        assert done.stderr.startswith(b"newsparse: ") and done.stderr.count(b"\n") == 1
        assert b"output: no space left on device" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_messages_that_find_no_room_leave_the_status(page):
    for args, status in ((["--bogus"], 2), (["gone.txt"], 1), ([page, "-q"], 0)):
        with open("/dev/full", "wb") as full:
            command = [sys.executable, "-m", "newsparse", *map(str, args)]
            assert subprocess.run(command, stdout=subprocess.DEVNULL, stderr=full, check=False).returncode == status


# how Ctrl-C is taken when the command starts, what is being imported when it comes → the status, and whether there are records
STARTING = [
    ("default_int_handler", "newsparse.cli", -signal.SIGINT, 0),
    ("default_int_handler", "click", -signal.SIGINT, 0),
    ("default_int_handler", "newsparse.pipeline", 130, 0),
    ("SIG_IGN", "newsparse.cli", 0, 1),
    ("SIG_IGN", "newsparse.pipeline", 0, 1),
]


@pytest.mark.parametrize("handler, module, status, count", STARTING)
def test_ctrl_c_while_the_command_starts(page, handler, module, status, count):
    """Shells tell the signal and its status alike."""
    code = f"""
import signal, sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
signal.signal(signal.SIGINT, signal.{handler})
from newsparse.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code, str(page)], capture_output=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (status, b"")
    assert len(records(done)) == count


def test_output_to_a_device_leaves_the_device(page):
    assert run("-o", os.devnull, page).returncode == 0
    assert not os.path.isfile(os.devnull)


def test_output_through_a_link_fills_its_target(page, tmp_path):
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    assert run("-o", target, page).returncode == 0
    old = target.stat()
    link.symlink_to(target)
    assert run("-o", link, page).returncode == 0
    assert link.is_symlink() and json.loads(target.read_text("utf-8"))
    assert target.stat().st_ino != old.st_ino


def test_a_file_that_cannot_be_opened_leaves_nothing_behind(page, tmp_path):
    assert run("-o", tmp_path / "out.jsonl", "--errors", tmp_path / "no" / "errors", page).returncode == 2
    assert [p.name for p in tmp_path.iterdir()] == [page.name]


def test_closed_standard_output_is_wrong_usage(page):
    command = f"{sys.executable} -m newsparse {page} >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_bug_in_one_page_is_that_page_alone(page, tmp_path, monkeypatch, capsysbinary):
    import newsparse.pipeline

    decode = newsparse.pipeline.decode

    def fragile(given, encoding):
        if given.source.endswith("bad.txt"):
            raise ZeroDivisionError("division by zero")
        return decode(given, encoding)

    monkeypatch.setattr(newsparse.pipeline, "decode", fragile)
    (tmp_path / "bad.txt").write_text(PAGE)
    with pytest.raises(SystemExit) as done:
        main(["--errors", str(tmp_path / "errors"), str(tmp_path / "bad.txt"), str(page)])
    assert done.value.code == 1
    assert json.loads((tmp_path / "errors").read_text())["code"] == "internal"
    assert json.loads(capsysbinary.readouterr().out)["source"] == str(page)


def test_a_model_of_ones_own_is_used(page):
    shipped = files("newsparse.labelling") / "data"
    assert run("--model", shipped, page).stdout == run(page).stdout


def odd_models():
    """Files that are read but are no model: no arrays, no metadata, arrays that do not fit together."""
    about = {"columns": column_names(), "keys": "form", "dilations": "1", "listening": "0"}
    for header in ({}, {"__metadata__": None}, {"__metadata__": about}, {"__metadata__": {**about, "keys": "other"}}):
        text = json.dumps(header).encode()
        yield struct.pack("<Q", len(text)) + text


@pytest.mark.parametrize("content", [None, b"", b"no model", *odd_models()])
def test_a_folder_without_models_is_wrong_usage(page, tmp_path, content):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("lines",) if content is not None else ():
        (folder / f"{name}.safetensors").write_bytes(content)
    done = run("--model", folder, page)
    assert done.returncode == 2
    assert done.stdout == b""
    assert str(folder).encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_source_that_fails_or_is_interrupted_gives_what_it_read_once():
    from newsparse.model import RawPage
    from newsparse.pipeline import batches_of

    count = 200  # two batches

    def pages(problem):
        for k in range(count):
            yield RawPage(str(k), "text")
        raise problem

    for problem in (KeyboardInterrupt(), RuntimeError("source")):
        batches = batches_of(pages(problem))
        found = [page.source for _ in range(2) for page in next(batches)]
        assert found == [str(k) for k in range(count)]
        with pytest.raises(type(problem)):
            next(batches)
    batches = batches_of(pages(RuntimeError("never")))
    next(batches)
    with pytest.raises(KeyboardInterrupt):
        batches.throw(KeyboardInterrupt())


def test_a_bug_in_one_page_is_that_page_alone_for_the_library_too(page, tmp_path, monkeypatch):
    import newsparse
    from newsparse import pipeline

    decode = pipeline.decode

    def fragile(given, encoding):
        if given.source.endswith("bad.txt"):
            raise ZeroDivisionError("division by zero")
        return decode(given, encoding)

    monkeypatch.setattr(pipeline, "decode", fragile)
    (tmp_path / "bad.txt").write_text(PAGE)
    bad, good = newsparse.read(str(tmp_path / "bad.txt"), str(page))
    assert (bad.code, bad.source) == ("internal", str(tmp_path / "bad.txt"))
    assert good.source == str(page)


def test_help_is_a_word_too():
    assert run("help").stdout == run("--help").stdout != b""


def test_spans_belong_to_records(page):
    done = run("--schema-org", "--spans", page)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--spans" in done.stderr


@pytest.mark.parametrize(
    "problem, said",
    [
        ("OSError('Write failed: token expired')", "write failed: token expired"),
        ("OSError(28, 'No space left on device', '.draft')", "no space left on device; free some space"),
        ("OSError()", "oserror"),
    ],
)
def test_a_failed_write_names_the_output_and_the_reason(page, tmp_path, problem, said):
    target = tmp_path / "records.jsonl"
    code = f"""
from newsparse.cli import main
from newsparse.writers.files import FileSink
def fail(*_):
    raise {problem}
FileSink.write_all = fail
main([{str(page)!r}, "-q", "-j", "1", "-o", {str(target)!r}])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, f"newsparse: {target}: {said}\n")


# what makes no sense together, or is not there → what is said
APART = [
    (["-", "-"], "standard input can be read only once"),
    (["--split", "header", "--input-format", "html", "p.txt"], "--split is about files of text, and --input-format says"),
    (["--split", "header", "--input-format", "jsonl", "p.txt"], "--split is about files of text, and --input-format says"),
    (["--keep-fields", "--input-format", "text", "p.txt"], "--keep-fields is about rows, and --input-format says text"),
    (["--url-field", "a", "--input-format", "warc", "p.txt"], "--url-field is about rows, and --input-format says warc"),
    (["inspect", "--text-field", "a", "--input-format", "html", "p.txt"], "--text-field is about rows, and"),
    (["lexicon", "--keep-fields", "p.txt"], "a lexicon holds no fields of rows; leave out --keep-fields"),
    (["--model", "nowhere", "p.txt"], "`make learn` in a clone writes one, see docs/model.md"),
    (["--lexicon", "p.txt", "p.txt"], "line 1 is not '# author\\tother\\tline'"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "told"), APART)
def test_what_makes_no_sense_is_told(tmp_path, args, told):
    (tmp_path / "p.txt").write_bytes(PAGE.encode())
    done = run(*args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"") and told in done.stderr.decode()


def test_an_empty_name_is_quoted(tmp_path):
    assert run("", cwd=tmp_path).stderr.startswith(b"newsparse: '': no such file")


def test_the_version_has_a_short_option(tmp_path):
    assert run("-V", cwd=tmp_path).stdout == run("--version", cwd=tmp_path).stdout == b"newsparse, version 0.1.0\n"


def test_a_lexicon_of_no_pages_is_no_table(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("lexicon", "empty.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
