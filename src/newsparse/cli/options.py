"""Options that several commands share: how a page is parsed, and where."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsparse.cli.help import parsing, running, writing
from newsparse.errors import OptionError

if TYPE_CHECKING:
    from newsparse.batch.engines import Engine
    from newsparse.batch.worker import Job
    from newsparse.options import Options

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Name(click.ParamType[str]):
    """The name of a file or a folder, which must not be empty.

    A shell turns a variable that is not set into an empty name. If that were treated like an option that was left out, the
    command would silently not do what the user asked for.
    """

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == "":
            raise OptionError(
                f"{max(param.opts, key=len) if param else 'an option'} needs a name, and this one is empty"
            )
        return str(value)


NAME = _Name()
# In seconds: some thirty years. Alarms cannot be set for arbitrarily long.
_LONGEST = 1e9

_PAGE = (
    parsing("--encoding", metavar="NAME", help="Decode with this encoding, whatever the bytes say."),
    parsing("--max-chars", type=click.IntRange(min=1), metavar="N", help="Refuse pages longer than N characters."),
    parsing("--model", type=NAME, metavar="DIR", help="Label with the weights in DIR, learned on your own pages."),
    parsing(
        "--html-parser",
        type=click.Choice(["lexbor", "bs4"]),
        default="lexbor",
        help="What reads markup: lexbor (fast), or bs4 (BeautifulSoup's html.parser).",
    ),
)
_WORK = (
    running(
        "-j",
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Parse in N processes; 0 parses in this one (default: one a processor, 0 for a few pages).",
    ),
    running(
        "--timeout",
        type=click.FloatRange(min=0, max=_LONGEST, min_open=True),
        default=30,
        metavar="SECONDS",
        help="Give a page up after so long (default: 30); a page of more than 1 MB has more time.",
    ),
    running(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        help="Where pages are parsed: on this machine, or on a Ray cluster (at RAY_ADDRESS).",
    ),
)


_LEXICON = parsing(
    "--lexicon", type=NAME, metavar="FILE", help="Use what `newsparse lexicon` counted in a first pass as evidence."
)

_OVERWRITE = writing("--overwrite", is_flag=True, help="Replace FILE even if newsparse did not write it.")


def overwrite_option(command: _Command) -> _Command:
    """Give a command that writes one file the option of replacing any."""
    return _with((_OVERWRITE,), command)


def page_options(command: _Command) -> _Command:
    """Give a command the options that :func:`take_page_options` takes."""
    return _with(_PAGE, command)


def lexicon_option(command: _Command) -> _Command:
    """Give a command the option of a lexicon."""
    return _with((_LEXICON,), command)


def work_options(command: _Command) -> _Command:
    """Give a command the options that :meth:`Workers.take` takes."""
    return _with(_WORK, command)


def _with(options: tuple[Callable[[_Command], _Command], ...], command: _Command) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command


def take_page_options(given: dict[str, Any], *, spans: bool, lexicon: str | None = None) -> Options:
    """Take the options of pages out of those that a command was given, and check them.

    Raises:
        OptionError: there is no such encoding, model or lexicon.
    """
    import newsparse.pipeline  # noqa: F401  first: importing numpy from deep inside other imports takes a tenth longer
    from newsparse.decoding.labels import check_encoding
    from newsparse.options import Options, check_model

    options = Options(
        given.pop("encoding"), spans, given.pop("max_chars"), given.pop("model"), given.pop("html_parser"), lexicon
    )
    if options.encoding is not None:
        check_encoding(options.encoding)
    if options.model is not None:
        check_model(options.model)
    if lexicon is not None:
        from newsparse.lexicon import open_lexicon

        open_lexicon(lexicon)
    return options


@dataclass(frozen=True)
class Workers:
    """Where pages are parsed.

    Attributes:
        jobs: the number of processes, 0 for none besides this one; None to choose by the number of pages.
        timeout: how many seconds a page of ordinary size may take.
        engine: ``local`` or ``ray``.
    """

    jobs: int | None
    timeout: float
    engine: str

    @classmethod
    def take(cls, given: dict[str, Any]) -> Workers:
        """Take the options of engines out of those that a command was given.

        Raises:
            click.UsageError: they do not go together.
        """
        workers = cls(given.pop("jobs"), given.pop("timeout"), given.pop("engine"))
        if math.isnan(workers.timeout):  # which passes every check of a range
            raise click.UsageError("--timeout is a number of seconds")
        if workers.engine == "ray" and workers.jobs is not None:
            raise click.UsageError("--jobs is for this machine; a Ray cluster uses all its processors")
        return workers

    def open(self, job: Job) -> Engine:
        """Make the engine that does a job.

        Raises:
            MissingExtra: it needs a package that is not installed.
        """
        from newsparse.batch.engines import Adaptive, Inline, Pool

        if self.engine == "ray":
            from newsparse.batch.on_ray import OnRay

            return OnRay(job, self.timeout)
        inline = Inline(job, self.timeout)
        if self.jobs == 0:
            return inline
        pool = Pool(job, self.jobs or processors(), self.timeout)
        return pool if self.jobs else Adaptive(pool, inline)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
