"""Whoever runs the shards: every page has its result, in order, and a page that kills its process costs only itself."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from poison import raise_unreadable, run_poisoned

from newsparse.batch import crew, processes
from newsparse.batch.crew import Clock, Died
from newsparse.batch.engines import Adaptive, Inline, Pool
from newsparse.batch.processes import Processes
from newsparse.batch.run import Run
from newsparse.batch.worker import Job, late, run_within
from newsparse.errors import EmptyInput, OptionError
from newsparse.model import RawPage
from newsparse.options import Options

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXTS = sorted(FIXTURES.glob("*/*.txt"))[:20] + sorted(FIXTURES.glob("html/*.html"))[:3]

PAGE = RawPage("page", "Council meets again\nThe council met on Monday.")


def pages(copies=1):
    for k in range(copies):
        for path in TEXTS:
            yield RawPage(f"{k}/{path.name}", path.read_bytes(), kind="html" if path.suffix == ".html" else "text")


def outcomes(engine, some):
    run = Run(engine)
    results = list(run.results(some))
    assert run.tally.read == len(results) == run.tally.written + run.tally.failed
    return [result.problem.code if result.problem else json.loads(result.line)["source"] for result in results]


def test_pages_count_when_they_are_done():
    run, some = Run(Pool(Job(), 2, 30)), list(pages(8))
    batches = run.batches(iter(some))
    done = len(next(batches))
    assert run.tally.read >= done and run.tally.size == sum(len(page.data) for page in some[:done])
    assert sum(map(len, batches)) + done == len(some) and run.tally.size == sum(len(page.data) for page in some)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_processes_give_the_bytes_that_one_gives(workers):
    expected = [result.line for result in Run(Inline(Job())).results(pages(8))]
    assert [result.line for result in Run(Pool(Job(), workers, 30)).results(pages(8))] == expected
    assert [
        result.line for result in Run(Adaptive(Pool(Job(), workers, 30), Inline(Job()))).results(pages(8))
    ] == expected


@pytest.mark.parametrize(
    "poison, code",
    [("KILL", "crashed"), ("SEGV", "crashed"), ("EXIT", "crashed"), ("HALF", "crashed"), ("HANG", "timeout")],
)
def test_a_page_that_ends_its_process_costs_itself_alone(poison, code):
    some = list(pages(4))
    bad = [3, 50, len(some) - 1]
    for at in bad:
        some[at] = RawPage(some[at].source, poison.encode(), kind="text")
    expected = [code if at in bad else page.source for at, page in enumerate(some)]
    assert outcomes(Pool(Job(), 2, 1.5, run_poisoned), some) == expected


# what the command does with a task, at which calls it finds no memory → how many pages have no record
@pytest.mark.parametrize(
    "where, name, calls, lost",
    [
        (processes, "pickled", {1}, 0),
        (processes, "pickled", range(10**6), len(TEXTS)),
        (crew.Member, "receive", {2, 3, 7}, 0),
    ],
)
def test_a_lack_of_memory_in_the_command_costs_no_other_page(monkeypatch, where, name, calls, lost):
    """The command holds pages several times over while it sends them, and their results while it receives these."""
    do, numbers = getattr(where, name), itertools.count()

    def narrow(*args):
        if next(numbers) in calls:
            raise MemoryError
        return do(*args)

    monkeypatch.setattr(where, name, narrow)
    assert outcomes(Pool(Job(), 2, 30), pages()).count("memory") == lost


def until_it_lives(processes, work, args=()):
    """What a process says of a task that is innocent, whose process may have been killed for another reason."""
    while True:
        try:
            return processes.wait_for(processes.send(work, args, 30))
        except Died:
            continue


@pytest.mark.parametrize("workers", [1, 3])
def test_processes_that_are_killed_while_they_wait_are_replaced(workers):
    processes = Processes(workers, Options())
    try:
        seen = set()
        for _ in range(3):
            pid = until_it_lives(processes, os.getpid)
            assert pid not in seen
            seen.add(pid)
            for child in multiprocessing.active_children():
                os.kill(child.pid, signal.SIGKILL)
                child.join()
    finally:
        processes.stop()
    assert multiprocessing.active_children() == []


def test_processes_that_are_killed_before_they_are_ready_are_replaced(monkeypatch):

    killed, start = [], crew._start

    def deadly(*args):
        process = start(*args)
        if len(killed) < 3:
            killed.append(process.pid)
            os.kill(process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(crew, "_start", deadly)
    monkeypatch.setattr(processes, "_PAUSE", 0.01)
    some = list(pages(8))
    assert outcomes(Pool(Job(), 2, 30), some) == [page.source for page in some]
    assert len(killed) == 3


@pytest.mark.parametrize("good", [0, 2], ids=["from the start", "under way"])
@pytest.mark.parametrize("how", ["Resource temporarily unavailable", "SIGKILL"])
def test_a_system_that_starts_no_processes_ends_the_run(monkeypatch, good, how):
    """A limit on processes, on open files, on memory: asked again for a while, not for ever, nor blamed on pages."""

    started, start = 0, crew._start

    def refuse(*args):
        nonlocal started
        started += 1
        if started > good and how != "SIGKILL":
            raise BlockingIOError(11, how)
        process = start(*args)
        if started > good:
            os.kill(process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(crew, "_start", refuse)
    monkeypatch.setattr(processes, "_PAUSE", 0.01)
    some = [RawPage("deadly", b"KILL", kind="text"), *pages(4)] if good else pages(4)
    with pytest.raises(OptionError, match=f"cannot start processes.*{how}.*-j 0"):
        outcomes(Pool(Job(), 2, 30, run_poisoned), some)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("what", ["model", "lexicon"])
def test_a_file_that_no_process_finds_ends_the_run(tmp_path, what):
    """Somebody removed it since the command looked. It is read before the first page, whose time it would take."""
    processes = Processes(2, Options(**{what: str(tmp_path / "gone")}))
    try:
        with pytest.raises(OptionError, match="gone"):
            processes.wait_for(processes.send(os.getpid, (), 30))
        with pytest.raises(OptionError, match="gone"):
            processes.send(os.getpid, (), 30)
    finally:
        processes.stop()


def test_what_cannot_be_sent_back_is_told():
    processes = Processes(1, Options())
    try:
        with pytest.raises(Exception, match="pickle"):
            processes.wait_for(processes.send(threading.Lock, (), 30))
        with pytest.raises(TypeError, match="other"):
            processes.wait_for(processes.send(raise_unreadable, (), 30))
        assert processes.wait_for(processes.send(abs, (-1,), 30)) == 1
    finally:
        processes.stop()
    with pytest.raises(RuntimeError, match="stopped"):
        processes.send(abs, (-1,), 30)


def test_failures_of_sources_stay_in_their_place():
    some = [*pages(), EmptyInput("nothing.txt", "empty"), *pages()]
    found = outcomes(Pool(Job(), 2, 30), some)
    assert found[len(TEXTS)] == "empty" and len(found) == 2 * len(TEXTS) + 1


def test_an_impossible_option_ends_the_run():
    with pytest.raises(OptionError):
        outcomes(Pool(Job(Options(encoding="no-such")), 2, 30), pages())


def test_a_source_that_breaks_is_told_and_what_came_before_is_kept():
    def broken():
        yield from pages()
        raise RuntimeError("gone")

    kept = []
    with pytest.raises(RuntimeError, match="gone"):
        kept.extend(Run(Pool(Job(), 2, 30)).results(broken()))
    assert len(kept) == len(TEXTS)


@pytest.mark.parametrize(
    "engine", [Pool(Job(), 1, 30), Adaptive(Pool(Job(), 1, 30), Inline(Job()))], ids=["pool", "adaptive"]
)
def test_results_come_while_the_source_is_still_open(engine):
    more = threading.Event()

    def slow():
        yield from pages()
        time.sleep(0.3)  # slow: so that what was read is not kept waiting for company
        yield PAGE
        assert more.wait(60)
        yield from pages()

    results = Run(engine).results(slow())
    first = [next(results) for _ in TEXTS]
    more.set()
    assert len(first) + len(list(results)) == 2 * len(TEXTS) + 1


def test_the_callers_environment_stays_as_it_is_but_for_threads():
    before = {**os.environ}
    list(Run(Pool(Job(), 1, 30)).results(pages()))
    changed = {name for name in {*before, *os.environ} if before.get(name) != os.environ.get(name)}
    assert all(name.endswith("_THREADS") for name in changed)


def test_whoever_stops_listening_stops_the_work():
    asked = 0

    def endless():
        nonlocal asked
        while True:
            asked += 1
            yield from pages()

    results = Run(Pool(Job(), 2, 30)).results(endless())
    assert next(results).problem is None
    results.close()
    before = asked
    assert threading.active_count() < 10
    assert asked == before


@pytest.mark.parametrize("adaptive", [False, True])
def test_an_interrupt_while_the_work_is_stopped_waits_and_is_not_lost(monkeypatch, adaptive):

    end = processes._end

    def interrupted(pool):
        signal.raise_signal(signal.SIGINT)
        end(pool)

    monkeypatch.setattr(processes, "_end", interrupted)
    pool = Pool(Job(), 2, 30)
    results = Run(Adaptive(pool, Inline(Job())) if adaptive else pool).results(pages(20))
    for _ in range(100):
        next(results)
    with pytest.raises(KeyboardInterrupt):
        results.close()
    assert multiprocessing.active_children() == []


def test_pages_end_themselves_when_their_time_is_over(monkeypatch):
    def slow(pages, options):
        if any(page.source == "slow" for page in pages):
            while True:
                pass
        return parse(pages, options)

    from newsparse.batch import worker

    parse = worker.parse_batch
    monkeypatch.setattr(worker, "parse_batch", slow)
    some = [*pages(), RawPage("slow", "text"), *pages()]
    found = run_within(some, Job(), 1.0, or_die=True)
    assert [r.problem.code if r.problem else json.loads(r.line)["source"] for r in found] == [
        "timeout" if page.source == "slow" else page.source for page in some
    ]


def test_an_alarm_that_rings_when_pages_are_done_ends_no_run(monkeypatch):
    """The time of a page may be over while its alarm is turned off."""
    turn = signal.setitimer

    def ring(which, seconds):
        turn(which, seconds)  # first: an alarm that is still set would ring in another test
        if not seconds:
            signal.raise_signal(signal.SIGALRM)

    monkeypatch.setattr(signal, "setitimer", ring)
    before = signal.getsignal(signal.SIGALRM)
    [result] = run_within([PAGE], Job(), 60)
    assert result.problem is not None and result.problem.code == "timeout"
    assert signal.getsignal(signal.SIGALRM) == before


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="the system stops no process")
def test_a_process_that_takes_nothing_any_more_is_late() -> None:
    processes = Processes(1, Options())
    try:
        assert processes.wait_for(processes.send(len, ([1],), 60)) == 1
        [one] = processes._crew
        os.kill(one._process.pid, signal.SIGSTOP)  # type: ignore[arg-type]
        with pytest.raises(TimeoutError):
            processes.wait_for(processes.send(len, (bytes(3_000_000),), 0.5))  # more than a pipe holds
        assert processes.wait_for(processes.send(len, ([1, 2],), 60)) == 2
    finally:
        processes.stop()


def test_the_time_in_which_a_run_was_stopped_is_no_pages(monkeypatch):
    """Ctrl-Z, or a machine asleep: the processes did not get on either."""
    now = 100.0
    monkeypatch.setattr(crew, "time", SimpleNamespace(monotonic=lambda: now))
    clock = Clock()
    begun = clock.now()
    for now, counted in ((100.5, 0.5), (101.25, 1.25), (4000.0, 1.25), (4000.5, 1.75)):  # noqa: B007  read by the clock
        clock.look()
        assert clock.now() - begun == counted


@pytest.mark.parametrize(
    ("size", "seconds", "told"),
    [
        (2_208_890, 0.5, "took more than 1.1 s (0.5 s a megabyte)"),
        (4_417_780, 30, "took more than 130 s (30 s a megabyte)"),
        (1000, 30, "took more than 30 s"),
        (1000, 0.05, "took more than 0.05 s"),
    ],
)
def test_a_limit_is_told_in_round_figures(size, seconds, told) -> None:
    assert late(RawPage("page", b"x" * size), seconds).message == told
