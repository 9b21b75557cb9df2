"""A platform's own words are nobody's name, nobody's comment and no part of an article."""

from __future__ import annotations

import numpy as np
import pytest

from newsparse.labelling.grammar import LAYOUTS, PARTS
from newsparse.labelling.network import Scores
from newsparse.labelling.sheet import HEAD, lay_out
from newsparse.labelling.unsaid import take_back_unsaid, unsaid_lines
from newsparse.model import Line
from newsparse.rules.fixed_lines import OPENINGS, WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "Leave a Reply", "• Leave a reply:", "Post a Comment", "TrackBack", "Newer Post »", "コメントを投稿",
        "发表评论:", "댓글 쓰기：", "发表回复 »", "* " + "Listed below are links to weblogs that reference \"" + "Red tide" * 20,
        "Listed below are links to weblogs that reference \"Red tide\":",
        "Your email address will not be published. Required fields are marked *", "Translate to English", "arrow-up",
        "Please log in or register to comment.", "Want to participate? Please create an account.", "Log in / Sign up",
        "Bitte melde dich an, um zu kommentieren.", "Join Date: Mar 2005", "Registriert seit 12.03.2005", "Im Board seit:", "Member since 2009", "Reaction score",
        "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
    ],
)  # fmt: skip
def test_platforms_words(text: str) -> None:
    assert unsaid_lines(["Ann", text, "I agree."]) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Leave a reply when you can, please.",
        "Reply",
        "2 Comments",
        "Powered by wind",
        "Member since 2009 of the council, Ruth Ek was the first to speak on Monday.",
        "Reaction scores were mixed in the town",
        "Registriert seit Montag sind 400 neue Schäden.",
        "Im Board seitens der Stadt",
        "Older posters",
        "You must be registered by Monday to vote on the harbour.",
        "Please register or bring your passport on the day.",
        "Create an account or ask a friend to lend you theirs.",
        "",
        "…",
        "Welcome to the discussion, Ann!",
    ],
)
def test_people_say_that_too(text: str) -> None:
    assert unsaid_lines([text]) == []


def test_every_phrase_of_the_tables_is_found() -> None:
    assert all(unsaid_lines([f"  * {phrase}"[:HEAD]]) for phrase in OPENINGS)  # so much of a long line is kept
    for phrase in (*WHOLE, *OPENINGS):
        assert phrase == phrase.strip()
        assert phrase == phrase.casefold()
        assert unsaid_lines([phrase.upper() if phrase.upper().casefold() == phrase else phrase]) == [0]


def test_scores_of_these_lines_fall_under_every_layout() -> None:
    shape = (3, len(LAYOUTS), len(PARTS))
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((1, len(LAYOUTS)), np.float32))
    assert take_back_unsaid(scores, ["Ann", "Leave a Reply", "Well said."]) == [1]
    for array in (scores.parts, scores.marginals):
        assert not array[[0, 2]].any()
        fallen = {PARTS[part] for part in np.flatnonzero((array[1] < -5).all(axis=0))}
        assert fallen == set("TBASX")


def test_a_line_that_declares_a_number_may_be_a_title_and_nothing_that_was_said() -> None:
    shape = (2, len(LAYOUTS), len(PARTS))
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((1, len(LAYOUTS)), np.float32))
    assert take_back_unsaid(scores, ["Two ferries — 7 Comments", "Comments please!"], [0, 1]) == []
    fallen = {PARTS[part] for part in np.flatnonzero((scores.parts[0] < -5).all(axis=0))}
    assert fallen == set("BASX")
    assert not scores.parts[1].any()


def test_a_publisher_s_note_is_nobody_s_comment() -> None:
    shape = (2, len(LAYOUTS), len(PARTS))
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((1, len(LAYOUTS)), np.float32))
    assert take_back_unsaid(scores, ["Editor’s note: This story will be updated.", "Editor, you are wrong."]) == []
    assert {PARTS[part] for part in np.flatnonzero((scores.parts[0] < -5).all(axis=0))} == set("ASX")
    assert not scores.parts[1].any()


def test_who_changed_a_post_wrote_nothing_there() -> None:
    lines = [
        "Geändert von Bo (3. Mai 2014)",
        "Последний раз редактировалось Bo 3 мая",
        "Edited",
        "Editor Bo",
        "2 Comments",
    ]
    shape = (len(lines), len(LAYOUTS), len(PARTS))
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((1, len(LAYOUTS)), np.float32))
    assert take_back_unsaid(scores, lines, [4]) == []
    fallen = ["".join(PARTS[part] for part in np.flatnonzero((row < -5).all(axis=0))) for row in scores.parts]
    assert ["".join(sorted(parts)) for parts in fallen] == ["A", "A", "", "", "AB"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Filed Under: copyright, dmca", True),
        ("Tags: " + "harbour, ships, council, " * 6, True),
        ("Lesen Sie auch: Der Hafen bleibt zu", True),
        ("À lire aussi Le port reste fermé", True),
        ("À LIRE AUSSI Le port reste fermé" + "C'est ce que disait la maire de la ville, qui était venue. " * 3, False),
        ("Topics were few, and so were people.", False),
        ("The tags: none of them was right.", False),
    ],
)
def test_what_follows_an_article_is_no_part_of_it_but_may_be_said(text: str, after: bool) -> None:
    sheet = lay_out([[Line(0, len(text), text)]])
    shape = (1, len(LAYOUTS), len(PARTS))
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((1, len(LAYOUTS)), np.float32))
    assert take_back_unsaid(scores, sheet.texts) == ([0] if after else [])
    fallen = {part for k, part in enumerate(PARTS) if (scores.parts[0, :, k] < 0).all()}
    assert fallen == (set("TBA") if after else set())


def test_what_others_did_languages_and_short_counts_are_nobody() -> None:
    nobody = [
        "Liked by Lorna Teague",
        "Pinned by Harbour News",
        "2 Answers",
        "Recommended by 3",
        "English",
        "日本語",
        "12.1k",
        "3,4K",
        "20k",
        "1.2万",
        "Fazit",
        "The bottom line:",
        "Editor’s note",
        "まとめ",
    ]
    names = [
        "Fazit42",
        "Verdict, Ann",
        "Liked",
        "Likedby Ann",
        "English Ann",
        "Deutsch, David",
        "12.1",
        "4k",
        "k12",
        "12.1k views are a lot",
    ]
    shape = (len(nobody) + len(names), len(LAYOUTS), len(PARTS))
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((1, len(LAYOUTS)), np.float32))
    assert take_back_unsaid(scores, [*nobody, *names]) == []
    fallen = ["".join(PARTS[part] for part in np.flatnonzero((row < -5).all(axis=0))) for row in scores.parts]
    assert fallen == ["A"] * len(nobody) + [""] * len(names)
