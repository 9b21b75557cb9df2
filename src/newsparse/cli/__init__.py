"""The command line: its group of commands, and the process's exit status."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import click

from newsparse import __version__
from newsparse.batch.environment import spare_threads
from newsparse.cli.counting import lexicon
from newsparse.cli.inspecting import inspect
from newsparse.cli.messages import (
    INTERRUPTS,
    MEANT,
    OK,
    SOME_FAILED,
    USAGE,
    as_line,
    fill_streams,
    forget,
    naming,
    say,
    told_to_the_end,
)
from newsparse.cli.parsing import parse
from newsparse.cli.reporting import report
from newsparse.cli.signals import drop_signals, status_of, take_signals
from newsparse.errors import Lost, MissingExtra, OptionError

__all__ = ["cli", "inspect", "lexicon", "main", "parse", "report", "schema"]


class _DefaultCommand(click.Group):
    """A group whose first word may be left out: ``newsparse file.txt`` is ``newsparse parse file.txt``.

    Output that cannot be written, help included, is handled here. If the error reached click, it would give a reader that
    has gone the status of a failure.
    """

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with told_to_the_end():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with told_to_the_end():
            return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args == ["help"]:
            args = ["--help"]
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h", "--version", "-V")):
            ctx.meta[MEANT] = _meant(args[0], self.commands) if args else None
            args = ["parse", *args]
        return super().parse_args(ctx, args)


def _meant(word: str, commands: Iterable[str]) -> tuple[str, str] | None:
    """The command that a word may have been meant as, with the word: it is not a file, but nearly a command's name."""
    if not word.isalpha() or os.path.lexists(word):
        return None
    import difflib

    close = difflib.get_close_matches(word.lower(), commands, n=1, cutoff=0.75)
    return (word, close[0]) if close else None


@click.group(cls=_DefaultCommand, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version", prog_name="newsparse")
def cli() -> None:
    """Raw scraped news pages in, clean records out.

    newsparse [parse] [OPTIONS] [SOURCE]... prints one JSON line a page: header, body, credit, and every comment under
    its author. "parse" is the default command; "newsparse parse --help" lists its options. "newsparse help" prints this.

    \b
      newsparse page.txt
      newsparse pages/ -o records.jsonl --errors failed.jsonl
      curl … | newsparse | jq -r '.comments[].author'
    """


@click.command()
def schema() -> None:
    """Print the JSON Schema that every record validates against."""
    from importlib.resources import files

    text = files("newsparse").joinpath("schema.json").read_text("utf-8")
    with naming("-"):
        click.echo(text, nl=False)


for command in (parse, inspect, report, lexicon, schema):
    cli.add_command(command)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the ``newsparse`` command, and end the process with the documented exit status.

    The entry point, which calls this, is :func:`newsparse.__main__.main`.
    """
    spare_threads()
    fill_streams()
    try:
        _run(argv)
    except SystemExit as end:
        if isinstance(end.code, int) and end.code >= INTERRUPTS:
            drop_signals()
        _leave_threads(end)
        raise


def _leave_threads(end: SystemExit) -> None:
    """End the process here if a thread is blocked on a pipe: the interpreter would abort when it closes standard input."""
    from newsparse.batch.feed import left_behind

    if not left_behind():
        return
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):
            stream.flush()
    os._exit(end.code if isinstance(end.code, int) else OK)


def _run(argv: Sequence[str] | None) -> None:
    try:
        take_signals()
        cli.main(args=None if argv is None else list(argv), prog_name="newsparse", standalone_mode=False)
    except click.ClickException as problem:
        try:
            problem.show()
        except OSError:
            forget(2)
        sys.exit(USAGE)
    except click.Abort as stop:
        sys.exit(status_of(stop.__cause__))
    except KeyboardInterrupt as stop:
        sys.exit(status_of(stop))
    except (OptionError, MissingExtra) as problem:
        say(as_line(f"newsparse: {problem}"))
        sys.exit(USAGE)
    except Lost as bug:
        say(f"newsparse: {bug}; please report this")
        sys.exit(SOME_FAILED)
