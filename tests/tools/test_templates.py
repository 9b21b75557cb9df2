"""Pages written in templates drawn at random hold what their gold says, where their labels say it."""

from pathlib import Path

from dataset import load
from samples import MARKED, taught_sample
from templates import written_pages

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PAGES = [page for page in load([FIXTURES / "synthetic"]) if any(one["author"] for one in page.gold["comments"])]
PLAIN = list(load([FIXTURES / "negative"]))
MADE = [page for seed in range(20) for page in written_pages(PAGES, PLAIN, 1, seed)]


def test_every_comment_is_found_on_the_page_with_its_author():
    assert len(MADE) > 20 * len(PAGES)
    for page in MADE:
        assert not page.aligned.lost, page.text
        assert len(page.aligned.placed) == len(page.gold["comments"])
        assert all(one.author_line is not None for one in page.aligned.placed if one.gold["author"])


def test_pages_without_comments_have_no_thread_and_pages_of_one_fold_lend_each_other_only():
    for page in MADE:
        assert bool(page.aligned.layout) is bool(page.gold["comments"])
    apart = written_pages(PAGES, PLAIN, 5, 1)
    assert {page.group for page in apart} <= {page.group for page in PAGES + PLAIN}


def test_they_differ_and_are_the_same_in_every_run():
    assert len({page.text for page in MADE}) > 0.8 * len(MADE)
    again = [page.text for page in written_pages(PAGES, PLAIN, 1, 0)]
    assert again == [page.text for page in MADE[: len(again)]]


def test_they_are_small_and_large_and_become_samples():
    sizes = [len(page.lines) for page in MADE]
    assert min(sizes) < 8 and max(sizes) > 20
    samples = [taught_sample(page, MARKED) for page in MADE[:20]]
    assert all(sample is not None and len(sample.parts) == len(sample.numbers) for sample in samples)
