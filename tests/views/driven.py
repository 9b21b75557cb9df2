"""What is done to a page in a browser, and what is to come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from looked_at import FIXTURES

from newsparse.model import RawPage
from newsparse.pipeline import inspect_page
from newsparse.sources.found import find_page

DEMO = FIXTURES / "demo" / "harbour.txt"
DISQUS = FIXTURES / "html" / "disqus.html"


def saved(tab: Any) -> dict[str, Any]:
    with tab.expect_download() as download:
        tab.click("#save")
    return json.loads(Path(download.value.path()).read_text("utf-8"))


def label_of(tab: Any, line: int) -> str:
    return tab.get_attribute(f"#L{line}", "data-label")


def gold_of(source: Path | str) -> dict[str, Any]:
    page = RawPage("page.txt", source) if isinstance(source, str) else find_page(str(source))
    record = inspect_page(page).article.to_dict(spans=False)
    header = {name: record["header"][name] for name in ("title", "date", "authors")}
    return {
        **({"url": record["url"]} if record["url"] else {}),
        **header,
        "credit": record["credit"] and record["credit"]["text"],
        "comment_count": record["comment_count"],
        "body": record["body"],
        "comments": [{"author": one["author"], "text": one["text"]} for one in record["comments"]],
    }


def put(tab: Any, line: int, keys: str) -> None:
    """Choose a line and press keys."""
    tab.click(f"#L{line} .said")
    for key in keys:
        tab.keyboard.press(key)


def mark(tab: Any, line: int, words: str) -> None:
    """Mark some words of a line, as the pointer does."""
    tab.evaluate(
        """([line, words]) => {
          const walker = document.createTreeWalker(document.querySelector(`#L${line} .said`), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
          }
        }""",
        [line, words],
    )
