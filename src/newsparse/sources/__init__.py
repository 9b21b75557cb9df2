"""Read sources: one iterator of pages and failures, whatever kind of source the user named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newsparse.errors import InputError
from newsparse.model import RawPage
from newsparse.names import is_remote
from newsparse.sources.files import names_in, read_name, read_stdin
from newsparse.sources.options import DEFAULTS, SourceOptions
from newsparse.sources.written import NOTHING, Written

__all__ = ["SourceOptions", "Written", "check_sources", "names_in", "open_sources"]


def open_sources(
    names: Iterable[str],
    options: SourceOptions = DEFAULTS,
    skipped: Counter[str] | None = None,
    written: Written = NOTHING,
) -> Iterator[RawPage | InputError]:
    """Read what the user named, in order.

    Args:
        names: files, folders, glob patterns, URLs, or ``-`` for standard input. The iterable is consumed lazily: each
            name is taken when its turn comes.
        options: how they are read.
        skipped: counts the parts of containers that are not pages, by reason.
        written: what the current run writes; folders do not yield it as pages.

    Yields:
        Every page, in the order of names, listings and archives; in place of one that cannot be read, its failure.

    Raises:
        OptionError: the list that ``names`` comes from cannot be read, or the run would overwrite a page.
    """
    counter: Counter[str] = Counter() if skipped is None else skipped
    for name in names:
        if name == "-":
            yield from read_stdin(options, counter)
        elif is_remote(name):
            from newsparse.sources.remote import read_url

            written.refuse([name])
            yield from read_url(name, options, counter)
        else:
            yield from read_name(name, options, counter, written)


def check_sources(names: Sequence[str], options: SourceOptions = DEFAULTS) -> None:
    """Check, before the first page is read, that the packages which the sources need are installed.

    Only names and options are examined. A format that turns up later in a folder or an archive and needs a missing
    package is a failure in its place.

    Raises:
        MissingExtra: a package is not installed.
        OptionError: a URL's protocol does not exist.
    """
    if options.input_format == "parquet":
        from newsparse.sources.parquet import import_parquet

        import_parquet()
    for name in names:
        if is_remote(name):
            from newsparse.sources.remote import check_url

            check_url(name)
