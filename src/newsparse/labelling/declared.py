"""Whether a thread has as many comments as its page declares.

A merged page and one with furniture between its comments are read alike, and their scores lie close together; under the
wrong one of the two most comments are lost. "21 Comments" tells which.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from newsparse.labelling.grammar import LAYOUTS, PARTS

# A number below this is no evidence; one is met by so many more or less, and missed by more than that (shares of it).
_FEWEST, _MET, _MISSED = 2, 0.1, 0.3
_OTHER = {LAYOUTS.index("1"): LAYOUTS.index("m"), LAYOUTS.index("m"): LAYOUTS.index("1")}
_ABOVE, _BEGINS = PARTS.index("H"), PARTS.index("S")
_SAID = frozenset(map(PARTS.index, "ASX"))
_NUMBER = re.compile(r"\d+")


def agreeing_layout(
    layout: int, path: Sequence[int], counting: Mapping[int, str], path_of: Callable[[int], Sequence[int]]
) -> int:
    """The layout under which a page has the comments that it declares, where it has not under the one chosen.

    Args:
        layout: the one chosen, by number.
        path: each line's part under it, by number.
        counting: the lines that have a word for comments, by place.
        path_of: the best path under another layout.
    """
    other = _OTHER.get(layout)
    numbers = {place: number for place, text in counting.items() if (number := _number(text)) >= _FEWEST}
    found = path.count(_BEGINS)
    told = [number for place, number in numbers.items() if path[place] not in _SAID]
    if other is None or not told or any(abs(found - number) <= _MISSED * number for number in told):
        return layout
    others = path_of(other)
    comments = others.count(_BEGINS)
    # who writes below a comment how many there are, speaks of something else
    met = (abs(comments - number) <= _MET * number for place, number in numbers.items() if others[place] == _ABOVE)
    return other if any(met) else layout


def _number(text: str) -> int:
    found = _NUMBER.search(text)
    return int(found[0]) if found else 0
