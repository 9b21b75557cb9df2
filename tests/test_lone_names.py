"""Names that nothing introduces, from a table of pages: which line below the title is taken, and which is not."""

from __future__ import annotations

import pytest

from newsparse.assembly.article import read_article
from newsparse.assembly.lone_names import LoneNames, likelihood
from newsparse.model import Line

BODY = "B The boat to the island sails again, the harbour office said, and the people who live there are glad of it."
GERMAN = "B Die Fähre zur Insel fährt wieder, sagte das Hafenamt, und die Leute auf der Insel freuen sich über die Nachricht."
# What it is about: the lines as "STATE text", the authors.
PAGES: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "a name and a date": (["T Ferry returns", "H Kashvi Brandell", "H 3 May 2024", BODY], ("Kashvi Brandell",)),
    "a name and the time to read": (
        ["T Ferry returns", "H Kashvi Brandell", "H 8 min read", BODY],
        ("Kashvi Brandell",),
    ),
    "below a summary": (
        ["T Ferry returns", "H The boat sails again.", "H Kashvi Brandell", "H 3 May 2024", BODY],
        ("Kashvi Brandell",),
    ),
    "a job below": (["T Ferry returns", "H Kashvi Brandell", "H Senior Editor, Coast", BODY], ("Kashvi Brandell",)),
    "said twice, by a picture": (
        ["T Ferry returns", "H Kashvi Brandell", "H Kashvi Brandell", BODY],
        ("Kashvi Brandell",),
    ),
    "glued to its picture": (["T Ferry returns", "H Helen RayHelen Ray", "H 3 May 2024", BODY], ("Helen Ray",)),
    "again in the box below": (
        ["T Ferry returns", "H Kashvi Brandell", BODY, "E Kashvi Brandell", "E She writes of the coast."],
        ("Kashvi Brandell",),
    ),
    "two": (["T Ferry returns", "H Helen Ray and Ann Marlow", "H 3 May 2024", BODY], ("Helen Ray", "Ann Marlow")),
    "a degree": (["T Ferry returns", "H Helen Ray, PhD", "H 3 May 2024", BODY], ("Helen Ray",)),
    "an office": (["T Ferry returns", "H Marlow Coast Team", "H 3 May 2024", BODY], ("Marlow Coast Team",)),
    "a particle": (["T Ferry returns", "H Nick van Marle", "H 3 May 2024", BODY], ("Nick van Marle",)),
    "in German": (["T Fähre fährt wieder", "H Helga Brandel", "H 3. Mai 2024", GERMAN], ("Helga Brandel",)),
    # no names
    "an outlet and a date": (
        ["T Ferry returns", "H Kashvi Brandell · CBC News · Posted: May 3, 2024 4:00 AM CST", BODY],
        ("Kashvi Brandell",),
    ),
    "a date and a count": (
        ["T Ferry returns", "H Kashvi Brandell 03.05.2024. 09:12 Komentara: 5", BODY],
        ("Kashvi Brandell",),
    ),
    "the site's notice": (["T Ferry returns", "H La Keldia · 3 May 2024", BODY, "E © La Keldia"], ()),
    "words of the page": (["T Ferry returns", "H Island News", "H 3 May 2024", "B All the news of the island."], ()),
    "a German section": (["T Fähre fährt wieder", "H Regionale Schifffahrt", "H 3. Mai 2024", GERMAN], ()),
    "an advert's label": (["T Ferry returns", "H SKIP ADVERTISEMENT", "H 3 May 2024", BODY], ()),
    "a job": (["T Ferry returns", "H Managing Director", "H 3 May 2024", BODY], ()),
    "an agency": (["T Ferry returns", "H Getty Images", "H 3 May 2024", BODY], ()),
    "a button": (["T Ferry returns", "H Quick Links", "H 3 May 2024", BODY], ()),
    "a lead": (["T Ferry returns", "H Written By", "H 3 May 2024", BODY], ()),
    "the site": (["H Harbour Courier", "T Ferry returns", "H Harbour Courier", BODY], ()),
    "no article": (["T Ferry returns", "H Kashvi Brandell", "H 3 May 2024"], ()),
    "no title": (["H Kashvi Brandell", "H 3 May 2024", BODY], ()),
    "in the article": (["T Ferry returns", BODY, BODY, "B Kashvi Brandell", BODY], ()),
    "a commenter": (["T Ferry returns", BODY, "A1 Kashvi Brandell", "S1 Good."], ()),
}


def _lines(rows: list[str]) -> tuple[list[Line], list[str]]:
    states, texts = zip(*(row.split(" ", 1) for row in rows), strict=True)
    return [Line(0, len(text), text) for text in texts], list(states)


@pytest.mark.parametrize("name", PAGES)
def test_finds_the_name_below_the_title(name: str) -> None:
    rows, authors = PAGES[name]
    assert read_article("", *_lines(rows)).header.authors == authors


def test_the_chance_is_that_of_the_weights() -> None:
    lines, states = _lines(PAGES["a name and a date"][0])
    [found] = LoneNames(lines, states, 0, len(lines)).candidates()
    assert 0.5 < likelihood(found.features) < 1
    assert likelihood(found.features, {}) == 0.5
    assert likelihood(found.features, dict.fromkeys(found.features, -9.0)) < 0.01
