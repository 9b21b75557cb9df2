"""The figures that a user sees rise: what is right, what is missing, what is too much."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from score import Score, labelled, score

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests" / "fixtures" / "demo" / "harbour.txt"
ONE, TWO = {"author": "Tom", "text": "Nonsense."}, {"author": "Ann", "text": "Not at all."}


def record(*comments, body="", title=None, date=None):
    return {"comments": list(comments), "body": body, "header": {"title": title, "date": date}}


CASES = [
    (record(ONE, TWO), {"comments": [ONE, TWO]}, {"found": 1.0, "with_authors": 1.0}),
    (record(ONE, {**TWO, "author": None}), {"comments": [ONE, TWO]}, {"found": 1.0, "with_authors": 0.5}),
    (record(ONE), {"comments": [ONE, TWO]}, {"found": 2 / 3, "with_authors": 2 / 3}),
    (record(ONE, TWO, ONE), {"comments": [ONE, TWO]}, {"found": 0.8, "with_authors": 0.8}),
    (record(ONE, TWO), {"comments": [ONE, {**TWO, "optional": True}]}, {"found": 1.0, "with_authors": 1.0}),
    (record(ONE), {"comments": [ONE, {**TWO, "optional": True}]}, {"found": 1.0, "with_authors": 1.0}),
    (record(ONE), {"comments": [{**ONE, "author": "T. Barrow", "author_alts": ["tom"]}]}, {"with_authors": 1.0}),
    (record(ONE), {"comments": [{"author": "TOM", "text": "  nonsense. "}]}, {"found": 1.0, "with_authors": 1.0}),
    (record(), {"comments": []}, {"found": None, "with_authors": None}),
    (record(ONE), {"comments": []}, {"found": 0.0}),
    (record(ONE), {}, {"found": None, "body": None, "title": None, "date": None}),
    (record(body="a b c d"), {"body": "a b"}, {"body": 2 / 3}),
    (record(title="Harbour"), {"title": "harbour"}, {"title": 1.0}),
    (record(title="Harbour"), {"title": None}, {"title": 0.0}),
    (record(), {"title": None}, {"title": None}),
    (record(title="Harbour"), {"header": {"title": "Harbour"}}, {"title": 1.0}),
    (record(date="2022-10-26T09:05"), {"date": "2022-10-26"}, {"date": 1.0}),
    (record(date="2022-10"), {"date": "2022-10-26"}, {"date": 0.0}),
    (None, {"comments": [ONE], "title": "Harbour"}, {"found": 0.0, "title": 0.0}),
]


@pytest.mark.parametrize("made, gold, shares", CASES)
def test_what_counts(made, gold, shares):
    total = Score()
    total.add(made, gold)
    assert total.failed == (made is None)
    for name, share in shares.items():
        assert getattr(total, name).f1() == (None if share is None else pytest.approx(share)), name


def test_a_folder_is_scored(tmp_path):
    shutil.copy(DEMO, tmp_path / "a.txt")
    shutil.copy(DEMO, tmp_path / "no-gold.txt")
    (tmp_path / "b.txt").write_text("\n")
    for name in "ab":
        shutil.copy(DEMO.with_suffix(".json"), tmp_path / f"{name}.json")
    pages = list(labelled([tmp_path]))
    assert [path.name for path, _ in pages] == ["a.txt", "b.txt"]
    total = score(pages)
    assert (total.pages, total.failed) == (2, 1)
    assert total.found.right == len(json.loads(DEMO.with_suffix(".json").read_text("utf-8"))["comments"])
    command = [sys.executable, str(ROOT / "tools" / "score.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("2 pages, 8 comments, 1 failed\ncomments found      0.667\n")
    done = subprocess.run([*command, "--model", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "Traceback" not in done.stderr
