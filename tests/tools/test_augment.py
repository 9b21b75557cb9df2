"""Variants of labelled pages keep a state for every line, and make pages that no site has."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from augment import variants_of
from dataset import load
from teach import bare_articles, prepare

PAGES = list(load([Path(__file__).resolve().parents[1] / "fixtures" / "synthetic"]))
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


def test_a_line_once_a_comment_is_a_period_and_the_authors_are_authors():
    [page] = [p for p in PAGES if p.path.endswith("wordpress-says.txt")]
    prepared = prepare(page)
    assert max(prepared.authors) == 1
    assert max(prepared.periods) > 0.8


def test_a_bare_article_is_its_title_and_its_body():
    pages = list(bare_articles(PAGES))
    assert pages
    for page in pages:
        titles = [line.text for line, state in zip(page.lines, page.aligned.states, strict=True) if state == "T"]
        assert titles == ([page.gold["title"]] if page.gold["title"] else [])
