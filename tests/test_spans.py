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
