"""How the elements of a page part its lines and tie them together; where its links lead."""

from __future__ import annotations

import numpy as np
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsparse.hints import Hints
from newsparse.labelling.seams import COLUMNS, describe_seams
from newsparse.lines.html import flatten
from newsparse.lines.tree import read_markup, read_soup
from newsparse.rules.markup import LEADS

THREAD = "<ol><li><b>Ann</b><p>one</p><p>two</p></li><li><b>Bob</b><p>three</p></li></ol>"
SIGNED = "<div><div><p>one</p><i>Ann</i></div><div><p>two</p><i>Bob</i></div></div>"
MENU = '<ul><li><a href="#">Home</a></li>' + '<li><a href="#">Sport</a></li>' * 4 + "</ul><p>Text</p>"


@pytest.mark.parametrize(
    "markup, shared",
    [
        (THREAD, [0, 4, 4, 3, 4]),
        (SIGNED, [0, 4, 3, 4]),
        ("<p>one <b>bold</b> more</p><p><b>two</b> words</p>", [0, 2]),
        ("one<div>two</div>three", [0, 2, 2]),
        ("<p>one<br>two</p>", [0, 3]),
        ("<table><tr><td><p>one</p></td></tr><tr><td><p>two</p></td></tr></table>", [0, 3]),
        (f"<p>above</p>{MENU}", [0, 2, 2]),
    ],
)
def test_the_deepest_element_that_holds_two_lines(markup: str, shared: list[int]) -> None:
    assert [one.shared for one in _hints(markup)] == shared


def _hints(markup: str) -> list[Hints]:
    return [line.hints for line in flatten(read_markup(markup)).lines if line.hints]


@pytest.mark.parametrize(
    "attributes, leads",
    [
        ('href="/users/ann"', "person"),
        ('href="https://user.example/a-story"', None),
        ('href="https://a.example/forum/profile.php?id=7"', "person"),
        ('href="memberlist.php?mode=viewprofile&amp;u=12"', "person"),
        ('href="/2013/05/?replytocom=33#respond"', "answer"),
        ('href="#comment-33"', "page"),
        ('href="/t/3/flag?abuse=1"', "judge"),
        ('href="/tag/harbour"', "list"),
        ('href="/2024/05/a-story"', None),
        ('href=""', None),
        ("name='x'", None),
    ],
)
def test_where_a_link_leads(attributes: str, leads: str | None) -> None:
    [around, name, behind] = _hints(f"<p>one</p><a {attributes}><b>Ann</b></a><p>two</p>")
    assert around.leads == behind.leads == 0
    kinds = [kind for place, kind in enumerate(("page", *LEADS)) if name.leads >> place & 1]
    assert kinds == ([leads] if leads else [])


def test_what_stands_between_two_lines() -> None:
    hints = _hints(
        '<p>one</p><p id="three">two</p><p><img src="a.png"> <i>Ann</i></p><ul id="c-12"><li>three<li>four</ul>'
    )
    assert [(one.pictured, one.numbered) for one in hints] == [
        (False, False), (False, False), (True, False), (False, True), (False, False)
    ]  # fmt: skip


def test_lines_of_one_element_have_one_home() -> None:
    one, two, ann, three, tail = (hint.home for hint in _hints(
        "<div><p>one</p><p>two <b>b</b></p></div><div><p><i>Ann</i></p><p>three</p></div>tail"
    ))  # fmt: skip
    assert one == two != ann == three != tail != one


@pytest.mark.parametrize("rows", ["<tr><td>one</td></tr>", "<tbody><tr><td>one</td></tr></tbody>"])
def test_a_home_is_the_same_whatever_a_reader_adds(rows: str) -> None:
    soup = BeautifulSoup(f"<html><head></head><body><table>{rows}</table><p>two</p></body></html>", "html.parser")
    again = [line.hints for line in flatten(read_soup(soup)).lines]
    assert [one.shared for one in again if one] == [one.shared for one in _hints(str(soup))]


def _seams(markup: str) -> dict[str, list[float]]:
    lines = flatten(read_markup(markup)).lines
    hints = [line.hints for line in lines if line.hints]
    columns = [np.array([getattr(one, name) for one in hints]) for name in ("depth", "shared", "path")]
    table = describe_seams(np.zeros(len(lines), np.int64), *columns)
    return {name.removeprefix("seam."): column.tolist() for name, column in zip(COLUMNS, table.T, strict=True)}


def test_a_name_is_nearer_to_its_text_above_or_below() -> None:
    above, below = _seams(THREAD), _seams(SIGNED)
    assert (above["nearer_next"], above["nearer_last"]) == ([1, 0, 0, 1, 0], [0, 0, 1, 0, 1])
    assert (below["nearer_next"], below["nearer_last"]) == ([1, 0, 1, 0], [0, 1, 0, 1])


def test_pages_are_apart_and_lines_without_markup_have_no_seams() -> None:
    page, depth, shared = np.array([0, 0, 1, 1, 2]), np.array([3, 3, 3, 3, 0]), np.array([0, 2, 0, 2, 0])
    table = describe_seams(page, depth, shared, np.zeros(5, np.int64))
    assert (table[:2] == table[2:4]).all() and not table[4].any()


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2)), min_size=1, max_size=30))
def test_bounds_are_those_of_a_search_to_both_sides(drawn: list[tuple[int, int]]) -> None:
    shared, path = (np.array(values) for values in zip(*drawn, strict=True))
    size = len(drawn)
    table = describe_seams(np.zeros(size, np.int64), np.ones(size, np.int64), shared, path)
    assert np.isfinite(table).all()
    column = {name.removeprefix("seam."): values for name, values in zip(COLUMNS, table.T, strict=True)}
    heights = [-1, *shared[1:].tolist()]
    for i, height in enumerate(heights):
        after = next((k for k in range(i + 1, size) if heights[k] <= height), size)
        before = next((k for k in range(i - 1, -1, -1) if heights[k] <= height), i)
        assert column["extent"][i] == np.float32(np.log2(1 + after - i))
        assert column["since"][i] == np.float32(np.log2(1 + i - before))
        assert column["sibling_next"][i] == (i > 0 and after < size and heights[after] == height)
        assert column["alike_last"][i] == (
            i > 0 and before < i and heights[before] == height and bool(path[before] == path[i])
        )
