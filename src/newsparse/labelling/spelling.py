"""How much a word is spelt like somebody's name: character n-grams, weighed by a learned model.

Lists of names end where the web begins: "gonemad", "Machida" and 量子时代 stand in none. What names are made of is
learned from the authors and the texts of labelled threads (Cavnar and Trenkle's n-grams, 1994, in a maximum-entropy model).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pycrfsuite

from newsparse.labelling.look import Look
from newsparse.labelling.words import OUTER

LONGEST = 24
# Lines of more words, or longer ones, are told by other things than spelling.
_WORDS, _CHARS = 5, 48
_KEPT = 60_000


def word_grams(word: str) -> list[str]:
    """The n-grams (1 to 4 characters, with its ends marked) of a lower-case word, its own beginning and its length."""
    marked = f"^{word}$"
    size = len(marked)
    grams = [marked[i : i + n] for n in (1, 2, 3, 4) for i in range(size - n + 1)]
    return [*grams, "=" + word[:12], f"#{min(len(word), 12)}"]


def bare_words(text: str) -> list[str]:
    """A line's words in lower case without outer punctuation, cut to :data:`LONGEST` characters."""
    bare = [raw.strip(OUTER).lower() for raw in text.split()]
    return [word[:LONGEST] for word in bare if word]


class Spelling:
    """The learned model of words, opened from its bytes; scores are kept, since words recur."""

    def __init__(self, model: bytes) -> None:
        self._held = model
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        self._known: dict[str, float] = {}

    def score(self, word: str) -> float:
        """The log odds that a word (lower case, no outer punctuation) is part of a name."""
        known = self._known.get(word)
        if known is None:
            self._tagger.set([word_grams(word)])
            chance = min(max(self._tagger.marginal("1", 0), 1e-4), 1 - 1e-4)
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[word] = math.log(chance / (1 - chance))
        return known


def _step(score: float) -> int:
    return min(5, max(-6, math.floor(score)))


def add_spelling(looks: Sequence[Look], texts: Sequence[str], spelling: Spelling) -> None:
    """Tell every short line how much its words are spelt like a name."""
    for look, text in zip(looks, texts, strict=True):
        if not look.form or len(text) > _CHARS:
            continue
        words = bare_words(text)
        count = len(words)
        if not 0 < count <= _WORDS:
            continue
        scores = [spelling.score(word) for word in words]
        mean, many = _step(sum(scores) / count), min(count, 4)
        look.feats += [
            f"nb={mean}",
            f"nb={mean}|{many}",
            f"nx={_step(max(scores))}|{many}",
            f"ni={_step(min(scores))}|{many}",
            f"nb={mean}|{look.last}{many}",
            f"nb={mean}|{look.first}{min(look.length, 6)}",
        ]
