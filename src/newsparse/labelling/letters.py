"""Pages of signed letters, labelled as threads.

Readers sign their letters after the last word (``… at night. -- Ann Lee, Northby``). Columns of recipes, of experts and
of short reviews are signed in the same form, so a page of letters must say that it is one ("Letters to the editor"), if
the network does not take it for a thread already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsparse.fields.credits import is_agency
from newsparse.fields.letters import is_letters_notice, speaks_of_letters
from newsparse.fields.signatures import find_signature, without_dash
from newsparse.labelling.signing import PARAGRAPH, first_letter, give_signed, is_paragraph, letters_heading
from newsparse.model import Line
from newsparse.rules.marks import QUOTING, SENTENCE_ENDS

# At least ``_LEAST`` different people sign, and at least this share of the paragraphs from the first signed one to the
# last is signed. At most ``_INTRODUCED`` paragraphs above introduce the letters, and one below says where to write to;
# no article goes on there.
_LEAST, _SHARE, _INTRODUCED, _BELOW = 3, 0.75, 2, 1
# The share where they say from where they write, and where the network takes the page for a thread already.
_SHARE_PLACED, _SHARE_OF_THREAD = 0.3, 0.5
# At least this share of the signers say where they live: people who are quoted seldom do.
_PLACED = 0.5
# What says that there are letters is a sentence, and longer than an item of a menu.
_REMARK = 30
_QUOTED = frozenset(QUOTING)


def give_letters(lines: Sequence[Line], states: list[str]) -> None:
    """Label a page of signed letters as a thread whose authors stand in its texts.

    Of 6,976 labelled dumps, one without letters had such paragraphs (a list of researchers and their departments);
    those do not end in sentences.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the page has no thread, one that lost its authors and is signed, or one
            whose names are the headings of signed letters.
    """
    thread = [i for i, state in enumerate(states) if state[0] in "ASXM"]
    headings = any(states[i][1:] != "0" for i in thread)
    headed = letters_heading(lines) >= 0
    if headings and not headed:
        return
    signers = _letters(lines, states, [] if headings else thread, headed=headed)
    if not signers or (headings and len(signers) < _SHARE * sum(state[0] == "S" for state in states)):
        return
    if headings:
        for i in thread:
            states[i] = "B"
        thread = []
    first = min(*signers, thread[0]) if thread else _first(signers, lines, states)
    give_signed(first, signers, max(signers), lines, states)
    introduced = next((i for i in range(first) if states[i] == "B" and len(lines[i].text) > PARAGRAPH), first)
    for i in range(first):
        short = len(lines[i].text) <= PARAGRAPH and (i > introduced or not is_paragraph(lines[i].text))
        if states[i] == "B" and (is_letters_notice(lines[i].text) or short):
            states[i] = "H"  # how letters are printed, who is asked for more, the first one's heading


def _letters(lines: Sequence[Line], states: Sequence[str], thread: Sequence[int], *, headed: bool) -> dict[int, str]:
    """The signers by line, where people from named places sign the paragraphs of a page of letters; otherwise empty.

    Where the network takes the page for a thread already, fewer need to sign, but the last one must, and short lines may.
    Below a heading of letters, writers need no places if nearly all paragraphs are signed.

    Args:
        lines: the page's lines.
        states: their states.
        thread: the lines that are comments already; none of them has an author of its own.
        headed: whether a heading says that letters follow.
    """
    signers = {i: name for i, line in enumerate(lines) if (name := _signer(line.text)) is not None}
    if not signers:
        return {}
    said = [line.text for i, line in enumerate(lines) if i not in signers and len(line.text) > _REMARK]
    letters = headed or any(map(speaks_of_letters, said))
    if letters and not thread:
        signers = _with_short(signers, range(len(lines)), lines, ended=True)
    if not _are_readers(list(signers.values()), unplaced=headed) or not (thread or letters):
        return {}
    signers = _with_short(signers, thread, lines, ended=False)
    first, last = min([*signers, *thread]), max(signers)
    if thread and (thread[-1] != last or _has_buttons(lines, states, range(thread[0], last))):
        return {}
    long = [i for i, line in enumerate(lines) if len(line.text) > PARAGRAPH and states[i][0] in "BSX"]
    inside = sum(first <= i <= last for i in long)
    above = sum(i < first for i in long)
    below = sum(i > last and not is_letters_notice(lines[i].text) for i in long)
    share = _SHARE_OF_THREAD if thread else _SHARE_PLACED if _are_readers(list(signers.values())) else _SHARE
    outside = above <= _INTRODUCED and below <= (0 if thread else _BELOW)
    return signers if outside and len(signers) >= share * inside else {}


def _with_short(signers: dict[int, str], rows: Iterable[int], lines: Sequence[Line], *, ended: bool) -> dict[int, str]:
    """The signers by line, and those of shorter lines who say where they live."""
    more = {i: name for i in rows if i not in signers and (name := _from_somewhere(lines[i].text, ended=ended))}
    return signers | more


def _first(signers: Iterable[int], lines: Sequence[Line], states: Sequence[str]) -> int:
    """Where the first of some signed letters begins, by the lines that sign them."""
    ends = sorted(signers)
    letters = [
        [*(i for i in range(above + 1, end) if states[i][0] in "BSX" and len(lines[i].text) > PARAGRAPH), end]
        for above, end in pairwise([-1, *ends])
    ]
    return first_letter(letters, lines)


def _has_buttons(lines: Sequence[Line], states: Sequence[str], thread: range) -> bool:
    """Whether the same line stands twice between comments, as buttons and labels do; headings of letters differ."""
    between = [lines[i].text for i in thread if states[i][0] in "QM"]
    return len(set(between)) < len(between)


def _are_readers(signers: Sequence[str], *, unplaced: bool = False) -> bool:
    """Whether the signers are several different people and no agency, and half of them from named places or ``unplaced``."""
    placed = sum("," in name for name in signers)
    return (
        len(set(signers)) >= _LEAST
        and (unplaced or placed >= _PLACED * len(signers))
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
    one = find_signature(text) if len(text) > PARAGRAPH and text[0] not in _QUOTED else None
    if one is None or without_dash(text[: one.start])[-1:] not in SENTENCE_ENDS:
        return None
    return text[slice(*one)]
