"""A stream that is one page, or a text file of many."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.errors import UnreadableInput
from newsparse.model import Kind, RawPage
from newsparse.sources.formats import Found, kind_of_stream
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Stream

# A page read from such a URL has it as its address; one in a container or an object store has its own, or none.
_WEB = ("http://", "https://")


def read_page(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Read the whole stream as one page, or, if it is text and ``split`` is set, as one page from each header to the next.

    Raises:
        InputError: it cannot be read, is larger than one page may be, or is none.
    """
    forced: dict[str, Kind] = {"html": "html", "text": "text"}
    kind = forced.get(options.input_format)
    if kind is None:
        from newsparse.sources.strangers import check_familiar

        check_familiar(name, stream)
        kind = kind_of_stream(stream)
    if options.split and kind == "text":
        from newsparse.sources.split import read_split

        yield from read_split(name, stream, options)
        return
    url = name if name.startswith(_WEB) else None
    yield RawPage(name, stream.read_page(options.max_size), url, kind=kind)


def refuse_table(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Refuse a table of text (CSV): how its cells are quoted and separated could only be guessed.

    Raises:
        UnreadableInput: always.
    """
    hint = "convert it to JSON Lines or Parquet; if it is a page, --input-format text"
    raise UnreadableInput(name, "a table of text (CSV), not a page", hint)
