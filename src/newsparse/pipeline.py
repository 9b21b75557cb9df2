"""The stages of a page, and the only file that knows their order: decode → lines → label → assemble."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newsparse.decoding import decode
from newsparse.errors import EmptyInput, InputError, OverLimit
from newsparse.hints import Head
from newsparse.labelling.decoder import label_pages
from newsparse.labelling.whole import Labelling
from newsparse.lexicon import lines_on
from newsparse.lines.text import read_lines
from newsparse.model import Article, Decoded, Line, RawPage
from newsparse.options import DEFAULTS, Options, open_files
from newsparse.receipts import Reading, Receipt
from newsparse.records import Page, assemble, assemble_traced

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from newsparse.lines.html import Flat
    from newsparse.lines.tree import Markup

# Limits of a batch of pages labelled together: larger ones would gain little, and readers of a pipe are waiting.
_BATCH_PAGES, _BATCH_BYTES, _BATCH_SECONDS = 128, 1_000_000, 0.2

_Made = TypeVar("_Made")


class _Read(NamedTuple):
    """A page before it is labelled."""

    decoded: Decoded
    lines: list[Line]
    head: Head | None = None


class Inspected(NamedTuple):
    """An article with its spans, and the evidence for it.

    Attributes:
        article: the article.
        lines: the page's lines.
        receipts: why each line has its state, parallel to ``lines``.
        layouts: how likely each layout is, the likeliest first.
        owners: the index of the line that each span is on (None between lines), parallel to the article's spans.
        pieces: what each span gave to the body, a comment's text or its author's name, likewise.
        readings: what each line would give to any field, parallel to ``lines``.
    """

    article: Article
    lines: tuple[Line, ...]
    receipts: tuple[Receipt, ...]
    layouts: tuple[tuple[str, float], ...]
    owners: tuple[int | None, ...]
    pieces: tuple[str | None, ...]
    readings: tuple[Reading, ...]


def batches_of(pages: Iterable[RawPage | InputError]) -> Iterator[list[RawPage | InputError]]:
    """Group pages in the order given: as many as are worth labelling together, fewer when they arrive slowly.

    The clock is only checked when a page arrives, so a late batch waits for the next page. When the source fails or
    the run is interrupted, the pages read so far are yielded before the exception propagates.
    """
    batch: list[RawPage | InputError] = []
    size, begun = 0, 0.0
    try:
        for page in pages:
            begun = begun if batch else time.monotonic()
            batch.append(page)
            size += len(page.data) if isinstance(page, RawPage) else 0
            if len(batch) >= _BATCH_PAGES or size >= _BATCH_BYTES or time.monotonic() - begun > _BATCH_SECONDS:
                ready, batch, size = batch, [], 0
                yield ready
    except (KeyboardInterrupt, Exception):
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def parse_page(page: RawPage, options: Options = DEFAULTS) -> Article:
    """Parse one page.

    Args:
        page: what a source delivered.
        options: see :class:`~newsparse.options.Options`.

    Raises:
        InputError: the page is empty, binary or over the limit.
        OptionError: the encoding or the model asked for does not exist.
    """
    read = _read(page, options)
    return _finish(page, read, _label([read.lines], options)[0], options)


def inspect_page(page: RawPage, options: Options = DEFAULTS) -> Inspected:
    """Parse one page, and record why its article is what it is.

    Args:
        page: what a source delivered.
        options: see :class:`~newsparse.options.Options`; spans are always kept.

    Raises:
        InputError: the page is empty, binary or over the limit.
        OptionError: the encoding or the model asked for does not exist.
    """
    read = _read(page, options)
    [labelling] = _label([read.lines], options, receipts=True)
    article, owners, pieces, readings = assemble_traced(_labelled(page, read, labelling))
    return Inspected(
        article, tuple(read.lines), labelling.receipts, labelling.layouts, owners, pieces, readings
    )  # fmt: skip


def parse_soup(soup: BeautifulSoup, page: RawPage, options: Options = DEFAULTS) -> Article:
    """Parse a page that BeautifulSoup has read already.

    Args:
        soup: the page.
        page: where it comes from; its data is ignored.
        options: see :class:`~newsparse.options.Options`.

    Raises:
        EmptyInput: there is no text in it.
        OptionError: the model asked for does not exist.
    """
    from newsparse.lines.html import flatten
    from newsparse.lines.tree import read_soup

    decoded = Decoded("", soup.original_encoding or "utf-8", "given")
    read = _flattened(page.source, decoded, flatten(read_soup(soup)))
    return _finish(replace(page, kind="html"), read, _label([read.lines], options)[0], options)


def parse_batch(pages: Sequence[RawPage | InputError], options: Options = DEFAULTS) -> list[Article | InputError]:
    """Parse several pages: faster than one by one, with the same result.

    Args:
        pages: what a source delivered, including failures.
        options: see :class:`~newsparse.options.Options`.

    Returns:
        For each page, its article or what went wrong with it.

    Raises:
        OptionError: the encoding or the model asked for does not exist.
    """
    return _each(pages, options, lambda page, read, labelling: _finish(page, read, labelling, options))


def lines_of_batch(
    pages: Sequence[RawPage | InputError], options: Options = DEFAULTS
) -> list[dict[str, bool] | InputError]:
    """Tell which short lines of several pages are their commenters' names, for a lexicon.

    Args:
        pages: as for :func:`parse_batch`.
        options: see :class:`~newsparse.options.Options`.

    Returns:
        For each page, its short lines and whether each is an author's (see :mod:`newsparse.lexicon`), or what went wrong.

    Raises:
        OptionError: the encoding or the model asked for does not exist.
    """
    return _each(pages, options, lambda _, read, labelling: lines_on(read.lines, labelling.states))


def _each(
    pages: Sequence[RawPage | InputError], options: Options, finish: Callable[[RawPage, _Read, Labelling], _Made]
) -> list[_Made | InputError]:
    """Read each page, label all of them together, and finish each."""
    results: list[_Made | InputError | None] = []
    reads: list[tuple[int, RawPage, _Read]] = []
    for place, page in enumerate(pages):
        results.append(None)
        try:
            if isinstance(page, InputError):
                raise page
            reads.append((place, page, _read(page, options)))
        except InputError as problem:
            results[place] = problem
    labellings = _label([read.lines for *_, read in reads], options)
    for (place, page, read), labelling in zip(reads, labellings, strict=True):
        results[place] = finish(page, read, labelling)
    return [result for result in results if result is not None]


def _read(page: RawPage, options: Options) -> _Read:
    decoded = decode(page, options.encoding)
    if options.max_chars is not None and len(decoded.text) > options.max_chars:
        raise OverLimit(page.source, f"longer than {options.max_chars} characters", "raise --max-chars")
    if page.kind != "html":
        return _Read(decoded, read_lines(decoded.text))
    from newsparse.lines.html import flatten

    return _flattened(page.source, decoded, flatten(_read_markup(decoded.text, options.html_parser)))


def _flattened(source: str, decoded: Decoded, flat: Flat) -> _Read:
    """Wrap a flattened page; refuse one without text, unless its scripts may write some or it at least has a title."""
    if not flat.lines and not flat.head.programs and not flat.head.title:
        raise EmptyInput(source, "no text in it", "check what the scraper wrote")
    return _Read(decoded._replace(text=flat.text), flat.lines, flat.head)


def _read_markup(markup: str, parser: str) -> Markup:
    from newsparse.lines.tree import read_markup, read_soup

    if parser == "lexbor":
        return read_markup(markup)
    from bs4 import BeautifulSoup

    return read_soup(BeautifulSoup(markup, "html.parser"))


def _label(pages: Sequence[Sequence[Line]], options: Options, *, receipts: bool = False) -> list[Labelling]:
    model, lexicon = open_files(options)
    return label_pages(pages, model, lexicon, receipts=receipts)


def _finish(page: RawPage, read: _Read, labelling: Labelling, options: Options) -> Article:
    return assemble(_labelled(page, read, labelling), spans=options.spans)


def _labelled(page: RawPage, read: _Read, labelling: Labelling) -> Page:
    return Page(
        page.source,
        page.url,
        page.kind or "text",
        read.decoded,
        read.lines,
        labelling.states,
        labelling.certainty,
        labelling.layout,
        labelling.calibration,
        read.head,
        page.warc,
        page.fields,
        page.problems,
    )
