"""Votes of comments whose lines are labelled: beside names, above them, below texts; a member's figures are none."""

import pytest
from staged import record_of

from newsparse.assembly.thread import read_thread
from newsparse.lines.text import read_lines


@pytest.mark.parametrize(
    "page, votes",
    [
        ("A1 Bo|M1 Karma: 1500|M1 Posts: 300|M1 May 3, 2020|S1 Hi.|Q1 5 likes", (None, 5, None)),
        ("A1 Bo|M1 Posts: 300|S1 Hi.|Q1 Karma: 5", (5, None, None)),
        ("A1 Bo|M1 Messages|M1 300|M1 Points|M1 25|S1 Hi.|Q1 Like|Q1 3", (None, 3, None)),
    ],
)
def test_figures_of_members_are_no_votes(page, votes):
    assert tuple(record_of(page).comments[0].votes) == votes


def test_votes_stand_behind_a_name_or_above_it():
    page = "H Ferry (Score:5, Funny)|A1 by Ann|S1 Hi.|Q1 Re: Ferry (Score:2)|A1 by Bo|S1 No."
    assert [comment.votes.score for comment in record_of(page).comments] == [5, 2]
    page = "A1 [–]Ann 12 points 3 days ago (1 child)|S1 Hi.|Q1 reply|A1 [–]Bo 3 days ago|S1 No."
    assert [comment.votes.score for comment in record_of(page).comments] == [12, None]


def test_votes_above_the_names_are_of_the_comment_below():
    page = "H Score:|H 5|H by|A1 Ann|S1 Hi.|M1 Score:|M1 2|M1 by|A1 Bo|S1 No."
    states, said = zip(*(row.split(" ", 1) for row in page.split("|")), strict=True)
    thread = read_thread(read_lines("\n".join(said)), states, [1.0] * len(said))
    assert [comment.votes.score for comment in thread.comments] == [5, 2]


def test_sums_above_the_names_are_of_the_comment_below_even_if_zero():
    page = "H +5|A1 #1 Ann|S1 Hi.|M1 Reply|M1 0|A1 #2 Bo|S1 No.|M1 Reply|M1 +2|A1 #3 Cy|S1 So.|M1 Reply|M1 -1|A1 #4 Di|S1 Ah.|M1 Reply"
    states, said = zip(*(row.split(" ", 1) for row in page.split("|")), strict=True)
    thread = read_thread(read_lines("\n".join(said)), states, [1.0] * len(said))
    assert [comment.votes.score for comment in thread.comments] == [5, 0, 2, -1]


@pytest.mark.parametrize(
    "page, votes",
    [
        ("H 45 likes|H 4 Comments|A1 Tom|S1 Good.|M1 12 likes|A1 Ann|S1 Bad.|M1 3 likes|A1 Bo|S1 So.", [12, 3, None]),
        ("H 45 likes|A1 Tom|S1 Good.|M1 12 likes|A1 Ann|S1 Bad.|M1 Like", [12, None]),
        ("A1 Tom|S1 Good.|M1 Like · Reply (2)|A1 Ann|S1 Bad.|M1 Like · Reply · 31", [None, 31]),
    ],
)
def test_votes_below_the_texts_stay_there(page, votes):
    states, said = zip(*(row.split(" ", 1) for row in page.split("|")), strict=True)
    thread = read_thread(read_lines("\n".join(said)), states, [1.0] * len(said))
    assert [comment.votes.up for comment in thread.comments] == votes
