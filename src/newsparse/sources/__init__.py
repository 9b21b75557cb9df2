"""Where pages come from: one iterator of pages and failures, whatever the user named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newsparse.errors import InputError
from newsparse.model import RawPage
from newsparse.sources.files import names_in, read_name, read_stdin
from newsparse.sources.listing import is_remote
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
        names: files, folders, glob patterns, URLs, or ``-`` for standard input; each asked for when its turn comes.
        options: how they are read.
        skipped: counts what in containers was no page, by reason.
        written: what the run that reads them writes, which is no page of a folder.

    Yields:
        A page for every page, in the order of names, listings and archives, or what went wrong in its place.

    Raises:
        OptionError: the list that ``names`` comes from cannot be read, or a page would be replaced by what is written.
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
    """Tell before the first page what packages are lacking, as far as names and options say; what turns up later in a
    folder or an archive is a failure in its place.

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
