"""Pages that are labelled line by line are read as they are marked, and what is wrong with them is told."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from annotated import annotated_files, main, read_annotated
from dataset import ANNOTATED, load
from gold import Unfit
from newsparse.lines.text import read_lines
from score import labelled, score

PAGE = """\
=== bridge | en | WordPress, dated
@date 2009-05-03
@count 3
-|Home | News
T|Council votes to close the old bridge

-|By Ann Lee
B|{{The town's engineers asked for it.}}© KYODO
-|3 Comments
1|[[Brigitte]] on May 4, 2009 at 9:15 am
-|Reply
1|Text of the first comment.
1|Its second paragraph.
2|[[samurai_joe]] on May 4, 2009 at 9:20 am
2|Good.
-|Leave a Reply
"""
BELOW = """\
=== letters | de | letters
1|Ein Brief.
1|[[Uwe Quast]], Tostedt
2|Noch einer.
2|[[H. Peper]], Otter
"""
INLINE = """\
=== inline | it | inline
B|La squadra ha perso.
1|[[Beppe]]: {{Vergogna}}
2|[[Gigi]]: {{grazie}}
"""
ALONE = """\
=== alone | en | no comments
T|Ferry returns
B|It is back.
-|Share
"""


def _read(tmp_path, *pages):
    file = tmp_path / "some.pages"
    file.write_text("\n".join(pages), encoding="utf-8")
    return list(read_annotated(file))


def test_a_page_says_what_it_holds(tmp_path):
    (page,) = _read(tmp_path, PAGE)
    assert page.text.startswith("Home | News\nCouncil votes to close the old bridge\n\nBy Ann Lee\nThe town's")
    assert "[[" not in page.text
    assert page.gold == {
        "url": "https://some-bridge.example/",
        "layout": "WordPress, dated",
        "language": "en",
        "title": "Council votes to close the old bridge",
        "body": "The town's engineers asked for it.",
        "date": "2009-05-03",
        "comment_count": 3,
        "comments": [
            {"author": "Brigitte", "text": "Text of the first comment.\nIts second paragraph."},
            {"author": "samurai_joe", "text": "Good."},
        ],
    }


@pytest.mark.parametrize(
    ("page", "layout", "states"),
    [
        (PAGE, "1", ["H", "T", "H", "B", "H", "A1", "M1", "S1", "X1", "A1", "S1", "E"]),
        (BELOW, "2", ["S2", "A2", "S2", "A2"]),
        (INLINE, "0", ["B", "S0", "S0"]),
        (ALONE, "", ["T", "B", "E"]),
    ],
)
def test_lines_have_the_states_that_their_tags_say(tmp_path, page, layout, states):
    (read,) = _read(tmp_path, page)
    aligned = read.aligned(read_lines(read.text))
    assert (aligned.layout, aligned.states) == (layout, states)


def test_line_ends_of_windows_and_a_byte_order_mark_are_none_of_it(tmp_path):
    (page,) = _read(tmp_path, "\ufeff" + PAGE.replace("\n", "\r\n"))
    assert page == _read(tmp_path, PAGE)[0]


def test_they_are_judged(tmp_path):
    (tmp_path / "some.pages").write_text(PAGE, encoding="utf-8")
    told = score(list(labelled([tmp_path])), annotated=annotated_files([tmp_path]))
    assert (told.pages, told.found.asked) == (1, 2)
    assert told.found.right


def test_they_are_read_beside_other_labelled_pages(tmp_path):
    (tmp_path / "some.pages").write_text(PAGE + BELOW, encoding="utf-8")
    (tmp_path / "one.txt").write_text("Ferry returns\nIt is back.\n", encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps({"title": "Ferry returns", "comments": []}), encoding="utf-8")
    pages = list(load([tmp_path]))
    assert [page.kind for page in pages] == [ANNOTATED, ANNOTATED, tmp_path.name]
    assert len({page.group for page in pages}) == len(pages)


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("=== x\nno tag here\n", "no tag: no tag here"),
        ("=== x\n1|[[Ann\n1|text\n", "a mark is not closed"),
        ("=== x\n1|[[Ann]]\n", "comment 1 has no text"),
        ("=== x\n1|[[Ann]]\n1|[[Bob]]\n1|text\n", "comment 1 has two authors"),
        ("=== x\n2|text\n", "comment 2 follows comment 0"),
        ("=== x\nT|one\nT|two\n", "a second title"),
        ("=== x\n-|[[Ann]]\n", "marks where no comment is"),
        ("=== x\n@weather fine\nB|text\n", "no field: @weather fine"),
        ("=== x\n@count many\nB|text\n", "no field: @count many"),
        ("=== x\nB|text\n=== x\nB|text\n", "x names two pages"),
        ("=== ../x\nB|text\n", "a page's name is letters"),
        ("=== \nB|text\n", "a page's name is letters"),
        ("B|text\n", "a page begins with ==="),
        ("", "a page begins with ==="),
    ],
)
def test_what_is_wrong_is_told(tmp_path, page, problem):
    with pytest.raises(Unfit, match="some.pages") as told:
        _read(tmp_path, page)
    assert problem in str(told.value)


def test_pages_are_written_with_their_gold_records(tmp_path, monkeypatch, capsys):
    (tmp_path / "some.pages").write_text(PAGE + BELOW, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["annotated.py", str(tmp_path / "some.pages"), "--out", str(tmp_path / "out")])
    main()
    assert capsys.readouterr().out == "2 pages, 4 comments\n"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "some-bridge.json", "some-bridge.txt", "some-letters.json", "some-letters.txt",
    ]  # fmt: skip
    assert (
        json.loads((tmp_path / "out" / "some-letters.json").read_text("utf-8"))["comments"][0]["author"] == "Uwe Quast"
    )
