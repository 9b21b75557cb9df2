"""Split a text dump into lines, once: later stages never split the text again.

Lines end at ``\\n``; where a page also has carriage returns, at ``\\r\\n`` and a lone ``\\r``, too.
``str.splitlines`` is not used because it splits at seven more characters. Nothing is lost: the text between two
lines is white space or markup, so lines and gaps together restore the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.model import Line

_LINE_END = re.compile(r"\r\n|\r|\n")
# What follows a tag's name: attributes that have no value, and then nothing, or one with its value and anything else. "a<b and c>d"
# is no tag.
_ATTRIBUTES = (
    r"(?:\s+(?:clear|compact|hidden|ismap|itemscope|noshade|nowrap|reversed))*"
    r"(?:\s+[a-z_:][\w:.-]*\s*=[^<>]{0,500}|\s*/?)>"
)
# An entity, or a tag that HTML knows; anything else in angle brackets is what somebody wrote.
_MARKUP = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,15});"
    r"|</?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|q|s|small|span"
    rf"|strike|strong|sub|sup|table|tbody|td|tr|tt|u|ul){_ATTRIBUTES}",
    re.I,
)
_BREAK = re.compile(rf"<(?:br|hr|/p|/div|/li|/blockquote|/tr){_ATTRIBUTES}", re.I)
_TRIM = (
    " \t\r\n\x0b\x0c\x00\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)


def read_lines(text: str) -> list[Line]:
    """Split a page into its lines that are not blank.

    Args:
        text: the decoded page.

    Returns:
        The lines in page order, with half-open offsets into ``text``; time is linear in its length.
    """
    lines: list[Line] = []
    add = lines.append
    markup = "<" in text or "&" in text
    blanks = 0
    for start, raw in _split(text):
        value = raw.strip(_TRIM)
        if not value:
            blanks += 1
            continue
        indent = 0
        if raw[0] in _TRIM:
            lead = raw[: len(raw) - len(raw.lstrip(_TRIM))]
            indent = len(lead) + 3 * lead.count("\t")
        if markup and ("<" in value or "&" in value) and _MARKUP.search(value):
            cut = _clean_lines(start, raw, indent, blanks)
            lines.extend(cut)
            blanks = 0 if cut else blanks + 1
        else:
            add(Line(start, start + len(raw), value, indent, blanks))
            blanks = 0
    return lines


def _split(text: str) -> Iterator[tuple[int, str]]:
    if "\r" not in text:
        start = 0
        for raw in text.split("\n"):
            yield start, raw
            start += len(raw) + 1
        return
    start = 0
    for end in _LINE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def _clean_lines(start: int, raw: str, indent: int, blanks: int) -> list[Line]:
    """Split one line at stray ``<br>`` and closing block tags, and resolve the markup in each piece.

    A piece that holds nothing but markup is no line of its own; its characters stay in the gap before the next
    piece.
    """
    lines: list[Line] = []
    edges = [0, *(m.end() for m in _BREAK.finditer(raw)), len(raw)]
    for begin, end in zip(edges, edges[1:], strict=False):
        value = clean_markup(raw[begin:end])
        if value:
            lines.append(Line(start + begin, start + end, value, indent, blanks))
            blanks = 0
    return lines


def clean_markup(text: str) -> str:
    """The text as a reader sees it: stray tags removed, entities resolved, outer white space trimmed."""
    if not _MARKUP.search(text):
        return text.strip(_TRIM)
    # bs4 costs 60 ms to import and most dumps have no markup left.
    from bs4 import BeautifulSoup

    guarded = _guard(text)
    return BeautifulSoup(guarded, "html.parser").get_text().strip(_TRIM)


def _guard(text: str) -> str:
    """Escape every ``<`` and ``&`` that starts neither a known tag nor an entity, so that bs4 leaves it alone."""
    parts: list[str] = []
    at = 0
    for match in _MARKUP.finditer(text):
        parts += [text[at : match.start()].replace("&", "&amp;").replace("<", "&lt;"), match[0]]
        at = match.end()
    parts.append(text[at:].replace("&", "&amp;").replace("<", "&lt;"))
    return "".join(parts)
