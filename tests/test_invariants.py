"""What must hold for every page, whatever is on it."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import BinaryInput, EmptyInput
from newsparse.lines.text import clean_markup, read_lines
from newsparse.model import Article, RawPage
from newsparse.options import Options
from newsparse.pipeline import parse_page

# Lines that look like those of real pages more often than chance would have it, and any text between them.
LINES = st.sampled_from(
    [
        "",
        "  ",
        " date 2022-10-26 The council met on Monday.",
        "By Tom Barrow",
        "PORT ELLERY (AP) —",
        "The council said that it would meet again in June.© KYODO",
        "© Ellery Courier",
        "4 Comments",
        "Tom Barrow",
        "  2. seagull_92 says:",
        "Rosalind said...",
        "Posted by: Nils | 2007-02-12 11:03:51 AM",
        "3 ( +4 / -1 )",
        "@Tom Barrow",
        "I have lived here for thirty years. -- Alma Greer, Northby",
        "ReplyDelete",
        "みかん さんのコメント...",
        "a &amp; b<br>c</p>d &nbsp; e",
        "&nbsp;",
        "<br>",
        "x\x0by\x85z\u2028w",
        "Leave a Reply",
    ]
)
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r"])
PAGES = st.lists(st.tuples(st.one_of(LINES, LINES, st.text(max_size=60)), ENDS), max_size=40).map(
    lambda rows: "".join(line + end for line, end in rows)
)


def _parse(text: str) -> Article | None:
    """The article with its spans, or None where the page is refused for a documented reason."""
    try:
        return parse_page(RawPage("-", text), Options(spans=True))
    except (EmptyInput, BinaryInput):
        return None


# Characters that nobody sees and that Python does not count as white space.
UNSEEN = str.maketrans("", "", "\x00\u200b\ufeff")


def _blank(text: str) -> bool:
    return not text.translate(UNSEEN).strip()


@given(PAGES)
def test_lines_and_gaps_joined_are_the_page(text: str) -> None:
    """What stands between two lines is white space, or markup that shows nothing."""
    at = 0
    for line in read_lines(text):
        assert at <= line.start < line.end <= len(text)
        assert _blank(text[at : line.start]) or _blank(clean_markup(text[at : line.start]))
        at = line.end
    assert _blank(text[at:]) or _blank(clean_markup(text[at:]))


@settings(deadline=None)
@given(PAGES)
def test_every_character_is_in_one_span(text: str) -> None:
    article = _parse(text)
    if article is None:
        return
    page = article.text
    assert page is not None
    at = 0
    for span in article.spans:
        assert at <= span.start < span.end <= len(page), "spans are ordered, not empty and do not overlap"
        assert _blank(page[at : span.start]), "text between spans"
        at = span.end
    assert _blank(page[at:]), "text after the last span"


@settings(deadline=None)
@given(PAGES)
def test_same_page_same_record(text: str) -> None:
    one, two = _parse(text), _parse(text)
    assert one == two
    if one is not None:
        json.dumps(one.to_dict(spans=True))


@settings(deadline=None)
@given(st.one_of(st.text(), st.binary()))
def test_no_input_raises_but_as_documented(data: str | bytes) -> None:
    try:
        parse_page(RawPage("-", data))
    except (EmptyInput, BinaryInput):
        pass
