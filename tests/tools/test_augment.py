"""Variants of labelled pages keep a state for every line, and make pages that no site has."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from augment import variants_of
from bare import bare_articles
from dataset import load
from foreign import foreign
from material import Material, made_samples
from merge import merged_pages

PAGES = list(load([Path(__file__).resolve().parents[1] / "fixtures" / "synthetic"]))
# Pages without comments, whose furniture the others are set in.
PLAIN = list(load([Path(__file__).resolve().parents[1] / "fixtures" / "negative"]))
VARIANTS = variants_of(PAGES, copies=20, folds=1)


def test_every_line_of_a_variant_has_its_state():
    assert len(VARIANTS) > 10 * len(PAGES)
    assert all(len(page.lines) == len(page.aligned.states) for page in VARIANTS)


def test_a_variant_stays_with_its_site_and_its_layout():
    groups = {page.path: page.group for page in PAGES}
    assert all(page.group == groups[page.path.split("@")[0]] for page in VARIANTS)
    for page in VARIANTS:
        assert {state[1:] for state in page.aligned.states} <= {"", page.aligned.layout}


def test_variants_differ_and_are_the_same_in_every_run():
    texts = [page.text for page in VARIANTS]
    assert len(set(texts)) > 0.5 * len(texts)
    assert texts == [page.text for page in variants_of(PAGES, copies=20, folds=1)]


def test_some_variants_have_one_comment_and_some_none():
    counts = {sum(state[0] == "S" for state in page.aligned.states) for page in VARIANTS}
    assert {0, 1, 2} <= counts


def test_made_pages_become_samples_whose_arrays_agree():
    samples = made_samples(0, Material(PAGES, PLAIN))
    assert {sample.layout for sample in samples} >= {0, 1, 2}
    for sample in samples:
        lines = len(sample.parts)
        assert len(sample.numbers) == len(sample.categories) == lines > 0
        for rows, line in sample.bags.values():
            assert rows.size == line.size and (line < lines).all()
        assert all(len(of) == lines for of in sample.groups.values())


def test_variants_are_set_on_pages_without_comments_and_keep_their_threads():
    pages = variants_of(PAGES, copies=20, folds=1, plain=PLAIN)
    articles = {page.gold["body"].split("\n")[0] for page in PLAIN if page.gold.get("body")}
    borrowed = [page for page in pages if any(first in page.text for first in articles)]
    assert borrowed
    for page in borrowed:
        parts = [state[0] for state in page.aligned.states]
        thread = [i for i, part in enumerate(parts) if part in "ASX"]
        article = [i for i, part in enumerate(parts) if part == "B"]
        assert not thread or not article or max(article) < min(thread)


def test_merged_pages_hold_their_comments_and_stay_in_their_fold():
    pages = merged_pages(PAGES, many=60, folds=1, seed=3)
    assert len(pages) > 30
    assert {page.fold for page in pages} == {0}
    for page in pages:
        assert page.aligned.layout == ("m" if page.gold["comments"] else "")
        for comment in page.gold["comments"]:
            assert comment["author"] in page.text and comment["text"] in page.text


def test_a_bare_article_is_its_title_and_its_body():
    pages = list(bare_articles(PAGES))
    assert pages
    for page in pages:
        titles = [line.text for line, state in zip(page.lines, page.aligned.states, strict=True) if state == "T"]
        assert len(titles) == (0 if page.path.endswith("!5") else 1)
        assert set(page.aligned.states) <= set("HTB") and "B" in page.aligned.states


def test_a_page_in_another_script_keeps_its_lines_states_and_what_recurs():
    for k, page in enumerate(PAGES):
        made = foreign(page, random.Random(k))
        if made is None:
            continue
        assert made.aligned is page.aligned and len(made.lines) == len(page.lines)
        same = [[a.text == b.text for b in page.lines] for a in page.lines]
        for i, row in enumerate(same):
            assert all(made.lines[i].text == made.lines[j].text for j, equal in enumerate(row) if equal)
    assert sum(foreign(page, random.Random(1)) is not None for page in PAGES) > len(PAGES) / 2
