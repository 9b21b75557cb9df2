"""``newsparse inspect``: options in, one page out, to a terminal, a pipe or a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from newsparse.errors import InputError, OptionError
from newsparse.views.visible import printable

if TYPE_CHECKING:
    from newsparse.model import RawPage
    from newsparse.pipeline import Inspected
    from newsparse.writers.drafts import Draft

# As for every command, see README.
_FAILED = 1


@click.command()
@click.argument("source", metavar="SOURCE")
@click.option(
    "--html", metavar="FILE", help="Write a page for the browser to FILE, to look at and to correct labels in."
)
@click.option("--model", metavar="DIR", help="Label with the weights in DIR, learned on your own pages.")
@click.option("--encoding", metavar="NAME", help="Decode with this encoding, whatever the bytes say.")
@click.option(
    "--html-parser",
    type=click.Choice(["lexbor", "bs4"]),
    default="lexbor",
    help="What reads markup: lexbor (fast), or bs4 (BeautifulSoup's html.parser).",
)
def inspect(source: str, html: str | None, model: str | None, encoding: str | None, html_parser: str) -> None:
    """Show a page with the label of every line, how certain it is and what it nearly was, then its record.

    SOURCE is one page: a file, or - for standard input.
    """
    from newsparse.pipeline import Options, inspect_page

    if html is not None and html != "-":
        from newsparse.writers import check_outputs

        check_outputs(html, None, [source])
    try:
        seen = inspect_page(_open(source), Options(encoding, True, None, model, html_parser))
    except InputError as problem:
        hint = f"; {problem.hint}" if problem.hint else ""
        click.echo(printable(f"newsparse: {problem.source}: {problem.message}{hint}"), err=True)
        sys.exit(_FAILED)
    try:
        _show(seen) if html is None else _write(html, seen)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has what it wanted
    except OSError as problem:
        click.echo(f"newsparse: output: {(problem.strerror or str(problem)).lower()}", err=True)
        sys.exit(_FAILED)


def _open(source: str) -> RawPage:
    from newsparse.sources import open_sources

    pages = open_sources([source])
    page = next(iter(pages))
    if isinstance(page, InputError):
        raise page
    if next(pages, None) is not None:
        raise OptionError(f"{source} holds more than one page; name the one to inspect")
    return page


def _show(seen: Inspected) -> None:
    from newsparse.views.annotated import Screen, annotate

    if sys.stdout is None:
        raise OptionError("standard output is closed; write to a file with --html")
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(annotate(seen, Screen()).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    from newsparse.views.pager import show

    show(lambda width: annotate(seen, Screen(width, colours=not os.environ.get("NO_COLOR"))))


def _write(name: str, seen: Inspected) -> None:
    from newsparse.views.page import render

    page = render(seen).encode("utf-8", "replace")
    if name == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return
    draft = _draft(name)
    try:
        draft.write(page)
        draft.commit()
    finally:
        draft.discard()


def _draft(name: str) -> Draft:
    from newsparse.writers.drafts import StreamDraft
    from newsparse.writers.local import LocalDraft

    path = os.path.realpath(name)
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            return StreamDraft(open(path, "wb"))
        return LocalDraft(path)
    except OSError as problem:
        raise OptionError(f"cannot write {name}: {(problem.strerror or str(problem)).lower()}") from problem
