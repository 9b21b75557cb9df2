"""Whom comments answer: what tells it, and what must not."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.assembly.parents import Said, find_parents


def said(author, text="So.", *between, below=()):
    return Said(author, text, (author or "", *between, "", *below), between)


PAGES = {
    "a name at the start": ([said("Ann"), said("Bo"), said("Cy", "@Ann No.")], [None, None, 0]),
    "a name on a line above the text": (
        [said("P. Delorme"), said("Bo", "So.", "21/01/2022", "@P. Delorme")],
        [None, 0],
    ),
    "in reply to": (
        [said("Ann"), said("Bo", "So.", "in reply to", "Ann"), said("Cy", "No.", "In reply to Bo")],
        [None, 0, 1],
    ),
    "to a comment from": (
        [said("Pavel"), Said("Bo", "So.", ("Bo replied to comment from Pavel | May 3, 2010",))],
        [None, 0],
    ),
    "a longer name": ([said("Ann"), said("Bo", "So.", "In reply to Annabel")], [None, None]),
    "the name alone": ([said("Ann Lee"), said("Bo", "So.", "Mod", "Ann Lee", "•", "9 years ago")], [None, 0]),
    "the name alone, emphasised": ([said("BigPike62"), said("Bo", "So.", "**BigPike62**", "2 months ago")], [None, 0]),
    "the nearest of one name": ([said("Ann"), said("Ann"), said("Bo", "So.", "Ann")], [None, None, 1]),
    "her own name again": ([said("Ann"), said("Bo"), said("Ann", "So.", "AL", "Ann")], [None, None, None]),
    "below the text": ([said("Ann"), said("Bo", "So.", below=["Ann"])], [None, None]),
    "who writes later": ([said("Bo", "So.", "Ann"), said("Ann")], [None, None]),
    "a rank that is a name": (
        [said("Guest"), said("V.I.P."), said("Bo", "So.", "Guest", "V.I.P.")],
        [None, None, None],
    ),
    "a number within a number": (
        [
            said("Ann", "So.", "#1"),
            said("Bo", "So.", "#1.1 — 2 weeks ago"),
            said("Cy", "So.", "#2"),
            said("Di", "So.", "#1.1.1"),
        ],
        [None, 0, None, 1],
    ),
    "numbers, and a number of something else": (
        [said("Ann", "So.", "#1"), said("Bo", "So.", "#2"), said("Cy")],
        [None] * 3,
    ),
    "a number that is missing": ([said("Ann", "So.", "#1"), said("Bo", "So.", "#3.1")], [None, None]),
    "reply to": ([said("Darrell Funk"), said("Bo", "Reply to @Darrell Funk: I did.")], [None, 0]),
    "reply to somebody in a sentence": ([said("Ann"), said("Bo", "Reply to Ann if you can.")], [None, None]),
    "a quotation": (
        [
            said("vadim_k", "Year by year\nit was late."),
            said("vadim_k", "No."),
            said("Bo", "Цитирую vadim_k:\nit was late.\nWas it?"),
        ],
        [None, None, 0],
    ),
    "a quotation of one of several": (
        [said("Ann", "Yes."), said("Ann", "No."), said("Bo", "Quoting Ann:\nPerhaps.\nWas it?")],
        [None, None, None],
    ),
    "stacked subjects": (
        [
            said("Ann"),
            said("Bo"),
            said("Cy", "So.", "Re:"),
            said("Di", "So.", "Re: Re:"),
            said("Ed", "So.", "Re:"),
            said("Fi"),
        ],
        [None, None, 1, 2, 1, None],
    ),
    "subjects that are not stacked": ([said("Ann"), said("Bo", "So.", "Re:"), said("Cy", "So.", "Re:")], [None] * 3),
    "stacked subjects by time": ([said("Ann"), said("Bo", "So.", "Re: Re:"), said("Cy", "So.", "Re:")], [None] * 3),
    "subjects with words": (
        [said("Ann"), said("Bo", "So.", "Re: Ferry"), said("Cy", "So.", "Re: Re: Ferry")],
        [None] * 3,
    ),
    "nobody at all": ([], []),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_parents(page):
    comments, parents = page
    assert find_parents(comments) == parents


def test_a_mark_before_the_person_answered_ends_the_authors_name():
    text = "The town council voted on Tuesday to close the inner harbour to cruise ships, after years of protest.\n" * 3
    comments = "\n".join(
        f"{name}\nI have lived above the chandlery for thirty years, and it is high time, says number {k}.\n27 paź 15 12:1{k}"
        for k, name in enumerate(["~Bogdan :", "~złota do ~Bogdan:", "~ekonomista :", "~aneta :"])
    )
    article = newsparse.parse(f"Harbour closed\n{text}\n4 komentarze\n{comments}\n")
    assert [comment.author for comment in article.comments] == ["Bogdan", "złota", "ekonomista", "aneta"]
    assert [comment.parent for comment in article.comments] == [None, 0, None, None]
