"""``newsparse parse``: pages in, records out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.failures import ErrorRecords, Failures
from newsparse.cli.help import Command, running, writing
from newsparse.cli.messages import (
    INTERRUPTS,
    MEANT,
    OK,
    SOME_FAILED,
    USAGE,
    ReaderGone,
    as_line,
    forget,
    naming,
    unwritten,
)
from newsparse.cli.options import NAME, Workers, lexicon_option, page_options, take_page_options, work_options
from newsparse.cli.outputs import Kept, Outputs, Stale, elsewhere, unexpected
from newsparse.cli.progress import Progress, shows_bar, summary
from newsparse.cli.signals import drop_signals, status_of
from newsparse.cli.sources import Sources, source_options
from newsparse.errors import NoProcesses
from newsparse.interrupts import uninterrupted
from newsparse.sources.written import NOTHING
from newsparse.writers import FORMS, Sink

if TYPE_CHECKING:
    from newsparse.batch.ledger import Ledger
    from newsparse.batch.run import Run, Tally
    from newsparse.batch.worker import Job


_EXAMPLES = (
    ("newsparse --pretty page.txt", "Look at the record of one page"),
    (
        "newsparse pages/ -o records.jsonl.gz --errors failed.jsonl",
        "Parse a folder, and keep what failed with its reason",
    ),
    (
        "newsparse crawl.warc.gz rows.jsonl.zst | jq -r '.comments[].author'",
        "List who commented in a crawl and in a dump",
    ),
    ("newsparse pages/ -o out/ --format parquet --resume", "Write parts; the same command goes on where it broke off"),
    ("newsparse pages/ -o new.jsonl --ledger pages.ledger", "Parse each night only what is new or changed"),
)


@click.command(cls=Command, short_help="Parse pages into records; the default.", examples=_EXAMPLES)
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@source_options
@writing(
    "-o",
    "--output",
    type=NAME,
    default="-",
    metavar="FILE",
    help="Write to FILE (its name tells the format: .jsonl, .jsonl.gz, .jsonl.zst or .parquet), to parts in FOLDER/, "
    "or to a URL (default: standard output).",
)
@writing(
    "--errors", type=NAME, metavar="FILE", help="Write an error record for each failed input to FILE (named as for -o)."
)
@writing("--format", type=click.Choice(list(FORMS)), help="The format, where the output's name tells none.")
@writing("--shard-size", type=click.IntRange(min=1), metavar="N", help="Records in a part of FOLDER/ (default: 50000).")
@writing("--overwrite", is_flag=True, help="Replace what an earlier run left in FOLDER/, and a FILE whoever wrote it.")
@writing("--spans", is_flag=True, help="Add the page's text and its labelled spans to each record.")
@writing("--pretty", is_flag=True, help="Indent the JSON for reading; no longer one record a line.")
@writing("--schema-org", is_flag=True, help="Write schema.org NewsArticle objects instead of records.")
@running(
    "--resume",
    is_flag=True,
    help="Note what is done in a ledger beside the output, and go on from that of a run that broke off.",
)
@running(
    "--ledger", type=NAME, metavar="FILE", help="Note it in FILE and keep that, so that later runs parse what is new."
)
@work_options
@page_options
@lexicon_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary on stderr; failures are still reported.")
def parse(names: tuple[str, ...], **given: Any) -> None:
    """Parse pages, and print one JSON line for each.

    SOURCE is a page (text or HTML), a folder, a glob, a zip or tar archive, a WARC file, rows (JSON Lines, JSON,
    Parquet), any of these compressed, a URL, or - for standard input, which is also read where no SOURCE is named.

    Failures are told on standard error and stop nothing. Exit status: 0 all pages parsed, 1 some failed, 2 wrong usage.
    """
    sources = Sources.take(names, given)
    outputs = Outputs.take(given)
    stale = outputs.check(sources)
    if outputs.schema_org and given["spans"]:
        raise click.UsageError("--spans belongs to records; leave out --schema-org, or it")
    workers = Workers.take(given)
    options = take_page_options(given, spans=given.pop("spans"), lexicon=given.pop("lexicon"))
    from newsparse.batch.worker import Job

    job = Job(
        options, "schema-org" if outputs.schema_org else "record", outputs.pretty, fields=sources.options.keep_fields
    )
    sys.exit(_Parsing(sources, outputs, workers, job).run(stale))


class _Parsing:
    """One run over the sources: its sinks, its ledger, its messages."""

    def __init__(self, sources: Sources, outputs: Outputs, workers: Workers, job: Job) -> None:
        self._sources, self._outputs = sources, outputs
        self._engine, self._job = workers.open(job), job
        shown = shows_bar(quiet=outputs.quiet, to_stdout=outputs.output == "-")
        names = (
            ("-",) if sources.files_from is not None else sources.names
        )  # what a list names is only known when it has been read
        self._progress = Progress(names if shown else None)
        meant = click.get_current_context().meta.get(MEANT)
        self._failures = Failures(self._progress.say, kept=outputs.errors is not None, meant=meant)
        self._tally: Tally | None = None
        self._written = NOTHING
        self._broken = self._whole = False

    def run(self, stale: Stale) -> int:
        """Do the run and return the exit status; ``stale`` files may be replaced, and are removed when all is done."""
        records, told = self._outputs.open(stale)
        errors = None if told is None else ErrorRecords(told, self._outputs.errors or "", self._progress.say)
        ledger: Ledger | None = None
        status = USAGE
        try:
            ledger = self._open_ledger()
            self._written = self._outputs.written(begun=True)
            stale.spare(self._written)
            status = self._parse_all(records, errors, ledger)
            self._whole = True
        except KeyboardInterrupt as stop:
            status = status_of(stop)
        except ReaderGone:
            forget(1)  # it has what it wanted
            status = OK
        except NoProcesses as problem:  # any more: what is finished is kept
            if records.empty:
                raise
            self._progress.say(as_line(f"newsparse: {problem}"))
            status = SOME_FAILED
        except OSError as problem:
            status = self._cannot_write(problem)
        except MemoryError:  # what is finished is kept
            self._progress.say("newsparse: the run takes more memory than there is")
            status = SOME_FAILED
        finally:
            status = self._end(records, errors, ledger, stale, status)
        if status >= INTERRUPTS:
            drop_signals()  # all is said, and click would end its line on another one
        return status

    def _end(self, records: Sink, errors: ErrorRecords | None, ledger: Ledger | None, stale: Stale, status: int) -> int:
        """Close the outputs, even where a second signal comes before it can be held back; the exit status."""
        closed = False
        while not closed:
            try:
                if isinstance(stop := sys.exception(), KeyboardInterrupt):
                    status = status_of(stop)  # the second came while the first was looked at
                with uninterrupted():
                    closed = True
                    status = self._close(records, errors, ledger, status)
                    if self._whole and not self._broken and not records.empty:
                        stale.remove()
            except KeyboardInterrupt as stop:
                status = status_of(stop)
        return status

    def _open_ledger(self) -> Ledger | None:
        path = self._outputs.ledger_path()
        if path is None:
            return None
        from newsparse.batch.ledger import Ledger

        ledger = Ledger(path, self._job)
        if ledger.forgotten:
            self._progress.say("newsparse: the ledger is of other options or another version; all is parsed again")
        return ledger

    def _parse_all(self, records: Sink, errors: ErrorRecords | None, ledger: Ledger | None) -> int:
        from newsparse.batch.run import Run

        run = Run(self._engine, ledger)
        self._tally = run.tally
        self._write_all(run, records, errors)
        skipped = self._sources.summary()
        if skipped and not self._outputs.quiet:
            self._progress.say(as_line(f"newsparse: {skipped}"))
        if doubt := self._sources.doubt():
            self._progress.say(as_line(f"newsparse: {doubt}"))
        return SOME_FAILED if run.tally.failed else OK

    def _write_all(self, run: Run, records: Sink, errors: ErrorRecords | None) -> None:
        with closing(run.batches(self._sources.open(self._written))) as batches:
            for batch in batches:
                with naming(self._outputs.output):
                    records.write_all([result.line for result in batch if result.problem is None])
                for problem in [result.problem for result in batch if result.problem is not None]:
                    self._failures.tell(problem)
                    if errors is not None:
                        errors.write(problem)
                self._progress.update(run.tally)

    def _close(self, records: Sink, errors: ErrorRecords | None, ledger: Ledger | None, status: int) -> int:
        """Close the outputs: give files their names, or remove them after wrong usage. Only now may the disk prove full."""
        self._failures.end()
        took = self._progress.end()
        spare = ledger is not None and not self._whole  # incomplete files are not needed: the ledger has it all
        closers: list[tuple[Kept, str, Callable[..., None]]] = [
            (records, self._outputs.output, partial(self._close_records, records))
        ]
        if errors is not None:
            closers.append((errors, self._outputs.errors or "", errors.close))
        for one, target, close in closers:
            try:
                close(keep=status != USAGE and not self._broken and not spare, whole=self._whole)
                if self._whole and one.left is not None:
                    self._progress.say(as_line(f"newsparse: {elsewhere(one.left, target)}"))
                    status = SOME_FAILED
                elif name := unexpected(one.left, target):
                    self._progress.say(as_line(f"newsparse: what was finished of {target} is in {name}"))
            except KeyboardInterrupt as stop:
                status = status_of(stop)  # go on, because the other one must still be closed
            except ReaderGone:
                forget(1)
            except OSError as problem:
                status = self._cannot_write(problem)
        if ledger is not None:
            status = self._close_ledger(ledger, status)
        self._summarise(took, status, [one for one, *_ in closers])
        return status

    def _close_records(self, records: Sink, *, keep: bool, whole: bool) -> None:
        target = self._outputs.output
        with naming(target):
            if keep and whole and self._outputs.spares_older(records):
                self._progress.say(as_line(f"newsparse: no records, so {target} stays as it was"))
                keep = False
            records.close(keep=keep, whole=whole)

    def _close_ledger(self, ledger: Ledger, status: int) -> int:
        done = self._whole and not self._broken and status < INTERRUPTS
        try:
            ledger.close(finished=done and self._outputs.ledger is None)
        except OSError as problem:
            return self._cannot_write(problem)
        return status

    def _cannot_write(self, problem: OSError) -> int:
        """Report, only once, that an output cannot be written; outputs are incomplete then, and get no name."""
        if not self._broken:
            self._progress.say(unwritten(problem))
        self._broken = True
        forget(1)
        return SOME_FAILED

    def _summarise(self, took: float, status: int, sinks: Sequence[Kept]) -> None:
        """Print a summary at the end, if records did not go to standard output or a bar was shown."""
        if self._tally is None or status == USAGE or self._broken or self._outputs.quiet:
            return
        if self._outputs.output != "-" or self._progress.shown:
            line = summary(self._tally, took)
            if status >= INTERRUPTS:
                line += f", interrupted{self._outputs.after_interrupt(sinks)}"
            self._progress.say(line)
