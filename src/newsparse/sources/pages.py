"""A stream that is one page, or a text file of many."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.model import Kind, RawPage
from newsparse.sources.formats import Found, kind_of
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Stream


def read_page(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """The whole stream as one page; cut at its headers where it is text and that was asked for.

    Raises:
        InputError: it cannot be read, or is larger than one page may be.
    """
    kind: Kind
    if options.input_format == "html":
        kind = "html"
    else:
        kind = "text" if options.input_format == "text" else kind_of(stream.hint, stream.peek(512))
    if options.split and kind == "text":
        from newsparse.sources.split import read_split

        yield from read_split(name, stream, options)
        return
    yield RawPage(name, stream.read_page(options.max_size), kind=kind)
