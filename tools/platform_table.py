"""Reads the tables of pages as platforms lay them out (``platform_pages/``) and of what they say in other tongues
(``platform_tongues.txt``); they say how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TABLES = tuple(sorted(Path(__file__).with_name("platform_pages").glob("*.txt")))
TONGUES = Path(__file__).with_name("platform_tongues.txt")
_SHARED, _REMARK = ":: ", "# "


class Platform(NamedTuple):
    """One kind of page: its ``name``; what stands ``above`` its thread, the ``count`` that declares it, each ``comment``,
    what stands ``below``; ``none`` in place of thread and count on a page without comments; ``gaps``, the shares of its lines
    that may have a blank line before them; ``short``: each comment is one paragraph; ``wordless``: now and then all that is
    left of a comment are the lines around it; ``turns``: how many pages are written for one of most others; ``tongues``: what the
    words of ``SPOKEN`` are, tongue by tongue."""

    name: str
    above: str = ""
    count: str = ""
    none: str = ""
    comment: str = ""
    below: str = ""
    gaps: tuple[float, ...] = (0.0, 0.6, 1.0, 1.0)
    short: bool = False
    wordless: bool = False
    turns: int = 1
    tongues: tuple[Mapping[str, str], ...] = ()


_LINES = ("above", "count", "none", "comment", "below")
_MARKS = ("short", "wordless")
_WORD = re.compile(r"\{(\w*)\}")
# What the words in braces may be; platforms.py fills them.
WORDS = frozenset(
    """body text name upper_name initial other k n s u d title site section writer donor agency city upper year iso caption
    motto rank elsewhere head question date ago time clock posts weekday slashed dotted kanji seconds url place country""".split()
)
# What a tongue has words for, in the order of the table.
SPOKEN = ("counted", "says", "answer", "form")


def read_tongues(table: str) -> dict[str, tuple[Mapping[str, str], ...]]:
    """What platforms say in their tongues.

    Raises:
        ValueError: a tongue has not one phrase for each of ``SPOKEN``.
    """
    return {
        name: tuple(dict(zip(SPOKEN, map(str.strip, row.split(" | ")), strict=True)) for row in rows)
        for name, rows in _sections(table, "== ")
    }


def read_platforms(table: str, tongues: Mapping[str, tuple[Mapping[str, str], ...]]) -> tuple[Platform, ...]:
    """The platforms of a table.

    Args:
        table: its text.
        tongues: what platforms say, see :func:`read_tongues`.

    Raises:
        ValueError: a part, a name for lines, a platform's tongues or a word in braces is unknown; lines stand in no part;
            there are no gaps; turns are no number; two kinds of pages have one name.
    """
    rows_of = list(_sections(table, "== "))
    sections = dict(rows_of)
    if len(sections) < len(rows_of):
        raise ValueError("two kinds of pages are called the same")
    shared = {name: rows for name, rows in sections.items() if name.startswith(_SHARED)}
    return tuple(_platform(name, rows, shared, tongues) for name, rows in sections.items() if name not in shared)


def _sections(text: str, mark: str) -> Iterator[tuple[str, list[str]]]:
    """What stands behind each line that begins with a mark, with that line's own words."""
    name, rows = "", []
    for row in text.split("\n"):
        if row.startswith(mark):
            if name:
                yield name, rows
            name, rows = row.removeprefix(mark), []
        elif row.startswith(_REMARK):
            if name and "{name}" in row:
                raise ValueError(f"{name}: a line is called a remark: {row}")
        elif row.strip():
            rows.append(row)
    if name:
        yield name, rows


def _platform(
    name: str,
    rows: list[str],
    shared: Mapping[str, list[str]],
    tongues: Mapping[str, tuple[Mapping[str, str], ...]],
) -> Platform:
    made = Platform(name)
    if rows and not rows[0].startswith("-- "):
        raise ValueError(f"{name}: no part is called before {rows[0]!r}")
    for part, lines in _sections("\n".join(rows), "-- "):
        key, *numbers = part.split()
        if key == "gaps" and numbers:
            made = made._replace(gaps=tuple(map(float, numbers)))
        elif key == "turns" and len(numbers) == 1:
            made = made._replace(turns=int(numbers[0]))
        elif key == "tongues" and " ".join(numbers) in tongues:
            made = made._replace(tongues=tongues[" ".join(numbers)])
        elif key in _MARKS:
            made = made._replace(**{key: True})
        elif key in _LINES:
            made = made._replace(**{key: "\n".join(_expanded(lines, shared))})
        else:
            raise ValueError(f"{name}: no part of a page is called {part}")
    known = WORDS.union(SPOKEN if made.tongues else ())
    unknown = [word for key in _LINES for word in _WORD.findall(getattr(made, key)) if word not in known]
    if unknown:
        raise ValueError(f"{name}: nothing is called {unknown[0]}")
    return made


def _expanded(rows: list[str], shared: Mapping[str, list[str]]) -> Iterator[str]:
    for row in rows:
        mark, name = ("?", row[1:]) if row.startswith(f"?{_SHARED}") else ("", row)
        if not name.startswith(_SHARED):
            yield row
        elif name in shared:
            yield from (mark + line for line in shared[name])
        else:
            raise ValueError(f"no lines are called {name}")


PLATFORMS = read_platforms(
    "\n".join(table.read_text("utf-8") for table in TABLES), read_tongues(TONGUES.read_text("utf-8"))
)
