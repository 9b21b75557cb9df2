"""Tell whether a page is several dumps behind each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields.headers import split_date_prefix
from newsparse.model import Line
from newsparse.rules.dumps import DATED

_DUMP = re.compile(rf" {DATED} ")


def count_dumps(page: str, lines: Sequence[Line]) -> int:
    """How many lines begin as those at which ``--split`` would cut a file.

    Args:
        page: the page's text, in which the lines' offsets count.
        lines: the page's lines that are not blank.
    """
    return sum(_DUMP.match(page, line.start) is not None and split_date_prefix(line.text) is not None for line in lines)
