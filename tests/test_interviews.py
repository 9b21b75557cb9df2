"""Two people who speak in turn are an interview where one of them asks, and nothing else stands between."""

from __future__ import annotations

import pytest

from newsparse.labelling.interviews import give_interview
from newsparse.lines.text import read_lines

ASKED = "Ann|Where was it?|Bo|In the harbour.|Ann|And when?|Bo|“In May.”|Ann|Who saw it?|Bo|Nobody did."
PATH = "AS" * 6


@pytest.mark.parametrize(
    "rows, path, layout, corrected",
    [
        (ASKED, PATH, "m", "B" * 12),
        (ASKED, PATH, "1", "B" * 12),
        (ASKED.replace("And when?", "And when?|I forgot."), "ASASASXASASAS", "1", "B" * 13),  # one of three is enough
        (ASKED.replace("Ann|", "Ann:|").replace("Bo|", "BO:|"), PATH, "1", "B" * 12),
        ("Talk: Cy Dunn|They met.|" + ASKED, "AS" + PATH, "1", "HB" + "B" * 12),
        ("They met in May.|Ann, where was it?|" + ASKED.partition("?|")[2], "BB" + PATH[2:], "1", "BB" + "B" * 10),
        ("They met.|In May.|It was late.|Where was it?|" + ASKED.partition("?|")[2], "BBBB" + PATH[2:], "1", None),
        # below an article, and where the lines say more than names
        ("The ferry is back.|" + ASKED, "B" + PATH, "1", None),
        (ASKED.replace("Bo|", "Bo says:|"), PATH, "1", None),
        (ASKED.replace("Bo|", "Bo (2 hours ago)|"), PATH, "1", None),
        # answers to comments, authors below the texts, a third voice, questions by both, no questions, too few
        (ASKED.replace("|And when?", "|Reply|And when?"), "ASASAMSASASAS", "1", None),
        (ASKED, PATH, "2", None),
        (ASKED.replace("Who saw it?|Bo", "Who saw it?|Cy"), PATH, "1", None),
        (ASKED.replace("In the harbour.", "Where?").replace("“In May.”", "When?"), PATH, "1", None),
        (ASKED.replace("?", "."), PATH, "1", None),
        ("Ann|Where?|Bo|There.", "ASAS", "1", None),
        ("Ann|Where?|Ann|There?|Bo|Here.|Bo|So.", "ASASASAS", "1", None),
    ],
)
def test_an_interview_is_the_article(rows: str, path: str, layout: str, corrected: str | None) -> None:
    lines = read_lines(rows.replace("|", "\n"))
    before = [part if part == "B" else f"{part}{layout}" for part in path]
    for mentioned in (True, False):
        states = list(before)
        give_interview(lines, states, mentioned=mentioned)
        assert states == (before if mentioned or corrected is None else list(corrected))
