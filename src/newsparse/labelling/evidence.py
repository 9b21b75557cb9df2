"""The verdict on the page's groups, as features of its lines.

The best-scored groups do not decide where comments begin; they tell every line how likely its like opens a comment and
how far behind such a line it stands, and the sequence labeller weighs that against everything else it sees.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.labelling.anchors import Group, grade, leading
from newsparse.labelling.look import Look

# Lines of the leading group further apart than this are not one thread.
_FAR = 40


def add_evidence(looks: Sequence[Look], groups: Sequence[Group], scores: Sequence[float]) -> None:
    """Append to each line's features what the scored groups say of it and its neighbours.

    Args:
        looks: the page's lines after their first look; their ``feats`` grow.
        groups: the page's groups.
        scores: parallel to ``groups``, the probability that a group's lines open (hold the author of) a comment.
    """
    total = len(looks)
    grades = _line_grades(total, groups, scores)
    best = leading(groups, scores)
    members: set[int] = set()
    low = high = total
    trust = "x"
    if best is not None:
        where = groups[best].where
        members = set(where)
        low, high = where[0] - 2, where[-1] + _FAR
        trust = f"{grade(scores[best])}{'+' if len(members) > 4 else '-'}"
    since = 99
    for i, look in enumerate(looks):
        size = min(look.length, 9) // 3
        if i in members:
            since = 0
        behind = since if since < 4 else 4 if since < 8 else 5 if since < 20 else 6 if since < 99 else 9
        place = "<" if i < low else ">" if i > high else "in"
        ahead = "1" if i + 1 in members else "2" if i + 2 in members else "-"
        look.feats += [
            f"ap={grades[i]}",
            f"ap={grades[i]}|{size}",
            f"app={grades[i - 1] if i else '^'}|{size}",
            f"apn={grades[i + 1] if i + 1 < total else '$'}|{size}",
            f"tg={trust}|{behind}|{place}",
            f"tg={trust}|{behind}|{size}",
            f"tn={trust}{ahead}{behind}",
        ]
        since = since + 1 if since < 99 else 99


def _line_grades(total: int, groups: Sequence[Group], scores: Sequence[float]) -> list[int]:
    best = [0.0] * total
    for group, score in zip(groups, scores, strict=True):
        for i in group.where:
            best[i] = max(best[i], score)
    return [grade(score) for score in best]
