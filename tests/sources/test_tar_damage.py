"""Tar, damaged: what is no header is told, and the members around it are read."""

import gzip
import os
import tarfile

import pytest
from packed import tarred


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz"])
def test_a_tar_cut_off_gives_the_members_before(read, tmp_path, page, suffix):
    whole = tarred([(f"{k}.txt", page) for k in range(5)], tarfile.USTAR_FORMAT)
    for size, whole_members in ((3 * 1024 + 512 + 10, 3), (3 * 1024 + 100, 3), (4 * 1024, 4)):
        cut = whole[:size]
        data = cut if suffix == ".tar" else gzip.compress(cut)
        (tmp_path / f"x{suffix}").write_bytes(data)
        *pages, last = read(f"x{suffix}")
        assert [told for _, told in pages] == [page] * whole_members
        assert last[1] == "truncated"


def test_a_compressed_tar_cut_off_is_told_once(read, tmp_path):
    pages = [os.urandom(2000).hex().encode() for _ in range(9)]
    data = gzip.compress(tarred([(f"{k}.txt", page) for k, page in enumerate(pages)]))
    (tmp_path / "x.tgz").write_bytes(data[: len(data) // 2])
    found = [told for _, told in read("x.tgz")]
    assert found[:-1] == pages[: len(found) - 1]
    assert len(found) > 2
    assert found[-1] == "truncated"


def test_a_broken_header_in_a_tar_is_passed_over(read, tmp_path, page):
    data = bytearray(tarred([(f"{k}.txt", page) for k in range(4)], tarfile.USTAR_FORMAT))
    data[1024 + 5] ^= 0xFF
    (tmp_path / "x.tar").write_bytes(data)
    assert read("x.tar") == [
        ("x.tar!0.txt", page),
        ("x.tar", "unreadable"),
        ("x.tar!2.txt", page),
        ("x.tar!3.txt", page),
    ]


LONG = "d/" * 60 + "{}é.txt"  # which takes a header that describes the next, of either kind


def described(data, k):
    """Where in a tar of long names the header of a member is."""
    return data.index(b"ustar", data.index(LONG[:50].encode(), data.index(f"{k}é.txt".encode()))) - 257


@pytest.mark.parametrize("kind", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT], ids=["gnu", "pax"])
@pytest.mark.parametrize("broken", [b"\xff", b"\0" * 512], ids=["a byte", "all of it"])
def test_a_broken_header_behind_its_description_is_passed_over(results, tmp_path, page, kind, broken):
    data = bytearray(tarred([(LONG.format(k), page) for k in range(4)], kind))
    at = described(data, 1)
    data[at : at + len(broken)] = broken
    (tmp_path / "x.tar").write_bytes(data)
    first, failure, *others = results("x.tar")
    assert [found.source[-6:] for found in (first, *others)] == ["0é.txt", "2é.txt", "3é.txt"]
    assert (failure.source, failure.code) == (str(tmp_path / "x.tar"), "unreadable")
    assert failure.message == "2048 bytes are not a member"  # the description, the header, the page


def test_a_description_before_the_end_is_told(read, tmp_path, page):
    data = tarred([("a.txt", page)]) + tarred([(LONG.format(0), page)], tarfile.GNU_FORMAT)[:1024] + bytes(1024)
    (tmp_path / "x.tar").write_bytes(data)
    assert read("x.tar") == [("x.tar!a.txt", page), ("x.tar", "unreadable")]


def test_descriptions_of_members_are_bounded(read, tmp_path):
    header = tarfile.TarInfo("x")
    header.type = tarfile.XHDTYPE
    header.size = 1 << 34
    (tmp_path / "large.tar").write_bytes(header.tobuf(tarfile.GNU_FORMAT) + bytes(10_240))
    header.size = 0
    (tmp_path / "chain.tar").write_bytes(header.tobuf(tarfile.GNU_FORMAT) * 5000)
    assert read("large.tar", "chain.tar") == [("large.tar", "unreadable"), ("chain.tar", "unreadable")]
