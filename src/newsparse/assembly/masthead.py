"""Read the lines around a page's title: who signed the article and when it was published.

Beside the title and right below the body, weaker evidence suffices than elsewhere: a lone name in an element named
for authors, a name below a line "By", a date among other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from newsparse.assembly.dated import LONGEST, Dated, date_on, is_whole
from newsparse.assembly.day_order import DayOrder
from newsparse.assembly.lone_names import LoneNames
from newsparse.fields.dates import DAY, find_dates
from newsparse.fields.headers import match_byline
from newsparse.fields.leads import split_lead
from newsparse.fields.members import tells_of_member
from newsparse.fields.publication import tells_life, tells_only_when, tells_publication
from newsparse.model import DateValue, Label, Line
from newsparse.rules.bylines import AUTHOR, BY, LEADS
from newsparse.rules.markup import NAMES
from newsparse.rules.months import MONTHS
from newsparse.rules.platforms import BUTTONS, WORD_CLASS
from newsparse.rules.publication import BEHIND, CHANGED, PUBLISHED

# How many lines are examined above and below the title (or the first line of the body), and below the last of the
# body.
_ABOVE, _BELOW, _END = 5, 15, 12
# Longer lines are sentences.
_SIGNED, _LABEL = 120, 30
# The bit of the hints that says that an element is named after an author.
_AUTHOR = 1 << list(NAMES).index("author")
# How many dates may open the body, and how many of its lines are examined in dumps.
_DATES, _SAID = 2, 3
_BY = re.compile(rf"(?:{'|'.join(BEHIND)})\s+", re.I)
# Who signs without a name: "The Harbour Team", "Our Editors"; of how many words at the most. Fewer capitals than the last may
# be initials.
_OFFICE, _MOST_WORDS, _FEWEST = re.compile(r"(?=[^\W\d_a-z])[^\W\d_]+(?:[ &'’-]{1,3}[^\W\d_]+)+"), 4, 4
# Behind a name in a sentence ("This entry was posted on May 3 by Ann Lee."), not an initial's.
_FULL_STOP = re.compile(r"(?<=\w{3})\.$")
_Reading = Callable[[int], tuple[str, ...] | None]


class Signed(NamedTuple):
    """The authors of the article, and the line that names them."""

    names: tuple[str, ...] = ()
    line: int = -1


class Masthead:
    """Reads the lines around a page's title.

    Args:
        lines: the page's lines, with hints where it has markup.
        states: their states, parallel.
        told: when the metadata say that the page was published.
        order: given for pages without markup: decides which of two figures is the day. A date that it leaves open
            has no value (``date`` is empty).
    """

    def __init__(
        self, lines: Sequence[Line], states: Sequence[str], told: str | None = None, order: DayOrder | None = None
    ) -> None:
        self._lines, self._states, self._told, self._order = lines, states, told, order
        bodies = [i for i, state in enumerate(states) if state[0] == "B"]
        self._anchor = next((i for i, state in enumerate(states) if state[0] == "T"), bodies[0] if bodies else -1)
        last = bodies[-1] if bodies else -1
        self._around = range(0) if self._anchor < 0 else range(max(0, self._anchor - _ABOVE), self._stop())
        self._below = range(last + 1, min(len(lines), last + 1 + _END)) if bodies else range(0)

    def _stop(self) -> int:
        """The end of the lines examined below the title: the thread, or where a dump's article is under way."""
        stop = min(len(self._lines), self._anchor + _BELOW + 1)
        said = 0
        for i in range(self._anchor, stop):
            said += self._states[i][0] == "B"
            if self._states[i][0] not in "HTB" or (self._order is not None and said > _SAID):
                return i
        return stop

    def published(self) -> Dated | None:
        """The date beside the title: of publication if there is one, else of the last change.

        Of several dates of publication, the one that the metadata also give is taken.
        """
        plain: list[Dated] = []
        changed = None
        for i in sorted(self._around, key=lambda i: i < self._anchor):
            date = self._date_at(i) if self._may_date(i) else None
            if date is None:
                continue
            date = date._replace(line=i)
            if not any(word in self._labelled(i).casefold() for word in CHANGED):
                plain.append(date)
            else:
                changed = changed or date
        told = (self._told or "")[:DAY]
        best = next((date for date in plain if (date.date[:DAY] == told if told else date.date)), None)
        return best or (plain[0] if plain else changed)

    def _may_date(self, i: int) -> bool:
        """Whether a line may say when the page was published.

        Without markup it must say little else, and must not be the title ("10 years after 11 March 2011") or a paragraph.
        """
        text = self._lines[i].text
        if tells_life(text):
            return False
        if self._order is None:
            return not tells_of_member(text, self._lines[i - 1].text if i else "")
        dates = [date for date in find_dates(text) if is_whole(date.value)] if len(text) <= LONGEST else []
        told = self._states[i][0] != "T" and bool(dates) and tells_publication(text, dates)
        return told and not (self._states[i][0] == "B" and split_lead(text))

    @cached_property
    def opening(self) -> list[int]:
        """The lines at the beginning of the body that only say when the page was published or changed.

        At most two: more would belong to the article.
        """
        bodies = [i for i in self._around if i >= self._anchor and self._states[i][0] == "B"]
        return list(takewhile(self._may_date, bodies[:_DATES]))

    def _labelled(self, i: int) -> str:
        """A line's text, after the label on the line above if that has no date of its own."""
        label = self._lines[i - 1] if i else None
        if label is None or len(label.text) >= _LABEL or date_on(label):
            return self._lines[i].text
        return f"{label.text} {self._lines[i].text}"

    def _date_at(self, i: int) -> Dated | None:
        """A line's date.

        Above the title and in the body (except for the lines of :attr:`opening`) the line must say little else, since
        adverts and sentences have dates, too.
        """
        text = self._lines[i].text
        match = date_on(self._lines[i], self._told, self._order)
        if match is None or (i >= self._anchor and (self._states[i][0] != "B" or self._opens(i))):
            return match
        if self._states[i][0] != "B" and text.casefold().startswith(PUBLISHED):
            return match
        others = sum(date.end - date.start for date in find_dates(text)[1:])  # "3 May 2017, updated on 4 May 2017"
        return match if 2 * (match.chars + others) >= len(text.strip()) else None

    def _opens(self, i: int) -> bool:
        return self._order is not None and i in self.opening

    def dated_at(self, i: int) -> Dated | None:
        """The date on the line of a byline."""
        found = date_on(self._lines[i], order=self._order)
        return found and found._replace(line=i)

    def published_below(self) -> Dated | None:
        """The date right below a dump's body that is said to be the day of publication, else of the last change, else stands alone."""
        said = [i for i in self._below if self._states[i][0] in "HE" and self._may_date(i)]
        for words in (PUBLISHED, CHANGED):
            for i in said:
                found = date_on(self._lines[i], order=self._order)
                if found is not None and any(word in self._labelled(i).casefold() for word in words):
                    return found._replace(line=i)
        alone = [i for i in said if i == self._below.start and tells_only_when(self._lines[i].text)]
        found = date_on(self._lines[alone[0]], order=self._order) if alone else None
        return found and found._replace(line=alone[0])

    def dated_below(self) -> str | None:
        """A date right below the body."""
        dates = (date_on(self._lines[i]) for i in self._below if self._states[i][0] == "E")
        return next((match.date for match in dates if match), None)

    def signed(self) -> Signed:
        """The authors of a byline beside the title; its "By" may be a line of its own."""
        near = sorted((i for i in self._around if i >= self._anchor - 3), key=lambda i: i < self._anchor)
        return self._first(near, self._byline, self._led)

    def named(self) -> Signed:
        """Names that nothing introduces, below the title."""
        if self._anchor < 0 or self._states[self._anchor][0] != "T":
            return Signed()
        found = LoneNames(self._lines, self._states, self._anchor, self._around.stop).best()
        return Signed(found.names, found.line) if found is not None else Signed()

    def signed_below(self) -> Signed:
        """The authors right below the body: of a byline, or of an element named for authors."""
        return self._first(self._below, self._byline, self._led, lambda i: self._hinted(i, own=True))

    def marked(self) -> Signed:
        """The names in an element named for authors, below the title."""
        behind = [i for i in self._around if i > self._anchor]
        return self._first(behind, lambda i: self._hinted(i, own=True), lambda i: self._hinted(i, own=False))

    def _first(self, places: Sequence[int], *readings: _Reading) -> Signed:
        """The first line with names, by the first of some readings that finds any."""
        for read in readings:
            for i in places:
                if self._states[i][0] in "HBE" and len(self._lines[i].text) <= _SIGNED and (found := read(i)):
                    return Signed(found, i)
        return Signed()

    def _byline(self, i: int) -> tuple[str, ...] | None:
        text = self._lines[i].text
        found = match_byline(text)
        if found is None and (self._order is None or self._may_date(i)):
            dates = find_dates(text)  # "Posted on 19 August 2015 by NAME"
            behind = _FULL_STOP.sub("", text[dates[0].end :].strip(" ,|·-–")) if dates else ""
            found = match_byline(behind)
            if found is None and (lead := _BY.match(behind)) and self._order is not None:
                found = match_byline(f"{BY} {behind[lead.end() :]}")
        return found

    def _led(self, i: int) -> tuple[str, ...] | None:
        """The names below a line "By", or below that and a picture of their initials; a user name or an office will do."""
        text, at = self._lines[i].text, i - 1
        if at > 0 and _is_initials(self._lines[at].text, text):
            at -= 1
        if at < 0 or self._lines[at].text.strip(" :").casefold() not in LEADS or not _may_sign(text):
            return None
        names = match_byline(f"{BY} {text}") or match_byline(f"{AUTHOR} {text}")
        if names:
            return names if _may_sign(names[0]) else None
        return (text,) if _OFFICE.fullmatch(text) and len(text.split()) <= _MOST_WORDS else None

    def _hinted(self, i: int, *, own: bool) -> tuple[str, ...] | None:
        hints = self._lines[i].hints
        named = hints is not None and (hints.names if own else hints.near) & _AUTHOR
        return match_byline(f"{BY} {self._lines[i].text}") if named else None


class Around(NamedTuple):
    """What a dump's lines around its title tell: the article's date and authors, and the labels of the lines that tell them."""

    date: DateValue | None
    authors: tuple[str, ...]
    labels: dict[int, Label]


def read_around_title(
    lines: Sequence[Line], states: Sequence[str], order: DayOrder, date: DateValue | None, *, prefixed: bool
) -> Around:
    """Read the date and the authors of a page without markup.

    Args:
        lines: the page's lines.
        states: their states, parallel.
        order: decides which of two figures is the day.
        date: the date, where it is known; no other is looked for.
        prefixed: whether the first line begins with it.
    """
    masthead = Masthead(lines, states, order=order)
    signed, dated = masthead.signed(), None
    if date is None:
        dated = masthead.published() or masthead.published_below()
    labels = {i: Label.DATE for i in masthead.opening if i or not prefixed}
    if dated is not None and dated.shown is not None:
        date, labels[dated.line] = dated.shown, Label.DATE
    for read in (masthead.named, masthead.signed_below):
        signed = signed if signed.names else read()
    if signed.names:
        labels[signed.line] = Label.BYLINE
        if date is None and (dated := masthead.dated_at(signed.line)) is not None:
            date = dated.shown
    return Around(date, signed.names, labels)


def _may_sign(text: str) -> bool:
    """Whether a line below "By" is not a label, a month or somebody's initials."""
    low = text.strip(" :").casefold()
    label = low in LEADS or low in MONTHS or any(WORD_CLASS.get(word, "-") in BUTTONS for word in low.split())
    return not label and not (len(text) < _FEWEST and text.isupper())


def _is_initials(text: str, name: str) -> bool:
    return 1 < len(text) < _FEWEST and text == "".join(word[0] for word in name.split())
