"""Rows in UTF-16 and UTF-32, and those parted by record separators: as if they were JSON Lines in UTF-8."""

import io
import json
import tracemalloc

import pytest
from told import check_rows, told

from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.formats import read_stream
from newsparse.sources.streams import Stream

TEXTS = ["one é", "two \U0001f600", "昨日の会議"]
CODECS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]  # the shortest with a mark


def dumped(row, **how):
    return json.dumps(row, ensure_ascii=False, **how)


LINES = "".join(dumped({"text": text}) + "\n" for text in TEXTS)
LAYOUTS = {
    "lines": LINES,
    "carriage returns": LINES.replace("\n", "\r\n"),
    "blanks first": "\r\n " + LINES.replace("\n", " \n"),
    "an array": dumped([{"text": text} for text in TEXTS], indent=1),
    "a sequence": "".join("\x1e" + line for line in LINES.splitlines(keepends=True)),
    "a sequence over lines": "".join(f"\x1e{dumped({'text': text}, indent=1)}\n" for text in TEXTS),
}


@pytest.mark.parametrize("codec", ["utf-8", *CODECS])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["r.jsonl", "r.json", "r", "-"])
def test_rows(name, layout, codec):
    data = LAYOUTS[layout].encode(codec)
    for piece in (1, 7, -1):
        file = io.BytesIO(data)
        found = list(read_stream(name, Stream(name, lambda _, f=file, n=piece: f.read(n)), SourceOptions()))
        assert [told(result) for result in found] == TEXTS


@pytest.mark.parametrize("forced", ["jsonl", "json"])
def test_rows_whose_format_is_said(results, tmp_path, forced):
    (tmp_path / "a.txt").write_bytes(LINES.encode("utf-16"))
    assert [told(result) for result in results("a.txt", input_format=forced)] == TEXTS


HALF = b'{"text": "a ?"}\n'.decode().encode("utf-16-le").replace(b"?\0", b"\x00\xd8")
ROW = '{"text": "b"}\n'
# what it is, the file, what its rows are
FILES = [
    ("half of a character", HALF + ROW.encode("utf-16-le"), [(1, "a \ud800"), (2, "b")]),
    ("a row that is broken", f"{ROW}{{x\n{ROW}".encode("utf-16"), [(1, "b"), (2, "unreadable: not JSON"), (3, "b")]),
    ("cut off in a character", (ROW * 2).encode("utf-16-le")[:-1], [(1, "b"), (None, "truncated: cut off inside a char")]),
    ("no UTF-32", ROW.encode("utf-32-le") + b"\xff" * 8, [(1, "b"), (2, "unreadable: not JSON")]),
    (
        "no character",
        ROW.encode("utf-32-be") * 2 + b"\xff" * 8 + ROW.encode("utf-32-be") * 2,
        [(1, "b"), (2, "b"), (3, "unreadable: not JSON"), (4, "b")],
    ),
    ("files behind each other", ROW.encode("utf-16") * 2, [(1, "b"), (2, "b")]),
    ("separators alone", b"\x1e\n\x1e" + ROW.encode(), [(2, "b")]),
    ("a sequence, cut off", b'\x1e{"text": "a\n\x1e' + ROW.encode(), [(1, "unreadable: not JSON"), (2, "b")]),
]  # fmt: skip


@pytest.mark.parametrize("data, expected", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_of_rows(results, tmp_path, data, expected):
    (tmp_path / "r.jsonl").write_bytes(data)
    check_rows(tmp_path / "r.jsonl", results("r.jsonl"), expected)


# what happens to the second of three rows
BROKEN = {
    "a byte is missing": lambda row: row[:25] + row[26:],
    "three are missing": lambda row: row[:25] + row[28:],
    "one is missing right before the end": lambda row: row[:-9] + row[-8:],
    "one is too many": lambda row: row[:25] + b"x" + row[25:],
}


@pytest.mark.parametrize("codec", [codec for codec in CODECS if codec[-1] == "e"])
@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", ["r.jsonl", "r"])
def test_broken_bytes_cost_their_row(name, codec, change):
    rows = [dumped({"text": f"{text} and what was said there"}) + "\n" for text in ("one", "two", "three")]
    first, second, third = (row.encode(codec) for row in rows)
    expected = ["one and what was said there", "unreadable", "three and what was said there"]
    data = first + change(second) + third
    for piece in (1, 7, 64, -1):
        file = io.BytesIO(data)
        found = list(read_stream(name, Stream(name, lambda _, f=file, n=piece: f.read(n)), SourceOptions()))
        assert [told(one).partition(": not")[0] for one in found] == expected


def test_a_broken_row_of_a_sequence_takes_no_other_with_it(results, tmp_path):
    rows = [f"\x1e{dumped({'text': text}, indent=1)}\n" for text in TEXTS]
    (tmp_path / "r.json").write_text(rows[0] + rows[1][:-5] + "\n" + rows[2])
    assert [told(result).partition(":")[0] for result in results("r.json")] == [TEXTS[0], "unreadable", TEXTS[2]]


@pytest.mark.parametrize("name", ["page", "page.json", "page.txt"])
def test_a_page_in_utf16_is_a_page(read, tmp_path, name):
    data = "\ufeff[Photo] The council met.\n".encode("utf-16-le")
    (tmp_path / name).write_bytes(data)
    assert read(name) == [(name, data)]


@pytest.mark.parametrize("name", ["table", "table.csv"])
def test_a_table_in_utf16_is_refused(read, tmp_path, name):
    (tmp_path / name).write_text("url\ttext\nx\tA page\n", encoding="utf-16")
    assert read(name) == [(name, "unreadable")]


def test_a_row_at_a_time_is_held(tmp_path):
    def peak(count):
        (tmp_path / "r.jsonl").write_text(ROW.replace("b", "b" * 900) * count, encoding="utf-16")
        tracemalloc.start()
        assert sum(1 for _ in open_sources([str(tmp_path / "r.jsonl")])) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(20_000) < peak(4000) + 300_000
