"""How deeply comments are nested in those they answer."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.model import Comment


def depths_of(comments: Sequence[Comment]) -> list[int]:
    """How many comments stand around each one; all stand behind what they answer."""
    depths: list[int] = []
    for comment in comments:
        depths.append(0 if comment.parent is None else depths[comment.parent] + 1)
    return depths
