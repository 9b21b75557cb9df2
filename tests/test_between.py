"""A lone line between a name and a text is the text's first where few comments have one."""

from __future__ import annotations

import pytest

from newsparse.labelling.between import take_first_words
from newsparse.lines.text import read_lines

REST = "A:Ann S:Well. A:Bob S:No. A:Cid S:So."
# what it is about → the page's lines with their states, the states that come out
PAGES = {
    "the first words": (f"{REST} A:Dora M:Hooray! S:It-is-open.", "A S A S A S A S X"),
    "few comments": ("A:Ann S:Well. A:Bob S:No. A:Dora M:Hooray! S:It-is-open.", "A S A S A M S"),
    "a template's line": (f"A:Ann M:Member S:Well. {REST} A:Dora M:Guest S:It-is-open.", "A M S A S A S A S A M S"),
    "whom it answers": (f"{REST} A:Dora M:Replying-to-Ann S:It-is-open.", "A S A S A S A M S"),
    "a subject": (f"{REST} A:Dora M:Re:-The-bridge S:It-is-open.", "A S A S A S A M S"),
    "a place": (f"{REST} A:Dora M:Northby,-Carrow S:It-is-open.", "A S A S A S A M S"),
    "a rank": (f"{REST} A:Dora M:Senior-Member S:It-is-open.", "A S A S A S A M S"),
    "a date": (f"{REST} A:Dora M:Monday-10:05 S:It-is-open.", "A S A S A S A M S"),
    "two lines": (f"{REST} A:Dora M:Hooray! M:Yes! S:It-is-open.", "A S A S A S A M M S"),
    "what stands elsewhere too": (f"{REST} A:Dora M:Hooray! S:It-is-open. Q:Hooray!", "A S A S A S A M S Q"),
    "no words": (f"{REST} A:Dora M:» S:It-is-open.", "A S A S A S A M S"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("layout", ["1", "m"])
def test_a_lone_line(name: str, layout: str) -> None:
    page, wanted = PAGES[name]
    before, texts = zip(*(row.split(":", 1) for row in page.split()), strict=True)
    states = [part + layout for part in before]
    take_first_words(
        read_lines("\n".join(texts).replace("-", " ")), states, [any(map(str.isalpha, text)) for text in texts]
    )
    assert states == [part + layout for part in wanted.split()]


def test_names_below_texts_have_no_such_lines() -> None:
    states = ["S2", "A2", "S2", "A2", "S2", "A2", "S2", "A2", "M2", "S2", "A2"]
    before = list(states)
    take_first_words(read_lines("\n".join("abcdefghijk")), states, [True] * len(states))
    assert states == before
