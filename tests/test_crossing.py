"""A layout under which comments cross the bounds of their elements gives way to one under which they do not."""

from __future__ import annotations

import pytest

from newsparse.labelling.crossing import better_layout
from newsparse.labelling.grammar import LAYOUTS, PARTS

# text, signature; in an element for each comment, under a heading
BELOW = [2, 4, 5, 4, 5, 4, 5]
AFTER, SHIFTED = "HSASASA", "ASASASX"
ABOVE = [2, 4, 5, 5, 4, 5, 5, 4, 5, 5]
FIRST = "HASXASXASX"


def _better(layout: str, path: str, shared: list[int], others: dict[str, str]) -> str:
    def numbers(parts: str) -> list[int]:
        return [PARTS.index(part) for part in parts]

    def path_of(other: int) -> list[int]:
        return numbers(others[LAYOUTS[other]])

    return LAYOUTS[better_layout(LAYOUTS.index(layout), numbers(path), shared, path_of)]


@pytest.mark.parametrize(
    "layout, path, shared, others, better",
    [
        ("1", SHIFTED, BELOW, {"2": AFTER}, "2"),
        ("m", SHIFTED, BELOW, {"1": SHIFTED, "2": AFTER}, "2"),
        ("2", AFTER, BELOW, {}, "2"),
        ("1", FIRST, ABOVE, {}, "1"),
        ("2", "HHSXASXASX", ABOVE, {"1": FIRST}, "1"),
        # what stands between two comments may open the second's element
        ("1", "HASQASQASQASX", [2, 4, 5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 5], {"2": "HHSQASQASQASA"}, "1"),
        # beside each other in one element, nothing can be told
        ("1", SHIFTED, [2, 4, 4, 4, 4, 4, 4], {}, "1"),
        # the other has fewer comments, or crosses as many
        ("1", SHIFTED, BELOW, {"2": "HSAEEEE"}, "1"),
        ("1", SHIFTED, BELOW, {"2": "HHSASAS"}, "1"),
        # two comments are no evidence
        ("1", "ASAS", [2, 4, 5, 4], {"2": "SASA"}, "1"),
        ("", "HTBBB", [0, 2, 2, 3, 3], {}, ""),
    ],
)
def test_which_layout_a_page_has(
    layout: str, path: str, shared: list[int], others: dict[str, str], better: str
) -> None:
    assert _better(layout, path, shared, others) == better
