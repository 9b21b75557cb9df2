"""What a window's title calls the article."""

from __future__ import annotations

import pytest

from newsparse.fields.titles import bare_line, folded, is_beside, is_doubtful, label_of, main_parts


@pytest.mark.parametrize(
    "window, line, is_title",
    [
        ("Lamps and Hedges: The man who winds the clocks", "The man who winds the clocks", True),
        ("Lamps and Hedges: The man who winds the clocks", "Lamps and Hedges", False),
        ("Internet-Law » Is it lawful to ask for names?", "Is it lawful to ask for names?", True),
        ("Clocks - a Guide | Bay Courier", "Clocks – A guide", True),
        ("Clocks - a Guide | Bay Courier", "Bay Courier", False),
        ("Clocks :: the Courier", "Clocks :: the Courier", True),
        ("Re: Re: Re: Re: Re: Re: Re: Re: Clocks", "Clocks", False),
        ("", "Clocks", False),
        ("写真: 大きな時計台の修理が終わる", "大きな時計台の修理が終わる", True),
    ],
)
def test_a_line_is_most_of_the_windows_title(window: str, line: str, is_title: bool) -> None:
    assert (folded(line) in main_parts(window)) is is_title


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Topic: An engine stops", "Topic: "),
        ("Тема:  Мотор", "Тема:  "),
        ("主题：发动机", "主题："),
        ("Topic:", ""),
        ("Topical: the engine", ""),
        ("An engine stops", ""),
        ("", ""),
    ],
)
def test_a_board_s_label_is_no_part_of_the_title(line: str, label: str) -> None:
    assert label_of(line) == label


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Author Topic: Hive colour  (Read 1,822 times)", "Hive colour"),
        ("Autor Thema: Bienen (Gelesen 12 mal)", "Bienen"),
        ("# Otters return", "Otters return"),
        ("• Otters return", "Otters return"),
        ("* Topic: Otters return", "Otters return"),
        ("Title: Snow closes pass", "Snow closes pass"),
        ("Show: a typewriter (forward.example)", "Show: a typewriter"),
        ("A log still runs (pier-post.example) 61", "A log still runs"),
        # part of the title
        ("16 tips for C# code", "16 tips for C# code"),
        ("-10 in June", "-10 in June"),
        ("#harbour is trending", "#harbour is trending"),
        ("Ten books (read in 2019)", "Ten books (read in 2019)"),
        ("Engine 2 (v2.0)", "Engine 2 (v2.0)"),
        ("Made here (U.S.)", "Made here (U.S.)"),
        ("(forward.example)", "(forward.example)"),
    ],
)
def test_what_stands_around_a_title_is_cut_off(line: str, title: str) -> None:
    assert bare_line(line) == title


@pytest.mark.parametrize(
    "line",
    [
        "This article is more than 1 year old",
        "Dieser Artikel ist älter als ein Jahr",
        "Continue reading the main story",
        "Save",
        "» Partager",
        "저장",
        "Current mood: cold",
        "Front Page | Sports | Obituaries | Classifieds",
        "News | Sport | Wetter",
        "By Helen Ray",
        "3 Reviews",
        "Von Anna Berg und Karl Lang",
        "Published Tuesday, October 5, 1999",
        "Last updated: 21.04.2025",
        "heron@reeds.example to Ponds@reeds.example · 1 year ago",
        "ann_lee (ann_lee) wrote in pond_library,",
        "©2025 Reed Electrical, Plumbing, Heating & Cooling",
    ],
)
def test_a_line_beside_a_title_is_none(line: str) -> None:
    assert is_beside(line)


@pytest.mark.parametrize(
    "line",
    [
        "Saved by the bell",
        "Save our boats",
        "By the numbers",
        "3 views of a harbour",
        "Index funds: how to invest | Keld Bank",
        "Education | Evening courses in Keld | Keld College",
        "Wrap-up 12/19/2025",
        "What the town was like 10 years ago",
        "Links for 5 May 2019",
        "Boats, nets and ropes",
        "Opinion",
    ],
)
def test_a_title_with_such_words_is_one(line: str) -> None:
    assert not is_beside(line)


@pytest.mark.parametrize(
    ("line", "doubtful"),
    [
        ("THE NORTHERN LEDGER    Friday, June 12, 1998    Page 3", True),
        ("Le Courrier, mercredi 4 novembre 1998", True),
        ("Anna Berg and Thomas Lang", True),
        ("Morning roundup 12/19/2025", False),
        ("The great flood came to the town on Friday, June 12, 1998", False),
        ("Eleanor Marie Whitfield", False),
        ("Salt and Pepper", False),
    ],
)
def test_a_newspaper_s_name_with_the_day_and_several_names_are_doubtful(line: str, doubtful: bool) -> None:
    assert is_doubtful(line) is doubtful
