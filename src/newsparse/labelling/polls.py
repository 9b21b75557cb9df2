"""Polls that lost their authors and all else: a question, and paragraphs that answer it.

Nothing but how the paragraphs begin tells them from a small article: with "Yes" or "No", or with a sentence of three
words ("Great idea."). In a poll the first one begins so, and others; in an article seldom two do, and a list of questions
and answers asks more than one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields.credits import match_credit, split_credit
from newsparse.fields.headers import match_byline
from newsparse.fields.publication import is_dated
from newsparse.labelling.unsaid import unsaid_lines
from newsparse.model import Line
from newsparse.rules.answers import ANSWERS
from newsparse.rules.bylines import ABBREVIATED
from newsparse.rules.marks import ASKING, SENTENCE_ENDS, STOPS

# The question is one of so many lines at the top. At least so many paragraphs follow, and this share of them ends like a
# sentence; at most so many of them ask on.
_TOP, _PARAGRAPHS, _ENDED, _ASKED = 4, 5, 0.6, 1
# How many begin in the manner of an answer, how many of these with a word that answers, which share of all they are, and how
# likely the network may find no thread then. Of 17 polls eleven are told so, of 45 small articles that a reviewer wrote to look
# like some, in ten languages, none (with two answers and .665, eleven were).
_UNPARTED_SHARE = 0.8  # where no blank lines part them
_KINDS = ((3, 3, 0.4, 0.665), (4, 2, 0.25, 0.665), (2, 1, 0.25, 0.25))
# A question has at least so many characters; a page with more paragraphs is no poll.
_QUESTION, _MOST = 15, 200
# A brief first sentence has at most so many words, none of them a number, and so many characters; where words are not parted by
# spaces, so many.
_WORDS, _BRIEF, _UNPARTED = 3, 30, 8
_SENTENCE = re.compile(rf"[^\W\d_][^\d{STOPS}\n:：;]{{0,{_BRIEF}}}[{STOPS}](?=\s|$|[^\x00-\x7f])")
_FIRST = re.compile(rf"([^\s,{STOPS}、，]+)\s*(?:[,{STOPS}、，]|$)")
_WIDE = "\u0e00"  # from Thai on, many scripts do without spaces
_SHORTENED = tuple(f"{word}." for word in ABBREVIATED)
_QUESTIONS = ASKING[:-1]


def question_of(lines: Sequence[Line], states: Sequence[str]) -> int | None:
    """The line near the top of a page that asks what a poll may ask, by number.

    None on pages with markup, and where the comments that were found have names, or lines between them.
    """
    if not _PARAGRAPHS < len(lines) <= _MOST or lines[0].hints is not None:
        return None
    asked = next((i for i, line in enumerate(lines[:_TOP]) if line.text.endswith(_QUESTIONS)), None)
    return None if any(state[0] in "AMQ" or (state[0] in "SX" and state[1:] != "0") for state in states) else asked


def give_answers(lines: Sequence[Line], states: list[str], asked: int, none: float) -> bool:
    """Label the paragraphs below a question as comments, where they are what people answer: one each, unless they are already.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
        asked: the line of the question, by number.
        none: how likely the network finds no thread.

    Returns:
        Whether they are. Of paragraphs that no blank line parts nearly all must answer.
    """
    end = len(lines)
    while end > asked + 1 and unsaid_lines([lines[end - 1].text]):
        end -= 1
    first = asked + 1
    if first < end and any(mark in lines[first].text for mark in _QUESTIONS) and not _is_answer(lines[first].text):
        first += 1  # "…. What do you think? The best answers …"
    above, paragraphs = lines[:asked], lines[first:end]
    if len(lines[asked].text) < _QUESTION or any(line.text[-1] in SENTENCE_ENDS for line in above):
        return False
    said = [line.text for line in paragraphs]
    parted = all(line.blanks for line in paragraphs) or sum(map(_is_answer, said)) >= _UNPARTED_SHARE * len(said)
    if not parted or not _are_answers(said, none):
        return False
    states[asked:first] = ["T", *["B"] * (first - asked - 1)]
    for i in range(first, end):
        states[i] = states[i] if states[i] in ("S0", "X0") else "S0"
    states[end:] = ["E"] * (len(lines) - end)
    return True


def _are_answers(paragraphs: Sequence[str], none: float) -> bool:
    many, answers = len(paragraphs), [_is_answer(text) for text in paragraphs]
    said = sum(map(_says_so, paragraphs))
    if many < _PARAGRAPHS or not answers[0]:
        return False
    if not any(
        sum(answers) >= max(least, share * many) and said >= words and none <= bound
        for least, words, share, bound in _KINDS
    ):
        return False
    ended, asked = (sum(text.endswith(marks) for text in paragraphs) for marks in (tuple(SENTENCE_ENDS), _QUESTIONS))
    if ended < _ENDED * len(paragraphs) or asked > _ASKED:
        return False
    return not any(map(_is_an_article_s, paragraphs))


def _is_an_article_s(text: str) -> bool:
    """Whether a paragraph is what stands around articles: a byline, a date, a credit."""
    return bool(match_byline(text) or is_dated(text) or match_credit(text) or split_credit(text))


def _says_so(text: str) -> bool:
    """Whether a paragraph begins with a word that answers, and a mark behind it."""
    first = _FIRST.match(text)
    return first is not None and first[1].casefold() in ANSWERS


def _is_answer(text: str) -> bool:
    """Whether a paragraph begins with a word that answers, or with a brief sentence."""
    if _says_so(text):
        return True
    sentence = _SENTENCE.match(text)
    if sentence is None or sentence[0].startswith(_SHORTENED):
        return False
    words = sentence[0].split()
    return len(words) <= _WORDS and all(word < _WIDE or len(word) <= _UNPARTED for word in words)
