"""Whom a comment answers, by how deep in the markup its author's block lies."""

from __future__ import annotations

import pytest

from newsparse import parse_html

HEAD = (
    "<html><body><article><h1>Ferry returns</h1>"
    + "<p>The ferry is back after years of repairs, and people are glad.</p>" * 3
)
TEXTS = ("It is about time that it came back.", "Not everybody is glad of it, I fear.", "Who pays for the repairs, then?", "We all do, as ever.",
         "I took it this morning, and it was late.", "So was I.")  # fmt: skip
NAMES = ("Hilda Ek", "seagull92", "Tom Barrow", "Marguerite D.", "old salt", "Rita Lund")


def _page(depths: list[int], linked: set[int]) -> str:
    """Comments, each inside as many ``div`` as its depth; the names of some are links."""
    said = []
    for k, depth in enumerate(depths):
        name = f'<a href="/u/{k}">{NAMES[k]}</a>' if k in linked else NAMES[k]
        comment = f'<div class="comment"><p class="by"><span class="username">{name}</span></p><p>{TEXTS[k]}</p></div>'
        said.append('<div class="indented">' * depth + comment + "</div>" * depth)
    return (
        HEAD
        + f"</article><section class='comments'><h2>{len(depths)} comments</h2>{''.join(said)}</section></body></html>"
    )


@pytest.mark.parametrize(
    ("depths", "linked", "parents"),
    [
        ([0, 1, 0, 1, 2, 0], set(), [None, 0, None, 2, 3, None]),
        ([0, 1, 0, 1, 2, 0], {0, 3, 5}, [None, 0, None, 2, 3, None]),  # a link in a name is no deeper block
        ([0, 1, 1, 1, 1, 1], set(), [None] * 6),  # a board: the post that began it, and the others
        ([0, 1, 1, 0], set(), [None, 0, 0, None]),
        ([0, 1, 1, 1], set(), [None, 0, 0, 0]),  # three answers are no board
        ([0, 1, 1, 1, 1], set(), [None] * 5),
    ],
)
def test_nested_comments_answer(depths: list[int], linked: set[int], parents: list[int | None]) -> None:
    record = parse_html(_page(depths, linked))
    assert [comment.author for comment in record.comments] == list(NAMES[: len(depths)])
    assert [comment.parent for comment in record.comments] == parents


def test_answers_inside_the_first_comment_are_no_board() -> None:
    def said(k: int, inside: str = "") -> str:
        return f'<li class="comment"><cite class="fn">{NAMES[k]}</cite><p>{TEXTS[k]}</p>{inside}</li>'

    answers = "".join(map(said, range(1, 6)))
    thread = f"<h2>6 comments</h2><ol class='thread'>{said(0, f'<ul>{answers}</ul>')}</ol>"
    record = parse_html(f"{HEAD}</article>{thread}</body></html>")
    assert [(comment.author, comment.parent) for comment in record.comments] == [
        (NAMES[0], None),
        *((name, 0) for name in NAMES[1:]),
    ]
