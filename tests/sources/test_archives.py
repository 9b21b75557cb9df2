"""Zip and tar: every member a page or a failure, names only names, one bad member never the end of the rest."""

import gzip
import io
import os
import stat
import struct
import tarfile
import tempfile
import zipfile
import zlib

import pytest
from packed import tarred, zipped

from newsparse.sources import SourceOptions
from newsparse.sources.formats import read_stream
from newsparse.sources.streams import Stream

WAYS = {
    "zip": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}
FORMATS = {"ustar": tarfile.USTAR_FORMAT, "gnu": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}


def three(page):
    return [("b.txt", page), ("a.txt", page), ("d/c.txt", page)]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_members_of_a_zip_in_its_order(read, tmp_path, page, way):
    (tmp_path / "x.zip").write_bytes(zipped(three(page), way))
    assert read("x.zip") == [("x.zip!b.txt", page), ("x.zip!a.txt", page), ("x.zip!d/c.txt", page)]


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_members_of_a_tar_in_its_order(read, tmp_path, page, kind):
    (tmp_path / "x.tar").write_bytes(tarred(three(page), kind))
    assert read("x.tar") == [("x.tar!b.txt", page), ("x.tar!a.txt", page), ("x.tar!d/c.txt", page)]


def test_names_are_only_names(read, tmp_path, page):
    names = ["../../etc/passwd", "/etc/passwd", "..", "a/../../b.txt", "C:\\x.txt", "\u00e9\u3042.txt", "new\nline"]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.zip").write_bytes(zipped([(name, page) for name in names]))
    (tmp_path / "in" / "x.tar").write_bytes(tarred([(name, page) for name in names]))
    before = sorted(os.walk(tmp_path))
    found = read("in")
    assert found == [(f"in/x.{kind}!{name}", page) for kind in ("tar", "zip") for name in names]
    assert sorted(os.walk(tmp_path)) == before


def test_hidden_members_and_folders_are_left_out(read, tmp_path, page):
    names = [".hidden", "d/.git/config", "__MACOSX/._a.txt", "./d/a.txt", "d/"]
    (tmp_path / "x.zip").write_bytes(zipped([(name, b"" if name.endswith("/") else page) for name in names]))
    members = [(name.rstrip("/"), (tarfile.DIRTYPE, "") if name.endswith("/") else page) for name in names]
    (tmp_path / "x.tar").write_bytes(tarred(members))
    assert read("x.zip", "x.tar") == [("x.zip!./d/a.txt", page), ("x.tar!./d/a.txt", page)]


@pytest.mark.parametrize("name", ["x.zip", "x.tar"])
def test_an_archive_without_pages(read, tmp_path, name):
    make = zipped if name == "x.zip" else tarred
    for members in ([], [(".hidden", b"x")]):
        (tmp_path / name).write_bytes(make(members))
        assert read(name) == [(name, "missing")]


def test_links_and_devices_are_failures(read, tmp_path, page):
    odd = [("s", (tarfile.SYMTYPE, "/etc/passwd")), ("h", (tarfile.LNKTYPE, "a.txt")), ("f", (tarfile.FIFOTYPE, ""))]
    (tmp_path / "x.tar").write_bytes(tarred([("a.txt", page), *odd, ("z.txt", page)]))
    told = [told for _, told in read("x.tar")]
    assert told == [page, "unreadable", "unreadable", "unreadable", page]


def test_links_in_a_zip_are_failures(read, tmp_path, page):
    link = zipfile.ZipInfo("s.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    (tmp_path / "x.zip").write_bytes(zipped([("a.txt", page), (link, b"../../etc/passwd"), ("z.txt", page)]))
    assert read("x.zip") == [("x.zip!a.txt", page), ("x.zip!s.txt", "unreadable"), ("x.zip!z.txt", page)]


def test_members_are_read_as_what_they_are(read, tmp_path, page):
    rows = b'{"text": "one"}\n{"text": "two"}\n'
    inner = [("p.txt.gz", gzip.compress(page)), ("r.jsonl", rows), ("t.tgz", gzip.compress(tarred([("m", page)])))]
    expected = [("p.txt.gz", page), ("r.jsonl:1", "one"), ("r.jsonl:2", "two"), ("t.tgz!m", page)]
    (tmp_path / "x.zip").write_bytes(zipped(inner))
    (tmp_path / "x.tar").write_bytes(tarred(inner))
    assert read("x.zip", "x.tar") == [(f"x.{k}!{name}", told) for k in ("zip", "tar") for name, told in expected]


def test_the_kind_of_a_member_is_its_own(results, tmp_path, page):
    (tmp_path / "x.zip").write_bytes(zipped([("a.html", page), ("b.html.gz", gzip.compress(page)), ("c", page)]))
    assert [r.kind for r in results("x.zip")] == ["html", "html", "text"]


def test_an_encrypted_member_is_a_failure(read, tmp_path, page):
    data = bytearray(zipped(three(page)))
    at = data.index(b"PK\x01\x02")  # the flags of the first member, in the directory and before its data
    data[at + 8] |= 1
    data[6] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    assert [told for _, told in read("x.zip")] == ["unreadable", page, page]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_corrupt_member_is_a_failure_and_the_rest_goes_on(read, tmp_path, way):
    pages = [os.urandom(3000).hex().encode() for _ in range(3)]
    data = bytearray(zipped([(f"{k}.txt", page) for k, page in enumerate(pages)], way))
    second = data.index(b"PK\x03\x04", 10)
    for at in range(second + 900, second + 960):
        data[at] ^= 0xFF
    (tmp_path / "x.zip").write_bytes(data)
    assert [told for _, told in read("x.zip")] == [pages[0], "unreadable", pages[2]]


@pytest.mark.parametrize(
    "folder, told", [(None, "a temporary folder (none can be written to)"), ("/no/folder", "/no/folder (no such file)")]
)
def test_a_zip_that_cannot_be_set_aside_is_a_failure(monkeypatch, folder, told):
    def none_found():
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "tempdir", folder)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", none_found)
    data = zipped([("a.txt", bytes(9_000_000))], zipfile.ZIP_STORED)
    [failure] = read_stream("-", Stream("-", io.BytesIO(data).read), SourceOptions())
    assert (failure.code, failure.message) == ("unreadable", f"cannot be set aside in {told}")


def test_a_zip_cut_off_has_lost_its_directory(read, tmp_path, page):
    (tmp_path / "x.zip").write_bytes(zipped(three(page))[:-30])
    assert read("x.zip") == [("x.zip", "truncated")]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_bomb_in_a_zip_is_one_failure(read, tmp_path, page, way):
    (tmp_path / "x.zip").write_bytes(zipped([("bomb.txt", bytes(5_000_000)), ("a.txt", page)], way))
    assert read("x.zip", max_size=100_000) == [("x.zip!bomb.txt", "over-limit"), ("x.zip!a.txt", page)]


def overlapping(offsets):
    """A zip whose members begin at these places of one stream of bytes, each member up to the end."""
    out = bytearray()
    data = bytes(2000)
    header = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 0, 0, 0, zlib.crc32(data), 2000, 2000, 1, 0) + b"a"
    out += header + data
    for at in offsets:
        sizes = struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 0, zlib.crc32(data), 2000, 2000, 1, 0, 0, 0, 0, 0, at)
        out += b"PK\x01\x02" + sizes + b"a"
    count = len(offsets)
    return bytes(out + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, count, count, 47 * count, len(header + data), 0))


@pytest.mark.parametrize("offsets, found", [([0], bytes(2000)), ([0] * 60_000, "unreadable"), ([0, 900], "unreadable")])
def test_members_that_overlap_are_a_bomb(read, tmp_path, offsets, found):
    (tmp_path / "x.zip").write_bytes(overlapping(offsets))
    assert [told for _, told in read("x.zip")] == [found]


def test_a_sparse_bomb_in_a_tar_is_one_failure(read, tmp_path, page):
    hole = tarfile.TarInfo("hole.txt")
    hole.size = 512
    hole.pax_headers = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": "hole.txt",
        "GNU.sparse.realsize": str(1 << 40),
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(hole, io.BytesIO(b"0\n".ljust(512, b"\0")))
    (tmp_path / "x.tar").write_bytes(out.getvalue())
    assert read("x.tar", max_size=100_000)[0] == ("x.tar!hole.txt", "over-limit")


def test_a_document_in_a_zip_is_no_archive(read, tmp_path):
    (tmp_path / "x.docx").write_bytes(zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]))
    (tmp_path / "x.epub").write_bytes(zipped([("mimetype", b"application/epub+zip"), ("a.xhtml", b"<html>")]))
    assert read("x.docx", "x.epub") == [("x.docx", "binary"), ("x.epub", "binary")]


def test_tars_behind_each_other_are_one(read, tmp_path, page):
    (tmp_path / "x.tar").write_bytes(tarred([("a.txt", page)]) + tarred([("b.txt", page)]))
    assert read("x.tar") == [("x.tar!a.txt", page), ("x.tar!b.txt", page)]


def test_a_member_without_a_name(read, tmp_path, page):
    data = zipped([("a", page)])
    for name in (b"PK\x03\x04", b"PK\x01\x02"):  # the length of the name: none
        at = data.index(name) + (26 if name == b"PK\x03\x04" else 28)
        data = data[:at] + b"\0" + data[at + 1 :]
    (tmp_path / "x.zip").write_bytes(data)
    assert [told for _, told in read("x.zip")] in ([page], ["unreadable"])


def test_tar_forgets_the_members_it_has_read(tmp_path, page):
    """A night's crawl in one tar: what is remembered of a member must not add up."""
    import tracemalloc

    from newsparse.sources import open_sources

    def peak(count):
        (tmp_path / "x.tar").write_bytes(tarred([(f"{k}.txt", page) for k in range(count)], tarfile.USTAR_FORMAT))
        tracemalloc.start()
        assert sum(1 for _ in open_sources([str(tmp_path / "x.tar")])) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(3000) < peak(300) + 300_000
