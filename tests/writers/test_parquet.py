"""Parquet: a record comes back as it went in, and the tools that people have read it."""

import importlib
import io
import json
import sys
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsparse.errors import UnreadableInput
from newsparse.writers import SinkOptions, encode, error_record, open_sink
from newsparse.writers.columns import columns_of, columns_of_schema
from newsparse.writers.jsonl import ERROR_KEYS

pyarrow = pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")
parquet = pytest.importorskip("pyarrow.parquet", reason="needs newsparse[parquet]")
module = importlib.import_module("newsparse.writers.parquet")

SCHEMA = json.loads(files("newsparse").joinpath("schema.json").read_text("utf-8"))
# What records from archives and tables have beside; of the schema's own where it has them.
MORE = {
    "warc": {
        "anyOf": [
            {"type": "null"},
            {"type": "object", "properties": {"id": {"type": "string"}, "date": {"type": ["string", "null"]}}},
        ]
    },
    "fields": {"type": "object"},
}
WHOLE = {**SCHEMA, "properties": {**MORE, **SCHEMA["properties"]}}

TRICKY = st.sampled_from(
    ["", " ", "\x00", "a\x00b", "\ud800", "x\udfffy", "\u2028", "\r\n", "\x85", "\ufeff", '"', "\\", '"spans"', '"fields": {'
     "null", "true", "1", "1e5", "NaN", "[]", "{}", "2022", "2022-10", "2022-10-26", "2022-10-26T09:05",
     "2022-10-26T09:05:00+09:00", "2022-10-26 09:05:00", "12:30:00", "😀", "e\u0301", "é"]
)  # fmt: skip
TEXT = st.one_of(TRICKY, st.text(st.characters(exclude_categories=[])))
MAYBE = st.none() | TEXT
NUMBER = st.none() | st.integers(-(2**63), 2**63 - 1)
SHARE = st.floats(0, 1) | st.sampled_from([0.0, 1.0, 0.1, 1e-300, 5e-324])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
COMMENT = st.fixed_dictionaries(
    {
        "author": MAYBE,
        "text": TEXT,
        "date": MAYBE,
        "votes": st.fixed_dictionaries({"score": NUMBER, "up": NUMBER, "down": NUMBER}),
        "parent": NUMBER,
        "confidence": SHARE,
    }
)
HEADER = {"text": MAYBE, "date": MAYBE, "title": MAYBE, "authors": st.lists(TEXT, max_size=3), "dateline": MAYBE}
RECORD = st.fixed_dictionaries(
    {
        "warc": st.none() | st.fixed_dictionaries({"id": TEXT, "date": MAYBE}),
        "schema": st.just("newsparse/1"),
        "source": TEXT,
        "url": MAYBE,
        "kind": st.sampled_from(["text", "html"]),
        "encoding": TEXT,
        "layout": TEXT,
        "header": st.fixed_dictionaries({**HEADER, "section": MAYBE}),
        "body": TEXT,
        "credit": st.none() | st.fixed_dictionaries({"text": TEXT, "holder": MAYBE}),
        "comment_count": NUMBER,
        "comments": st.lists(COMMENT, max_size=4),
        "confidence": SHARE,
        "warnings": st.lists(st.fixed_dictionaries({"code": TEXT, "message": TEXT}), max_size=2),
    },
    optional={
        "fields": st.dictionaries(TEXT, JSON, max_size=3),
        "text": TEXT,
        "spans": st.lists(st.tuples(NUMBER, NUMBER, TEXT, NUMBER).map(list), max_size=3),
    },
)


class Out(io.BytesIO):
    """A file that is still readable when it is done."""


def through(lines, content="records"):
    out = Out()
    encoder = module.ParquetEncoder(out, content)
    for line in lines:
        encoder.write(line)
    encoder.finish()
    return out.getvalue()


def rows(data):
    return parquet.read_table(io.BytesIO(data)).to_pylist()


def in_order(record):
    return json.dumps(record, sort_keys=True)


@pytest.fixture
def whole_columns(monkeypatch):
    monkeypatch.setattr(module, "columns_of", lambda _: columns_of_schema(WHOLE))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORD, max_size=4))
def test_a_record_comes_back_as_it_went_in(whole_columns, back, records):
    """To the byte, but for the order of its keys, which a table has once for all."""
    lines = [encode(record) for record in records]
    found = [back(row) for row in rows(through(lines))]
    assert list(map(in_order, found)) == [in_order(json.loads(line)) for line in lines]


def test_what_has_keys_of_its_own_is_kept_as_text(whole_columns, lines):
    record = {**json.loads(lines[1]), "fields": {"Ort": "Köln", "n": [1, None]}}
    assert rows(through([encode(record)]))[0]["fields"] == '{"Ort": "Köln", "n": [1, null]}'


def test_real_records_come_back_to_the_byte(lines, back):
    assert [encode(back(row)) for row in rows(through(lines))] == lines


@pytest.mark.parametrize("size", [1 << 20, 5 << 20, 40 << 20])
def test_a_huge_text_comes_back(lines, back, size):
    huge = {**json.loads(lines[1]), "body": "é\x00" * (size // 3)}
    given = [lines[0], encode(huge), lines[2]]
    assert [encode(back(row)) for row in rows(through(given))] == given


def test_columns_are_those_of_the_schema_in_its_order():
    """Walked side by side: every key has its column, every column its key."""
    pairs = [(SCHEMA, pyarrow.struct(list(columns_of("records").schema)))]
    seen = 0
    while pairs:
        node, column = pairs.pop()
        node = next(choice for choice in node.get("anyOf", [node]) if choice.get("type") != "null")
        seen += 1
        if "properties" in node:
            assert [field.name for field in column] == list(node["properties"])
            pairs += [(node["properties"][field.name], field.type) for field in column]
        elif "prefixItems" in node:
            assert [field.name for field in column] == ["start", "end", "label", "comment"]
            pairs += zip(node["prefixItems"], [field.type for field in column], strict=True)
        elif "items" in node:
            assert pyarrow.types.is_list(column)
            pairs.append((node["items"], column.value_type))
        else:
            kinds = {node.get("type")} if not isinstance(node.get("type"), list) else set(node["type"]) - {"null"}
            expected = {"integer": pyarrow.int64(), "number": pyarrow.float64()}
            assert column == expected.get(kinds.pop(), pyarrow.string())
    assert seen > 40


def test_keys_that_come_and_go_have_columns_always(lines):
    with_spans, without = (rows(through([line]))[0] for line in lines[:2])
    assert list(with_spans) == list(without) == list(SCHEMA["properties"])
    assert with_spans["spans"] and with_spans["text"]
    assert without["spans"] is None and without["text"] is None


@pytest.mark.parametrize("change", [{"extra": 1}, {"header": {"extra": 1}}, {"comments": [{"extra": 1}]}, {"body": 3}])
@pytest.mark.parametrize("which", [0, 1])
def test_what_has_no_column_is_not_lost_silently(lines, change, which):
    """Whichever way a line goes: the first has spans, the second none."""
    assert ("spans" in json.loads(lines[which])) is (which == 0)
    with pytest.raises(pyarrow.ArrowInvalid):
        through([encode({**json.loads(lines[which]), **change})])


def test_row_groups_are_bounded_in_rows_and_bytes(lines, monkeypatch):
    def groups(data):
        about = parquet.ParquetFile(io.BytesIO(data)).metadata
        return [about.row_group(k).num_rows for k in range(about.num_row_groups)]

    few = lines[:10]
    assert groups(through(few)) == [10]
    monkeypatch.setattr(module, "GROUP_ROWS", 4)
    assert groups(through(few)) == [4, 4, 2]
    monkeypatch.setattr(module, "GROUP_BYTES", len(few[0]))
    assert groups(through(few))[0] == 1
    assert sum(groups(through(few))) == 10
    monkeypatch.setattr(module, "_BLOCK_BYTES", 1)
    assert b"".join(lines) and groups(through(few))[0] == 1


def test_blocks_and_row_groups_lose_nothing(lines, back, monkeypatch):
    for name, size in (("GROUP_ROWS", 7), ("_BLOCK_BYTES", len(lines[0]) + 1)):
        monkeypatch.setattr(module, name, size)
        assert [encode(back(row)) for row in rows(through(lines))] == lines


def test_the_file_says_who_wrote_it_and_nothing_else_that_changes(lines):
    import newsparse

    one, two = through(lines), through(lines)
    assert one == two
    about = parquet.ParquetFile(io.BytesIO(one)).metadata
    assert about.created_by == f"parquet-cpp-arrow version {pyarrow.__version__}"
    assert about.metadata[b"newsparse"] == newsparse.__version__.encode()


def test_errors_have_columns_of_their_own(tmp_path):
    problems = [UnreadableInput("a\x00b", "no permission", "check"), UnreadableInput("\ud800", "é")]
    sink = open_sink(str(tmp_path / "errors.parquet"), SinkOptions(content="errors"))
    for problem in problems:
        sink.write(encode(error_record(problem)))
    sink.close(keep=True)
    found = parquet.read_table(tmp_path / "errors.parquet")
    assert found.column_names == list(ERROR_KEYS)
    assert found.to_pylist() == [
        {"source": "a\x00b", "code": "unreadable", "message": "no permission"},
        {"source": "?", "code": "unreadable", "message": "é"},
    ]


class Full(io.RawIOBase):
    """A disk that has room for so many bytes."""

    def __init__(self, room):
        self.room, self.told = room, 0

    def write(self, data):
        if len(data) > self.room:
            self.told += 1
            raise OSError(28, "No space left on device")
        self.room -= len(data)


def through_full(full, lines):
    encoder = module.ParquetEncoder(full, "records")
    try:
        for line in lines:
            encoder.write(line)
        encoder.finish()
    finally:
        encoder.abandon()


@pytest.mark.parametrize("room", [0, 3, 4, 100, 3000, 20_000])
def test_no_room_is_told_once_and_nothing_is_written_after(lines, room, capsys):
    full = Full(room)
    with pytest.raises(OSError, match="No space") as problem:
        through_full(full, lines)
    assert problem.value.errno == 28
    assert full.told == 1
    assert capsys.readouterr().err == ""


def test_what_is_abandoned_is_not_written(lines, monkeypatch):
    monkeypatch.setattr(module, "GROUP_ROWS", len(lines))
    out = Out()
    encoder = module.ParquetEncoder(out, "records")
    for line in [*lines, *lines[:3]]:
        encoder.write(line)
    before = out.getvalue()
    encoder.abandon()
    assert out.getvalue() == before


def test_json_lines_need_none_of_it(tmp_path):
    import subprocess

    code = (
        "import sys; from newsparse.writers import open_sink\n"
        "for name in ('a.jsonl', 'a.jsonl.gz', 'out/'):\n"
        "    sink = open_sink(name); sink.write(b'{}\\n'); sink.close(keep=True)\n"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert {"pyarrow", "zstandard", "fsspec", "numpy"} & set(done.stdout.split()) == set()
