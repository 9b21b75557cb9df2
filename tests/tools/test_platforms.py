"""Pages written as platforms lay them out hold what their gold says, where their labels say it."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from dataset import example, load
from newsparse.fields.counts import match_count
from newsparse.fields.naming import author_names
from newsparse.labelling.unsaid import unsaid_lines
from platform_table import PLATFORMS, TONGUES, read_platforms, read_tongues
from platforms import OR, platform_pages, written
from samples import taught_sample

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PAGES = [page for page in load([FIXTURES / "synthetic"]) if any(one["author"] for one in page.gold["comments"])]
PLAIN = list(load([FIXTURES / "negative"]))
TURNS = sum(platform.turns for platform in PLATFORMS)
MADE = [page for seed in range(TURNS) for page in platform_pages(PAGES, PLAIN, 1, seed)]


@pytest.mark.parametrize("platform", PLATFORMS, ids=[platform.name for platform in PLATFORMS])
def test_a_page_of_each_platform_is_what_its_gold_says(platform):
    found = Counter()
    for seed in range(40):
        rng = random.Random(seed)
        text, gold = written(platform, rng.choice(PAGES), PAGES, rng)
        page = example("made.txt", "rendered", text, gold)
        assert "{" not in text and "||" not in text
        found["lost"] += len(page.aligned.lost)
        found["all"] += len(gold["comments"])
        authors = [one.author_line for one in page.aligned.placed if one.gold["author"]]
        found["nameless"] += authors.count(None)
    assert found["lost"] <= 0.05 * found["all"]
    assert found["nameless"] <= 0.05 * found["all"] or re.search(r"\{text\}.*\{name\}", platform.comment)


def test_made_pages_have_all_their_comments_and_become_samples():
    assert len(MADE) > 0.9 * TURNS * len(PAGES)
    for page in MADE:
        assert len(page.aligned.placed) == len(page.gold["comments"])
    samples = [taught_sample(page) for page in MADE[:30]]
    assert all(sample is not None and len(sample.parts) == len(sample.numbers) for sample in samples)


def test_they_are_the_same_in_every_run_and_some_are_silent_and_some_have_no_article():
    again = [page.text for page in platform_pages(PAGES, PLAIN, 1, 0)]
    assert again == [page.text for page in MADE[: len(again)]]
    assert any(not page.gold["comments"] for page in MADE)
    assert any(page.gold["body"] is None for page in MADE)


SLIPS = [
    "== a\n-- abov\nx", "== a\n-- above\n:: nothing", "== a\n-- above\n{titel}", "== a\n-- name\nx", "== a\n-- gaps", "== a\nx", "== a\n-- turns",
    "== a\n-- tongues nobody", "== a\n-- above\n{says}", "== a\n-- above\nx\n== a\n-- above\ny",
    "== a\n-- comment\n# {name}",
]  # fmt: skip


@pytest.mark.parametrize("table", SLIPS)
def test_a_table_with_a_slip_is_refused(table):
    with pytest.raises(ValueError, match="called"):
        read_platforms(table, {})


def test_a_page_speaks_one_tongue():
    rows = read_tongues("== Blog\n{n} eins | {name} sagt | ja | Form\n{n} un | {name} dit | oui | Forme")
    [platform] = read_platforms(
        "== a\n-- tongues Blog\n-- count\n{counted}\n-- comment\n{says}\n{text}\n{answer}", rows
    )
    for seed in range(9):
        rng = random.Random(seed)
        text, _ = written(platform, rng.choice(PAGES), PAGES, rng)
        assert ("sagt" in text, "ja" in text, "eins" in text) in {(True,) * 3, (False,) * 3}
        assert ("dit" in text) != (" sagt" in text)


SPOKEN_ROWS = [row for rows in read_tongues(TONGUES.read_text("utf-8")).values() for row in rows]
# Buttons that say the same.
BUTTONS = {"Vastaa", "Komentiraj", "उत्तर दें"}


@pytest.mark.parametrize("row", SPOKEN_ROWS, ids=[row["says"] for row in SPOKEN_ROWS])
def test_the_parser_reads_what_platforms_say(row):
    assert match_count(row["counted"].replace("{n}", "7").replace("{title}", "A Long Day")) == 7
    for names in (["Anna"], ["Anna", "Peter K", "sunny"]):
        assert author_names([row["says"].replace("{name}", name) for name in names]) == names
    assert unsaid_lines([row["form"]]) or row["form"] in BUTTONS


# What stands in for the words of the table; a place or a rank behind a name belongs to it as far as one line tells.
WORDS = {
    "k": "3", "date": "May 3, 2012", "iso": "2012-05-03", "slashed": "2012/05/03", "dotted": "03.05.2012", "kanji": "2012年5月3日",
    "clock": "14:05", "time": "2:05 PM", "seconds": "09", "ago": "3 days ago", "u": "12", "d": "1", "posts": "1204",
    "weekday": "Thu", "site": "Harbour News", "donor": "Ruth", "other": "Ruth", "head": "Long Days", "title": "A Long Day", "year": "2012",
    "initial": "x", "section": "World", "url": "http://www.bay.com",
}  # fmt: skip
NAME_LINES = sorted(
    {
        line
        for platform in PLATFORMS
        for row in platform.comment.split("\n")
        for line in OR.split(row.removeprefix("?"))
        if "{name}" in line and not re.search(r"\{(text|place|rank|country)\}|\{name\}\{", line)
    }
)


# Lines of which the parser does not yet tell the name from the rest: from these the networks learn all the same.
UNREAD = (Path(__file__).parent / "unread_lines.txt").read_text("utf-8").splitlines()


def _are_read(line):
    said = re.sub(r"\{(\w+)\}", lambda found: WORDS.get(found[1], found[0]), line)
    for names in (["Anna"], ["Anna", "Peter K", "sunny"], ["老张", "Müller", "red_fox", "J. Smith"]):
        expected = [f"@{name}" for name in names] if line.startswith("@") else names
        if author_names([said.replace("{name}", name) for name in names]) != expected:
            return False
    return True


@pytest.mark.parametrize("line", [line for line in NAME_LINES if line not in UNREAD])
def test_the_parser_reads_the_names_of_platforms_lines(line):
    assert _are_read(line)


def test_what_it_does_not_read_is_listed_and_no_more():
    assert [line for line in UNREAD if line not in NAME_LINES or _are_read(line)] == []


def test_a_tongue_without_one_of_the_phrases_is_refused():
    with pytest.raises(ValueError, match="zip"):
        read_tongues("== Blog\n{n} eins | {name} sagt")
