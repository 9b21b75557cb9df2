"""Pages of portals keep what their gold says, among more furniture, which falls apart into bits."""

import random

import pytest

from dataset import example
from newsparse.fields.counts import match_count
from portal_words import AGES, BUTTONS, CONTROLS, COUNTED, FOOTS, HEADINGS, MENUS, SOURCES
from portals import as_portal, is_unspaced

GOLD = {
    "title": "渡轮停航三天",
    "body": "港口周一说，渡轮因大风停航三天。\n码头上的旅客可以改乘巴士。",
    "comments": [
        {"author": "名字还没想好", "text": "又停？上个月才停过。"},
        {"author": "tide_3", "text": "坐巴士要两个小时，不如等风停。\n再说了，票也不退。"},
    ],
}
PAGE = """渡轮停航三天
2019-09-07 20:11
港口周一说，渡轮因大风停航三天。
码头上的旅客可以改乘巴士。
热门评论 2条
名字还没想好 [江苏南京网友]
3小时前
又停？上个月才停过。
赞85 | 踩(2) 回复
tide_3
2小时前
坐巴士要两个小时，不如等风停。
再说了，票也不退。
Reply Share Report"""
DONOR = example("donor.txt", "rendered", PAGE, GOLD)


@pytest.mark.parametrize("seed", range(30))
def test_a_portal_says_all_that_the_page_did(seed):
    made = as_portal(PAGE, GOLD, [DONOR], random.Random(seed))
    page = example("made.txt", "rendered", made, GOLD)
    assert not page.aligned.lost
    assert len(page.aligned.placed) == len(GOLD["comments"])
    assert as_portal(PAGE, GOLD, [DONOR], random.Random(seed)) == made


def test_furniture_falls_apart_and_days_names_and_texts_do_not():
    lines = as_portal(PAGE, GOLD, [DONOR], random.Random(0)).split("\n")
    start = next(i for i, line in enumerate(lines) if line == "2019-09-07 20:11")
    assert lines[start + 3 : start + 22] == [
        "热门评论", "2", "条", "名字还没想好", "[江苏南京网友]", "3小时前", "又停？上个月才停过。", "赞", "85", "|", "踩", "(", "2", ")", "回复",
        "tide_3", "2小时前", "坐巴士要两个小时，不如等风停。", "再说了，票也不退。",
    ]  # fmt: skip
    assert lines[start + 22 : start + 25] == ["Reply", "Share", "Report"]


def test_scripts_that_do_not_part_their_words_have_portals_of_their_own():
    assert is_unspaced(PAGE)
    assert not is_unspaced("The ferry is back, and so are the queues. 渡轮")
    western = PAGE.translate({ord(char): "x" for char in PAGE if char >= "\u3000"})
    menus = [set(as_portal(western, {"comments": []}, [DONOR], random.Random(seed)).split("\n")) for seed in range(20)]
    eastern = {word for tongue in ("zh", "tw", "ja") for word in MENUS[tongue]}
    assert all(menu.isdisjoint(eastern) for menu in menus)
    assert all(
        not set(as_portal(PAGE, GOLD, [DONOR], random.Random(seed)).split("\n")).isdisjoint(eastern)
        for seed in range(20)
    )


@pytest.mark.parametrize("table", [FOOTS, HEADINGS, COUNTED, BUTTONS, CONTROLS, SOURCES, AGES])
def test_every_language_has_its_words(table):
    assert table.keys() == MENUS.keys()
    assert all(words and all(map(str.strip, words)) for words in table.values())


def test_no_menu_declares_comments():
    assert not [
        word for table in (MENUS, FOOTS, HEADINGS) for words in table.values() for word in words if match_count(word)
    ]
