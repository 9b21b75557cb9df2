"""What a file holds: told by its contents first, by its name second, by the user above all."""

import bz2
import gzip
import io
import json
import lzma
import subprocess
import sys
import tarfile
import zipfile

import pytest

from newsparse.errors import InputError, OptionError
from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.formats import FORMATS, kind_of, reader_of, recognise
from newsparse.sources.streams import Stream

ROW = b'{"text": "A row of text."}\n'
WARC = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(name="a.txt", data=b"text"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


# name, contents, format
CASES = [
    ("page.txt", b"plain text", "text"),
    ("page", b"plain text", "text"),
    ("page.html", b"plain text", "html"),
    ("page.txt", b"<html><p>it is HTML, which the reader of pages sees</html>", "text"),
    ("page.txt", b"", "text"),
    ("page.zip", b"", "text"),
    ("page.txt", gzip.compress(b"a"), "gzip"),
    ("page.html.gz", b"<html>decompressed by the server</html>", "html"),
    ("rows.jsonl.gz", ROW, "jsonl"),
    ("page", bz2.compress(b"a"), "bzip2"),
    ("page", bz2.compress(b""), "bzip2"),
    ("page.txt", b"BZh9 is how bzip2 begins", "text"),
    ("page", lzma.compress(b"a"), "xz"),
    ("page", b"\x28\xb5\x2f\xfd\x00", "zstd"),
    ("page", b"\x50\x2a\x4d\x18\x00\x00\x00\x00", "zstd"),
    ("page", zipped(a="b"), "zip"),
    ("page", zipped(), "zip"),
    ("page.txt", b"PK is a company", "text"),
    ("broken.zip", b"no signature", "zip"),
    ("page", tarred(), "tar"),
    ("page.txt", tarred(), "tar"),
    ("page.tgz", gzip.compress(tarred()), "gzip"),
    ("page", WARC, "warc"),
    ("page.txt", b"WARC/1.0 is a format for crawls\n", "text"),
    ("page.txt", b"WARC/1.0\nIs a format for crawls\n", "warc"),
    ("page.warc", b"\r\n" + WARC, "warc"),
    ("page", b"PAR1\x15\x04", "parquet"),
    ("page.txt", b"PAR1 and PAR2 are archives", "text"),
    ("page", ROW, "jsonl"),
    ("-", b"\xef\xbb\xbf\n  \n" + ROW, "jsonl"),
    ("page.json", ROW, "jsonl"),
    ("page.txt", ROW, "jsonl"),
    ("page.txt", b"[" + ROW.strip() + b"]", "json"),
    ("page.txt", b"\xff\xfe" + ROW.decode().encode("utf-16-le"), "jsonl"),
    ("page.txt", ROW[:-1] + b" is what a row looks like\n", "text"),
    ("page.txt", b"[Update] The council has voted.\n", "text"),
    ("page.txt", b'{"no": "field of text"}\nA dump goes on behind it.\n', "text"),
    ("page.txt", b"url,text\nhttp://a,b\nhttp://c,d\n", "text"),
    ("page.html", ROW, "html"),
    ("page", b'{"no": "field of text"}\n', "jsonl"),
    ("page", b'{"no": "field of text"}\nA dump goes on behind it.\n', "text"),
    ("page", b'{"text": 5}\n', "jsonl"),
    ("page", ROW[:-1] + b" is what a row looks like\n", "text"),
    ("page", b'{\n  "text": "many lines"\n}\n', "json"),
    ("page", b'{\n  "no": "field of text"\n}\n', "json"),
    ("page", b'{\n  "no": "field of text"\n}\nA dump goes on behind it.\n', "text"),
    ("page", b"[" + ROW + b"]", "json"),
    ("page", ROW[:-1] * 2, "json"),
    ("page", b" " * 99 + ROW, "jsonl"),
    ("page.json", b" " * 99 + b"[" + ROW + b"]", "json"),
    ("page", b"[\n" + ROW + b", ", "json"),
    ("page", b'[{"no": 5}, {"no": 6}]', "json"),
    ("page", b'[{"no": 5}] and so on', "text"),
    ("page", b'[{"text": "' + b"x" * 1_200_000, "json"),
    ("page", b"[Photo] A dump that begins with a bracket", "text"),
    ("page", b"[1] A dump that begins with a note", "text"),
    ("page", b"[1, 2]", "json"),
    ("page", b"[]", "json"),
    ("page", b"{}\n", "json"),
    ("page", b'[1, 2, {"text": "x"}]', "json"),
    ("page", b"[1, 2] and so on", "text"),
    ("page", b'{"text": "broken}\n' + ROW, "jsonl"),
    ("page", b'[\n{"text": "one quote" too many"},\n' + ROW[:-1] + b",\n" + ROW + b"]", "json"),
    ("page", ROW[:-1] * 90_000, "json"),
    ("page.json", ROW[:-1] * 90_000, "json"),
    ("page.json", b'{"text": "cut off he\n' + ROW * 3, "jsonl"),
    ("page.json", b"null\n", "json"),
    ("page.json", b"null and void", "text"),
    ("page.json", b"2014 was a year", "text"),
    ("rows.jsonl", b"{\n" + ROW * 3, "jsonl"),
    ("rows.jsonl", b'[{"text": "broken}\n' + ROW * 3, "jsonl"),
    ("rows.jsonl", b"[\n" + ROW[:-1] + b",\n" + ROW + b"]\n", "json"),
    ("rows.jsonl", ROW[:-1] * 2, "json"),
    ("page.json", b"[Photo] A dump that is called so", "text"),
    ("page.json", b"[1, 2]", "json"),
    ("page.json", b"[]", "json"),
    ("page.json", b'{"no": "field of text"}\n', "jsonl"),
    ("page.json", b'{"text": "cut', "json"),
    ("page.json.gz", b"[" + ROW + b"]", "json"),
    ("rows.jsonl", b"[\n  {", "json"),
    ("rows.jsonl", b"{\n", "json"),
    ("rows.jsonl", b"[1]\n", "jsonl"),
    ("rows.jsonl", ROW + b"\x00" + ROW, "jsonl"),
    ("page.csv", b"anything", "csv"),
    ("-", b"id,url,content\n1,x,A page\n", "csv"),
    ("-", b'"url";"Text"\r\n"x";"A page;\nof two lines"\r\n', "csv"),
    ("-", b"id\tstory\tdate\n1\ta\t2022\n2\tb\t2023", "csv"),
    ("-", b"id,story,date\n1,A page,2022\n", "text"),
    ("-", b"id,url,content\n", "text"),
    ("-", b"id,url,content\n1,x\n", "text"),
    ("-", b"Text, content\nTom, who said so\n", "text"),
    ("-", b"Home,News,Sport\nA,B,C\nD,E,F\n", "text"),
    ("-", b"url,text\n" + b"x,A page\n" * 20_000, "csv"),
    ("page.txt", b"id,url,content\n1,x,A page\n", "text"),
    ("page", b"{ a dump that begins with a brace }\n", "text"),
    ("page", b'{"text": "cut', "text"),
    ("page", b'{"text": "' + b"x" * 1_200_000, "jsonl"),
    ("page", b"{" + b"x" * 1_200_000, "text"),
    ("rows.jsonl", b"broken\n" + ROW, "jsonl"),
    ("rows.NDJSON", ROW, "jsonl"),
    ("rows.jsonl", b"\xfd7zX\x00\x00\x04 a compression without its signature", "text"),
]


@pytest.mark.parametrize("name, data, expected", CASES, ids=[f"{n}-{d[:12]!r}" for n, d, _ in CASES])
def test_recognised(name, data, expected):
    assert recognise(Stream(name, io.BytesIO(data).read), SourceOptions()).name == expected


@pytest.mark.parametrize("name, data, expected", CASES, ids=[f"{n}-{d[:12]!r}" for n, d, _ in CASES])
def test_recognised_the_same_when_bytes_come_one_by_one(name, data, expected):
    if len(data) > 1_000_000:
        data = data[:20_000] + b'"}\n'
    file = io.BytesIO(data)
    assert recognise(Stream(name, lambda _: file.read(1)), SourceOptions()).name == expected


KINDS = [
    ("a.html", b"anything", "html"),
    ("a.XHTML", b"anything", "html"),
    ("a.txt", b"<html>", "html"),
    ("a", b"<!DOCTYPE html>", "html"),
    ("a", b"<!doctype  HTML PUBLIC", "html"),
    ("a", b"<HTML lang=en>", "html"),
    ("a", b"\xef\xbb\xbf\r\n <html>", "html"),
    ("a", b"<?xml version='1.0'?>\n<!DOCTYPE html>", "html"),
    ("a", b"<!-- saved from (0042)http://example.org/ -->\n<!-- b --><html>", "html"),
    ("a", b"<head><title>", "html"),
    ("a", "\ufeff<html><p>a".encode("utf-16-le"), "html"),
    ("a", "\ufeff<html><p>a".encode("utf-16-be"), "html"),
    ("a", "\ufeffA page".encode("utf-16-le"), "text"),
    ("a", b"<header>", "text"),
    ("a", b"<b>A dump</b> with <html> in it", "text"),
    ("a", b"<!-- a comment --> of a dump", "text"),
    ("a", b"<?xml version='1.0'?><rss>", "text"),
    ("a", b"<!---->" * 70 + b"a", "text"),
    ("a", b"<!--" * 120, "text"),
    ("a", b" " * 512 + b"<html>", "html"),
    ("a", b"<!-- " + b"x" * 600 + b" -->\n<?php y ?><html>", "html"),
    ("a", b"<!-- " + b"x" * 600 + b" -->\na dump with <html> in it", "text"),
    ("a", b"\n" * 300_000 + b"<html>", "text"),
    ("a", b"", "text"),
]


@pytest.mark.parametrize("name, data, expected", KINDS, ids=[repr(d[:20]) for _, d, _ in KINDS])
def test_what_is_html(name, data, expected):
    assert kind_of(name, data) == expected


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_its_reader(row):
    if row.name == "parquet":
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    assert callable(reader_of(row))


@pytest.mark.parametrize(
    "case",
    [
        ("text", "a.txt", WARC, [("a.txt", WARC)]),
        ("text", "a.jsonl", ROW, [("a.jsonl", ROW)]),
        ("text", "a.gz", gzip.compress(ROW), [("a.gz", ROW)]),
        ("text", "a.zip", zipped(x=ROW), [("a.zip!x", ROW)]),
        ("text", "a.tar", tarred("x", ROW), [("a.tar!x", ROW)]),
        ("jsonl", "a.txt", ROW, [("a.txt:1", "A row of text.")]),
        ("jsonl", "a.zip", zipped(x=ROW), [("a.zip!x:1", "A row of text.")]),
        ("jsonl", "a.txt", b"no row", [("a.txt:1", "unreadable")]),
        ("warc", "a.txt", b"no record", [("a.txt!@0", "unreadable")]),
        ("zip", "a.txt", b"no archive", [("a.txt", "truncated")]),
        ("zip", "a.txt", zipped(x=ROW), [("a.txt!x:1", "A row of text.")]),
        ("tar", "a.txt.gz", gzip.compress(tarred("x.txt", b"page")), [("a.txt.gz!x.txt", b"page")]),
        ("zip", "a.bin", zipped(x=zipped(y="page")), [("a.bin!x!y", b"page")]),
    ],
)
def test_forced(read, tmp_path, case):
    forced, name, data, expected = case
    (tmp_path / name).write_bytes(data)
    assert read(name, input_format=forced) == expected


@pytest.mark.parametrize("forced", ["auto", "text", "html", "jsonl"])
def test_html_is_forced_on_every_page(results, tmp_path, forced):
    (tmp_path / "a.txt").write_bytes(b"page")
    (tmp_path / "b.zip").write_bytes(zipped(x="page"))
    kinds = {r.kind for r in results("a.txt", "b.zip", input_format=forced) if not isinstance(r, InputError)}
    assert kinds == {"auto": {"text"}, "text": {"text"}, "html": {"html"}, "jsonl": set()}[forced]


@pytest.mark.parametrize("bad", [{"input_format": "pdf"}, {"split": "lines"}, {"max_size": 0}])
def test_options_that_cannot_be_met(bad):
    with pytest.raises(OptionError):
        SourceOptions(**bad)


def nested(make, name, depth):
    data = b"page"
    for _ in range(depth):
        data = make(data)
    return name, data


@pytest.mark.parametrize(
    "name, data, code",
    [
        (*nested(gzip.compress, "a.gz", 4), None),
        (*nested(gzip.compress, "a.gz", 5), "over-limit"),
        (*nested(lambda data: zipped(x=data), "a.zip", 3), None),
        (*nested(lambda data: zipped(x=data), "a.zip", 4), "over-limit"),
        (*nested(lambda data: gzip.compress(tarred("x", data)), "a.tgz", 3), None),
    ],
)
def test_depth_is_limited(read, tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    [(_, told)] = read(name)
    assert told == (code or b"page")


def test_a_folder_of_everything_in_order(read, tmp_path, page):
    files = {
        "a.txt": page,
        "b.txt.gz": gzip.compress(page),
        "c.zip": zipped(**{"2.txt": page, "1.txt": page}),
        "d.jsonl.xz": lzma.compress(json.dumps({"text": page.decode()}).encode()),
        "e.tar.bz2": bz2.compress(tarred("m.txt", page)),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = read(".")
    assert [source.removeprefix("./") for source, _ in found] == [
        "a.txt", "b.txt.gz", "c.zip!2.txt", "c.zip!1.txt", "d.jsonl.xz:1", "e.tar.bz2!m.txt",
    ]  # fmt: skip
    assert {told if isinstance(told, bytes) else told.encode() for _, told in found} == {page}


def test_reading_plain_pages_imports_no_format(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"page")
    code = f"import sys; from newsparse.sources import open_sources; list(open_sources([{str(tmp_path)!r}])); "
    code += "print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")
    assert {"zipfile", "tarfile", "lzma", "gzip", "fsspec", "pyarrow", "newsparse.sources.warc"} & set(loaded) == set()


def test_results_and_options_are_shipped_to_workers(tmp_path):
    import pickle

    (tmp_path / "a.jsonl").write_bytes(ROW + b"broken\n")
    found = list(open_sources([str(tmp_path / "a.jsonl")], SourceOptions(keep_fields=True)))
    again = pickle.loads(pickle.dumps(found))
    assert again[0] == found[0]
    assert (again[1].source, again[1].code, again[1].message) == (found[1].source, found[1].code, found[1].message)
    assert pickle.loads(pickle.dumps(SourceOptions(split="header"))) == SourceOptions(split="header")
