"""Posts between consecutive numbers, whose subjects were taken for names."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.posts import give_posts

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "subjects as names": (
        ["H Menu", "H • #16", "A1 Old line", "S1 It reopens.", "Q1 • #17", "Q1 Re: Old line", "S1 At last.", "Q1 • #18", "Q1 Re: Old line", "A1 Old line",
         "S1 Good.", "E Log in"], "H H S0 X0 Q0 S0 X0 Q0 S0 X0 X0 E"),
    "a name among them": (
        ["Q1 #1", "A1 Old line", "S1 It reopens.", "Q1 #2", "A1 Ann", "S1 Re: Old line", "Q1 #3", "A1 Bo", "S1 Yes."], "Q1 A1 S1 Q1 A1 S1 Q1 A1 S1"),
    "nobody answers": (
        ["Q1 #1", "A1 Old line", "S1 It reopens.", "Q1 #2", "A1 Bats", "S1 Yes.", "Q1 #3", "A1 Rain", "S1 No."], "Q1 A1 S1 Q1 A1 S1 Q1 A1 S1"),
    "a number is missing": (
        ["Q1 #1", "A1 Bats", "S1 It reopens.", "Q1 #3", "A1 Re: Bats", "S1 Yes.", "Q1 #4", "A1 Re: Bats", "S1 No."], "Q1 A1 S1 Q1 A1 S1 Q1 A1 S1"),
    "two posts": (["Q1 #1", "A1 Bats", "S1 It reopens.", "Q1 #2", "A1 Re: Bats", "S1 Yes."], "Q1 A1 S1 Q1 A1 S1"),
    "no names": (["H #1", "S0 Bats", "Q0 #2", "S0 Re: Bats", "Q0 #3", "S0 Re: Bats"], "H S0 Q0 S0 Q0 S0"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_posts(name: str) -> None:
    rows, wanted = PAGES[name]
    assert relabelled(give_posts, rows) == wanted
