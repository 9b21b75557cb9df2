"""Compressed files: one page or many, whole, cut, corrupt, or a bomb."""

import bz2
import gzip
import json
import lzma

import pytest

from newsparse.sources import open_sources
from newsparse.sources.compressed import import_zstd
from newsparse.sources.formats import without_compression

try:
    zstd = import_zstd()
except Exception:  # noqa: BLE001  (the cases below say that they are skipped)
    zstd = None

needs_zstd = pytest.mark.skipif(zstd is None, reason="the extra zstd is not installed")
WAYS = [
    pytest.param(".gz", gzip.compress, id="gzip"),
    pytest.param(".bz2", bz2.compress, id="bzip2"),
    pytest.param(".xz", lzma.compress, id="xz"),
    pytest.param(".zst", zstd and zstd.compress, id="zstd", marks=needs_zstd),
]
ROWS = [json.dumps({"text": f"page {k} " + "with words " * (k % 7)}) for k in range(3000)]


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_a_page(results, tmp_path, page, suffix, compress):
    for name, kind in (("a.txt", "text"), ("a.html", "html"), ("a", "text")):
        (tmp_path / (name + suffix)).write_bytes(compress(page))
        [found] = results(name + suffix)
        assert (found.data, found.kind, found.source) == (page, kind, str(tmp_path / (name + suffix)))


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_one_stream_behind_the_other_is_one_page(read, tmp_path, page, suffix, compress):
    (tmp_path / f"a.txt{suffix}").write_bytes(compress(page) + compress(page))
    assert read(f"a.txt{suffix}") == [(f"a.txt{suffix}", page + page)]


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_a_page_that_is_cut_is_a_failure(read, tmp_path, suffix, compress):
    data = compress("\n".join(["A page of text.", *ROWS]).encode())
    for size in (len(data) // 2, len(data) - 1):
        (tmp_path / f"a.txt{suffix}").write_bytes(data[:size])
        assert read(f"a.txt{suffix}") == [(f"a.txt{suffix}", "truncated")]


@pytest.mark.parametrize("suffix, compress", WAYS[1:3])
@pytest.mark.parametrize("behind", [b"\n", b"garbage behind it"])
def test_what_is_no_stream_behind_one_is_told(read, tmp_path, suffix, compress, behind):
    name = f"a.jsonl{suffix}"
    (tmp_path / name).write_bytes(compress("\n".join(ROWS[:3]).encode() + b"\n") + behind)
    assert read(name)[-1] == (name, "unreadable")


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_rows_before_the_cut_come_out(read, tmp_path, suffix, compress):
    name = f"a.jsonl{suffix}"
    # a stream for every 500 rows: bzip2 and zstd undo whole blocks only
    data = b"".join(compress(("\n".join(ROWS[k : k + 500]) + "\n").encode()) for k in range(0, 3000, 500))
    (tmp_path / name).write_bytes(data[: len(data) * 3 // 4])
    *pages, last = read(name)
    assert last == (name, "truncated")
    assert len(pages) >= 2000
    assert pages == [(f"{name}:{k + 1}", json.loads(ROWS[k])["text"]) for k in range(len(pages))]


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_corrupt_data_is_a_failure(read, tmp_path, suffix, compress):
    data = bytearray(compress("\n".join(["page", *ROWS]).encode()))
    for at in range(len(data) // 2, len(data) // 2 + 40):
        data[at] ^= 0x55
    (tmp_path / f"a.txt{suffix}").write_bytes(data)
    assert read(f"a.txt{suffix}") == [(f"a.txt{suffix}", "unreadable")]


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_a_bomb_is_undone_up_to_the_limit_only(read, tmp_path, suffix, compress):
    (tmp_path / f"a.txt{suffix}").write_bytes(compress(bytes(30_000_000)))
    assert read(f"a.txt{suffix}", max_size=1_000_000) == [(f"a.txt{suffix}", "over-limit")]
    assert len(read(f"a.txt{suffix}", max_size=30_000_000)[0][1]) == 30_000_000


@pytest.mark.parametrize("suffix, compress", WAYS)
def test_an_empty_page(read, tmp_path, suffix, compress):
    (tmp_path / f"a.txt{suffix}").write_bytes(compress(b""))
    assert read(f"a.txt{suffix}") == [(f"a.txt{suffix}", b"")]


@pytest.mark.parametrize("suffix, compress", WAYS[:3])
def test_zeros_behind_a_stream_are_padding(read, tmp_path, page, suffix, compress):
    for size in (1, 700, 70_000):
        (tmp_path / f"a.txt{suffix}").write_bytes(compress(page) + bytes(size))
        (tmp_path / f"b.txt{suffix}").write_bytes(compress(page) + bytes(size) + compress(page))
        assert read("") == [(f"a.txt{suffix}", page), (f"b.txt{suffix}", page + page)]


@pytest.mark.parametrize("suffix, compress", WAYS[:3])
def test_many_empty_streams_are_passed_in_linear_time(read, tmp_path, page, suffix, compress):
    """Quadratic, these would take minutes."""
    (tmp_path / f"a.txt{suffix}").write_bytes(compress(b"") * 100_000 + compress(page))
    assert read(f"a.txt{suffix}") == [(f"a.txt{suffix}", page)]


# what stands behind a whole stream, made of another one
BEHIND = [
    ("garbage", lambda _: b"garbage"),
    ("zeros and garbage", lambda _: b"\0\0garbage"),
    ("the beginning of one", lambda more: more[:3]),
    ("one whose first byte is wrong", lambda more: bytes([more[0] ^ 1]) + more[1:]),
    ("one without its first byte", lambda more: more[1:]),
]


@pytest.mark.parametrize("behind", [case[1] for case in BEHIND], ids=[case[0] for case in BEHIND])
@pytest.mark.parametrize("suffix, compress", WAYS)
def test_what_is_no_stream_behind_one_is_a_failure(read, tmp_path, suffix, compress, behind):
    rows = "\n".join(ROWS[:3]).encode() + b"\n"
    (tmp_path / f"a.txt{suffix}").write_bytes(compress(b"A page.\n" + rows) + behind(compress(rows)))
    (tmp_path / f"r.jsonl{suffix}").write_bytes(compress(rows) + behind(compress(rows)) + compress(rows))
    one, *pages, last = [told for _, told in read("")]
    assert pages == [json.loads(row)["text"] for row in ROWS[:3]]
    assert {one, last} <= {"unreadable", "truncated"}


def test_a_zip_in_a_gzip_is_set_aside_within_the_limit(read, tmp_path):
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.txt", "page")
        archive.writestr("large.txt", bytes(50_000))
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(out.getvalue()))
    assert read("a.zip.gz")[0] == ("a.zip.gz!x.txt", b"page")
    assert read("a.zip.gz", max_size=10_000) == [("a.zip.gz", "over-limit")]


@needs_zstd
@pytest.mark.parametrize("packed", [False, True])
def test_a_dictionary_in_the_first_frame(read, tmp_path, page, packed):
    samples = [f"WARC/1.0\r\nWARC-Type: response {k}\r\nContent-Length: {k * 7}\r\n".encode() for k in range(500)]
    words = zstd.train_dict(samples, 4000)
    frame = zstd.compress(words.dict_content) if packed else words.dict_content
    data = b"\x5d\x2a\x4d\x18" + len(frame).to_bytes(4, "little") + frame + zstd.compress(page, zstd_dict=words)
    (tmp_path / "a.txt.zst").write_bytes(data)
    assert read("a.txt.zst") == [("a.txt.zst", page)]
    (tmp_path / "a.txt.zst").write_bytes(data[:300])
    assert read("a.txt.zst") == [("a.txt.zst", "truncated")]
    (tmp_path / "a.txt.zst").write_bytes(data[:4] + b"\xff\xff\xff\xff" + data[8:])
    assert read("a.txt.zst", max_size=1000) == [("a.txt.zst", "unreadable")]


def test_what_an_extra_reads_is_a_failure_without_it(tmp_path, monkeypatch, page):
    import sys

    monkeypatch.setitem(sys.modules, "compression" if sys.version_info >= (3, 14) else "backports", None)
    (tmp_path / "a.txt").write_bytes(page)
    (tmp_path / "b.txt.zst").write_bytes(b"\x28\xb5\x2f\xfd\x00")
    (tmp_path / "c.txt").write_bytes(page)
    found = list(open_sources([str(tmp_path)]))
    assert [getattr(r, "code", "page") for r in found] == ["page", "unreadable", "page"]
    assert "newsparse[zstd]" in found[1].hint


@pytest.mark.parametrize(
    "name, less",
    [
        ("a.html.gz", "a.html"),
        ("a.GZ", "a"),
        ("a.tgz", "a.tar"),
        ("a.txz", "a.tar"),
        ("a.html", "a.html"),
        ("gz", "gz"),
    ],
)
def test_a_name_less_its_compression(name, less):
    assert without_compression(name) == less
