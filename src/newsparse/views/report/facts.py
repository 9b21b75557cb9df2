"""What is counted of a record; values that are not records are rejected, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newsparse.model import SCHEMA

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?(?![0-9])")
# No page has more comments than this; a larger number is not a count.
_MOST = 10**12


class Voice(NamedTuple):
    """A comment: its author, if the page gives one, and the probability that text and author are right."""

    author: str | None
    confidence: float | None


class Facts(NamedTuple):
    """What is counted of a record; ``year`` and ``month`` are those of its date, as far as it is precise."""

    source: str
    kind: str
    encoding: str
    layout: str
    year: int | None
    month: int | None
    bylines: tuple[str, ...]
    credit: bool
    holder: str | None
    declared: int | None
    voices: tuple[Voice, ...]
    confidence: float | None
    warnings: tuple[str, ...]


class Failure(NamedTuple):
    """An error record: the input that did not become a record, and the code of its error."""

    source: str
    code: str


class NoRecord(Exception):
    """A value is neither a record nor an error record; the message says why, ``hint`` what to try."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def facts_of(value: Any) -> Facts | Failure:
    """Read what a value from JSON or from a row of Parquet says.

    Args:
        value: a record or an error record; a missing or null key says nothing.

    Raises:
        NoRecord: it is neither.
    """
    if not isinstance(value, dict):
        raise NoRecord("not a record")
    schema = value.get("schema")
    if schema is None and value.get("code") is not None:
        return Failure(_text(value, "source") or "", _text(value, "code") or "")
    if schema != SCHEMA:
        raise _other(value, schema)
    header, credit = _object(value, "header"), value.get("credit")
    if credit is not None and not isinstance(credit, dict):
        raise NoRecord("not a record: credit is not an object")
    date = _DATE.match(_text(header, "date") or "")
    return Facts(
        source=_text(value, "source") or "",
        kind=_text(value, "kind") or "",
        encoding=_text(value, "encoding") or "",
        layout=_text(value, "layout") or "",
        year=int(date[1]) if date else None,
        month=int(date[2]) if date and date[2] else None,
        bylines=tuple(_text_in(name, "authors") for name in _list(header, "authors")),
        credit=credit is not None,
        holder=None if credit is None else _text(credit, "holder"),
        declared=_count(value, "comment_count"),
        voices=tuple(_voice(comment) for comment in _list(value, "comments")),
        confidence=_share(value, "confidence"),
        warnings=tuple(_code(warning) for warning in _list(value, "warnings")),
    )


def _other(value: Mapping[str, Any], schema: Any) -> NoRecord:
    if "@context" in value:
        return NoRecord("a schema.org object, not a record", "parse without --schema-org")
    if isinstance(schema, str) and schema.startswith("newsparse/"):
        ours = f"this version reads {SCHEMA}"
        return NoRecord(f"a record of another schema, {schema[:40]}", f"{ours}: parse the pages again")
    return NoRecord("not a record", "name files that newsparse wrote")


def _voice(comment: Any) -> Voice:
    if not isinstance(comment, dict):
        raise NoRecord("not a record: a comment is not an object")
    return Voice(_text(comment, "author"), _share(comment, "confidence"))


def _code(warning: Any) -> str:
    if not isinstance(warning, dict):
        raise NoRecord("not a record: a warning is not an object")
    return _text(warning, "code") or ""


def _text(value: Mapping[str, Any], key: str) -> str | None:
    held = value.get(key)
    return None if held is None else _text_in(held, key)


def _text_in(held: Any, key: str) -> str:
    if not isinstance(held, str):
        raise NoRecord(f"not a record: {key} is no text")
    return held


def _object(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    held = value.get(key)
    if held is not None and not isinstance(held, dict):
        raise NoRecord(f"not a record: {key} is not an object")
    return held or {}


def _list(value: Mapping[str, Any], key: str) -> Sequence[Any]:
    held = value.get(key)
    if held is not None and not isinstance(held, list):
        raise NoRecord(f"not a record: {key} is no list")
    return held or ()


def _count(value: Mapping[str, Any], key: str) -> int | None:
    held = value.get(key)
    if held is not None and (not isinstance(held, int) or isinstance(held, bool) or not 0 <= held <= _MOST):
        raise NoRecord(f"not a record: {key} is no count")
    return held


def _share(value: Mapping[str, Any], key: str) -> float | None:
    held = value.get(key)
    if held is not None and (not isinstance(held, int | float) or isinstance(held, bool) or not 0 <= held <= 1):
        raise NoRecord(f"not a record: {key} is no number from 0 to 1")
    return held
