"""Find where comments end in threads that lost their authors but kept their votes: a line of votes closes a comment."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.counts import announces_comments
from newsparse.fields.headers import match_dateline
from newsparse.fields.publication import is_dated
from newsparse.fields.votes import match_votes
from newsparse.labelling.gathered import is_gathered
from newsparse.labelling.unsaid import unsaid_lines
from newsparse.model import Line

# At least this many lines of votes belong to a thread, and at least this share of them must stand right below a
# comment already.
_LEAST, _SHARE = 2, 0.6
# What people say at the end of a page has so many words; buttons and links have fewer.
_SAID = 4
# An article has a paragraph of more characters than this, and at least so many if only its date says that it is one.
_PARAGRAPH, _PARAGRAPHS = 80, 3


def follow_votes(lines: Sequence[Line], states: list[str]) -> None:
    """Let a comment end at each line that gives votes up and down, and the next one begin after it.

    Where the article seems to end right above the first such line, the paragraph there is a comment, too, unless a line that
    counts or heads comments follows: then people voted on the article. On a page without a body whose first comment begins
    with a dateline, or below a date with more paragraphs than any other, what follows that is the article but for the last
    paragraph.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the thread's layout is ``0``.
    """
    thread = [i for i, state in enumerate(states) if state in ("S0", "X0")]
    if not thread:
        return
    votes = [i for i in range(1, len(lines)) if _are_votes(lines[i].text)]
    closing = [i for i in votes if states[i - 1] in ("S0", "X0")]
    first = votes[0] if votes else 0
    if thread[0] < first and states[first - 1] in ("S0", "X0") and not any(state[0] == "B" for state in states):
        _give_article(lines, states, thread[0], first - 1)
    # Where a text follows the last votes, votes may just as well stand above their comments.
    ended = 0 < first < thread[0] and thread[-1] < votes[-1] and states[first - 1][0] == "B"
    ended = ended and not any(announces_comments(line.text) for line in lines[first + 1 : thread[0]])
    if len(votes) < _LEAST or len(closing) + ended < _SHARE * len(votes):
        return
    if ended:
        states[first - 1], states[first] = "S0", "M0"
        thread.insert(0, first - 1)
    votes = [i for i in range(first, len(lines)) if _is_vote(lines[i].text)]  # a site may leave out zeros
    if votes[-1] == len(lines) - 2 and states[-1] == "E" and not ended and _is_text(lines[-1].text):
        states[-1] = "S0"  # the page is cut off before its votes
    before = max(thread[0] - 2, -1)  # the line right above the first comment may say whom it answers
    for start, stop in zip([before, *votes], votes, strict=False):
        said = [i for i in range(start + 1, stop) if _is_said(lines, states, i)]
        for k, i in enumerate(said):
            states[i] = "X0" if k and not is_gathered(lines[i - 1].text) else "S0"
        states[stop] = "M0" if states[stop] in ("S0", "X0") else states[stop]


def _is_said(lines: Sequence[Line], states: Sequence[str], i: int) -> bool:
    """Whether a line is a comment's text, or, right above it, whom it answers ("@Ann")."""
    if states[i] == "Q0":
        return lines[i].text.startswith("@") and states[i + 1] in ("S0", "X0")
    return states[i] in ("S0", "X0")


def _give_article(lines: Sequence[Line], states: list[str], first: int, last: int) -> None:
    """Make the article of all but the last paragraph of the first comment, where a dateline or a date begins it."""
    place = next((i for i in (first, first - 1) if i >= 0 and _is_dateline(lines[i].text)), last)
    dates = [i for i in range(1, len(lines)) if states[i] == "S0" and is_dated(lines[i - 1].text)]
    dated = dates == [first] and _most(states, last + 1) <= last - first >= _PARAGRAPHS
    place = min(place, first - 1 if dated else last)
    if last - place > 1 and any(len(line.text) > _PARAGRAPH for line in lines[place + 1 : last]):
        states[place] = "H"
        states[place + 1 : last] = ["B"] * (last - place - 1)
        states[last] = "S0"


def _most(states: Sequence[str], start: int) -> int:
    """How many lines the longest comment below a line has."""
    most = many = 0
    for state in states[start:]:
        many = many + 1 if state[0] == "X" else int(state[0] == "S")
        most = max(most, many)
    return most


def _is_dateline(text: str) -> bool:
    found = match_dateline(text)
    return found is not None and found[0] == len(text)


def _are_votes(text: str) -> bool:
    votes = match_votes(text)
    return votes is not None and votes.up is not None and votes.down is not None


def _is_text(text: str) -> bool:
    """Whether a line is as long as what people say, and not a platform's words."""
    return len(text.split()) >= _SAID and not unsaid_lines([text])


def _is_vote(text: str) -> bool:
    """Whether a line gives votes up and down, or one of them in words ("Like 3"): "+1" may be a comment."""
    votes = match_votes(text)
    if votes is None or votes.up is votes.down is None:
        return False
    return None not in (votes.up, votes.down) or any(map(str.isalpha, text))
