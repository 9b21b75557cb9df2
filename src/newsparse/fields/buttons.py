"""Blogger's buttons that a flattener glued to the last word of a comment: "… I'll be back.ReplyDelete"."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields._lazy import Lazy
from newsparse.rules.platforms import GLUED_ANSWER, GLUED_DELETE

_BOTH = Lazy(rf"(?<=\S)(?:{'|'.join(GLUED_ANSWER)})(?:{'|'.join(GLUED_DELETE)})$")
# Answers have only the second.
_ONE = Lazy(rf"(?<=[^\s\w])(?:{'|'.join(GLUED_DELETE)})$")


def without_buttons(ends: Sequence[str]) -> list[str]:
    """The last lines of a page's comments without such buttons; as they are where none ends in both."""
    if not any(_BOTH.search(text) for text in ends):
        return list(ends)
    return [_ONE.sub("", _BOTH.sub("", text)) for text in ends]
