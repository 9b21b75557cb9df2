"""``newsparse lexicon``: a first pass over a scrape that counts what its pages call their authors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.failures import Failures
from newsparse.cli.help import Command, writing
from newsparse.cli.messages import OK, SOME_FAILED, as_line, naming
from newsparse.cli.options import NAME, Workers, overwrite_option, page_options, take_page_options, work_options
from newsparse.cli.outputs import check_replaced, elsewhere, is_empty, to_spare, written_to
from newsparse.cli.progress import Progress, shows_bar, summary
from newsparse.cli.signals import status_of
from newsparse.cli.sources import Sources, source_options
from newsparse.errors import OptionError
from newsparse.lexicon import Counter, rows_of
from newsparse.writers import check_outputs, is_standard, open_draft, writable

if TYPE_CHECKING:
    from newsparse.batch.engines import Engine
    from newsparse.batch.run import Tally
    from newsparse.errors import InputError
    from newsparse.model import RawPage


_EXAMPLES = (
    ("newsparse lexicon pages/ -o names.tsv", "Count the authors of a scrape"),
    ("newsparse pages/ --lexicon names.tsv -o records.jsonl", "Parse it with what was counted"),
)


@click.command(cls=Command, short_help="Count what a scrape calls its authors, as evidence.", examples=_EXAMPLES)
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@source_options
@writing(
    "-o", "--output", type=NAME, default="-", metavar="FILE", help="Write the table to FILE (default: standard output)."
)
@overwrite_option
@writing(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    metavar="N",
    help="Leave out what stands on fewer pages (default: 2).",
)
@work_options
@page_options
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary on stderr; failures are still reported.")
def lexicon(names: tuple[str, ...], **given: Any) -> None:
    """Count what the pages of a scrape call their authors, for `newsparse parse --lexicon FILE`: a table of pages where
    a line was an author's, pages where it was none, and the line."""
    sources = Sources.take(names, given)
    if sources.options.keep_fields:
        raise OptionError("a lexicon holds no fields of rows; leave out --keep-fields")
    workers = Workers.take(given)
    output, least, quiet = given.pop("output"), given.pop("least"), given.pop("quiet")
    overwrite = given.pop("overwrite")
    check_outputs(output, None, sources.opened())
    written = written_to([output])
    written.refuse(sources.foreseen())
    check_replaced([output], overwrite=overwrite)
    options = take_page_options(given, spans=False)
    from newsparse.batch.worker import Job

    engine = workers.open(Job(options, "lines"))
    to_stdout = is_standard(output)
    shown = shows_bar(quiet=quiet, to_stdout=to_stdout)
    progress = Progress((("-",) if sources.files_from is not None else sources.names) if shown else None)
    with writable(output):
        draft = open_draft(output, spared=to_spare(overwrite=overwrite))
    try:
        counter, tally = _count(
            sources.open(written), engine, progress, told_at_end=not quiet and (not to_stdout or shown)
        )
        with naming(output):
            for row in rows_of(counter.seen(least)) if tally.written or not to_stdout else ():
                draft.write(row.encode("utf-8", "surrogatepass"))
            status = SOME_FAILED if tally.failed else OK
            if not (tally.written or is_empty(output)):
                progress.say(as_line(f"newsparse: no pages, so {output} stays as it was"))
            elif left := draft.commit():
                progress.say(as_line(f"newsparse: {elsewhere(left, output)}"))
                status = SOME_FAILED
    except KeyboardInterrupt as stop:
        status = status_of(stop)
    finally:
        progress.end()
        draft.discard()
    sys.exit(status)


def _count(
    pages: Iterable[RawPage | InputError], engine: Engine, progress: Progress, *, told_at_end: bool
) -> tuple[Counter, Tally]:
    from newsparse.batch.run import Run

    run, counter, failures = Run(engine), Counter(), Failures(progress.say, kept=None)
    with closing(run.results(pages)) as results:
        for result in results:
            if result.problem is None:
                counter.add(json.loads(result.line))
            else:
                failures.tell(result.problem)
            progress.update(run.tally)
    failures.end()
    took = progress.end()
    if told_at_end:
        progress.say(summary(run.tally, took))
    return counter, run.tally
