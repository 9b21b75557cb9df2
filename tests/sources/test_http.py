"""Responses as crawlers keep them: what is undone, what is left as it is, what is a failure."""

import gzip
import hashlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import InputError, MissingExtra
from newsparse.sources.compressed import import_zstd
from newsparse.sources.http import Response, charset_of, content_of, headers_of, media_type, read_response

PAGE = b"<html><p>A page of the harbour.</p></html>\n"
LIMIT = 1_000_000


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def chunked(body, size=7, end=b"0\r\n\r\n"):
    parts = [body[k : k + size] for k in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + end


def content(body, limit=LIMIT, **headers):
    """The content, or the code of what is wrong with it."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        return content_of("x", Response(200, names, body), limit)
    except InputError as problem:
        return problem.code


# what it is, the body, the transfer encoding, the content
CHUNKS = [
    ("chunks", chunked(PAGE), PAGE),
    ("one chunk", chunked(PAGE, 10_000), PAGE),
    ("none", b"0\r\n\r\n", b""),
    ("nothing", b"", b""),
    ("never were", PAGE, PAGE),
    ("no end", chunked(PAGE, end=b""), "truncated"),
    ("cut in a chunk", chunked(PAGE)[:25], "truncated"),
    ("something between", chunked(PAGE, end=b"") + b"<p>\r\n" + chunked(PAGE), "unreadable"),
    ("cut in a size", chunked(PAGE, end=b"1"), "truncated"),
    ("bare line ends", chunked(PAGE).replace(b"\r\n", b"\n"), PAGE),
    ("capitals and zeros", b"00000A\r\n" + PAGE[:10] + b"\r\n0\r\n\r\n", PAGE[:10]),
    ("an extension", b"5;name=value\r\n" + PAGE[:5] + b"\r\n0\r\n\r\n", PAGE[:5]),
    ("blanks behind the size", b"5  \r\n" + PAGE[:5] + b"\r\n0\r\n\r\n", PAGE[:5]),
    ("a trailer", chunked(PAGE, end=b"0\r\nX-Sum: 1\r\n\r\n"), PAGE),
    ("a size without end", b"f" * 9 + b"\r\n" + PAGE, b"f" * 9 + b"\r\n" + PAGE),
    ("a size larger than the rest", b"ffff\r\n" + PAGE, "truncated"),
    ("cut behind a chunk", chunked(PAGE, 99, end=b"")[:-1], "truncated"),
    ("cut in the second size", chunked(PAGE, 99, end=b"f"), "truncated"),
    ("a first size that is wrong", b"9\r\n" + PAGE + b"\r\n0\r\n\r\n", "unreadable"),
    ("undone, and begins with hex digits", b"abc def\n" + PAGE, b"abc def\n" + PAGE),
    ("undone, and begins with a year", b"2023\n" + PAGE, b"2023\n" + PAGE),
    ("undone, and begins with a year, and is long", b"2023\r\n" + PAGE * 999, b"2023\r\n" + PAGE * 999),
    ("undone, and begins with a small number", b"5\r\n\r\n" + PAGE, b"5\r\n\r\n" + PAGE),
    ("undone, and begins with a zero", b"0\n" + PAGE, b"0\n" + PAGE),
    ("undone, and begins with a zero in a line of DOS", b"0\r\n" + PAGE, b"0\r\n" + PAGE),
]


@pytest.mark.parametrize("body, expected", [case[1:] for case in CHUNKS], ids=[case[0] for case in CHUNKS])
def test_chunks(body, expected):
    assert content(body, transfer_encoding="chunked") == expected


@given(st.binary(max_size=300), st.integers(1, 40))
def test_chunks_are_undone(body, size):
    assert content(chunked(body, size), transfer_encoding="Chunked") == body


ENCODINGS = [
    ("gzip", gzip.compress(PAGE), PAGE),
    ("x-gzip", gzip.compress(PAGE), PAGE),
    ("GZIP", gzip.compress(PAGE), PAGE),
    ("gzip", gzip.compress(PAGE) + gzip.compress(PAGE), PAGE * 2),
    ("gzip", gzip.compress(PAGE) + b"\r\n", PAGE),
    ("gzip", PAGE, PAGE),
    ("gzip", b"", b""),
    ("gzip", gzip.compress(PAGE)[:-1], "truncated"),
    ("gzip", gzip.compress(PAGE)[:3], "truncated"),
    ("gzip", gzip.compress(PAGE)[:-8] + bytes(8), "unreadable"),
    ("gzip", gzip.compress(bytes(LIMIT + 1)), "over-limit"),
    ("gzip", gzip.compress(bytes(LIMIT)), bytes(LIMIT)),
    ("gzip", gzip.compress(bytes(LIMIT // 2)) * 3, "over-limit"),
    ("deflate", zlib.compress(PAGE), PAGE),
    ("deflate", raw_deflate(PAGE), PAGE),
    ("deflate", PAGE, PAGE),
    ("deflate", zlib.compress(PAGE)[:-5], "truncated"),
    ("deflate", zlib.compress(bytes(LIMIT + 1)), "over-limit"),
    ("gzip, deflate", zlib.compress(gzip.compress(PAGE)), PAGE),
    ("deflate,gzip", gzip.compress(zlib.compress(PAGE)), PAGE),
    ("identity", PAGE, PAGE),
    ("", PAGE, PAGE),
    ("compress", PAGE, PAGE),
    (", ,gzip,,", gzip.compress(PAGE), PAGE),
    ("zstd", PAGE, PAGE),
]


@pytest.mark.parametrize("coding, body, expected", ENCODINGS, ids=[f"{k}-{c[0]}" for k, c in enumerate(ENCODINGS)])
def test_encodings(coding, body, expected):
    assert content(body, content_encoding=coding) == expected


def test_every_cut_of_an_encoding_is_told():
    zlibbed = zlib.compress(PAGE)
    for size in range(2, len(zlibbed)):
        assert content(zlibbed[:size], content_encoding="deflate") == "truncated"
    gzipped = gzip.compress(PAGE)
    for size in range(2, len(gzipped)):
        assert content(gzipped[:size], content_encoding="gzip") == "truncated"


def test_every_cut_of_brotli_is_told():
    brotli = pytest.importorskip("brotli", reason="the extra warc is not installed")
    packed = brotli.compress(PAGE)
    for size in range(1, len(packed)):
        assert content(packed[:size], content_encoding="br") == "truncated"
    assert content(packed, content_encoding="br") == PAGE


# as it is below, the content
BROTLI = [
    ("a line end behind it", lambda packed: packed + b"\r\n", PAGE * 500),
    ("words behind it", lambda packed: packed + b"junk", PAGE * 500),
    ("never encoded", lambda _: PAGE * 500, PAGE * 500),
    ("never encoded, and begins as if with nothing", lambda _: b"7 " + PAGE, b"7 " + PAGE),
    ("never encoded, and begins as if cut", lambda _: b"London votes. " + PAGE, b"London votes. " + PAGE),
    ("something within it", lambda packed: packed[:5000] + bytes(20) + packed[5000:], "unreadable"),
]


@pytest.mark.parametrize("change, expected", [case[1:] for case in BROTLI], ids=[case[0] for case in BROTLI])
def test_what_is_not_quite_brotli(change, expected):
    brotli = pytest.importorskip("brotli", reason="the extra warc is not installed")
    noise = "".join(hashlib.sha256(b"%d" % k).hexdigest() for k in range(200))  # which takes some bytes when packed
    page = noise.encode() if expected == "unreadable" else PAGE * 500
    assert content(change(brotli.compress(page)), content_encoding="br") == expected


def test_brotli_is_undone_up_to_the_limit_only():
    brotli = pytest.importorskip("brotli", reason="the extra warc is not installed")
    assert content(brotli.compress(bytes(LIMIT)) + b"junk", content_encoding="br") == bytes(LIMIT)
    assert content(brotli.compress(bytes(LIMIT + 1)) + b"junk", content_encoding="br") == "over-limit"


def test_every_cut_of_zstd_is_told():
    try:
        zstd = import_zstd()
    except MissingExtra:
        pytest.skip("the extra zstd is not installed")
    packed = zstd.compress(PAGE)
    for size in range(4, len(packed)):
        assert content(packed[:size], content_encoding="zstd") == "truncated"
    assert content(packed, content_encoding="zstd") == PAGE
    assert content(packed + packed, content_encoding="zstd") == PAGE * 2


def test_many_empty_members_are_passed_in_linear_time():
    """Quadratic, these would take hours."""
    assert content(gzip.compress(b"") * 400_000 + gzip.compress(PAGE), content_encoding="gzip") == PAGE


def test_the_limit_is_that_of_the_content():
    assert content(PAGE, limit=len(PAGE)) == PAGE
    assert content(PAGE, limit=len(PAGE) - 1) == "over-limit"
    assert content(chunked(PAGE), limit=len(PAGE), transfer_encoding="chunked") == PAGE


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, deflate", "br, zstd"]))
def test_any_bytes_are_content_or_a_failure(body, coding):
    for start in (b"", b"\x1f\x8b\x08\x00", b"\x78\x9c", b"\x28\xb5\x2f\xfd"):
        assert isinstance(content(start + body, content_encoding=coding, transfer_encoding="chunked"), bytes | str)


@pytest.mark.parametrize(
    "block, expected",
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", (200, {"a": "b"}, b"body")),
        (b"HTTP/1.1 200 OK\nA: b\n\nbody", (200, {"a": "b"}, b"body")),
        (b"HTTP/1.1 200 OK\r\nA: b\n\r\nbody", (200, {"a": "b"}, b"body")),
        (b"HTTP/1.1 200 OK\r\n\r\n\r\nbody", (200, {}, b"\r\nbody")),
        (b"HTTP/1.1   404 Not Found\r\n\r\n", (404, {}, b"")),
        (b"HTTP/3 200\r\n\r\nbody", (200, {}, b"body")),
        (b"HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\n\r\nbody", (200, {}, b"body")),
        (b"HTTP/1.1 100 Continue\r\n\r\n", (100, {}, b"")),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/", None),
        (b"HTTP/1.1 200 OK\r\nA: b", (200, {"a": "b"}, b"")),
        (b"HTTP/1.1 2000\r\n\r\n", None),
        (b"HTTP/1.1 20\r\n\r\n", None),
        (b"http/1.1 200 OK\r\n\r\n", None),
        (b"<html>", None),
    ],
)
def test_a_response(block, expected):
    assert read_response(block) == expected


def test_a_response_of_many_interim_answers_is_read_in_one_pass():
    """Quadratic, it would take minutes."""
    assert read_response(b"HTTP/1.1 100 C\r\n\r\n" * 300_000 + b"HTTP/1.1 200 OK\r\n\r\nbody") == (200, {}, b"body")


@pytest.mark.parametrize(
    "block, expected",
    [
        (b"A: b\r\nC: d\r\n", {"a": "b", "c": "d"}),
        (b"A: b\r\n c\r\n\td\r\n", {"a": "b c d"}),
        (b"A: b\r\na: c\r\n", {"a": "b"}),
        (b"A:b:c\r\n", {"a": "b:c"}),
        (b"A:\r\nB: \r\n", {"a": "", "b": ""}),
        (b"no colon\r\nA: b", {"a": "b"}),
        (b"", {}),
    ],
)
def test_headers(block, expected):
    assert headers_of(block) == expected


@pytest.mark.parametrize(
    "value, media, charset",
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ("text/html;CHARSET=UTF-8; x=y", "text/html", "UTF-8"),
        ('text/html; charset="shift_jis"', "text/html", "shift_jis"),
        ("charset=euc-kr", "charset=euc-kr", "euc-kr"),
        ("text/html; charset=;", "text/html", None),
        ("text/html" + " " * 5000 + "charset=x", "text/html" + " " * 4991 + "charset=x", None),
    ],
)
def test_content_types(value, media, charset):
    assert charset_of(value) == charset
    if len(value) < 1000:
        assert media_type(value) == media
