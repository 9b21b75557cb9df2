"""A board's first post without a name is the article that all others answer."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.opening import give_opening
from newsparse.lines.text import read_lines


def test_below_a_count_a_comment_stands() -> None:
    for heading in ("2 Comments", "Leserkommentare"):
        rows = ["H Ferry", f"H {heading}", "S1 Yes.", "A1 Ann", "S1 No.", "A1 Bo", "S1 So."]
        assert relabelled(give_opening, rows) == "H H S1 A1 S1 A1 S1"


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        ("T H S1 X1 Q1 A1 S1 A1 M1 S1", "T H B B H A1 S1 A1 M1 S1"),
        ("T S1 A1 S1", "T S1 A1 S1"),  # one answer
        ("T S1 A1 S1 S1 A1 S1", "T S1 A1 S1 S1 A1 S1"),  # another one without a name
        ("T S1 S1 A1 S1 A1 S1", "T S1 S1 A1 S1 A1 S1"),
        ("S1 A1 S1 A1 S1", "S1 A1 S1 A1 S1"),  # the page is cut off above
        ("T B S1 A1 S1 A1 S1", "T B S1 A1 S1 A1 S1"),  # it has an article
        ("T A1 S1 A1 S1", "T A1 S1 A1 S1"),
        ("T S0 S0 S0", "T S0 S0 S0"),
        ("", ""),
    ],
)
def test_opening(states: str, wanted: str) -> None:
    given = states.split()
    give_opening(read_lines("\n".join("Ann" for _ in given)), given)
    assert " ".join(given) == wanted
