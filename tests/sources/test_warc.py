"""WARC and WET: which records are pages, and what a broken one costs."""

import gzip
import os
import zlib
from collections import Counter

import pytest

import newsparse
from newsparse.model import WarcId
from newsparse.sources import open_sources
from newsparse.sources.http import charset_of, headers_of, media_type, read_response

HTML = b"<html><p>A page of the harbour.</p></html>"


def record(k=0, kind="response", block=None, **changed):
    """A record; ``changed`` headers replace the usual ones, None leaves one out."""
    block = http(HTML) if block is None else block
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{k:08}>",
        "WARC-Date": "2024-05-06T07:08:09Z",
        "WARC-Target-URI": f"http://example.org/{k}",
        "Content-Type": "application/http; msgtype=response" if kind == "response" else "text/plain",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value is not None)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body, content_type="text/html; charset=utf-8", status="200 OK", **headers):
    lines = f"HTTP/1.1 {status}\r\n" + (f"Content-Type: {content_type}\r\n" if content_type is not None else "")
    lines += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return lines.encode() + b"\r\n" + body


@pytest.fixture
def warc(tmp_path):
    """Read a WARC file: ``(name behind the file's, data or code)``, and what was skipped."""

    def run(data, name="x.warc", **options):
        from newsparse.errors import InputError
        from newsparse.sources import SourceOptions

        path = tmp_path / name
        path.write_bytes(data)
        skipped = Counter()
        found = [
            (r.source.removeprefix(str(path)), r.code if isinstance(r, InputError) else r.data)
            for r in open_sources([str(path)], SourceOptions(**options), skipped)
        ]
        return found, dict(skipped)

    return run


def name_of(k):
    return f"!<urn:uuid:{k:08}>"


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz", ".warc.gz, one stream"])
def test_a_response_is_a_page(results, tmp_path, suffix):
    data = [record(0, "warcinfo"), record(1, "request"), record(2), record(3, "metadata"), record(4)]
    if suffix == ".warc.gz":
        data = map(gzip.compress, data)
    name = f"x{suffix}".split(",", maxsplit=1)[0]
    (tmp_path / name).write_bytes(gzip.compress(b"".join(data)) if "," in suffix else b"".join(data))
    first, second = results(name)
    assert (first.data, first.kind, first.encoding, first.url) == (HTML, "html", "utf-8", "http://example.org/2")
    assert first.warc == WarcId("<urn:uuid:00000002>", "2024-05-06T07:08:09Z")
    assert (first.source, second.source) == (f"{tmp_path}/{name}{name_of(2)}", f"{tmp_path}/{name}{name_of(4)}")


def test_the_record_tells_where_a_page_was(tmp_path):
    import newsparse

    (tmp_path / "x.warc").write_bytes(record(7))
    [article] = newsparse.read(str(tmp_path / "x.warc"))
    told = article.to_dict()
    assert told["warc"] == {"id": "<urn:uuid:00000007>", "date": "2024-05-06T07:08:09Z"}
    assert list(told)[-1] == "warc"
    assert told["url"] == "http://example.org/7"
    assert newsparse.parse("A page of no crawl.").to_dict()["warc"] is None


def test_the_charset_of_the_header_is_used(tmp_path):
    from newsparse.decoding import decode

    body = "<html><p>Мэрия закрыла гавань до весны.</p></html>".encode("koi8-r")
    (tmp_path / "x.warc").write_bytes(record(1, block=http(body, "text/html; charset=koi8-r")))
    [raw] = open_sources([str(tmp_path / "x.warc")])
    assert decode(raw)[1:] == ("koi8-r", "declared", False)


# what it is, the record, the page's data or the reason to skip it
PAGES = [
    ("wet", record(1, "conversion", b"Text of a page."), b"Text of a page."),
    ("resource", record(1, "resource", HTML, Content_Type="text/html"), HTML),
    ("plain text", record(1, block=http(b"text", "text/plain")), b"text"),
    ("xhtml", record(1, block=http(HTML, "application/xhtml+xml")), HTML),
    ("odd case", record(1, block=http(HTML, "TEXT/HTML;Charset=UTF-8")), HTML),
    ("no type, html", record(1, block=http(HTML, None)), HTML),
    ("no type, other", record(1, block=http(b"%PDF-1.4", None)), "content of unknown type"),
    ("bytes, html", record(1, block=http(HTML, "application/octet-stream")), HTML),
    ("empty", record(1, block=http(b"")), b""),
    ("another 2xx", record(1, block=http(HTML, status="203 Transformed")), HTML),
    ("HTTP/2", record(1, block=http(HTML).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200")), HTML),
    ("interim answer", record(1, block=b"HTTP/1.1 100 Continue\r\n\r\n" + http(HTML)), HTML),
    ("no headers", record(1, block=b"HTTP/1.0 200 OK\r\n\r\n" + HTML), HTML),
    ("bare line ends", record(1, block=http(HTML).replace(b"\r\n", b"\n")), HTML),
    ("a wrong length in HTTP", record(1, block=http(HTML, Content_Length="5")), HTML),
    ("folded header", record(1, WARC_Target_URI="http://example.org/\r\n 1"), HTML),
    ("a type alone", record(1, Content_Type=None), HTML),
    ("image", record(1, block=http(b"\x89PNG", "image/png")), "image/png"),
    ("script", record(1, block=http(b"var a", "text/javascript")), "text/javascript"),
    ("not found", record(1, block=http(HTML, status="404 Not Found")), "status 404"),
    ("moved", record(1, block=http(HTML, status="301 Moved")), "status 301"),
    ("revisit", record(1, "revisit", http(b"")), "revisit"),
    ("dns", record(1, block=b"20240506 example.org", Content_Type="text/dns"), "text/dns"),
    ("continuation", record(1, "continuation", b"more"), "continuation"),
    ("a type of its own", record(1, "thumbnail", b"more"), "thumbnail"),
    ("untyped", record(1, "x", b"more", WARC_Type=None), "untyped"),
    ("screenshot", record(1, "resource", b"\x89PNG", Content_Type="image/png"), "image/png"),
]


@pytest.mark.parametrize("data, expected", [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_what_is_a_page(warc, data, expected):
    found, skipped = warc(data)
    if isinstance(expected, bytes):
        assert (found, skipped) == ([(name_of(1), expected)], {})
    else:
        assert (found, skipped) == ([("", "missing")], {expected: 1})


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


GOOD = [record(k) for k in range(5)]
PAGE = {k: (name_of(k), HTML) for k in range(5)}
AT_1 = len(GOOD[0])
# what is broken, the file, its results
BROKEN = [
    ("cut in a block", b"".join(GOOD[:2])[:-20], [PAGE[0], (name_of(1), "truncated")]),
    ("cut in a header", GOOD[0] + GOOD[1][:50], [PAGE[0], (f"!@{AT_1}", "truncated")]),
    ("no line ends at the end", GOOD[0] + GOOD[1][:-4], [PAGE[0], PAGE[1]]),
    ("no line ends between", GOOD[0][:-4] + GOOD[1], [PAGE[0], PAGE[1]]),
    ("more line ends", b"\r\n" + b"\r\n\r\n\n".join(GOOD[:2]), [PAGE[0], PAGE[1]]),
    ("garbage", GOOD[0] + b"garbage\r\n" * 3 + GOOD[1], [PAGE[0], (f"!@{AT_1}", "unreadable"), PAGE[1]]),
    ("garbage at the end", GOOD[0] + b"garbage", [PAGE[0], (f"!@{AT_1}", "unreadable")]),
    (
        "no version",
        GOOD[0] + GOOD[1][10:] + GOOD[2],
        [PAGE[0], (f"!@{AT_1}", "unreadable"), PAGE[2]],
    ),
    ("no length", record(0, Content_Length=None) + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    ("a length of letters", record(0, Content_Length="many") + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    ("a negative length", record(0, Content_Length="-5") + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    ("too short", record(0, Content_Length="20") + GOOD[1], [(name_of(0), "unreadable"), PAGE[1]]),
    (
        "too long by one record",
        record(0, Content_Length=str(len(http(HTML)) + 300)) + b"".join(GOOD[1:4]),
        [(name_of(0), "unreadable"), PAGE[1], PAGE[2], PAGE[3]],
    ),
    (
        "longer than the file",
        record(0, Content_Length="90000") + GOOD[1] + GOOD[2],
        [(name_of(0), "truncated"), PAGE[1], PAGE[2]],
    ),
    ("an enormous length", record(0, Content_Length="9" * 14) + GOOD[1], [(name_of(0), "over-limit"), PAGE[1]]),
    (
        "a skipped record is too long",
        record(0, "request", Content_Length="90000") + GOOD[1],
        [(name_of(0), "truncated"), PAGE[1]],
    ),
    (
        "a skipped record is too short",
        record(0, "request", Content_Length="20") + GOOD[1],
        [(name_of(0), "unreadable"), PAGE[1]],
    ),
    ("a header of two megabytes", record(0, X="a" * 2_000_000) + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    (
        "a header without its end",
        record(0).replace(b"\r\n\r\n", b"\r\n", 1)[:200] + b"\r\n" + GOOD[1],
        [("!@0", "truncated"), PAGE[1]],
    ),
    (
        "only version lines",
        b"WARC/1.0\r\n" * 3 + GOOD[1],
        [("!@0", "truncated"), ("!@10", "truncated"), ("!@20", "truncated"), PAGE[1]],
    ),
    ("cut off, and written on", GOOD[0] + GOOD[1][:-30] + GOOD[2], [PAGE[0], (name_of(1), "unreadable"), PAGE[2]]),
    ("no id", record(0, WARC_Record_ID=None) + GOOD[1], [("!@0", HTML), PAGE[1]]),
]


@pytest.mark.parametrize("data, expected", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_record_is_one_failure(warc, data, expected):
    assert warc(data, max_size=100_000_000)[0] == expected


def test_a_compressed_file_cut_off_gives_the_pages_before(warc):
    members = [gzip.compress(one) for one in GOOD]
    cut = b"".join(members[:3]) + members[3][:-30]
    assert warc(cut, "x.warc.gz")[0] == [PAGE[0], PAGE[1], PAGE[2], (name_of(3), "truncated")]
    whole = gzip.compress(b"".join(GOOD))
    found, _ = warc(whole[:-20], "x.warc.gz")
    assert found[-1][1] == "truncated" and found[:-1] == [PAGE[k] for k in range(len(found) - 1)]


def test_a_page_of_which_the_crawler_kept_a_part_is_a_page_with_a_warning(tmp_path):
    path = tmp_path / "x.warc"
    path.write_bytes(record(0, block=http(HTML), WARC_Truncated="length") + GOOD[1])
    cut, whole = open_sources([str(path)])
    assert cut.data == HTML
    assert cut.problems == (("truncated", "the crawler kept only a part of the page (length)"),)
    assert whole.problems == ()
    assert "truncated" in [warning.code for warning in next(newsparse.read(str(path))).warnings]


def gzipped(broken):
    """Records as members, the second changed; they do not compress."""
    pages = [record(k, block=http(os.urandom(3000).hex().encode())) for k in range(5)]
    members = [gzip.compress(page) for page in pages]
    whole = dict(enumerate(pages))
    return b"".join([members[0], broken(members[1]), *members[2:]]), whole


# what is broken in a member, how, and the code
MEMBERS = [
    ("the checksum", lambda data: data[:-8] + bytes([data[-8] ^ 1]) + data[-7:], "unreadable"),
    ("the length", lambda data: data[:-4] + bytes([data[-4] ^ 1]) + data[-3:], "unreadable"),
    ("a byte", lambda data: data[:500] + bytes([data[500] ^ 0x10]) + data[501:], "unreadable"),
    ("many bytes", lambda data: data[:500] + bytes(900) + data[1400:], "unreadable"),
    ("the header", lambda data: b"\0" + data[1:], "unreadable"),
    ("cut off", lambda data: data[:-500], None),
    ("cut off in its header", lambda data: data[:7], "unreadable"),
    ("cut off in its checksum", lambda data: data[:-3], "unreadable"),
    ("something before it", lambda data: b"a line of a log" + data, "unreadable"),
]


@pytest.mark.parametrize("broken, code", [case[1:] for case in MEMBERS], ids=[case[0] for case in MEMBERS])
def test_a_broken_member_is_one_failure_and_the_rest_goes_on(warc, broken, code):
    data, whole = gzipped(broken)
    found, _ = warc(data, "x.warc.gz")
    failures = [(name, told) for name, told in found if isinstance(told, str)]
    pages = [(name, told) for name, told in found if not isinstance(told, str)]
    expected = [(name_of(k), whole[k].partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[2][:-4]) for k in whole]
    assert expected[0] == pages[0] and pages[-3:] == expected[2:] and set(pages) <= set(expected)
    assert len(failures) == 1 and (code is None or failures[0][1] == code)


def test_bytes_like_a_member_between_members_are_not_one(warc):
    members = [gzip.compress(one) for one in GOOD]
    false = b"\x1f\x8b\x08\0\0\0\0\0\0\x03"
    found, _ = warc(members[0] + b"x" + false * 50 + b"x" * 70_000 + members[1], "x.warc.gz")
    assert found[0] == PAGE[0] and found[-1] == PAGE[1]
    assert {told for _, told in found[1:-1]} == {"unreadable"}


def test_a_page_in_segments_is_not_given_in_part(warc):
    first = record(0, WARC_Segment_Number="1")
    second = record(1, "continuation", HTML, WARC_Segment_Number="2", WARC_Segment_Origin_ID="<urn:uuid:00000000>")
    assert warc(first + second + GOOD[2]) == ([(name_of(0), "unreadable"), PAGE[2]], {"continuation": 1})


@pytest.mark.parametrize("start", [b"WARC/1.0\r\n", record(0, block=b"", Content_Length="200000000")])
def test_many_broken_records_are_passed_in_linear_time(warc, start):
    """Quadratic, these would take hours."""
    found, _ = warc(start * 40_000 + GOOD[1])
    assert len(found) == 40_001 and found[-1] == PAGE[1]
    assert {told for _, told in found[:-1]} == {"truncated"}


def test_what_is_no_page_is_counted_by_a_thousand_reasons_at_most(warc):
    odd = [record(k, block=http(b"", f"x/{k}" + "y" * 5000)) for k in range(1500)]
    _, skipped = warc(b"".join(odd))
    assert sum(skipped.values()) == 1500
    assert skipped["of other types"] == 500 and max(map(len, skipped)) == 100


def test_a_record_at_a_time_is_held(tmp_path):
    import tracemalloc

    def peak(count):
        data = b"".join(gzip.compress(record(k, block=http(HTML * 50))) for k in range(count))
        (tmp_path / "x.warc.gz").write_bytes(data)
        del data
        tracemalloc.start()
        assert sum(1 for _ in open_sources([str(tmp_path / "x.warc.gz")])) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(4000) < peak(400) + 300_000


def test_a_page_over_the_limit_is_a_failure(warc):
    assert warc(record(0, block=http(b"x" * 900)) + GOOD[1], max_size=500)[0] == [(name_of(0), "over-limit"), PAGE[1]]


def test_what_is_no_page_is_told_when_there_is_none(tmp_path):
    (tmp_path / "x.warc").write_bytes(record(0, "request") * 3)
    [failure] = open_sources([str(tmp_path / "x.warc")])
    assert failure.code == "missing" and "3 request" in failure.hint


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
