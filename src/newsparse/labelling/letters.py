"""Pages of signed letters and remarks, labelled as threads.

Readers sign their letters after the last word (``… at night. -- Ann Lee, Northby``). Nothing else tells such a page
from an article, but no article has nearly every paragraph end so. Remarks have the time after the name (``… as it
should. – sunny May 3 at 14:05``); they stand below a line such as "3 Comments" or, on wikis, have a time zone after
the time.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.counts import is_comment_heading, match_count
from newsparse.fields.credits import is_agency
from newsparse.fields.signatures import find_dated_signature, find_signature, without_dash
from newsparse.model import Line
from newsparse.rules.marks import QUOTING, SENTENCE_ENDS
from newsparse.rules.months import ZONES

# A letter's paragraph is longer than a heading. At least ``_LEAST`` different people sign, and at least this share
# of the paragraphs from the first signed one to the last is signed. At most ``_INTRODUCED`` paragraphs above
# introduce the letters; no article goes on below.
_PARAGRAPH, _LEAST, _SHARE, _INTRODUCED = 60, 3, 0.75, 2
# The share of the long paragraphs of a thread that are signed, where the network takes the page for one already.
_SHARE_OF_THREAD = 0.5
# At least this share of the signers say where they live: people who are quoted seldom do.
_PLACED = 0.5
# Texts are remarks when at least this many different people sign with the time after their names, and at least this
# share of the paragraphs between the first and the last is signed. The line that counts or heads them is one of
# this many above the first.
_REMARKS, _REMARKED, _NEAR = 2, 0.5, 2
_ZONED = tuple(f"({zone})" for zone in ZONES)
_QUOTED = frozenset(QUOTING)


def give_letters(lines: Sequence[Line], states: list[str]) -> None:
    """Label a page of signed letters or remarks as a thread whose authors stand in its texts.

    Of 6,976 labelled dumps, one without letters had such paragraphs (a list of researchers and their departments);
    those do not end in sentences.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the page has no thread, one that lost its authors and is signed, or one
            within signed remarks.
    """
    thread = [i for i, state in enumerate(states) if state[0] in "ASXM"]
    remarks = _remarks(lines, states)
    signers = remarks or _letters(lines, states, thread)
    if not signers:
        return
    first, last = min(signers), max(signers)
    if remarks and thread and not first <= thread[0] <= thread[-1] <= last:
        return
    if thread and not remarks:
        first = min(first, thread[0])  # a first letter of several paragraphs
    for i, state in enumerate(states):
        if state[0] == "Q":
            states[i] = "E" if i > last else "H"
    letter = False
    for i in range(first, last + 1):
        if len(lines[i].text) > _PARAGRAPH or letter or i in signers or states[i][0] in "SX":
            states[i] = "X0" if letter else "S0"
            letter = i not in signers
        else:
            states[i] = "Q0"  # a letter's heading
    heading = first - 1
    if (
        heading >= 0
        and states[heading] == "B"
        and len(lines[heading].text) <= _PARAGRAPH
        and lines[heading].text[-1] not in SENTENCE_ENDS
    ):
        states[heading] = "H"


def _letters(lines: Sequence[Line], states: Sequence[str], thread: Sequence[int]) -> dict[int, str]:
    """The signers by line, where people from named places sign nearly every paragraph; otherwise empty.

    Where the network takes the page for a thread already, fewer need to sign, but the last one must, and short lines may.

    Args:
        lines: the page's lines.
        states: their states.
        thread: the lines that are comments already; none of them has an author of its own.
    """
    if any(states[i][1:] != "0" for i in thread):
        return {}
    signers = {i: name for i, line in enumerate(lines) if (name := _signer(line.text)) is not None}
    if not _are_readers(list(signers.values())):
        return {}
    others = thread or range(min(signers), max(signers))
    signers |= {
        i: name for i in others if i not in signers and (name := _from_somewhere(lines[i].text, ended=not thread))
    }
    first, last = min([*signers, *thread]), max(signers)
    if thread and (thread[-1] != last or _has_buttons(lines, states, range(thread[0], last))):
        return {}
    long = [i for i, line in enumerate(lines) if len(line.text) > _PARAGRAPH and states[i][0] in "BSX"]
    inside = sum(first <= i <= last for i in long)
    above, below = sum(i < first for i in long), sum(i > last for i in long)
    share = _SHARE_OF_THREAD if thread else _SHARE
    return {} if len(signers) < share * inside or above > _INTRODUCED or below else signers


def _has_buttons(lines: Sequence[Line], states: Sequence[str], thread: range) -> bool:
    """Whether the same line stands twice between comments, as buttons and labels do; headings of letters differ."""
    between = [lines[i].text for i in thread if states[i][0] in "QM"]
    return len(set(between)) < len(between)


def _remarks(lines: Sequence[Line], states: Sequence[str]) -> dict[int, str]:
    """The signers by line, where several lines are signed with the time below a line that counts or heads comments.

    Without such a line, every time needs a zone: teasers, tables of events and pasted posts are signed in this form
    too.
    """
    signers: dict[int, str] = {}
    for i, line in enumerate(lines):
        one = find_dated_signature(line.text)
        if one is not None and "@" not in line.text[one.start :] and line.text[one.stop :][:1] != ",":
            signers[i] = line.text[slice(*one)]
    if len(set(signers.values())) < _REMARKS or any(map(is_agency, signers.values())):
        return {}
    first, last = min(signers), max(signers)
    above = [line.text for line in lines[max(0, first - _NEAR) : first]]
    headed = any(match_count(text) is not None or is_comment_heading(text) for text in above)
    if not headed and not all(lines[i].text.endswith(_ZONED) for i in signers):
        return {}
    long = [i for i, line in enumerate(lines) if len(line.text) > _PARAGRAPH and states[i][0] in "TB"]
    inside = sum(first <= i <= last and i not in signers for i in long)
    return signers if inside <= (1 - _REMARKED) * (inside + len(signers)) and max(long, default=0) <= last else {}


def _are_readers(signers: Sequence[str]) -> bool:
    """Whether the signers are several different people, half of them from named places, and none of them an agency."""
    placed = sum("," in name for name in signers)
    return (
        len(set(signers)) >= _LEAST
        and placed >= _PLACED * len(signers)
        and not any(is_agency(name.partition(",")[0]) for name in signers)
    )


def _from_somewhere(text: str, *, ended: bool) -> str | None:
    """The signer of a line of any length who says where they live, or None; it may have to end like a sentence."""
    one = find_signature(text)
    if one is None or (ended and without_dash(text[: one.start])[-1:] not in SENTENCE_ENDS):
        return None
    name, comma, place = text[slice(*one)].partition(", ")
    return name + comma + place if place[:1].isupper() and not any(map(str.isdigit, place)) else None


def _signer(text: str) -> str | None:
    """The signer of a paragraph that ends in a sentence and is not a quotation, or None."""
    one = find_signature(text) if len(text) > _PARAGRAPH and text[0] not in _QUOTED else None
    if one is None or without_dash(text[: one.start])[-1:] not in SENTENCE_ENDS:
        return None
    return text[slice(*one)]
