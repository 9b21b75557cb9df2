"""JSON that is not JSON Lines: arrays, objects over many lines, and what goes wrong in them."""

import io
import json
import tracemalloc

import pytest

from newsparse.errors import InputError
from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.documents import read_documents
from newsparse.sources.streams import Stream

A, B = {"id": 0, "link": "http://example.org/1", "content": 'a "b" \\ [c], {d} é'}, {"content": "b"}
TOLD_A = A["content"]
CUT, LOST = "truncated: cut off inside its JSON", "unreadable: not JSON, or not all of it"


def dumped(value, **how):
    return json.dumps(value, **how).encode()


def told(result):
    return f"{result.code}: {result.message}" if isinstance(result, InputError) else result.data


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
    ("nothing in it", b"[]", [(None, "missing: a container without pages")]),
    ("our own records", dumped([{"schema": "newsparse/1", "body": "a"}]), [(None, "unreadable: records that newsparse")]),
    ("UTF-16", "\ufeff[{}]".encode("utf-16-le"), [(None, LOST)]),
]  # fmt: skip


@pytest.mark.parametrize("data, expected", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_of_json(results, tmp_path, data, expected):
    (tmp_path / "r.json").write_bytes(data)
    found = results("r.json")
    places = [tmp_path.joinpath("r.json" if number is None else f"r.json:{number}") for number, _ in expected]
    assert [r.source for r in found] == list(map(str, places))
    for result, (_, start) in zip(found, expected, strict=True):
        assert told(result).startswith(start) if isinstance(result, InputError) else result.data == start


@pytest.mark.parametrize("data", [case[1] for case in FILES[:17]], ids=[case[0] for case in FILES[:17]])
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
