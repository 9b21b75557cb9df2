"""Polls that lost their authors and all else: a question, and paragraphs that answer it.

Nothing but how the paragraphs begin tells them from a small article: with "Yes" or "No", or with a sentence of three
words ("Great idea."), which in an article hardly two do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.labelling.unsaid import unsaid_lines
from newsparse.model import Line
from newsparse.rules.answers import ANSWERS
from newsparse.rules.bylines import ABBREVIATED
from newsparse.rules.marks import ASKING, CLOSING, STOPS

# The question is one of so many lines at the top. At least so many paragraphs answer it, so many of them, and this share,
# in the manner of an answer; and this share of them ends like a sentence.
_TOP, _PARAGRAPHS, _LEAST, _SHARE, _ENDED = 4, 3, 2, 0.25, 0.6
# A question has at least so many characters; a page with more paragraphs is no poll.
_QUESTION, _MOST = 15, 200
# A brief first sentence has at most so many words, none of them a number, and so many characters; where words are not parted by
# spaces, so many.
_WORDS, _BRIEF, _UNPARTED = 3, 30, 8
_SENTENCE = re.compile(rf"[^\W\d_][^\d{STOPS}\n:：;]{{0,{_BRIEF}}}[{STOPS}](?=\s|$|[^\x00-\x7f])")
_FIRST = re.compile(r"([^\W\d_]+(?:-\w+)?)\s*(?:[,.!?…、，。！？]|$)")
_WIDE = "\u0e00"  # from Thai on, many scripts do without spaces
_SHORTENED = tuple(f"{word}." for word in ABBREVIATED)
_ENDS = frozenset(STOPS + CLOSING)


def give_answers(lines: Sequence[Line], states: list[str], *, mentioned: bool) -> None:
    """Label the paragraphs below a question as comments, one each, where they are what people answer.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the page has no thread.
        mentioned: whether the page mentions comments: these are then told by other signs.

    Markup tells more; merged dumps, whose paragraphs no blank line parts, have names.
    """
    if mentioned or not _PARAGRAPHS < len(lines) <= _MOST or lines[0].hints is not None:
        return
    if any(state[0] in "ASX" for state in states):
        return
    asked = next((i for i, line in enumerate(lines[:_TOP]) if line.text.endswith(ASKING[:-1])), None)
    if asked is None or len(lines[asked].text) < _QUESTION or any(_is_ended(line.text) for line in lines[:asked]):
        return
    end = len(lines)
    while end > asked + 1 and unsaid_lines([lines[end - 1].text]):
        end -= 1
    paragraphs = [line.text for line in lines[asked + 1 : end]]
    answers = sum(map(_is_answer, paragraphs))
    if len(paragraphs) < _PARAGRAPHS or answers < max(_LEAST, _SHARE * len(paragraphs)):
        return
    if sum(map(_is_ended, paragraphs)) < _ENDED * len(paragraphs) or not all(
        line.blanks for line in lines[asked + 1 : end]
    ):
        return
    states[asked] = "T"
    states[asked + 1 : end] = ["S0"] * (end - asked - 1)
    states[end:] = ["E"] * (len(lines) - end)


def _is_ended(text: str) -> bool:
    return text[-1] in _ENDS


def _is_answer(text: str) -> bool:
    """Whether a paragraph begins with a word that answers, or with a brief sentence."""
    first = _FIRST.match(text)
    if first and first[1].casefold() in ANSWERS:
        return True
    sentence = _SENTENCE.match(text)
    if sentence is None or sentence[0].startswith(_SHORTENED):
        return False
    words = sentence[0].split()
    return len(words) <= _WORDS and all(word < _WIDE or len(word) <= _UNPARTED for word in words)
