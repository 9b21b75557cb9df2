"""What a report counts: in bounded memory, of parts as of the whole."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.model import SCHEMA
from newsparse.views.report.corpus import Corpus, size_of, size_word
from newsparse.views.report.facts import Facts, Failure, NoRecord, Voice, facts_of
from newsparse.views.report.figures import report_of
from newsparse.views.report.shell import command_for
from newsparse.views.report.sketch import Examples, Top, ticket_of
from newsparse.views.report.summary import summarise
from newsparse.views.report.times import rows_of_time

NAMES = st.sampled_from(["Tom Barrow", "seagull_92", "日本", ""])
SHARES = st.none() | st.floats(0, 1)
VOICES = st.lists(st.builds(Voice, st.none() | NAMES, SHARES), max_size=5).map(tuple)
FACTS = st.builds(
    Facts,
    source=st.integers(0, 50).map("page{}.txt".format),
    kind=st.sampled_from(["text", "html"]),
    encoding=st.sampled_from(["utf-8", "koi8-r"]),
    layout=st.sampled_from(["author-first", "no-comments"]),
    year=st.none() | st.integers(0, 9999),
    month=st.none() | st.integers(1, 12),
    bylines=st.lists(NAMES, max_size=2).map(tuple),
    credit=st.booleans(),
    holder=st.none() | NAMES,
    declared=st.none() | st.integers(0, 10**12),
    voices=VOICES,
    confidence=SHARES,
    warnings=st.lists(st.sampled_from(["no-body", "author-missing"]), max_size=2).map(tuple),
)
SAID = st.lists(FACTS | st.builds(Failure, st.just("x.txt"), st.sampled_from(["empty", "binary"])), max_size=12)


def counted(said: list[Facts | Failure]) -> Corpus:
    corpus = Corpus()
    for one in said:
        corpus.add(one)
    return corpus


@given(SAID, st.lists(st.integers(0, 12), max_size=3), st.randoms(use_true_random=False))
def test_parts_merged_in_any_order_tell_the_same_as_the_whole(
    said: list[Facts | Failure], cuts: list[int], chance: random.Random
) -> None:
    whole = report_of(counted(said))
    ends = [0, *sorted(cuts), len(said)]
    parts = [counted(said[start:end]) for start, end in zip(ends, ends[1:], strict=False)]
    chance.shuffle(parts)
    merged = Corpus()
    for part in parts:
        merged.merge(part)
    assert report_of(merged) == whole


@given(st.lists(st.tuples(st.integers(0, 30).map(str), st.integers(1, 5))), st.integers(1, 8), st.integers(0, 99))
def test_a_frequent_text_is_never_counted_too_high_and_hardly_too_low(
    texts: list[tuple[str, int]], most: int, cut: int
) -> None:
    exact: Counter[str] = Counter()
    tops = [Top(most), Top(most)]
    for k, (text, number) in enumerate(texts):
        exact[text] += number
        tops[k > cut].add(text, ticket_of("page.txt"), number)
    top = tops[0]
    top.merge(tops[1])
    told = {row.text: row.number for row in top.rows(100)}
    assert top.total == exact.total()
    assert len(top) <= 2 * most
    assert top.missed <= top.total / (most + 1)
    for text, number in exact.items():
        assert number - top.missed <= told.get(text, 0) <= number
    if len(exact) <= 2 * most:
        assert told == exact


@given(st.lists(st.tuples(st.integers(0, 9).map(str), st.integers(0, 3))), st.randoms(use_true_random=False))
def test_examples_do_not_depend_on_the_order(offers: list[tuple[str, int]], chance: random.Random) -> None:
    first, second = Examples(3), Examples(3)
    for source, rank in offers:
        first.offer(ticket_of(source), rank)
    chance.shuffle(offers)
    for source, rank in offers:
        second.offer(ticket_of(source), rank)
    assert first.sources() == second.sources()
    best = {source: min(rank for name, rank in offers if name == source) for source, _ in offers}
    assert list(first.sources()) == sorted(best, key=lambda source: (best[source], ticket_of(source)))[:3]


def test_examples_are_drawn_from_all_and_not_from_the_first() -> None:
    examples = Examples(5)
    for k in range(10_000):
        examples.offer(ticket_of(f"page{k}.txt"))
    assert len(examples.sources()) == 5
    assert max(int(source[4:-4]) for source in examples.sources()) > 2000


def test_memory_does_not_grow_with_what_differs() -> None:
    """Each record has an author, a holder, a code and a layout that no other has."""
    corpus = Corpus()
    for k in range(60_000):
        voices = (Voice(f"nobody {k}", 0.5), Voice("somebody", 0.5))
        facts = Facts(f"{k}", f"{k}", f"{k}", f"{k}", k % 9000, None, (), True, f"{k}", k, voices, 0.5, (f"code {k}",))
        corpus.add(facts)
    for top in (corpus.layouts, corpus.warnings, corpus.encodings, corpus.kinds):
        assert len(top) <= 2000
    assert len(corpus.commenters) <= 40_000
    assert len(corpus.holders) <= 40_000
    assert corpus.commenters.rows(1)[0].text == "somebody"
    assert 60_000 - corpus.commenters.missed <= corpus.commenters.rows(1)[0].number <= 60_000
    assert len(corpus.pairs) < 1000


def test_long_texts_are_cut_and_long_names_are_no_examples() -> None:
    top = Top(10)
    top.add("x" * 10**6, ticket_of("y" * 10**5))
    [row] = top.rows(10)
    assert len(row.text) == 160
    assert row.sources == ()


RECORD: dict[str, Any] = {
    "schema": SCHEMA,
    "source": "a.txt",
    "kind": "text",
    "encoding": "utf-8",
    "layout": "author-first",
    "header": {"date": "2022-10-26T09:05+09:00", "authors": ["Jane Doe"]},
    "credit": {"text": "© KYODO", "holder": "KYODO"},
    "comment_count": 2,
    "comments": [{"author": None, "text": "…", "confidence": 1}],
    "confidence": 0.5,
    "warnings": [{"code": "no-body", "message": "…"}],
}


def test_a_record_says() -> None:
    assert facts_of(RECORD) == Facts(
        "a.txt", "text", "utf-8", "author-first", 2022, 10, ("Jane Doe",), True, "KYODO", 2, (Voice(None, 1),), 0.5,
        ("no-body",),
    )  # fmt: skip
    assert facts_of({"source": "b", "code": "empty", "message": "…"}) == Failure("b", "empty")


# a value in place of one of the record's → what is said of it
WRONG = [
    ({"schema": "newsparse/0"}, "another schema, newsparse/0"),
    ({"schema": None}, "not a record"),
    ({"schema": None, "@context": "https://schema.org"}, "schema.org"),
    ({"schema": ["newsparse/1"]}, "not a record"),
    ({"source": 5}, "source is no text"),
    ({"header": []}, "header is not an object"),
    ({"header": {"authors": "Jane"}}, "authors is no list"),
    ({"header": {"authors": [None]}}, "authors is no text"),
    ({"header": {"date": 2022}}, "date is no text"),
    ({"credit": "KYODO"}, "credit is not an object"),
    ({"comment_count": -1}, "comment_count is no count"),
    ({"comment_count": 1.5}, "comment_count is no count"),
    ({"comment_count": True}, "comment_count is no count"),
    ({"comment_count": 10**13}, "comment_count is no count"),
    ({"comments": 3}, "comments is no list"),
    ({"comments": [3]}, "a comment is not an object"),
    ({"comments": [{"author": 3}]}, "author is no text"),
    ({"confidence": float("nan")}, "confidence is no number"),
    ({"confidence": 1.1}, "confidence is no number"),
    ({"confidence": "high"}, "confidence is no number"),
    ({"warnings": ["no-body"]}, "a warning is not an object"),
]


@pytest.mark.parametrize("changed, said", WRONG, ids=lambda value: str(value)[:40])
def test_what_is_no_record(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(NoRecord) as told:
        facts_of({**RECORD, **changed})
    assert said in told.value.message


@pytest.mark.parametrize("value", [None, 5, "newsparse/1", [RECORD]])
def test_values_that_are_no_records(value: Any) -> None:
    with pytest.raises(NoRecord):
        facts_of(value)


def test_what_a_record_lacks_is_not_said() -> None:
    facts = facts_of({"schema": SCHEMA, "source": "a"})
    assert facts == Facts("a", "", "", "", None, None, (), False, None, None, (), None, ())


# date → year, month
DATES = [
    ("2022", 2022, None),
    ("2022-10", 2022, 10),
    ("2022-10-26", 2022, 10),
    ("2022-10-26T09:05", 2022, 10),
    ("2022-13-26", 2022, None),
    ("20221026", None, None),
    ("yesterday", None, None),
    ("", None, None),
    ("٢٠٢٢-10", None, None),
]


@pytest.mark.parametrize("date, year, month", DATES)
def test_dates(date: str, year: int | None, month: int | None) -> None:
    facts = facts_of({**RECORD, "header": {"date": date}})
    assert isinstance(facts, Facts)
    assert (facts.year, facts.month) == (year, month)


# pages by year and month → unit, number of rows, first and last row, note; of the last figure
TIMES: list[tuple[dict[tuple[int, int], int], tuple[Any, ...]]] = [
    ({(2022, 3): 4}, ("month", 1, "2022-03", "2022-03", "")),
    ({(2022, 11): 1, (2023, 2): 1}, ("month", 4, "2022-11", "2023-02", "")),
    ({(2022, 11): 1, (2022, 0): 7}, ("month", 1, "2022-11", "2022-11", "7 more with the year alone.")),
    ({(2022, 0): 7, (2020, 0): 7}, ("year", 3, "2020", "2022", "")),
    ({(1990, 1): 1, (2020, 12): 1}, ("year", 31, "1990", "2020", "")),
    ({(1500, 1): 1, (2020, 12): 1}, ("decade", 53, "1500–1509", "2020–2029", "")),
    ({(0, 1): 1, (9999, 12): 1}, ("century", 100, "0000–0099", "9900–9999", "")),
    ({(1, 1): 1, (2022, 1): 3000, (2022, 2): 9, (9999, 1): 1}, ("month", 2, "2022-01", "2022-02", "1 older. 1 newer.")),
    ({(2022, 5): 9, (1066, 0): 9}, ("century", 11, "1000–1099", "2000–2099", "")),
]


@pytest.mark.parametrize("months, told", TIMES, ids=lambda value: str(value)[:50])
def test_time_is_cut_into_what_can_be_seen(months: dict[tuple[int, int], int], told: tuple[Any, ...]) -> None:
    for time in rows_of_time(months):
        left = sum(int(word) for word in time.note.replace(".", "").split() if word.isdigit())
        assert sum(number for _, number in time.rows) + left == sum(months.values())
    assert (time.unit, len(time.rows), time.rows[0][0], time.rows[-1][0], time.note) == told


@given(st.dictionaries(st.tuples(st.integers(0, 9999), st.integers(0, 12)), st.integers(1, 10**6), max_size=30))
def test_every_page_with_a_date_is_told(months: dict[tuple[int, int], int]) -> None:
    for time in rows_of_time(months):
        assert 0 < len(time.rows) <= 121
        told = [int(word) for word in time.note.replace(".", "").replace(",", "").split() if word.isdigit()]
        assert sum(number for _, number in time.rows) + sum(told) == sum(months.values())


@pytest.mark.parametrize(
    "number, word", [(0, "0"), (1, "1"), (2, "2–3"), (3, "2–3"), (4, "4–7"), (1000, "512–1,023"), (10**12, "524,288+")]
)
def test_sizes(number: int, word: str) -> None:
    assert size_word(size_of(number)) == word


# source → command
COMMANDS = [
    ("page.txt", "newsparse inspect page.txt"),
    ("a b/it's.txt", "newsparse inspect 'a b/it'\"'\"'s.txt'"),
    ("-rf", "newsparse inspect ./-rf"),
    ("$(reboot)`ls`;", "newsparse inspect '$(reboot)`ls`;'"),
    ("a\x1b[31m\n'\\\x9b.txt", "newsparse inspect $'a\\x1b[31m\\x0a\\'\\\\\\u009b.txt'"),
    ("\u202e.txt", "newsparse inspect $'\\u202e.txt'"),
    ("-", "(standard input)"),
    ("", "(standard input)"),
]


@pytest.mark.parametrize("source, command", COMMANDS)
def test_commands_name_the_source(source: str, command: str) -> None:
    assert command_for(source) == command


def test_a_terminal_says_how_many_rows_it_shows() -> None:
    said: list[Facts | Failure] = [
        Facts(f"{k}.txt", "text", "utf-8", "author-first", None, None, (), True, f"Paper {k}", None, (), 0.5, ())
        for k in range(60)
    ]
    text = summarise(report_of(counted(said)))
    assert "The first 12 of 60." in text and "The first 50" not in text
