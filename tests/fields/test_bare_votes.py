"""Numbers without a word: votes where all comments have them in the same place before a button."""

import pytest

from newsparse.fields.bare_votes import bare_votes
from newsparse.model import Votes

NONE = Votes()


def up(number):
    return Votes(up=number)


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
    "nothing at all": ([[], []], [NONE, NONE]),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_bare_votes(page):
    about, votes = page
    assert bare_votes(about) == votes


def test_where_votes_may_be_negative_a_number_is_their_sum():
    about = [["Ann", "", "5", "Reply"], ["Bo", "", "2", "Reply"]]
    assert bare_votes(about, signed=True) == [Votes(score=5), Votes(score=2)]
