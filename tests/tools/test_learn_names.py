"""What stands around an author's name is learned: weights that tell it from a section, and a reason where they cannot be."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BODY = "\n".join(["The ferry to the island sails again from May, the harbour office said on Monday in Ellery."] * 4)
NAMES = ["Helen Ray", "Kashvi Brandell", "Tom Orrin", "Ann Marlow", "Nils Varga", "Ida Quell"]
SECTIONS = ["Harbour Life", "Coast Watch", "Island Post"]


def write(folder, *, authors):
    for number, name in enumerate(NAMES):
        page = f"Ferry number {number} returns to the island\n{name}\n{number + 1} May 2024\n{BODY}\n"
        page = page if number % 2 else page.replace(BODY, f"{BODY}\n{SECTIONS[number // 2]}")
        gold = {
            "url": f"https://site{number}.example/a",
            "body": BODY,
            "comments": [],
            "authors": [name] if authors else [],
        }
        (folder / f"{number}.txt").write_text(page)
        (folder / f"{number}.json").write_text(json.dumps(gold))


def learn(folder, out):
    tool = [sys.executable, ROOT / "tools" / "learn_names.py", "--out", out, folder]
    return subprocess.run(tool, capture_output=True, text=True, check=False)


def test_names_by_a_date_are_learned(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    write(pages, authors=True)
    done = learn(pages, tmp_path / "weights.json")
    assert done.returncode == 0, done.stderr
    weights = json.loads((tmp_path / "weights.json").read_text())
    assert weights["date 1 away"] > 0
    assert "6 pages with a name: 6 taken by weights of other sites, 6 of them right" in done.stdout


def test_pages_without_authors_teach_nothing(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    write(pages, authors=False)
    done = learn(pages, tmp_path / "weights.json")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "no gold record of these pages names an author" in done.stderr
    assert not (tmp_path / "weights.json").exists()
