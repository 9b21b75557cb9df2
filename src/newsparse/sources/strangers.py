"""Files that would pass for pages but are none: e-mail, pages saved as MHTML, feeds and other XML, news in SGML.

They are known by how they begin, and refused: what is a page inside of them could only be guessed. A dump that merely tells of
such things begins otherwise.
"""

from __future__ import annotations

import re

from newsparse.errors import UnreadableInput
from newsparse.sources.formats import as_utf_8
from newsparse.sources.fragments import begins_with_tag
from newsparse.sources.streams import Stream

# How much is looked at: enough for the header of a mail that went through many servers.
_BYTES = 1 << 14
# What every such file begins with, and hardly any page of text.
_MAY_BE = re.compile(rb"\s*+<[?!a-zA-Z]|From |[A-Za-z][A-Za-z0-9-]*:")
_MAY_BE_BYTES = 80

# A line of a header; and the line before each message of a mailbox.
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):(.*)")
_MESSAGE = re.compile(rb"From .{3,200}\s\d\d?:\d\d(?::\d\d)?\s.{0,40}\d{4}\s*")
# Fields that only mail programs write, and those of which a mail has one at least. Each alone may stand above a page.
_MACHINE = {b"mime-version", b"content-type", b"content-transfer-encoding", b"received", b"return-path"}
_PEOPLE = {b"from", b"to", b"subject", b"date", b"message-id"}

# White space, comments and instructions, each passed once; then a doctype, perhaps with declarations in it; then an element.
_LEAD = rb"(?>\s+|<!--.*?-->|<\?.*?>)*+"
_ROOT = re.compile(
    _LEAD
    + rb"(?:<!doctype\s+([a-z][^\s>\[]*+)[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)?"
    + _LEAD
    + rb"<([a-z_][\w:.-]*+)(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
# Doctypes of HTML; the last two have lost their name.
_HTML_TYPES = (b"html", b"public", b"system")
_HTML_ROOTS = (b"html", b"head", b"body")
# Elements with which files of feeds and of news begin that have no declaration.
_XML_ROOTS = frozenset(b"rss feed rdf:rdf nitf newsml newsitem urlset sitemapindex opml".split())
_SGML_DOCUMENT = re.compile(
    rb"\s*+<(?:reuters\s|doc(?:\s[^>]*+)?>\s*+<(?:docno|docid|headline|date_time)[\s>])", re.IGNORECASE
)

_XML = ("XML, not HTML", "take the pages out of it; if it is a page, --input-format html")
_SGML = ("SGML, not HTML", _XML[1])
_MAIL = ("an e-mail, not a page", "take the text out of it; if it is a page, --input-format text")
_MHTML = ("MHTML (a page and its pictures as a browser saves them), not HTML", "save it as HTML")


def check_familiar(name: str, stream: Stream) -> None:
    """Check that a stream which is to be one page does not begin like something else.

    Args:
        name: the name that its record would use.
        stream: the stream, which is left unread; no more than its beginning is awaited unless that is suspicious.

    Raises:
        UnreadableInput: it does.
    """
    if not _MAY_BE.match(as_utf_8(stream.peek(1)[:_MAY_BE_BYTES])):
        return
    data = stream.peek(_BYTES)
    start = as_utf_8(data[:_BYTES])
    found = _in_markup(start) if start.lstrip().startswith(b"<") else _in_mail(start, whole=len(data) < _BYTES)
    if found is not None:
        what, hint = found
        raise UnreadableInput(name, what, hint)


def _in_markup(start: bytes) -> tuple[str, str] | None:
    if _SGML_DOCUMENT.match(start):
        return _SGML
    found = _ROOT.match(start)
    if found is None:
        return None
    kind, root = ((part or b"").lower() for part in found.groups())
    if kind in _HTML_TYPES or root.rpartition(b":")[2] in _HTML_ROOTS:
        return None
    declared = start.lstrip().startswith(b"<?xml")
    if kind:
        return _XML if declared else _SGML
    # Pieces of pages may have a declaration, too.
    return _XML if root in _XML_ROOTS or declared and not begins_with_tag(start) else None


def _in_mail(start: bytes, *, whole: bool) -> tuple[str, str] | None:
    header, blank, _ = start.replace(b"\r\n", b"\n").partition(b"\n\n")
    if not blank and whole:  # a header has an end
        return None
    lines = header.split(b"\n") if blank else header.split(b"\n")[:-1]  # the last one may be cut off
    in_mailbox = _MESSAGE.fullmatch(lines[0]) is not None
    fields: list[tuple[bytes, bytes]] = []
    for line in lines[in_mailbox:]:
        field = _FIELD.match(line)
        if field is not None:
            fields.append((field[1].lower(), field[2].strip().lower()))
        elif not (fields and line[:1] in (b" ", b"\t")):
            return None
    names = {name for name, _ in fields}
    by_people = names & _PEOPLE and (in_mailbox or names & _MACHINE)
    if not (by_people or len(fields) > 1 and names <= _MACHINE):
        return None
    return _MHTML if dict(fields).get(b"content-type", b"").startswith(b"multipart/related") else _MAIL
