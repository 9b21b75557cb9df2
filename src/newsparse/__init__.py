"""newsparse: raw scraped news pages in, clean records out.

>>> import newsparse
>>> article = newsparse.parse(text)            # doctest: +SKIP
>>> [(c.author, c.text) for c in article.comments]   # doctest: +SKIP

Nothing heavy is imported before the first page is parsed.
"""

from __future__ import annotations

# Type checkers read this as typing.TYPE_CHECKING. Importing typing would take longer than everything else here, and the command
# should see to Ctrl-C before that.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import Any, Unpack

    from bs4 import BeautifulSoup

    from newsparse.errors import InputError, MissingExtra, NewsparseError, OptionError
    from newsparse.model import Article, Comment, Credit, Header, Label, Problem, Span, Votes
    from newsparse.options import ParseOptions
    from newsparse.sources import SourceOptions

__version__ = "0.1.0"
# The modules of the names that can be imported from here.
_HOMES = {
    "Article": "model", "Comment": "model", "Credit": "model", "Header": "model", "Label": "model", "Problem": "model",
    "Span": "model", "Votes": "model", "InputError": "errors", "MissingExtra": "errors", "NewsparseError": "errors",
    "OptionError": "errors", "ParseOptions": "options", "SourceOptions": "sources",
}  # fmt: skip
__all__ = [
    "Article", "Comment", "Credit", "Header", "InputError", "Label", "MissingExtra", "NewsparseError", "OptionError",
    "ParseOptions", "Problem", "SourceOptions", "Span", "Votes", "parse", "parse_bytes", "parse_html", "read",
]  # fmt: skip


def parse(text: str | bytes, *, source: str = "-", url: str | None = None, **options: Unpack[ParseOptions]) -> Article:
    """Parse one page; what begins like a page of HTML, or is a piece of one, is parsed as :func:`parse_html` does.

    Args:
        text: the page; bytes are decoded, as :func:`parse_bytes` does.
        source: what to call it in the record.
        url: where it came from, when known.
        options: see :class:`~newsparse.options.ParseOptions`.

    Raises:
        InputError: the page holds no text, or more than ``max_chars``.
        OptionError: there is no such model or lexicon.
        TypeError: the page is neither str nor bytes.
    """
    return _parse(text, source, url, options)


def parse_bytes(
    data: bytes | str, *, source: str = "-", url: str | None = None, **options: Unpack[ParseOptions]
) -> Article:
    """Parse one page of bytes; for the arguments see :func:`parse`.

    Raises:
        InputError: the page holds no text, is binary, or holds more than ``max_chars``.
        OptionError: there is no such encoding, model or lexicon.
        TypeError: the page is neither bytes nor str.
    """
    return _parse(data, source, url, options)


def parse_html(
    page: str | bytes | BeautifulSoup, *, source: str = "-", url: str | None = None, **options: Unpack[ParseOptions]
) -> Article:
    """Parse one page of HTML: a string, bytes, or what BeautifulSoup has read already.

    Args:
        page: the page; a soup is not changed.
        source: what to call it in the record.
        url: where it came from, when known.
        options: see :class:`~newsparse.options.ParseOptions`.

    Raises:
        InputError: the page holds no text, is binary, or holds more than ``max_chars``.
        OptionError: there is no such encoding, model or lexicon.
        TypeError: the page is none of these.
    """
    from newsparse.model import RawPage
    from newsparse.options import Options
    from newsparse.pipeline import parse_page, parse_soup

    if not isinstance(page, str | bytes) and not hasattr(page, "find_all"):  # bs4 need not be installed, nor imported
        raise TypeError(f"parse_html takes str, bytes or a BeautifulSoup, not {type(page).__name__}")
    how = Options(**options)
    if isinstance(page, str | bytes):
        return parse_page(RawPage(source, page, url, kind="html"), how)
    return parse_soup(page, RawPage(source, "", url, kind="html"), how)


def read(
    *sources: str | PathLike[str], options: SourceOptions | None = None, **how: Unpack[ParseOptions]
) -> Iterator[Article | InputError]:
    """Parse what sources hold, a few pages at a time, yielding an article or what went wrong for each.

    Args:
        sources: files, folders, globs, archives, WARC files, rows, URLs; ``-`` for standard input.
        options: how sources are read, see :class:`SourceOptions`.
        how: how pages are parsed, see :class:`~newsparse.options.ParseOptions`.

    Raises:
        OptionError: there is no such encoding, model, lexicon or protocol.
        MissingExtra: a source needs a package that is not installed.
        TypeError: a source is no name or path, or ``options`` is something else.
    """
    from os import fsdecode

    from newsparse.batch.worker import each_alone
    from newsparse.options import Options
    from newsparse.pipeline import batches_of, parse_batch
    from newsparse.sources import SourceOptions, check_sources, open_sources

    parsing, chosen, names = Options(**how), options or SourceOptions(), [fsdecode(source) for source in sources]
    if not isinstance(chosen, SourceOptions):
        raise TypeError(f"options is a SourceOptions, not {type(chosen).__name__}")
    check_sources(names, chosen)
    for batch in batches_of(open_sources(names, chosen)):
        yield from each_alone(batch, lambda some: parse_batch(some, parsing))


def _parse(data: str | bytes, source: str, url: str | None, options: ParseOptions) -> Article:
    from newsparse.model import RawPage
    from newsparse.options import Options
    from newsparse.pipeline import parse_page
    from newsparse.sources.formats import kind_of
    from newsparse.sources.fragments import SAMPLE

    if not isinstance(data, str | bytes):
        raise TypeError(f"parse takes str or bytes, not {type(data).__name__}; read takes the names of files")
    start = data[:SAMPLE]
    kind = kind_of("", start.encode("utf-8", "replace") if isinstance(start, str) else start)
    return parse_page(RawPage(source, data, url, kind=kind), Options(**options))


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"newsparse.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'newsparse' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names, also those that are imported only when they are used."""
    return sorted(
        [*__all__, "__version__", *(name for name in globals() if name.startswith("__") and name != "__version__")]
    )
