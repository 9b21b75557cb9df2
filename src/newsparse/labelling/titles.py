"""Choose the article's title: one line per page, once its body and its comments are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from newsparse.fields.counts import match_count, title_in_count
from newsparse.fields.credits import match_credit, split_credit
from newsparse.fields.headers import is_caption, match_byline
from newsparse.fields.leads import dated_lead
from newsparse.fields.publication import is_dated
from newsparse.fields.titles import folded, is_beside, is_by_member, is_doubtful, label_of, main_parts, window_parts
from newsparse.labelling.grammar import thread_begin
from newsparse.model import Line
from newsparse.rules.marks import CLOSING
from newsparse.rules.platforms import REFERENCES, SUBJECTS

# Several lines compete to be the page's only title, so the best needs less than one half. A merged dump has most
# often lost its title with everything else, so there it must be clear. A body line below others needs more than one
# outside the body.
_LIKELY, _EVEN, _CLEAR, _WITHIN = 0.05, 0.5, 0.9, 0.1
# How likely a line of more than ``_LABEL`` words needs to be where a likelier one turns out to be no title.
_BARELY, _LABEL = 0.005, 2
# A doubtful line gives way to one that is this much as likely.
_RIVAL = 0.2
# A shorter title, in letters and digits, that a count names may be a section's or another page's.
_PLAIN = 8
# The likeliest line above a date gives way to one right below it that is this much as likely.
_HALF = 0.8
# A line that is so likely is the title whatever the page is called elsewhere. A line that repeats this must have such a share of
# the likeliest one's chance, since it may be the site's name or a section; how likely it needs to be far down in the body.
_SURE, _ALIKE, _SLIGHT = 0.9, 0.1, 0.002
_SUBJECT = max(map(len, SUBJECTS))
_REFERENCE = re.compile(rf"(?:{'|'.join(REFERENCES)})\s+(\S.{{2,200}})$", re.I)
# Where a page stands on its site: "Forum index » Restoration » Engines".
_TRAIL = re.compile(r"\S\s+[»›>→]\s+\S.*\s[»›>→]\s+\S")
# A longer line is no title; above a dated lead it is a paragraph.
_LONGEST, _HEADLINE = 300, 120
# How many lines may stand above a body whose title is unclear.
_HEAD = 5
# How many lines of the body the title of a page may stand below, where its first line repeats it.
_BEGUN = 3
# What ends a statement: of 3,200 titles on labelled pages, 24 end so and 27 stand below a paragraph. A line of at
# most ``_FEW`` words (or, without spaces, ``_UNSPACED`` characters) is not a sentence even then.
_FULL_STOPS, _FEW, _UNSPACED = ".。।۔։", 5, 20


class Told(NamedTuple):
    """What is known of each line of a page, parallel.

    Attributes:
        chances: the marginal probability that it is the title.
        wordy: whether it says anything but markers and numbers.
        counting: whether it may count comments.
    """

    chances: Sequence[float]
    wordy: Sequence[bool]
    counting: Sequence[bool]


def give_title(lines: Sequence[Line], states: list[str], told: Told, *, merged: bool) -> None:
    """Relabel the likeliest line above the thread as the title (``T``).

    Every other title line becomes furniture, or body where it is a sentence below other body lines.

    Args:
        lines: the page's lines.
        states: their states, parallel; changed in place.
        told: what is known of them.
        merged: whether the page is a merged dump.
    """
    begun, thread = _bounds(states)
    title = _likeliest(lines, states, told, merged=merged)
    if title is None and _heads_lead(lines, states, told):
        title = 0
    if title is None and not merged:
        title = 0 if any(told.wordy[:1]) and _is_alone(lines[:begun]) else _labelled(lines[: min(thread, begun + 1)])
    for i, state in enumerate(states):
        if state[0] == "T" and i != title:  # what a merged dump keeps above its thread is its body
            body = merged or (begun < i < thread and _is_statement(lines[i].text))
            states[i] = ("B" if body else "H") + state[1:]
    if title is not None:
        states[title] = "T" + ("m" if any(state[1:] == "m" for state in states) else "")


def _bounds(states: Sequence[str]) -> tuple[int, int]:
    """Where the body begins, and where the thread does."""
    thread = thread_begin(states)
    return next((i for i, state in enumerate(states) if state[0] == "B"), thread), thread


def _likeliest(lines: Sequence[Line], states: Sequence[str], told: Told, *, merged: bool) -> int | None:
    """The line that is most likely the title, if it is likely enough."""
    chances = told.chances
    begun, thread = _bounds(states)
    least, authors = _CLEAR if merged else _LIKELY, _authors(lines, states)

    def may_be(i: int) -> bool:
        text, inside = lines[i].text, states[i][0] == "B"
        if not told.wordy[i] or len(text) > _LONGEST or (i > begun and chances[i] <= (_WITHIN if inside else _LIKELY)):
            return False
        said = i > begun or (i == begun and chances[i] <= _EVEN)
        return not (said and _is_statement(text)) and match_credit(text) is None and not _TRAIL.search(text)

    found: list[int] = []
    passed = -1
    for i in filter(may_be, sorted(range(thread), key=lambda i: -chances[i])):
        if chances[i] <= least and (found or passed < 0 or merged or chances[i] <= _BARELY):
            break
        if lines[i].text in authors or is_beside(lines[i].text):
            passed = i if passed < 0 else passed
        elif chances[i] > least or (i < begun and len(lines[i].text.split()) > _LABEL):
            found.append(i)
    named = None if merged else _named_elsewhere(lines, states, told, authors)
    if named is not None and (
        named.sure or not found or (_ALIKE * chances[found[0]] < chances[named.line] and chances[found[0]] < _SURE)
    ):
        return named.line
    if not found:
        return None
    return _below_window(lines[: min(begun + _BEGUN, thread)], _best(found, lines, chances))


def _best(found: Sequence[int], lines: Sequence[Line], chances: Sequence[float]) -> int:
    """The likeliest of some lines, unless it is doubtful, or a site's name above the day and that day's title."""
    best, *rivals = found
    if is_doubtful(lines[best].text):
        best = next((i for i in rivals if chances[i] > _RIVAL * chances[best]), best)
    below = best + 2
    if below in rivals and chances[below] > _HALF * chances[best] and is_dated(lines[best + 1].text):
        return below
    return best


class _Named(NamedTuple):
    """A line that says what the page is called elsewhere, and whether that cannot be a site's or a section's name."""

    line: int
    sure: bool


def _named_elsewhere(lines: Sequence[Line], states: Sequence[str], told: Told, authors: Set[str]) -> _Named | None:
    """The likeliest line above a dump's thread that says what the page is called elsewhere.

    By the title of the browser's window, which is the first line if the flattener kept it ("TITLE | SITE"), by the subjects of
    the thread ("Re: TITLE"), or by what a platform says of it ("2 thoughts on “TITLE”"). Where all that one member has said
    stands without an article, the line that says so is the title.
    """
    begun, thread = _bounds(states)
    if not thread or lines[0].hints is not None:
        return None
    of_member = next((i for i in range(min(thread, _HEAD)) if is_by_member(lines[i].text)), None)
    if of_member is not None and all(state[0] != "B" for state in states):
        return _Named(of_member, sure=True)
    subjects = _subjects(lines[thread:])  # whatever one of them seems to name
    referred = _referred(lines, states, told.counting)
    titles = subjects | referred | (window_parts(lines[0].text) if states[0][0] in "HT" else frozenset())
    named = [
        i
        for i in (range(thread) if titles else ())
        if told.wordy[i] and (i < begun + _BEGUN or told.chances[i] > _SLIGHT) and folded(lines[i].text) in titles
    ]
    no_names = (i for i in named if lines[i].text not in authors or folded(lines[i].text) in subjects)
    named = [i for i in no_names if not is_beside(lines[i].text)]
    if not named:
        return None
    best = max(named, key=lambda i: (i < begun + _BEGUN and folded(lines[i].text) in referred, told.chances[i]))
    told_so = best < begun + _BEGUN and folded(lines[best].text) in referred
    return _Named(best, told_so and len(folded(lines[best].text)) >= _PLAIN)


def _referred(lines: Sequence[Line], states: Sequence[str], counting: Sequence[bool]) -> frozenset[str]:
    """What lines around the article and the thread refer to as the title, folded.

    Of the lines that count comments only the last one above the thread does so, or else the only one with a title: others stand
    beside other articles.
    """
    around = [i for i, state in enumerate(states) if state[0] in "HE"]
    found = {match[1] for i in around if (match := _REFERENCE.match(lines[i].text))}
    thread = thread_begin(states)
    counts = [i for i in around if counting[i] and match_count(lines[i].text) is not None]
    above = [i for i in counts if i < thread < len(lines)][-1:]
    counted = {title for i in above or counts if (title := title_in_count(lines[i].text))}
    return frozenset(map(folded, found | counted if len(counted) == 1 else found))


def _subjects(lines: Sequence[Line]) -> frozenset[str]:
    """What several answers of a thread have as their subject, folded."""
    found = [line.text.strip() for line in lines if line.text.lstrip()[:_SUBJECT].casefold().startswith(SUBJECTS)]
    many = Counter(folded(text.partition(":")[2]) for text in found)
    return frozenset(subject for subject, times in many.items() if times > 1 and subject)


def _authors(lines: Sequence[Line], states: Sequence[str]) -> frozenset[str]:
    """The lines that name the authors of comments: what stands above a post is often its author's, too."""
    return frozenset(line.text for line, state in zip(lines, states, strict=True) if state[0] == "A")


def _labelled(above: Sequence[Line]) -> int | None:
    """The line above the body that a board labels as the title."""
    return next((i for i, line in enumerate(above) if label_of(line.text)), None)


def _below_window(lines: Sequence[Line], best: int) -> int:
    """The line of the title where ``best`` is the page's first, which is often the title of the browser's window.

    Such a line ends with the site's name; the title itself stands below it.
    """
    if best != 0:
        return best
    parts = main_parts(lines[0].text, loose=False) - {folded(lines[0].text)}
    return next((i for i in range(1, len(lines)) if parts and folded(lines[i].text) in parts), best)


def _is_alone(above: Sequence[Line]) -> bool:
    """Whether all that stands above the body of a page is one line, which is no sentence, and its date, byline or source."""
    if not 1 < len(above) <= _HEAD or _is_statement(above[0].text):
        return False
    told = [match_credit(line.text) or match_byline(line.text) or is_dated(line.text) for line in above]
    return not told[0] and all(told[1:])


def _heads_lead(lines: Sequence[Line], states: Sequence[str], told: Told) -> bool:
    """Whether a dump's first line may be a title, and the date shares the next one with the article's first words."""
    text = lines[0].text if lines and lines[0].hints is None and told.wordy[0] else ""
    if [state[0] for state in states[1:2]] != ["B"] or states[0][0] not in "HTB" or told.chances[0] < _SLIGHT:
        return False
    if not 0 < len(text) <= _HEADLINE or _is_statement(text) or is_beside(text) or _TRAIL.search(text):
        return False
    if match_byline(text) or match_credit(text) or is_caption(text):
        return False
    return (
        dated_lead(line.text for line, state in zip(lines[1:], states[1:], strict=True) if state[0] == "B") is not None
    )


def _is_statement(text: str) -> bool:
    """Whether a line is a sentence or ends with a credit, and so is a paragraph, however short."""
    if split_credit(text) is not None:
        return True
    many = len(text.split()) > _FEW or (not text.isascii() and len(text) > _UNSPACED)
    return many and text.rstrip(CLOSING + " ").endswith(tuple(_FULL_STOPS)) and not text.endswith("..")
