"""The way of a page, the only file that knows the order: decode → lines → label → assemble."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.decoding import decode
from newsparse.errors import OverLimit
from newsparse.labelling.decoder import label_lines, open_models
from newsparse.lines.text import read_lines
from newsparse.model import Article, RawPage
from newsparse.records import Page, assemble


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller can ask of a page's way.

    ``encoding`` overrides what the bytes say; ``spans`` keeps the page's text and labelled spans in the article;
    ``max_chars`` refuses longer pages with :class:`~newsparse.errors.OverLimit`; ``model`` names a folder of weights
    learned on other pages, instead of those that ship.
    """

    encoding: str | None = None
    spans: bool = False
    max_chars: int | None = None
    model: str | None = None


def check_model(folder: str) -> None:
    """Open a folder of weights, so that a wrong one is told before the first page.

    Raises:
        OptionError: there is no model, or it is none.
    """
    open_models(folder)


def parse_page(page: RawPage, options: Options = Options()) -> Article:
    """Parse one page.

    Args:
        page: what a source handed over.
        options: see :class:`Options`.

    Raises:
        InputError: the page is empty, binary or over the limit.
        OptionError: the encoding or the model asked for does not exist.
    """
    decoded = decode(page, options.encoding)
    if options.max_chars is not None and len(decoded.text) > options.max_chars:
        raise OverLimit(page.source, f"longer than {options.max_chars} characters", "raise the limit")
    lines = read_lines(decoded.text)
    labelling = label_lines(lines, open_models(options.model) if options.model else None)
    return assemble(
        Page(
            page.source,
            page.url,
            page.kind or "text",
            decoded,
            lines,
            labelling.states,
            labelling.certainty,
            labelling.layout,
            labelling.calibration,
        ),
        spans=options.spans,
    )
