"""WARC and WET: which records are pages, and what is told of the others."""

import gzip

import pytest
from crawled import HTML, http, name_of, record

from newsparse.model import WarcId
from newsparse.sources import open_sources


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


def test_what_is_no_page_is_told_when_there_is_none(tmp_path):
    (tmp_path / "x.warc").write_bytes(record(0, "request") * 3)
    [failure] = open_sources([str(tmp_path / "x.warc")])
    assert failure.code == "missing" and "3 request" in failure.hint
