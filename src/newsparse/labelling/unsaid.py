"""Make a platform's own words and counts of comments unlikely parts of articles and comments: nobody wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsparse.fields.counts import match_count
from newsparse.labelling.grammar import PARTS
from newsparse.labelling.network import Scores
from newsparse.labelling.sheet import CUT, HEAD
from newsparse.rules.fixed_lines import (
    AFTERWORDS,
    LABELS,
    LANGUAGES,
    LOGINS,
    NOTES,
    OPENINGS,
    OTHERS_DID,
    SECTIONS,
    SHORT_COUNTS,
    WHOLE,
)
from newsparse.rules.platforms import CHANGES, SUBJECTS

# How much lower, in logits, the parts of an article, an author or a text score on a line that a platform prints:
# the network is seldom as sure.
_UNSAID = 8.0
_SAID = [PARTS.index(part) for part in "TBASX"]
# The parts that score lower on a line that declares a number of comments; it may still be the title ("TITLE — 7
# Comments").
_TOLD = [PARTS.index(part) for part in "BASX"]
# A commenter may write "1 comment" and nothing else, but no article has such a paragraph, and nobody is called so.
_TOLD_BRIEFLY, _SHORT_COUNT = [PARTS.index(part) for part in "BA"], 15
# Likewise on a line that a publisher says about the article itself: it may be body or title.
_NOTED = [PARTS.index(part) for part in "ASX"]
_MARKS, _ENDS = " \t\u00a0•*+-·»«|", " .:：!?…»→\u00a0"
# Most lines can be decided by how they begin.
_REACH, _BRIEF = 7, 12
_BEGINNINGS = frozenset(phrase[:_REACH] for phrase in (*WHOLE, *OPENINGS, *LOGINS, *LABELS))
# The sheet keeps little more of a long line.
_OPENINGS = tuple(phrase[: HEAD - 8] for phrase in OPENINGS)
# What asks to log in is no longer.
_LOGIN = 50
# A label's value is a date or a number, and short.
_LABELLED = re.compile(rf"(?:{'|'.join(LABELS)})(?::? \d|:\s|:?$)(?!.{{30}})")
# Likewise on what stands between an article and what follows it, which may be the first line of a comment.
_ADDED = [PARTS.index(part) for part in "TBA"]
_TAGS = tuple(lead for lead in AFTERWORDS if lead.endswith(":"))
# Most lines can be decided by their first letters: so many of them here, and one (``…_SIGNS``) below.
_LEAD, _LONGEST_LEAD = 4, max(map(len, AFTERWORDS))
_LEADS = frozenset(lead[:_LEAD] for lead in AFTERWORDS)
# When a post was changed, and by whom, or who liked it: nobody's name, though one is in it. "Edited" alone may be one.
_NAMED, _DONE = [PARTS.index("A")], (*(f"{change} " for change in CHANGES), *OTHERS_DID)
_DOING = max(map(len, _DONE))
_DONE_SIGNS = frozenset(sign for done in _DONE for sign in (done[0], done[0].upper()))
_NOBODY = LANGUAGES | SECTIONS | {name.replace("'", "’") for name in SECTIONS}
_NOBODY_SIGNS, _NOBODY_LONGEST = (
    frozenset(sign for name in _NOBODY for sign in (name[0], name[0].upper())),
    max(map(len, _NOBODY)),
)
_SHORT_COUNTS, _DIGITS = re.compile("|".join(SHORT_COUNTS), re.I), frozenset("0123456789")
_NOTE, _SUBJECT = max(map(len, NOTES)), max(map(len, SUBJECTS))
_SUBJECT_SIGNS = frozenset(sign for lead in SUBJECTS for sign in (lead[0], lead[0].upper()))
_NOTE_SIGNS = frozenset(sign for note in NOTES for sign in (note[0], note[0].upper()))
_WHOLE = frozenset(phrase.rstrip(_ENDS) for phrase in WHOLE)


def unsaid_lines(texts: Sequence[str]) -> list[int]:
    """Find the lines that are a platform's own words.

    Args:
        texts: what each line says; of a long line, the beginning is enough.

    Returns:
        The lines, by number.
    """
    found = []
    for i, text in enumerate(texts):
        bare = text.lstrip(_MARKS)
        if bare[:_REACH].casefold() in _BEGINNINGS or len(bare) <= _BRIEF:
            bare = bare.casefold()
            asks = len(bare) <= _LOGIN and bare.startswith(LOGINS)
            if asks or bare.startswith(_OPENINGS) or bare.rstrip(_ENDS) in _WHOLE or _LABELLED.match(bare):
                found.append(i)
    return found


def _is_afterword(text: str) -> bool:
    """Whether a line is one as a whole: a paragraph may be glued to "Read also …", but seldom to "Tags: …"."""
    return text[:_LONGEST_LEAD].casefold().startswith(_TAGS if len(text) == CUT else AFTERWORDS)


def _is_note(text: str) -> bool:
    return text[:_NOTE].casefold().startswith(NOTES)


def names_nobody(text: str) -> bool:
    """Whether a line says what somebody did with a comment or in which language it is, heads an article's last section, or is a
    subject ("Re: Bats") or a shortened count ("12.1k").
    """
    first = text[:1]
    if first in _SUBJECT_SIGNS and text[:_SUBJECT].casefold().startswith(SUBJECTS):
        return True
    if first in _DONE_SIGNS and text[:_DOING].casefold().startswith(_DONE):
        return True
    if len(text) <= _NOBODY_LONGEST and first in _NOBODY_SIGNS and text.strip(_ENDS).casefold() in _NOBODY:
        return True
    return first in _DIGITS and len(text) <= _BRIEF and _SHORT_COUNTS.fullmatch(text.strip()) is not None


def take_back_unsaid(scores: Scores, texts: Sequence[str], counting: Iterable[int] = ()) -> list[int]:
    """Lower the scores of lines that nobody on the page wrote, under every layout.

    A platform's words become unlikely parts of an article or a comment; so do lines that declare a number of
    comments, though they may be the title or, if short, what somebody says; a publisher's notes become unlikely parts of a comment, and what says when a
    post was changed, who liked it, or how many, an unlikely author. What stands between an article and what follows it is
    an unlikely part of the article.

    Of 557 lines that declare a number, on 858 labelled pages, a person wrote one (it is in three dumps).

    Args:
        scores: the scores of every line; changed in place.
        texts: what each line says.
        counting: the lines, by number, that may declare a number of comments.

    Returns:
        The lines, by number, that are a platform's or a publisher's own words and no part of an article.
    """
    lines = unsaid_lines(texts)
    after = [i for i, text in enumerate(texts) if text[:_LEAD].casefold() in _LEADS and _is_afterword(text)]
    notes = [i for i, text in enumerate(texts) if text[:1] in _NOTE_SIGNS and _is_note(text)]
    unnamed = [i for i, text in enumerate(texts) if names_nobody(text)]
    told = [i for i in counting if match_count(texts[i]) is not None]
    counts, brief = ([i for i in told if (len(texts[i]) > _SHORT_COUNT) is long] for long in (True, False))
    told_by = (
        (lines, _SAID),
        (after, _ADDED),
        (counts, _TOLD),
        (brief, _TOLD_BRIEFLY),
        (notes, _NOTED),
        (unnamed, _NAMED),
    )
    for of, parts in told_by:
        for part in parts if of else ():
            scores.parts[of, :, part] -= _UNSAID
            scores.marginals[of, :, part] -= _UNSAID
    return [*lines, *after]
