"""Read files that newsparse wrote, one record at a time, however many there are.

A file's first bytes decide what it is, not its name: Parquet or JSON Lines, compressed or not. What cannot be read
is yielded as an :class:`~newsparse.errors.InputError` in its place.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any

from newsparse.errors import InputError, MissingInput, OverLimit, TruncatedInput, UnreadableInput
from newsparse.sources.compressed import uncompressed
from newsparse.sources.files import stream_of
from newsparse.sources.formats import PARQUET
from newsparse.sources.listing import is_pattern
from newsparse.sources.options import DEFAULTS
from newsparse.sources.patterns import find
from newsparse.sources.streams import Stream, as_file, lines_of
from newsparse.views.report.facts import Facts, Failure, NoRecord, facts_of
from newsparse.views.report.rows import rows_of

Found = Facts | Failure | InputError
# How many lines of a file that are not records are reported one by one, and how that is told.
_TOLD, _NO_RECORD = 5, "not a record"


def read_records(names: Iterable[str]) -> Iterator[Found]:
    """Read what records say.

    Args:
        names: files, folders of parts, glob patterns, or ``-`` for standard input.

    Yields:
        What every record or error record says, or what is wrong with a line or a file.

    Raises:
        MissingExtra: a file needs an extra that is not installed.
    """
    for name in names:
        if name == "-":
            yield from _guarded("-", _read_stdin())
        elif os.path.isdir(name):
            yield from _read_folder(name)
        elif os.path.lexists(name) or not is_pattern(name):
            yield from _guarded(name, _read_file(name))
        else:
            yield from _read_glob(name)


def unfinished(name: str) -> bool:
    """Whether a name is that of a folder with parts of an unfinished run."""
    try:
        held = os.listdir(name) if os.path.isdir(name) else []
    except OSError:
        return False
    return "_SUCCESS" not in held and any(part.startswith("part-") for part in held)


def _read_folder(folder: str) -> Iterator[Found]:
    """Read every file below a folder, sorted.

    Hidden files are private, ``_`` marks files that are not parts, and a page of HTML may be the last report.
    """
    problems: list[OSError] = []
    empty = True
    for here, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(name for name in files if not name.startswith((".", "_")) and not name.endswith(".html")):
            empty = False
            path = os.path.join(here, name)
            if os.path.exists(path) and not os.path.isfile(path):
                yield UnreadableInput(path, "not a regular file", "move it elsewhere")  # a pipe may never end
            else:
                yield from _guarded(path, _read_file(path))
    for problem in problems:
        yield _unlisted(str(problem.filename), problem)
    if empty and not problems:
        yield MissingInput(folder, "a folder without records", "hidden files are not read")


def _read_glob(pattern: str) -> Iterator[Found]:
    try:
        found, problems = find(pattern)
    except ValueError as problem:
        yield UnreadableInput(pattern, _reason(problem), "check the path")
        return
    if not (found or problems):
        yield MissingInput(pattern, "no file matches", "quote the pattern, or check the path")
    for name in sorted(found.union(problems)):
        if name in problems:
            yield _unlisted(name, problems[name])
        elif not os.path.basename(name).startswith("_"):
            yield from read_records([name])


def _unlisted(folder: str, problem: OSError) -> UnreadableInput:
    return UnreadableInput(folder, _reason(problem), "check its mode and owner")


def _guarded(name: str, found: Iterator[Found]) -> Iterator[Found]:
    """Let a problem with a file end that file only."""
    try:
        yield from found
    except InputError as problem:
        yield problem
    except FileNotFoundError:
        yield MissingInput(name, "no such file", "check the path")
    except PermissionError:
        yield UnreadableInput(name, "no permission to read it", "check its mode and owner")
    except (OSError, ValueError) as problem:
        yield UnreadableInput(name, _reason(problem))


def _reason(problem: OSError | ValueError) -> str:
    return (getattr(problem, "strerror", None) or str(problem)).lower()


def _read_file(name: str) -> Iterator[Found]:
    with open(name, "rb", buffering=0) as file:
        yield from _read_stream(stream_of(name, file))


def _read_stdin() -> Iterator[Found]:
    if sys.stdin is None:
        raise UnreadableInput("-", "standard input cannot be read", "pipe records in, or name a file")
    yield from _read_stream(stream_of("-", sys.stdin.buffer))


def _read_stream(stream: Stream) -> Iterator[Found]:
    plain = uncompressed(stream, DEFAULTS)
    if plain.peek(len(PARQUET)).startswith(PARQUET):
        # Parquet's metadata is at the end.
        yield from _told_once(stream.name, _rows(stream.name, as_file(plain, DEFAULTS.max_size)))
    else:
        yield from _told_once(stream.name, _lines(plain))


def _lines(stream: Stream) -> Iterator[Found]:
    """Read JSON Lines. An empty file is complete: the errors of a run without any are such a file."""
    for line in lines_of(stream, DEFAULTS.max_size):
        place = f"{stream.name}:{line.number}"
        if line.data is None:
            yield OverLimit(place, f"a line of more than {DEFAULTS.max_size} bytes", "name files that newsparse wrote")
            continue
        data = line.data.removeprefix(b"\xef\xbb\xbf") if line.number == 1 else line.data
        if not data.strip():
            continue
        if line.number == 1 and data.strip() == b"{":
            raise UnreadableInput(stream.name, "JSON that goes over several lines", "write records without --pretty")
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            if line.ended:
                yield UnreadableInput(place, f"{_NO_RECORD}: not JSON", "name files that newsparse wrote")
            else:
                yield TruncatedInput(place, "cut off inside its last line", "get the rest of it")
            continue
        yield _said(place, value)


def _rows(name: str, stream: IO[bytes]) -> Iterator[Found]:
    for number, row in enumerate(rows_of(name, stream), 1):
        yield _said(f"{name}:{number}", row)


def _said(place: str, value: Any) -> Found:
    try:
        return facts_of(value)
    except NoRecord as problem:
        return UnreadableInput(place, problem.message, problem.hint)


def _told_once(name: str, found: Iterator[Found]) -> Iterator[Found]:
    """Yield only the first lines that are not records, then how many more there are.

    A file that holds nothing else is told as a whole: it is of another kind.
    """
    held: list[InputError] = []
    wrong, strange, records = 0, 0, False
    for one in found:
        if not isinstance(one, InputError):
            yield from held
            held.clear()
            records = True
            yield one
            continue
        wrong += 1
        strange += one.message.startswith(_NO_RECORD)
        if wrong <= _TOLD:
            held.append(one)
            if records:
                yield held.pop()
    if wrong > 1 and wrong == strange and not records:
        yield UnreadableInput(
            name, "no records in it", f"if it is a page, parse it first: newsparse {name} -o records.jsonl"
        )
        return
    yield from held
    if wrong > _TOLD:
        more = wrong - _TOLD
        yield UnreadableInput(
            name, f"{more:,} more line{'s' * (more > 1)} that {'are not records' if more > 1 else 'is not a record'}"
        )
