"""A comment that is nothing but "+1" stands below its author, wherever in the thread it is."""

import pytest

import newsparse

HEAD = "The council closes the harbour\n\nBy Ines Orr\n\n3 May 2021\n\nThe council met on Monday and closed the harbour to ships.\n\n"
SAID = [
    ("Tom Barrow", "3 months ago", "About time, my windows have rattled every summer."),
    ("seagull_92", "3 months ago", "And who pays for the ferries? The council never says."),
    ("Alma Greer", "2 months ago", "We asked for this ten years ago, and nobody listened to us."),
    ("R. Pike", "2 months ago", "I shall miss the band that plays when one of them leaves."),
]


@pytest.mark.parametrize("place", range(len(SAID)))
@pytest.mark.parametrize("word", ["+1", "+1!", "👍", "^^"])
def test_an_agreement_is_a_comment(word, place):
    said = [(name, time, word if k == place else text) for k, (name, time, text) in enumerate(SAID)]
    page = f"{HEAD}{len(said)} comments\nLogin\nSort by:\nNewest\n" + "".join(
        f"{name[0]}\n{name}\n{time}\n{text}\n{len(name)}\nReply\n" for name, time, text in said
    )
    article = newsparse.parse(page)
    assert [(comment.author, comment.text) for comment in article.comments] == [(name, text) for name, _, text in said]


def test_votes_above_the_texts_are_none():
    """Where others have other numbers there."""
    page = f"{HEAD}{len(SAID)} Comments\n\n" + "".join(
        f"{name}\n{time}\n{votes}\n{text}\nReply\n\n"
        for votes, (name, time, text) in zip(["+5", "+3", "–2", "+1"], SAID, strict=True)
    )
    found = newsparse.parse(page).comments
    assert [comment.text for comment in found] == [text for *_, text in SAID]
    assert [comment.votes.score for comment in found] == [5, 3, -2, 1]


def test_votes_below_a_text_are_none():
    page = f"{HEAD}{len(SAID)} Comments\n\n" + "".join(
        f"{name}\n{time}\n{text}\n+1\nReply\n\n" for name, time, text in SAID
    )
    assert [comment.text for comment in newsparse.parse(page).comments] == [text for *_, text in SAID]
