"""Gold records as users hand them over: read, or told what is wrong with them; what the tools that read them share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# What is said where there is nothing to learn from, or to judge.
NO_PAGES = "no labelled pages: NAME.txt or NAME.html with NAME.json beside it, or NAME.pages"
# So many complaints are told one by one.
_MOST = 20
# What is text, or null, where it is there.
_TEXTS = ("url", "title", "date", "body")


class Unfit(Exception):
    """What was handed over does not do; its text says what, and where."""


def run(tool: str, main: Callable[[], None]) -> None:
    """Run a tool; what is unfit is told in its words, with exit status 2."""
    try:
        main()
    except Unfit as problem:
        print(f"{tool}: {problem}", file=sys.stderr)
        sys.exit(2)


def check_folders(folders: Iterable[Path]) -> None:
    """See that folders are there.

    Raises:
        Unfit: one is not.
    """
    for folder in folders:
        if not folder.is_dir():
            raise Unfit(f"{folder}: {'not a folder' if folder.exists() else 'no such folder'}")


def read_gold(path: Path) -> dict[str, Any]:
    """The gold record of a page.

    Raises:
        Unfit: it cannot be read, or is none.
    """
    record = read_json(path)
    if not isinstance(record, dict):
        raise Unfit(f"{path}: no gold record: not a JSON object")
    comments = record.get("comments")
    if comments is not None and not isinstance(comments, list):
        raise Unfit(f"{path}: no gold record: comments is not a list")
    for number, comment in enumerate([*(comments or []), record.get("opening_post") or {"text": ""}], 1):
        if not isinstance(comment, dict) or not isinstance(comment.get("text"), str):
            raise Unfit(f"{path}: comment {number} has no text")
        names = comment.get("author_alts", [])
        if not _is_text(comment.get("author")) or not (isinstance(names, list) and all(map(_is_text, names))):
            raise Unfit(f"{path}: comment {number} has an author that is not text")
    header = record.get("header") or {}
    if not isinstance(header, dict):
        raise Unfit(f"{path}: no gold record: header is not an object")
    _check_texts(path, {**header, **record})
    _check_texts(path, header)
    return record


def _check_texts(path: Path, values: dict[str, Any]) -> None:
    for key in _TEXTS:
        if not _is_text(values.get(key)):
            raise Unfit(f"{path}: no gold record: {key} is not text")
    try:
        _ = urlsplit(values.get("url") or "").hostname
    except ValueError as problem:
        raise Unfit(f"{path}: no gold record: url is no address ({problem})") from problem


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def read_json(path: Path) -> Any:
    """What a file of JSON holds.

    Raises:
        Unfit: it is missing, or no JSON.
    """
    return parse_json(read_text(path), str(path))


def parse_json(text: str, place: str) -> Any:
    """What JSON says; ``place`` is where it stands.

    Raises:
        Unfit: it is none.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise Unfit(f"{place}: not JSON ({problem})") from problem


def read_text(path: Path) -> str:
    """The text of a file, line ends as they are.

    Raises:
        Unfit: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Unfit(f"{path}: not UTF-8") from problem
    except OSError as problem:
        raise Unfit(f"{path}: {(problem.strerror or str(problem)).lower()}") from problem


def told(complaints: list[str]) -> str:
    """Complaints, one a line, the first of them."""
    more = len(complaints) - _MOST
    return "\n".join(complaints[:_MOST]) + (f"\nand {more} more" if more > 0 else "")
