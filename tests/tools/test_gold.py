"""What is wrong with gold records is told in words: which file, which comments; nothing is learned from them."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from dataset import load, unfound
from gold import Unfit, told

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "tests" / "fixtures" / "demo" / "harbour.txt"
WEIGHTS = ROOT / "src" / "newsparse" / "labelling" / "data"
TOOLS = {
    "learn.py": ["--out", "out", "--from", WEIGHTS],
    "crossval.py": ["--out", "out", "--models", WEIGHTS],
    "calibrate.py": ["--out", "out", "--records", "records.jsonl"],
    "score.py": [],
}


def comments(*texts):
    return {"comments": [{"author": "Tom", "text": text} for text in texts]}


def run(tool, *folders, cwd):
    command = [sys.executable, str(ROOT / "tools" / tool), *folders, *map(str, TOOLS[tool])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)
    assert "Traceback" not in done.stderr
    assert not (cwd / "out").is_dir()
    return done


@pytest.fixture
def pages(tmp_path):
    """A folder with the demo page and a gold record, and another with the records of a run."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "records.jsonl").write_text(json.dumps({"source": "pages/a.txt", "comments": [], "confidence": 0.5}))

    def write(gold, page=None, name="a.txt"):
        (tmp_path / "pages" / name).write_bytes(DEMO.read_bytes() if page is None else page)
        data = gold if isinstance(gold, bytes) else json.dumps(gold).encode()
        (tmp_path / "pages" / f"{name.partition('.')[0]}.json").write_bytes(data)
        return tmp_path

    return write


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name, reason", [("nowhere", "no such folder"), ("records.jsonl", "not a folder")])
def test_a_folder_that_is_not_there(pages, tool, name, reason):
    done = run(tool, name, cwd=pages({}))
    assert (done.returncode, done.stderr) == (2, f"{tool}: {name}: {reason}\n")


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    "gold, reason",
    [
        (b'{"comments": [', "not JSON ("),
        (b"\xff", "not UTF-8"),
        (b"[]", "no gold record: not a JSON object"),
        ({"comments": {}}, "no gold record: comments is not a list"),
        ({"comments": [{"author": "Tom", "text": "a"}, {"author": "Tom"}]}, "comment 2 has no text"),
        ({"comments": [{"author": 5, "text": "a"}]}, "comment 1 has an author that is not text"),
        ({"comments": [{"author_alts": "Tom", "text": "a"}]}, "comment 1 has an author that is not text"),
        ({"comments": [], "header": "Title"}, "no gold record: header is not an object"),
        ({"comments": [], "url": "http://[bad"}, "no gold record: url is no address ("),
        ({"comments": [], "body": ["x"]}, "no gold record: body is not text"),
        ({"comments": [], "title": 5}, "no gold record: title is not text"),
        ({"comments": [], "date": 5}, "no gold record: date is not text"),
        ({"comments": [], "header": {"date": 5}}, "no gold record: date is not text"),
    ],
)
def test_a_gold_record_that_is_none(pages, tool, gold, reason):
    done = run(tool, "pages", cwd=pages(gold))
    assert done.returncode == 2
    assert done.stderr.endswith("\n") and done.stderr.startswith(f"{tool}: pages/a.json: {reason}")


@pytest.mark.parametrize(
    "name, page, reason",
    [
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.html", b" \n", "no text in it"),
        ("a.html.gz", b"<html>", "cannot be read"),
        ("a.html.gz", gzip.compress(b"<html>a" * 99)[:-9], "cannot be read"),
    ],
)
def test_a_page_that_cannot_be_read(pages, name, page, reason):
    with pytest.raises(Unfit, match=f"{name}: {reason}"):
        list(load([pages({}, page, name) / "pages"]))


def test_gold_that_does_not_match_its_page(pages):
    done = run("learn.py", "pages", cwd=pages(comments("About time.", "Nor this.", "Not on the page.")))
    assert done.returncode == 2
    named = "pages/a.txt: 2 of 3 comments of its gold record do not stand on it, which begin “Nor this.”, “Not on the page.”"
    assert named in done.stderr
    assert done.stderr.splitlines()[-1].startswith("learn.py: no page teaches: ")


def test_comments_that_do_not_stand_on_their_page(pages):
    right = json.loads(DEMO.with_suffix(".json").read_text("utf-8"))
    folder = pages(right) / "pages"
    assert [unfound(page) for page in load([folder])] == [None]
    pages({**right, "comments": [*right["comments"], *(comments(*("ab" * 99 + str(k) for k in range(5)))["comments"])]})
    [complaint] = map(unfound, load([folder]))
    assert "a.txt: 5 of 9 comments of its gold record" in complaint
    assert complaint.endswith(f"“{'ab' * 30}” and 2 more")


def test_so_many_complaints_are_told():
    assert told(list("abc")) == "a\nb\nc"
    assert told(["a"] * 25).splitlines() == [*("a" * 20), "and 5 more"]


def test_records_of_other_pages(pages):
    folder = pages({"comments": []})
    (folder / "pages" / "a.txt").rename(folder / "pages" / "b.txt")
    (folder / "pages" / "a.json").rename(folder / "pages" / "b.json")
    done = run("calibrate.py", "pages", cwd=folder)
    assert done.stderr == "calibrate.py: records.jsonl:1: pages/a.txt has no gold record in the folders\n"


def test_networks_that_are_not_there(pages):
    done = run("crossval.py", "pages", cwd=pages({"comments": []}))
    assert done.returncode == 2 and "learn.py --folds" in done.stderr
