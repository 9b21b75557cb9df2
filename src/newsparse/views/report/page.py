"""A report in a browser: one file that needs no network, with every picture's numbers in a table beside it.

Texts of a corpus are escaped by the template, and in pictures by what makes XML of them. Should both fail, the policy
that the file states lets no script run but its own, by its digest, and lets nothing leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from newsparse.views.onefile import asset, environment, policy, style
from newsparse.views.report.drawing import NARROW, WIDE, draw, shown
from newsparse.views.report.shapes import Figure, Report, Section, percent
from newsparse.views.report.shell import command_for

_ROOM = "newsparse.views.report"


class Picture(NamedTuple):
    """A figure, drawn for screens and for phones; not drawn, it is its table."""

    figure: Figure
    wide: Markup | None = None
    narrow: Markup | None = None


def render(report: Report, *, drawn: bool = True) -> str:
    """The file.

    Args:
        report: what there is to tell.
        drawn: with pictures; without them its tables are open.

    Returns:
        HTML; the same report gives the same file.

    Raises:
        MissingExtra: the extra that draws is not installed.
    """
    picture = _picture if drawn else Picture
    look, script = style(_ROOM, "report.css"), asset(_ROOM, "report.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            drawn=drawn,
            halves=_halves(report.sections),
            pictures={section.name: [picture(figure) for figure in section.figures] for section in report.sections},
            style=Markup(look),
            script=Markup(script),
            policy=policy(look, script),
        )
    )


def _halves(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections in two columns of about the same height; in place, so that none moves when a table is opened."""
    heights = [4 + sum(_height(figure) for figure in section.figures) for section in sections]
    cuts = range(len(sections) + 1)
    cut = min(cuts, key=lambda k: max(sum(heights[:k]), sum(heights[k:])))
    return sections[:cut], sections[cut:]


def _height(figure: Figure) -> int:
    """Of a picture and what belongs to it, in lines."""
    return 4 + {"bars": min(len(figure.rows), 15), "columns": 9, "grid": 15}[figure.form]


def _picture(figure: Figure) -> Picture:
    return Picture(figure, Markup(draw(figure, WIDE)), Markup(draw(figure, NARROW)))


def _environment() -> Environment:
    made = environment(_ROOM)
    made.filters.update(shown=shown, percent=percent, command=command_for)
    return made
