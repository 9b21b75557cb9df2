"""DuckDB, which reads Parquet with code of its own, sees what was written; and docs/outputs.md says what it sees."""

import json
import re
from pathlib import Path

import pytest
from sunk import write

from newsparse.writers import SinkOptions, encode

duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")

DOCS = (Path(__file__).parent.parent.parent / "docs" / "outputs.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)


@pytest.fixture
def here(tmp_path, lines, monkeypatch):
    """A folder as the docs have it: records.parquet, and out/ with parts."""
    harbour = {**json.loads(lines[1]), "source": "harbour.txt"}
    harbour["header"] = {**harbour["header"], "date": "2023-05-17"}
    harbour["comments"] = [{**harbour["comments"][0], "author": "Tom Barrow"}] * 2
    monkeypatch.chdir(tmp_path)
    write("records.parquet", [*lines, encode(harbour)])
    write("out/", [*lines, encode(harbour)], SinkOptions(form="parquet", shard_size=5))
    return harbour


def test_the_docs_have_the_columns(here):
    """When the record gains a key, its row is to be added to the table."""
    found = duckdb.sql("DESCRIBE SELECT * FROM 'records.parquet'").fetchall()
    told = re.findall(r"^\| `(\w+)` \| `(.*)` \|$", DOCS, re.MULTILINE)
    assert told == [(name, kind) for name, kind, *_ in found]


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_docs(here, query):
    assert duckdb.sql(query).fetchall()


def test_comments_of_an_author(here):
    found = duckdb.sql(QUERIES[0]).fetchall()
    [comment, _] = here["comments"]
    assert found == [("harbour.txt", "Tom Barrow", comment["date"], comment["text"])] * 2


@pytest.mark.parametrize("suffix", ["parquet", "jsonl", "jsonl.gz", "jsonl.zst"])
def test_all_formats_hold_the_same(here, lines, suffix):
    if suffix == "jsonl.zst":
        pytest.importorskip("zstandard", reason="needs newsparse[zstd]")
    Path("all").mkdir()
    write(f"all/records.{suffix}", lines)
    query = f"SELECT source, body, header.date::VARCHAR, len(comments), confidence FROM 'all/records.{suffix}'"
    records = [json.loads(line) for line in lines]
    assert duckdb.sql(query).fetchall() == [
        (r["source"], r["body"], r["header"]["date"], len(r["comments"]), r["confidence"]) for r in records
    ]


TEXTS = ["", "\x00", "a\x00b", "\ud800", "\u2028", "2022", "2022-10-26T09:05:00+09:00", "null", "é" * 100_000, '"{}']


def test_odd_texts(tmp_path, lines, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("odd.parquet", [encode({**json.loads(lines[1]), "body": text}) for text in TEXTS])
    found = [body for (body,) in duckdb.sql("SELECT body FROM 'odd.parquet'").fetchall()]
    assert found == [text.replace("\ud800", "?") for text in TEXTS]
