"""Outputs that lie where pages are read: no page is replaced, and no output is read as one, this time and the next."""

import json
import os
import subprocess
import sys

import pytest

PAGE = (
    " date 2021-03-04 The harbour council voted on Thursday to keep the old lighthouse lit for another ten years.\n"
    "1 Comment\nTidewatcher\nGood. That light has brought my family home for four generations now.\n"
)


def run(*args, cwd, stdin=""):
    command = [sys.executable, "-m", "newsparse", "-q", *args]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture
def here(tmp_path):
    """A folder of two pages, and other names for them."""
    (tmp_path / "pages" / "below").mkdir(parents=True)
    for name in ("pages/a.txt", "pages/below/b.txt"):
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "link.txt").symlink_to("pages/a.txt")
    os.link(tmp_path / "pages" / "a.txt", tmp_path / "hard.txt")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "c.txt").write_text(PAGE)
    (tmp_path / "pages" / "way").symlink_to("../outside")
    return tmp_path


def held(here):
    return {str(path.relative_to(here)): path.read_bytes() for path in here.rglob("*") if path.is_file()}


# what is asked for, in a folder where pages/ holds a.txt, below/b.txt and the link way → ../outside
LOST = [
    ["pages", "-o", "pages/a.txt"],
    ["pages", "-o", "pages/below/b.txt"],
    ["pages/", "-o", "file://pages/a.txt"],
    ["file://pages", "-o", "pages/a.txt"],
    ["pages", "-o", "link.txt"],
    ["pages", "-o", "hard.txt"],
    ["pages", "-o", "outside/c.txt"],
    ["pages", "-o", "pages/a.txt/"],
    ["pages/*.txt", "-o", "pages/a.txt"],
    ["pages/**/b.txt", "-o", "pages/below/b.txt"],
    ["pages", "--errors", "pages/a.txt"],
    ["pages", "-o", "new.jsonl", "--errors", "pages/below/b.txt"],
    ["pages", "--ledger", "pages/a.txt", "-o", "new.jsonl"],
    ["pages/*", "--ledger", "pages/a.txt", "-o", "new.jsonl"],
    ["pages", "--ledger", "pages/new.ledger", "-o", "new.jsonl"],
    ["file://pages", "--ledger", "pages/new.ledger", "-o", "new.jsonl"],
    ["lexicon", "pages", "-o", "pages/a.txt"],
]


@pytest.mark.parametrize("args", LOST, ids=" ".join)
def test_a_page_is_not_replaced(here, args):
    before = held(here)
    done = run(*args, cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsparse: ") and done.stderr.count("\n") == 1
    assert held(here) == before


@pytest.mark.parametrize("listed", ["pages/a.txt", "pages", "pages/*.txt", "link.txt"])
def test_a_page_that_a_list_names_is_not_replaced(here, listed):
    before = held(here)
    args = ("--files-from", "-", "-o", "hard.txt")
    done = run(*args, "--overwrite", cwd=here, stdin=f"outside/c.txt\n{listed}\n")
    assert done.returncode == 2
    assert done.stderr == "newsparse: hard.txt is an input; name another output\n"
    assert run(*args, cwd=here, stdin=f"outside/c.txt\n{listed}\n").returncode == 2
    assert held(here) == before


# the output's name, and what else is asked for
AGAIN = [
    ("records.jsonl", []),
    ("records.jsonl.gz", []),
    ("records.parquet", []),
    ("records.json", ["--pretty"]),
    ("records.txt", []),
]


@pytest.mark.parametrize("sources", [["pages"], ["pages/**"], ["pages/*"], ["file"], ["file://pages"]], ids=" ".join)
@pytest.mark.parametrize(("name", "options"), AGAIN)
def test_an_output_is_no_page_of_the_next_run(here, name, options, sources):
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")
    target, made = here / "pages" / name, []
    for _ in range(2):
        found = "".join(f"{path}\n" for path in sorted((here / "pages").rglob("*")) if path.is_file())
        names = ["--files-from", "-"] if sources == ["file"] else sources
        done = run(*names, "-o", f"pages/{name}", "--errors", "pages/failed.jsonl", *options, cwd=here, stdin=found)
        assert (done.returncode, done.stderr) == (0, "")
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_what_a_run_broke_off_and_its_errors_are_no_pages_either(here):
    for name in ("records.jsonl", "records.jsonl.partial"):
        run("outside/c.txt", "-o", f"pages/{name}", cwd=here)
    run("gone", "--errors", "pages/failed.jsonl", cwd=here)
    done = run("pages", "-o", "pages/records.jsonl", "--errors", "pages/failed.jsonl", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_partial_that_somebody_else_wrote_is_a_page(here):
    (here / "pages" / "records.jsonl.partial").write_text(PAGE)
    done = run("pages", "-o", "pages/records.jsonl", cwd=here)
    assert done.returncode == 0
    found = [json.loads(line)["source"] for line in (here / "pages" / "records.jsonl").read_text().splitlines()]
    assert "pages/records.jsonl.partial" in found


@pytest.mark.skipif(not os.path.exists("/dev/fd/1"), reason="standard output has no name")
def test_standard_output_may_be_a_file_among_them(here):
    command = f"{sys.executable} -m newsparse -q pages"
    lines = []
    for sign in (">", ">", ">>"):
        line = f"{command} {sign} pages/all.jsonl"
        done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=here, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        lines.append(len((here / "pages" / "all.jsonl").read_bytes().splitlines()))
    assert lines == [3, 3, 6]
    done = subprocess.run(["bash", "-c", f"{command} >> pages/a.txt"], capture_output=True, cwd=here, check=False)
    assert (done.returncode, done.stderr) == (2, b"newsparse: standard output is an input; name another output\n")
    assert (here / "pages" / "a.txt").read_text() == PAGE


def test_an_error_record_of_another_run_is_no_row(here):
    run("gone", "--errors", "pages/failed.jsonl", cwd=here)
    done = run("pages", cwd=here)
    assert done.stderr.startswith("newsparse: pages/failed.jsonl:1: a record that newsparse wrote")


# what is looked at → where it may not be written
LOOKED_AT = [
    ("rows.jsonl:1", "rows.jsonl"),
    ("rows.jsonl:1", "./rows.jsonl"),
    ("pages/a.txt", "hard.txt"),
    ("outside", "outside/c.txt"),
]


@pytest.mark.parametrize(("source", "html"), LOOKED_AT)
def test_what_is_looked_at_is_not_replaced(here, source, html):
    (here / "rows.jsonl").write_text(json.dumps({"text": PAGE}) + "\n")
    before = held(here)
    command = [sys.executable, "-m", "newsparse", "inspect", source, "--html", html]
    done = subprocess.run(command, capture_output=True, text=True, cwd=here, check=False)
    assert (done.returncode, done.stderr) == (2, f"newsparse: {html} is an input; name another output\n")
    assert held(here) == before


def test_records_that_are_reported_are_not_replaced(here):
    pytest.importorskip("vl_convert", reason="needs newsparse[report]")
    run("pages", "-o", "out/", cwd=here)
    before = held(here)
    command = [sys.executable, "-m", "newsparse", "report", "out/", "--html", "out/part-00000.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=here, check=False)
    assert (done.returncode, done.stderr) == (2, "newsparse: out/part-00000.jsonl holds records; name another file\n")
    assert held(here) == before
