"""The label of a span is what the record read there, also where a line was cut."""

from __future__ import annotations

import pytest

from newsparse.lines.text import read_lines
from newsparse.model import Decoded, Label
from newsparse.records import Page, assemble

BODY = "The council met on Monday and spoke about the harbour for a long time, and then went home."


@pytest.mark.parametrize(
    "behind, state, label",
    [
        ("By Ann Lee", "B", Label.BYLINE),
        ("By Ann Lee", "H", Label.BYLINE),
        ("3 Comments", "H", Label.COUNT),
        ("Harbour closed", "T", Label.TITLE),
        ("News of the harbour", "H", Label.FURNITURE),
        (BODY, "B", Label.BODY),
        ("", "B", None),
    ],
)
def test_behind_the_date_of_the_first_line(behind: str, state: str, label: Label | None) -> None:
    text = f"date 2022-10-26 {behind}".rstrip() + f"\n{BODY}\n"
    page = Page(
        "-", None, "text", Decoded(text, "utf-8", "given"), read_lines(text), [state, "B"], [0.9] * 2, "no-comments"
    )
    article = assemble(page, spans=True)
    first = [
        (text[span.start : span.end].strip(), span.label) for span in article.spans if span.end <= text.index("\n")
    ]
    assert first == [("date 2022-10-26", Label.DATE)] + ([] if label is None else [(behind, label)])
    assert article.header.date == "2022-10-26"
    assert BODY in article.body.split("\n")


@pytest.mark.parametrize(
    "texts, first",
    [
        (
            ["Luigi: bella questa", "Anna: no, brutta", "Marco T: basta"],
            [("Luigi", Label.AUTHOR), (":", Label.CONTROL), ("bella questa", Label.TEXT)],
        ),
        (
            ["[12:03] <kim> morning", "[12:04] <jo> hello", "[12:05] <kim> bye"],
            [("[12:03] <", Label.TIME), ("kim", Label.AUTHOR), (">", Label.CONTROL), ("morning", Label.TEXT)],
        ),
        (
            ["It rained all day. (Ann Lee)", "It did not. (Bo Ek)", "Not here. (Cy Fox)"],
            [("It rained all day. (", Label.TEXT), ("Ann Lee", Label.AUTHOR), (")", Label.CONTROL)],
        ),
    ],
)
def test_a_line_that_name_and_text_share(texts: list[str], first: list[tuple[str, Label]]) -> None:
    text = "\n".join(texts)
    page = Page(
        "-", None, "text", Decoded(text, "utf-8", "given"), read_lines(text), ["S0"] * 3, [0.9] * 3, "author-lost"
    )
    spans = [span for span in assemble(page, spans=True).spans if span.end <= len(texts[0])]
    assert [(text[span.start : span.end].strip(), span.label) for span in spans] == first
