"""Small dumps made of labelled ones hold what their gold says, where their labels say it."""

from pathlib import Path

from dataset import load
from lean import lean_pages
from samples import taught_sample

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PAGES = [page for page in load([FIXTURES / "synthetic"]) if any(one["author"] for one in page.gold["comments"])]
PLAIN = list(load([FIXTURES / "negative"]))
MADE = [page for seed in range(20) for page in lean_pages(PAGES, PLAIN, 1, seed)]


def test_every_comment_is_found_on_the_page():
    assert len(MADE) > 20 * len(PAGES)
    whole = [page for page in MADE if not page.aligned.lost]  # of pasted lines of HTML nothing is left on a dump
    assert len(whole) > 0.98 * len(MADE)
    for page in whole:
        assert len(page.aligned.placed) == len(page.gold["comments"])
        assert bool(page.aligned.layout) is bool(page.gold["comments"])


def test_an_author_is_found_unless_the_thread_lost_its_authors():
    missing = [one.gold for page in MADE for one in page.aligned.placed if one.author_line is None]
    assert all(comment["author"] is None for comment in missing)


def test_a_title_is_told_where_it_stands_on_the_page_only():
    titled = [page for page in MADE if page.gold["title"]]
    assert 0 < len(titled) < len(MADE)
    assert all(page.gold["title"] in page.text.split("\n") for page in titled)


def test_they_are_small_and_the_same_in_every_run_and_become_samples():
    assert min(len(page.lines) for page in MADE) < 5
    again = [page.text for page in lean_pages(PAGES, PLAIN, 1, 0)]
    assert again == [page.text for page in MADE[: len(again)]]
    samples = [taught_sample(page) for page in MADE[:20]]
    assert all(sample is not None and len(sample.parts) == len(sample.numbers) for sample in samples)
