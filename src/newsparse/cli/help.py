"""Help texts: options under headings, and examples below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

# A command line, and what it does.
Example = tuple[str, str]


class _Option(click.Option):
    """An option that knows under which heading it is listed."""

    def __init__(self, *args: Any, heading: str, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.heading = heading


class Command(click.Command):
    """A command whose help lists its options under their headings, and then examples.

    Options without a heading come last, under "Other options".
    """

    def __init__(self, *args: Any, examples: Sequence[Example] = (), **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.examples = examples

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed: dict[str, list[Example]] = {}
        others: list[Example] = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                (listed.setdefault(param.heading, []) if isinstance(param, _Option) else others).append(record)
        for heading, records in listed.items():
            _list(formatter, heading, records)
        _list(formatter, "Other options" if listed else "Options", others)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section("Examples"):
                for line, purpose in self.examples:
                    formatter.write_text(f"{purpose}:")
                    formatter.write(f"{'':{formatter.current_indent + 2}}{line}\n")
        super().format_epilog(ctx, formatter)


def _list(formatter: click.HelpFormatter, heading: str, records: list[Example]) -> None:
    with formatter.section(heading):
        formatter.write_dl(records)


def _under(heading: str) -> Callable[..., Callable[[Any], Any]]:
    return partial(click.option, cls=_Option, heading=heading)


# Each is a ``click.option`` whose options are listed under its heading.
reading, writing = _under("What is read"), _under("What is written")
running, parsing = _under("How the run goes"), _under("How pages are parsed")
