"""``newsparse report``: read records, and show one report on a terminal, or write it to a pipe or a file."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsparse.cli.help import Command
from newsparse.cli.messages import OK, SOME_FAILED, as_line, naming, say
from newsparse.cli.options import NAME
from newsparse.errors import InputError, MissingExtra, OptionError
from newsparse.names import path_of

if TYPE_CHECKING:
    from newsparse.views.report.corpus import Corpus
    from newsparse.views.report.shapes import Report
    from newsparse.writers import Sink

# How many notes on problems with the input the report contains.
_NOTED = 10
_TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)(?: ?s)?")


def _seconds(_context: click.Context, _option: click.Parameter, value: str | None) -> float | None:
    """Parse a time: ``3600``, ``3,600.5 s``, ``1:00:00``."""
    if value is None:
        return None
    match = _TIME.fullmatch(value.strip().replace(",", ""))
    parts = match.groups() if match else ()
    seconds = sum(float(part or 0) * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    if not seconds:
        raise click.BadParameter(f"{value!r} is not a time; say 3600 or 1:00:00")
    return seconds


_EXAMPLES = (
    ("newsparse report records.jsonl", "See what is in a corpus"),
    ("newsparse report out/ --errors failed.jsonl --html report.html", "With pictures, and with what failed"),
)


@click.command(cls=Command, short_help="Tell what is in records, and where they are weak.", examples=_EXAMPLES)
@click.argument("records", nargs=-1, metavar="RECORDS...")
@click.option(
    "--html", type=NAME, metavar="FILE", help="Write a page for the browser to FILE, with pictures (extra report)."
)
@click.option(
    "--errors",
    type=NAME,
    multiple=True,
    metavar="FILE",
    help="Count the error records in FILE too (again for more).",
)
@click.option("--overwrite", is_flag=True, help="Replace the file of --html even if newsparse did not write it.")
@click.option("--took", callback=_seconds, metavar="TIME", help="How long the run took, as it said: 56.7 or 1:00:00.")
def report(
    records: tuple[str, ...], html: str | None, errors: tuple[str, ...], overwrite: bool, took: float | None
) -> None:
    """Tell what is in a corpus and where it is weak: over time, by layout, by warning, and so on.

    RECORDS is what newsparse wrote, in any format: files, folders, globs, or - for standard input.
    """
    if not (records or errors):
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("no RECORDS: name a file that newsparse wrote (see newsparse report --help)")
        records = ("-",)
    names = (*records, *errors)
    if names.count("-") > 1:
        raise OptionError("standard input can be read only once")
    if overwrite and html is None:
        raise OptionError("--overwrite replaces the file of --html; name one")
    sink = None if html is None else _open(html, names, overwrite=overwrite)
    try:
        status = _run(names, took, sink, html or "-")
    finally:
        if sink is not None:
            sink.close(keep=False)  # does nothing to a page that is complete and has its name
    sys.exit(status)


def _open(html: str, names: Sequence[str], *, overwrite: bool) -> Sink:
    """Open the file for the page before anything is read: after millions of records is too late to find that one cannot."""
    from newsparse.cli.outputs import check_replaced, to_spare, written_to
    from newsparse.sources.written import is_own_file, is_own_page
    from newsparse.writers import SinkOptions, check_outputs, open_sink, writable
    from newsparse.writers.sinks import is_folder

    if is_folder(html):
        raise OptionError(f"{html} is no file; name one that ends in .html")
    if html.lower().endswith((".gz", ".zst", ".parquet")):  # which promise something other than a page
        raise OptionError(f"--html writes a page for the browser, and {html} is named otherwise; end the name in .html")
    check_outputs(html, None, names)
    if os.path.isfile(path_of(html)) and os.path.getsize(path_of(html)) and is_own_file(path_of(html)):
        raise OptionError(f"{html} holds records; name another file")  # for example a part of a folder that is read
    if not is_own_page(path_of(html)):  # which may lie among what is read, and is replaced
        written_to([html]).refuse(names)
    check_replaced([html], overwrite=overwrite)
    with writable(html):
        return open_sink(html, SinkOptions("jsonl", content="other", spared=to_spare(overwrite=overwrite)))


def _run(names: Sequence[str], took: float | None, sink: Sink | None, target: str) -> int:
    """Read and count the records, and write the report; returns the exit status."""
    from newsparse.views.report.figures import report_of

    reader = _Reader()
    corpus = reader.read(names)
    if not (corpus.pages or corpus.failures):
        reader.say("no records in what was named, so there is nothing to report")
        return SOME_FAILED
    told = report_of(corpus, took, reader.notes)
    with naming(target):
        if sink is None:
            _show(told)
        else:
            from newsparse.views.report.page import render

            sink.write(render(told, drawn=_can_draw(reader)).encode("utf-8", "replace"))
            sink.close(keep=True)
            return _say_written(reader, sink, target)
    return SOME_FAILED if reader.wrong else OK


def _say_written(reader: _Reader, sink: Sink, target: str) -> int:
    """Say where the page for the browser is; returns the exit status."""
    from newsparse.cli.outputs import elsewhere
    from newsparse.writers import is_standard

    if sink.left is not None:
        reader.say(elsewhere(sink.left, target))
        return SOME_FAILED
    if not is_standard(target):
        reader.say(f"{target} is written; open it in a browser")
    return SOME_FAILED if reader.wrong else OK


def _can_draw(reader: _Reader) -> bool:
    """Whether pictures can be drawn; if not, say so, and what to install."""
    from newsparse.views.report.drawing import import_drawer

    try:
        import_drawer()
    except MissingExtra as problem:
        reader.say(f"a report without pictures: {problem}")
        return False
    return True


class _Reader:
    """Reads and counts records, and reports on standard error what cannot be read.

    Attributes:
        notes: the first of these messages, for the report.
        wrong: how many inputs could not be read.
    """

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.wrong = 0
        self._progress = sys.stderr is not None and sys.stderr.isatty()
        self._started = self._shown = time.monotonic()

    def read(self, names: Sequence[str]) -> Corpus:
        from newsparse.views.report.corpus import Corpus
        from newsparse.views.report.reading import read_records, unfinished

        for name in names:
            if unfinished(name):
                self._note(f"{name}: parts of a run that did not end (there is no _SUCCESS)")
        corpus = Corpus()
        for number, found in enumerate(read_records(names), 1):
            if isinstance(found, InputError):
                self.wrong += 1
                self._note(f"{found.source}: {found.message}", found.hint)
            else:
                corpus.add(found)
            if self._progress and number % 256 == 0:
                self._count(number)
        self._clear()
        return corpus

    def say(self, message: str) -> None:
        self._clear()
        say(as_line(f"newsparse: {message}"))

    def _note(self, message: str, hint: str = "") -> None:
        self.say(f"{message}; {hint}" if hint else message)
        if len(self.notes) < _NOTED:
            self.notes.append(message)
        elif len(self.notes) == _NOTED:
            self.notes.append("and more")

    def _count(self, number: int) -> None:
        now = time.monotonic()
        # a short run shows nothing
        if now - self._started > 1 and now - self._shown > 0.2:
            self._shown = now
            click.echo(f"\r{number:,} records, {number / (now - self._started):,.0f}/s\x1b[K", err=True, nl=False)

    def _clear(self) -> None:
        if self._shown > self._started:
            click.echo("\r\x1b[K", err=True, nl=False)


def _show(told: Report) -> None:
    from newsparse.views.report.summary import summarise

    if sys.stdout is None:
        raise OptionError("standard output is closed; write to a file with --html")
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(summarise(told).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    from newsparse.views.pager import show

    show(lambda width: summarise(told, width, colours=not os.environ.get("NO_COLOR")))
