"""``newsparse report`` and bad input: what is said of it, what is counted all the same, and what is left as it was."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest
from reported import GOOD, lines, record, run

from newsparse.errors import InputError
from newsparse.views.report.reading import read_records

# name → bytes, what is said of it, pages that are counted
BAD: dict[str, tuple[bytes, str, int]] = {
    "empty": (b"", "no records", 0),
    "blank": (b"\n \n", "no records", 0),
    "a page": (b"The council met.\n" * 9, ": no records in it; if it is a page, parse it first", 0),
    "one line": (b"The council met.\n", ":1: not a record: not JSON", 0),
    "many lines": (GOOD + b"The council met.\n" * 1000, "995 more lines that are not records", 2),
    "random": (bytes((i * 197 + i * i * 31) % 256 for i in range(9000)), "not JSON", 0),
    "a line that is no record": (GOOD + b"[1]\n" + GOOD, ":3: not a record", 4),
    "cut off": (GOOD[:-20], ":2: cut off inside its last line", 1),
    "gzip cut off": (gzip.compress(GOOD * 9)[:-4], "cut off inside its compression", 18),
    "gzip of nothing more": (gzip.compress(GOOD)[:5], "cut off inside its compression", 0),
    "gzip damaged": (b"\x1f\x8b\x08\x00" + bytes(9) + b"\xff" * 99, "corrupt data", 0),
    "pretty": (json.dumps(record(), indent=2).encode(), "write records without --pretty", 0),
    "schema.org": (lines({"@context": "https://schema.org", "@type": "NewsArticle"}), "parse without --schema-org", 0),
    "older": (lines(record(schema="newsparse/0")), "another schema, newsparse/0", 0),
    "wrong type": (lines(record(comments=7), record()), ":1: not a record: comments is no list", 1),
    "nested": (b"[" * 200_000 + b"\n" + GOOD, ":1: not a record", 2),
    "long number": (b'{"schema": ' + b"9" * 10_000 + b"}\n" + GOOD, ":1: not a record", 2),
    "not UTF-8": (b'{"schema": "\xff\xfe"}\n' + GOOD, ":1: not a record: not JSON", 2),
    "lone surrogate": (lines(record("\\ud800")).replace(b"\\\\ud800", b"\\ud800"), "", 1),
    "Parquet cut off": (b"PAR1" + bytes(999), "not a whole Parquet file", 0),
    "zstd cut off": (b"\x28\xb5\x2f\xfd\x24", "cut off inside its compression", 0),
    "zstd damaged": (b"\x28\xb5\x2f\xfd\x24" + b"\xff" * 99, "corrupt data", 0),
    "marked": (b"\xef\xbb\xbf" + GOOD, "", 2),
    "windows": (GOOD.replace(b"\n", b"\r\n"), "", 2),
    "gzip twice": (gzip.compress(GOOD) + gzip.compress(GOOD) + bytes(512), "", 4),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name: str, tmp_path: Path) -> None:
    data, said, pages = BAD[name]
    for word, package in (("zstd", "backports.zstd"), ("Parquet", "pyarrow")):
        if name.startswith(word):
            pytest.importorskip(package, reason=f"{package} is not installed")
    path = tmp_path / "records.jsonl"
    path.write_bytes(data)
    done = run(path)
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert done.returncode == (1 if said else 0), told
    assert said in told
    assert all(line.startswith("newsparse: ") for line in told.splitlines())
    assert len(told.splitlines()) <= 7
    if pages:
        assert done.stdout.decode().startswith(f"{pages} page")
        assert ("! " in done.stdout.decode()) == bool(said)
    else:
        assert done.stdout == b""
        assert "nothing to report" in told


def test_every_cut_is_noticed(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed: no zstd")
    for whole in (gzip.compress(GOOD), zstandard.compress(GOOD)):
        for cut in range(4, len(whole)):
            (tmp_path / "cut").write_bytes(whole[:cut])
            found = list(read_records([str(tmp_path / "cut")]))
            assert any(isinstance(one, InputError) for one in found)


def test_foreign_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet")
    from pyarrow.parquet import write_table

    write_table(pyarrow.table({"x": [1]}), tmp_path / "x.parquet")
    write_table(pyarrow.table({"source": [1], "schema": ["newsparse/1"]}), tmp_path / "y.parquet")
    write_table(pyarrow.table({"source": ["a"], "schema": ["newsparse/1"]}), tmp_path / "old.parquet")
    assert b"without the columns of records" in run(tmp_path / "x.parquet").stderr
    assert b"y.parquet:1: not a record: source is no text" in run(tmp_path / "y.parquet").stderr
    assert run(tmp_path / "old.parquet").returncode == 0
    data = bytearray((tmp_path / "old.parquet").read_bytes())
    data[4:40] = b"\xff" * 36
    (tmp_path / "old.parquet").write_bytes(data)
    done = run(tmp_path / "old.parquet")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 2


def test_missing_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("nope.jsonl", "folder", "dangling", "no*match"):
        done = run(tmp_path / name)
        assert done.returncode == 1
        assert done.stderr.count(b"\n") == 2
    good = tmp_path / "good.jsonl"
    good.write_bytes(GOOD)
    done = run(tmp_path / "nope.jsonl", good)
    assert done.returncode == 1
    assert done.stdout.startswith(b"2 pages")
    assert b"nope.jsonl: no such file" in done.stdout


def test_pipes_in_a_folder_and_loops(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "self").symlink_to(".")
    os.mkfifo(tmp_path / "pipe")
    done = run(tmp_path)
    assert done.returncode == 1
    assert b"pipe: not a regular file" in done.stderr
    assert done.stdout.startswith(b"2 pages")


def test_the_last_report_may_lie_beside_the_records(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is not installed: no pictures are drawn")
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    for _ in range(2):
        assert run(tmp_path, "--html", tmp_path / "report.html").returncode == 0


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
@pytest.mark.parametrize("read", ["", "*", "page*"], ids=["a folder", "a pattern", "another"])
def test_what_is_read_is_not_replaced(tmp_path: Path, name: str, read: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    (tmp_path / name).write_text("Council meets again\n")
    done = run(tmp_path / "a.jsonl", tmp_path / read, "--html", tmp_path / name)
    assert done.returncode == 2 and done.stderr.endswith(b"is an input; name another output\n")
    assert (tmp_path / name).read_text() == "Council meets again\n"


def test_parts_of_a_run_that_did_not_end(tmp_path: Path) -> None:
    (tmp_path / "part-00000.jsonl").write_bytes(GOOD)
    done = run(tmp_path)
    assert done.returncode == 0
    assert b"a run that did not end" in done.stderr
    assert b"! " in done.stdout
    (tmp_path / "_SUCCESS").write_text("{}")
    assert run(tmp_path).stderr == b""


def test_a_folder_under_a_pattern_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "r.jsonl").write_bytes(GOOD)
    scandir = os.scandir

    def locked(path: str) -> Any:
        if os.path.basename(path) == "b":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    for pattern in ("*/*.jsonl", "**/*.jsonl"):
        *good, problem = read_records([f"{tmp_path}/{pattern}"])
        assert len(good) == 2 and not any(isinstance(found, InputError) for found in good)
        assert isinstance(problem, InputError) and problem.source == f"{tmp_path}/b"


def test_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(GOOD)
    wrong: list[list[object]] = [
        [path, "--html", path],
        [path, "--html", tmp_path],
        [path, "--html", f"{tmp_path}/"],
        [path, "--html", tmp_path / "no" / "page.html"],
        [path, "--html", tmp_path / "page.parquet"],
        [path, "--html", ""],
        [path, "--took", "long"],
        [path, "--took", "0"],
        [path, "--nonsense"],
        ["-", "-"],
    ]
    for args in wrong:
        done = run(*args)
        assert done.returncode == 2, args
        assert b"Traceback" not in done.stderr
        assert done.stdout == b""
    assert path.read_bytes() == GOOD
    assert [one.name for one in tmp_path.iterdir()] == ["r.jsonl"]


def test_a_report_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is not installed: no pictures are drawn")
    page, empty = tmp_path / "report.html", tmp_path / "empty.jsonl"
    page.write_text("old")
    empty.write_bytes(b"")
    assert run(empty, "--html", page).returncode == 2
    assert run(empty, "--html", page, "--overwrite").returncode == 1
    assert page.read_text() == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty.jsonl", "report.html"]
