"""Pages of nothing but an article, which are rare among the labelled ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dataset import Example
from newsparse.lines.text import read_lines
from states import Aligned

# How an article stands on a page that has nothing else; the rest of its lines is its body.
_ORDERS = (
    ("TITLE",),
    ("Monday, June 7, 2021", "TITLE"),
    ("TITLE", "By Ann Lee"),
    ("TITLE", "7 June 2021"),
    ("news", "TITLE"),
    (),
)


def bare_articles(pages: Sequence[Example]) -> Iterator[Example]:
    """Each site's article without any furniture, in the orders of ``_ORDERS``."""
    sites = set()
    for page in pages:
        body = [part for part in (page.gold.get("body") or "").split("\n") if len(part) > 60][:8]
        title = page.gold.get("title")
        if page.group in sites or len(body) < 2 or not title:
            continue
        sites.add(page.group)
        for k, order in enumerate(_ORDERS):
            head = [title if part == "TITLE" else part for part in order]
            text = "\n".join([*head, *body])
            lines = read_lines(text)
            states = ["T" if line.text == title else "H" for line in lines[: len(head)]]
            states += ["B"] * (len(lines) - len(head))
            yield Example(f"{page.path}!{k}", "rendered", page.group, text, {}, lines, Aligned(states, "", []))
