"""The page in a real browser: pointer and keys; and that nothing of a page runs."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from driven import DEMO, DISQUS, gold_of, label_of, put, saved
from looked_at import FIXTURES, HOSTILE, WORDS

from newsparse.model import RawPage
from newsparse.pipeline import inspect_page
from newsparse.sources.found import find_page
from newsparse.views.labels import percent
from newsparse.views.page import render
from newsparse.views.visible import printable

pytestmark = pytest.mark.browser


HAS_ROOM = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return range.getBoundingClientRect().width <= element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}"""


def test_a_line_tells_what_was_made_of_it(opened: Any) -> None:
    with opened(DISQUS) as tab:
        tab.hover("#L11 .said")
        seen = inspect_page(find_page(str(DISQUS)))
        receipt = seen.receipts[11]
        told = tab.inner_text("#about")
        for word in (
            "body",
            f"{percent(receipt.certainty)} % body",
            f"next: {percent(receipt.chance)} % furniture before the comments",
        ):
            assert word in told
        author = next(i for i, receipt in enumerate(seen.receipts) if receipt.state[0] == "A")
        tab.focus(f"#L{author}")
        assert "comments[0].author" in tab.inner_text("#about")
        assert "line 12" in told


def test_what_a_rule_decided_is_told(opened: Any) -> None:
    with opened(FIXTURES / "synthetic" / "letter-inline.txt") as tab:
        tab.focus("#L1")
        told = "by rule: most paragraphs of a page of letters are signed: they begin there"
        assert told in tab.inner_text("#about")
        assert tab.inner_text("#L1 .sure").startswith("rule")


@pytest.mark.slow
def test_a_page_of_ten_thousand_lines(opened: Any) -> None:
    """It opens, moves, labels, hides and saves as any page does."""
    chance = random.Random(1)
    rows = ["Harbour closed", WORDS, WORDS.replace("Monday", "Tuesday"), "3332 Comments"]
    while len(rows) < 10_000:
        said = " ".join(chance.sample(WORDS.lower().rstrip(".").split(), chance.randint(6, 18)))
        name = chance.choice(("Tom", "Ann", "Piet", "Maud", "Ruth", "Silas")) + chance.choice(
            (" Lund", " Hale", " Vane")
        )
        rows += [name, f"{said.capitalize()}. \U0001f44d", "Reply"]
    page = "\n".join(rows)
    with opened(page) as tab:
        gold = gold_of(page)
        assert len(gold["comments"]) > 3000
        tab.click("#L1 .said")
        tab.keyboard.press("End")
        assert tab.evaluate("document.activeElement.id") == "L9999"
        tab.keyboard.press("x")
        gold["comments"][-1]["text"] += "\nReply"
        tab.keyboard.press("Home")
        tab.keyboard.press("F")
        gold["title"] = None
        tab.click(".mark[data-label=F]")
        assert not tab.is_visible("#L0")
        assert saved(tab) == gold
        tab.click(f"#C{len(gold['comments']) - 1} .text")
        for selector in (".line.begins[aria-selected=true] .gutter", ".card.here .jump"):  # room for four digits
            assert tab.locator(selector).evaluate(HAS_ROOM)


def test_labels_can_be_hidden(opened: Any) -> None:
    with opened(DEMO) as tab:
        tab.click(".mark[data-label=x]")
        assert [tab.is_visible(f"#L{i}") for i in (5, 6)] == [True, False]
        tab.focus("#L5")
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("document.activeElement.id") == "L7"
        tab.focus(".mark[data-label=x] input")
        tab.keyboard.press("Space")
        assert tab.is_visible("#L6")


def test_keys_find_a_line_when_others_are_hidden(opened: Any) -> None:
    with opened(DEMO) as tab:
        tab.focus("#L4")
        tab.click(".mark[data-label=b]")
        tab.focus("#L6")
        tab.keyboard.press("b")  # hides it
        assert tab.evaluate("document.activeElement.id") == "L7"
        tab.keyboard.press("u")
        assert (tab.is_visible("#L6"), tab.evaluate("document.activeElement.id")) == (True, "L6")
        for label in "xN":
            tab.click(f".mark[data-label={label}]")
        tab.focus("#help")
        for _ in range(20):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.closest('#lines') !== null"):
                break
        assert tab.evaluate("document.activeElement.id") == "L7"
        tab.click(".mark[data-label=A]")
        tab.click("#C1 .text")
        assert tab.inner_text("#toast") == "its lines are hidden"


@pytest.mark.parametrize("html", [False, True], ids=["no line chosen", "no line at all"])
def test_keys_before_a_line_is_chosen(opened: Any, tmp_path: Path, html: bool) -> None:
    path = DEMO
    if html:
        path = tmp_path / "empty.html"
        path.write_text("<title>Harbour</title><body><script>fill()</script>")
    with opened(path) as tab:
        for key in ("s", "m", "u", "U", "g", "Enter", "Escape", "b", *("j", "n", "Home", "End") * html):
            tab.keyboard.press(key)
        assert saved(tab) == gold_of(path)


def test_the_first_key_chooses_the_first_line(opened: Any) -> None:
    with opened(DISQUS) as tab:
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("document.activeElement.id") == "L0"
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("document.activeElement.id") == "L1"


def test_to_a_comments_lines_and_back(opened: Any) -> None:
    with opened(DEMO) as tab:
        tab.click("#C1 .text")
        assert tab.evaluate("document.activeElement.id") == "L7"
        tab.keyboard.press("Escape")
        assert tab.evaluate("document.activeElement.closest('.card').id") == "C1"
        tab.focus("#C3 .jump")
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "L12"
        tab.keyboard.press("g")
        assert tab.evaluate("document.activeElement.closest('.card').id") == "C3"
        tab.click("#L11 .said")
        assert "here" in tab.get_attribute("#C2", "class")


def test_all_of_it_by_keys_alone(opened: Any) -> None:
    with opened(DEMO) as tab:
        for _ in range(40):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.id") == "L0":
                break
        tab.keyboard.press("j")
        tab.keyboard.press("Enter")
        assert tab.is_visible("#menu")
        assert tab.evaluate("document.activeElement.dataset.label") == "b"
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        assert label_of(tab, 1) == "P"
        assert not tab.is_visible("#menu")
        assert tab.evaluate("document.activeElement.id") == "L1"
        tab.keyboard.press("b")
        tab.keyboard.press("Control+z")
        assert label_of(tab, 1) == "P"
        tab.keyboard.press("u")
        assert label_of(tab, 1) == "b"
        tab.keyboard.press("U")
        assert label_of(tab, 1) == "P"
        tab.keyboard.press("?")
        assert tab.is_visible("#keys")
        tab.keyboard.press("F")
        tab.keyboard.press("Escape")
        assert label_of(tab, 1) == "P"
        with tab.expect_download() as download:
            tab.keyboard.press("Control+s")
        assert download.value.suggested_filename == "harbour.json"


def test_lines_that_were_close_are_found(opened: Any) -> None:
    with opened(DISQUS) as tab:
        tab.focus("#L0")
        tab.keyboard.press("n")
        first = tab.evaluate("document.activeElement.id")
        tab.keyboard.press("n")
        tab.keyboard.press("p")
        assert tab.evaluate("document.activeElement.id") == first
        assert "close" in tab.get_attribute(f"#{first} .sure", "class")


def test_nothing_of_a_page_runs(opened: Any, hostile: Path) -> None:
    with opened(hostile) as tab:
        tab.wait_for_timeout(200)
        assert saved(tab) == gold_of(hostile)
        for harm in HOSTILE:
            assert printable(harm) in tab.evaluate("document.querySelector('#lines').textContent")
        assert tab.evaluate("document.querySelectorAll('img, svg, iframe').length") == 0
        # what is painted anew by the script is text too
        for line in range(1, 5):
            put(tab, line, "A")
            put(tab, line, "x")
        assert tab.evaluate("document.querySelectorAll('img, svg, iframe').length") == 0


def test_the_policy_holds_where_escaping_failed(opened: Any) -> None:
    """The same file with markup from a page in it: the browser refuses to run it and to fetch anything."""
    html = render(inspect_page(RawPage("-", f"{WORDS}\nMARK\n")))
    broken = "<script>window.harmed = 1</script><img src=https://example.org/x.png onerror='window.harmed = 1'>"
    broken += "<style>body { display: none }</style><iframe src=https://example.org/></iframe>"
    said = ("Refused", "Executing inline", "Applying inline", "Loading", "Framing", "Content Security Policy")
    with opened(html.replace("MARK", broken, 1).encode(), said=said) as tab:
        tab.wait_for_timeout(300)
        assert tab.is_visible("#lines")
