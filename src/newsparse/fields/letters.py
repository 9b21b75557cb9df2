"""Tell pages of readers' letters, and the lines on which letters are signed."""

from __future__ import annotations

import re

from newsparse.fields._lazy import Lazy
from newsparse.rules.bylines import JOINTS, PARTICLES
from newsparse.rules.letters import CLOSINGS, HEADINGS, NOTICES, REMARKS, SALUTATIONS, SUBJECT_LEADS
from newsparse.rules.marks import SENTENCE_ENDS

# No heading and no signature is longer, nor has a name more words than these.
_LONGEST, _WORDS = 70, 5
_HEADING = Lazy(rf"(?:{'|'.join(HEADINGS)})(?:\s?[:|–—-].*| (?:{'|'.join(SUBJECT_LEADS)}) .*)?", re.IGNORECASE)
_REMARK = Lazy(rf"\b(?:{'|'.join((*REMARKS, *NOTICES))})", re.IGNORECASE)
_NOTICE = Lazy(rf"\b(?:{'|'.join(NOTICES)})", re.IGNORECASE)
_SALUTATION = Lazy(rf"(?:{'|'.join(SALUTATIONS)})", re.IGNORECASE)
_CLOSING = Lazy(rf"(?:{'|'.join(CLOSINGS)})[.,!]*", re.IGNORECASE)
_DASHES = " -–—―"
# "(Mrs.) Joan Tapscott", "N.R. Lund", "Huber, 83607 Oberdorf", "Ann Lee, Northby, Mass."
_BRACKETS, _INITIALS, _POSTCODE = re.compile(r"\([^()]{1,20}\)"), re.compile(r"(?:\w\.)+"), re.compile(r"\d{4,5} ")
_SHORTENED = re.compile(r"(?:, [^\W\d_]{2,5}|\b\w)\.$")
# What stands in no name, and in no place.
_NO_NAME = frozenset('.!?:;…"“”„«»()[]/|@#=<>')


def is_letters_heading(line: str) -> bool:
    """Whether a line heads readers' letters ("Letters to the editor", "Leserbriefe: Mehr Bänke")."""
    return len(line) <= _LONGEST and _HEADING.fullmatch(line.strip()) is not None


def speaks_of_letters(line: str) -> bool:
    """Whether a line says that letters stand beside it, or how they are printed."""
    return _REMARK.search(line) is not None


def is_letters_notice(line: str) -> bool:
    """Whether a line says how letters are printed, or where to write to ("Letters may be cut.")."""
    return _NOTICE.search(line) is not None


def is_salutation(line: str) -> bool:
    """Whether a line begins as letters to an editor do ("Sir, – You report that …")."""
    return _SALUTATION.match(line) is not None


def is_closing(line: str) -> bool:
    """Whether a line stands between a letter and its signer ("Yours etc.,")."""
    return _CLOSING.fullmatch(line.strip()) is not None


def is_signing(line: str) -> bool:
    """Whether a line may be the name of a letter's writer, alone or with a place ("— Ann Lee, Northby")."""
    text = _BRACKETS.sub("", line.strip(_DASHES)).strip()
    name, comma, place = text.partition(", ")
    if (
        not text
        or len(text) > _LONGEST
        or text[-1] == ","
        or (text[-1] in SENTENCE_ENDS and not _SHORTENED.search(text))
    ):
        return False
    words = name.split()
    if not (1 if comma else 2) <= len(words) <= _WORDS or any(map(str.isdigit, name)):
        return False
    if comma and not _POSTCODE.sub("", place, count=1)[:1].isupper():
        return False
    if any(_NO_NAME.intersection(word.removesuffix(".")) and not _INITIALS.fullmatch(word) for word in words):
        return False
    return all(not word[0].islower() or word in PARTICLES or word in JOINTS for word in words)
