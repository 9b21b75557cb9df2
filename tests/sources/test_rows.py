"""JSON Lines: a row a page, whatever else stands in the file."""

import io
import json
import tracemalloc

import pytest
from told import check_rows, told

from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.options import TEXT_FIELDS, URL_FIELDS
from newsparse.sources.rows import read_rows
from newsparse.sources.streams import Stream


def lines(*rows):
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


OWN = "unreadable: a record that newsparse wrote, not a page"
# what it is, the file, what its rows are: (line, text or the beginning of what is wrong)
FILES = [
    ("rows", lines({"text": "a"}, {"text": "b"}), [(1, "a"), (2, "b")]),
    ("no line end at the end", lines({"text": "a"})[:-1], [(1, "a")]),
    ("carriage returns", lines({"text": "a"}).replace(b"\n", b"\r\n") * 2, [(1, "a"), (2, "a")]),
    ("blank lines", b"\n  \n" + lines({"text": "a"}) + b"\n\r\n" + lines({"text": "b"}), [(3, "a"), (6, "b")]),
    ("a byte order mark", b"\xef\xbb\xbf" + lines({"text": "a"}), [(1, "a")]),
    ("files behind each other", lines({"text": "a"}, b'\xef\xbb\xbf{"text": "b"}'), [(1, "a"), (2, "b")]),
    ("line ends of others inside", lines({"text": "a\u2028b\x85c"}), [(1, "a\u2028b\x85c")]),
    ("escapes", lines(b'{"text": "caf\\u00e9 \\ud83d\\ude00\\n"}'), [(1, "café \U0001f600\n")]),
    ("broken in the middle", lines({"text": "a"}, b'{"text": ', {"text": "c"}), [(1, "a"), (2, "unreadable: not JSON"), (3, "c")]),
    ("cut off at the end", lines({"text": "a"}, {"text": "b" * 50})[:-9], [(1, "a"), (2, "unreadable: not JSON")]),
    ("no object", lines(b"[1]", b'"a"', b"null", b"5"), [(k, "unreadable: not a JSON object") for k in (1, 2, 3, 4)]),
    ("not UTF-8", lines(b'{"text": "caf\xe9"}', {"text": "b"}), [(1, "unreadable: not UTF-8"), (2, "b")]),
    ("nested without end", lines(b"[" * 200_000, {"text": "b"}), [(1, "unreadable: nested too deep"), (2, "b")]),
    ("a number of many digits", lines(b'{"text": "a", "n": ' + b"9" * 5000 + b"}", {"text": "b"}), [(1, "a"), (2, "b")]),
    ("NaN", lines(b'{"text": "a", "n": NaN}'), [(1, "a")]),
    ("a key twice", lines(b'{"text": "a", "text": "b"}'), [(1, "b")]),
    ("no field of text", lines({"x": "a"}, {"text": "b"}), [(1, "missing: no field of text"), (2, "b")]),
    ("an empty field", lines({"text": ""}, {"text": None}), [(1, "empty: field 'text' is empty"), (2, "empty: field 'text' is empty")]),
    ("a field of something else", lines({"text": ["a"]}, {"text": 5}), [(k, "unreadable: field 'text' is not text") for k in (1, 2)]),
    ("the next field, where one is empty", lines({"text": "", "content": "b"}), [(1, "b")]),
    ("the likeliest field", lines({"body": "b", "text": "a"}), [(1, "a")]),
    ("our own records", lines({"schema": "newsparse/1", "body": "a"}, {"text": "b"}), [(1, OWN), (2, "b")]),
    ("our own records behind others", lines({"text": "b"}, {"schema": "newsparse/1", "body": "a"}), [(1, "b"), (2, OWN)]),
    ("error records", lines({"source": "a", "code": "empty", "message": "b"}), [(1, OWN)]),
    ("a brace alone", b"{\n" + lines({"text": "a"}, {"text": "b"}), [(1, "unreadable: not JSON"), (2, "a"), (3, "b")]),
    ("an array that is broken off", b'[{"text": "a}\n' + lines({"text": "b"}), [(1, "unreadable: not JSON"), (2, "b")]),
    ("an array without rows", b"[]\n", [(1, "unreadable: not a JSON object")]),
    ("a schema of somebody else", lines({"schema": "theirs/1", "body": "a"}), [(1, "a")]),
]  # fmt: skip


@pytest.mark.parametrize("data, expected", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_of_rows(results, tmp_path, data, expected):
    (tmp_path / "r.jsonl").write_bytes(data)
    check_rows(tmp_path / "r.jsonl", results("r.jsonl"), expected)


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_the_usual_fields_of_text(results, tmp_path, field):
    (tmp_path / "r.jsonl").write_bytes(lines({field: "a page", "other": "b"}))
    [found] = results("r.jsonl")
    assert (found.data, found.kind) == ("a page", "html" if "html" in field else "text")


@pytest.mark.parametrize("field", URL_FIELDS)
def test_the_usual_fields_of_addresses(results, tmp_path, field):
    (tmp_path / "r.jsonl").write_bytes(lines({field: "http://example.org/", "text": "a"}, {field: 5, "text": "b"}))
    assert [r.url for r in results("r.jsonl")] == ["http://example.org/", None]


ROW = {
    "story": "<html>a</html>",
    "text": "b",
    "at": "x://1",
    "url": "x://2",
    "n": 1,
    "tags": ["t"],
    "deep": {"k": None},
}


@pytest.mark.parametrize(
    "options, expected",
    [
        ({}, ("b", "x://2", None)),
        ({"text_field": "story"}, ("<html>a</html>", "x://2", None)),
        ({"url_field": "at"}, ("b", "x://1", None)),
        ({"text_field": "story", "url_field": "none"}, ("<html>a</html>", None, None)),
        ({"keep_fields": True}, ("b", "x://2", {"story": "<html>a</html>", "at": "x://1", "n": 1, "tags": ["t"], "deep": {"k": None}})),
        ({"keep_fields": True, "text_field": "at", "url_field": "url"}, ("x://1", "x://2", {"story": "<html>a</html>", "text": "b", "n": 1, "tags": ["t"], "deep": {"k": None}})),
    ],
)  # fmt: skip
def test_fields_that_are_named(results, tmp_path, options, expected):
    (tmp_path / "r.jsonl").write_bytes(lines(ROW))
    [found] = results("r.jsonl", **options)
    assert (found.data, found.url, found.fields) == expected


def test_a_named_field_that_is_not_there(results, tmp_path):
    (tmp_path / "r.jsonl").write_bytes(lines(ROW))
    [failure] = results("r.jsonl", text_field="page_text")
    assert (failure.code, failure.message) == ("missing", "no field 'page_text'")


def test_our_own_records_are_read_when_a_field_is_named(results, tmp_path):
    (tmp_path / "r.jsonl").write_bytes(lines({"schema": "newsparse/1", "body": "a", "text": "b"}))
    assert [r.data for r in results("r.jsonl", text_field="body")] == ["a"]


@pytest.mark.parametrize(
    "row, kind",
    [
        ({"text": "a"}, "text"),
        ({"text": "<!DOCTYPE html><p>a"}, "html"),
        ({"text": "\ufeff <HTML>"}, "html"),
        ({"text": "\ud800 alone"}, "text"),
        ({"raw_html": "a"}, "html"),
    ],
)
def test_the_kind_of_a_row(results, tmp_path, row, kind):
    (tmp_path / "r.jsonl").write_bytes(lines(row))
    assert [r.kind for r in results("r.jsonl")] == [kind]


@pytest.mark.parametrize("depth, code", [(90, None), (120, "unreadable")])
def test_fields_that_are_kept_are_not_nested_without_end(results, tmp_path, depth, code):
    (tmp_path / "r.jsonl").write_bytes(lines(b'{"text": "a", "deep": ' + b"[" * depth + b"]" * depth + b"}"))
    assert [getattr(r, "code", None) for r in results("r.jsonl", keep_fields=True)] == [code]
    assert [r.data for r in results("r.jsonl")] == ["a"]


def test_a_line_over_the_limit_is_one_failure(read, tmp_path):
    (tmp_path / "r.jsonl").write_bytes(lines({"text": "a"}, {"text": "b" * 300_000}, {"text": "c"}))
    expected = [("r.jsonl:1", "a"), ("r.jsonl:2", "over-limit"), ("r.jsonl:3", "c")]
    assert read("r.jsonl", max_size=100_000) == expected


def test_a_last_line_over_the_limit_is_one_failure(read, tmp_path):
    (tmp_path / "r.jsonl").write_bytes(lines({"text": "a"}, {"text": "b" * 300_000})[:-1])
    assert read("r.jsonl", max_size=100_000) == [("r.jsonl:1", "a"), ("r.jsonl:2", "over-limit")]


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1000])
def test_rows_are_the_same_however_they_come(piece):
    data = b"\xef\xbb\xbf" + lines({"text": "aé\u2028"}, b"", b"broken", {"text": "b"})[:-1]
    file = io.BytesIO(data)
    found = list(read_rows("r", Stream("r", lambda _: file.read(piece)), SourceOptions()))
    whole = list(read_rows("r", Stream("r", io.BytesIO(data).read), SourceOptions()))
    assert [(r.source, told(r)) for r in found] == [(r.source, told(r)) for r in whole]
    assert [r.source for r in found] == ["r:1", "r:3", "r:4"]


def test_a_row_comes_out_before_the_next_is_there():
    pieces = iter([lines({"text": "a"}), b'{"te'])
    found = read_rows("r", Stream("r", lambda _: next(pieces)), SourceOptions())
    assert next(found).data == "a"
    assert next(pieces, None) == b'{"te'


def test_a_line_too_long_is_not_held(tmp_path):
    def peak(size):
        (tmp_path / "r.jsonl").write_bytes(lines({"text": "a"}, {"text": "b" * size}, {"text": "c"}))
        tracemalloc.start()
        codes = [
            getattr(r, "code", "page")
            for r in open_sources([str(tmp_path / "r.jsonl")], SourceOptions(max_size=1_000_000))
        ]
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert codes == ["page", "over-limit", "page"]
        return top

    assert peak(40_000_000) < peak(2_000_000) + 500_000
