"""Pages of little more than an article, as people write by hand, save from a reader's view, or try first of all."""

from __future__ import annotations

from itertools import product

import pytest

import newsparse

PARAGRAPHS = (
    "The ferry company will change its timetable in the bay from June on, the council was told on Friday evening.",
    "More boats will sail in the morning, and fewer in the late evening, when few people use them, the company says.",
    "“We have counted for a year, and the last boats were nearly empty,” said Maria Holt, who speaks for the company.",
    "Fishermen on the outer islands are not content. They come home late, and say that nobody asked them.",
    "The council will decide in two weeks whether the town pays for a late boat on Saturdays.",
    "A ticket will cost as much as before, the company promised, at least until the end of the next year.",
)
COMMENTS = (
    ("Ann Moor", "I take that boat every night and it is never empty, whoever counted must have slept."),
    ("rudder77", "About time. Half of these trips cost the town more than a taxi."),
    ("Leif H.", "And who asked the islands? Nobody ever does."),
)
TITLE = "Ferry timetable changes in the bay"
BYLINES = ('<p class="byline">By Ann Lee</p>', "<address>Ann Lee</address>", "")
TIMES = ('<time datetime="2024-05-04">4 May 2024</time>', "")
NAV = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li><li><a href="/w">Weather</a></li></ul></nav>'
)
FRAMES = (("", ""), (NAV, '<footer><p>© 2024 Bay Courier</p><a href="/imprint">Imprint</a></footer>'))
ITEMS = "".join(
    f'<div class="comment"><span class="author">{name}</span><p>{text}</p></div>' for name, text in COMMENTS
)
THREADS = ("", f'<section class="comments"><h2>3 comments</h2>{ITEMS}</section>')


@pytest.mark.parametrize("element", ["article", "div", "main"])
@pytest.mark.parametrize("many", [1, 2, 3, 6])
def test_an_article_alone_and_one_with_a_thread(element: str, many: int) -> None:
    body = PARAGRAPHS[:many]
    prose = "".join(f"<p>{part}</p>" for part in body)
    for byline, time, (above, below), thread in product(BYLINES, TIMES, FRAMES, THREADS):
        article = f"<{element}><h1>{TITLE}</h1>{byline}{time}{prose}</{element}>"
        page = f"<html><head><title>{TITLE} - Bay Courier</title></head><body>{above}{article}{thread}{below}</body></html>"
        record = newsparse.parse_html(page)
        said = [(comment.author, comment.text) for comment in record.comments]
        assert (record.body.split("\n"), said) == ([*body], [*COMMENTS] if thread else []), page
        assert record.header.title == TITLE
