"""Parquet: a row a page, a broken group of rows one failure, and never more than a few rows in memory."""

import datetime
import decimal
import gzip
import io

import pytest

from newsparse.errors import MissingExtra
from newsparse.sources import SourceOptions, check_sources, open_sources

pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")


def table(**columns):
    return pa.table(columns)


def packed(columns, **how):
    out = io.BytesIO()
    pq.write_table(columns, out, **how)
    return out.getvalue()


TEXTS = ["one", "two", "three"]


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
@pytest.mark.parametrize("rows", [1, 2, 100])
def test_rows(results, tmp_path, compression, rows):
    data = packed(table(text=TEXTS, url=["x://1", None, ""]), compression=compression, row_group_size=rows)
    (tmp_path / "r.parquet").write_bytes(data)
    found = results("r.parquet")
    assert [(r.source, r.data, r.url) for r in found] == [
        (f"{tmp_path}/r.parquet:{k}", text, url)
        for k, text, url in zip((1, 2, 3), TEXTS, ("x://1", None, None), strict=True)
    ]


# the column's type → what comes out of its values
TYPES = [
    ("string", pa.array(["a", None], pa.string()), ["a", "empty"]),
    ("large string", pa.array(["a", ""], pa.large_string()), ["a", "empty"]),
    ("bytes", pa.array([b"caf\xe9", None], pa.binary()), [b"caf\xe9", "empty"]),
    ("large bytes", pa.array([b"a", b""], pa.large_binary()), [b"a", "empty"]),
    ("fixed bytes", pa.array([b"abc"], pa.binary(3)), [b"abc"]),
    ("dictionary", pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
    ("numbers", pa.array([1, None]), ["unreadable", "empty"]),
    ("lists", pa.array([["a"], []]), ["unreadable", "unreadable"]),
    ("structs", pa.array([{"a": "b"}]), ["unreadable"]),
    ("nothing", pa.nulls(2), ["empty", "empty"]),
]


@pytest.mark.parametrize("column, expected", [case[1:] for case in TYPES], ids=[case[0] for case in TYPES])
def test_types_of_the_column_of_text(read, tmp_path, column, expected):
    (tmp_path / "r.parquet").write_bytes(packed(table(text=column)))
    assert [told for _, told in read("r.parquet")] == expected


def test_text_that_is_not_utf8_comes_as_bytes(read, tmp_path):
    """Some writers call any bytes a string."""
    column = pa.Array.from_buffers(pa.string(), 1, pa.array([b"caf\xe9"]).buffers())
    (tmp_path / "r.parquet").write_bytes(packed(table(text=column)))
    assert read("r.parquet") == [("r.parquet:1", b"caf\xe9")]


MOMENT = datetime.datetime(2024, 5, 6, 7, 8, 9, 123456)
KEPT = [
    ("int", pa.array([5]), 5),
    ("large", pa.array([2**63], pa.uint64()), 2**63),
    ("float", pa.array([0.5]), 0.5),
    ("nan", pa.array([float("nan")]), None),
    ("infinity", pa.array([float("inf")]), None),
    ("bool", pa.array([True]), True),
    ("null", pa.array([None], pa.string()), None),
    ("bytes", pa.array([b"\xff"]), "/w=="),
    ("date", pa.array([MOMENT.date()]), "2024-05-06"),
    ("moment", pa.array([MOMENT]), "2024-05-06T07:08:09.123456"),
    ("zoned", pa.array([MOMENT], pa.timestamp("us", "Asia/Tokyo")), "2024-05-06T16:08:09.123456+09:00"),
    ("nanoseconds", pa.array([1], pa.timestamp("ns")), "1970-01-01 00:00:00.000000001"),
    ("far future", pa.array([2**60], pa.timestamp("us")), "<value out of range: 1152921504606846976>"),
    ("a zone that is none", pa.array([MOMENT], pa.timestamp("us", "No/Where")), None),
    ("years ago", pa.array([-(2**30)], pa.date32()), "<value out of range: -1073741824>"),
    ("a day of nanoseconds", pa.array([1], pa.time64("ns")), "00:00:00.000000001"),
    ("nanoseconds in a list", pa.array([[1]], pa.list_(pa.timestamp("ns"))), None),
    ("time", pa.array([MOMENT.time()]), "07:08:09.123456"),
    ("duration", pa.array([datetime.timedelta(hours=1)]), "1:00:00"),
    ("decimal", pa.array([decimal.Decimal("1.00")]), "1.00"),
    ("list", pa.array([["a", None]]), ["a", None]),
    ("list of bytes", pa.array([[b"\xff"]]), ["/w=="]),
    ("struct", pa.array([{"a": {"b": [1.5]}}]), {"a": {"b": [1.5]}}),
    ("map", pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())), [["k", 1]]),
]


@pytest.mark.parametrize("column, expected", [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_other_columns_are_kept_as_json_has_them(results, tmp_path, column, expected):
    import json

    (tmp_path / "r.parquet").write_bytes(packed(table(text=["a"], kept=column)))
    [found] = results("r.parquet", keep_fields=True)
    assert found.data == "a"
    assert found.fields == {"kept": expected}
    assert json.loads(json.dumps(found.fields)) == found.fields


def test_columns_that_are_not_asked_for_are_not_read(results, tmp_path):
    """A column of images beside the text costs nothing, whatever is in it."""
    data = bytearray(packed(table(text=["a" * 50], image=[bytes(range(256)) * 20])))
    image = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0).column(1)
    begin = image.dictionary_page_offset
    data[begin : begin + image.total_compressed_size] = bytes(image.total_compressed_size)
    (tmp_path / "r.parquet").write_bytes(data)
    assert results("r.parquet", keep_fields=True)[0].code == "unreadable"
    assert [r.data for r in results("r.parquet")] == ["a" * 50]


def test_fields_that_are_named(results, tmp_path):
    (tmp_path / "r.parquet").write_bytes(packed(table(text=["a"], story=["<html>b"], at=["x://1"], n=[1])))
    [found] = results("r.parquet", text_field="story", url_field="at", keep_fields=True)
    assert (found.data, found.kind, found.url, found.fields) == ("<html>b", "html", "x://1", {"text": "a", "n": 1})


@pytest.mark.parametrize(
    "options, message", [({}, "no column of text among n"), ({"text_field": "x"}, "no column 'x' among n")]
)
def test_no_column_of_text(results, tmp_path, options, message):
    (tmp_path / "r.parquet").write_bytes(packed(table(n=[1, 2])))
    [failure] = results("r.parquet", **options)
    assert (failure.code, failure.message) == ("missing", message)


def test_our_own_records_are_no_pages(read, tmp_path):
    (tmp_path / "r.parquet").write_bytes(packed(table(schema=["newsparse/1"] * 2, body=["a", "b"])))
    assert read("r.parquet") == [("r.parquet:1", "unreadable"), ("r.parquet:2", "unreadable")]
    assert read("r.parquet", text_field="body") == [("r.parquet:1", "a"), ("r.parquet:2", "b")]


def test_a_table_without_rows(read, tmp_path):
    (tmp_path / "r.parquet").write_bytes(packed(table(text=pa.array([], pa.string()))))
    assert read("r.parquet") == [("r.parquet", "missing")]


def test_a_file_that_is_compressed_or_packed(read, tmp_path):
    import zipfile

    data = packed(table(text=TEXTS[:1]))
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("m", data)
    assert read("a.parquet.gz", "b.zip") == [("a.parquet.gz:1", "one"), ("b.zip!m:1", "one")]
    assert read("a.parquet.gz", max_size=100) == [("a.parquet.gz", "over-limit")]


def test_a_row_over_the_limit_is_one_failure(read, tmp_path):
    (tmp_path / "r.parquet").write_bytes(packed(table(text=["a", "b" * 500, "c"])))
    assert read("r.parquet", max_size=100) == [
        ("r.parquet:1", "a"),
        ("r.parquet:2", "over-limit"),
        ("r.parquet:3", "c"),
    ]


def test_a_group_of_bombs_is_not_undone(tmp_path, monkeypatch):
    """A page of such a file is decompressed as a whole, whatever its rows hold."""
    monkeypatch.setattr("newsparse.sources.parquet.MAX_SIZE", 1_000_000)
    (tmp_path / "r.parquet").write_bytes(
        packed(table(text=["a", "b" * 30_000_000, "c"]), row_group_size=1, compression="zstd")
    )
    before = pa.total_allocated_bytes()
    found, most = [], 0
    for result in open_sources([str(tmp_path / "r.parquet")], SourceOptions(max_size=1_000_000)):
        found.append(getattr(result, "code", "page"))
        most = max(most, pa.total_allocated_bytes() - before)
    assert found == ["page", "over-limit", "page"]
    assert most < 10_000_000


def test_a_broken_group_of_rows_is_one_failure(results, tmp_path):
    texts = [f"page {k} " + "x" * 200 for k in range(30)]
    data = bytearray(packed(table(text=texts), row_group_size=10, compression="gzip", use_dictionary=False))
    group = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0)
    begin = group.data_page_offset
    data[begin + 60 : begin + group.total_compressed_size - 10] = bytes(group.total_compressed_size - 70)
    (tmp_path / "r.parquet").write_bytes(data)
    found = results("r.parquet")
    assert [getattr(r, "code", None) for r in found] == [None] * 10 + ["unreadable"] + [None] * 10
    assert found[10].source == f"{tmp_path}/r.parquet:11" and "rows 11 to 20" in found[10].message
    assert [r.data for r in found[11:]] == texts[20:]
    assert found[11].source == f"{tmp_path}/r.parquet:21"


def test_what_its_checksum_denies_is_no_page(read, tmp_path):
    data = packed(table(text=["a" * 50]), compression="none", use_dictionary=False, write_page_checksum=True)
    (tmp_path / "r.parquet").write_bytes(data.replace(b"a" * 50, b"a" * 49 + b"b"))
    assert read("r.parquet") == [("r.parquet:1", "unreadable")]


def test_every_cut_is_one_failure(read, tmp_path):
    data = packed(table(text=TEXTS))
    for size in range(5, len(data)):
        (tmp_path / "r.parquet").write_bytes(data[:size])
        assert [told for _, told in read("r.parquet")] in (["unreadable"], ["truncated"]), size


def test_without_its_extra(tmp_path, monkeypatch):
    import sys

    (tmp_path / "r.parquet").write_bytes(packed(table(text=TEXTS)))
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    [failure] = open_sources([str(tmp_path / "r.parquet")])
    assert failure.code == "unreadable" and "newsparse[parquet]" in failure.hint
    with pytest.raises(MissingExtra, match=r"newsparse\[parquet\]"):
        check_sources(["x"], SourceOptions(input_format="parquet"))


def test_a_few_rows_are_held(tmp_path):
    def peak(rows):
        data = packed(
            table(text=[f"{k}" + "x" * 20_000 for k in range(rows)]), row_group_size=rows, use_dictionary=False
        )
        (tmp_path / "r.parquet").write_bytes(data)
        del data
        before = pa.total_allocated_bytes()
        tops = [pa.total_allocated_bytes() - before for _ in open_sources([str(tmp_path / "r.parquet")])]
        assert len(tops) == rows
        return max(tops)

    assert peak(4000) < peak(2000) + 5_000_000
