"""``newsparse inspect``: show one page with its labels on a terminal, or write it to a pipe or a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.help import Command, writing
from newsparse.cli.messages import OK, SOME_FAILED, as_line, naming, say, told
from newsparse.cli.options import NAME, lexicon_option, overwrite_option, page_options, take_page_options
from newsparse.cli.sources import reading_options, take_reading_options
from newsparse.errors import InputError, OptionError

if TYPE_CHECKING:
    from newsparse.pipeline import Inspected


_EXAMPLES = (
    ("newsparse inspect page.txt", "See why a page is parsed as it is"),
    (
        "newsparse inspect crawl.zip!page.html --html look.html",
        "Correct the labels of a page of an archive in the browser",
    ),
)


@click.command(cls=Command, short_help="Show a page with the label of every line.", examples=_EXAMPLES)
@click.argument("source", required=False, metavar="[SOURCE]")
@writing(
    "--html",
    type=NAME,
    metavar="FILE",
    help="Write a page for the browser to FILE, to look at and to correct labels in.",
)
@overwrite_option
@page_options
@lexicon_option
@reading_options
def inspect(source: str | None, html: str | None, overwrite: bool, **given: Any) -> None:
    """Show a page with the label of every line, how certain it is and what it nearly was, then its record.

    SOURCE is one page, as its record names it: a file, - for standard input, or what lies in a container, such as
    crawl.zip!page.txt or rows.jsonl:3 (with the options that it was read with).
    """
    from newsparse.sources.found import container_of, find_page

    if source is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("no SOURCE: name a page, or pipe one in (see newsparse inspect --help)")
        source = "-"
    reading = take_reading_options(given)
    options = take_page_options(given, spans=True, lexicon=given.pop("lexicon"))
    if html is not None:
        _check(html, container_of(source), overwrite=overwrite)
    elif overwrite:
        raise OptionError("--overwrite replaces the file of --html; name one")
    from newsparse.pipeline import inspect_page

    try:
        seen = inspect_page(find_page(source, reading), options)
    except InputError as problem:
        say(told(problem))
        sys.exit(SOME_FAILED)
    if html is None:
        with naming("-"):
            _show(seen)
    else:
        sys.exit(_write(html, seen, overwrite=overwrite))


def _check(html: str, container: str, *, overwrite: bool) -> None:
    """Check that the page can be written without harm to what is read, or to somebody else's file.

    Raises:
        OptionError: it cannot.
    """
    from newsparse.cli.outputs import check_replaced, written_to
    from newsparse.writers import check_outputs

    if html != "-":
        check_outputs(html, None, [container])
        written_to([html]).refuse([container])
    check_replaced([html], overwrite=overwrite)


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


def _write(name: str, seen: Inspected, *, overwrite: bool) -> int:
    """Write the page for the browser, and say where it is; returns the exit status."""
    from newsparse.cli.outputs import elsewhere, to_spare
    from newsparse.views.page import render
    from newsparse.writers import is_standard, open_draft, writable

    page = render(seen).encode("utf-8", "replace")
    with writable(name):
        draft = open_draft(name, spared=to_spare(overwrite=overwrite))
    try:
        with naming(name):
            draft.write(page)
            left = draft.commit()
    finally:
        draft.discard()
    if left is not None:
        say(as_line(f"newsparse: {elsewhere(left, name)}"))
        return SOME_FAILED
    if not is_standard(name):
        say(as_line(f"newsparse: {name} is written; open it in a browser"))
    return OK
