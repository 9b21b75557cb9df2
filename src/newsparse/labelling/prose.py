"""The body where the labeller took its lines for furniture: what a merged dump has left, or the stretch with most prose.

Maximum subsequence segmentation (Pasternack and Roth, WWW 2009): every line scores by how much it reads like a
paragraph, and the best contiguous stretch is found in one pass. A page with prose above its comments has a body; an empty
one is never right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsparse.labelling.sheet import SHORT
from newsparse.model import Line
from newsparse.rules.marks import STOPS

# A body of fewer paragraphs is taken as it is: what surrounds it may well be no part of it.
_ENOUGH = 4
# What a line that is no paragraph costs, and what the first paragraphs must be worth together, in characters.
_COST = 45
# A hole in the body has at most so many lines, and its lines' places in the markup hold so much body beside all else.
_HOLE, _SHARE = 16, 0.3
# Below the last line of the body, a place that holds so many of its lines goes on with it.
_HOME = 3
_LEAST = 80
# What a page says again: a paragraph of so many characters, or as many in so many lines that follow each other again.
_AGAIN, _RUN, _RUN_CHARS = 60, 2, 100
_ENDS = frozenset(f'{STOPS}”"»」:;')


def _worth(text: str) -> int:
    """A paragraph's length, up to a point; a heading, a list or a menu costs."""
    size = len(text)
    wide = sum(ch > "\u2e7f" for ch in text[:80])
    size += wide  # a character of Chinese or Japanese says as much as two letters
    if size > 60 and (text[-1] in _ENDS or size > 140):
        return min(size, 400)
    return -_COST if size < 60 else 0


def find_body(lines: Sequence[Line], stop: int) -> range:
    """The stretch of lines before ``stop`` that holds the most prose; empty when there is too little of it."""
    best, best_range = _LEAST, range(0)
    total = start = 0
    for i in range(stop):
        if total <= 0:
            total, start = 0, i
        total += _worth(lines[i].text)
        if total > best:
            best, best_range = total, range(start, i + 1)
    return best_range


def fill_merged_body(lines: Sequence[Line], states: list[str], heads: Sequence[int], wordy: Sequence[bool]) -> bool:
    """Relabel what a merged dump holds above its thread as body: it has lost all furniture, so lists and headings that
    look like some belong to the article.

    Args:
        lines: the lines of a merged dump.
        states: their states; changed in place.
        heads: how many lines that count or head comments stand before each line.
        wordy: whether each line says anything but markers and numbers.

    Returns:
        Whether it has a body now.
    """
    first = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(states))
    times = Counter(line.text for line in lines)
    for i in range(first):
        # what stands twice may be somebody's name, above comments that were missed
        if heads[i + 1] or (len(lines[i].text) <= SHORT and times[lines[i].text] > 1):
            break
        if states[i][0] in "HE" and wordy[i]:
            states[i] = "Bm"
    return any(state[0] == "B" for state in states[:first])


class _Places:
    """How many lines of the body, and how many others, each place in the markup holds."""

    def __init__(self, lines: Sequence[Line], states: Sequence[str]) -> None:
        self._paths = [None if line.hints is None else line.hints.path for line in lines]
        self._held: dict[int | None, list[int]] = {}
        for path, state in zip(self._paths, states, strict=True):
            if state[0] in "BHE":
                self._held.setdefault(path, [0, 0])[state[0] == "B"] += 1

    def hold_body(self, i: int, share: float, least: int) -> bool:
        """Whether a line's place holds so many lines of the body, and such a share of others."""
        other, body = self._held.get(self._paths[i], (0, 0))
        return body >= share * other and body >= least


def _join_body(lines: Sequence[Line], states: list[str], bodies: Sequence[int], stop: int) -> None:
    """Relabel what stands between two lines of the body, or below the last, in a place of the markup that holds body
    elsewhere on the page: list items and headings that look like furniture by themselves, and an article's second half
    behind something that looked like its end."""
    places = _Places(lines, states)
    for before, after in pairwise(bodies):
        if after - before <= _HOLE + 1:
            for i in range(before + 1, after):
                if states[i][0] in "HE" and places.hold_body(i, _SHARE, 0):
                    states[i] = "B"
    last = bodies[-1]
    for i in range(last + 1, stop):
        if i - last > _HOLE:
            break
        if states[i][0] in "HE" and places.hold_body(i, 0, _HOME):
            states[i], last = "B", i


def give_body(lines: Sequence[Line], states: list[str], heads: Sequence[int]) -> None:
    """Relabel the paragraphs of the best stretch of prose as body, where the page has none or the stretch holds what
    there is. Where the page has markup and a body, only holes in it are filled: its lines know better.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
        heads: how many lines that count or head comments stand before each line; behind one that follows prose, what
            reads like prose is somebody's comment.
    """
    stop = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(lines))
    bodies = [i for i, state in enumerate(states) if state[0] == "B"]
    if bodies and lines[bodies[0]].hints is not None:
        _join_body(lines, states, bodies, stop)
        return
    stretch = find_body(lines, stop)
    if bodies and (len(bodies) < _ENOUGH or not any(i in stretch for i in bodies)):
        return
    for i in stretch:
        if heads[i] > heads[stretch.start]:
            return
        if states[i][0] in "HE" and _worth(lines[i].text) >= 0:
            states[i] = "B"


def drop_repeats(lines: Sequence[Line], states: list[str]) -> None:
    """Relabel what a body says twice as furniture: a copy for small screens, a quotation pulled out of its paragraph.

    Args:
        lines: a page's lines.
        states: their states; changed in place.
    """
    body = [i for i, state in enumerate(states) if state[0] == "B"]
    said = [lines[i].text for i in body]
    first: dict[str, int] = {}
    earlier = [first.setdefault(text, k) for k, text in enumerate(said)]
    again = [at != k for k, at in enumerate(earlier)]
    start = 0
    while start < len(body):
        stop = start + 1
        while again[start] and stop < len(body) and again[stop] and 0 < earlier[stop] - earlier[stop - 1] <= _RUN:
            stop += 1
        whole = stop - start >= _RUN and sum(map(len, said[start:stop])) >= _RUN_CHARS
        for k in range(start, stop):
            if again[k] and (whole or len(said[k]) >= _AGAIN):
                states[body[k]] = "H" + states[body[k]][1:]
        start = stop
