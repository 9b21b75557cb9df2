"""Numbers without a word: votes where all comments have them in the same place before a button."""

import pytest

from newsparse.fields.bare_votes import Sides, bare_votes, with_sums, zero_votes
from newsparse.model import Votes

NONE = Votes()


def up(number):
    return Votes(up=number)


def sides(lines):
    """The lines above the text and those below it, which an empty one parts."""
    at = lines.index("") if "" in lines else len(lines)
    return Sides(lines[:at], lines[at + 1 :])


# what stands beside each comment's text → its votes
PAGES = {
    "one number a line": (
        [["Ann", "", "5", "•", "Reply", "•", "Share ›"], ["Bo", "", "•", "Reply"], ["Cy", "", "12", "•", "Reply"]],
        [up(5), NONE, up(12)],
    ),
    "one line": (
        [["Ann · 3 days ago", "", "5 • Reply • Share ›"], ["Bo", "", "Reply"], ["Cy", "", "0 • Reply"]],
        [up(5), NONE, up(0)],
    ),
    "no spaces between words": ([["李", "", "278 | 回复"], ["王", "", "3 | 回复"]], [up(278), up(3)]),
    "for and against": (
        [["Jan", "2021-05-05", "", "15", "7", "odpowiedz"], ["Ola", "2021-05-05", "", "8", "3", "odpowiedz"]],
        [Votes(up=15, down=7), Votes(up=8, down=3)],
    ),
    "for and against, behind a button": (
        [["Ann", "", "Reply", "3", "0", "Flag"], ["Bo", "", "Reply", "0", "9", "Flag"]],
        [Votes(up=3, down=0), Votes(up=0, down=9)],
    ),
    "a button's own number": ([["Ann", "", "Reply", "3", "Share"], ["Bo", "", "Reply", "7", "Share"]], [NONE, NONE]),
    "a number of the comment": ([["Ann", "", "7", "Reply"], ["Bo", "", "8", "Reply"]], [NONE, NONE]),
    "one comment alone": ([["Ann", "", "7", "Reply"], ["Bo", "", "Reply"]], [NONE, NONE]),
    "above the text": ([["Ann", "7", "Reply", ""], ["Bo", "3", "Reply", ""]], [NONE, NONE]),
    "a member's figures": (
        [["Ann", "", "Posts:", "14", "30", "Reply"], ["Bo", "", "Posts:", "9", "2", "Reply"]],
        [NONE, NONE],
    ),
    "three numbers": ([["Ann", "", "1", "4", "6", "Reply"], ["Bo", "", "9", "4", "2", "Reply"]], [NONE, NONE]),
    "two numbers run together": ([["Ann", "", "00", "Reply"], ["Bo", "", "01", "Reply"]], [NONE, NONE]),
    "no button": ([["Ann", "", "5"], ["Bo", "", "3"]], [NONE, NONE]),
    "for and against at the end": (
        [["Ann", "5 years ago", "", "12", "1"], ["Bo", "5 years ago", "", "8", "0"]],
        [Votes(up=12, down=1), Votes(up=8, down=0)],
    ),
    "for and against behind a button, at the end": (
        [["Ann", "", "Atsakyti", "12", "1"], ["Bo", "", "Atsakyti", "5", "9"]],
        [Votes(up=12, down=1), Votes(up=5, down=9)],
    ),
    "at the end of a few comments only": (
        [["Ann", "", "Reply", "1", "2"], *[["Bo", "", "Reply"]] * 3, ["Cy", "", "Reply", "4", "2"]],
        [NONE] * 5,
    ),
    "numbers of pages": ([["Ann", "", "1", "2", "3"], ["Bo", "", "5", "9", "3"]], [NONE, NONE]),
    "between time and text": (
        [["Ann", "18 Mar 2023 8.12", "41", "", "Share"], ["Bo", "18 Mar 2023 8.47", "5", "", "Share"]],
        [up(41), up(5)],
    ),
    "for and against between time and text": (
        [["Ann", "21. September 2020, 12:01:33", "34", "1", ""], ["Bo", "5 minutes ago", "3", "8", ""]],
        [Votes(up=34, down=1), Votes(up=3, down=8)],
    ),
    "a member's posts below the day of joining": (
        [["Ann", "Join Date: May 3, 2012", "41", ""], ["Bo", "Joined:", "May 4, 2012", "7", ""]],
        [NONE, NONE],
    ),
    "below a month": ([["Ann", "May 2012", "41", ""], ["Bo", "May 2012", "7", ""]], [NONE, NONE]),
    "the comments' numbers below their times": (
        [
            ["Ann", "1 hour ago", "9", ""],
            ["Bo", "2 hours ago", "8", ""],
            ["Cy", "3 hours ago", "6", ""],
            ["Di", "3 hours ago", "5", ""],
        ],
        [NONE] * 4,
    ),
    "behind signs, and before a number of replies": (
        [["Ann", "", "--", "26", "1 reply", "Reply"], ["Bo", "", "--", "4", "Reply"], ["Cy", "", "--", "Reply"]],
        [up(26), up(4), NONE],
    ),
    "one number and two in the same place": (
        [["Ann", "", "12", "•", "Reply"], ["Bo", "", "4", "1", "•", "Reply"]],
        [up(12), Votes(up=4, down=1)],
    ),
    "nothing at all": ([[], []], [NONE, NONE]),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_bare_votes(page):
    about, votes = page
    assert bare_votes([sides(lines) for lines in about]) == votes


def test_where_votes_may_be_negative_a_number_is_their_sum():
    about = [["Ann", "", "5", "Reply"], ["Bo", "", "2", "Reply"]]
    assert bare_votes([sides(lines) for lines in about], signed=True) == [Votes(score=5), Votes(score=2)]


@pytest.mark.parametrize(
    ("about", "votes"),
    [
        ([["Ann", "", "+3"], ["Bo", "", "-1"], ["Cy", "", "0"]], [NONE, NONE, Votes(score=0)]),
        ([["+3", "Ann", ""], ["-1", "Bo", ""], ["0 (2 votes)", "Cy", ""]], [NONE, NONE, Votes(score=0)]),
        ([["Ann", "", "+18/−1"], ["Bo", "", "+9/0"], ["Cy", "", "0/0"]], [NONE, NONE, Votes(up=0, down=0)]),
        ([["Ann", "", "+3"], ["Bo", "", "-1"], ["Cy", "", "Reply", "0"]], [NONE, NONE, NONE]),
        ([["Ann", "", "+3"], ["Bo", "", "0"]], [NONE, NONE]),
    ],
)
def test_a_zero_among_votes_with_signs_is_votes(about, votes):
    assert zero_votes([sides(lines) for lines in about]) == votes


@pytest.mark.parametrize(
    ("votes", "sums"),
    [
        ([up(1), Votes(score=-3), NONE], [Votes(score=1), Votes(score=-3), NONE]),
        ([up(1), Votes(score=3)], [up(1), Votes(score=3)]),
        ([Votes(3, 5), up(2), Votes(score=-3)], [Votes(3, 5), up(2), Votes(score=-3)]),
        ([up(1), Votes(score=-3), Votes(down=2)], [up(1), Votes(score=-3), Votes(down=2)]),
    ],
)
def test_votes_that_fall_below_zero_are_sums(votes, sums):
    assert with_sums(votes) == sums
