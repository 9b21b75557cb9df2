"""Every container cut at every byte, and with bytes changed: never a traceback, never a short page that nobody tells."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import InputError, MissingExtra
from newsparse.sources import SourceOptions
from newsparse.sources.compressed import import_zstd
from newsparse.sources.formats import read_stream
from newsparse.sources.streams import Stream

PAGES = [f"page {k} of the harbour ".encode() * (k + 3) + bytes([65 + k]) for k in range(3)]
OPTIONS = SourceOptions(max_size=1_000_000, keep_fields=True)


def zipped(way):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for k, page in enumerate(PAGES):
            archive.writestr(f"{k}.txt", page)
    return out.getvalue()


def tarred():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for k, page in enumerate(PAGES):
            info = tarfile.TarInfo(f"{k}é.txt")
            info.size = len(page)
            archive.addfile(info, io.BytesIO(page))
    return out.getvalue()


def record(k, page):
    header = f"WARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{k}>\r\nContent-Type: text/plain\r\nContent-Length: {len(page)}"
    return b"WARC/1.0\r\n" + header.encode() + b"\r\n\r\n" + page + b"\r\n\r\n"


def parquet():
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    out = io.BytesIO()
    columns = {"text": [page.decode() for page in PAGES], "other": [[1, None]] * 3}
    pq.write_table(pa.table(columns), out, row_group_size=2, use_dictionary=False, write_page_checksum=True)
    return out.getvalue()


def zstd(data):
    try:
        return import_zstd().compress(data)
    except MissingExtra:
        pytest.skip("the extra zstd is not installed")


ROWS = b"".join(json.dumps({"text": page.decode()}).encode() + b"\n" for page in PAGES)
RECORDS = [record(k, page) for k, page in enumerate(PAGES)]
# name → contents, and the lengths at which it is whole again: nothing tells that more was to come
CASES = {
    "a.txt.gz": (lambda: gzip.compress(b"".join(PAGES)), ()),
    "a.txt.bz2": (lambda: bz2.compress(b"".join(PAGES)), ()),
    "a.txt.xz": (lambda: lzma.compress(b"".join(PAGES)), ()),
    "a.txt.zst": (lambda: zstd(b"".join(PAGES)), ()),
    "a.gz": (lambda: gzip.compress(bz2.compress(gzip.compress(b"".join(PAGES)))), ()),
    "stored.zip": (lambda: zipped(zipfile.ZIP_STORED), ()),
    "deflated.zip": (lambda: zipped(zipfile.ZIP_DEFLATED), ()),
    "bzip2.zip": (lambda: zipped(zipfile.ZIP_BZIP2), ()),
    "lzma.zip": (lambda: zipped(zipfile.ZIP_LZMA), ()),
    "a.tar": (tarred, ()),
    "a.tgz": (lambda: gzip.compress(tarred()), ()),
    "a.tar.xz": (lambda: lzma.compress(tarred()), ()),
    "a.jsonl": (lambda: ROWS, "rows"),
    "a.jsonl.gz": (lambda: gzip.compress(ROWS), ()),
    "a.warc": (lambda: b"".join(RECORDS), "records"),
    "members.warc.gz": (lambda: b"".join(map(gzip.compress, RECORDS)), "members"),
    "one.warc.gz": (lambda: gzip.compress(b"".join(RECORDS)), ()),
    "a.parquet": (parquet, ()),
}


def read(name, data):
    """The pages as bytes, the codes of failures."""
    found = list(read_stream(name, Stream(name, io.BytesIO(data).read, file=io.BytesIO(data)), OPTIONS))
    pages = [r.data if isinstance(r.data, bytes) else r.data.encode() for r in found if not isinstance(r, InputError)]
    return pages, [r.code for r in found if isinstance(r, InputError)]


def whole_at(kind):
    """Where rows or records end; the line ends behind a record may be missing."""
    parts = {"rows": ROWS.splitlines(keepends=True), "records": RECORDS, "members": [gzip.compress(r) for r in RECORDS]}
    ends, at = set(), 0
    for part in parts.get(kind, ()):
        at += len(part)
        ends |= set(range(at - {"rows": 1, "records": 4, "members": 0}[kind], at + 1))
    return ends


@pytest.mark.parametrize("name", CASES)
def test_every_cut_is_told(name):
    make, kind = CASES[name]
    data = make()
    whole, codes = read(name, data)
    assert b"".join(whole) == b"".join(PAGES) and not codes
    unseen = whole_at(kind)
    for size in range(10, len(data), 1 if len(data) < 3000 else 13):
        pages, codes = read(name, data[:size])
        told = len(codes) == 1 or size in unseen or size > len(data.rstrip(b"\0"))
        assert told, f"{size}: {codes}"
        assert pages == whole[: len(pages)] or (codes == [] and pages == [data[:size]]), size


@pytest.mark.parametrize("name", CASES)
@settings(deadline=None, max_examples=50)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 1 << 16), st.binary(max_size=8), st.integers(0, 12)), min_size=1, max_size=4
    )
)
def test_changed_bytes_are_pages_or_failures(name, changes):
    data = bytearray(CASES[name][0]())
    for at, put, gone in changes:
        begin = at % len(data) if data else 0
        data[begin : begin + gone] = put
    pages, codes = read(name, bytes(data))
    assert pages or codes
    checked = name.endswith((".zip", ".gz", ".xz", ".bz2")) and name.split(".")[1] in ("txt", "zip", "gz")
    if checked and not codes and bytes(data) not in pages:
        assert set(pages) <= {*PAGES, b"".join(PAGES), b""}


@pytest.mark.parametrize("name", ["page.txt", "rows.jsonl", "rows.json", "many.warc"])
def test_a_page_for_which_there_is_no_memory_is_one_failure(name):
    def read(_):
        raise MemoryError

    assert [(one.source, one.code) for one in read_stream(name, Stream(name, read), OPTIONS)] == [(name, "unreadable")]
