"""Lines whose labels are known become an article and a thread: where a line is cut, who wrote it, when, and to whom."""

import pytest
from staged import record_of

from newsparse.assembly.article import read_article
from newsparse.assembly.thread import read_thread
from newsparse.fields.signatures import find_signatures
from newsparse.labelling.answering import give_back_authors
from newsparse.lines.text import read_lines
from newsparse.model import Decoded, Label
from newsparse.records import Page, assemble


@pytest.mark.parametrize(
    "last, names",
    [
        (
            ["The clock is wrong. -- Alma Greer", "Print it larger! -- P. Lund, Canada"],
            ["Alma Greer", "P. Lund, Canada"],
        ),
        (["No rain again. – Ann", "It rained here. — 田中"], ["Ann", "田中"]),
        (["The clock is wrong. -- Alma Greer"], [None]),  # one dash proves nothing
        (["One -- Ann", "Two", "Three", "Four", "Five -- Bo"], [None] * 5),
        (
            [
                "The clock is slow – sunny Jan 3 '15 at 12:00",
                "Print it larger.--Bo Ek (talk) 9:15, 3 May 2012 (UTC)",
                "No - J. Lund 3 days ago",
            ],
            ["sunny", "Bo Ek", "J. Lund"],
        ),
        (
            ["It was late – we left at 12:00", "We met on the bridge – May 3, 2012", "A long – and dull – day at 9:15"],
            [None] * 3,
        ),
        (["It is so. – Bo Ek 3 days ago", "It is so. – sunny 3 days ago"], ["Bo Ek", "sunny"]),
        (
            ["Great article - thanks for posting it 3 days ago", "I agree - he wrote it on May 3, 2019 at 14:05"],
            [None] * 2,
        ),
        (["a – b" + " ," * 60 + "May 3, 2019 14:05", "– a" + "(" * 90 + "3 days ago"], [None] * 2),  # in linear time
        (["He said it twice -- and then he left for good.", "She stayed -- or so they say."], [None, None]),
    ],
)
def test_a_page_signs_inside_its_lines_only_when_most_of_it_does(last, names):
    found = find_signatures(last)
    assert [None if one is None else text[slice(*one)] for text, one in zip(last, found, strict=True)] == names


@pytest.mark.parametrize(
    "page, date, count",
    [
        ("T Ferry|H 05-21-2014, 06:42 PM|H #1|A1 carl|S1 Hi.|Q1 05-22-2014, 07:15 PM|Q1 #2|A1 Rita|S1 No.", None, None),
        ("T Ferry|H May 3, 2012|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", "2012-05-03", None),
        ("T Ferry|H Updated May 3, 2012|B It is back.|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", "2012-05-03", None),
        ("T Ferry|H Joined: May 3, 2012|H by|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, None),
        (
            "T Ferry|B It is back.|H Posted by Ann · Permalink · Comments (2) · TrackBack (0)|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.",
            None,
            2,
        ),
        (
            "T Ferry|B It is back.|H Ann · Comments (2)|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.|E Bo · Comments (7)",
            None,
            None,
        ),
        (
            "T Ferry|B It is back.|H posted by Ann at 9:14 AM (2 comments total) 5 users like it|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.",
            None,
            2,
        ),
        ("T Ferry|H May 3, 2012 · 2 comments|B It is back.|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", "2012-05-03", 2),
        ("T Ferry|B It is back.|H 2 comments — Say something|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, 2),
        (
            "T Ferry|H November 2012|H December 2012|H 19 December 2012|B It is back.|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.",
            "2012-12-19",
            None,
        ),
        ("T Ferry|H December 2012|H by|B It is back.|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", "2012-12", None),
        ("T Ferry|H Posted on May 3, 2012 by ann|B It is back.|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", "2012-05-03", None),
        ("T Ferry|H December 2019 (6)|H by|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, None),
        ("T Ferry|A1 Hilda|M1 12 comments|S1 Good.|A1 Otto|M1 7 comments|S1 Bad.", None, None),
        ("T Ferry|A1 Hilda|S1 Good.|Q1 2 comments|A1 Otto|S1 Bad.", None, 2),
        ("T Ferry|H 2|H comments|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, 2),
        ("T Ferry|H Comments|H (2)|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, 2),
        ("T Ferry|H Comments|H 12|B It is back.|H 2 Comments|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, 2),
        ("T Ferry|H Comments|H Share|H 2|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, None),
        ("T Ferry|H Shares|H 120|H Comments|H 2|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, None),
        ("T Ferry|H Comments|H 1|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.", None, None),  # her own number
        ("T Ferry|H Comments|H 1|A1 Hilda|S1 Good.", None, 1),
        ("T Ferry|H Photos|H 2|A1 Hilda|S1 Good.|A1 Otto|M1 Comments|M1 7|S1 Bad.", None, None),
    ],
)
def test_what_belongs_to_comments_is_not_the_articles(page, date, count):
    record = record_of(page)
    assert (record.header.date, record.comment_count) == (date, count)


def _article(text):
    lines = read_lines(text)
    return read_article(text, lines, ["B"] * len(lines))


def test_a_notice_with_a_title_behind_it_counts_at_the_head_of_a_page_only():
    notice = "© 2020 The Wire. All rights reserved. Not to be published or redistributed."
    body = "The ferry to the island will run twice a day from May, the harbour office said on Monday morning."
    head = _article(f"{notice}Ferry twice a day\n{body}\n{body}\n{body}")
    foot = _article(f"{body}\n{body}\n{body}\n{notice}Read our app")
    assert head.header.title == "Ferry twice a day"
    assert foot.header.title is None


def test_the_day_of_a_dateline_is_the_dumps_if_it_gives_no_other():
    body = "The ferry to the island will run twice a day from May, the harbour office said on Monday morning."
    line = f"KELD, Ohio, Sept. 14, 2021 /PRNewswire/ -- {body}"
    assert _article(line).header.date == "2021-09-14"
    assert _article(line).header.dateline == "KELD, Ohio, Sept. 14, 2021 /PRNewswire/"
    assert _article(f" date 2021-10-01 {line}").header.date == "2021-10-01"
    assert _article(f"KELD, Ohio, Sept. 14 (AP) -- {body}").header.date is None


def test_a_signed_line_is_cut_into_text_and_author():
    said = ["The clock on the town hall is wrong again. -- Alma Greer", "Please print the bus times larger! -- P. Lund"]
    text = "\n".join(said)
    lines = read_lines(text)
    page = Page("-", None, "text", Decoded(text, "utf-8", "given"), lines, ["S0", "S0"], [1.0, 1.0], "author-lost")
    record = assemble(page, spans=True)
    assert [(c.author, c.text) for c in record.comments] == [
        ("Alma Greer", "The clock on the town hall is wrong again."),
        ("P. Lund", "Please print the bus times larger!"),
    ]
    assert [text[s.start : s.end] for s in record.spans if s.label is Label.AUTHOR] == ["Alma Greer", "P. Lund"]
    assert "".join(text[s.start : s.end] for s in record.spans) == "".join(said)


@pytest.mark.parametrize("end", ["", "  ", "\u3000"])
def test_a_line_signed_with_the_time_is_cut_where_the_name_ends(end):
    said = [
        f"The clock is slow. – sunny May 3 '15 at 14:05{end}",
        f"Print it larger.--Bo Ek (talk) 9:15, 3 May 2012 (UTC){end}",
    ]
    text = "\n".join(said)
    page = Page(
        "-", None, "text", Decoded(text, "utf-8", "given"), read_lines(text), ["S0"] * 2, [1.0] * 2, "author-lost"
    )
    record = assemble(page, spans=True)
    assert [(c.author, c.text, c.date) for c in record.comments] == [
        ("sunny", "The clock is slow.", "2015-05-03T14:05"),
        ("Bo Ek", "Print it larger.", "2012-05-03T09:15"),
    ]
    assert [text[s.start : s.end] for s in record.spans if s.label is Label.AUTHOR] == ["sunny", "Bo Ek"]
    assert "".join(text[s.start : s.end] for s in record.spans) == "".join(said)


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["Guest", "Posts: 2", "The pier was never safe."], "Guest"),
        (["Guest", "Nell", "The pier was never safe."], "Nell"),
        (["Posted by", "Nell 2", "The pier was never safe."], "Nell 2"),
        (["Guest", "Nell22", "The pier was never safe."], "Nell22"),
        (["Guest", "3 hours ago", "The pier was never safe."], "Guest"),
        (["Guest", "#12", "The pier was never safe."], "Guest"),
        (["Guest", "Rep: 45", "The pier was never safe."], "Guest"),
        (["Guest", "Today, 10:15", "The pier was never safe."], "Guest"),
        (["Guest", "El Gato", "The pier was never safe."], "El Gato"),
    ],
)
def test_a_word_before_names_may_be_one(lines: list[str], author: str) -> None:
    thread = read_thread(read_lines("\n".join(lines)), ["A1", "M1", "S1"], [1.0] * 3)
    assert [comment.author for comment in thread.comments] == [author]


ANSWERED = [
    "Ada",
    "3 May 2021",
    "The pier was never safe.",
    "Reply",
    "Nell",
    "in reply to",
    "Ada",
    "4 May 2021",
    "It was.",
]


def test_above_whom_a_comment_answers_stand_more_than_names() -> None:
    rows = ["Ada", "The pier was never safe.", "Reply", "Nell", "4 May 2021", "in reply to", "by Ada", "It was."]
    lines, states = read_lines("\n".join(rows)), [f"{part}1" for part in "A S Q Q Q Q A S".split()]
    give_back_authors(lines, states)
    thread = read_thread(lines, states, [1.0] * len(lines))
    assert [(comment.author, comment.date, comment.parent) for comment in thread.comments] == [
        ("Ada", None, None),
        ("Nell", "2021-05-04", 0),
    ]
    for above in (["Reply"], ["Report abuse", "Permalink"], ["Like (2)"]):
        lines = read_lines(
            "\n".join(["Ada", "The pier was never safe.", *above, "in reply to", "Bob Smith", "It was."])
        )
        states = ["A1", "S1", *["Q1"] * (len(above) + 1), "A1", "S1"]
        before = list(states)
        give_back_authors(lines, states)
        assert states == before
    lines = read_lines("\n".join(["Ada", "First.", "Nell", "New York, NY", "in reply to", "Ada", "It was."]))
    states = [f"{part}1" for part in "A S Q Q Q A S".split()]
    give_back_authors(lines, states)
    assert states == [f"{part}1" for part in "A S A M M M S".split()]


@pytest.mark.parametrize(
    "rows, path, corrected",
    [
        # Disqus shows an arrow between who answers and who is answered
        ("Ada|First.|Share|Nell|No.|Share|Ada|Nell|So.", "ASQASQQAS", "ASQASQAMS"),
        # who liked the comment above, and its author again
        ("Ada|First.|Share|Nell|No.|Likes:|Ada|Nell|So.", "ASQASQQAS", "ASQASQQAS"),
        ("Ada|First.|Share|Nell|No.|Share|Nell|Ada|So.", "ASQASQQAS", "ASQASQQAS"),
        # whom nobody knows
        ("Ada|First.|Share|Nell|No.|Share|Bo|Nell|So.", "ASQASQQAS", "ASQASQQAS"),
        # where people live
        ("Ada|Lisbon|First.|Reply|Nell|Vienna|No.", "AMSQQAS", "AMSQAMS"),
        ("Reply|Vienna|No.", "QAS", "QAS"),
        ("Walt|Vienna|No.", "HAS", "AMS"),
        ("Join the conversation|Charlotte|No.", "HAS", "HAS"),
        ("Join the conversation|Vienna|No.", "HAS", "HAS"),
        ("Ada|First.|Karen Miller|Jordan|No.", "ASQAS", "ASQAS"),
    ],
)
def test_the_author_stands_above_an_arrow_or_a_place(rows: str, path: str, corrected: str) -> None:
    lines, states = read_lines(rows.replace("|", "\n")), [f"{part}1" for part in path]
    give_back_authors(lines, states)
    assert states == [f"{part}1" for part in corrected]


@pytest.mark.parametrize(
    "path",
    ["A M S Q A M M M S", "A M S Q Q Q A M S"],
    ids=["as it is", "whom a comment answers taken for its author"],
)
def test_whom_a_comment_answers_is_its_parent_and_not_its_author(path: str) -> None:
    lines, states = read_lines("\n".join(ANSWERED)), [f"{part}1" for part in path.split()]
    give_back_authors(lines, states)
    thread = read_thread(lines, states, [1.0] * len(lines))
    assert [(comment.author, comment.parent) for comment in thread.comments] == [("Ada", None), ("Nell", 0)]


def test_a_credit_is_cut_off_the_body_where_a_comment_says_the_same():
    body = "The town council of Port Ellery voted on Tuesday to close the inner harbour to cruise ships. — AFP"
    text = "\n".join([body, "3 Comments", "Tom", body])
    page = Page(
        "-",
        None,
        "text",
        Decoded(text, "utf-8", "given"),
        read_lines(text),
        ["B", "H", "A1", "S1"],
        [1.0] * 4,
        "author-first",
    )
    record = assemble(page, spans=True)
    assert (record.body, record.comments[0].text) == (body[:-6], body)
    assert [text[s.start : s.end] for s in record.spans if s.label is Label.CREDIT] == [" — AFP"]


@pytest.mark.parametrize(
    "text, label, cut",
    [
        ("\tdate 2022-10-26 The ministers met in Tokyo on Tuesday.   ", Label.DATE, "\tdate 2022-10-26 "),
        ("  date 2022-10-26 The ministers &amp; others met in Tokyo.", Label.DATE, "  date 2022-10-26 "),
        (
            "A &amp;&amp; B: the ministers met in Tokyo on Tuesday and agreed on all points. — AFP",
            Label.CREDIT,
            " — AFP",
        ),
    ],
)
def test_a_line_is_cut_at_its_place_whatever_stands_around(text, label, cut):
    page = Page("-", None, "text", Decoded(text, "utf-8", "given"), read_lines(text), ["B"], [1.0], "no-comments")
    assert [text[s.start : s.end] for s in assemble(page, spans=True).spans if s.label is label] == [cut]


def test_the_parent_is_who_is_named_not_whose_name_begins_alike():
    said = ["Annabel", "First of all.", "Ann", "Second of all.", "Bo", "@Annabel I agree.", "Cy", "@Ann: so do I."]
    thread = read_thread(read_lines("\n".join(said)), ["A1", "S1"] * 4, [1.0] * 8)
    assert [comment.parent for comment in thread.comments] == [None, None, 0, 1]


@pytest.mark.parametrize(
    "line", ["In reply to Re: Ferry by Ann Lee", "Antwort auf: Die Brücke von Ann Lee", "رداً على Ann Lee", "Als antwoord op Ann Lee"]
)  # fmt: skip
def test_whom_a_comment_answers_may_stand_behind_a_subject(line):
    record = record_of(f"A1 Ann Lee|S1 Hi.|A1 Bo|S1 No.|A1 Cy|M1 {line}|S1 So.")
    assert [comment.parent for comment in record.comments] == [None, None, 0]


@pytest.mark.parametrize(
    "page, texts",
    [
        ("A1 Ann|S1 - No.|A1 Bo|S1 - Yes.|A1 Cy|S1 So.", ["- No.", "- Yes.", "So."]),
        ("A1 Ann|S1 • No.|A1 Bo|S1 • Yes.|A1 Cy|S1 • So.", ["No.", "Yes.", "So."]),
        ("A1 Ann|S1 * sighs *|A1 Bo|S1 * waves *", ["* sighs *", "* waves *"]),
    ],
)
def test_bullets_below_names_are_text_unless_all_have_them(page, texts):
    assert [comment.text for comment in record_of(page).comments] == texts


@pytest.mark.parametrize(
    "said, texts",
    [
        (["1. Close it.", "1. Open it.", "1. Sell it."], ["1. Close it.", "1. Open it.", "1. Sell it."]),
        (["1. Close it."], ["1. Close it."]),
        (["1. Close it.", "2. Open it.", "4. Sell it."], ["Close it.", "Open it.", "Sell it."]),
        (["3. Close it.", "2. Open it.", "Sell it."], ["Close it.", "Open it.", "Sell it."]),
        (
            ["1. Close it.", "2. Open it.", "Ann - sell it in 2020. Now."],
            ["Close it.", "Open it.", "Ann - sell it in 2020. Now."],
        ),
        # answers further in count from 1; a comment's own list does not
        (
            ["  1. Close it.", "    1. Why?", "    2. So.", "  2. Open it.", "    1. No."],
            ["Close it.", "Why?", "So.", "Open it.", "No."],
        ),
        (["  1. Close it.", "    3. Why?", "  2. Open it."], ["1. Close it.", "3. Why?", "2. Open it."]),
        ([" 9. Close it.", "10. Open it."], ["Close it.", "Open it."]),
        (["• Close it.", "• Open it.", "Well - sell it."], ["Close it.", "Open it.", "Well - sell it."]),
    ],
)
def test_numbers_of_a_list_of_comments_are_no_text(said, texts):
    thread = read_thread(read_lines("\n".join(said)), ["S0"] * len(said), [1.0] * len(said))
    assert [comment.text for comment in thread.comments] == texts


def test_buttons_glued_to_texts_are_no_text():
    said = ["Well done!!ReplyDelete", "Mine. Never again.Delete", "Press Delete", "I say: ReplyDelete"]
    thread = read_thread(read_lines("\n".join(said)), ["S0"] * len(said), [1.0] * len(said))
    assert [comment.text for comment in thread.comments] == [
        "Well done!!",
        "Mine. Never again.",
        "Press Delete",
        said[3],
    ]
    alone = read_thread(read_lines("Never again.Delete"), ["S0"], [1.0])
    assert alone.comments[0].text == "Never again.Delete"


def test_an_arrow_behind_an_author_points_at_the_parent():
    said = ["Ann", "First.", "Bo > Ann", "Second.", "Cy ↪ Bo", "Third.", "Dee > Nobody", "Fourth."]
    thread = read_thread(read_lines("\n".join(said)), ["A1", "S1"] * 4, [1.0] * 8)
    assert [comment.parent for comment in thread.comments] == [None, 0, 1, None]
