"""The file that ``newsparse inspect --html`` writes, read as a parser of HTML reads it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from looked_at import FIXTURES, HOSTILE, PAGES

from newsparse.model import RawPage
from newsparse.options import Options
from newsparse.pipeline import inspect_page, parse_page
from newsparse.sources.found import find_page
from newsparse.views.page import data_of, embedded, gold_name, render
from newsparse.views.visible import UNSEEN_CHARACTER, printable

TEMPLATES = Path(sys.modules["newsparse.views.page"].__file__ or "").parent / "templates"


def seen_of(path: Path) -> Any:
    return inspect_page(find_page(str(path)))


def soup_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def told(soup: BeautifulSoup) -> dict[str, Any]:
    return json.loads(soup.find(id="data").string)  # type: ignore[union-attr,arg-type]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_holds_what_the_parse_returned(path: Path) -> None:
    seen = seen_of(path)
    data = told(soup_of(render(seen)))
    record = parse_page(find_page(str(path)), Options(spans=True)).to_dict(spans=True)
    assert data["record"] == json.loads(json.dumps(record))
    assert data == json.loads(json.dumps(data_of(seen)))
    assert [line["receipt"] for line in data["lines"]] == [receipt._asdict() for receipt in seen.receipts]
    assert data["layouts"] == [list(chance) for chance in seen.layouts]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_shows_every_span_with_its_label(path: Path) -> None:
    seen = seen_of(path)
    page = seen.article.text
    soup = soup_of(render(seen))
    shown = [(one["data-label"], one.get_text()) for one in soup.select("#lines .seg")]
    assert shown == [(span.label.value, printable(page[span.start : span.end])) for span in seen.article.spans]
    cards = soup.select("#cards .card")
    assert [card.select_one(".text").get_text() for card in cards] == [
        printable(comment.text) for comment in seen.article.comments
    ]
    assert [card.select_one("input")["value"] for card in cards] == [
        printable(comment.author or "") for comment in seen.article.comments
    ]


def test_a_page_that_means_harm_is_text(hostile: Path) -> None:
    seen = seen_of(hostile)
    html = render(seen)
    soup = soup_of(html)
    assert len(soup.find_all("script")) == 2
    assert soup.find_all(["img", "iframe", "svg", "object", "embed", "link", "base"]) == []
    assert [one for one in soup.find_all(True) if any(name.startswith("on") for name in one.attrs)] == []
    assert [one for one in soup.find_all(True) if {"src", "href", "action", "style"} & set(one.attrs)] == []
    assert told(soup)["record"] == json.loads(json.dumps(seen.article.to_dict(spans=True)))
    assert re.findall(UNSEEN_CHARACTER, html) == []  # in the block of data neither
    text = soup.select_one("#lines").get_text()  # type: ignore[union-attr]
    for harm in HOSTILE:
        assert printable(harm) in text


@given(st.text() | st.sampled_from(HOSTILE))
def test_data_in_a_page_ends_no_script(text: str) -> None:
    block = embedded({"text": text})
    assert not re.search(f"[<>&']|{UNSEEN_CHARACTER}", block)
    assert json.loads(block) == {"text": text}


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text() | st.sampled_from(HOSTILE), min_size=1, max_size=6), st.text(max_size=30))
def test_any_page_and_any_name(lines: list[str], source: str) -> None:
    page = RawPage(source, "x " + "\n".join(lines))
    html = render(inspect_page(page)).encode("utf-8", "replace").decode()
    assert len(soup_of(html).find_all("script")) == 2


def test_the_policy_lets_only_its_own_script_run() -> None:
    soup = soup_of(render(seen_of(FIXTURES / "demo" / "harbour.txt")))
    policy = soup.select_one("meta[http-equiv]")["content"]  # type: ignore[index]
    rules = dict(rule.split(" ", 1) for rule in str(policy).split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for kind, element in (("script-src", soup.find_all("script")[1]), ("style-src", soup.style)):
        digest = base64.b64encode(hashlib.sha256(element.string.encode()).digest()).decode()  # type: ignore[union-attr]
        assert rules[kind] == f"'sha256-{digest}'"


def test_nothing_in_it_makes_markup_or_asks_the_network() -> None:
    scripts = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.js"))
    makers = r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|setAttribute\(\"on|DOMParser|srcdoc"
    assert re.findall(makers, scripts) == []
    assert re.findall(r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|</script|<!--", scripts) == []
    assert re.findall(r"url\(|@import|</style", (TEMPLATES / "inspect.css").read_text("utf-8")) == []
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.j2"))
    assert re.findall(r"\|\s*safe|autoescape|\bsrc=|\bhref=|\bstyle=|\bon\w+=", templates) == []


def test_scripts_are_short() -> None:
    for path in TEMPLATES.glob("*.js"):
        assert len(path.read_text("utf-8").splitlines()) <= 300, path


@pytest.mark.parametrize(
    "source, name",
    [
        ("page.txt", "page.json"),
        ("pages/a/harbour.post-2.html.gz", "harbour.post-2.json"),
        ("harbour", "harbour.json"),
        ("-", "page.json"),
        ("", "page.json"),
        (".hidden", ".hidden.json"),
        ("scrape.tar!in/one.html", "one.json"),
        ("C:\\pages\\one.txt", "one.json"),
        ("https://example.org/2024/05/", "05.json"),
        ("a\x1b.txt", "a_.json"),
    ],
)
def test_what_the_gold_is_called(source: str, name: str) -> None:
    assert gold_name(source) == name


def test_the_same_page_gives_the_same_file_and_it_appears_whole(tmp_path: Path) -> None:
    out = [tmp_path / "one.html", tmp_path / "two.html"]
    for path in out:
        command = [
            sys.executable,
            "-m",
            "newsparse",
            "inspect",
            str(FIXTURES / "demo" / "harbour.txt"),
            "--html",
            str(path),
        ]
        done = subprocess.run(command, capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.decode() == f"newsparse: {path} is written; open it in a browser\n"
    assert out[0].read_bytes() == out[1].read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "two.html"]
