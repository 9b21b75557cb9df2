"""A stream that is one page, or a text file of many."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.errors import UnreadableInput
from newsparse.model import Kind, RawPage
from newsparse.sources.formats import Found, kind_of_stream
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Stream

# A page behind such an address came from there; one in a container or a store has its own, or none.
_WEB = ("http://", "https://")


def read_page(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """The whole stream as one page; cut at its headers where it is text and that was asked for.

    Raises:
        InputError: it cannot be read, or is larger than one page may be.
    """
    forced: dict[str, Kind] = {"html": "html", "text": "text"}
    kind = forced.get(options.input_format) or kind_of_stream(stream)
    if options.split and kind == "text":
        from newsparse.sources.split import read_split

        yield from read_split(name, stream, options)
        return
    url = name if name.startswith(_WEB) else None
    yield RawPage(name, stream.read_page(options.max_size), url, kind=kind)


def refuse_table(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Tables of text are not read: what quotes and ends their cells is anybody's guess.

    Raises:
        UnreadableInput: always.
    """
    hint = "convert it to JSON Lines or Parquet; if it is a page, --input-format text"
    raise UnreadableInput(name, "a table of text (CSV), not a page", hint)
