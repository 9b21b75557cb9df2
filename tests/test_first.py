"""The first name of a merged dump, taken for a paragraph of the article."""

from __future__ import annotations

import pytest
from staged import relabelled

from newsparse.labelling.first import give_first_author

A, B, C = "B The council met on Monday.", "B It will meet again. © Harbour News", "B 六月起小型渡轮将乘客送上岸。"

# what it is about → the page's lines with their states before, and the states that come out
PAGES = {
    "a name": ([A, B, "B Ann Lee", "B Who pays for it?", "Am Bo", "Sm Not me."], "B B Am Sm Am Sm"),
    "a name and two lines": ([A, B, "B Ann", "B Who pays?", "B Not me.", "Am Bo", "Sm No."], "B B Am Sm Xm Am Sm"),
    "a script without capitals": ([C, "B 历史背景", "B 早就该这样了。", "Am 海鸥92", "Sm 谁来付？"], "B B B Am Sm"),
    "a last section": ([A, B, "B Ann", *[A] * 3, "Am Bo", "Sm No."], "B B B B B B Am Sm"),
    "other headings": ([A, "B Plans", B, "B Ann", "B Who pays for it?", "Am Bo", "Sm No."], "B B B B B Am Sm"),
    "words of a heading": ([A, B, "B Further Reading", "B Who pays for it?", "Am Bo", "Sm No."], "B B B B Am Sm"),
    "nothing above": (["B Ann Lee", "B Who pays for it?", "Am Bo", "Sm Not me."], "B B Am Sm"),
    "a line that counts comments": ([A, "B Ann Lee", "B Who pays for it?", "H 1 Comment", "Am Bo", "Sm No."], "B B B H Am Sm"),
    "an article's last section": ([A, B, "B Fazit", "B Who pays for it?", "Am Bo", "Sm No."], "B B B B Am Sm"),
    "who wrote the article": ([A, "Am Ann Lee", "Sm Ann Lee covers the waterfront.", "Am Bo", "Sm No."], "B B B Am Sm"),
    "who wrote it, with furniture": ([A, "A1 Ann Lee", "S1 Ann Lee covers it.", "A1 Bo", "S1 No."], "B H H A1 S1"),
    "one who speaks of a namesake": ([A, "Am Ann", "Sm Ann is my name, too.", "Am Bo", "Sm No."], "B Am Sm Am Sm"),
    "names below": (
        [A, "H Trackbacks:", "H Well said.", "H Posted by: Ann", "S2 No.", "A2 Posted by: Bo", "S2 Yes.", "A2 Posted by: Cy"],
        "B H S2 A2 S2 A2 S2 A2"),
    "a title and its author": (
        ["H Guestbook", "H Posted by: Ann", "S2 No.", "A2 Posted by: Bo", "S2 Yes.", "A2 Posted by: Cy"], "H H S2 A2 S2 A2"),
    "the article's own": ([A, "H Posted by Ann", "S2 No.", "A2 Posted by: Bo", "S2 Yes.", "A2 Posted by: Cy"], "B H S2 A2 S2 A2"),
    "below a line of markers": (
        [A, "H #", "H Posted by: Ann", "S2 No.", "A2 Posted by: Bo", "S2 Yes.", "A2 Posted by: Cy"], "B H H S2 A2 S2 A2"),
    "no merged dump": ([A, "B Ann Lee", "B Who pays for it?", "A1 Bo", "S1 No."], "B B B A1 S1"),
    "no thread": ([A, "B Ann Lee", "B Who pays for it?"], "B B B"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_first_name_of_a_thread(name: str) -> None:
    rows, wanted = PAGES[name]
    found = relabelled(
        lambda lines, states: give_first_author(lines, states, [line.text != "#" for line in lines]), rows
    )
    assert found == wanted
