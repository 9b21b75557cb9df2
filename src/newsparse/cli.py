"""The command line: options in, one library call a page, records out."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from newsparse import __version__
from newsparse.batch.threads import spare_threads
from newsparse.errors import InputError, Lost, MissingExtra, OptionError
from newsparse.views.command import inspect
from newsparse.writers import FORMS, Content, Sink, SinkOptions, check_outputs, encode, error_record, open_sinks

if TYPE_CHECKING:
    from newsparse.batch.run import Tally
    from newsparse.batch.worker import Job

# Exit status, as documented in README.
OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class _DefaultCommand(click.Group):
    """A group whose first word may be left out: ``newsparse file.txt`` is ``newsparse parse file.txt``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version")):
            args = ["parse", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_DefaultCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsparse")
def cli() -> None:
    """Raw scraped news pages in, clean records out.

    newsparse [parse] [OPTIONS] [SOURCE]... prints one JSON line a page: header, body, credit, and every comment under
    its author. "parse" is the default command; see "newsparse parse --help".
    """


@dataclass(frozen=True)
class Settings:
    """The parse command's options, as the user gave them."""

    output: str | None = None
    errors: str | None = None
    format: str | None = None
    shard_size: int | None = None
    overwrite: bool = False
    spans: bool = False
    pretty: bool = False
    schema_org: bool = False
    encoding: str | None = None
    max_chars: int | None = None
    model: str | None = None
    html_parser: str = "lexbor"
    quiet: bool = False


@cli.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE (.jsonl, .gz, .zst, .parquet), FOLDER/, or a URL.")
@click.option("--errors", metavar="FILE", help="Write an error record for each failed input to FILE, named likewise.")
@click.option("--format", type=click.Choice(list(FORMS)), help="The format, where the output's name tells none.")
@click.option("--shard-size", type=click.IntRange(min=1), metavar="N", help="Records in a part of FOLDER/ (50000).")
@click.option("--overwrite", is_flag=True, help="Replace what an earlier run left in FOLDER/.")
@click.option("--spans", is_flag=True, help="Add the page's text and its labelled spans to each record.")
@click.option("--pretty", is_flag=True, help="Indent the JSON for reading; no longer one record a line.")
@click.option("--schema-org", is_flag=True, help="Print schema.org NewsArticle objects instead of records.")
@click.option("--encoding", metavar="NAME", help="Decode with this encoding, whatever the bytes say.")
@click.option("--max-chars", type=click.IntRange(min=1), metavar="N", help="Refuse pages longer than N characters.")
@click.option("--model", metavar="DIR", help="Label with the weights in DIR, learned on your own pages.")
@click.option(
    "--html-parser",
    type=click.Choice(["lexbor", "bs4"]),
    default="lexbor",
    help="What reads markup: lexbor (fast), or bs4 (BeautifulSoup's html.parser).",
)
@click.option("--quiet", is_flag=True, help="No progress and no summary on stderr; failures are still reported.")
def parse(sources: tuple[str, ...], **options: Any) -> None:
    """Parse pages: files, folders, globs, or - for standard input. One JSON line a page on stdout."""
    settings = Settings(**{**options, "output": None if options["output"] == "-" else options["output"]})
    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("no SOURCE: name a file or folder, or pipe a page in (see newsparse parse --help)")
        sources = ("-",)
    _check(sources, settings)
    sys.exit(_Run(settings).run(sources))


@cli.command()
def schema() -> None:
    """Print the JSON Schema that every record validates against."""
    from importlib.resources import files

    try:
        click.echo(files("newsparse").joinpath("schema.json").read_text("utf-8"), nl=False)
    except BrokenPipeError:
        _forget_stdout()


cli.add_command(inspect)


def _check(sources: Sequence[str], settings: Settings) -> None:
    if settings.encoding is not None:
        from newsparse.decoding import check_encoding

        check_encoding(settings.encoding)
    if settings.model is not None:
        from newsparse.pipeline import check_model

        check_model(settings.model)
    check_outputs(settings.output or "-", settings.errors, sources)


@dataclass
class _Run:
    """One run over the sources: counts, sinks, progress."""

    settings: Settings
    tally: Tally | None = None
    broken: bool = False
    whole: bool = False
    started: float = field(default_factory=time.monotonic)
    shown: float = 0.0

    def run(self, sources: Sequence[str]) -> int:
        records, errors = self._open()
        sinks = [records] if errors is None else [records, errors]
        status = USAGE
        try:
            status = self._parse_all(sources, records, errors)
            self.whole = True
        except KeyboardInterrupt:
            status = INTERRUPTED
        except BrokenPipeError:
            _forget_stdout()  # the reader has what it wanted
            status = OK
        except OSError as problem:
            status = self._cannot_write(problem)
        finally:
            status = self._close(sinks, status)
        return status

    def _close(self, sinks: list[Sink], status: int) -> int:
        """Give files their names, or remove them after wrong usage; the disk may turn out full only now."""
        for sink in sinks:
            try:
                sink.close(keep=status != USAGE and not self.broken, whole=self.whole)
            except KeyboardInterrupt:
                status = INTERRUPTED  # the other one is still to be closed
            except BrokenPipeError:
                _forget_stdout()
            except OSError as problem:
                status = self._cannot_write(problem)
        self._finish()
        return status

    def _cannot_write(self, problem: OSError) -> int:
        """Say so once; what was written is not whole, and gets no name."""
        if not self.broken:
            self._clear()
            hint = "; free some space" if problem.errno in (errno.ENOSPC, errno.EDQUOT) else ""
            click.echo(printable(f"newsparse: output: {(problem.strerror or str(problem)).lower()}{hint}"), err=True)
        self.broken = True
        _forget_stdout()
        return SOME_FAILED

    def _open(self) -> tuple[Sink, Sink | None]:
        settings = self.settings
        content: Content = "other" if settings.pretty or settings.schema_org else "records"
        options = SinkOptions(settings.format, settings.shard_size, settings.overwrite, content)
        return open_sinks(settings.output or "-", settings.errors, options)

    def _parse_all(self, sources: Sequence[str], records: Sink, errors: Sink | None) -> int:
        import newsparse.pipeline  # noqa: F401  first: numpy's import takes a tenth longer from deep in others
        from newsparse.batch.engines import Inline
        from newsparse.batch.run import Run
        from newsparse.sources import open_sources

        run = Run(Inline(self._job()))
        self.tally = run.tally
        for result in run.results(open_sources(sources)):
            if result.problem is None:
                records.write(result.line)
            else:
                self._report(result.problem, errors)
            self._progress()
        return SOME_FAILED if self.tally.failed else OK

    def _job(self) -> Job:
        from newsparse.batch.worker import Job
        from newsparse.pipeline import Options

        settings = self.settings
        options = Options(
            settings.encoding, settings.spans, settings.max_chars, settings.model, settings.html_parser
        )  # fmt: skip
        return Job(options, "schema-org" if settings.schema_org else "record", settings.pretty)

    def _report(self, problem: InputError, errors: Sink | None) -> None:
        hint = f"; {problem.hint}" if problem.hint else ""
        self._clear()
        click.echo(printable(f"newsparse: {problem.source}: {problem.message}{hint}"), err=True)
        if errors is not None:
            errors.write(encode(error_record(problem)))

    def _progress(self) -> None:
        if self.settings.quiet or not sys.stderr.isatty() or (not self.settings.output and sys.stdout.isatty()):
            return
        pages, failed = self._done()
        now = time.monotonic()
        # a short run shows nothing: its records may be on the same screen
        if now - self.started > 1 and now - self.shown > 0.2:
            self.shown = now
            rate = pages / max(now - self.started, 1e-9)
            click.echo(f"\r{pages} pages, {rate:.0f}/s, {failed} failed\x1b[K", err=True, nl=False)

    def _done(self) -> tuple[int, int]:
        """The pages that came out, and those of them that failed."""
        return (self.tally.written + self.tally.failed, self.tally.failed) if self.tally else (0, 0)

    def _clear(self) -> None:
        if self.shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def _finish(self) -> None:
        told = self.settings.output and sys.stderr.isatty() and not self.settings.quiet
        if self.shown or told:
            self._clear()
            took = time.monotonic() - self.started
            pages, failed = self._done()
            click.echo(f"{pages} page{'s' * (pages != 1)} in {took:.1f} s, {failed} failed", err=True)


def _forget_stdout() -> None:
    """Let what is still buffered go nowhere; otherwise the interpreter complains when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def printable(text: str) -> str:
    """A message without the control characters that a file's name may smuggle to a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode("ascii") for c in text)


def main(argv: Sequence[str] | None = None) -> None:
    """Entry point of the ``newsparse`` command; ends the process with the documented status."""
    spare_threads()
    try:
        cli.main(args=None if argv is None else list(argv), prog_name="newsparse", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except (OptionError, MissingExtra) as problem:
        click.echo(printable(f"newsparse: {problem}"), err=True)
        sys.exit(USAGE)
    except Lost as bug:
        click.echo(f"newsparse: {bug}; please report this", err=True)
        sys.exit(SOME_FAILED)
