"""Find body that the labeller took for furniture: what a merged dump has left, or the stretch with most prose.

Maximum subsequence segmentation (Pasternack and Roth, WWW 2009): every line scores by how much it reads like a
paragraph, and the best contiguous stretch is found in one pass. A page with prose above its comments has a body; an
empty one is never right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsparse.fields.counts import match_count
from newsparse.labelling.grammar import thread_begin
from newsparse.labelling.sheet import SHORT
from newsparse.model import Line
from newsparse.rules.marks import STOPS

# A body of fewer paragraphs is left as it is: what surrounds it may well not belong to it.
_ENOUGH = 4
# What a stretch of lines must be worth, in characters; what a line costs that is no paragraph, and what one is worth at the most.
_LEAST, _COST, _MOST = 80, 45, 400
# A shorter line is no paragraph; a longer one is, if it ends like a sentence or is as long as the second number says.
_SHORT, _LONG = 60, 140
# A hole in the body has at most this many lines; their places in the markup must hold at least this many lines of
# body for each other line.
_HOLE, _SHARE = 16, 0.3
# Below the last line of the body, a place that holds this many of its lines continues it.
_HOME = 3
# A repetition is a paragraph of at least ``_AGAIN`` characters, or a run of at least ``_RUN`` repeated lines with
# ``_RUN_CHARS`` characters in all.
_AGAIN, _RUN, _RUN_CHARS = 60, 2, 100
_ENDS, _STOPS = frozenset(f'{STOPS}”"»」:;'), frozenset(f"{STOPS}”»」")
# A shorter line is no sentence.
_SENTENCE = 25
# What is surer to be furniture than this is none of a merged dump's body: of 33 lines that cross-validation took for furniture on 183
# such dumps 18 were, and of those on other pages that were taken for merged dumps nearly all.
_FURNITURE = 0.8


def _worth(text: str) -> int:
    """Score a line: a paragraph's length up to a limit, a negative value for a heading, a list item or a menu."""
    size = len(text) + _wide(text)
    if size > _SHORT and (text[-1] in _ENDS or size > _LONG):
        return min(size, _MOST)
    return -_COST if size < _SHORT else 0


def _wide(text: str) -> int:
    """How many of a text's first characters are Chinese, Japanese or Korean: one says as much as two letters."""
    return 0 if text.isascii() else sum(ch > "\u2e7f" for ch in text[:80])


def find_body(lines: Sequence[Line], stop: int) -> range:
    """The stretch of lines before ``stop`` that holds the most prose; empty when there is too little."""
    best, best_range = _LEAST, range(0)
    total = start = 0
    for i in range(stop):
        if total <= 0:
            total, start = 0, i
        total += _worth(lines[i].text)
        if total > best:
            best, best_range = total, range(start, i + 1)
    return best_range


def fill_merged_body(
    lines: Sequence[Line], states: list[str], heads: Sequence[int], wordy: Sequence[bool], sure: Sequence[float]
) -> bool:
    """Relabel what a merged dump holds above its thread as body.

    Such a dump has lost its furniture, so lists and headings that look like furniture belong to the article, unless they do so surely.

    Args:
        lines: the lines of a merged dump.
        states: their states; changed in place.
        heads: how many lines that count or head comments stand before each line.
        wordy: whether each line says anything but markers and numbers.
        sure: how sure each state is.

    Returns:
        Whether the page has a body now.
    """
    first = thread_begin(states)
    times = Counter(line.text for line in lines)
    for i in range(first):
        # A short line that occurs twice may be a name, above comments that were missed.
        if heads[i + 1] or (len(lines[i].text) <= SHORT and times[lines[i].text] > 1):
            break
        if states[i][0] in "HE" and wordy[i] and sure[i] <= _FURNITURE:
            states[i] = "Bm"
    return any(state[0] == "B" for state in states[:first])


class _Places:
    """The numbers of body lines and other lines that each place in the markup holds."""

    def __init__(self, lines: Sequence[Line], states: Sequence[str]) -> None:
        self._paths = [None if line.hints is None else line.hints.path for line in lines]
        self._held: dict[int | None, list[int]] = {}
        for path, state in zip(self._paths, states, strict=True):
            if state[0] in "BHE":
                self._held.setdefault(path, [0, 0])[state[0] == "B"] += 1

    def same(self, i: int, other: int) -> bool:
        """Whether two lines stand in the same place."""
        return self._paths[i] == self._paths[other]

    def hold_body(self, i: int, share: float, least: int) -> bool:
        """Whether a line's place holds ``least`` body lines, and ``share`` times as many as other lines, or more."""
        other, body = self._held.get(self._paths[i], (0, 0))
        return body >= share * other and body >= least


def _join_body(lines: Sequence[Line], states: list[str], bodies: Sequence[int], stop: int) -> None:
    """Relabel lines as body where they stand in a place of the markup that holds body elsewhere on the page.

    They stand between two lines of the body, or below the last: list items and headings that look like furniture by
    themselves, and an article's second half after what looked like its end.
    """
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
        goes_on = i == last + 1 and places.same(i, last) and lines[i].text[-1] in _STOPS
        if states[i][0] in "HE" and (goes_on or places.hold_body(i, 0, _HOME)):
            states[i], last = "B", i


def give_body(lines: Sequence[Line], states: list[str], heads: Sequence[int], wordy: Sequence[bool]) -> None:
    """Relabel the paragraphs of the best stretch of prose as body.

    This applies where the page has no body, or the stretch overlaps the one it has and that is not too small. On a
    page with markup and a body, only gaps are filled: its labels are more reliable.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
        heads: how many lines that count or head comments stand before each line; after one that follows prose, what
            reads like prose is a comment.
        wordy: whether each line says anything but markers and numbers.
    """
    stop = thread_begin(states)
    bodies = [i for i, state in enumerate(states) if state[0] == "B"]
    if bodies and lines[bodies[0]].hints is not None:
        _join_body(lines, states, bodies, stop)
        return
    stretch = find_body(lines, stop)
    if bodies and (len(bodies) < _ENOUGH or not any(i in stretch for i in bodies)):
        return
    if not (stretch or bodies):
        stretch = _sentences_above(lines, states, heads, stop)
    for i in stretch:
        if heads[i] > heads[stretch.start] or (heads[i + 1] > heads[i] and match_count(lines[i].text) is not None):
            return
        if states[i][0] in "HE" and _may_be_prose(lines[i].text, wordy=wordy[i]):
            states[i] = "B"


def _may_be_prose(text: str, *, wordy: bool) -> bool:
    """Whether a line among prose is some, too: a paragraph or a sentence, and no words that publishers print around it."""
    if not wordy and any(map(str.isalpha, text)):
        return False
    return _worth(text) >= 0 or _is_sentence(text)


def _sentences_above(lines: Sequence[Line], states: Sequence[str], heads: Sequence[int], stop: int) -> range:
    """The sentences right above the line that counts or heads the comments: a small article; two at least."""
    end = stop
    while end > 0 and heads[end] > heads[end - 1]:
        end -= 1
    start = end
    while start > 0 and states[start - 1][0] == "H" and _is_sentence(lines[start - 1].text):
        start -= 1
    return range(start, end) if end < stop < len(lines) and end - start > 1 else range(0)


def _is_sentence(text: str) -> bool:
    """Whether a short line ends like a sentence and is as long as one."""
    return text[-1] in _STOPS and len(text) + _wide(text) >= _SENTENCE


def drop_repeats(lines: Sequence[Line], states: list[str]) -> None:
    """Relabel what a body repeats as furniture: a copy for small screens, a pull quote.

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
