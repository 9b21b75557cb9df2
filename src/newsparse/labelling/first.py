"""Give a thread its first comment back, where its name and its text were taken for part of what stands above.

Where no line counts the comments of a merged dump, nothing parts the article from the thread but this: a line that
ends like no paragraph of the article, as short as a name, with a text below it and the next name right below that.
Below texts, a first name is told by how all others begin ("Posted by: …").
"""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix

from newsparse.fields.credits import split_credit
from newsparse.labelling.unsaid import names_nobody
from newsparse.model import Line
from newsparse.rules.common import everyday_words
from newsparse.rules.marks import SENTENCE_ENDS

# A name has at most so many characters and words; a paragraph with more characters may end as it likes.
_LONGEST, _WORDS, _PARAGRAPH = 30, 3, 60
# A first comment has at most so many lines; more is the last section of an article below its heading.
_LINES = 2
# Names below texts begin alike with at least so many characters, on at least so many lines.
_ALIKE, _NAMES = 6, 2
_OUTER = " –—-:"
_ENDS = SENTENCE_ENDS | frozenset(":：;")


def give_first_author(lines: Sequence[Line], states: list[str], wordy: Sequence[bool]) -> None:
    """Relabel a name and a text right above the thread as its first comment; and as none, if the text is about whom it names.

    Args:
        lines: the page's lines.
        states: their states; changed in place, where the thread of a merged dump begins with a name right below the body, or
            one whose names stand below their texts begins with a text.
        wordy: whether each line says anything but markers and numbers.
    """
    first = next((i for i, state in enumerate(states) if state[0] in "ASX"), 0)
    if _tells_life(first, lines, states):
        states[first : first + 2] = ["B", "B"] if states[first] == "Am" else ["H", "H"]
        return
    if states[first : first + 1] == ["S2"] and first > 1:
        _give_below(first, lines, states, wordy)
    if states[first : first + 1] != ["Am"]:
        return
    body = [i for i in range(first) if states[i][0] == "B"]
    for name in range(first - 2, max(0, first - 2 - _LINES), -1):
        if body[-1:] != [first - 1] or states[name][0] != "B":
            return
        if _is_name(lines[name].text):
            others = (lines[i].text for i in body if i != name)
            if len(body) > first - name and all(map(_is_paragraph, others)):
                states[name : name + 2] = ["Am", "Sm"]
                states[name + 2 : first] = ["Xm"] * (first - name - 2)
            return


def _tells_life(first: int, lines: Sequence[Line], states: Sequence[str]) -> bool:
    """Whether the first name stands above a line about this very person ("Ann Lee", "Ann Lee covers …"): the article's author."""
    if [state[0] for state in states[first : first + 3]] != ["A", "S", "A"]:
        return False
    name, said = lines[first].text.strip(_OUTER), lines[first + 1].text
    return " " in name and said.startswith(f"{name} ") and said[len(name) + 1].islower() and "@" not in name


def _give_below(first: int, lines: Sequence[Line], states: list[str], wordy: Sequence[bool]) -> None:
    names = [line.text for line, state in zip(lines, states, strict=True) if state == "A2"]
    lead = commonprefix(names)
    said, name = first - 2, first - 1
    if len(names) < _NAMES or len(lead) < _ALIKE or not lines[name].text.startswith(lead):
        return
    # Without an article above, the line may be the title, and the name its author's.
    below_article = any(state[0] == "B" for state in states[:said])
    if below_article and wordy[said] and states[said] == "H" and states[name] == "H":
        states[said:first] = ["S2", "A2"]


def _is_name(text: str) -> bool:
    words = text.split()
    if len(text) > _LONGEST or len(words) > _WORDS or text[-1] in _ENDS or not words[0][0].isupper():
        return False  # without capitals, names look like headings
    return (
        not names_nobody(text)
        and not any(word[0].islower() for word in words)
        and everyday_words().isdisjoint(text.casefold().split())
    )


def _is_paragraph(text: str) -> bool:
    return text[-1] in _ENDS or len(text) > _PARAGRAPH or split_credit(text) is not None
