"""Break text into lines of at most so many columns, on any terminal.

Terminals differ in how wide a composed emoji is: some draw one, some draw each of its members. Text is broken so
that it fits either way, never inside a unit, and after a blank or between two wide characters where possible.
"""

from __future__ import annotations

from rich.cells import get_character_cell_size

_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"
# Skin tones, and the letters that make flags in pairs: some terminals draw each alone.
_SKINS, _LETTERS = range(0x1F3FB, 0x1F400), range(0x1F1E6, 0x1F200)
# Characters that may not begin a line, and that may not end one.
_NEVER_FIRST = frozenset("、。，．・：；？！）」』】〕》〉ー…,.:;?!)]}»”’％%")
_NEVER_LAST = frozenset("（「『【〔《〈([{«“‘")


def width_of(character: str) -> int:
    """The most columns that any terminal gives a character."""
    if character == _AS_EMOJI:
        return 1
    code = ord(character)
    return 2 if code in _SKINS or code in _LETTERS else get_character_cell_size(character)


def breaks_of(text: str, room: int) -> list[int]:
    """Find where to break a text so that no line is wider than ``room`` columns; blanks at a line's end do not count.

    Args:
        text: without line ends.
        room: two or more; a single character that is wider gets a line of its own.
    """
    breaks: list[int] = []
    start = width = 0  # of the current line
    good, after = 0, 0  # the last good place to break it, and the line's width up to there
    for k, character in enumerate(text):
        wide = width_of(character)
        if k > start and _may_break(text, k):
            good, after = k, width
        if width + wide > room and character != " " and k > start:
            at = good if good > start else _whole(text, k, start)
            breaks.append(at)
            width -= after if at == good else sum(map(width_of, text[start:at]))
            start = at
        width += wide
    return breaks


def _may_break(text: str, k: int) -> bool:
    before, here = text[k - 1], text[k]
    if before == " ":
        return here != " "
    wide = get_character_cell_size(before) == 2 or get_character_cell_size(here) == 2
    return wide and not _belongs(text, k) and here not in _NEVER_FIRST and before not in _NEVER_LAST


def _belongs(text: str, k: int) -> bool:
    """Whether a character is drawn together with the one before it."""
    here = text[k]
    if ord(here) in _LETTERS:
        before = k
        while before > 0 and k - before < 64 and ord(text[before - 1]) in _LETTERS:
            before -= 1
        return (k - before) % 2 == 1
    return get_character_cell_size(here) == 0 or here == _AS_EMOJI or ord(here) in _SKINS or text[k - 1] == _JOINER


def _whole(text: str, k: int, start: int) -> int:
    """The last place at or before ``k`` that does not split a unit; ``k`` if every place does."""
    at = k
    while at > start and _belongs(text, at):
        at -= 1
    return at if at > start else k
