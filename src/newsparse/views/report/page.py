"""A report in a browser: one file that needs no network, with every picture's numbers in a table beside it.

Texts of a corpus are escaped by the template and, in pictures, by the XML writer. Should both fail, the policy
stated in the file allows no script but its own, by digest, and lets nothing out.
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
    """A figure drawn for screens and for phones; where it is not drawn, only its table is shown."""

    figure: Figure
    wide: Markup | None = None
    narrow: Markup | None = None


def render(report: Report, *, drawn: bool = True) -> str:
    """Render the file.

    Args:
        report: what to show.
        drawn: whether to draw pictures; without them, their tables are open.

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
    """Divide the sections into two columns of similar height; they are fixed, so opening a table moves none."""
    heights = [4 + sum(_height(figure) for figure in section.figures) for section in sections]
    cuts = range(len(sections) + 1)
    cut = min(cuts, key=lambda k: max(sum(heights[:k]), sum(heights[k:])))
    return sections[:cut], sections[cut:]


def _height(figure: Figure) -> int:
    """The height in lines of a picture and what belongs to it."""
    return 4 + {"bars": min(len(figure.rows), 15), "columns": 9, "grid": 15}[figure.form]


def _picture(figure: Figure) -> Picture:
    return Picture(figure, Markup(draw(figure, WIDE)), Markup(draw(figure, NARROW)))


def _environment() -> Environment:
    made = environment(_ROOM)
    made.filters.update(shown=shown, percent=percent, command=command_for)
    return made
