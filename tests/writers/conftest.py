"""Records to write, and what reads them back."""

import gzip
import io
import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from newsparse.model import RawPage
from newsparse.options import Options
from newsparse.pipeline import parse_page
from newsparse.sources.formats import kind_of
from newsparse.writers import FORMS, encode

sys.path.insert(0, str(Path(__file__).parent))  # the tests import sunk.py from here

SCHEMA = json.loads(files("newsparse").joinpath("schema.json").read_text("utf-8"))
OPTIONAL = {*SCHEMA["properties"], "fields"} - set(SCHEMA["required"])
FIXTURES = Path(__file__).parent.parent / "fixtures"


def record_of(path, *, spans=False):
    data = path.read_bytes()
    page = RawPage(path.name, data, kind=kind_of(path.name, data))
    return parse_page(page, Options(spans=spans)).to_dict(spans=spans)


@pytest.fixture(scope="session")
def lines():
    """The fixtures' records, as lines; some with their spans."""
    pages = sorted([*FIXTURES.glob("synthetic/*.txt"), *FIXTURES.glob("html/*.html")])
    return [encode(record_of(path, spans=k % 3 == 0)) for k, path in enumerate(pages)]


def from_row(row):
    """The record that a row of Parquet was: the way that docs/outputs.md tells."""
    record = {key: value for key, value in row.items() if value is not None or key not in OPTIONAL}
    if "spans" in record:
        record["spans"] = [[s["start"], s["end"], s["label"], s["comment"]] for s in record["spans"]]
    if "fields" in record:
        record["fields"] = json.loads(record["fields"])
    return record


@pytest.fixture(scope="session")
def back():
    return from_row


def _from_zst(data):
    zstandard = pytest.importorskip("zstandard", reason="needs newsparse[zstd]")
    return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read()


def _from_parquet(data):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs newsparse[parquet]")
    return b"".join(encode(from_row(row)) for row in parquet.read_table(io.BytesIO(data)).to_pylist())


READERS = {"jsonl": bytes, "jsonl.gz": gzip.decompress, "jsonl.zst": _from_zst, "parquet": _from_parquet}


@pytest.fixture(params=FORMS)
def form(request):
    """Every form, where what it needs is installed."""
    if request.param == "jsonl.zst":
        pytest.importorskip("zstandard", reason="needs newsparse[zstd]")
    if request.param == "parquet":
        pytest.importorskip("pyarrow", reason="needs newsparse[parquet]")
    return request.param


@pytest.fixture(scope="session")
def read():
    """Bytes in some form → the lines that they hold."""
    return lambda form, data: READERS[form](data).splitlines(keepends=True)
