"""The number of comments that a page declares tells which side names stand on, and how many comments there are."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from newsparse.labelling import decoder
from newsparse.labelling.declared import Claims, denied_layout, nearly_met, side_that_counts
from newsparse.labelling.grammar import LAYOUTS, PARTS, path_limits
from newsparse.labelling.models import Model
from newsparse.labelling.network import Scores
from newsparse.lines.text import read_lines


def _agreeing(
    layout: str,
    paths: dict[str, str],
    counting: dict[int, str],
    behind: float = 1.0,
) -> str:
    """``behind``: by how much the scores of the layouts that were not chosen are lower."""
    scores = [0.0 if name == layout else -behind for name in LAYOUTS]
    numbered = {name: [PARTS.index(part) for part in path] for name, path in paths.items()}
    claims = Claims(counting, scores, lambda other: numbered[LAYOUTS[other]])
    chosen = side_that_counts(LAYOUTS.index(layout), numbered[layout], claims)
    return LAYOUTS[chosen]


# three comments below a count, read with names below and above
BELOW, ABOVE = "BHSASASA", "BHBASASA"


@pytest.mark.parametrize(
    "layout, paths, counting, better",
    [
        ("1", {"1": ABOVE, "2": BELOW}, {1: "3 Comments"}, "2"),
        ("m", {"m": ABOVE, "2": BELOW}, {1: "3 Comments"}, "2"),
        ("2", {"2": "BHBSASAQ", "1": "BHASASAS", "m": "BHBBBBAS"}, {1: "3 Comments"}, "1"),
        ("2", {"2": "BHSASASA", "1": "BHHASASE"}, {1: "2 Comments"}, "1"),  # the article's end was a comment
        ("1", {"1": ABOVE, "2": BELOW}, {1: "2 Comments"}, "1"),  # met
        ("1", {"1": ABOVE, "2": BELOW}, {1: "5 Comments"}, "1"),  # missed by both
        ("1", {"1": ABOVE, "2": BELOW}, {1: "Comments"}, "1"),
        ("1", {"1": ABOVE, "2": BELOW}, {0: "3 Comments", 1: "12 Comments"}, "1"),  # which one counts?
        ("1", {"1": "BHASBASE", "2": "BHSSSAHA"}, {1: "3 Comments"}, "1"),  # they take other lines for names
        ("1", {"1": ABOVE, "2": "BSSASASA"}, {1: "4 Comments"}, "1"),  # somebody says so
        ("", {"": "BHBBBBBB", "2": BELOW}, {1: "3 Comments"}, ""),
    ],
)
def test_which_side_of_the_names_has_the_declared_comments(
    layout: str, paths: dict[str, str], counting: dict[int, str], better: str
) -> None:
    assert _agreeing(layout, paths, counting) == better


def test_a_side_that_is_most_unlikely_is_not_taken() -> None:
    assert _agreeing("1", {"1": ABOVE, "2": BELOW}, {1: "3 Comments"}, behind=9.0) == "1"


@pytest.mark.parametrize(
    "chances, layout",
    [
        ([0.02, 0.35, 0.22, 0.40, 0.01], "1"),  # names above texts are likelier than names below
        ([0.02, 0.22, 0.35, 0.40, 0.01], "m"),
        ([0.02, 0.10, 0.10, 0.77, 0.01], "2"),
        ([0.45, 0.30, 0.10, 0.10, 0.05], ""),
    ],
)
def test_the_layouts_with_names_above_are_chosen_together(chances: list[float], layout: str) -> None:
    assert LAYOUTS[int(decoder._likeliest(np.array([chances]))[0])] == layout


class _Sure:
    """A network that knows each layout's path, and finds the layouts as likely as it is told."""

    def __init__(self, paths: dict[str, str], layouts: list[float]) -> None:
        self.start = self.end = np.zeros((len(LAYOUTS), len(PARTS)))
        self.steps = np.zeros((len(LAYOUTS), len(PARTS), len(PARTS)))
        self._parts = np.zeros((len(next(iter(paths.values()))), len(LAYOUTS), len(PARTS)))
        for layout, path in paths.items():
            for i, part in enumerate(path):
                self._parts[i, LAYOUTS.index(layout), PARTS.index(part)] = 9
        self._layouts = np.array([layouts])

    def score(self, sheet: object, columns: object) -> Scores:
        return Scores(self._parts.copy(), self._parts.copy(), self._layouts)


@pytest.mark.parametrize(
    ("path", "counting", "number"),
    [
        ("BH" + "AS" * 10, {1: "12 Comments"}, 12),
        ("BH" + "AS" * 10, {1: "10 Comments"}, None),
        ("BH" + "AS" * 10, {1: "15 Comments"}, None),  # too far off: the dump was cut
        ("BH" + "AS" * 3, {1: "5 Comments"}, None),  # too large a share
        ("BH" + "AS" * 3, {1: "4 Comments"}, 4),
        ("HBH" + "AS" * 10, {0: "40 Comments", 2: "11 Comments"}, None),  # one of them is a teaser's
        ("HBH" + "AS" * 10, {0: "11 Comments", 2: "11 Comments"}, 11),
        ("BHAS" + "AS" * 9, {3: "12 comments here"}, None),  # said in a comment
        ("BH", {1: "2 Comments"}, None),
        ("BH" + "AS" * 2, {1: "1 Comment"}, None),
    ],
)
def test_a_number_that_is_missed_by_a_few(path: str, counting: dict[int, str], number: int | None) -> None:
    assert nearly_met([PARTS.index(part) for part in path], counting) == number


TEXT = "The ferry to the island will run twice a day from May, the harbour office said on Monday morning."


def _labelled(
    lines: list[str], paths: dict[str, str], layouts: list[float], nearly: dict[int, tuple[str, float]]
) -> str:
    """The parts of a page; ``nearly``: what other parts of some lines are worth under the likeliest layout (the path's: 9)."""
    network: Any = _Sure(paths, layouts)
    network.start, network.end, network.steps = path_limits()
    for place, (part, worth) in nearly.items():
        network._parts[place, int(np.argmax(layouts)), PARTS.index(part)] = worth
    [labelling] = decoder.label_pages([read_lines("\n".join(lines))], Model(cast("Any", network)))
    return "".join(state[0] for state in labelling.states)


MERGED = [-5.0, -5.0, 5.0, -5.0, -5.0]


@pytest.mark.parametrize(("count", "parts"), [("3 Comments", "BHASASAS"), ("2 Comments", "BHASXXAS")])
def test_a_reading_nearly_as_good_is_taken_where_it_has_what_is_declared(count: str, parts: str) -> None:
    lines = [TEXT, count, "Ada", "Well said by all.", "So true", "And more of it.", "Nell", "Not by me."]
    assert _labelled(lines, {"m": "BHASXXAS"}, MERGED, {4: ("A", 9.2), 5: ("S", 8)}) == parts


def test_a_line_that_declares_comments_never_becomes_one() -> None:
    lines = ["Ferry returns", "3 Comments", TEXT, "Ada", "Well said.", "Nell", "Not by me."]
    assert _labelled(lines, {"m": "THBASAS"}, MERGED, {1: ("A", 8), 2: ("S", 8)}) == "THBASAS"


@pytest.mark.parametrize(
    "path, counting, lead, denied",
    [
        ("TBBSAEE", {5: "No comments:"}, 1.0, True),
        ("TBBSASAE", {7: "0 Kommentare"}, 1.0, True),
        ("TBBSAEE", {5: "Be the first to comment!"}, 1.0, True),
        ("TBBSAEE", {5: "No comments:"}, 6.0, False),  # the network is sure
        ("TBBSAEE", {5: "2 comments"}, 1.0, False),
        ("TBBSAEE", {5: "No comments:", 6: "1 comment"}, 1.0, False),  # of another article
        ("TBBSAESAE", {5: "0 comments", 8: "0 comments"}, 1.0, False),  # of each answer
        ("TBBSAEE", {5: "Comments"}, 1.0, False),
        ("TBB" + "SA" * 4 + "E", {11: "Comments (0)"}, 1.0, False),  # a counter that never ran
        ("TBBSXAE", {4: "No comments"}, 1.0, False),  # somebody says so
        ("TBBHHE", {5: "No comments:"}, 1.0, False),
        ("TBBSAEE", {}, 1.0, False),
    ],
)
def test_a_page_without_comments_says_so(path: str, counting: dict[int, str], lead: float, denied: bool) -> None:
    scores = [lead if name == "2" else 0.0 for name in LAYOUTS]
    numbered = [PARTS.index(part) for part in path]
    chosen = denied_layout(LAYOUTS.index("2"), numbered, Claims(counting, scores, lambda _: numbered))
    assert chosen == LAYOUTS.index("" if denied else "2")
