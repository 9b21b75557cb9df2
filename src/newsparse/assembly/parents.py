"""Find the comment that each comment answers, by whom it names, how it is numbered, and how its subject is stacked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.fields.naming import whom_it_answers
from newsparse.fields.patterns import any_of
from newsparse.rules.authors import BRACKETED
from newsparse.rules.platforms import ANSWERED_LEADS, ANSWERING, QUOTING, REPLYING, SUBJECTS, WORD_CLASS
from newsparse.rules.publication import BEHIND

# The person answered is looked for among so many comments; longer lines name nobody.
_REACH, _LONGEST = 200, 200
# A rank on a line of its own may be somebody's name, too.
_RANK, _KINDS = "U", frozenset(BRACKETED)
_ADDRESS = re.compile(r"@\s?([^\s,:;@]{2,40}(?: [^\s,:;@]{2,40}){0,2})")
_IN_REPLY = re.compile(rf"(?<!\w)(?:{any_of(ANSWERING)})(?:\s*[:：]\s*|\s+)(.{{2,160}})", re.I)
# At the beginning of a text: "Reply to @Ann: …"; "Quoting Ann:" above what she said
_REPLY = re.compile(rf"(?:{any_of((*ANSWERING, *REPLYING))})\s+@?(?=\S)", re.I)
_QUOTE = re.compile(rf"(?:{any_of(QUOTING)})\s+(?=\S)", re.I)
# "in reply to SUBJECT by NAME"
_BY = re.compile(rf".+\s(?:{'|'.join(BEHIND)})\s+(?=\S)", re.I)
_NUMBER = re.compile(r"#\s?(\d{1,5}(?:\.\d{1,5})*)(?![\w.])")
_STACK = re.compile(rf"(?:(?:{any_of(SUBJECTS)})\s*)+", re.I)
_OUTER = " *•·@|:,"


class Said(NamedTuple):
    """What a comment shows of whom it answers.

    Attributes:
        author: who wrote it.
        text: its text.
        about: the lines beside its text, its author's first.
        between: those of them that stand between its author and its text.
    """

    author: str | None
    text: str
    about: Sequence[str] = ()
    between: Sequence[str] = ()


class _Quotable(dict[int, str]):
    """The texts of comments by index, each with single blanks, made when it is first asked for."""

    def __init__(self, comments: Sequence[Said]) -> None:
        super().__init__()
        self._comments = comments

    def __missing__(self, k: int) -> str:
        self[k] = " ".join(self._comments[k].text.split())
        return self[k]


def find_parents(comments: Sequence[Said]) -> list[int | None]:
    """Find which earlier comment each comment answers.

    In this order:

    - by a number within its own ("#1.1" answers "#1")
    - by a name: ``@name`` at its start, "in reply to NAME" on one line or two, an arrow after its own author, a line
      that is nothing but the name of somebody who has written above, "Reply to NAME:" or "Quoting NAME:" at its start
    - by how often its subject says that it is an answer ("Re: Re:"), if the page stacks these

    Args:
        comments: in page order.

    Returns:
        For each comment the index of the one that it answers, or None.
    """
    names = [(comment.author or "").casefold() for comment in comments]
    found = zip(_by_number(comments), _by_name(comments, names), _by_stack(comments), strict=True)
    return [next((parent for parent in one if parent is not None), None) for one in found]


def _by_number(comments: Sequence[Said]) -> list[int | None]:
    places: dict[str, int] = {}
    parents: list[int | None] = []
    for k, comment in enumerate(comments):
        number = next((found[1] for line in comment.about if (found := _NUMBER.match(line.strip(_OUTER)))), "")
        before, dot, _ = number.rpartition(".")
        parents.append(places.get(before) if dot else None)
        if number:
            places.setdefault(number, k)
    return parents


def _by_name(comments: Sequence[Said], names: Sequence[str]) -> list[int | None]:
    last: dict[str, int] = {}
    quotable = _Quotable(comments)
    parents: list[int | None] = []
    for k, comment in enumerate(comments):
        parent = _nearest(_whom(comment), names, k)
        if parent is None:
            parent = _addressed(comment, last)
        parents.append(_opened(comment.text, quotable, names, k) if parent is None else parent)
        if names[k]:
            last[names[k]] = k
    return parents


def _whom(comment: Said) -> list[str]:
    """What may begin with the name of the person whom a comment answers, in the form in which names are compared."""
    found = [whom.casefold() for line in comment.about[:1] if (whom := whom_it_answers(line))]
    for line in (comment.text, *(line for line in comment.between if len(line) <= _LONGEST)):
        if line.startswith("@") and (match := _ADDRESS.match(line)):
            found.append(match[1].casefold())
    for line, below in pairwise([*comment.about, ""]):
        if line.casefold().strip(" :") in ANSWERING:
            found += _answered(below)
        elif len(line) <= _LONGEST and (reply := _IN_REPLY.search(line)):
            found += _answered(reply[1])
    return found


def _answered(text: str) -> list[str]:
    """The person a comment answers; perhaps a subject stands before the name."""
    text = text.casefold()
    lead = next((lead for lead in ANSWERED_LEADS if text.startswith(lead)), "")
    text = text.removeprefix(lead).strip()
    by = _BY.match(text)
    return [text] if by is None else [text, text[by.end() :]]


def _nearest(told: Sequence[str], names: Sequence[str], end: int) -> int | None:
    """The nearest comment before ``end`` whose author one of these lines begins with."""
    for line in told:
        for k in range(end - 1, max(-1, end - 1 - _REACH), -1):
            if names[k] and _begins(line, names[k]):
                return k
    return None


def _begins(line: str, name: str) -> bool:
    """Whether a line begins with a name, and not with a longer one."""
    return line.startswith(name) and not line[len(name) : len(name) + 1].isalnum()


def _addressed(comment: Said, last: dict[str, int]) -> int | None:
    """The last comment of the person whose name, and nothing else, is a line between a comment's author and its text."""
    own = (comment.author or "").casefold()
    for line in comment.between:
        name = line.strip(_OUTER).casefold() if len(line) <= _LONGEST else ""
        if name != own and name in last and not _is_rank(name):
            return last[name]
    return None


def _is_rank(name: str) -> bool:
    """Whether a name is what boards write below a name: "Guest", "V.I.P."."""
    return WORD_CLASS.get(name) == _RANK or name.replace(".", "") in _KINDS


def _opened(text: str, quotable: _Quotable, names: Sequence[str], end: int) -> int | None:
    """The comment that a text says at its start that it answers, or quotes: of several by one person, the one that has the words."""
    first, _, rest = text.partition("\n")
    reply, quote = _REPLY.match(first), _QUOTE.match(first)
    lead = reply or quote
    if lead is None:
        return None
    told = first[lead.end() :].casefold()
    places = [k for k in range(max(0, end - _REACH), end) if names[k] and _begins(told, names[k])]
    places = [k for k in places if told[len(names[k]) :].lstrip().startswith((":", "：", ",")) or told == names[k]]
    if not places or (len(places) > 1 and not quote):
        return places[-1] if places else None
    said = " ".join(rest.partition("\n")[0].split()).strip(' "“”„«»>')
    holds = [k for k in places if said and said in quotable[k]]
    return holds[-1] if holds else places[0] if len(places) == 1 else None


def _by_stack(comments: Sequence[Said]) -> list[int | None]:
    """By the subjects "Re:" and "Re: Re:" and nothing else, on pages that have both and show answers below what they answer."""
    marks = [
        [line for line in comment.between if len(line) <= _LONGEST and _STACK.fullmatch(line)] for comment in comments
    ]
    depths = [max((line.count(":") for line in lines), default=0) for lines in marks]
    nested = all(after <= before + 1 for before, after in pairwise([-1, *depths]))
    parents: list[int | None] = []
    above: list[int] = []
    for k, depth in enumerate(depths):
        del above[depth:]
        parents.append(above[-1] if above else None)
        above.append(k)
    return parents if nested and max(depths, default=0) > 1 else [None] * len(comments)
