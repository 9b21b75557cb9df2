"""A piece of HTML is HTML without a doctype; a dump with tags in it stays text."""

import json
import re
from pathlib import Path

import pytest

import newsparse
from newsparse.sources.formats import kind_of
from newsparse.sources.fragments import SAMPLE

FIXTURES = Path(__file__).parents[1] / "fixtures"
DUMPS = sorted(FIXTURES.rglob("*.txt"))
PAGES = sorted(FIXTURES.rglob("*.html"))
SAID = b"The ferry to the islands leaves at nine and comes back when it does. "
# Where pages are cut: what is in their body, from its first block, from the article on.
CUTS = {"body": rb".*?<body\b[^>]*>", "block": rb".*?<body\b[^>]*>.*?(?=<(?:div|header|main|article|table|p)\b)"}

# what it is, the text, its kind
TEXTS = [
    ("one element around all", b'<div class="c"><h1>Ferries</h1><p>They leave at nine.</p></div>', "html"),
    ("paragraphs, as a feed has them", b"<p>They leave at nine.</p>\n<p>They come back.</p>\n", "html"),
    ("blanks and comments first", b"\xef\xbb\xbf\n <!-- a --> <DIV><P>They leave</P></DIV>", "html"),
    ("an element of the page's own", b"<x-page><p>They leave</p><p>at nine.</p></x-page>", "html"),
    ("scripts first", b"<script>a < b</script><div><p>They leave</p></div>", "html"),
    ("paragraphs that nothing ends", b"<div><p>They leave<p>at nine.</div><ul><li>And<li>back.</ul>", "html"),
    ("a page cut off", b"<div><p>They leave</p><p>at nine.</p><p>An", "html"),
    ("UTF-16", "\ufeff<div><p>They leave</p><p>at nine.</p></div>".encode("utf-16-le"), "html"),
    ("a menu before its words", b"<nav><ul>" + b"<li>a</li>" * 9 + b"</ul></nav><p>" + SAID * 9 + b"</p>", "html"),
    ("one pair", b"<p>They leave at nine.</p>", "text"),
    ("a dump with breaks", b"<br>They leave<br />at nine.<br>" * 9, "text"),
    ("a dump that begins with a link", b'<a href="/a">Home</a> | <b>News</b>\n' + SAID * 9, "text"),
    ("a dump with what an advert left", b'<a href="//a"><img src="//b"/></a>\nFeedback\n' + SAID, "text"),
    ("a dump that quotes", b"<blockquote>They leave at nine.</blockquote>\nThey do not.&nbsp;Tom\n" + SAID * 9, "text"),
    ("an example, and a page about it", b"<ul>\n<li>one</li>\n<li>two</li>\n</ul>\nmakes a list. " + SAID, "text"),
    ("an example that nothing ends", b"<div><p>a</p><p>b</p>\nis how a page begins. " + SAID, "text"),
    ("a page about an example", SAID + b"<div><p>a</p><p>b</p></div>", "text"),
    ("a dump that kept its paragraphs", b"<p>" + SAID * 9 + b"</p>\n<p>" + SAID * 9 + b"</p>\n1 Comment\nTom\nIt does not.", "text"),
    ("one whose thread is kept too", b"<p>" + SAID + b"</p>\n<div>1 Comment<br>Tom<br>It does not.</div>", "html"),
    ("one that is long", b"<p>They leave.</p>\n" * 80 + b"1 Comment\nTom\nThey do not.\n", "text"),
    ("a line that nobody wrapped", b"<p>" + SAID + b"</p>\n<p>" + SAID + b"</p>\nRead <b>more</b>", "html"),
    ("elements of nothing", b"<div><p></p></div>", "text"),
    ("elements of another language", b"<rss><channel><title>a</title><item>b</item></channel></rss>", "text"),
    ("ends without beginnings", b"<div>a</p></p></li></td></div>", "text"),
    ("tags without end", b"<div " * 50_000, "text"),
    ("elements without end", b"<div>" * 50_000 + b"a" + b"</p>" * 50_000, "text"),
    ("comments without end", b"<div>" + b"<!--" * 50_000, "text"),
]  # fmt: skip


@pytest.mark.parametrize("text, kind", [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_kind(text, kind):
    assert kind_of("page.txt", text) == kind


def test_a_dump_whose_body_kept_its_paragraphs_has_its_thread(tmp_path):
    *body, last = (FIXTURES / "demo" / "harbour.txt").read_text("utf-8").partition("3 Comments")[0].splitlines()
    thread = "3 Comments" + (FIXTURES / "demo" / "harbour.txt").read_text("utf-8").partition("3 Comments")[2]
    page = "\n".join(f"<p>{' '.join([line] * 4)}</p>" for line in [*body, last]) + "\n" + thread
    (tmp_path / "a.txt").write_text(page, "utf-8")
    assert kind_of("a.txt", page.encode()) == "text"
    [record] = newsparse.read(str(tmp_path / "a.txt"))
    assert [one.author for one in record.comments] == ["Tom Barrow", "seagull_92", "Marguerite Dunn", "oldsalt"]


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_dumps_stay_text(path):
    assert kind_of(path.name, path.read_bytes()) == "text"


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_pages_without_their_beginning_are_html(path, cut):
    data = path.read_bytes()
    found = re.match(CUTS[cut], data, re.I | re.S)
    assert found is None or kind_of("", data[found.end() :]) == "html"


def test_files_and_rows_are_asked_alike(results, tmp_path):
    text = "<div>" + "<p>They leave at nine.</p>" * 90 + "</div>"
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.jsonl").write_text(json.dumps({"content": text}))
    (tmp_path / "c.txt").write_text(text + "They come back. " * SAMPLE)
    assert [r.kind for r in results("a.txt", "b.jsonl", "c.txt")] == ["html", "html", "text"]
