"""The rooms of the labeller one by one: what a page's own pattern tells of its lines."""

import pytest

from newsparse.assembly.article import read_article
from newsparse.assembly.inline import find_signatures
from newsparse.labelling import decoder
from newsparse.labelling.anchors import find_groups
from newsparse.labelling.blocks import best_cut, place_lines
from newsparse.labelling.echoes import add_echoes
from newsparse.labelling.look import view_page
from newsparse.lines.text import read_lines
from newsparse.model import Decoded, Label
from newsparse.records import Page, assemble

VOICES = ["Marta", "oldgoat77", "Prof. Ines Brandt", "Teodor", "Marta", "K. Ueda"]
SAID = [
    "I have crossed that bridge every day for thirty years and never saw it closed.",
    "Nonsense.",
    "The report is online, page twelve has the numbers that the council left out.",
    "My bicycle disagrees with all of you about the state of the surface.",
    "Then read page thirteen as well, it says what the repair would have cost in 2009.",
    "Could someone post the link?",
]


def thread(pages=1):
    rows = []
    for _ in range(pages):
        for name, text in zip(VOICES, SAID, strict=True):
            rows += [name, "Posts: 12", text, "Reply"]
    return read_lines("\n".join(rows))


def test_what_recurs_in_every_block_is_template_and_what_people_wrote_is_not():
    lines = thread()
    view = view_page(lines)
    groups = find_groups(view.looks)
    scores = [1.0 if view.texts[g.where[0]] == "Reply" and len(g.where) == len(SAID) else 0.1 for g in groups]
    cut = best_cut(len(lines), groups, scores)
    places = dict(zip(range(cut.low, cut.high), place_lines(cut, view.looks, view.texts), strict=True))
    assert {view.texts[i] for i, place in places.items() if place.shares[0] == "4"} >= {"Reply", "Posts: 12"}
    assert not any(place.template for i, place in places.items() if view.texts[i] in SAID and len(view.texts[i]) > 60)


def test_a_page_without_groups_has_no_cut():
    assert best_cut(3, [], []) is None


@pytest.mark.parametrize(
    "line, way",
    [
        ("@Marta you are right about the bridge", "ad=@"),
        ("Hallo Marta, das stimmt so nicht", "ad=g"),
        ("Marta: that was last year", "ad=c"),
        ("Zitat von Marta", "ad=v"),
        ("I think Marta wrote the same last week", "ad=s"),
        ("It was a good Marta that nobody knew", "ad=i"),
    ],
)
def test_a_short_line_learns_how_others_call_it(line, way):
    view = view_page(read_lines(f"Marta\nA sentence that says something about the old bridge.\n{line}"))
    add_echoes(view.looks, view.texts)
    assert way in view.looks[0].feats


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
        (["He said it twice -- and then he left for good.", "She stayed -- or so they say."], [None, None]),
    ],
)
def test_a_page_signs_inside_its_lines_only_when_most_of_it_does(last, names):
    found = find_signatures(last)
    assert [None if at is None else text[at:] for text, at in zip(last, found, strict=True)] == names


def test_a_long_page_is_labelled_in_stretches_that_lose_no_line(monkeypatch):
    monkeypatch.setattr(decoder, "WINDOW", 40)
    monkeypatch.setattr(decoder, "OVERLAP", 8)
    lines = thread(pages=9)
    labelling = decoder.label_lines(lines)
    assert len(labelling.states) == len(labelling.certainty) == len(lines)
    assert sum(state[0] == "S" for state in labelling.states) > 40


def test_a_notice_with_a_title_behind_it_counts_at_the_head_of_a_page_only():
    notice = "© 2020 The Wire. All rights reserved. Not to be published or redistributed."
    body = "The ferry to the island will run twice a day from May, the harbour office said on Monday morning."
    head = read_article(read_lines(f"{notice}Ferry twice a day\n{body}\n{body}\n{body}"), ["B"] * 4)
    foot = read_article(read_lines(f"{body}\n{body}\n{body}\n{notice}Read our app"), ["B"] * 4)
    assert head.header.title == "Ferry twice a day"
    assert foot.header.title is None


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
