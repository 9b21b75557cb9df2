"""A merged page and one with furniture are told apart by the number of comments that the page declares."""

from __future__ import annotations

import pytest

from newsparse.labelling.declared import agreeing_layout
from newsparse.labelling.grammar import LAYOUTS, PARTS

# ten comments in a merged page; with furniture between them it would have two
MANY, FEW = "BH" + "AS" * 10, "BM" + "ASMMMMMMMM" * 2


def _agreeing(layout: str, paths: dict[str, str], counting: dict[int, str]) -> str:
    numbered = {name: [PARTS.index(part) for part in path] for name, path in paths.items()}
    chosen = agreeing_layout(LAYOUTS.index(layout), numbered[layout], counting, lambda other: numbered[LAYOUTS[other]])
    return LAYOUTS[chosen]


@pytest.mark.parametrize(
    "layout, paths, counting, better",
    [
        ("1", {"1": FEW, "m": MANY}, {1: "10 Comments"}, "m"),
        ("1", {"1": FEW, "m": MANY}, {1: "11 comments in all"}, "m"),  # one was lost
        ("m", {"m": "BH" + "AS" * 5, "1": "BHASMMASMMMM"}, {1: "2 Comments"}, "1"),
        ("m", {"m": MANY}, {1: "10 Comments"}, "m"),
        ("m", {"m": MANY}, {1: "12 Comments"}, "m"),  # near enough
        ("1", {"1": FEW, "m": MANY}, {1: "Comments"}, "1"),
        ("1", {"1": FEW, "m": MANY}, {}, "1"),
        # neither has what is declared
        ("1", {"1": FEW, "m": MANY}, {1: "40 Comments"}, "1"),
        # a count of another thing, within the thread or said by somebody
        ("1", {"1": FEW, "m": "BM" + "AS" * 10}, {1: "10 Comments"}, "1"),
        ("1", {"1": FEW, "m": MANY}, {3: "10 Comments"}, "1"),
        # another count is met
        ("1", {"1": FEW, "m": MANY}, {0: "2 Comments", 1: "10 Comments"}, "1"),
        # other layouts differ in more than that
        ("2", {"2": "BHSASASA", "1": MANY, "m": MANY}, {1: "10 Comments"}, "2"),
        ("", {"": "BHBBBB", "1": MANY, "m": MANY}, {1: "10 Comments"}, ""),
    ],
)
def test_which_layout_has_the_declared_comments(
    layout: str, paths: dict[str, str], counting: dict[int, str], better: str
) -> None:
    assert _agreeing(layout, paths, counting) == better
