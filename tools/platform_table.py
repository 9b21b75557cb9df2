"""Reads the table of pages as platforms lay them out (``platform_pages.txt``, which says how it is written)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("platform_pages.txt")
_SHARED = ":: "


class Platform(NamedTuple):
    """One kind of page: its ``name``; what stands ``above`` its thread, the ``count`` that declares it, each ``comment``,
    what stands ``below``; ``none`` in place of thread and count on a page without comments; ``gaps``, the shares of its lines
    that may have a blank line before them; ``short``: each comment is one paragraph; ``wordless``: now and then all that is
    left of a comment are the lines around it."""

    name: str
    above: str = ""
    count: str = ""
    none: str = ""
    comment: str = ""
    below: str = ""
    gaps: tuple[float, ...] = (0.0, 0.6, 1.0, 1.0)
    short: bool = False
    wordless: bool = False


_LINES = ("above", "count", "none", "comment", "below")
_MARKS = ("short", "wordless")
_WORD = re.compile(r"\{(\w*)\}")
# What the words in braces may be; platforms.py fills them.
WORDS = frozenset(
    """body text name upper_name initial other k n s u d title site section writer donor agency city upper year iso caption
    motto rank elsewhere head question date ago time clock posts weekday slashed place country""".split()
)


def read_platforms(table: str) -> tuple[Platform, ...]:
    """The platforms of a table.

    Raises:
        ValueError: a part, a name for lines or a word in braces is unknown; lines stand in no part; there are no gaps.
    """
    shared: dict[str, list[str]] = {}
    found: list[Platform] = []
    for name, rows in _sections(table, "== "):
        if name.startswith(_SHARED):
            shared[name] = rows
        else:
            found.append(_platform(name, rows, shared))
    return tuple(found)


def _sections(text: str, mark: str) -> Iterator[tuple[str, list[str]]]:
    """What stands behind each line that begins with a mark, with that line's own words."""
    name, rows = "", []
    for row in text.split("\n"):
        if row.startswith(mark):
            if name:
                yield name, rows
            name, rows = row.removeprefix(mark), []
        elif row.strip():
            rows.append(row)
    if name:
        yield name, rows


def _platform(name: str, rows: list[str], shared: Mapping[str, list[str]]) -> Platform:
    made = Platform(name)
    if rows and not rows[0].startswith("-- "):
        raise ValueError(f"{name}: no part is called before {rows[0]!r}")
    for part, lines in _sections("\n".join(rows), "-- "):
        key, *numbers = part.split()
        if key == "gaps" and numbers:
            made = made._replace(gaps=tuple(map(float, numbers)))
        elif key in _MARKS:
            made = made._replace(**{key: True})
        elif key in _LINES:
            made = made._replace(**{key: "\n".join(_expanded(lines, shared))})
        else:
            raise ValueError(f"{name}: no part of a page is called {part}")
    unknown = [word for key in _LINES for word in _WORD.findall(getattr(made, key)) if word not in WORDS]
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


PLATFORMS = read_platforms(TABLE.read_text("utf-8"))
