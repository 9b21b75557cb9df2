"""What a worker does: it takes some pages, and returns for each its record as bytes, or its failure. Any engine can use it."""

from __future__ import annotations

import faulthandler
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

from newsparse.batch.environment import collect_less
from newsparse.errors import InputError, Internal, NewsparseError, OutOfMemory, TimedOut
from newsparse.model import Article, RawPage
from newsparse.options import Options, open_files
from newsparse.pipeline import lines_of_batch, parse_batch
from newsparse.writers.jsonl import encode

# Seconds that pages have to react to the alarm before their process is ended.
_GRACE = 5
# The size (bytes or characters) up to which a page gets the time for one; a larger page gets more in proportion.
_SIZE = 1_000_000

Page = RawPage | InputError
_Outcome = TypeVar("_Outcome")


@dataclass(frozen=True, slots=True)
class Job:
    """What to make of pages.

    Attributes:
        options: how they are parsed.
        form: what each becomes: its ``record``, a ``schema-org`` object, or the short ``lines`` that a lexicon counts.
        pretty: whether the JSON is indented for people.
        fields: whether a record keeps the other columns of the row from which its page came.
    """

    options: Options = field(default_factory=Options)
    form: Literal["record", "schema-org", "lines"] = "record"
    pretty: bool = False
    fields: bool = False


class Result(NamedTuple):
    """The outcome of one page: its ``line`` of output, or the ``problem`` because of which there is none."""

    line: bytes = b""
    problem: InputError | None = None


def run_shard(pages: Sequence[Page], job: Job) -> list[Result]:
    """Parse some pages and render each.

    Args:
        pages: what sources yield, including failures.
        job: what to make of them.

    Returns:
        A result for each page, in order; whatever goes wrong with one page affects only that page's result.

    Raises:
        OptionError: the requested encoding or model does not exist.
    """

    def rendered(some: Sequence[Page]) -> list[Result]:
        outcomes = lines_of_batch(some, job.options) if job.form == "lines" else parse_batch(some, job.options)
        return [_result(outcome, job) for outcome in outcomes]

    return [one if isinstance(one, Result) else Result(problem=one) for one in each_alone(pages, rendered)]


def each_alone(pages: Sequence[Page], work: Callable[[Sequence[Page]], list[_Outcome]]) -> list[_Outcome | InputError]:
    """Process some pages together; if a bug stops that, process each alone, so that only the page at fault fails.

    Args:
        pages: what sources yield.
        work: returns an outcome for each page.

    Raises:
        NewsparseError: whatever ``work`` raises on purpose.
    """
    try:
        return [*work(pages)]
    except NewsparseError:
        raise
    except Exception as bug:  # noqa: BLE001  a bug with one page must not lose the others
        if len(pages) > 1:
            return [outcome for page in pages for outcome in each_alone([page], work)]
        return [_problem(pages[0], bug)]


class _Late(BaseException):
    """The time for some pages is over. A BaseException, so that no ``except Exception`` on the way catches it."""


def has_alarm() -> bool:
    """Whether :func:`run_within` can be called here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def allowed(pages: Sequence[Page], seconds: float) -> float:
    """How many seconds some pages may take together, if a page of ordinary size may take ``seconds``."""
    return seconds * max(1.0, sum(len(page.data) for page in pages if isinstance(page, RawPage)) / _SIZE)


def late(page: Page, seconds: float) -> TimedOut:
    """The failure of a page that took too long, if a page of ordinary size may take ``seconds``."""
    most = float(f"{allowed([page], seconds):.2g}")
    of_large = f" ({seconds:g} s a megabyte)" if most > seconds else ""
    return TimedOut(page.source, f"took more than {most:g} s{of_large}", "allow more with --timeout")


def too_large(page: Page) -> OutOfMemory:
    """The failure of a page that takes more memory than there is."""
    return OutOfMemory(page.source, "it takes more memory than there is", "limit pages with --max-chars")


def run_within(pages: Sequence[Page], job: Job, seconds: float, *, or_die: bool = False) -> list[Result]:
    """Do :func:`run_shard` with an alarm that ends pages when their time is over, where no other process watches this one.

    Args:
        pages: as for :func:`run_shard`.
        job: as for :func:`run_shard`.
        seconds: see :func:`allowed`.
        or_die: end the process a little later if the alarm is not heard (because a library's own code is running).
    """

    def ring(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, allowed(pages, seconds))
            if or_die:
                faulthandler.dump_traceback_later(allowed(pages, seconds) + _GRACE, exit=True)
            return run_shard(pages, job)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)  # the alarm may still ring before this is done
    except _Late:
        if len(pages) == 1:
            return [Result(problem=late(pages[0], seconds))]
    finally:
        if or_die:
            faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGALRM, before)
    return [result for page in pages for result in run_within([page], job, seconds, or_die=or_die)]


def start_worker(options: Options) -> None:
    """Make a process ready for :func:`run_shard`: read the weights and the lexicon, which is not to count as time of a page.

    Raises:
        OptionError: one of them is gone.
    """
    collect_less()
    open_files(options)


def _result(outcome: Article | dict[str, bool] | InputError, job: Job) -> Result:
    if isinstance(outcome, InputError):
        return Result(problem=outcome)
    return Result(encode(_rendered(outcome, job), pretty=job.pretty))


def _rendered(article: Article | dict[str, bool], job: Job) -> dict[str, Any]:
    if isinstance(article, dict):
        return article
    if job.form == "schema-org":
        from newsparse.writers.schema_org import to_schema_org

        return to_schema_org(article)
    return article.to_dict(spans=job.options.spans, fields=job.fields)


def _problem(page: Page, bug: Exception) -> InputError:
    if isinstance(bug, MemoryError):
        return too_large(page)
    return Internal(page.source, f"internal error ({type(bug).__name__}: {bug})", "please report this page")
