"""``newsparse report``: what it reads, what it tells, and what it says of bad input."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from looked_at import HOSTILE, PAGES

import newsparse.views.report
from newsparse.cli.reporting import report
from newsparse.errors import InputError
from newsparse.pipeline import inspect_page
from newsparse.sources.found import find_page
from newsparse.views.report.reading import read_records
from newsparse.views.visible import printable


def run(*args: object, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-m", "newsparse", "report", *map(str, args)]
    given = {"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}
    return subprocess.run(words, capture_output=True, env={**os.environ, **env}, check=False, timeout=120, **given)  # type: ignore[call-overload,no-any-return]


def without(package: str, *args: object) -> subprocess.CompletedProcess[bytes]:
    """The command where a package is not installed."""
    code = f"import sys; sys.modules[{package!r}] = None; from newsparse.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "report", *map(str, args)], capture_output=True, check=False, timeout=120
    )


def record(source: str = "a.txt", **changed: Any) -> dict[str, Any]:
    return {
        "schema": "newsparse/1", "source": source, "url": None, "kind": "text", "encoding": "utf-8",
        "layout": "author-first",
        "header": {"text": None, "date": "2022-10", "title": None, "authors": ["Jane Doe"], "dateline": None, "section": None},
        "body": "…", "credit": {"text": "© KYODO", "holder": "KYODO"}, "comment_count": 1,
        "comments": [{"author": "Tom", "text": "…", "date": None, "votes": {"score": None, "up": None, "down": None},
                      "parent": None, "confidence": 0.9}],
        "confidence": 0.8, "warnings": [], **changed,
    }  # fmt: skip


def lines(*values: Any) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


@pytest.fixture(scope="module")
def parsed() -> list[dict[str, Any]]:
    """The records of all pages that the tests have."""
    seen = [inspect_page(find_page(str(path))).article for path in PAGES]
    return [article.to_dict() for article in seen]


@pytest.fixture(scope="module")
def written(parsed: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "records.jsonl"
    path.write_bytes(lines(*parsed))
    return path


def test_it_tells_what_the_records_say(parsed: list[dict[str, Any]], written: Path) -> None:
    """Counted here another way: by hand, as it were."""
    text = run(written).stdout.decode()
    comments = [comment for one in parsed for comment in one["comments"]]
    dated = [one for one in parsed if one["header"]["date"]]
    declared = [one for one in parsed if one["comment_count"] is not None]
    equal = [one for one in declared if one["comment_count"] == len(one["comments"])]
    assert text.startswith(f"{len(parsed):,} pages   {len(comments):,} comments   0 failed\n")
    for count, what in (
        (len(dated), "pages say when they are from"),
        (len(declared), "pages say how many comments they have"),
        (sum(bool(one["warnings"]) for one in parsed), "pages have warnings"),
        (sum(one["credit"] is not None for one in parsed), "pages have a source credit"),
        (sum(one["confidence"] >= 0.9 for one in parsed), "pages are split rightly with a chance of 90 % or more"),
    ):
        assert f"{count} of {len(parsed)} (" in text.split(what)[0].splitlines()[-1]
    assert f"on {len(equal)} of {len(declared)} (" in text.replace("\n", " ")
    assert f"{sum(c['author'] is not None for c in comments)} of {len(comments)} (" in text
    rows = {tuple(line.split()[:2]) for line in text.splitlines()}
    for code, count in Counter(w["code"] for one in parsed for w in one["warnings"]).items():
        assert (code, str(count)) in rows
    for encoding, count in Counter(one["encoding"] for one in parsed).items():
        assert (encoding, str(count)) in rows
    least = min(parsed, key=lambda one: one["confidence"])
    after = text.split("least certain pages:\n")[1]
    [first] = [one for one in parsed if one["source"] in after.splitlines()[0]]
    assert first["confidence"] == least["confidence"]


def test_the_same_input_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is not installed: no pictures are drawn")
    pages = []
    for k in range(2):
        done = run(written, "--html", tmp_path / f"{k}.html", PYTHONHASHSEED=str(k))
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        pages.append((tmp_path / f"{k}.html").read_bytes())
    assert pages[0] == pages[1]
    assert run(written, "--html", "-").stdout == pages[0]
    assert run(written, PYTHONHASHSEED="1").stdout == run(written, PYTHONHASHSEED="2").stdout


@pytest.mark.parametrize("form", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet"])
@pytest.mark.parametrize("shape", ["file", "folder", "glob", "pipe", "other name"])
def test_every_format_that_is_written_is_read(form: str, shape: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet")
    if form == "jsonl.zst":
        pytest.importorskip("zstandard", reason="zstandard is not installed: no zstd")
    from newsparse.writers import SinkOptions, encode, open_sink

    values = [record(f"{k}.txt", credit=None if k % 2 else {"text": "x", "holder": None}) for k in range(25)]
    target = tmp_path / "out" if shape in ("folder", "glob") else tmp_path / f"records.{form}"
    many = shape in ("folder", "glob")
    sink = open_sink(f"{target}/" if many else str(target), SinkOptions(form, 10 if many else None))
    for value in values:
        sink.write(encode(value))
    sink.close(keep=True)
    named: list[object] = [target / "part-*" if shape == "glob" else target]
    if shape == "other name":
        named = [target.rename(tmp_path / "renamed.txt")]
    done = run("-", stdin=target.read_bytes()) if shape == "pipe" else run(*named)
    plain = tmp_path / "plain"
    plain.write_bytes(lines(*values))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run(plain).stdout
    assert done.stdout.startswith(b"25 pages   25 comments   0 failed\n")
    assert b"13 of 25 (52.0 %) pages have a source credit" in done.stdout


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_error_records_are_counted_wherever_they_are(form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet")
    from newsparse.writers import SinkOptions, encode, open_sink

    failed = [{"source": f"bad{k}.txt", "code": "empty" if k else "binary", "message": "…"} for k in range(3)]
    path = tmp_path / f"failed.{form}"
    sink = open_sink(str(path), SinkOptions(form, content="errors"))
    for value in failed:
        sink.write(encode(value))
    sink.close(keep=True)
    good, mixed = tmp_path / "good", tmp_path / "mixed"
    good.write_bytes(lines(record()))
    mixed.write_bytes(lines(failed[0], record(), *failed[1:]))
    told = [run(good, "--errors", path), run(good, path), run(mixed), run("--errors", path, "--errors", good)]
    assert {done.returncode for done in told} == {0}
    assert len({done.stdout for done in told}) == 1
    assert b"3 of 4 (75.0 %) inputs failed." in told[0].stdout
    assert b"newsparse inspect bad0.txt" in told[0].stdout
    assert b"3 of 3 (100 %) inputs failed." in run("--errors", path).stdout


def test_an_empty_file_is_a_run_without_errors(tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes(lines(record()))
    (tmp_path / "failed").write_bytes(b"")
    done = run(tmp_path / "good", "--errors", tmp_path / "failed")
    assert (done.returncode, done.stderr) == (0, b"")


GOOD = lines(record("a"), record("b"))
# name → bytes, what is said of it, pages that are counted
BAD: dict[str, tuple[bytes, str, int]] = {
    "empty": (b"", "no records", 0),
    "blank": (b"\n \n", "no records", 0),
    "a page": (b"The council met.\n" * 9, ":1: not a record: not JSON", 0),
    "many lines": (b"The council met.\n" * 1000, "995 more lines that are no record", 0),
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


def test_without_the_extras(tmp_path: Path, written: Path) -> None:
    (tmp_path / "r.parquet").write_bytes(b"PAR1" + bytes(99))
    (tmp_path / "r.zst").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(99))
    page = tmp_path / "report.html"
    for package, extra, args in (
        ("pyarrow", "parquet", [tmp_path / "r.parquet"]),
        ("backports.zstd", "zstd", [tmp_path / "r.zst"]),
        ("vl_convert", "report", [written, "--html", page]),
    ):
        done = without(package, *args)
        assert done.returncode == 2
        assert f"pip install 'newsparse[{extra}]'".encode() in done.stderr
        assert done.stderr.count(b"\n") == 1
    assert not page.exists()
    assert without("vl_convert", written).stdout == run(written).stdout


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


def test_parts_of_a_run_that_did_not_end(tmp_path: Path) -> None:
    (tmp_path / "part-00000.jsonl").write_bytes(GOOD)
    done = run(tmp_path)
    assert done.returncode == 0
    assert b"a run that did not end" in done.stderr
    assert b"! " in done.stdout
    (tmp_path / "_SUCCESS").write_text("{}")
    assert run(tmp_path).stderr == b""


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
    assert run(empty, "--html", page).returncode == 1
    assert page.read_text() == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["empty.jsonl", "report.html"]


def test_throughput_is_said_only_where_it_is_known(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(GOOD * 60)
    assert b"Not known" in run(path).stdout
    for took in ("60", "60.0 s", "1:00", "0:01:00"):
        assert b"120 inputs in 60.0 s: 2.0 a second" in run(path, "--took", took).stdout


def test_many_codes_are_few_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    warnings = [{"code": f"code {k}", "message": "…"} for k in range(100_000)]
    path.write_bytes(lines(record(warnings=warnings), record(warnings=warnings[:1]), record("c")))
    done = run(path)
    assert done.returncode == 0
    assert b"2 of 3 (66.7 %) pages have warnings" in done.stdout
    assert len(done.stdout.splitlines()) < 200


def harmful() -> list[dict[str, Any]]:
    """Records all of whose texts mean harm."""
    return [
        record(
            harm, kind=harm, encoding=harm, layout=harm, credit={"text": harm, "holder": harm},
            header={"date": harm, "authors": [harm]}, warnings=[{"code": harm, "message": harm}],
            comments=[{"author": harm, "text": harm, "confidence": 0.5}] * 3,
        )
        for harm in HOSTILE
    ] + [{"source": harm, "code": harm, "message": harm} for harm in HOSTILE]  # fmt: skip


def test_nothing_of_a_record_reaches_the_terminal_but_text(tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[31m.jsonl"
    path.write_bytes(lines(*harmful(), "no record"))
    done = run(path)
    assert done.returncode == 1
    for sent in (done.stdout, done.stderr):
        rows = sent.decode().split("\n")
        assert [row for row in rows if row != printable(row)] == []
    for escape in (r"\x1b[31mred", r"\u202e", r"evil\x1b[31m.jsonl"):
        assert escape in done.stdout.decode()


def test_widths_and_pipes(written: Path) -> None:
    for columns in (20, 40, 60, 200):
        from newsparse.views.report.corpus import Corpus
        from newsparse.views.report.figures import report_of
        from newsparse.views.report.reading import read_records
        from newsparse.views.report.summary import summarise

        corpus = Corpus()
        for found in read_records([str(written)]):
            assert not isinstance(found, Exception)
            corpus.add(found)
        text = summarise(report_of(corpus), columns)
        assert "\x1b" not in text
        for row in text.splitlines():
            assert len(row) <= max(columns, 40) or "newsparse inspect" in row
        assert "\x1b[" in summarise(report_of(corpus), columns, colours=True)
    piped = f"{sys.executable} -m newsparse report '{written}' | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", piped], capture_output=True, check=False)
    assert done.stderr == b""


def test_nothing_in_the_page_makes_markup_or_asks_the_network() -> None:
    folder = Path(newsparse.views.report.__file__).parent / "templates"
    script, style, template = ((folder / f"report.{end}").read_text("utf-8") for end in ("js", "css", "html.j2"))
    makers = r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|setAttribute|DOMParser|srcdoc"
    assert re.findall(makers, script) == []
    assert re.findall(r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|</script|<!--", script) == []
    assert re.findall(r"url\(|@import|</style", style) == []
    assert re.findall(r"\|\s*safe|autoescape|\bsrc=|\bstyle=|\bon\w+=", template) == []
    assert re.findall(r"\bhref=\S*", template) == ['href="#{{']


def test_every_option_is_in_the_documentation() -> None:
    told = (Path(__file__).parent.parent.parent / "docs" / "report.md").read_text("utf-8")
    for option in report.params:
        if option.opts[0].startswith("--"):
            assert f"`{option.opts[0]}" in told


def test_the_command_costs_other_commands_nothing() -> None:
    code = "import sys, newsparse.cli; print([n for n in ('rich', 'jinja2', 'vl_convert', 'xml') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
