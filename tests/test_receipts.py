"""What inspect_page tells beside the article: it is the same article, and every value's origin is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.confidence import UNCALIBRATED
from newsparse.errors import BinaryInput, EmptyInput
from newsparse.labelling.decoder import WINDOW
from newsparse.labelling.whole import Read, decide, decide_with_receipts
from newsparse.lines.text import read_lines
from newsparse.model import Label, RawPage
from newsparse.options import Options
from newsparse.pipeline import Inspected, inspect_page, parse_page
from newsparse.sources.formats import kind_of

FIXTURES = Path(__file__).parent / "fixtures"
PAGES = sorted(path for path in FIXTURES.rglob("*") if path.suffix in (".txt", ".html"))
WORDS = "The council met on Monday and spoke about the harbour for a long time, and went home"


def page_of(path: Path) -> RawPage:
    data = path.read_bytes()
    return RawPage(path.name, data, kind=kind_of(path.name, data))


def check(seen: Inspected) -> None:
    """Pieces joined are the record's values; receipts and readings are told of every line."""
    article = seen.article
    spans = list(zip(article.spans, seen.owners, seen.pieces, strict=True))
    assert "\n".join(piece for span, _, piece in spans if span.label is Label.BODY and piece) == article.body
    for k, comment in enumerate(article.comments):
        own = [(span.label, piece) for span, _, piece in spans if span.comment == k]
        assert "\n".join(str(piece) for label, piece in own if label in (Label.TEXT, Label.QUOTE)) == comment.text
        assert [piece for label, piece in own if label is Label.AUTHOR] in ([comment.author], [])
    assert len(seen.lines) == len(seen.receipts) == len(seen.readings)
    for span, owner, _ in spans:
        line = None if owner is None else seen.lines[owner]
        assert line is None or line.start <= span.start < span.end <= line.end
    for receipt in seen.receipts:
        assert 0 <= receipt.chance + receipt.certainty <= 1.0001
        assert receipt.runner_up != receipt.path
        assert (receipt.rule is None) == (receipt.state == receipt.path)
    assert sum(chance for _, chance in seen.layouts) == pytest.approx(1 if seen.lines else 0, abs=1e-4)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_article_is_that_of_parse(path: Path) -> None:
    seen = inspect_page(page_of(path))
    assert seen.article == parse_page(page_of(path), Options(spans=True))
    check(seen)


@settings(deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    try:
        article = parse_page(RawPage("-", text), Options(spans=True))
    except (EmptyInput, BinaryInput):
        return
    seen = inspect_page(RawPage("-", text))
    assert seen.article == article
    check(seen)


def test_a_page_of_several_stretches() -> None:
    """Its layouts' chances are those of all its stretches, and receipts are told where they are joined."""
    text = "\n".join(f"{WORDS} {k}." for k in range(WINDOW + 500))
    seen = inspect_page(RawPage("-", text))
    assert len(seen.receipts) == WINDOW + 500
    check(seen)


# name → lines; the path's states; how likely each is the title; the states that come out; the rule of each
DECISIONS = {
    "a thread without a name is none": (
        ["Menu", WORDS, "Reply"], "H Sm Qm", [0, 0, 0], "H H H", [None, "no-authors", "no-authors"],
    ),
    "what a merged dump holds above its thread is body": (
        [WORDS, "Tom Barrow", "Well said by all."], "Hm Am Sm", [0, 0, 0], "Bm Am Sm", ["body", None, None],
    ),
    "the likeliest line is the title, and the only one": (
        ["Harbour closed", "A second heading", WORDS], "T T B", [0.2, 0.9, 0], "H T B", ["title", None, None],
    ),
    "what one rule took another gave back": (
        ["Harbour closed", WORDS], "S1 B", [0.9, 0], "T B", ["title", None],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DECISIONS)
def test_the_rule_that_changed_a_state_is_named(name: str) -> None:
    texts, path, titles, states, rules = DECISIONS[name]
    lines = read_lines("\n".join(texts))
    many = len(lines)
    read = Read(path.split(), [0.5] * many, titles, [False] * many, [True] * many, [("E", 0.25)] * many, [])
    told = decide_with_receipts(lines, read, UNCALIBRATED)
    assert [receipt.state for receipt in told.receipts] == told.states == states.split()
    assert [receipt.rule for receipt in told.receipts] == rules
    assert [receipt.path for receipt in told.receipts] == path.split()


def test_readings_are_what_a_line_may_be() -> None:
    """A line is read as every field that could hold it, whatever it was taken for."""
    lines = {
        "Tom Barrow says:": {"author": "Tom Barrow"},
        "By Ann Lee": {"authors": ("Ann Lee",)},
        "12 Comments": {"comment_count": 12},
        "2021-03-04": {"date": "2021-03-04"},
        "Source: KYODO": {"credit": "Source: KYODO"},
    }
    seen = inspect_page(RawPage("-", "\n".join(lines)))
    for wanted, reading in zip(lines.values(), seen.readings, strict=True):
        assert {key: getattr(reading, key) for key in wanted} == wanted


def test_a_met_number_of_comments_is_kept() -> None:
    """A first comment with a list of three does not swallow those below it, of which as many are declared."""
    said = ["6 comments", "1. Close it.", "2. Sell it.", "3. Burn it.", "I agree.", "Not me.", "Nor I."]
    counting = [True, *[False] * 6]
    for declared, begins in (("6 comments", 6), ("9 comments", 3)):
        read = Read(["H", *["S0"] * 6], [0.5] * 7, [0.0] * 7, counting, [True] * 7, [("E", 0.25)] * 7, [])
        labelling = decide(read_lines("\n".join([declared, *said[1:]])), read, UNCALIBRATED)
        assert sum(state[0] == "S" for state in labelling.states) == begins
