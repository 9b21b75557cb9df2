"""Which comment a comment answers, where the markup puts answers inside what they answer, or further in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from newsparse.assembly.drafts import Draft
from newsparse.hints import Hints
from newsparse.model import Line

# More comments than this that all answer the first one are the posts of a board, below the one that began the thread, unless they
# lie in it: elements inside one of their own kind share its path.
_BOARD = 4


def find_nesting(drafts: Sequence[Draft], lines: Sequence[Line]) -> list[int | None]:
    """Find for each comment the one that the markup nests it in, by the block of its author or else of its text.

    Of 88 answers on 183 labelled pages that also say in words whom they answer, 87 are nested in a comment of that person.

    Args:
        drafts: the comments, in page order.
        lines: the page's lines.
    """
    texts = [lines[draft.text[0]].hints for draft in drafts]
    authors = [
        text if draft.author is None else lines[draft.author].hints for draft, text in zip(drafts, texts, strict=True)
    ]
    by_author = _nesting(authors, lambda hint: hint.names or ~hint.tag)
    by_text = _nesting(texts, lambda hint: (hint.tag, hint.names))
    found = [first if first is not None else second for first, second in zip(by_author, by_text, strict=True)]
    board = len(found) > _BOARD and all(parent == 0 for parent in found[1:]) and not _recurs(authors)
    return [None] * len(found) if board else found


def _recurs(hints: Sequence[Hints | None]) -> bool:
    """Whether the first line's element has the path of a later one."""
    first, *others = hints
    return first is not None and any(one is not None and one.path == first.path for one in others)


def _nesting(hints: Sequence[Hints | None], kind_of: Callable[[Hints], Hashable]) -> list[int | None]:
    """For each line of one kind, the one above that is less deep in the markup, if any."""
    out: list[int | None] = []
    above: list[tuple[int, int]] = []
    kind = next((kind_of(hint) for hint in hints if hint is not None), None)
    for k, hint in enumerate(hints):
        if hint is None or kind_of(hint) != kind:
            out.append(None)
            continue
        while above and above[-1][0] >= hint.level:
            above.pop()
        out.append(above[-1][1] if above else None)
        above.append((hint.level, k))
    return out
