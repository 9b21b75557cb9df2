"""The options that say what is read and how, for every command that reads sources."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

import click

from newsparse.cli.help import reading
from newsparse.cli.options import NAME
from newsparse.errors import InputError, MissingInput, OptionError
from newsparse.model import RawPage
from newsparse.names import RowName
from newsparse.sources import SourceOptions, Written, check_sources, names_in, open_sources
from newsparse.sources.options import INPUT_FORMATS, MAX_SIZE, SPLITS
from newsparse.writers.descriptors import is_open

_Command = TypeVar("_Command", bound=Callable[..., Any])
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


class _Size(click.ParamType[int]):
    """A number of bytes: ``1000000``, ``1000k``, ``1M``."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        told = re.fullmatch(r"(\d{1,19})\s*([kmg]?)b?", str(value).strip(), re.I)
        size = int(told[1]) * _UNITS[told[2].lower()] if told else 0
        if size < 1:
            self.fail(f"{value!r} is no size; write 5000000, 5000k or 5M", param, ctx)
        return size


_LISTS = (
    reading(
        "--files-from",
        type=NAME,
        metavar="FILE",
        help="Also read what FILE (- for standard input) names, one name a line.",
    ),
    reading("-0", "--null", is_flag=True, help="Names in that FILE end with NUL characters, not with lines."),
)
_READING = (
    reading(
        "--input-format",
        type=click.Choice(INPUT_FORMATS),
        default="auto",
        help="Read files as this (default: auto, by their contents and names).",
    ),
    reading(
        "--text-field",
        metavar="NAME",
        help="The field of rows that is the page (default: text, content, html … whichever is there).",
    ),
    reading(
        "--url-field",
        metavar="NAME",
        help="The field of rows that is the page's address (default: url, uri, link … whichever is there).",
    ),
    reading("--keep-fields", is_flag=True, help="Keep the other fields of rows, in each record's fields."),
    reading("--split", type=click.Choice(SPLITS), help="Cut a text file into pages, at each ' date YYYY-MM-DD '."),
    reading(
        "--max-size", type=_Size(), default=MAX_SIZE, metavar="SIZE", help="Refuse pages of more bytes (default: 256M)."
    ),
)


def source_options(command: _Command) -> _Command:
    """Give a command the options that :meth:`Sources.take` takes."""
    for option in reversed(_LISTS + _READING):
        command = option(command)
    return command


def reading_options(command: _Command) -> _Command:
    """Give a command the options that :func:`take_reading_options` takes."""
    for option in reversed(_READING):
        command = option(command)
    return command


def take_reading_options(given: dict[str, Any]) -> SourceOptions:
    """Take the options that say how sources are read out of those that a command was given.

    Raises:
        OptionError: one is not allowed, or is about other sources than those of ``--input-format``.
    """
    options = SourceOptions(**{name: given.pop(name) for name in SourceOptions.__slots__})
    for name, meant, formats in _ABOUT:
        if getattr(options, name) and options.input_format in formats:
            option = f"--{name.replace('_', '-')}"
            raise OptionError(f"{option} is about {meant}, and --input-format says {options.input_format}")
    return options


# What an option is about, and the formats in which there is no such thing.
_NO_ROWS = ("text", "html", "warc")
_ABOUT = (
    ("text_field", "rows", _NO_ROWS),
    ("url_field", "rows", _NO_ROWS),
    ("keep_fields", "rows", _NO_ROWS),
    ("split", "files of text", ("html", "warc", "jsonl", "json", "parquet")),
)


@dataclass(frozen=True)
class Sources:
    """What is to be read, and how.

    Attributes:
        names: the sources on the command line.
        options: how they are read.
        files_from: a file that lists more sources; ``-`` for standard input.
        null: whether names in that file end with NUL characters.
        skipped: counts the parts of containers that are not pages, by reason.
        addressed: counts the rows, by whether they had an address.
    """

    names: tuple[str, ...]
    options: SourceOptions
    files_from: str | None = None
    null: bool = False
    skipped: Counter[str] = field(default_factory=Counter)
    addressed: Counter[bool] = field(default_factory=Counter)

    @classmethod
    def take(cls, names: tuple[str, ...], given: dict[str, Any]) -> Sources:
        """Take the options of sources out of those that a command was given.

        Raises:
            click.UsageError: there is no source, standard input is named both as a page and as a list, or ``--null`` is
                given without a list.
            MissingExtra: a source needs a package that is not installed.
            OptionError: an option of reading is not allowed, or a URL's protocol does not exist.
        """
        files_from, null = given.pop("files_from"), given.pop("null")
        options = take_reading_options(given)
        if null and files_from is None:
            raise click.UsageError("--null says how names end in the file of --files-from; name one")
        if files_from == "-" and "-" in names:
            raise click.UsageError("standard input is either a page or a list of names")
        if names.count("-") > 1:
            raise OptionError("standard input can be read only once")
        if not names and files_from is None:
            if sys.stdin is None or sys.stdin.isatty():
                command = click.get_current_context().command_path
                raise click.UsageError(f"no SOURCE: name a file or folder, or pipe a page in (see {command} --help)")
            names = ("-",)
        check_sources(names, options)
        return cls(names, options, files_from, null)

    def open(self, written: Written) -> Iterator[RawPage | InputError]:
        """Yield the pages, one after the other, and failures in their places.

        Args:
            written: what the run writes or replaces; in folders and lists it is left out.

        Raises:
            OptionError: the list cannot be read, or the run would overwrite a page.
        """
        left_out: Counter[bool] = Counter()
        names = chain(self.names, self._listed(written, left_out))
        for page in open_sources(names, self.options, self.skipped, written):
            if isinstance(page, RawPage) and isinstance(page.source, RowName):
                self.addressed[page.url is not None] += 1
            yield page
        if left_out[True] and not left_out[False]:
            yield MissingInput(str(self.files_from), "a list without pages", "what is written is not read")

    def _listed(self, written: Written, left_out: Counter[bool]) -> Iterator[str]:
        for name in names_in(self.files_from, null=self.null) if self.files_from is not None else ():
            held = written.check(name, named=True)
            left_out[held] += 1
            if not held:
                yield name

    def opened(self) -> tuple[str, ...]:
        """What is known to be opened before reading begins: the sources on the command line, and the list of others."""
        return self.names if self.files_from is None else (*self.names, self.files_from)

    def foreseen(self) -> Iterator[str]:
        """Yield the sources known before reading begins: with those of a list, if that is a regular file.

        Raises:
            OptionError: the list cannot be read.
        """
        yield from self.names
        if self.files_from is not None and os.path.isfile(self.files_from) and not is_open(self.files_from):
            yield from names_in(self.files_from, null=self.null)

    def summary(self) -> str:
        """Say in words which parts of containers were not pages; empty if there were none."""
        told = [f"{count} {reason}" for reason, count in self.skipped.most_common(6)]
        more = [f"{len(self.skipped) - 6} other reasons"] if len(self.skipped) > 6 else []
        total = self.skipped.total()
        return f"{total} part{'s' * (total != 1)} of containers no page: {', '.join(told + more)}" if total else ""

    def doubt(self) -> str:
        """Say in words that no row had the field in which the user expects addresses; empty if one had it, or there is no row."""
        if self.options.url_field is None or self.addressed[True] or not self.addressed[False]:
            return ""
        return f"no row has an address in the field {self.options.url_field!r}; check --url-field"
