"""A report in a terminal or a pipe: the same numbers, in lines."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsparse.views.report.drawing import shown
from newsparse.views.report.shapes import Figure, Report, Row, Section, percent
from newsparse.views.report.shell import command_for

_DIM, _BOLD, _BAR = "dim", "bold", "cyan"
_EIGHTHS = " ▏▎▍▌▋▊▉"
# The width used for a pipe, which has none, and the least for any screen.
_WIDTH, _LEAST = 100, 40
# How many bars of a figure are shown, and how many columns are too many.
_BARS, _LONG = 12, 24
# How many groups of examples of a section are shown, and how many sources of each.
_GROUPS, _SOURCES = 3, 2


def summarise(report: Report, width: int | None = None, *, colours: bool = False) -> str:
    """Render a report as text.

    Args:
        report: what to show.
        width: of the screen in columns, None where there is none.
        colours: whether it has colours.

    Returns:
        Lines; the same report gives the same ones.
    """
    console = Console(
        file=io.StringIO(),
        force_terminal=colours,
        color_system="auto" if colours else None,
        legacy_windows=False,
        width=max(width or _WIDTH, _LEAST),
    )
    console.print(Text("   ").join(Text.assemble((count, _BOLD), f" {name}") for name, count in report.sums))
    for note in report.notes:
        console.print(Text(f"! {shown(note)}"))
    for section in report.sections:
        console.print()
        console.print(Text(section.title, _BOLD))
        console.print(Text(shown(section.lead)))
        for figure in _told(section):
            console.print(_table(figure, console.width))
            if note := _note(figure):
                console.print(Text(f"  {note}", _DIM))
        for line in _examples(section):
            console.print(line, soft_wrap=True)  # so that a command can be copied whole
    written: io.StringIO = console.file  # type: ignore[assignment]
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())


def _table(figure: Figure, width: int) -> Table:
    """Names, numbers and bars, each in its column."""
    rows = _rows(figure)
    most = max(row.number for row in rows)
    names = [shown(row.name) for row in rows]
    room = min(max(map(cell_len, (*names, figure.heads[0]))), width // 3)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=_DIM, pad_edge=False, show_edge=False)
    table.add_column("", width=0)
    table.add_column(figure.heads[0], width=room, no_wrap=True, overflow="ellipsis")
    for head in figure.heads[1:]:
        table.add_column(head, justify="right", no_wrap=True)
    left = max(width - room - 34, 4)
    table.add_column("", no_wrap=True)
    for name, row in zip(names, rows, strict=True):
        share = () if row.share is None else (percent(row.share),)
        table.add_row("", Text(name), f"{row.number:,}", *share, Text(_bar(row.number, most, left), _BAR))
    return table


def _note(figure: Figure) -> str:
    """Its note, with the number of rows that are shown here."""
    shown_here, held = len(_rows(figure)), len(figure.rows)
    if figure.form != "bars" or shown_here == held:
        return figure.note
    return (
        figure.note.replace(f"The first {held} of", f"The first {shown_here} of")
        or f"The first {shown_here} of {held}."
    )


def _told(section: Section) -> Iterator[Figure]:
    """The figures to show: no grids, and long ones only if they come first in their section."""
    for k, figure in enumerate(section.figures):
        if figure.form != "grid" and not (k and len(figure.rows) > _LONG):
            yield figure


def _rows(figure: Figure) -> list[Row]:
    """The first bars, or the columns without empty ones before the first and after the last."""
    if figure.form == "bars":
        return list(figure.rows[:_BARS])
    full = [k for k, row in enumerate(figure.rows) if row.number]
    return list(figure.rows[full[0] : full[-1] + 1])


def _bar(count: int, most: int, room: int) -> str:
    """A bar in eighths of a character; anything above zero is visible."""
    eighths: int = max(round(8 * room * count / most), bool(count)) if most else 0
    whole, part = divmod(eighths, 8)
    return "█" * whole + _EIGHTHS[part : part + 1].strip()


def _examples(section: Section) -> Iterator[Text]:
    for group in section.examples[:_GROUPS]:
        yield Text(f"  {shown(group.name)}:", _DIM)
        for source in group.sources[:_SOURCES]:
            yield Text(f"    {command_for(source)}")
