"""The votes under a comment, when they are the whole line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields._lazy import Lazy
from newsparse.fields.dates import find_dates, find_relative
from newsparse.model import Votes
from newsparse.rules.platforms import BUTTONS, KEEP, UNSPACED, WORD_CLASS
from newsparse.rules.votes import COUNTED, DOWN, OF, ONE, SCORE, UP, VOTERS

_LONGEST, _LONGEST_BESIDE = 60, 120
_BULLETS = "*•◦ "
_PLUS_MINUS = frozenset("+-−–")
# What stands between the parts of a line.
BETWEEN = re.compile(r"[|·•]")
_OPENS, _CLOSES = ("(", "（", "["), (")", "）", "]")
_GOES_ON = (*_OPENS, "|", "·", "•")
_APART = re.compile(r"[\s|·•]+")
_UNSPACED_BUTTONS = tuple(word for word, kind in UNSPACED if kind in BUTTONS)
_BUTTONS = KEEP.union(word for word, kind in (*WORD_CLASS.items(), *UNSPACED) if kind in BUTTONS)

_SCORE_UP_DOWN = Lazy(r"([+\-−]?\d{1,6}) ?\( ?\+ ?(\d{1,6}) ?/ ?[\-−–] ?(\d{1,6}) ?\)")
_UP_DOWN = Lazy(
    r"\(?\+(?P<up>\d{1,6})\)?\s?[/|,]?\s?\(?[\-−–](?P<down>\d{1,6})\)?"
    r"|\+(?P<plus>\d{1,6})\s?/\s?0|0\s?/\s?[\-−–](?P<minus>\d{1,6})"
)
_SIGNED = Lazy(r"[(\[]?([+\-−–]\d{1,6})[)\]]?")
_DIGIT = Lazy(r"\d")
_BARE = Lazy(r"\d{1,6}")
_OF = Lazy(OF.replace("{n}", r"(\d{1,6})"), re.IGNORECASE)
_ONE = Lazy(ONE, re.IGNORECASE)


def _words(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_KIND = rf"(?:(?P<down>{_words(DOWN)})|(?P<up>{_words(UP)})|(?P<score>{_words(SCORE)}))(?![^\W\d_])"
# At most three groups of digits, as for counts: a number of twenty digits would fit no column of a table.
_COUNT = r"[(\[]?(?P<n>[+\-−]?(?:\d{1,3}(?:[.,]\d{3}){1,2}|\d{1,6}))[)\]]?(?![.,]?\d|[kKmM%]\b)"
# What stands between two of these; a minus before a number is none of it.
_GAP = r"[\s:·•|/,\-–]{0,4}(?!(?<=-)\d)"
_WORD_FIRST = Lazy(rf"{_GAP}{_KIND}\s?[:?]?\s?{_COUNT}(?:\s(?:{_words(VOTERS)})\b\.?)?{_GAP}", re.IGNORECASE)
# "(Score:5, Insightful)" behind a subject
_SCORED = Lazy(
    rf"\(\s?(?:{_words(SCORE)})\s?[:：]\s?([+\-−]?\d{{1,6}})(?:\s?,\s?[^\W\d_]{{2,20}})?\s?\)\s*\Z", re.IGNORECASE
)
_SIGNS = ("+", "-", "−", "👍", "▲", "♥")
_COUNTED = Lazy(_words(COUNTED), re.IGNORECASE)
_BRACKET = Lazy(r"\s*\([^()]*\)\s*\Z")
_BUTTON = Lazy(rf"{_GAP}{_KIND}{_GAP}", re.IGNORECASE)
_NUMBER_FIRST = Lazy(rf"{_GAP}{_COUNT}\s?[x×]?\s?{_KIND}\.?{_GAP}", re.IGNORECASE)


def match_votes(line: str) -> Votes | None:
    """Return the votes that a line states, or None when the line holds anything but votes.

    A number alone is not enough; a sign before it is.
    """
    text = line.strip()
    if not 1 < len(text) <= _LONGEST:
        return None
    if not _DIGIT.search(text):
        return Votes(up=1) if _ONE.fullmatch(text) else None
    full = _SCORE_UP_DOWN.fullmatch(text)
    if full:
        return Votes(_number(full[1]), int(full[2]), int(full[3]))
    pair = _UP_DOWN.fullmatch(text)
    if pair:
        return Votes(None, int(pair["up"] or pair["plus"] or 0), int(pair["down"] or pair["minus"] or 0))
    signed = _SIGNED.fullmatch(text)
    if signed:
        return Votes(score=_number(signed[1]))
    part = _OF.fullmatch(text)
    if part and int(part[1]) <= int(part[2]):
        return Votes(None, int(part[1]), int(part[2]) - int(part[1]))
    return _items(text, _WORD_FIRST) or _items(text, _NUMBER_FIRST)


def votes_beside(lines: Sequence[str]) -> Votes:
    """The votes that a comment's own lines state, beside buttons and dates too.

    Args:
        lines: the lines that stand with a comment and are none of its text, in order.

    Returns:
        What they state; of lines that state the same kind the last one counts. A word and its number may stand on two
        lines. A score that is not the difference of the votes for and against is a button ("+1") and is dropped.
    """
    found = Votes()
    lines = _without_triples(_with_numbers(_whole(lines)))
    for above, text in zip(lines[-2::-1], lines[:0:-1], strict=True):
        votes = votes_on(above, text) if len(text) <= _LONGEST_BESIDE else None
        if votes is not None:
            found = Votes(*(old if old is not None else new for old, new in zip(found, votes, strict=True)))
    if found.up is not None and found.down is not None and found.score != found.up - found.down:
        found = found._replace(score=None)
    return found


def _whole(lines: Sequence[str]) -> list[str]:
    """The lines, with a number on the line that goes on to it: "Like (" / "5" / ")", or "Like · Reply ·" / "5"."""
    out: list[str] = []
    for text in lines:
        last, bare = out[-1].rstrip() if out else "", text.strip()
        number = last.endswith(_GOES_ON) and not _DIGIT.search(last) and _BARE.fullmatch(bare)
        closes = bare in _CLOSES and last[-1:].isdigit() and any(mark in last for mark in _OPENS)
        if number or closes:
            out[-1] = last + bare
        else:
            out.append(text)
    return out


def _with_numbers(lines: Sequence[str]) -> list[str]:
    """The lines, with a number above what it counts ("5", "likes") on one line with it, below two empty lines.

    A number may belong to a word above it ("Like", "5"), or to a sign ("+", "5"), unless that counts what stands below ("+",
    "5", "more replies").
    """
    out = ["", ""]
    for text, below in zip(lines, [*lines[1:], ""], strict=False):
        if out[-1].strip() in _PLUS_MINUS and _BARE.fullmatch(text.strip()) and _stands_apart(below):
            above = f"{out.pop(-2)}/" if _SIGNED.fullmatch(out[-2].strip()) else ""
            out[-1] = above + out[-1].strip() + text.strip()
            continue
        counted = _BARE.fullmatch(out[-1].strip()) and _COUNTED.fullmatch(text.strip())
        if counted and not match_votes(f"{out[-2]} {out[-1]}"):
            out[-1] += f" {text}"
        else:
            out.append(text)
    return out


def _stands_apart(text: str) -> bool:
    """Whether a line says nothing about a number above it: it has no words, or is a button."""
    return not any(map(str.isalpha, text)) or is_button(text)


def _without_triples(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the first and last of three with scores that rise by one: whoever reads may have voted for or against.

    A page that shows what a comment has, and what it would have with the reader's vote, is flattened to three lines.
    """
    scores = [votes.score if (votes := match_votes(text)) else None for text in lines]
    for at, (low, score, high) in enumerate(zip(scores, scores[1:], scores[2:], strict=False)):
        if score is not None and low == score - 1 and high == score + 1:
            return [*lines[:at], lines[at + 1], *lines[at + 3 :]]
    return lines


def votes_on(above: str, text: str) -> Votes | None:
    """The votes on a line beside a comment: a number alone has its word on the line ``above``; None where there are none."""
    if not _DIGIT.search(text):
        return match_votes(text)
    if _BARE.fullmatch(text.strip()):
        return match_votes(f"{above.lstrip(_BULLETS)} {text}") if len(above) < _LONGEST else None
    bracketed = text.rstrip().endswith(")")
    if bracketed and (scored := _SCORED.search(text)):
        return Votes(score=_number(scored[1]))
    if votes := match_votes(text) or (match_votes(_BRACKET.sub("", text)) if bracketed else None):
        return votes
    if not _BUTTONS.isdisjoint(_APART.split(text.casefold())):
        return _among_buttons(text)
    return votes_behind(text)


def votes_behind(text: str) -> Votes | None:
    """The votes beside a time, on a line of their own or behind a name: "12 points 3 days ago (2 children)", "6 years ago · 2
    Likes"; None where no time stands beside them, since boards write a member's points there.
    """
    words = text.casefold().split()
    if len(text) > _LONGEST_BESIDE or not any(WORD_CLASS.get(word) == "V" or word.startswith(_SIGNS) for word in words):
        return None
    bare = _without_times(text)
    return None if bare == text else match_votes(BETWEEN.sub(" ", _BRACKET.sub("", bare)))


def _among_buttons(text: str) -> Votes | None:
    """The votes on a line without its dates and buttons: in "Like · Reply · 31 · Aug 22", 31 likes.

    A number right behind a button's word is the button's: "Reply (2)".
    """
    kept: list[str] = []
    button = False
    for word in BETWEEN.sub(r" \g<0> ", _without_times(text)).split():
        if BETWEEN.fullmatch(word):
            button = False
        elif word.casefold() in _BUTTONS:
            button = True
        elif not (button and _DIGIT.match(word.lstrip("("))):
            kept.append(word)
            button = False
    return match_votes(" ".join(kept))


def is_button(text: str) -> bool:
    """Whether a line begins with the word of a button beside votes: "Reply", "Share on Twitter"."""
    low = text.casefold().split(maxsplit=1)
    return bool(low) and (low[0] in _BUTTONS or low[0].startswith(_UNSPACED_BUTTONS))


def _without_times(text: str) -> str:
    spans = sorted([(date.start, date.end) for date in find_dates(text)] + find_relative(text), reverse=True)
    for start, end in spans:
        text = text[:start] + " " + text[end:]
    return text


def _items(text: str, item: Lazy) -> Votes | None:
    """Read a line that is a chain of words with their numbers, each kind at most once."""
    values: dict[str, int] = {}
    pos = 0
    while pos < len(text):
        found = item.match(text, pos)
        if not found:
            return Votes(**values) if values and _BUTTON.fullmatch(text, pos) else None  # "Thumbs up 6 Thumbs down"
        value = _number(found["n"])
        kind = next(k for k in ("up", "down", "score") if found[k])
        if value < 0:  # "Helpful? -3", but "-2 dislikes" are two
            kind, value = (kind, -value) if kind == "down" else ("score", value)
        if kind in values:
            return None
        values[kind] = value
        pos = found.end()
    return Votes(**values) if values else None


def _number(text: str) -> int:
    value = int(re.sub(r"\D", "", text))
    return -value if text[0] in "-−–" else value
