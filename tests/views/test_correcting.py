"""Labels are corrected in a real browser, and the gold record that is saved follows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from driven import DEMO, DISQUS, gold_of, label_of, mark, put, saved
from looked_at import PAGES, WORDS

from dataset import example, load
from score import labelled, score

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_uncorrected_labels_are_the_record(opened: Any, path: Path) -> None:
    """The gold is gathered from labels by other code than the record was: it must be the same."""
    with opened(path) as tab:
        assert saved(tab) == gold_of(path)
        assert tab.inner_text("#save").startswith("Save labels")


def test_a_correction_is_in_the_gold_and_survives_a_reload(opened: Any) -> None:
    with opened(DEMO) as tab:
        put(tab, 4, "F")  # the count
        put(tab, 2, "F")  # a paragraph
        gold = gold_of(DEMO)
        gold["comment_count"] = None
        gold["body"] = "\n".join(part for k, part in enumerate(gold["body"].split("\n")) if k != 2)
        assert saved(tab) == gold
        tab.reload()
        assert "3 corrections made here before are back" in tab.inner_text("#draft")
        assert (label_of(tab, 2), label_of(tab, 4)) == ("F", "F")
        assert saved(tab) == gold
        tab.click("#discard")
        assert saved(tab) == gold_of(DEMO)
        tab.reload()
        assert not tab.is_visible("#draft")


def test_a_comment_whose_name_was_a_sentence_joins_the_one_above(opened: Any) -> None:
    with opened(DEMO) as tab:
        put(tab, 10, "x")  # Marguerite Dunn
        comments = gold_of(DEMO)["comments"]
        second, third = comments[1], comments.pop(2)
        second["text"] += f"\n{third['author']}\n{third['text']}"
        assert saved(tab)["comments"] == comments
        assert tab.inner_text("#found") == "3"
        assert tab.inner_text("#L12 .gutter") == "3"
        assert "corrected" in tab.evaluate("getComputedStyle(document.querySelector('#C1 .about'), '::after').content")


def test_merge_and_split(opened: Any) -> None:
    with opened(DEMO) as tab:
        before = saved(tab)["comments"]
        put(tab, 9, "s")  # the second paragraph of the second comment
        found = saved(tab)["comments"]
        assert [one["author"] for one in found] == ["Tom Barrow", "seagull_92", None, "Marguerite Dunn", "oldsalt"]
        assert found[1]["text"] + "\n" + found[2]["text"] == before[1]["text"]
        put(tab, 9, "m")
        assert saved(tab)["comments"] == before
        put(tab, 13, "m")
        found = saved(tab)["comments"]
        assert len(found) == 3
        assert found[2]["text"] == "\n".join([before[2]["text"], "oldsalt", before[3]["text"]])


def test_a_sentence_that_was_a_name(opened: Any) -> None:
    with opened(DEMO) as tab:
        put(tab, 9, "A")
        assert [one["author"] for one in saved(tab)["comments"]][:3] == ["Tom Barrow", "seagull_92", "Marguerite Dunn"]
        put(tab, 10, "x")
        third = saved(tab)["comments"][2]
        assert third["author"] == "My guess is that the shops on Fore Street will be empty within two years."
        assert third["text"].startswith("Marguerite Dunn\nI run one")


def test_a_thread_that_was_not_seen(opened: Any) -> None:
    """Names are read from their lines as the record would, texts joined as it would; several lines at once."""
    page = f"{WORDS}\n{WORDS}\nposted by Tom Barrow\n{WORDS}\nLine two of it.\nposted by Alma Greer\nMine.\n"
    with opened(page) as tab:
        put(tab, 0, "b")
        tab.keyboard.press("b")
        put(tab, 1, "b")
        for line in (2, 5):
            put(tab, line, "A")
        tab.click("#L3 .sure")
        tab.keyboard.press("Shift+ArrowDown")
        tab.keyboard.press("x")
        put(tab, 6, "x")
        gold = saved(tab)
        assert gold["comments"] == [
            {"author": "Tom Barrow", "text": f"{WORDS}\nLine two of it."},
            {"author": "Alma Greer", "text": "Mine."},
        ]
        assert gold["body"] == f"{WORDS}\n{WORDS}"


def test_authors_below_their_texts(opened: Any) -> None:
    page = f"{WORDS}\n{WORDS}\nFirst words of all.\nTom Barrow\nSecond words of it.\nAlma Greer\n"
    with opened(page) as tab:
        tab.select_option("select[name=after]", "1")
        for line, keys in ((0, "b"), (1, "b"), (2, "x"), (3, "A"), (4, "x"), (5, "A")):
            put(tab, line, keys)
        assert saved(tab)["comments"] == [
            {"author": "Tom Barrow", "text": "First words of all."},
            {"author": "Alma Greer", "text": "Second words of it."},
        ]
        put(tab, 4, "m")
        assert saved(tab)["comments"] == [
            {"author": "Alma Greer", "text": "First words of all.\nTom Barrow\nSecond words of it."}
        ]


def test_some_words_of_a_line(opened: Any) -> None:
    page = f"{WORDS}\n{WORDS}\n👩‍👩‍👧 \u202e Mr. Tom Barrow (12) wrote\n{WORDS}\nMine too. 👍🏾 -- Alma Greer\n"
    with opened(page) as tab:
        put(tab, 2, "A")
        put(tab, 3, "x")
        mark(tab, 2, "Tom Barrow")
        tab.keyboard.press("A")
        put(tab, 4, "x")
        tab.keyboard.press("s")
        mark(tab, 4, "Alma Greer")
        tab.click("#change")
        tab.click("#menu [data-label=A]")
        found = saved(tab)["comments"]
        assert [one["author"] for one in found][0] == "Tom Barrow"
        assert found[1] == {"author": "Alma Greer", "text": "Mine too. 👍🏾 --"}


def test_fields_and_names_can_be_written(opened: Any) -> None:
    with opened(DEMO) as tab:
        for name, value in {"title": "Harbour", "authors": "Ann Lee; Bo Ek", "url": "https://a.example/1"}.items():
            tab.fill(f"[name={name}]", value)
        tab.fill("[name=comment_count]", "4")
        tab.fill("#C1 .author", "seagull")
        tab.press("#C1 .author", "Enter")
        gold = saved(tab)
        assert (gold["title"], gold["authors"], gold["url"]) == ("Harbour", ["Ann Lee", "Bo Ek"], "https://a.example/1")
        assert gold["comment_count"] == 4
        assert gold["comments"][1]["author"] == "seagull"
        tab.focus("#L0")
        tab.keyboard.press("u")
        assert tab.input_value("#C1 .author") == "seagull_92"
        tab.focus("#C1 .author")
        tab.keyboard.press("End")
        tab.keyboard.type("3")
        tab.keyboard.press("Enter")
        tab.keyboard.type("4")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('.card').id") == "C2"
        assert saved(tab)["comments"][1]["author"] == "seagull_9234"
        tab.fill("[name=date]", "4 March 2021")
        tab.press("[name=date]", "Tab")
        assert tab.evaluate("document.activeElement.name") == "authors"
        assert "2022-10-26T09:05" in tab.inner_text("#toast")
        tab.fill("[name=date]", "2021-03-04")
        tab.fill("[name=title]", "Harbour\nclosed ")
        tab.press("[name=title]", "Tab")
        assert (saved(tab)["date"], saved(tab)["title"]) == ("2021-03-04", "Harbour closed")


def test_labels_of_the_header_fill_its_fields(opened: Any) -> None:
    page = f"Harbour closed\nBy Ann Lee\nMarch 4, 2021\n{WORDS}\n{WORDS}\nSource: KYODO\n12 Comments\nOther heading\n"
    with opened(page) as tab:
        for line, key in enumerate("FFFbbFFF"):
            put(tab, line, key)
        assert {tab.input_value(f"[name={name}]") for name in ("title", "date", "authors", "credit")} == {""}
        for line, key in enumerate("TBDbbCN"):
            put(tab, line, key)
        gold = saved(tab)
        assert (gold["title"], gold["authors"], gold["date"]) == ("Harbour closed", ["Ann Lee"], "2021-03-04")
        assert (gold["credit"], gold["comment_count"]) == ("Source: KYODO", 12)
        put(tab, 7, "T")
        assert saved(tab)["title"] == "Other heading"
        assert label_of(tab, 0) == "F"


def test_the_gold_teaches_the_labels_that_were_put(opened: Any) -> None:
    """What is saved holds values; tools/ finds the lines that they stand on, which are those that were labelled."""
    text = DEMO.read_text("utf-8")
    with opened(DEMO) as tab:
        put(tab, 10, "x")
        put(tab, 3, "F")
        gold = saved(tab)
        labels = [label_of(tab, i) for i in range(14)]
    page = example(str(DEMO), "demo", text, gold)
    assert page.aligned.lost == []
    learned = {"A": "A", "S": "x", "X": "x", "B": "b", "H": "F", "E": "F", "T": "T", "M": "r", "Q": "r"}
    put_labels = ["b" if i == 0 else "F" if label in "FN" else label for i, label in enumerate(labels)]
    assert [learned[state[0]] for state in page.aligned.states] == put_labels


@pytest.mark.parametrize("path", [DEMO, DISQUS], ids=lambda path: path.stem)
def test_what_is_saved_lies_beside_the_page_as_gold(opened: Any, tmp_path: Path, path: Path) -> None:
    """tools/ read it as it is, from text and from markup, and the record that was left as it was scores as right."""
    folder = tmp_path / "labelled"
    folder.mkdir()
    shutil.copy(path, folder)
    with opened(path) as tab:
        tab.fill("[name=url]", "https://www.harbour.example/a")
        with tab.expect_download() as download:
            tab.click("#save")
        assert download.value.suggested_filename == f"{path.stem}.json"
        download.value.save_as(folder / download.value.suggested_filename)
    [page] = load([folder])
    assert (page.group, page.aligned.lost) == ("harbour.example", [])
    assert len(page.aligned.placed) == len(page.gold["comments"]) == 4
    rows = dict(score(list(labelled([folder]))).rows())
    assert {name: share for name, share in rows.items() if share != 1} == ({} if rows["titles"] else {"titles": None})
