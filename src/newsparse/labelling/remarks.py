"""Pages of signed remarks, labelled as threads.

Remarks have the time after the name (``… as it should. – sunny May 3 at 14:05``). They stand below a line such as
"3 Comments" or, on wikis, have a time zone after the time.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.counts import is_comment_heading, match_count
from newsparse.fields.credits import is_agency
from newsparse.fields.signatures import find_dated_signature
from newsparse.labelling.signing import PARAGRAPH, give_signed
from newsparse.model import Line
from newsparse.rules.months import ZONES

# Texts are remarks when at least this many different people sign with the time after their names, and at least this
# share of the paragraphs between the first and the last is signed. The line that counts them is one of this many above
# the first; one that only heads comments stands right above it.
_LEAST, _SHARE, _NEAR = 2, 0.5, 2
_ZONED = tuple(f"({zone})" for zone in ZONES)


def give_remarks(lines: Sequence[Line], states: list[str]) -> None:
    """Label a page of signed remarks as a thread whose authors stand in its texts.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the page has no thread, or one within signed remarks.
    """
    signers = _signers(lines, states)
    thread = [i for i, state in enumerate(states) if state[0] in "ASXM"]
    if not signers or (thread and not min(signers) <= thread[0] <= thread[-1] <= max(signers)):
        return
    give_signed(min(signers), signers, max(signers), lines, states)


def _signers(lines: Sequence[Line], states: Sequence[str]) -> dict[int, str]:
    """The signers by line, where several lines are signed with the time below a line that counts or heads comments.

    Without such a line, every time needs a zone: teasers, tables of events and pasted posts are signed in this form
    too.
    """
    signers: dict[int, str] = {}
    for i, line in enumerate(lines):
        one = find_dated_signature(line.text)
        if one is not None and "@" not in line.text[one.start :] and line.text[one.stop :][:1] != ",":
            signers[i] = line.text[slice(*one)]
    if len(set(signers.values())) < _LEAST or any(map(is_agency, signers.values())):
        return {}
    first, last = min(signers), max(signers)
    above = [line.text for line in lines[max(0, first - _NEAR) : first]]
    headed = any(match_count(text) is not None for text in above) or any(map(is_comment_heading, above[-1:]))
    if not headed and not all(lines[i].text.endswith(_ZONED) for i in signers):
        return {}
    long = [i for i, line in enumerate(lines) if len(line.text) > PARAGRAPH and states[i][0] in "TB"]
    inside = sum(first <= i <= last and i not in signers for i in long)
    return signers if inside <= (1 - _SHARE) * (inside + len(signers)) and max(long, default=0) <= last else {}
