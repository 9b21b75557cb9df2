"""newsparse: raw scraped news pages in, clean records out.

>>> import newsparse
>>> article = newsparse.parse(text)            # doctest: +SKIP
>>> [(c.author, c.text) for c in article.comments]   # doctest: +SKIP

Nothing heavy is imported before the first page is parsed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from newsparse.errors import InputError
    from newsparse.model import Article
    from newsparse.sources import SourceOptions

__version__ = "0.1.0"
__all__ = [
    "Article", "Comment", "Credit", "Header", "InputError", "SourceOptions", "Votes",
    "parse", "parse_bytes", "parse_html", "read",
]  # fmt: skip


def parse(text: str, *, source: str = "-", url: str | None = None, model: str | None = None) -> Article:
    """Parse one page that is already text.

    Args:
        text: the page.
        source: what to call it in the record.
        url: where it came from, when known.
        model: a folder of weights learned on your own pages, instead of those that ship.

    Raises:
        InputError: the page holds no text.
        OptionError: there is no such model.
    """
    return _parse(text, source, url, None, model)


def parse_bytes(
    data: bytes, *, source: str = "-", url: str | None = None, encoding: str | None = None, model: str | None = None
) -> Article:
    """Parse one page of bytes; ``encoding`` overrides what they say of themselves, ``model`` is as for :func:`parse`.

    Raises:
        InputError: the page holds no text, or is binary.
        OptionError: there is no such encoding, or no such model.
    """
    return _parse(data, source, url, encoding, model)


def parse_html(
    page: str | bytes | BeautifulSoup,
    *,
    source: str = "-",
    url: str | None = None,
    encoding: str | None = None,
    model: str | None = None,
) -> Article:
    """Parse one page of HTML: markup, bytes of it, or what BeautifulSoup has read already.

    Args:
        page: the page; a soup is not changed.
        source: what to call it in the record.
        url: where it came from, when known.
        encoding: overrides what bytes say of themselves.
        model: a folder of weights learned on your own pages, instead of those that ship.

    Raises:
        InputError: the page holds no text, or is binary.
        OptionError: there is no such encoding, or no such model.
    """
    from newsparse.model import RawPage
    from newsparse.pipeline import Options, parse_page, parse_soup

    options = Options(encoding=encoding, model=model)
    if isinstance(page, str | bytes):
        return parse_page(RawPage(source, page, url, kind="html"), options)
    return parse_soup(page, RawPage(source, "", url, kind="html"), options)


def read(
    *sources: str, encoding: str | None = None, model: str | None = None, options: SourceOptions | None = None
) -> Iterator[Article | InputError]:
    """Parse what sources hold, a few pages at a time: an article each, or what went wrong with it.

    Args:
        sources: files, folders, globs, archives, WARC files, rows, URLs; ``-`` for standard input.
        encoding: overrides what the bytes say of themselves.
        model: a folder of weights learned on your own pages.
        options: how sources are read, see :class:`SourceOptions`.

    Raises:
        OptionError: there is no such encoding, no such model, or no such protocol.
        MissingExtra: a source needs a package that is not installed.
    """
    from newsparse.batch.worker import each_alone
    from newsparse.pipeline import Options, batches_of, parse_batch
    from newsparse.sources import SourceOptions, check_sources, open_sources

    how, chosen = Options(encoding=encoding, model=model), options or SourceOptions()
    check_sources(sources, chosen)
    for batch in batches_of(open_sources(sources, chosen)):
        yield from each_alone(batch, lambda some: parse_batch(some, how))


def _parse(data: str | bytes, source: str, url: str | None, encoding: str | None, model: str | None) -> Article:
    from newsparse.model import RawPage
    from newsparse.pipeline import Options, parse_page

    return parse_page(RawPage(source, data, url), Options(encoding=encoding, model=model))


def __getattr__(name: str) -> Any:
    if name in ("Article", "Comment", "Credit", "Header", "Votes"):
        from newsparse import model

        return getattr(model, name)
    if name == "InputError":
        from newsparse.errors import InputError

        return InputError
    if name == "SourceOptions":
        from newsparse.sources import SourceOptions

        return SourceOptions
    raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
