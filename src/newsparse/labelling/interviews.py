"""Interviews that name who speaks on lines of their own: they are laid out like comments, and are the article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.fields.authors import author_name
from newsparse.model import Line
from newsparse.rules.marks import ASKING, CLOSING, SENTENCE_ENDS

# At least so many turns; one of the two asks in this share of theirs, and the other in at most that.
_TURNS, _ASKS, _ANSWERS = 4, 0.6, 0.34
# At most so many paragraphs introduce them.
_INTRODUCED = 3


class _Turn(NamedTuple):
    """Somebody's name, by line, and what is said below it."""

    name: int
    said: list[int]


def give_interview(lines: Sequence[Line], states: list[str], *, mentioned: bool) -> None:
    """Relabel a thread as body where two people speak in turn, one asks and the other answers, and nothing else stands between.

    A first text below another line is the introduction, and that line its byline.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where names stand above texts.
        mentioned: whether the page mentions comments: it may have some.

    A page with markup is left alone, and so is one with an article above the voices; a few paragraphs, the last of which asks the
    first question, introduce them.
    """
    thread = [i for i, state in enumerate(states) if state[0] in "ASXMQ"]
    said = [lines[i].text for i, state in enumerate(states) if state[0] == "B"]
    if mentioned or not thread or lines[0].hints is not None:
        return
    introduced = len(said) <= _INTRODUCED and _asks(said[-1]) if said else True
    if not introduced and any(text[-1] in SENTENCE_ENDS for text in said):
        return
    if any(states[i][0] in "MQ" or states[i][1:] not in ("1", "m") for i in thread):
        return
    turns = _turns(thread, states)
    if not all(_is_name(lines[turn.name].text) for turn in turns[1:]):
        return
    names = [lines[turn.name].text.strip(" :：").casefold() for turn in turns]
    begin = int(len(names) > _TURNS and names[0] not in names[1:])
    if len(names) - begin < _TURNS or len(set(names[begin:])) != 2 or any(a == b for a, b in pairwise(names)):
        return
    asked = [_asks(lines[turn.said[-1]].text) if turn.said else False for turn in turns[begin:]]
    if introduced and said and asked[0]:
        return  # a commenter asks, and the article's author answers
    shares = sorted(sum(mine) / len(mine) for mine in (asked[::2], asked[1::2]))
    if shares[0] > _ANSWERS or shares[1] < _ASKS:
        return
    for i in thread:
        states[i] = "B"
    if begin:
        states[turns[0].name] = "H"


def _is_name(text: str) -> bool:
    """Whether a line is a name and nothing else, perhaps with a colon: no time, no "says"."""
    bare = text.strip(" :：")
    return author_name(bare) == bare and not any(map(str.isdigit, bare))


def _turns(thread: Sequence[int], states: Sequence[str]) -> list[_Turn]:
    turns: list[_Turn] = []
    for i in thread:
        if states[i][0] == "A":
            turns.append(_Turn(i, []))
        elif turns:
            turns[-1].said.append(i)
    return turns


def _asks(text: str) -> bool:
    return text.rstrip(CLOSING + " ").endswith(ASKING)
