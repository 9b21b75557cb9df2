"""JSON that is not JSON Lines: arrays, objects over many lines, and what goes wrong in them."""

import io
import json
import tracemalloc

import pytest
from told import check_rows, told

from newsparse.errors import InputError
from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.documents import read_documents
from newsparse.sources.formats import read_stream
from newsparse.sources.streams import Stream

A, B = {"id": 0, "link": "http://example.org/1", "content": 'a "b" \\ [c], {d} é'}, {"content": "b"}
TOLD_A = A["content"]
CUT, LOST = "truncated: cut off inside its JSON", "unreadable: not JSON, or not all of it"


def dumped(value, **how):
    return json.dumps(value, **how).encode()


# what it is, the file, what its rows are: (number, text or the beginning of what is wrong)
FILES = [
    ("an array", dumped([A, B]), [(1, TOLD_A), (2, "b")]),
    ("an array over many lines", dumped([A, B], indent=2), [(1, TOLD_A), (2, "b")]),
    ("an array without blanks", dumped([A, B], separators=(",", ":")), [(1, TOLD_A), (2, "b")]),
    ("a line for each row", b"[\n" + dumped(A) + b",\n" + dumped(B) + b"\n]\n", [(1, TOLD_A), (2, "b")]),
    ("an object over many lines", dumped(A, indent=2), [(1, TOLD_A)]),
    ("objects behind each other", dumped(A, indent=2) + b"\n" + dumped(B, indent=2), [(1, TOLD_A), (2, "b")]),
    ("arrays behind each other", dumped([A]) + b"\n" + dumped([B]), [(1, TOLD_A), (2, "b")]),
    ("a byte order mark", b"\xef\xbb\xbf \n" + dumped([A]), [(1, TOLD_A)]),
    ("a comma too many", b"[" + dumped(B) + b",]", [(1, "b")]),
    ("what is no row", b'[5, "a", [{}], null, {"content": "b"}]', [*((k, "unreadable: not a JSON object") for k in (1, 2, 3, 4)), (5, "b")]),
    ("a broken row", b'[{"content": b}, {"content": "b"}]', [(1, "unreadable: not JSON ("), (2, "b")]),
    ("a row without text", b'[{"story": "a"}, {"content": ""}]', [(1, "missing: no field of text"), (2, "empty: ")]),
    ("a row that is not UTF-8", b'[{"content": "\xe9"}, {"content": "b"}]', [(1, "unreadable: not UTF-8"), (2, "b")]),
    ("cut off in a row", dumped([B, A])[:-9], [(1, "b"), (None, CUT)]),
    ("cut off behind a row", dumped([B, B])[:-1], [(1, "b"), (2, "b"), (None, CUT)]),
    ("cut off in an object", dumped(A, indent=1)[:-3], [(None, CUT)]),
    ("nested without end", b"[[" * 100_000, [(None, CUT)]),
    ("nested deep", b"[" + b"[" * 200_000 + b"]" * 200_000 + b', {"content": "b"}]', [(1, "unreadable: nested too deep"), (2, "b")]),
    ("words behind it", dumped([B]) + b" and so on", [(1, "b"), (None, LOST)]),
    ("nothing in it", b"[]", [(None, "missing: JSON without rows")]),
    ("no rows", b" null\n", [(None, "missing: JSON without rows")]),
    ("our own records", dumped([{"schema": "newsparse/1", "body": "a"}, B]), [(1, "unreadable: a record that newsparse"), (2, "b")]),
]  # fmt: skip


C = b'{"content": "c", "of": {"n": [1]}}'
# what is wrong with a row, the row: those before and behind it are read
BROKEN = [
    ("a quote too many", b'{"content": "b" b"}'),
    ("a quote too few", b'{"content": "b}'),
    ("a brace too few", b'{"content": "b"'),
    ("a brace too many", b'{"content": "b"}}'),
    ("a bracket too few", b'{"content": "b", "n": [1, 2}'),
    ("a bracket too many within", b'{"content": "b", "n": [1]]}'),
    ("a name that is cut off", b'{"content": "b", "n'),
    ("a backslash at its end", b'{"content": "b\\'),
    ("a line end in its text", b'{"content": "b\n{c"}'),
    ("words", b"and so on"),
]
# what is before rows, between them and behind them
AROUND = {
    "array": (b"[\n", b",\n", b"\n]\n"),
    "indented": (b"[\n  ", b",\n  ", b"\n]"),
    "comma first": (b"[ ", b"\n, ", b"\n]"),
    "over lines": (b"[\n", b"\n,\n", b"\n]"),
}


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("piece", [1, 3, 1000])
@pytest.mark.parametrize("broken", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_row_takes_no_other_with_it(around, piece, broken):
    begin, part, end = AROUND[around]
    file = io.BytesIO(begin + part.join([C, C, broken, C, C]) + end)
    found = list(read_documents("r", Stream("r", lambda _: file.read(piece)), SourceOptions()))
    assert [told(r).partition(":")[0] for r in found] == ["c", "c", "unreadable", "c", "c"]


def test_words_between_documents_are_passed_over():
    file = io.BytesIO(C + b"}\n" + C + b" and so on\n\nfor [long]\n" + dumped(B, indent=1) + b"]\n[" + C + b"]")
    for piece in (1, -1):
        file.seek(0)
        stream = Stream("r", lambda _, piece=piece: file.read(piece))
        found = list(read_stream("r", stream, SourceOptions(input_format="json")))
        assert [told(r) for r in found] == ["c", "c", "b", "c", LOST]


def test_objects_in_one_line_are_rows_however_many(results, tmp_path):
    for name in ("r.json", "r.jsonl", "r"):
        (tmp_path / name).write_bytes(dumped(B) * 70_000)
        assert sum(1 for result in results(name) if result.data == "b") == 70_000


@pytest.mark.parametrize("data, expected", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_of_json(results, tmp_path, data, expected):
    (tmp_path / "r.json").write_bytes(data)
    check_rows(tmp_path / "r.json", results("r.json"), expected)


@pytest.mark.parametrize("data", [case[1] for case in FILES[:19]], ids=[case[0] for case in FILES[:19]])
@pytest.mark.parametrize("piece", [1, 2, 7])
def test_rows_are_the_same_however_they_come(data, piece):
    def read(file, size):
        try:
            for result in read_documents("r", Stream("r", lambda _: file.read(size)), SourceOptions()):
                yield result.source, told(result)
        except InputError as problem:
            yield told(problem)

    assert list(read(io.BytesIO(data), piece)) == list(read(io.BytesIO(data), -1))


def test_fields_are_those_of_rows(results, tmp_path):
    (tmp_path / "r.json").write_bytes(dumped([A | {"html": "<p>a"}]))
    [found] = results("r.json", text_field="html", keep_fields=True)
    assert (found.data, found.kind, found.url) == ("<p>a", "html", A["link"])
    assert found.fields == {"id": 0, "content": TOLD_A}


@pytest.mark.parametrize(
    "row, hint",
    [
        ({"story": "a"}, "name one with --text-field (the row has story)"),
        (
            {"status": "ok", "articles": [A]},
            "name one with --text-field (the row has status, articles), or take the rows out: jq -c '.articles[]'",
        ),
        ({"tags": ["a"], "a'b": [A]}, "name one with --text-field (the row has tags, a'b)"),
        ([[A]], "take the rows out: jq -c '.[]'"),
    ],
)
def test_what_to_do_with_rows_that_lie_deeper(results, tmp_path, row, hint):
    (tmp_path / "r.json").write_bytes(dumped(row))
    assert [r.hint for r in results("r.json")] == [hint]


def test_a_row_over_the_limit_is_one_failure(read, tmp_path):
    (tmp_path / "r.json").write_bytes(dumped([B, {"content": "\\" * 200_000}, B]))
    expected = [("r.json:1", "b"), ("r.json:2", "over-limit"), ("r.json:3", "b")]
    assert read("r.json", max_size=100_000) == expected


def test_an_array_is_not_held(tmp_path):
    def peak(rows, size):
        (tmp_path / "r.json").write_bytes(dumped([{"text": "a" * size}] * rows))
        tracemalloc.start()
        found = sum(1 for _ in open_sources([str(tmp_path / "r.json")], SourceOptions(max_size=1_000_000)))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == rows
        return top

    assert peak(4_000, 1_000) < peak(200, 1_000) + 500_000
    assert peak(1, 40_000_000) < peak(1, 2_000_000) + 500_000
