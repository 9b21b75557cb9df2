"""How people write on a page that is made to learn from."""

import random
import re

import pytest

from manners import Manners, parts_of
from merge_words import CODE, FEET, WHEN

THREAD = [
    {"author": "Ann Moor", "text": "I take that boat every night.\nIt is never empty."},
    {
        "author": "rudder77",
        "text": "About time.\nHalf of these trips cost the town more than a taxi.\nIt is our money.",
    },
    {"author": "Leif H.", "text": "And who asked the islands?\nNobody ever does."},
]
OWN = ["The first of my own lines.", "The second of my own lines.", "The third of them."]


def drawn(wanted, tries=3000):
    """The manners of the first pages that are as wanted."""
    found = (manners for manners in map(Manners, map(random.Random, range(tries))) if wanted(manners))
    return [manners for manners, _ in zip(found, range(40), strict=False)]


def test_an_answer_keeps_its_own_lines_in_order():
    for seed in range(300):
        manners = Manners(random.Random(seed))
        answer = "\n".join(manners.answer(OWN, THREAD[1]))
        places = [answer.find(line) for line in OWN]
        assert -1 not in places and places == sorted(places), answer


def test_a_name_is_left_as_it_is():
    loud = {"author": "FIRST LADY", "text": "I live there."}
    for seed in range(200):
        manners = Manners(random.Random(seed))
        assert not any("my own lines. LADY" in line for line in manners.answer(OWN, loud))


def test_a_forum_quotes_in_one_form_point_by_point():
    for manners in drawn(lambda m: m.forum and m.foot):
        many = [manners.answer(OWN, THREAD[1]) for _ in range(40)]
        quotes = {sum(line in parts_of(THREAD[1]) for line in answer) for answer in many}
        assert 1 in quotes and max(quotes) > 1
        if "FOOT" in manners.form:  # below each quote
            for answer in many:
                assert sum(line == manners.foot for line in answer) == sum(
                    line in parts_of(THREAD[1]) for line in answer
                )


def test_quotes_are_dated_where_the_page_dates_them():
    for manners in drawn(lambda m: m.forum and m.when != "NAME" and "NAME:" not in m.form):
        assert re.search(r"\d", "\n".join(manners.answer(OWN, THREAD[0])[:2]))
        assert "DATE" not in "\n".join(manners.answer(OWN, THREAD[0]))


def test_code_is_pasted_again_by_others():
    for manners in drawn(lambda m: m.code):
        pasted = [[line for line in manners.rework(OWN, "Ann", []) if line in manners.code] for _ in range(60)]
        assert sum(map(bool, pasted)) > 8
        assert not any(re.search(r"(?<![A-Za-z])[WN](?![A-Za-z])", line) for line in manners.code)


@pytest.mark.parametrize("forms", CODE)
def test_every_kind_of_code_has_lines_of_its_own(forms):
    assert len(set(forms)) == len(forms) > 3


def test_tables_name_what_they_stand_for():
    assert all("NAME" in when and "DATE" in when for when in WHEN)
    assert len(set(FEET)) == len(FEET)
