"""What a window's title calls the article."""

from __future__ import annotations

import pytest

from newsparse.fields.titles import folded, label_of, main_parts


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
