"""``newsparse report``: what it reads, what it tells, and what it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from looked_at import HOSTILE, PAGES
from reported import GOOD, lines, record, run

import newsparse.views.report
from newsparse.cli.reporting import report
from newsparse.pipeline import inspect_page
from newsparse.sources.found import find_page
from newsparse.views.visible import printable


def without(package: str, *args: object) -> subprocess.CompletedProcess[bytes]:
    """The command where a package is not installed."""
    code = f"import sys; sys.modules[{package!r}] = None; from newsparse.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "report", *map(str, args)], capture_output=True, check=False, timeout=120
    )


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
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.endswith(b".html is written; open it in a browser\n") and done.stderr.count(b"\n") == 1
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


def test_without_the_extras(tmp_path: Path, written: Path) -> None:
    (tmp_path / "r.parquet").write_bytes(b"PAR1" + bytes(99))
    (tmp_path / "r.zst").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(99))
    page = tmp_path / "report.html"
    needed = [("pyarrow", "parquet", [tmp_path / "r.parquet"])]
    if sys.version_info < (3, 14):  # later ones read it themselves
        needed.append(("backports.zstd", "zstd", [tmp_path / "r.zst"]))
    for package, extra, args in needed:
        done = without(package, *args)
        assert done.returncode == 2
        assert f"pip install 'newsparse[{extra}]'".encode() in done.stderr
        assert done.stderr.count(b"\n") == 1
    assert without("vl_convert", written).stdout == run(written).stdout
    done = without("vl_convert", written, "--html", page)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (0, b"", 2)
    assert b"pip install 'newsparse[report]'" in done.stderr and b"is written" in done.stderr
    told = page.read_text("utf-8")
    assert "<svg" not in told and told.count("<table>") == told.count(" open>") > 5
    assert "newsparse[report]" in told


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


@pytest.mark.parametrize("name", ["r.html.gz", "r.zst", "r.parquet"])
def test_a_page_that_is_named_otherwise(written: Path, tmp_path: Path, name: str) -> None:
    done = run(written, "--html", tmp_path / name)
    told = f"newsparse: --html writes a page for the browser, and {tmp_path / name} is named otherwise; end the name in .html\n"
    assert (done.returncode, done.stderr.decode(), done.stdout) == (2, told, b"")
    assert not (tmp_path / name).exists()
