"""Where the characters of a line's text stand on the page."""

from __future__ import annotations

from newsparse.model import Line


def offset_of(page: str, line: Line, at: int) -> int:
    """Find the offset on the page of a character of a line's text.

    Args:
        page: the page's text, in which the line's offsets count.
        line: the line; its text has no outer white space, and tags and entities in it are resolved.
        at: the character's offset in the line's text.

    Returns:
        An offset between the line's start and end; approximate where there is markup both before and after the
        character.
    """
    found = page.find(line.text, line.start, line.end)
    if found >= 0:
        return found + at
    raw = page[line.start : line.end]
    begin = len(raw) - len(raw.lstrip())
    if raw.startswith(line.text[:at], begin):
        return line.start + begin + at
    return line.start + max(0, len(raw.rstrip()) - (len(line.text) - at))
