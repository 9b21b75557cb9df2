"""Merged dumps that nobody has commented on: short articles, and articles that imitate comments.

Names and texts in turns are a thread, headings and answers in turns are none, and where nothing else is left the words must
tell: a network that saw merged threads alone takes a list of questions, an interview or results of a league for one. Each
page has a date before it or a credit behind it: without either, paragraphs may as well be a poll's opinions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from dataset import Example, example
from known_words import common_words, name_words
from merge_words import CREDITS, HEADS, NOBODY, VOICES

_DATED, _GLUED, _CREDITED, _COUNTED, _IMITATES = 0.6, 0.45, 0.15, 0.12, 0.55
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)|(?<=[。！？])\s*(?=\S)")
# Articles have longer parts than talk has; so short ones are left out where a name stands before each.
_SPOKEN = 150


def unanswered_page(name: str, bodies: Sequence[Sequence[str]], rng: random.Random) -> Example:
    """One merged page without comments.

    Args:
        name: what the page is called.
        bodies: articles, as paragraphs, that lend it theirs.
        rng: all randomness.
    """
    body = list(rng.choice(bodies))
    body = body[: rng.choice([1, 2, 2, 3, 4, 5, 6, 8, 12])]
    if rng.random() < _IMITATES:
        body = rng.choice(_IMITATIONS)(body, rng)
    out = list(body)
    dated = rng.random() < _DATED
    if dated:
        out[0] = f" date {rng.randint(2003, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02} {out[0]}"
    if not dated or rng.random() < _GLUED:
        out[-1] += rng.choice(CREDITS)
    elif rng.random() < _CREDITED:
        out.append(rng.choice(CREDITS).strip(" ()—"))
    if rng.random() < _COUNTED:
        out += rng.choice(NOBODY)
    return example(name, "rendered", "\n".join(out), {"comments": [], "body": "\n".join(body)})


def _phrase(rng: random.Random) -> str:
    words = [rng.choice(common_words()) for _ in range(rng.randint(2, 6))]
    form = rng.choice([str.capitalize, str.capitalize, str.title, str.upper])
    return form(" ".join(words))


def _person(rng: random.Random) -> str:
    return " ".join(rng.choice(name_words()).capitalize() for _ in range(rng.choice([1, 2, 2])))


def _said(paragraph: str, rng: random.Random) -> str:
    """A sentence or two of a paragraph, or all of it."""
    parts = _SENTENCE.split(paragraph)
    at = rng.randrange(len(parts))
    return " ".join(parts[at : at + rng.choice([1, 1, 2, 9])])


def _headed(body: Sequence[str], rng: random.Random) -> list[str]:
    """A heading above each answer, of one manner on a page."""
    head: Callable[[], str] = rng.choice(
        [
            lambda: _phrase(rng),
            lambda: f"{_phrase(rng)}?",
            lambda: rng.choice(HEADS).replace("WORD", rng.choice(common_words())),
            lambda: f"{_person(rng)} {rng.randint(0, 9)} {_person(rng)} {rng.randint(0, 9)}",
            lambda: f"{rng.choice(name_words()).capitalize()}, {rng.randint(1, 99)}",
            lambda: f"{rng.randint(1, 12)}:{rng.randint(0, 59):02} {_phrase(rng)}",
        ]
    )
    numbered = rng.random() < 0.2
    out = [body[0]] if rng.random() < 0.6 else []
    for k, paragraph in enumerate(body[len(out) :] or body):
        out += [f"{k + 1}. {head()}" if numbered else head(), _said(paragraph, rng)]
    return out


def _interview(body: Sequence[str], rng: random.Random) -> list[str]:
    """Two who speak in turns, each with a name or a letter before it."""
    ask, answer = rng.choice(
        [*VOICES, (_person(rng), _person(rng)), (rng.choice(["Herald", "Post", "NEWS"]), _person(rng))]
    )
    sign = rng.choice([":", ":", ":", " –", "."])
    out = [body[0]]
    for paragraph in body[1:] or body:
        out += [f"{ask}{sign} {_phrase(rng)}?", f"{answer}{sign} {_said(paragraph, rng)}"]
    return out


def _listed(body: Sequence[str], rng: random.Random) -> list[str]:
    """Sentences of which each is an item."""
    mark = rng.choice(["- ", "• ", "* ", "– "])
    return [body[0], *(mark + _said(paragraph, rng) for paragraph in body[1:])]


def _profiles(body: Sequence[str], rng: random.Random) -> list[str]:
    """People, each with a long paragraph: whoever writes below an article writes less."""
    long = [paragraph for paragraph in body if len(paragraph) > _SPOKEN]
    if len(long) < 2:
        return list(body)
    form = rng.choice(["NAME", "NAME", "UPPER, NAME", "NAME, N"])
    out = [body[0]]
    for paragraph in long[1:]:
        name = form.replace("NAME", _person(rng)).replace("UPPER", rng.choice(name_words()).upper())
        out += [name.replace("N", str(rng.randint(18, 99))) if form.endswith(", N") else name, paragraph]
    return out


_IMITATIONS = (_headed, _headed, _headed, _interview, _interview, _listed, _profiles)
