"""The dates of comments: beside them, above or below, in the markup, and where day and month are open."""

import pytest
from staged import record_of

import newsparse
from newsparse.assembly.thread import read_thread
from newsparse.lines.html import flatten
from newsparse.lines.text import read_lines
from newsparse.lines.tree import read_markup


@pytest.mark.parametrize(
    ("beside", "elsewhere", "date"),
    [
        (["03/04/2021 10:15", "Join Date: Mar 2009"], "25/04/2021", "2021-04-03T10:15"),
        (["03/04/2021 10:15", "Join Date: Mar 2009"], "May", None),
        (["03/04/2021", "Posted April 3, 2021 at 10:15"], "May", "2021-04-03T10:15"),
        (["Joined 03/04/2019", "April 3, 2021"], "May", "2021-04-03"),
        (["3 April 2021", "25/04/2021"], "May", "2021-04-03"),
        (["Edited April 4, 2021", "April 3, 2021"], "May", "2021-04-03"),
        (["Zuletzt bearbeitet: 03.04.2021", "Geburtstag: 3.4.1980", "• Last activity: May 3, 2024"], "May", None),
    ],
)
def test_the_date_beside_a_comment(beside: list[str], elsewhere: str, date: str | None) -> None:
    lines = read_lines("\n".join(["Nell", *beside, "It was.", "Bob", elsewhere, "Indeed."]))
    states = ["A1", *["M1"] * len(beside), "S1", "A1", "M1", "S1"]
    assert read_thread(lines, states, [1.0] * len(lines)).comments[0].date == date


@pytest.mark.parametrize(
    "page, comments",
    [
        ("A1 Ann|S1 May 3, 2012|X1 Hi.|A1 Bo|S1 No.|X1 3 days ago", [("2012-05-03", "Hi."), (None, "No.")]),
        ("A1 Ann|M1 May 3, 2012|S1 Hi.|A1 Bo|S1 May 4, 2012|A1 Cy|M1 May 5, 2012|S1 No.", [("2012-05-03", "Hi."), ("2012-05-05", "No.")]),
        ("A1 Ann|S1 When?|A1 Bo|S1 May 4, 2012", [(None, "When?"), (None, "May 4, 2012")]),
        ("A1 Ann|M1 May 3, 2012|S1 May 4, 2012|X1 Then?|A1 Bo|S1 May 2012|X1 No.", [("2012-05-03", "May 4, 2012\nThen?"), (None, "May 2012\nNo.")]),
    ],
)  # fmt: skip
def test_a_date_alone_is_no_text(page, comments):
    assert [(comment.date, comment.text) for comment in record_of(page).comments] == comments


def test_a_date_is_nobody_and_the_line_above_it_may_be_the_author():
    record = record_of(
        "A1 Ann|M1 May 3, 2012|S1 Hi.|Q1 Le Sept|A1 May 4, 2012|S1 No.|Q1 Reply|A1 3 days ago|S1 So.|A1 Bo|S1 Yes."
    )
    assert [(comment.author, comment.date, comment.text) for comment in record.comments] == [
        ("Ann", "2012-05-03", "Hi."),
        ("Le Sept", "2012-05-04", "No."),
        (None, None, "So."),
        ("Bo", None, "Yes."),
    ]
    record = record_of("S2 Hi.|A2 May 4, 2012|Q2 Reply|S2 No.|A2 Ann|Q2 Reply")
    assert [(comment.author, comment.date) for comment in record.comments] == [(None, "2012-05-04"), ("Ann", None)]


NAME, TEXT, DATE = "<h4>{name}</h4>", "<p>{text}</p>", "<div>{date}</div>"


@pytest.mark.parametrize(
    "post, path, dates",
    [
        (f"<li>{DATE}{NAME}{TEXT}</li>", "H A S Q A S Q A S", ["2012-05-01", "2012-05-02", "2012-05-03"]),
        (f"<li>{NAME}{TEXT}{DATE}</li>", "A S Q A S Q A S E", ["2012-05-01", "2012-05-02", "2012-05-03"]),
        (f"<li>{NAME}{TEXT}</li><li>{DATE}</li>", "A S Q A S Q A S Q", ["2012-05-01", "2012-05-02", "2012-05-03"]),
    ],
)  # fmt: skip
def test_the_elements_of_the_markup_tell_whose_a_date_is(post, path, dates):
    rows = (("Ann", "Hi.", "May 1, 2012"), ("Bo", "No.", "May 2, 2012"), ("Cy", "So.", "May 3, 2012"))
    markup = "".join(post.format(name=name, text=text, date=date) for name, text, date in rows)
    lines = flatten(read_markup(f"<ul>{markup}</ul>")).lines
    thread = read_thread(lines, [f"{part}1" for part in path.split()], [1.0] * len(lines))
    assert [comment.date for comment in thread.comments] == dates


@pytest.mark.parametrize(
    "machine, date",
    [
        ("2012-05-01T09:05:00+0200", "2012-05-01T09:05:00+02:00"),
        ("2012-05-01T09:05:00Z", "2012-05-01T09:05:00+00:00"),
        ("2012-05-01T00:00:00Z", "2012-05-01"),  # who wrote this knew the day alone
        ("2012-05-01", "2012-05-01"),
        ("2012-04-30T23:05:00Z", "2012-05-01"),  # the day of another zone
    ],
)
def test_where_a_page_shows_the_day_its_markup_has_the_time(machine, date):
    edited = '<i>Edited <time datetime="2012-05-01T23:59:00Z">May 1, 2012</time></i>'
    markup = f'<ul><li><h4>Ann</h4><time datetime="{machine}">May 1, 2012</time><p>Hi.</p><p>{edited}</p></li></ul>'
    lines = flatten(read_markup(markup)).lines
    assert read_thread(lines, ["A1", "M1", "S1", "M1"], [1.0] * 4).comments[0].date == date


@pytest.mark.parametrize(
    "page, dates",
    [
        (  # above the names, one before each
            "B It is back.|H 2 Responses|H May 3, 2012|A1 Hilda|S1 Good.|M1 May 4, 2012|A1 Otto|S1 Bad.",
            ["2012-05-03", "2012-05-04"],
        ),
        (  # below the texts, also where the article's day stands above the first name
            "B It is back.|H May 1, 2012|A1 Hilda|S1 Good.|M1 May 3, 2012|A1 Otto|S1 Bad.|M1 May 4, 2012",
            ["2012-05-03", "2012-05-04"],
        ),
        (  # the article's own day above the first name, and none below the last comment but a vague one
            "H Updated: May 2, 2021|H 4 Comments|A1 Tom|S1 Good.|M1 May 3, 2021|A1 Ann|S1 Bad.|M1 May 4, 2021|A1 Bo|S1 So.|M1 2 hours ago",
            ["2021-05-03", "2021-05-04", None],
        ),
        (  # the same, and nothing at all below the last
            "H Updated: May 2, 2021|H 4 Comments|A1 Tom|S1 Good.|M1 May 3, 2021|A1 Ann|S1 Bad.|M1 May 4, 2021|A1 Bo|S1 So.",
            ["2021-05-03", "2021-05-04", None],
        ),
        (  # not above each
            "H May 3, 2012|A1 Hilda|S1 Good.|A1 Otto|S1 Bad.|M1 May 4, 2012|A1 Ann|S1 Fair.",
            [None, "2012-05-04", None],
        ),
        (  # since when somebody is a member
            "H 05-21-2014, 06:42 PM|H #1|A1 carl|M1 Join Date: May 2013|S1 Hi.|M1 05-22-2014, 07:15 PM|M1 #2|A1 Rita"
            "|M1 Join Date: Feb 2007|S1 No.",
            ["2014-05-21T18:42", "2014-05-22T19:15"],
        ),
        (  # the same on two lines, or within one
            "A1 carl|M1 Joined:|M1 Wed Feb 04, 2015 6:38 pm|M1 Dec 27, 2023 10:00 am|S1 Hi.|A1 Rita|M1 Posts: 9 Joined: May 1, 2017"
            "|M1 Dec 28, 2023|S1 No.",
            ["2023-12-27T10:00", "2023-12-28"],
        ),
        ("A1 carl|M1 Visited July 2018|M1 August 3, 2018|S1 Hi.", ["2018-08-03"]),  # the day says more than the month
        (  # above the names, with the posts' numbers, once with other lines between, once without a name, once missing
            "H May 3, 2012|H Ferry|H #1|A1 Hilda|S1 Hi.|Q1 May 4, 2012|Q1 #2|A1 Otto|S1 No.|Q1 Like|Q1 May 5, 2012 #3|S1 So.|Q1 3 likes"
            "|A1 Ann|S1 Fair.|Q1 May 7, 2012|Q1 #5|A1 Bo|S1 Bad.|Q1 Like",
            ["2012-05-03", "2012-05-04", "2012-05-05", None, "2012-05-07"],
        ),
        (  # above the names, and the article's own further up
            "H May 1, 2012|B It is back.|H May 3, 2012|A1 Hilda|S1 Hi.|Q1 Link|Q1 May 4, 2012|A1 Otto|S1 No.|Q1 Link",
            ["2012-05-03", "2012-05-04"],
        ),
        (  # below the texts, the last one's below the thread
            "A1 Hilda|S1 Hi.|Q1 May 4, 2012|A1 Otto|S1 No.|X1 No!|Q1 May 5, 2012|A1 Bo|S1 Bad.|E May 6, 2012|E Post a Comment",
            ["2012-05-04", "2012-05-05", "2012-05-06"],
        ),
        (  # below the texts, and another day further down
            "A1 Hilda|S1 Hi.|Q1 May 4, 2012|A1 Otto|S1 No.|Q1 May 5, 2012|A1 Bo|S1 Bad.|E Post a Comment|E May 6, 2012",
            ["2012-05-04", "2012-05-05", None],
        ),
        (  # the time on the line below the day, or another figure
            "A1 Hilda|M1 May 4, 2012,|M1 9:10 PM|S1 Hi.|A1 Otto|M1 May 5, 2012|M1 12|S1 No.|A1 Bo|M1 May 6, 2012|M1 9:10 PM or so|S1 Bad.",
            ["2012-05-04T21:10", "2012-05-05", "2012-05-06"],
        ),
        ("A1 Hilda|M1 May 4, 2012|M1 3h|S1 Hi.|A1 Otto|M1 May 5, 2012|S1 No.|M1 9:10 PM", ["2012-05-04", "2012-05-05"]),
    ],
)
def test_a_comments_date(page, dates):
    states, said = zip(*(row.split(" ", 1) for row in page.split("|")), strict=True)
    thread = read_thread(read_lines("\n".join(said)), states, [1.0] * len(said))
    assert [comment.date for comment in thread.comments] == dates


@pytest.mark.parametrize(
    ("head", "dates", "told"),
    [
        ("", ["03/04/2021", "05/04/2021"], True),
        ("3 April 2021\n", ["03/04/2021", "05/04/2021"], False),
        ("", ["25/04/2021", "05/04/2021"], False),
        ("", ["2021-04-25", "2021-04-05"], False),
    ],
)
def test_comments_whose_days_are_open_are_told(head, dates, told):
    comments = "".join(
        f"\n{name}\n{day}\nThe counter is a marvel, and so is the baker.\n"
        for name, day in zip(("Doris", "Ann Marlow"), dates, strict=True)
    )
    body = "The shop in Lower Pell has been named the best in the county, two years after the village bought it.\n" * 2
    article = newsparse.parse(f"Village shop wins award\n{head}{body}\n2 Comments\n{comments}")
    assert len(article.comments) == 2
    assert [comment.date is None for comment in article.comments] == [told, told]
    assert ("ambiguous-date" in [problem.code for problem in article.warnings]) is told
