"""A merged page and one with furniture are told apart by the number of comments that the page declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import pytest

from newsparse.labelling import decoder
from newsparse.labelling.declared import (
    Claims,
    agreeing_layout,
    declared_thread,
    denied_layout,
    nearly_met,
    one_each,
    side_that_counts,
    thread_below,
)
from newsparse.labelling.grammar import LAYOUTS, PARTS, path_limits
from newsparse.labelling.models import Model
from newsparse.labelling.network import Scores
from newsparse.lines.text import read_lines

# ten comments in a merged page; with furniture between them it would have two
MANY, FEW = "BH" + "AS" * 10, "BM" + "ASMMMMMMMM" * 2


def _agreeing(
    layout: str,
    paths: dict[str, str],
    counting: dict[int, str],
    behind: float = 1.0,
    rule: Callable[[int, Sequence[int], Claims], int] = agreeing_layout,
) -> str:
    """``behind``: by how much the scores of the layouts that were not chosen are lower."""
    scores = [0.0 if name == layout else -behind for name in LAYOUTS]
    numbered = {name: [PARTS.index(part) for part in path] for name, path in paths.items()}
    claims = Claims(counting, scores, lambda other: numbered[LAYOUTS[other]])
    chosen = rule(LAYOUTS.index(layout), numbered[layout], claims)
    return LAYOUTS[chosen]


@pytest.mark.parametrize(
    "layout, paths, counting, better",
    [
        ("1", {"1": FEW, "m": MANY}, {1: "10 Comments"}, "m"),
        ("1", {"1": FEW, "m": MANY}, {1: "11 comments"}, "m"),  # one was lost
        ("m", {"m": "BH" + "AS" * 5, "1": "BHASMMASMMMM"}, {1: "2 Comments"}, "1"),
        ("m", {"m": MANY}, {1: "10 Comments"}, "m"),
        ("m", {"m": MANY}, {1: "12 Comments"}, "m"),  # near enough
        ("1", {"1": FEW, "m": MANY}, {1: "Comments"}, "1"),
        ("1", {"1": FEW, "m": MANY}, {}, "1"),
        ("1", {"1": FEW, "m": MANY}, {1: "10 comentarios"}, "m"),
        ("1", {"1": FEW, "m": "BH" + "AS" * 1000}, {1: "1.000 Kommentare"}, "m"),
        # which number counts, nobody knows
        ("1", {"1": FEW, "m": MANY}, {1: "May 10, 2014 | 2 Comments"}, "1"),
        ("1", {"1": FEW, "m": MANY}, {1: "Page 10 of 2 comments"}, "1"),
        # missed by a fifth; one is no number to speak of
        ("1", {"1": FEW, "m": MANY}, {1: "12 Comments"}, "1"),
        ("1", {"1": FEW, "m": "BHAS"}, {1: "1 Comment"}, "1"),
        # neither has what is declared
        ("1", {"1": FEW, "m": MANY}, {1: "40 Comments"}, "1"),
        # a count of another thing, within the thread or said by somebody
        ("1", {"1": FEW, "m": "BM" + "AS" * 10}, {1: "10 Comments"}, "1"),
        ("1", {"1": "BS" + FEW[2:], "m": MANY}, {1: "10 Comments"}, "1"),
        ("1", {"1": FEW, "m": "BA" + MANY[2:]}, {1: "10 Comments"}, "1"),
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
    assert _agreeing(layout, paths, counting, rule=side_that_counts) == better


def test_a_side_that_is_most_unlikely_is_not_taken() -> None:
    assert _agreeing("1", {"1": ABOVE, "2": BELOW}, {1: "3 Comments"}, behind=9.0, rule=side_that_counts) == "1"


def test_a_layout_that_is_most_unlikely_is_not_taken() -> None:
    assert _agreeing("1", {"1": FEW, "m": MANY}, {1: "10 Comments"}, behind=9.0) == "1"


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
    "count, states", [("10 Comments", ["Am", "Sm"] * 10), ("2 Comments", ["A1", "S1"] + ["M1"] * 8)]
)
def test_a_page_is_labelled_as_it_declares(count: str, states: list[str]) -> None:
    body = "The ferry to the island will run twice a day from May, the harbour office said on Monday morning."
    lines = read_lines("\n".join([body, count, *("name", "what somebody said") * 10]))
    network: Any = _Sure({"1": "BH" + "ASMMMMMMMM" * 2, "m": MANY}, [-5.0, 1.0, 0.5, -5.0, -5.0])
    [labelling] = decoder.label_pages([lines], Model(cast("Any", network)))
    assert labelling.states[2 : 2 + len(states)] == states


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


@pytest.mark.parametrize(("behind", "parts"), [(1.0, "BHSASASA"), (4.0, "BHBASASA")])
def test_a_page_that_ends_with_a_name_has_its_names_below(behind: float, parts: str) -> None:
    lines = [TEXT, "Comments", "Well said.", "Ada", "Not by me.", "Nell", "Nor by me, ever.", "Tom"]
    layouts = [-9.0, -9.0, 3.0, 3.0 - behind, -9.0]
    assert _labelled(lines, {"m": "BHBASASA", "2": "BHSASASA"}, layouts, {}) == parts


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


TITLED = "2 thoughts on “Ferry”"


@pytest.mark.parametrize(
    "paths, counting, behind, better",
    [
        ({"": "BBBBB", "0": "BBHSS"}, {2: TITLED}, 1, "0"),
        ({"": "BBBBB", "0": "BBHSS"}, {2: "「渡し船」への2件の返信"}, 1, "0"),
        ({"": "BBBBB", "0": "BBHSX"}, {2: TITLED}, 1, "0"),  # where one ends nothing tells
        ({"": "BBBBB", "0": "BBHSS"}, {2: TITLED}, 5, ""),  # the scores are sure
        ({"": "BBBBB", "0": "BBHSS"}, {2: "1 thought on “Ferry”"}, 1, ""),
        ({"": "BBBBB", "0": "BBHBB"}, {2: TITLED}, 1, ""),
        ({"": "BBBBB", "0": "SBHSB"}, {2: TITLED}, 1, ""),  # not below the count
        ({"": "BBBBB", "0": "BBEES"}, {2: TITLED}, 1, ""),
        ({"": "TBBBB", "0": "HHHSS"}, {1: TITLED}, 1, ""),  # the article would be gone
        ({"": "HHBBB", "0": "BBHSS"}, {2: TITLED}, 1, ""),
        ({"": "BBBBB", "0": "BBHSS"}, {2: "2 Comments"}, 1, ""),  # others' comments are counted so too
        ({"": "BBBBB", "0": "BBHSS"}, {2: "2 Comments »"}, 1, ""),
        ({"": "BBBBB", "0": "BBHSS"}, {2: "No thoughts on “Ferry”"}, 1, ""),
        ({"": "BBBBB", "0": "BBHSS"}, {1: "7 Comments", 2: TITLED}, 1, ""),  # teasers have counts too
        ({"1": "BBHAS", "0": "BBHSS"}, {2: TITLED}, 1, "1"),  # there is a thread
    ],
)
def test_what_stands_below_a_number_of_comments_is_a_thread(
    paths: dict[str, str], counting: dict[int, str], behind: float, better: str
) -> None:
    chosen = next(iter(paths))
    paths = {name: paths.get(name, "BBBBB") for name in LAYOUTS}
    assert _agreeing(chosen, paths, counting, behind, declared_thread) == better


@pytest.mark.parametrize(
    "path, counting, place",
    [
        ("TAMSQASASE", {4: "2 Comments"}, 4),
        ("TAMSXASAS", {4: "Comments (2)"}, 4),  # read as the last line of the first comment
        ("TAMSQAS", {4: "1 Comment"}, 4),
        ("TAMSQASAS", {4: "3 Comments"}, None),  # all of them are comments
        ("TAMSQASASAS", {4: "2 Comments"}, None),
        ("TASASQAS", {5: "1 Comment"}, None),  # two above
        ("TBHASAS", {2: "1 Comment"}, None),  # none above
        ("TAMSQASQAS", {4: "2 Comments", 7: "4 Comments"}, None),  # which counts?
        ("TAMSQASQAS", {4: "Comments"}, None),
        ("TAMSQAS", {4: "No comments"}, None),
    ],
)
def test_an_article_signed_like_its_comments_is_none_of_them(path, counting, place):  # type: ignore[no-untyped-def]
    assert thread_below([PARTS.index(part) for part in path], counting) == place


@pytest.mark.parametrize(
    "path, counting, each",
    [
        ("BBHSXX", {2: "3 comments"}, True),
        ("BBHSXSE", {2: "3 comments"}, True),
        ("BBHSXX", {2: "2 comments"}, False),
        ("BBHSXX", {1: "3 comments"}, False),  # not right above
        ("BBHSXX", {2: "Comments"}, False),
        ("BBH", {2: "3 comments"}, False),
    ],
)
def test_comments_without_authors_are_as_many_as_their_lines(path, counting, each):  # type: ignore[no-untyped-def]
    assert one_each([PARTS.index(part) for part in path], counting) is each
