"""The options of sources as a shell sees them, and the same from Python."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile

import pytest

import newsparse
from newsparse.errors import OptionError

PAGE = (
    " date 2021-03-04 The harbour council voted on Thursday to keep the old lighthouse lit for another ten years.\n"
    "Engineers had warned that the tower needs a new roof before the winter storms arrive.© KYODO\n"
    "1 Comment\nTidewatcher\nGood. That light has brought my family home for four generations now.\n"
).encode()
HTML = b"<html><body><p>The council met on Monday and spoke about the harbour for a long time.</p></body></html>"
ROW = json.dumps({"story": PAGE.decode(), "at": "http://example.org/1", "id": 7, "tags": ["a"]}).encode() + b"\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/html\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(HTML), HTML)
)


def run(*args, stdin=b"", cwd=None):
    command = [sys.executable, "-m", "newsparse", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def sources(done):
    assert b"Traceback" not in done.stderr
    return [record["source"] for record in records(done)]


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


# what comes through the pipe → the names of its records
PIPES = [
    ("page", PAGE, ["-"]),
    ("gzip", gzip.compress(PAGE), ["-"]),
    ("zip", zipped({"a.txt": PAGE, "b/c.txt": PAGE}), ["-!a.txt", "-!b/c.txt"]),
    ("tar.gz", gzip.compress(tarred({"a.txt": PAGE})), ["-!a.txt"]),
    ("rows", b'{"text": "A page of the harbour."}\n\n{"text": "Another page of it."}\n', ["-:1", "-:3"]),
    ("warc", WARC, ["-!<urn:uuid:1>"]),
]


@pytest.mark.parametrize("data, expected", [case[1:] for case in PIPES], ids=[case[0] for case in PIPES])
def test_standard_input_is_what_its_contents_say(data, expected):
    done = run("--quiet", stdin=data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sources(done) == expected


def test_a_file_as_standard_input_is_read_in_place(tmp_path):
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": PAGE}))
    with open(tmp_path / "x.zip", "rb") as file:
        done = subprocess.run([sys.executable, "-m", "newsparse"], stdin=file, capture_output=True, check=False)
    assert sources(done) == ["-!a.txt"]


# what the list holds, with --null or not, how the pages are called
LISTS = [
    (b"a.txt\nsub\n", [], ["a.txt", "sub/b c.txt", "sub/new\nline.txt"]),
    (b"a.txt\r\n\r\na.txt", [], ["a.txt", "a.txt"]),
    (b"sub/new\nline.txt\0a.txt\0", ["--null"], ["sub/new\nline.txt", "a.txt"]),
    (b"sub/b c.txt\0", ["-0"], ["sub/b c.txt"]),
    (b"*.txt\n", [], ["a.txt"]),
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/b c.txt", "sub/new\nline.txt"):
        (tmp_path / name).write_bytes(PAGE)
    return tmp_path


@pytest.mark.parametrize("data, options, expected", LISTS, ids=[repr(case[0]) for case in LISTS])
@pytest.mark.parametrize("piped", [False, True])
def test_a_list_of_names(folder, data, options, expected, piped):
    if not piped:
        (folder / "list").write_bytes(data)
    done = run("--files-from", "-" if piped else "list", *options, stdin=data if piped else b"", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert sources(done) == expected


def test_names_come_before_the_list(folder):
    (folder / "list").write_text("sub/b c.txt\n")
    assert sources(run("a.txt", "--files-from", "list", cwd=folder)) == ["a.txt", "sub/b c.txt"]


def test_a_page_beside_a_list_may_come_through_the_pipe(folder):
    (folder / "list").write_text("a.txt\n")
    assert sources(run("-", "--files-from", "list", stdin=PAGE, cwd=folder)) == ["-", "a.txt"]


def test_what_find_finds(folder):
    command = f"find sub -type f -print0 | sort -z | {sys.executable} -m newsparse --files-from - --null"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=folder, check=False)
    assert sources(done) == ["sub/b c.txt", "sub/new\nline.txt"]


def test_an_empty_list_is_no_page(folder):
    done = run("--files-from", os.devnull, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_name_in_a_list_that_is_nothing_is_one_failure(folder):
    done = run("--files-from", "-", stdin=b"a.txt\ngone.txt\nnothing://x\nnul\0*\na.txt\n", cwd=folder)
    assert done.returncode == 1
    assert sources(done) == ["a.txt", "a.txt"]
    assert done.stderr.count(b"\n") == 3


@pytest.mark.parametrize("data", [b"a.txt\0", b"a.txt\0sub/new\nline.txt\0", b"a.txt" + b"x" * 100_000 + b"\0\n"])
@pytest.mark.parametrize("piped", [False, True])
def test_names_that_end_with_nul_need_the_option(folder, data, piped):
    (folder / "list").write_bytes(data)
    done = run("--files-from", "-" if piped else "list", "-o", "out.jsonl", stdin=data, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"list " in done.stderr and done.stderr.endswith(b" end with NUL characters; read them with --null\n")
    assert not (folder / "out.jsonl").exists()


def test_names_that_end_with_lines_are_none_with_nul(folder):
    done = run("--files-from", "-", "-0", stdin=b"a.txt\nsub/b.txt\n", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.endswith(b" end with lines, not with NUL characters; read them without --null\n")


def test_a_nul_further_down_is_a_failure_of_that_name(folder):
    done = run("-q", "--files-from", "-", stdin=b"sub/new\nline.txt\0a.txt\0", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == [
        b"newsparse: line.txt\\x00a.txt\\x00: a name with a NUL character; where NUL ends the names of a list, add --null"
    ]


def test_formats_that_are_forced(folder):
    (folder / "r.jsonl").write_bytes(ROW)
    (folder / "w.txt").write_bytes(WARC)
    (folder / "h.txt").write_bytes(HTML.replace(b"<html>", b""))
    assert sources(run("--input-format", "text", "r.jsonl", "w.txt", cwd=folder)) == ["r.jsonl", "w.txt"]
    assert [r["kind"] for r in records(run("--input-format", "html", "h.txt", cwd=folder))] == ["html"]
    assert sources(run("--input-format", "jsonl", "--text-field", "story", "r.jsonl", cwd=folder)) == ["r.jsonl:1"]


def test_fields_of_rows(folder):
    (folder / "r.jsonl").write_bytes(ROW)
    options = ["--text-field", "story", "--url-field", "at"]
    [record] = records(run(*options, "r.jsonl", cwd=folder))
    assert (record["url"], record["header"]["date"]) == ("http://example.org/1", "2021-03-04")
    assert "fields" not in record
    [record] = records(run(*options, "--keep-fields", "r.jsonl", cwd=folder))
    assert record["fields"] == {"id": 7, "tags": ["a"]}
    done = run("r.jsonl", cwd=folder)
    assert done.returncode == 1
    assert done.stderr == (
        b"newsparse: r.jsonl:1: no field of text; name one with --text-field (the row has story, at, id, tags)\n"
    )


def test_odd_characters_of_fields_are_kept(folder):
    (folder / "r.jsonl").write_bytes(
        b'{"text": "A page \\ud800 of the harbour.", "k": "\\udfff\\u0000", "n": [1e999, -1e999, NaN]}\n'
    )
    done = run("--keep-fields", "r.jsonl", cwd=folder)
    assert done.returncode == 0, done.stderr
    [record] = records(done)
    assert record["fields"] == {"k": "?\0", "n": [None, None, None]}


def test_pages_of_one_file(folder):
    (folder / "dumps.txt").write_bytes(PAGE + PAGE)
    [whole] = records(run("dumps.txt", cwd=folder))
    assert whole["source"] == "dumps.txt" and "many-dumps" in {problem["code"] for problem in whole["warnings"]}
    done = run("--split", "header", "dumps.txt", cwd=folder)
    assert sources(done) == ["dumps.txt:1", "dumps.txt:6"]
    assert [r["header"]["date"] for r in records(done)] == ["2021-03-04"] * 2
    assert not any(problem["code"] == "many-dumps" for r in records(done) for problem in r["warnings"])


@pytest.mark.parametrize(
    ("mark", "codec", "args"),
    [
        ("\ufeff", "utf-16-le", []),
        ("\ufeff", "utf-16-be", []),
        ("\ufeff", "utf-32-le", []),
        ("", "utf-16-le", []),
        ("", "utf-16-be", ["--encoding", "utf-16-be"]),
        ("", "utf-32-be", ["--encoding", "utf-32-be"]),
        ("\ufeff", "utf-16-le", ["--encoding", "utf-16"]),
    ],
)
def test_pages_of_one_wide_file(folder, mark, codec, args):
    (folder / "dumps.txt").write_bytes((mark + PAGE.decode() * 3).encode(codec))
    found = records(run("--split", "header", *args, "dumps.txt", cwd=folder))
    assert [r["source"] for r in found] == ["dumps.txt:1", "dumps.txt:6", "dumps.txt:11"]
    assert len({json.dumps({**r, "source": ""}) for r in found}) == 1 and found[0]["header"]["date"] == "2021-03-04"
    assert "many-dumps" not in str(found)


@pytest.mark.parametrize(
    "size, codes",
    [
        *[("100", 1), ("1k", 0), ("1K", 0), ("0.1k", 2), ("0", 2), ("1 MB", 0), ("much", 2), ("-5", 2)],
        *[("1000000000G", 0), ("1000000001G", 2), (str(2**63), 2), ("9" * 5000, 2)],
    ],
)
def test_the_size_of_a_page_is_limited(folder, size, codes):
    done = run("--max-size", size, "a.txt", cwd=folder)
    assert done.returncode == codes
    assert b"Traceback" not in done.stderr
    if codes == 1:
        assert done.stderr.startswith(b"newsparse: a.txt: larger than 100 bytes; raise --max-size")


def test_what_was_no_page_is_told(folder):
    (folder / "w.warc").write_bytes(WARC)
    done = run("w.warc", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"newsparse: 1 part of containers no page: 1 request\n")
    assert run("--quiet", "w.warc", cwd=folder).stderr == b""


USAGE = [
    (["--null", "a.txt"], b"--null"),
    (["--files-from", "-", "-"], b"standard input is either"),
    (["--files-from", "gone"], b"cannot read the list gone: no such file"),
    (["--files-from", "sub"], b"cannot read the list sub: is a directory"),
    (["--input-format", "pdf", "a.txt"], b"pdf"),
    (["--split", "line", "a.txt"], b"line"),
]


@pytest.mark.parametrize("args, message", USAGE, ids=[case[0][0] + case[0][1] for case in USAGE])
def test_wrong_usage(folder, args, message):
    done = run(*args, cwd=folder)
    assert done.returncode == 2
    assert done.stdout == b""
    assert message in done.stderr and b"Traceback" not in done.stderr


def test_a_protocol_that_does_not_exist_is_wrong_usage(folder):
    pytest.importorskip("fsspec", reason="needs newsparse[remote]")
    done = run("nothing://x", "a.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"newsparse: no such protocol: nothing://\n"
    with pytest.raises(OptionError, match="nothing://"):
        list(newsparse.read("nothing://x"))


def test_a_list_that_cannot_be_read_leaves_no_output(folder):
    done = run("a.txt", "--files-from", "gone", "-o", "out.jsonl", cwd=folder)
    assert done.returncode == 2
    assert not (folder / "out.jsonl").exists()


def test_failures_have_the_names_of_what_failed(folder):
    whole = gzip.compress(os.urandom(5000).hex().encode())
    (folder / "x.zip").write_bytes(zipped({"a.txt": PAGE, "b.txt.gz": whole[:-20], "c.txt": PAGE}))
    done = run("x.zip", "--errors", "errors.jsonl", cwd=folder)
    assert done.returncode == 1
    assert sources(done) == ["x.zip!a.txt", "x.zip!c.txt"]
    error = json.loads((folder / "errors.jsonl").read_text())
    assert error == {"source": "x.zip!b.txt.gz", "code": "truncated", "message": "cut off inside its compression"}


def test_the_same_from_python(folder):
    (folder / "r.jsonl").write_bytes(ROW + b"broken\n")
    options = newsparse.SourceOptions(text_field="story", url_field="at", keep_fields=True)
    article, failure = newsparse.read(str(folder / "r.jsonl"), options=options)
    assert (article.url, article.fields) == ("http://example.org/1", {"id": 7, "tags": ["a"]})
    assert article.to_dict(fields=True)["fields"] == article.fields
    assert isinstance(failure, newsparse.InputError) and failure.code == "unreadable"
    pages = list(
        newsparse.read(str(folder / "a.txt"), str(folder), options=newsparse.SourceOptions(input_format="text"))
    )
    assert [type(page).__name__ for page in pages] == ["Article"] * 5
    with pytest.raises(OptionError, match="pdf"):
        newsparse.SourceOptions(input_format="pdf")
    with pytest.raises(OptionError, match="largest size"):
        newsparse.SourceOptions(max_size=2**63)


def test_a_table_of_text_says_what_to_do(tmp_path):
    (tmp_path / "pages.csv").write_text("url,text\nhttp://example.org/1,The council met on Monday.\n")
    done = run("pages.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"JSON Lines or Parquet" in done.stderr
    assert len(records(run("--input-format", "text", "pages.csv", cwd=tmp_path))) == 1
    done = run(stdin=(tmp_path / "pages.csv").read_bytes())
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"newsparse: -: a table of text (CSV)")


def test_json_through_a_pipe_is_rows(tmp_path):
    rows = [{"id": k, "link": f"http://example.org/{k}", "content": PAGE.decode()} for k in range(3)]
    for data in (json.dumps(rows), json.dumps(rows, indent=2), "\n".join(json.dumps(row, indent=1) for row in rows)):
        found = records(run(stdin=data.encode()))
        assert [(r["source"], r["url"]) for r in found] == [(f"-:{k + 1}", row["link"]) for k, row in enumerate(rows)]
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    assert b"http://example.org/1" in run("inspect", "rows.json:2", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--url-field", "lnik", "r.jsonl"], 1),
        (["--url-field", "lnik", "-q", "r.jsonl", "p.txt"], 1),
        (["--url-field", "link", "r.jsonl"], 0),
        (["--url-field", "link", "r.jsonl", "n.jsonl"], 0),
        (["--url-field", "link", "n.jsonl"], 1),
        (["--url-field", "lnik", "p.txt"], 0),
        (["r.jsonl"], 0),
        (["-j", "2", "--url-field", "lnik", "r.jsonl"], 1),
    ],
)
def test_a_field_of_addresses_that_no_row_has_is_told_once(folder, args, told):
    row = {"text": PAGE.decode(), "link": "http://a.example"}
    (folder / "r.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(row) + "\n")
    (folder / "n.jsonl").write_text(json.dumps({**row, "link": None}) + "\n")
    (folder / "p.txt").write_bytes(PAGE)
    done = run(*args, cwd=folder)
    assert done.returncode == 0 and done.stderr.count(b"no row has an address in the field") == told
