"""Files that are no pages: refused by how they begin, and only if they begin so."""

import pytest

MAIL = "From: news@x.example\nSubject: Bridge\nContent-Type: text/plain; charset=utf-8\n\nThe bridge is closed.\n"
MHTML = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n--b\r\n"
MBOX = "From ann at x.example  Tue Jun  4 10:15:00 2013\nFrom: ann at x.example (Ann)\nDate: Tue, 4 Jun 2013\n\nA letter.\n"
RSS = '<rss version="2.0"><channel><title>Courier</title><item><title>Bridge</title></item></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title></feed>'
NITF = "<nitf><head><title>Bridge</title></head><body><body.content><p>Closed.</p></body.content></body></nitf>"
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
JATS = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "a.dtd" [<!ENTITY x "y">]>\n<article><p>Text.</p></article>'
LEWIS = '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1"><TITLE>COCOA</TITLE></REUTERS>'

# the file's name, its text → what the failure says
REFUSED = [
    ("a.eml", MAIL, "an e-mail"),
    ("a.txt", MAIL.replace("\n", "\r\n"), "an e-mail"),
    ("a.html", MAIL, "an e-mail"),
    ("a", "MIME-Version: 1.0\nContent-Type: text/plain\n\nHello.\n", "an e-mail"),
    ("a", "Received: from a by b;\n Mon, 3 Jun 2013\n" * 500 + MAIL, "an e-mail"),
    ("a.mbox", MBOX, "an e-mail"),
    ("a.mht", MHTML, "MHTML"),
    ("feed.xml", XML + RSS, "XML"),
    ("feed.xml", RSS, "XML"),
    ("feed.html", XML + RSS, "XML"),
    ("feed", XML + "<!-- a feed -->\n<?xml-stylesheet href='a'?>\n" + ATOM, "XML"),
    ("feed", ATOM, "XML"),
    ("a.xml", NITF, "XML"),
    ("a.xml", XML + "<!DOCTYPE nitf SYSTEM 'nitf.dtd'>" + NITF, "XML"),
    ("a.xml", XML + "<news><item>Text</item></news>", "XML"),
    ("a.txt", XML + "<news/>", "XML"),
    ("a.xml", XML + JATS, "XML"),
    ("a.sgm", JATS, "SGML"),
    ("a.sgm", LEWIS, "SGML"),
    ("a", LEWIS.partition("\n")[2], "SGML"),
    ("a", "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<TEXT>\nReports.\n</TEXT>\n</DOC>\n", "SGML"),
    ("a", '<DOC id="NYT1" type="story">\n<HEADLINE>\nBridge\n</HEADLINE>\n</DOC>\n', "SGML"),
]
# Pages that merely tell of such things, or are HTML of a kind.
PAGES = [
    ("a.txt", "From: the editor\nSubject: our bridge\n\nDear readers, it is closed.\n"),
    ("a.txt", "Date: Tue, 4 Jun 2013\nFrom: Martin\nSubject: Re: owls\nMessage-ID: <1@x>\n\nThey are back.\n"),
    ("a.txt", "Content-Type: text/html\n\nThe council met on Monday.\n"),
    ("a.txt", "MIME-Version: 1.0\nis what a mail says.\n\nIt does.\n"),
    ("a.txt", "MIME-Version: 1.0\nContent-Type: text/plain\n"),
    ("a.txt", "Bridge closed\n\n" + MAIL),
    ("a.txt", "Update: the bridge is closed\nFrom: Monday\nContent-Type: a field of mails.\nThe mayor said so.\n"),
    ("a.txt", "From Monday at 10:15 on, as in 2013\nthe bridge is closed.\n"),
    ("a.txt", "From Monday at 10:15 until 2013\nSubject: to change.\nThe bridge is closed.\n\n"),
    ("a.txt", "How feeds are written\n\n" + XML + RSS),
    ("a.txt", "<rss> is the element of a feed, said the council.\n"[5:]),
    ("a.txt", "<council> met on Monday.\n"),
    ("a.html", XML + '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "a.dtd">\n<html><body><p>A.</p></body></html>'),
    ("a", XML + "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>A page.</p></body></html>"),
    ("a", XML + "<div><p>A page.</p><p>It goes on.</p></div>"),
    ("a.html", '<!DOCTYPE PUBLIC "-//W3C//DTD HTML 4.0//EN">\n<p>A page.'),
    ("a.html", "<!DOCTYPE foo><html><p>A page.</html>"),
    ("a.html", "<article><p>A page.</p></article>"),
    ("a.html", "<?php echo 1 ?><p>A page.</p>"),
    ("a", "<doc>A page.</doc>"),
    ("a.txt", "<feedback> is welcome.\n"),
]


@pytest.mark.parametrize(("name", "text", "told"), REFUSED)
def test_no_page(results, tmp_path, name, text, told):
    for codec in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / name).write_bytes(text.encode(codec))
        [found] = results(name)
        assert (found.code, found.message.split(",")[0].split(" (")[0]) == ("unreadable", told) and found.hint


@pytest.mark.parametrize(("name", "text"), PAGES)
def test_a_page(read, tmp_path, name, text):
    (tmp_path / name).write_bytes(text.encode())
    assert read(name) == [(name, text.encode())]


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize(("name", "text"), [row[:2] for row in REFUSED])
def test_it_is_read_when_it_is_called_a_page(read, tmp_path, name, text, form):
    (tmp_path / name).write_bytes(text.encode())
    assert read(name, input_format=form) == [(name, text.encode())]


@pytest.mark.parametrize(
    "start",
    ["<!--" * 4000, "<?" * 8000, "<!doctype a [" * 1200, "<!doctype a>" * 1300, "a:\n b" * 3000, "\n" * 15_000 + "<"],
)
def test_a_long_beginning_takes_no_time(read, tmp_path, start):  # fmt: skip
    (tmp_path / "a.txt").write_bytes(start.encode())
    assert len(read("a.txt")) == 1
