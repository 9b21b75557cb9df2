"""A board's first post without a name is the article that all others answer."""

from __future__ import annotations

import pytest

from newsparse.labelling.opening import give_opening


def test_below_a_count_a_comment_stands() -> None:
    states = "H H S1 A1 S1 A1 S1".split()
    give_opening(states, [0, 0, 1, 1, 1, 1, 1, 1])
    assert states == "H H S1 A1 S1 A1 S1".split()


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
    give_opening(given, [0] * (len(given) + 1))
    assert " ".join(given) == wanted
