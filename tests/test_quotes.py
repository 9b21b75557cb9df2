"""What comments quote: the lines that repeat others, and what must not be taken for one."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.assembly.quotes import find_quotes
from newsparse.assembly.thread import Thread
from newsparse.lines.text import read_lines
from newsparse.model import Comment, Label, Line

SAID = "The ferry never ran in winter. The quay was under ice until the end of April."
OWN = "My grandfather wrote down every day on which the ferry did run."


def quoted(*comments: tuple[str | None, str]) -> list[str]:
    """The lines that are found to be quoted in comments, each an author and a text."""
    lines: list[Line] = []
    owner: list[int | None] = []
    for k, (_, text) in enumerate(comments):
        own = read_lines(text)
        lines += own
        owner += [k] * len(own)
    thread = Thread(
        tuple(Comment(author=author, text=text) for author, text in comments),
        [Label.TEXT] * len(lines),
        owner,
        {},
        None,
        {i: line.text for i, line in enumerate(lines)},
        None,
    )
    return [lines[i].text for i in sorted(find_quotes(lines, thread))]


PAGES = {
    "a line": ([("Ann", SAID), ("Bo", f"{SAID}\n{OWN}")], [SAID]),
    "a sentence of it, in quotation marks": (
        [("Ann", SAID), ("Bo", f"{OWN}\n“The quay was under ice until the end of April.”")],
        ["“The quay was under ice until the end of April.”"],
    ),
    "who is quoted": (
        [("Ann", SAID), ("Bo", f"Ann wrote:\n{SAID}\n{OWN}"), ("Cy", f"Originally Posted by Ann\n{SAID}\nYes.")],
        ["Ann wrote:", SAID, "Originally Posted by Ann", SAID],
    ),
    "as in mail": ([("Ann", SAID), ("Bo", f"> the ferry, again\n{OWN}")], ["> the ferry, again"]),
    "on pages without authors": ([(None, SAID), (None, f"{SAID}\n{OWN}")], [SAID]),
    "her own words": ([("Ann", SAID), ("Ann", f"{SAID}\n{OWN}")], []),
    "a copy": ([("Ann", f"{OWN}\n{SAID}"), ("Bo", SAID)], []),
    "a phrase that everybody uses": ([("Ann", "Thank you!"), ("Bo", "Thank you!\n" + OWN)], []),
    "who says something else": ([("Ann", SAID), ("Bo", f"Ann wrote:\n{OWN}")], []),
    "later words": ([("Bo", f"{SAID}\n{OWN}"), ("Ann", SAID)], []),
    "a number that is less": ([("Ann", SAID), ("Bo", f">3 weeks\n{OWN}")], []),
}


@pytest.mark.parametrize("comments, expected", PAGES.values(), ids=PAGES)
def test_what_is_quoted(comments: list[tuple[str | None, str]], expected: list[str]) -> None:
    assert quoted(*comments) == expected


def comment(name: str, *lines: str) -> str:
    return f'<li class="comment"><b class="author">{name}</b><div class="text">{"".join(lines)}</div></li>'


def test_an_element_for_quotations() -> None:
    told = "<blockquote><p>A sentence that stands in no other comment of the page.</p></blockquote>"
    page = f"""<html><body><h1>The quay in winter</h1><p>{SAID}</p><h2>3 Comments</h2><ul>
    {comment("Ann Lee", f"<p>{OWN}</p>")}{comment("Bo Marsh", told, f"<p>{SAID}</p>")}{comment("Cy Dunn", "<p>Thanks, both.</p>")}
    </ul></body></html>"""
    article = newsparse.parse_html(page, spans=True)
    assert article.text is not None
    found = [article.text[span.start : span.end].strip() for span in article.spans if span.label is Label.QUOTE]
    assert found == ["A sentence that stands in no other comment of the page."]
    assert [one.text for one in article.comments][1].startswith(found[0])
