"""What a page's markup says of the page joins what its text says; where both speak, the text is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsparse.assembly.masthead import Masthead
from newsparse.fields.metadata import read_metadata
from newsparse.model import Head, Header, Line, Problem

_DAY = len("2022-10-26")


class Completed(NamedTuple):
    """The header, the page's own address where it says one, and what a user should look at."""

    header: Header
    url: str | None
    problems: tuple[Problem, ...] = ()


def complete_header(header: Header, head: Head, lines: Sequence[Line], states: Sequence[str]) -> Completed:
    """Fill a header with what the markup says.

    Args:
        header: what the page's text says.
        head: what stands in the markup beside the text.
        lines: the page's lines, with hints.
        states: their states, parallel.
    """
    told, masthead = read_metadata(head), Masthead(lines, states)
    date = masthead.published() or header.date
    problems = []
    if date and told.date and date[:_DAY] != told.date[:_DAY]:
        problems.append(
            Problem("metadata-date", f"the page shows {date}, its metadata say {told.date}; the page is believed")
        )
    completed = replace(
        header,
        title=_title(header.title, told.title, lines),
        date=date or told.date or masthead.dated_below(),
        authors=masthead.signed() or told.authors or masthead.signed_below(),
        section=header.section or told.section,
    )
    return Completed(completed, told.url, tuple(problems))


def _title(labelled: str | None, told: str | None, lines: Sequence[Line]) -> str | None:
    """The title that the metadata say if it stands on the page too: two who agree; else the line that was taken for the
    title, which metadata often shorten or dress up for search engines."""
    if told is None or (labelled is not None and _folded(labelled) == _folded(told)):
        return labelled or told
    wanted = _folded(told)
    return next((line.text for line in lines if _folded(line.text) == wanted), labelled or told)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
