"""The body where the labeller took its lines for furniture: what a merged dump has left, or the stretch with most prose.

Maximum subsequence segmentation (Pasternack and Roth, WWW 2009): every line scores by how much it reads like a
paragraph, and the best contiguous stretch is found in one pass. A page with prose above its comments has a body; an empty
one is never right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsparse.labelling.sheet import SHORT
from newsparse.model import Line

# A body of fewer paragraphs is taken as it is: what surrounds it may well be no part of it.
_ENOUGH = 4
# What a line that is no paragraph costs, and what the first paragraphs must be worth together, in characters.
_COST = 45
_LEAST = 80
_ENDS = frozenset('.!?…。！？”"»:;')


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
        lines: the page's lines.
        states: their states; changed in place.
        heads: how many lines that count or head comments stand before each line.
        wordy: whether each line says anything but markers and numbers.

    Returns:
        Whether the page is a merged dump that has a body now.
    """
    first = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(states))
    if first == len(states) or states[first][1:] != "m" or any(line.blanks or line.indent > 1 for line in lines):
        return False
    times = Counter(line.text for line in lines)
    for i in range(first):
        # what stands twice may be somebody's name, above comments that were missed
        if heads[i + 1] or (len(lines[i].text) <= SHORT and times[lines[i].text] > 1):
            break
        if states[i][0] in "HE" and wordy[i]:
            states[i] = "Bm"
    return any(state[0] == "B" for state in states[:first])


def give_body(lines: Sequence[Line], states: list[str], heads: Sequence[int]) -> None:
    """Relabel the paragraphs of the best stretch of prose as body, where the page has none or the stretch holds what
    there is.

    Args:
        lines: the page's lines.
        states: their states; changed in place.
        heads: how many lines that count or head comments stand before each line; behind one that follows prose, what
            reads like prose is somebody's comment.
    """
    stop = next((i for i, state in enumerate(states) if state[0] in "ASX"), len(lines))
    bodies = [i for i, state in enumerate(states) if state[0] == "B"]
    stretch = find_body(lines, stop)
    if bodies and (len(bodies) < _ENOUGH or not any(i in stretch for i in bodies)):
        return
    for i in stretch:
        if heads[i] > heads[stretch.start]:
            return
        if states[i][0] in "HE" and _worth(lines[i].text) >= 0:
            states[i] = "B"
