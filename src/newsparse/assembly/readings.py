"""What each line of a page would give to the record if it were the line of a field, for people who correct labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.assembly.day_order import DayOrder
from newsparse.assembly.thread import text_of
from newsparse.fields.counts import match_count
from newsparse.fields.credits import match_credit
from newsparse.fields.dates import machine_date, parse_date
from newsparse.fields.headers import match_byline, match_dateline
from newsparse.fields.naming import author_names
from newsparse.model import Line
from newsparse.receipts import Reading
from newsparse.rules.bylines import BY

# Longer lines hold no field. A name is read together with at most this many others of the page.
_LONGEST, _OTHERS = 160, 12
_NOTHING = Reading()


def read_lines_as_fields(
    lines: Sequence[Line], authors: Sequence[str], order: DayOrder, mark: re.Pattern[str] | None = None
) -> tuple[Reading, ...]:
    """Read every line as each field.

    Args:
        lines: the page's lines.
        authors: the texts of the lines that hold comments' authors.
        order: how the page writes dates.
        mark: the list mark of its comments, if they have one.
    """
    others = list(dict.fromkeys(authors))[:_OTHERS]
    return tuple(_reading(line, others, order, mark) for line in lines)


def _reading(line: Line, others: Sequence[str], order: DayOrder, mark: re.Pattern[str] | None) -> Reading:
    text = line.text
    said = text_of(text, mark)
    first = None if said == text else said
    if len(text) > _LONGEST:
        return _NOTHING if first is None else Reading(first=first)
    told = machine_date(line.hints.when) if line.hints is not None and line.hints.when else None
    date, dateline, credit = parse_date(text), match_dateline(text), match_credit(text)
    return Reading(
        author=author_names([*(other for other in others if other != text), text])[-1],
        first=first,
        date=told or (None if date is None else order.value(date)),
        authors=match_byline(text) or match_byline(f"{BY} {text}") or (),
        dateline=None if dateline is None else dateline[1],
        credit=None if credit is None else credit.text,
        comment_count=match_count(text),
    )
