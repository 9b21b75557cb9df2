"""Correct authors that are really the people being answered, or places, on a line below the real author's."""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsparse.fields.dates import find_dates, find_relative
from newsparse.fields.votes import is_button
from newsparse.model import Line
from newsparse.rules.bylines import PARTICLES
from newsparse.rules.names import given_names
from newsparse.rules.places import CITIES, REGIONS
from newsparse.rules.platforms import ANSWERING, WORD_CLASS

# Longer lines are not names; the author stands at most this many lines above the "in reply to" line.
_LONGEST, _REACH = 60, 6


def give_back_authors(lines: Sequence[Line], states: list[str]) -> None:
    """Move the author from the person answered to the person answering.

    Where a line that says "in reply to" stands right above the line labelled as author, that line names the person
    being answered; the author is the name above both. So is a line that names an author of the page right above one of somebody
    who has written before, below a button: there stood an arrow. Elsewhere the upper name ends the comment above, as that of
    its author or of who liked it. So, too, is the line above a place where somebody lives.

    Args:
        lines: the page's lines.
        states: their states; changed in place where the layout is author-first among other lines (``A1``).
    """
    places = [i for i, state in enumerate(states) if state == "A1"]
    known = {lines[i].text for i in places}
    written: set[str] = set()
    last = ""
    for i in places:
        at = _author_of(i, lines, states, known, (written, last)) if i > 0 and states[i - 1][0] in "HMQ" else i
        states[at : i + 1] = ["A1", *["M1"] * (i - at)]
        last = lines[at].text
        written.add(last)


def _author_of(
    i: int, lines: Sequence[Line], states: Sequence[str], known: Set[str], written: tuple[Set[str], str]
) -> int:
    """The index of the line that names the author, where the line below it seems to.

    Args:
        i: that line.
        lines, states: the page.
        known: the authors of the page.
        written: who has written above, and who has last.
    """
    above, name = lines[i - 1].text, lines[i].text
    if _is_place(name):
        return i - 1 if _is_full_name(above) else i
    if states[i - 1][0] == "H":
        return i
    if is_answering(above):
        return _author_above(i - 1, lines, states, known)
    arrow = above in known and name in written[0] and above not in (name, written[1]) and is_button(lines[i - 2].text)
    return i - 1 if arrow else i


def _is_place(text: str) -> bool:
    """Whether a line is a place where people live and nobody's name: "Vienna", "Portland, Ore.", but not "Charlotte"."""
    low = text.casefold()
    first = low.partition(",")[0]
    return (low in CITIES or low in REGIONS or first in CITIES) and first not in given_names()


def _is_full_name(text: str) -> bool:
    """Whether a line could be a name, of which every word has a capital ("S. Grün", "Walt", "Maria da Silva")."""
    words = text.split()
    return _may_be_name(text) and all(word[0].isupper() or word in PARTICLES for word in words)


def is_answering(text: str) -> bool:
    """Whether a line consists only of the words between an author and the person answered ("in reply to")."""
    return text.casefold().strip(" :") in ANSWERING


def _author_above(below: int, lines: Sequence[Line], states: Sequence[str], known: Set[str]) -> int:
    """The index of the author's line between the previous comment and line ``below``; of the line below that, if there is none.

    A name that is an author elsewhere on the page wins (the nearest one); otherwise the first line that may be a
    name.
    """
    start = below
    while start > max(0, below - _REACH) and states[start - 1][0] in "MQ":
        start -= 1
    may_be = [i for i in range(start, below) if _may_be_name(lines[i].text)]
    return next((i for i in reversed(may_be) if lines[i].text in known), may_be[0] if may_be else below + 1)


def _may_be_name(text: str) -> bool:
    """Whether a line could be a name: not a button, a date, a number, a place or a sentence."""
    words = text.casefold().split()
    if len(text) > _LONGEST or "," in text or not any(map(str.isalpha, text)):
        return False
    buttons = sum(word.strip(".:()") in WORD_CLASS or word.strip(".:()").isdecimal() for word in words)
    return 2 * buttons < len(words) and not find_dates(text) and not find_relative(text)
