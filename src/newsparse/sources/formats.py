"""Recognise what a stream holds, by a table of formats: first by how the content begins, then by the name's suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from newsparse.errors import InputError, MissingExtra, MissingInput, OverLimit, UnreadableInput
from newsparse.model import Kind, RawPage
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Layer, Stream, explain

Found = RawPage | InputError
Reader = Callable[[str, Stream, SourceOptions], Iterator[Found]]


class Format(NamedTuple):
    """One row of the table.

    Attributes:
        name: what ``--input-format`` and the code call it.
        reader: ``module:function`` of this package; imported when the first stream of the format turns up.
        signature: matches the beginning of every stream of the format, if it has one.
        suffixes: the suffixes of its names, in lower case.
        layer: which kind of container it is; None if it is not one.
    """

    name: str
    reader: str
    signature: re.Pattern[bytes] | None = None
    suffixes: tuple[str, ...] = ()
    layer: Layer | None = None


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


# How a Parquet file begins and ends; how a record of WARC begins.
PARQUET, WARC = b"PAR1", rb"WARC/\d\.\d{1,2}\r?\n"
# A signature must be something with which no text begins: "PAR1" or "BZh9" alone could be a word.
FORMATS = (
    Format("gzip", "compressed:read_compressed", _begins(rb"\x1f\x8b\x08"), (".gz",), "compression"),
    Format(
        "bzip2", "compressed:read_compressed", _begins(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), (".bz2",), "compression"
    ),
    Format("xz", "compressed:read_compressed", _begins(rb"\xfd7zXZ\x00"), (".xz",), "compression"),
    # The second alternative is a skippable frame, which may hold a dictionary.
    Format("zstd", "compressed:read_compressed", _begins(rb"\x28\xb5\x2f\xfd|[P-_]\*M\x18"), (".zst",), "compression"),
    Format("zip", "zips:read_zip", _begins(rb"PK(?:\x03\x04|\x05\x06|\x07\x08|00PK)"), (".zip",), "archive"),
    Format("warc", "warc:read_warc", _begins(WARC), (".warc", ".wet"), "archive"),
    Format("parquet", "parquet:read_parquet", _begins(PARQUET + rb"\x15"), (".parquet",), "archive"),
    Format("jsonl", "rows:read_rows", None, (".jsonl", ".ndjson"), "archive"),
    Format("json", "documents:read_documents", None, (".json",), "archive"),
    Format("tar", "tars:read_tar", _begins(rb".{257}ustar"), (".tar",), "archive"),
    Format("html", "pages:read_page", None, (".html", ".htm", ".xhtml")),
    Format("text", "pages:read_page", None, (".txt", ".text")),
    Format("csv", "pages:refuse_table", None, (".csv", ".tsv")),
)
_BY_NAME = {row.name: row for row in FORMATS}
# All signatures in one pattern, instead of one row after the other: recognising a page is most of what reading one from a
# folder costs.
_SIGNED = re.compile(
    b"|".join(b"(?P<%b>%b)" % (row.name.encode(), row.signature.pattern) for row in FORMATS if row.signature), re.DOTALL
)
_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
_SIGNATURE_BYTES = 16
_TAR_BYTES = 512
# One suffix in place of two: a compressed archive.
_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_PACKED = (*_SHORT, *(suffix for row in FORMATS if row.layer for suffix in row.suffixes))
# How deep archives may be nested, and how many compressions may surround a page: more than is ever needed, fewer than a
# decompression bomb would use.
_DEEPEST: dict[Layer, int] = {"archive": 3, "compression": 4}

# Comments and declarations may come first. The group is atomic, so each is passed once: otherwise many of them would take
# exponential time.
_HTML_START = re.compile(rb"(?>\s+|<!--.*?-->|<\?.*?>)*+<(?:!doctype\s+html|html|head\b)", re.I | re.S)
_FIRST_TAG = re.compile(rb"(?>\s+|<!--.*?-->|<\?.*?>)*+(?!<!--|<\?)\S", re.S)
_START_BYTES = 512
# In any encoding, perhaps behind a byte order mark.
_BRACE = re.compile(rb"[ \t\r\n\x1e\xef\xbb\xbf\xff\xfe\0]*[{\[]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_stream(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Read the pages of a stream, whatever it holds; failures are yielded in their places.

    Args:
        name: the name that its records use.
        stream: the bytes.
        options: how to read them.
    """
    try:
        found = recognise(stream, options)
        check_depth(stream, found)
        empty = True
        for page in reader_of(found)(name, stream, options):
            empty = False
            yield page
        if empty:
            yield MissingInput(name, "a container without pages", _reasons(stream))
    except InputError as problem:
        # Whichever layer broke, the failure names the innermost thing that was being read.
        yield type(problem)(name, problem.message, problem.hint)
    except MemoryError as problem:  # the next page may be smaller
        yield explain(name, problem)
    except MissingExtra as problem:
        yield UnreadableInput(name, "needs a package that is not installed", str(problem))


def check_depth(stream: Stream, found: Format) -> None:
    """Check that a stream's layers are not nested too deep.

    Raises:
        OverLimit: they are.
    """
    if found.layer is not None and stream.inside.count(found.layer) >= _DEEPEST[found.layer]:
        raise OverLimit(stream.name, f"{found.name} nested too deep", "unpack it first")


@cache
def reader_of(row: Format) -> Reader:
    """Import the function that reads a format.

    Raises:
        MissingExtra: it needs a package that is not installed.
    """
    module, function = row.reader.split(":")
    reader: Reader = getattr(import_module(f"newsparse.sources.{module}"), function)
    return reader


def recognise(stream: Stream, options: SourceOptions) -> Format:
    """Determine the format of a stream; no more of a pipe is awaited than the decision needs.

    Raises:
        InputError: the stream cannot be read.
    """
    forced = options.input_format
    head = stream.peek(_SIGNATURE_BYTES)
    if not head:
        return _BY_NAME["text"]
    found = _by_signature(head)
    if found is not None and found.layer == "compression":
        return found
    if forced in ("zip", "tar"):  # it applies to the archive, not to its members
        return _BY_NAME[forced] if "archive" not in stream.inside else found or _without_signature(stream, options)
    if forced == "auto":
        return found or _without_signature(stream, options)
    if found is not None and found.name == "zip":
        return found
    return _BY_NAME["tar" if _by_suffix(stream.hint) is _BY_NAME["tar"] and _is_tar(stream) else forced]


def kind_of(name: str, data: bytes) -> Kind:
    """Tell HTML from text: ``html`` by the suffix, by how the page begins, or as a piece of HTML; else ``text``.

    Args:
        name: the page's name.
        data: the page; the first :data:`~newsparse.sources.fragments.SAMPLE` bytes are enough.
    """
    if _BY_SUFFIX.get(_suffix(name)) is _BY_NAME["html"]:
        return "html"
    start = as_utf_8(data[:_START_BYTES]).lstrip()
    if start and not start.startswith(b"<"):
        return "text"
    from newsparse.sources.fragments import SAMPLE, begins_with_tag, is_fragment  # most texts do without

    if _may_go_on(start):
        start = as_utf_8(data[:SAMPLE])
    if _HTML_START.match(start):
        return "html"
    return "html" if begins_with_tag(start) and is_fragment(as_utf_8(data[:SAMPLE])) else "text"


def kind_of_stream(stream: Stream) -> Kind:
    """As :func:`kind_of`, of a stream that is one page; more than its beginning is awaited only if that is a tag, or nothing
    that shows what follows."""
    start = stream.peek(_START_BYTES)
    seen = as_utf_8(start[:_START_BYTES]).lstrip()
    if not seen or seen.startswith(b"<"):
        from newsparse.sources.fragments import SAMPLE, begins_with_tag

        if _may_go_on(seen) or begins_with_tag(seen):
            start = stream.peek(SAMPLE)
    return kind_of(stream.hint, start)


def _may_go_on(start: bytes) -> bool:
    """Whether a page's beginning is nothing but white space, comments and declarations, whose end may lie further down."""
    return not start or start.startswith((b"<!--", b"<?")) and not _FIRST_TAG.match(start)


def as_utf_8(start: bytes) -> bytes:
    """A page's beginning without its byte order mark; re-encoded as UTF-8 if the mark is that of UTF-16."""
    if start.startswith(_UTF_16):
        return start.decode("utf-16", "replace").encode("utf-8", "replace")
    return start.removeprefix(b"\xef\xbb\xbf")


def without_compression(name: str) -> str:
    """A name without the suffix of its compression: ``page.html`` for ``page.html.gz``, ``a.tar`` for ``a.tgz``."""
    suffix = _suffix(name)
    if suffix in _SHORT:
        return name[: -len(suffix)] + _SHORT[suffix]
    row = _BY_SUFFIX.get(suffix)
    return name[: -len(suffix)] if row is not None and row.layer == "compression" else name


def _suffix(name: str) -> str:
    """The last dot of a name and what follows it, in lower case; empty if there is no dot."""
    _, dot, end = name.rpartition(".")
    return (dot + end).lower() if dot else ""


def _by_signature(head: bytes) -> Format | None:
    found = _SIGNED.match(head)
    return None if found is None else _BY_NAME[str(found.lastgroup)]


def _without_signature(stream: Stream, options: SourceOptions) -> Format:
    by_suffix = _by_suffix(stream.hint)
    table = None
    if by_suffix is None or by_suffix.name in ("jsonl", "json") or _may_be_rows(stream, by_suffix):
        from newsparse.sources.tables import (
            guess_table,
            named_rows,
        )  # imported here: it imports the rows' reader, which imports this module
        from newsparse.sources.wide import glance_in_utf_8

        seen = glance_in_utf_8(stream)
        if by_suffix is None or by_suffix.name == "text":
            table = guess_table(seen, options)
        else:
            table, by_suffix = named_rows(seen, by_suffix.name), None
    if table is not None:
        return _BY_NAME[table]
    if (by_suffix is None or by_suffix.layer is None) and _is_tar(stream):
        return _BY_NAME["tar"]
    return by_suffix or _BY_NAME["text"]


def _may_be_rows(stream: Stream, by_suffix: Format) -> bool:
    """Whether a file whose name says text begins with a brace or a bracket: rows are often saved as that."""
    return by_suffix.name == "text" and _BRACE.match(stream.peek(_SIGNATURE_BYTES)) is not None


def _by_suffix(name: str) -> Format | None:
    """The format that the suffix names, or None.

    Compressions do not count: what is compressed always has the signature, and crawlers save pages that arrived
    uncompressed as ``page.html.gz``.
    """
    row = _BY_SUFFIX.get(_suffix(without_compression(name)))
    return None if row is None or row.layer == "compression" else row


def _is_tar(stream: Stream) -> bool:
    signature = _BY_NAME["tar"].signature
    return signature is not None and signature.match(stream.peek(_TAR_BYTES)) is not None


def _reasons(stream: Stream) -> str:
    told = ", ".join(f"{count} {reason}" for reason, count in stream.skipped.most_common(3))
    return f"skipped, so far: {told}" if told else "hidden members are not read"


def holds_pages(name: str) -> bool:
    """Whether, by its name, a file is compressed or a container, so that its size is not that of its pages."""
    return name.lower().endswith(_PACKED)
