"""Which line is the article's title: one choice for the page, made when its body and its comments are known.

A title leaves tracks: the page's first line often repeats it with the site's name behind it, the browser's title and
the heading are the same line twice, the byline or the date stands below it, the body not far. A maximum-entropy model
weighs these for every line above the thread; the likeliest is the title if it is likely enough.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import pycrfsuite

from newsparse.labelling.look import PageView, has_words

# Titles are neither shorter nor longer than this, and stand among the first lines of a page.
SHORTEST, LONGEST, REACH = 4, 250, 400
# Several lines share a page's one title, so the best needs less than a half.
_LIKELY = 0.1
# A merged dump has lost its title with all else; a page taken for one must show it clearly.
_CLEAR = 0.95
# The body begins with a line of this length class (60 characters); a shorter one may be a title that was taken for body.
_PARAGRAPH = 9
_JOINTS = "|-–—»:·•<>"


def _step(count: int) -> str:
    for edge in (0, 1, 2, 3, 5, 8, 14, 30, 80):
        if count <= edge:
            return str(edge)
    return "+"


def _first(states: Sequence[str], parts: str, default: int) -> int:
    return next((i for i, state in enumerate(states) if state[0] in parts), default)


class _Tracks:
    """What is asked of a page for each of its lines, counted once."""

    def __init__(self, view: PageView, states: Sequence[str]) -> None:
        self.view, self.states = view, states
        total = len(states)
        self.thread = _first(states, "ASX", total)
        first = _first(states[: self.thread], "B", self.thread)
        self.body = next((i for i in range(first, self.thread) if view.looks[i].length >= _PARAGRAPH), first)
        self.stop = min(self.thread, REACH)
        self.times = Counter(text.casefold() for text in view.texts[: self.stop])
        self.lows = [text.casefold() for text in view.texts[: min(total, REACH)]]
        self.ordered = sorted(self.lows[: self.stop])
        self.first = {low: i for i, low in reversed(list(enumerate(self.lows)))}
        self.later = Counter(text.casefold() for text in view.texts[self.stop :])
        self.heads = [text.casefold() for text in view.texts[:3]]

    def candidates(self) -> list[int]:
        """Lines above the thread of a title's length; inside the body only its first."""
        return [
            i
            for i in range(self.stop)
            if SHORTEST <= len(self.view.texts[i]) <= LONGEST
            and (self.states[i][0] != "B" or i <= self.body + 1)
            and has_words(self.view.looks[i])
        ]

    def above(self, i: int) -> str:
        """How one of the page's first lines holds this one: ``=`` the same, ``<`` begun by it (a site's name behind),
        ``>`` ended by it, ``~`` inside."""
        low = self.lows[i]
        if len(low) < 8:
            return "-"
        for k, head in enumerate(self.heads):
            if k >= i:
                break
            if head == low:
                return "="
            if head.startswith(low):
                return "<" if head[len(low) :].lstrip()[:1] in _JOINTS else "{"
            if head.endswith(low):
                return ">"
            if low in head:
                return "~"
        return "-"

    def held(self, i: int) -> int:
        """How many other lines above the thread begin with this one."""
        low = self.lows[i]
        if len(low) < 8:
            return 0
        begun = bisect_right(self.ordered, low + "\U0010ffff") - bisect_left(self.ordered, low)
        return begun - self.times[low]

    def features(self, i: int) -> list[str]:
        look, text = self.view.looks[i], self.view.texts[i]
        looks = self.view.looks
        to_body, to_thread = self.body - i, self.thread - i
        near = "b" if to_body > 0 else "B"
        after = looks[i + 1] if i + 1 < len(looks) else None
        following = f"{after.when}{after.markers[:1]}{after.length // 3}" if after else "$"
        second = looks[i + 2] if i + 2 < len(looks) else None
        before = looks[i - 1] if i else None
        size = str(look.length // 2)
        times, again = self.times[self.lows[i]], self.later[self.lows[i]]
        above, held = self.above(i), min(self.held(i), 3)
        state = "b" if i >= self.body else "h"
        kind = f"{look.when}{look.markers[:2]}"
        earlier = self.first[self.lows[i]] < i
        capitals = sum(w[:1].isupper() for w in text.split()[:8]) * 3 // max(1, min(8, len(text.split())))
        place = _step(i)
        return [
            "bias",
            f"i={place}",
            f"i={place}|{above}{held}",
            f"st={state}",
            f"l={size}",
            f"l={size}|{state}",
            f"tb={near}{_step(abs(to_body))}",
            f"tb={near}{_step(abs(to_body))}|{size}",
            f"tt={_step(to_thread)}",
            f"ab={above}",
            f"ab={above}|{size}",
            f"he={held}|{min(times, 3)}",
            f"ti={min(times, 4)}|{earlier:d}",
            f"ti={min(times, 4)}{earlier:d}|{size}|{kind}",
            f"ag={min(again, 3)}|{size}",
            f"k={kind}",
            f"la={look.last}|{look.first}",
            f"la={look.last}{size}",
            f"nx={following}",
            f"nx={following}|{size}",
            f"n2={second.when + second.markers[:1] if second else '$'}|{following}",
            f"pv={before.length // 3 if before else '^'}{before.markers[:1] if before else ''}|{size}",
            f"bl={min(self.view.lines[i].blanks, 2)}|{size}",
            f"cap={capitals}|{size}",
            f"nm={look.named}|{size}",
            f"all={above}{min(times, 3)}{near}|{size}|{kind[:1]}",
        ]


def title_features(view: PageView, states: Sequence[str]) -> dict[int, list[str]]:
    """The named features of every line that could be the title, by its index.

    Args:
        view: the page after the first look.
        states: the states of its lines, as labelled.
    """
    tracks = _Tracks(view, states)
    return {i: tracks.features(i) for i in tracks.candidates()}


def give_title(view: PageView, states: list[str], judge: pycrfsuite.Tagger) -> None:
    """Relabel the likeliest line as the title (``T``), and every other title line as furniture.

    Args:
        view: the page after the first look.
        states: the states of its lines; changed in place.
        judge: the learned model of titles.
    """
    merged = any(state[1:] == "m" for state in states) and not any(line.blanks for line in view.lines)
    best, chance = -1, _CLEAR if merged else _LIKELY
    for i, features in title_features(view, states).items():
        judge.set([features])
        score = judge.marginal("1", 0)
        if score > chance:
            best, chance = i, score
    for i, state in enumerate(states):
        if state[0] == "T":
            states[i] = "H" + state[1:]
    if best >= 0:
        states[best] = "T" + states[best][1:]
