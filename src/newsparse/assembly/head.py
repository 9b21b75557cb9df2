"""Combine what a page's markup says about it with what its text says; where both speak, the text is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsparse.assembly.masthead import Masthead
from newsparse.fields.dates import DAY
from newsparse.fields.metadata import read_metadata
from newsparse.fields.titles import folded, main_parts
from newsparse.hints import Head, Metadata
from newsparse.model import Header, Line, Problem

# How many lines an article may go on before its title comes.
_FIRST = 3


class Completed(NamedTuple):
    """The completed header, the page's own address if it gives one, and what a user should look at."""

    header: Header
    url: str | None
    problems: tuple[Problem, ...] = ()


def complete_header(header: Header, head: Head, lines: Sequence[Line], states: Sequence[str]) -> Completed:
    """Fill in a header from the markup.

    Args:
        header: what the page's text says.
        head: what the markup says beside the text.
        lines: the page's lines, with hints.
        states: their states, parallel.
    """
    told = read_metadata(head)
    masthead = Masthead(lines, states, told.published)
    shown = masthead.published()
    date = shown.date if shown else header.date
    problems = []
    if date and told.date and date[:DAY] != told.date[:DAY] and not told.date.startswith(date):
        problems.append(
            Problem("metadata-date", f"the page shows {date}, its metadata say {told.date}; {_believed(date, told)}")
        )
    if shown and shown.settled:
        problems.append(Problem("ambiguous-date", f"{shown.settled} is read as the metadata read it: {date}"))
    if date and told.published and len(date) < DAY <= len(told.published):
        date = told.published
    completed = replace(
        header,
        title=_title(header.title, told.title, head.title, lines, _first_words(states)),
        date=date or told.date or masthead.dated_below(),
        authors=masthead.signed().names or told.authors or _named(masthead),
        section=header.section or told.section,
    )
    return Completed(completed, told.url, tuple(problems))


def _named(masthead: Masthead) -> tuple[str, ...]:
    """Authors that neither a byline beside the title nor the metadata name."""
    return masthead.marked().names or masthead.signed_below().names or masthead.named().names


def _believed(date: str, told: Metadata) -> str:
    """Which side is believed: a month or a year alone is weak where the metadata give the day of publication."""
    weak = told.published is not None and len(date) < DAY <= len(told.published)
    return "they are believed" if weak else "the page is believed"


def _first_words(states: Sequence[str]) -> int:
    """The line from which the article is under way and no title is expected any more."""
    return next((i + _FIRST for i, state in enumerate(states) if state[0] in "BASX"), len(states))


def _title(labelled: str | None, told: str | None, window: str | None, lines: Sequence[Line], end: int) -> str | None:
    """Choose the title.

    First comes a text that the metadata agree on with a line (labelled or not). Next comes the longest line before
    ``end`` that is most of the window's title, unless the labelled title is also part of that and stands lower (a
    site's name stands higher). Then the labelled title: metadata often shorten a title, or dress it up for search
    engines.

    Args:
        labelled: the title by its label.
        told: the title by the metadata.
        window: the title of the browser window.
        lines: the page's lines.
        end: where no title is expected any more.
    """
    if told is None or (labelled is not None and folded(labelled) == folded(told)):
        return labelled or told
    said = [folded(line.text) for line in lines]
    if (wanted := folded(told)) in said:
        return lines[said.index(wanted)].text
    parts = main_parts(window or "")
    found = [i for i in range(min(end, len(lines))) if said[i] in parts]
    taken = folded(labelled or "")
    place = said.index(taken) if taken in said and taken in folded(window or "") else -1
    if found and place < found[-1]:
        return lines[max(found, key=lambda i: len(said[i]))].text
    return labelled or told
