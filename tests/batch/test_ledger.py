"""What was done is not done again; what changed is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.batch.engines import Inline
from newsparse.batch.ledger import Ledger, key_of
from newsparse.batch.ledger_files import beside, files_of
from newsparse.batch.run import Run
from newsparse.batch.worker import Job, Result
from newsparse.errors import BinaryInput, EmptyInput, OptionError
from newsparse.model import RawPage
from newsparse.options import Options

PAGES = [
    RawPage(f"{k}.txt", f"Council meets again {k}\nThe council met on Monday for the {k}th time.") for k in range(9)
]


class Counting:
    """An engine that counts the pages it is given."""

    def __init__(self):
        self.parsed = 0

    def run(self, shards):
        for shard, results in Inline(Job()).run(shards):
            self.parsed += len(results)
            yield shard, results


def done(path, pages):
    engine = Counting()
    ledger = Ledger(str(path), Job())
    run = Run(engine, ledger)
    results = list(run.results(pages))
    ledger.close(finished=False)
    return [(r.line, r.problem and (r.problem.code, r.problem.source, r.problem.message)) for r in results], engine, run


def test_a_second_run_parses_nothing_and_says_the_same(tmp_path):
    pages = [*PAGES, RawPage("empty.txt", b" \n"), RawPage("picture", b"\x89PNG\x00\x00")]
    first, engine, _ = done(tmp_path / "l", pages)
    assert engine.parsed == len(pages)
    second, engine, run = done(tmp_path / "l", pages)
    assert second == first
    assert (engine.parsed, run.tally.reused) == (0, len(pages))


def test_what_changed_moved_or_came_is_parsed(tmp_path):
    done(tmp_path / "l", PAGES)
    changed = RawPage(PAGES[2].source, "Council meets no more\nIt met on Tuesday, for the last time.")
    moved = RawPage("elsewhere.txt", PAGES[3].data)
    new = [RawPage("new.txt", PAGES[0].data), *PAGES[:2], changed, moved, *PAGES[4:]]
    results, engine, run = done(tmp_path / "l", new)
    assert results == done(tmp_path / "other", new)[0]
    assert (engine.parsed, run.tally.reused, run.tally.changed) == (3, len(new) - 3, 1)


@pytest.mark.parametrize(
    "job", [Job(Options(spans=True)), Job(form="schema-org"), Job(Options(encoding="latin-1")), Job(pretty=True)]
)
def test_another_job_takes_nothing(tmp_path, job):
    done(tmp_path / "l", PAGES)
    ledger = Ledger(str(tmp_path / "l"), job)
    assert (ledger.forgotten, ledger.known) == (True, 0)


def test_what_source_a_page_has_and_all_that_makes_its_record_is_in_its_key():
    page = RawPage("a", b"text")
    others = [
        RawPage("b", b"text"), RawPage("a", b"texts"), RawPage("a", "text"), RawPage("a", b"text", url="u"),
        RawPage("a", b"text", encoding="latin-1"), RawPage("a", b"text", kind="html"),
    ]  # fmt: skip
    assert len({key_of(p) for p in (page, *others)}) == len(others) + 1
    assert key_of(page) == key_of(RawPage("a", b"text"))


def test_failures_are_kept_as_they_were(tmp_path):
    ledger = Ledger(str(tmp_path / "l"), Job())
    problem = BinaryInput("p", "no text in any encoding", "leave it out")
    ledger.add(key_of(PAGES[0]), Result(problem=problem))
    ledger.close(finished=False)
    ledger = Ledger(str(tmp_path / "l"), Job())
    found = ledger.find(key_of(PAGES[0]))
    assert found is not None and type(found.problem) is BinaryInput
    assert (found.problem.source, found.problem.message, found.problem.hint) == ("p", problem.message, problem.hint)
    assert ledger.find(key_of(PAGES[1])) is None


def test_a_failing_source_is_asked_again(tmp_path):
    """What could not be read may be readable by now."""
    pages = [EmptyInput("gone.txt", "empty"), *PAGES]
    done(tmp_path / "l", pages)
    _, engine, run = done(tmp_path / "l", [RawPage("gone.txt", "Here after all.\nThe council met."), *PAGES])
    assert (engine.parsed, run.tally.reused) == (1, len(PAGES))


def test_a_finished_run_leaves_no_ledger(tmp_path):
    ledger = Ledger(str(tmp_path / "l"), Job())
    ledger.close(finished=True)
    assert list(tmp_path.iterdir()) == []


# what lies where the ledger is to be
FOUND = {"nothing": lambda path: None, "an empty file": Path.touch, "a ledger": lambda path: done(path, PAGES)}


@pytest.mark.parametrize("make", FOUND.values(), ids=FOUND)
def test_a_run_without_results_leaves_what_it_found(tmp_path, make):
    make(tmp_path / "l")
    before = held(tmp_path)
    Ledger(str(tmp_path / "l"), Job()).close(finished=False)
    assert held(tmp_path) == before


def database(path, mark=0):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {mark}")
        connection.execute("CREATE TABLE precious (something)")
    connection.close()


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# what lies where the ledger is to be: its name → what makes it
FOREIGN = {
    "text": ("l", lambda path: path.write_text("something of the user's, long enough to be no database at all" * 3)),
    "short": ("l", lambda path: path.write_text("x")),
    "database": ("l", database),
    "of another program": ("l", lambda path: database(path, 0x67706B67)),
    "beside a new one": ("l-wal", lambda path: path.write_text("a page")),
    "empty, beside a new one": ("l-shm", lambda path: path.touch()),
    "journal": ("l-journal", lambda path: path.write_text("a page")),
    "beside an empty one": ("l-wal", lambda path: (path.parent / "l").touch() or path.write_text("a page")),
    "linked": ("l", lambda path: path.symlink_to(path.parent / "my.db")),
}


@pytest.mark.parametrize(("name", "make"), FOREIGN.values(), ids=FOREIGN)
def test_any_other_file_is_no_ledger_and_stays_as_it_is(tmp_path, name, make):
    database(tmp_path / "my.db")
    make(tmp_path / name)
    before = held(tmp_path)
    with pytest.raises(OptionError, match=f"{name} is no (part of the )?ledger.*name another"):
        Ledger(str(tmp_path / "l"), Job())
    assert held(tmp_path) == before


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_what_is_put_beside_a_ledger_later_stays_as_well(tmp_path, end):
    done(tmp_path / "l", PAGES)
    (tmp_path / f"l{end}").write_text("a page")
    before = held(tmp_path)
    with pytest.raises(OptionError, match=f"l{end} is no part of the ledger .*l, and would be lost; move it"):
        Ledger(str(tmp_path / "l"), Job())
    assert held(tmp_path) == before


def test_what_a_killed_run_left_beside_its_ledger_is_the_ledgers(tmp_path):
    ledger = Ledger(str(tmp_path / "l"), Job())
    ledger.add(key_of(PAGES[0]), Result(b"line"))
    ledger.commit()
    left = tmp_path / "left"
    left.mkdir()
    for path in map(Path, files_of(str(tmp_path / "l"))):
        if path.exists():
            (left / path.name).write_bytes(path.read_bytes())
    ledger.close(finished=True)
    assert sorted(os.listdir(left)) == ["l", "l-shm", "l-wal"]
    found = Ledger(str(left / "l"), Job())
    assert found.find(key_of(PAGES[0])) == Result(b"line")
    found.close(finished=True)
    assert os.listdir(left) == []


@pytest.mark.parametrize("pages", [1, 2, 4])
def test_of_a_ledger_for_which_there_is_no_room_nothing_is_left(tmp_path, monkeypatch, pages):
    plain = sqlite3.connect

    def narrow(*args, **how):
        connection = plain(*args, **how)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite3, "connect", narrow)
    with pytest.raises(OptionError, match="cannot write the ledger .*l: database or disk is full; free some space"):
        Ledger(str(tmp_path / "l"), Job())
    assert os.listdir(tmp_path) == []


def test_a_ledger_of_before_that_cannot_be_opened_stays(tmp_path, monkeypatch):
    done(tmp_path / "l", PAGES)
    before = held(tmp_path)

    def fail(*_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Ledger, "_begin", fail)
    with pytest.raises(OptionError, match="cannot write the ledger .*l: disk I/O error"):
        Ledger(str(tmp_path / "l"), Job())
    assert held(tmp_path) == before


def test_what_a_run_does_itself_was_not_done_before(tmp_path, monkeypatch):
    monkeypatch.setattr("newsparse.batch.ledger._ROWS", 1)  # all is committed at once
    other = [RawPage(page.source, page.data + " And on Tuesday.") for page in PAGES]
    pages = [*PAGES * 20, *other * 20]
    first, _, run = done(tmp_path / "l", pages)
    assert (run.tally.reused, run.tally.changed) == (0, 0)
    second, engine, run = done(tmp_path / "l", pages)
    assert second == first
    assert (engine.parsed, run.tally.reused, run.tally.changed) == (0, len(pages), 0)


def test_a_ledger_in_use_is_nobody_elses(tmp_path):
    pytest.importorskip("fcntl", reason="no locks here")
    first = Ledger(str(tmp_path / "l"), Job())
    with pytest.raises(OptionError, match="another run"):
        Ledger(str(tmp_path / "l"), Job())
    first.add(key_of(PAGES[0]), Result(b"line"))
    first.close(finished=False)
    assert os.listdir(tmp_path) == ["l"], "it is closed, and whole without what SQLite keeps beside it"
    second = Ledger(str(tmp_path / "l"), Job())
    assert second.known == 1
    second.close(finished=True)
    assert os.listdir(tmp_path) == []


def test_a_ledger_is_a_file_whatever_it_is_called(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done(":memory:", PAGES)
    assert os.listdir(tmp_path) == [":memory:"]


def test_damage_is_told_when_it_is_found(tmp_path):
    pages = [RawPage(f"{k}", f"Council meets again {k}\nThe council met.") for k in range(300)]
    done(tmp_path / "l", pages)
    with sqlite3.connect(tmp_path / "l") as connection:
        [root] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'by_key'").fetchone()
        [size] = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with open(tmp_path / "l", "r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xee" * size)
    with pytest.raises(OSError, match="damaged.*remove it") as problem:
        done(tmp_path / "l", pages)
    assert problem.value.filename == str(tmp_path / "l")


@pytest.mark.parametrize("change", [b"Monday", b"empty"], ids=["a record", "a failure"])
def test_damage_inside_a_result_is_told_too(tmp_path, change):
    """The database itself does not see it."""
    pages = [PAGES[0], RawPage("empty.txt", b" \n")]
    done(tmp_path / "l", pages)
    data = (tmp_path / "l").read_bytes()
    assert data.count(change) >= 1
    (tmp_path / "l").write_bytes(data.replace(change, change.upper()))
    with pytest.raises(OSError, match="damaged.*remove it"):
        done(tmp_path / "l", pages)


@given(st.text(), st.text())
def test_any_source_and_text_has_a_key(source, text):
    assert len(key_of(RawPage(source, text))) == 24


def test_the_ledger_lies_beside_the_output():
    assert beside("a/out.jsonl") == "a/.out.jsonl.ledger"
    assert beside("out/") == ".out.ledger"
