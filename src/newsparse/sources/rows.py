"""Rows that are pages: what all formats of rows share, rows of JSON, and JSON Lines."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from newsparse.errors import EmptyInput, InputError, MissingInput, OverLimit, UnreadableInput
from newsparse.model import Kind, RawPage
from newsparse.names import RowName
from newsparse.sources.formats import Found, kind_of
from newsparse.sources.fragments import SAMPLE
from newsparse.sources.options import SourceOptions
from newsparse.sources.streams import Stream, lines_of, over_limit
from newsparse.sources.wide import in_utf_8

_HTML_FIELDS = ("html", "raw_html")
_DEEPEST = 100  # deeper than real columns go; encoding records, and sending them to workers, must not fail for depth
_BLANK = b" \t\r\n\x0b\x0c\x1e"  # the last one separates the rows of a JSON text sequence (RFC 7464)
_KEY = re.compile("[A-Za-z_][A-Za-z0-9_]{0,40}")
_DIGITS = 1_000  # of whole numbers: Python refuses to read, and to write, more than 4,300
_OWN_SCHEMA = "newsparse/"
_OWN_ERROR = {"source", "code", "message"}


def page_of(name: str, row: Mapping[str, Any], options: SourceOptions) -> Found:
    """Make a page of a row, or say why it is not one.

    Args:
        name: the name that its record uses.
        row: its columns.
        options: which columns are text and address, and whether the others are kept.
    """
    try:
        if options.text_field is None and _is_own(row):
            raise UnreadableInput(
                name, "a record that newsparse wrote, not a page", "write them outside of the sources"
            )
        field, text = _text_of(name, row, options)
        if len(text) > options.max_size:
            raise over_limit(name, options.max_size)
        url_field = next((f for f in options.url_fields() if isinstance(row.get(f), str) and row[f]), None)
        others = _others(name, row, (field, url_field)) if options.keep_fields else None
    except InputError as problem:
        return problem
    return RawPage(
        name,
        text,
        url=None if url_field is None else row[url_field],
        kind=_kind_of(field, text, options),
        fields=others,
    )


def _text_of(name: str, row: Mapping[str, Any], options: SourceOptions) -> tuple[str, str | bytes]:
    """The field that holds the page, and its value: the first of the candidates with a text that is not empty."""
    there = [field for field in options.text_fields() if field in row]
    for field in there:
        value = row[field]
        if isinstance(value, str | bytes) and value:
            return field, value
    if not there:
        wanted = f"no field {options.text_field!r}" if options.text_field else "no field of text"
        fields = ", ".join(row)[:200]
        known = f" (the row has {fields})" if fields else ""
        raise MissingInput(name, wanted, f"name one with --text-field{known}{_or_rows_in(row)}")
    if all(row[field] is None or row[field] in ("", b"") for field in there):
        raise EmptyInput(name, f"field {there[0]!r} is empty", "check what the scraper wrote")
    raise UnreadableInput(name, f"field {there[0]!r} is not text", "name another with --text-field")


def _or_rows_in(row: Mapping[str, Any]) -> str:
    """A hint for a row that itself contains rows, as the response of a server may."""
    for key, value in row.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and _KEY.fullmatch(key):
            return f", or take the rows out: jq -c '.{key}[]'"
    return ""


def _kind_of(field: str, text: str | bytes, options: SourceOptions) -> Kind:
    if options.input_format == "html" or field in _HTML_FIELDS:
        return "html"
    start = text[:SAMPLE]
    return kind_of("", start.encode("utf-8", "replace") if isinstance(start, str) else start)


def _others(name: str, row: Mapping[str, Any], taken: tuple[str | None, ...]) -> dict[str, Any]:
    """The columns that are neither text nor address, with bytes as Base64 so that JSON can hold them."""
    others = {key: value for key, value in row.items() if key not in taken}
    if not _is_flat(others):
        raise UnreadableInput(name, f"its fields are nested more than {_DEEPEST} deep", "leave out --keep-fields")
    return {
        key: base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for key, value in others.items()
    }


def _is_flat(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        children: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                children += one.values()
            elif isinstance(one, list | tuple):
                children += one
        if not children:
            return True
        level = children
    return False


def _is_own(row: Mapping[str, Any]) -> bool:
    """Whether a row is a record or an error record that this package wrote: a record's ``body`` is not a page."""
    return str(row.get("schema")).startswith(_OWN_SCHEMA) or row.keys() == _OWN_ERROR


def read_rows(name: str, stream: Stream, options: SourceOptions) -> Iterator[Found]:
    """Yield a page for each line of JSON that is not blank, named ``name:LINE``, or what is wrong with it.

    Raises:
        InputError: the stream cannot be read.
    """
    lines = ((number, line) for number, line, _ in lines_of(in_utf_8(stream), options.max_size))
    yield from pages_of(name, lines, options, "line")


def pages_of(
    name: str, pieces: Iterable[tuple[int, bytes | None]], options: SourceOptions, what: str
) -> Iterator[Found]:
    """Yield a page for each row of JSON.

    Args:
        name: the name of the rows' source.
        pieces: the rows with their numbers; None in place of one over the limit. Blank ones are skipped.
        options: how they are read.
        what: what the message about too large a row calls it.
    """
    for number, piece in pieces:
        place = RowName(name, number)
        if piece is None:
            yield OverLimit(place, f"a {what} of more than {options.max_size} bytes", "raise --max-size")
            continue
        line = (piece.removeprefix(b"\xef\xbb\xbf") if number == 1 else piece).strip(_BLANK)
        if not line:
            continue
        row = _row_of(place, line)
        yield row if isinstance(row, InputError) else page_of(place, row, options)


def _row_of(name: str, line: bytes) -> dict[str, Any] | InputError:
    try:
        # Python writes NaN and infinities, which JSON does not have; 1e999 is read as infinity too. All become None.
        row = json.loads(line, parse_constant=lambda _: None, parse_float=_finite, parse_int=_whole)
    except UnicodeDecodeError:
        return UnreadableInput(name, "not UTF-8", "JSON is UTF-8")
    except RecursionError:
        return UnreadableInput(name, "nested too deep", "check what the scraper wrote")
    except ValueError as problem:
        return UnreadableInput(name, f"not JSON ({str(problem)[:100]})", "check what the scraper wrote")
    if not isinstance(row, dict):
        rows = isinstance(row, list) and any(isinstance(one, dict) for one in row)
        hint = "take the rows out: jq -c '.[]'" if rows else "a row is an object with its columns"
        return UnreadableInput(name, "not a JSON object", hint)
    return row


def _whole(digits: str) -> int | str:
    """A number; as its digits where it has more than Python reads as a number."""
    return int(digits) if len(digits) < _DIGITS else digits


def _finite(digits: str) -> float | None:
    value = float(digits)
    return value if isfinite(value) else None
