"""The date beside a page's title, from a table: what is shown wins, and figures are read as the metadata read them."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.assembly.article import read_article
from newsparse.assembly.masthead import Masthead
from newsparse.lines.html import flatten
from newsparse.lines.tree import read_markup
from newsparse.model import Line

# What it is about; the lines as (state, text, the machine's date); what the metadata call published; the date.
ROWS: tuple[tuple[str, list[tuple[str, str, str]], str | None, str | None], ...] = (
    ("below the title", [("T", "Ferry returns", ""), ("H", "3 May 2024", "")], None, "2024-05-03"),
    ("above it", [("H", "3 May 2024", ""), ("T", "Ferry returns", "")], None, "2024-05-03"),
    (
        "below before above",
        [("H", "4 May 2024", ""), ("T", "Ferry returns", ""), ("H", "3 May 2024", "")],
        None,
        "2024-05-03",
    ),
    (
        "published before updated",
        [("T", "Ferry returns", ""), ("H", "Updated: 9 May 2024", ""), ("H", "3 May 2024", "")],
        None,
        "2024-05-03",
    ),
    ("updated alone", [("T", "Ferry returns", ""), ("H", "Updated: 9 May 2024", "")], None, "2024-05-09"),
    (
        "an advert above the title",
        [("H", "Spring sale: order before 30 May 2024 and save", ""), ("T", "Ferry returns", "")],
        None,
        None,
    ),
    (
        "a sentence of the body",
        [("T", "Ferry returns", ""), ("B", "The season for most visitors begins on 1 June 2024.", "")],
        None,
        None,
    ),
    (
        "a date that begins the body",
        [("T", "Ferry returns", ""), ("B", "3 May 2024", ""), ("B", "The ferry is back.", "")],
        None,
        "2024-05-03",
    ),
    (
        "the one that the metadata say too",
        [("T", "Ferry returns", ""), ("H", "9 May 2024", ""), ("H", "3 May 2024", "")],
        "2024-05-03T08:00:00+00:00",
        "2024-05-03",
    ),
    (
        "the machine's form of what is shown",
        [("T", "Ferry returns", ""), ("H", "3 May 2024", "2024-05-03T08:00:00Z")],
        None,
        "2024-05-03T08:00:00+00:00",
    ),
    (
        "another day in another zone",
        [("T", "Ferry returns", ""), ("H", "3 May 2024", "2024-05-04T02:00:00Z")],
        None,
        "2024-05-03",
    ),
    (
        "figures that the metadata read the other way",
        [("T", "Ferry returns", ""), ("H", "05.03.2024", "")],
        "2024-05-03",
        "2024-05-03",
    ),
    (
        "figures that leave all open",
        [("T", "Ferry returns", ""), ("H", "5/3/2024", "")],
        "2024-05-03",
        "2024-05-03",
    ),
    (
        "figures that leave all open, and metadata that know another day",
        [("T", "Ferry returns", ""), ("H", "5/3/2024", "")],
        "2024-06-01",
        None,
    ),
    (
        "a year that stands first tells the order",
        [("T", "Ferry returns", ""), ("H", "2024-03-05", "")],
        "2024-05-03",
        "2024-03-05",
    ),
    (
        "words are never read the other way",
        [("T", "Ferry returns", ""), ("H", "5 March 2024", "")],
        "2024-05-03",
        "2024-03-05",
    ),
)


@pytest.mark.parametrize(("rows", "told", "date"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_reads_the_date_beside_the_title(rows: list[tuple[str, str, str]], told: str | None, date: str | None) -> None:
    hints = flatten(read_markup("<p>Ferry returns</p>")).lines[0].hints
    assert hints is not None
    lines = [Line(0, len(text), text, hints=hints._replace(when=when)) for _, text, when in rows]
    found = Masthead(lines, [state for state, _, _ in rows], told).published()
    assert (found and found.date) == date


@pytest.mark.parametrize(
    ("shown", "told", "warnings"),
    [
        ("5/3/2024", "2024-03-05", ["ambiguous-date"]),
        ("05.03.2024", "2024-05-03", ["ambiguous-date"]),
        ("March 5, 2024</p><p>Last seen 5/3/2024", "2024-03-05", []),
        ("5/3/2024", "2024-06-01", []),
        ("March 2019", "2024-01-09", ["metadata-date"]),
        ("2024-03-05", "2024-05-03", ["metadata-date"]),
    ],
)
def test_what_the_metadata_settle_is_told(shown: str, told: str, warnings: list[str]) -> None:
    said = "<p>The ferry to the island will run twice a day from May, the harbour office said on Monday.</p>" * 3
    page = (
        f'<html><head><meta property="article:published_time" content="{told}"><title>Ferry returns</title></head>'
        f"<body><article><h1>Ferry returns</h1><p>{shown}</p>{said}</article></body></html>"
    )
    article = newsparse.parse_html(page)
    assert [one.code for one in article.warnings if one.code.endswith("date")] == warnings


# Lines of a dump as "STATE text"; the date; the authors.
DUMPS: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
    ("T Ferry returns|H Posted on March 14, 2022 by Helen Ray|B It is back.", "2022-03-14", ("Helen Ray",)),
    (
        "T Ferry returns|H Published 07:15, 3 October 2023; Updated 16:40, 4 October 2023|B Back.",
        "2023-10-03T07:15",
        (),
    ),
    ("T Ferry returns|H Last updated: Jul 22, 2021|H By Craig Hull|B It is back.", "2021-07-22", ("Craig Hull",)),
    ("T Ferry returns|H By|H Helen Ray|H , Global Desk|H 3 May 2024|B It is back.", "2024-05-03", ("Helen Ray",)),
    ("H 1 May 2019|T Ferry returns|H Helen Ray|H 3 May 2024|B It is back.", "2024-05-03", ("Helen Ray",)),
    ("T Ferry returns|H Helen Ray 3 May 2024|B It is back.", "2024-05-03", ("Helen Ray",)),
    # what stands below "By"
    ("T Ferry returns|H By|H ferryman77|B It is back.", None, ("ferryman77",)),
    ("T Ferry returns|H Written by|H The Harbour Team|B It is back.", None, ("The Harbour Team",)),
    ("T Ferry returns|H By|H Mark Way|H Checked by|B It is back.", None, ("Mark Way",)),
    ("T Ferry returns|H By|H HR|H Helen Ray|B It is back.", None, ("Helen Ray",)),
    ("T Ferry returns|H Written by|H May 3, 2024|B It is back.", "2024-05-03", ()),
    ("H By|H Ann Marlow|T Ferry returns|H By|H Helen Ray|B It is back.", None, ("Helen Ray",)),
    ("T Ferry returns|B It is back.|E Published|E 3 May 2024|E By|E Helen Ray", "2024-05-03", ("Helen Ray",)),
    # a part of a line that says only when; "by" with a name that is no name
    ("T Ferry returns|H all the news · 3 May 2024 · 412 reads and counting|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H february 2, 2008 · filed under weather, complaints|B It is back.", "2008-02-02", ()),
    ("H Posted on July 21, 2014 by thewrenhouse|T Ferry returns|B It is back.", "2014-07-21", ()),
    ("T Le bac revient|H Publié le 17 octobre 2019 par La rédaction|B Il est là.", "2019-10-17", ()),
    ("T Ferry returns|H Bring 3 May 2024 forms to the quay, please|B It is back.", None, ()),
    # right below the body, alone
    ("T Ferry returns|B It is back.|H January 16, 2014|H Share", "2014-01-16", ()),
    # figures whose clock is of a language that writes the day first
    ("T Le bac revient|H 04/10/2013 à 18:10|B Il est là.", "2013-10-04T18:10", ()),
    ("T A balsa volta|H 05/06/2013 17h03|B Voltou.", "2013-06-05T17:03", ()),
    ("T Ferry returns|H 05/06/2013 17:03|B It is back.", None, ()),
    ("T Ferry returns|B It is back.|E By Helen Ray", None, ("Helen Ray",)),
    (
        "T Ferry returns|B It is back.|E This entry was posted in Boats on May 3, 2024 by Helen Ray.",
        "2024-05-03",
        ("Helen Ray",),
    ),
    ("T Ferry returns|B It is back.|E Updated 9 May 2024|E Published 3 May 2024", "2024-05-03", ()),
    ("T Ferry returns|B It is back.|E Next: a harbour for all, 3 May 2024", None, ()),
    ("T Ferry returns|B 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H 3/5/2024|B It is back.", None, ()),
    ("T Ferry returns|H 3/5/2024|B It is back.|E 25/12/2023", "2024-05-03", ()),
    (
        "T Ferry returns|H Helen Ray|H 3 May 2024|B Last modified on Fri 9 May 2024 11.12 BST|B It is back.",
        "2024-05-03",
        ("Helen Ray",),
    ),
    ("H Posted by u/ferryman 3 years ago|T Ferry returns|B It is back.", None, ("ferryman",)),
    # what a byline has, wherever it stands, and two dates on a line
    (
        "T Ferry returns|B It is back, they say.|B Helen Ray 3 May 2024 - 20:30 CEST|B It is.",
        "2024-05-03T20:30+02:00",
        ("Helen Ray",),
    ),
    (
        "T Ferry returns|H Posted by ferryman77 on Friday May 03, 2024 @09:02PM from the all-at-sea dept.|B It is.",
        "2024-05-03T21:02",
        ("ferryman77",),
    ),
    ("B 15/05/2017 14h37 - Atualizado em 15/05/2017 15h02|T Ferry returns|B It is back.", "2017-05-15T14:37", ()),
    # lives
    ("T Helen Ray|H June 3, 1931 - January 17, 2016|B She is dead.", None, ()),
    (
        "T Helen Ray|H June 3, 1931 – January 17, 2016|B She is dead.|E Published in the Bay Courier on Jan. 19, 2016",
        "2016-01-19",
        (),
    ),
    ("T Helen Ray|H geboren 3. Juni 1931|B Sie lebt.", None, ()),
    ("T Helen Ray|H *3.6.1931 †17.1.2016|B Sie ist tot.", None, ()),
    ("T Ferry returns|H * May 3, 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H May 3, 2024 - May 5, 2024|B It is back.", "2024-05-03", ()),
    # dates that are another's
    ("T Earthquake of 11 March 2011 is remembered|H March 11, 2021|B It shook.", "2021-03-11", ()),
    ("T Forecast for Friday 14 May 2021: rain|H Published 13 May 2021|B It rains.", "2021-05-13", ()),
    ("T Ferry returns|H Sale ends 31 December 2024: subscribe for only $1 a week|H 3 May 2023|B It.", "2023-05-03", ()),
    ("T Ferry returns|H Read also: Harbour row flares up again (12 June 2019)|H 3 May 2023|B It.", "2023-05-03", ()),
    ("T Ferry returns|H Correction made on 4 May 2023 to an earlier version|H 3 May 2023|B It.", "2023-05-03", ()),
    ("T Ferry returns|H © 12 May 2010 Ellery Courier|H 3 May 2023|B It.", "2023-05-03", ()),
    ("T Ferry returns|H By Jane Doe|H Joined 5 May 2010|H 3 May 2023|B It.", "2023-05-03", ("Jane Doe",)),
    ("T Ferry returns|H Photo taken on 12 July 2019 by Jane Doe|H 3 May 2023|B It.", "2023-05-03", ()),
    ("T Ferry returns|H 3 May 2023|H Last seen 03/04/2021 in the archive|B It.", "2023-05-03", ()),
    ("T Ferry returns|H 3 May 2023|H Event starts 06/07/2023|B It.", "2023-05-03", ()),
    ("T Ann Lee, singer, dies|H Born 5 May 1930, died 3 June 2020|B It.", None, ()),
    ("T Ferry returns|B It.|B Since 5 May 2020 by Andrew Cuomo|B It is.", None, ()),
    ("T Farewell, tables|H Reply Sat 16 Jul, 2011 07:26 pm|B They are no more.", None, ()),
    # what looks like a name beside a date
    ("T Ferry returns|H Last Updated|H 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H Getty Images|H 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H Breaking News|H 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H Press Release|H 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H San Francisco, May 3, 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H World News; 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|B September 11 Memorial Museum|B It is back.", None, ()),
    ("T Ferry returns|H Marketing Director|H 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H Quick Links|H 3 May 2024|B It is back.", "2024-05-03", ()),
    ("T Ferry returns|H Island News|B It is back.", None, ()),
    ("H Helen Ray|H 3 May 2024|B It is back.", "2024-05-03", ()),
    # the dump's own date is believed, and a comment's is none
    ("B  date 2020-01-02 Ferry Season|B It was away.", "2020-01-02", ()),
    (
        "B  date 2020-01-02 It is back.|H Posted on March 14, 2022 by Helen Ray|B It was away.",
        "2020-01-02",
        ("Helen Ray",),
    ),
    ("T Ferry returns|B It is back.|A1 Bo, 3 May 2024|S1 Good.", None, ()),
)


@pytest.mark.parametrize(("page", "date", "authors"), DUMPS)
def test_reads_what_stands_beside_the_title_of_a_dump(page: str, date: str | None, authors: tuple[str, ...]) -> None:
    states, texts = zip(*(row.split(" ", 1) for row in page.split("|") if " " in row.strip()), strict=True)
    lines = [Line(0, len(text), text) for text in texts]
    part = read_article("", lines, states)
    assert (part.header.date, part.header.authors) == (date, authors)
    assert "2024" not in part.body
    assert "Ferry Season" not in page or "Ferry Season" in part.body


@pytest.mark.parametrize(
    "first",
    [
        "31 December 2019: First ships come",
        "Mayor edited minutes of 5 May 2020 meeting.",
        "New revised tax plan starts 5 May 2024.",
        "Since 5 May 2020 by Andrew Cuomo",
        "September 10, 12pm- 1pm, Room 217, Carrie Menke",
    ],
)
def test_a_first_paragraph_with_a_date_is_said(first: str) -> None:
    lines = [Line(0, len(text), text) for text in ("Ferry returns", first, "It is back.")]
    part = read_article("", lines, ["T", "B", "B"])
    assert part.body == f"{first}\nIt is back."
    assert (part.header.date, part.header.authors, part.header.title) == (None, (), "Ferry returns")


def test_a_page_without_lines_has_nothing_beside_its_title() -> None:
    assert read_article("", [], []).header.date is None
