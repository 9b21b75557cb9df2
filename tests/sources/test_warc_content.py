"""The responses in a WARC: taken apart, and their content undone of whatever encoding it was sent in."""

import gzip
import zlib

import pytest
from crawled import HTML, http, name_of, record

from newsparse.sources.http import charset_of, headers_of, media_type, read_response


def chunked(body, size=7):
    parts = [body[k : k + size] for k in range(0, len(body), size)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


CHUNKED = {"Transfer_Encoding": "chunked"}
RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(HTML) + RAW.flush()
ENCODED = [
    ("gzip", http(gzip.compress(HTML), Content_Encoding="gzip"), HTML),
    ("gzip, members", http(gzip.compress(HTML) + gzip.compress(b"."), Content_Encoding="x-gzip"), HTML + b"."),
    ("deflate", http(zlib.compress(HTML), Content_Encoding="deflate"), HTML),
    ("deflate, raw", http(DEFLATED, Content_Encoding="deflate"), HTML),
    ("chunks", http(chunked(HTML), **CHUNKED), HTML),
    ("chunks of gzip", http(chunked(gzip.compress(HTML)), Content_Encoding="gzip", **CHUNKED), HTML),
    ("twice", http(gzip.compress(zlib.compress(HTML)), Content_Encoding="deflate, gzip"), HTML),
    ("identity", http(HTML, Content_Encoding="identity"), HTML),
    ("unknown", http(HTML, Content_Encoding="sdch"), HTML),
    ("gzip that is none", http(HTML, Content_Encoding="gzip"), HTML),
    ("deflate that is none", http(HTML, Content_Encoding="deflate"), HTML),
    ("chunks that are none", http(HTML, **CHUNKED), HTML),
    ("chunks cut off", http(chunked(HTML)[:30], **CHUNKED), "truncated"),
    ("gzip cut off", http(gzip.compress(HTML)[:-9], Content_Encoding="gzip"), "truncated"),
    ("gzip broken", http(gzip.compress(HTML)[:10] + b"\xff" * 30, Content_Encoding="gzip"), "unreadable"),
    ("gzip bomb", http(gzip.compress(bytes(3_000_000)), Content_Encoding="gzip"), "over-limit"),
    ("no HTTP", b"\x00\x01 no response", "unreadable"),
]


@pytest.mark.parametrize("block, expected", [case[1:] for case in ENCODED], ids=[case[0] for case in ENCODED])
def test_content_is_decoded(warc, block, expected):
    found, _ = warc(record(1, block=block) + record(2), max_size=1_000_000)
    assert found == [(name_of(1), expected), (name_of(2), HTML)]


def test_the_largest_limit_is_one(warc):
    blocks = [block for _, block, expected in ENCODED if isinstance(expected, bytes)]
    expected = [expected for *_, expected in ENCODED if isinstance(expected, bytes)]
    found, _ = warc(b"".join(record(k, block=block) for k, block in enumerate(blocks)), max_size=10**18)
    assert found == [(name_of(k), data) for k, data in enumerate(expected)]


@pytest.mark.parametrize("data, expected", [(None, HTML), (HTML, HTML), (b"cut", "truncated"), (b"bomb", "over-limit")])
def test_brotli(warc, data, expected):
    brotli = pytest.importorskip("brotli", reason="the extra warc is not installed")
    body = {b"cut": brotli.compress(HTML * 50)[:-3], b"bomb": brotli.compress(bytes(3_000_000))}.get(data)
    body = body or data or brotli.compress(HTML)
    found, _ = warc(record(1, block=http(body, Content_Encoding="br")), max_size=1_000_000)
    assert found == [(name_of(1), expected)]


def test_brotli_without_its_extra(warc, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "brotli", None)
    assert warc(record(1, block=http(b"x", Content_Encoding="br")))[0] == [(name_of(1), "unreadable")]


def test_zstd_content(warc):
    zstd = pytest.importorskip("newsparse.sources.compressed").import_zstd
    try:
        zstd = zstd()
    except Exception:  # noqa: BLE001
        pytest.skip("the extra zstd is not installed")
    for body, expected in (
        (zstd.compress(HTML), HTML),
        (zstd.compress(HTML * 9)[:-4], "truncated"),
        (zstd.compress(bytes(3_000_000)), "over-limit"),
        (zstd.compress(HTML)[:8] + b"\xff" * 20, "unreadable"),
    ):
        block = http(body, Content_Encoding="zstd")
        assert warc(record(1, block=block), max_size=1_000_000)[0] == [(name_of(1), expected)]


@pytest.mark.parametrize(
    "block, expected",
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", (200, {"a": "b"}, b"body")),
        (b"HTTP/1.1 200\r\n\r\n", (200, {}, b"")),
        (b"HTTP/1.1 200 OK\r\nA: b\r\nA: c\r\n d\r\nnonsense\r\n\r\n", (200, {"a": "b"}, b"")),
        (b"HTTP/1.1 200 OK\r\nA: cut", (200, {"a": "cut"}, b"")),
        (b"HTTP/1.1 200", (200, {}, b"")),
        (b"HTTP/1.1 abc\r\n\r\n", None),
        (b"GET / HTTP/1.1\r\n\r\n", None),
        (b"", None),
    ],
)
def test_a_response_taken_apart(block, expected):
    assert read_response(block) == expected


@pytest.mark.parametrize(
    "value, media, charset",
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ('Text/HTML ; x=1; charset="koi8-r"', "text/html", "koi8-r"),
        ("text/html; charset = 'euc-jp'", "text/html", "euc-jp"),
        ("text/html;charset=", "text/html", None),
        ("", "", None),
    ],
)
def test_a_content_type_taken_apart(value, media, charset):
    assert (media_type(value), charset_of(value)) == (media, charset)


def test_headers_that_are_not_utf8_are_read():
    assert headers_of(b"A: caf\xe9\r\n")["a"] == "caf\ufffd"
