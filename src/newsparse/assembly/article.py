"""Turn the lines outside the comments into the article: header, body, credit, declared count."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.assembly.dated import date_alone
from newsparse.assembly.day_order import DayOrder
from newsparse.assembly.declared import declared_count
from newsparse.assembly.dumps import count_dumps
from newsparse.assembly.masthead import read_around_title
from newsparse.assembly.offsets import offset_of
from newsparse.assembly.part import ArticlePart
from newsparse.fields.counts import match_count, without_count
from newsparse.fields.credits import match_credit, split_credit, split_notice
from newsparse.fields.dates import find_dates
from newsparse.fields.headers import is_caption, is_site_copyright, match_byline, match_dateline, split_date_prefix
from newsparse.fields.leads import dated_lead
from newsparse.fields.titles import bare_line
from newsparse.model import DateValue, Header, Label, Line, Problem
from newsparse.rules.markup import AROUND

# Longer lines are paragraphs; the article's date stands on a line shorter than the second.
_SHORT, _DATED = 160, 120
# Outside the body, the longest line that is looked at, and how many lines from the body's end a credit may stand.
_LONGEST, _NEAR = 400, 5
_FOOTER, _STORY = 1 << AROUND.index("footer"), 1 << AROUND.index("article")


class _Reader:
    """Walks the lines outside the thread once, and keeps the first value found for each field."""

    def __init__(self, page: str, lines: Sequence[Line], states: Sequence[str]) -> None:
        self.page = page
        self.lines = lines
        self.states = states
        self.part = ArticlePart(labels=[None] * len(lines))
        bodies = [i for i, s in enumerate(states) if s[0] == "B"]
        self.first_body = bodies[0] if bodies else next((i for i, s in enumerate(states) if s[0] in "ASX"), len(lines))
        self.last_body = bodies[-1] if bodies else -1
        self.texts: list[str] = [line.text for line in lines]
        self.header_lines: list[str] = []
        self.date: DateValue | None = None
        self.authors: tuple[str, ...] = ()
        self.dateline: str | None = None
        self.title: str | None = None
        self.paragraphs: list[str] = []
        self.paragraph_lines: list[int] = []
        self.order = DayOrder(lines, states)
        self.beside: dict[int, Label] = {}

    def read(self) -> ArticlePart:
        self._cut_prefix()
        self._look_beside()
        for i, state in enumerate(self.states):
            if i in self.beside:
                self._read_beside(i)
            elif state[0] == "B":
                self._read_body(i)
            elif state[0] == "T":
                self._read_title(i)
            elif state[0] in "HEQM":
                self._read_other(i)
        self._find_glued_credit()
        self._tell_dumps()
        self.part.count, declaring = declared_count(self.texts, self.part.labels, self.states)
        for i in declaring:
            if self.part.labels[i] in (None, Label.FURNITURE):
                self.part.labels[i] = Label.COUNT
        date = self.date
        value = None if date is None else self.order.value(date)
        if date is not None and date.ambiguous and value is None:
            self.part.problems.append(Problem("ambiguous-date", f"day and month cannot be told apart: {date.raw}"))
        self.part.header = Header(
            text="\n".join(self.header_lines) or None,
            date=value,
            title=self.title,
            authors=self.authors,
            dateline=self.dateline,
        )
        self.part.body = "\n".join(p for p in self.paragraphs if p)
        self.part.texts = self.texts
        return self.part

    def _cut_prefix(self) -> None:
        if not self.lines:
            return
        line = self.lines[0]
        prefix = split_date_prefix(line.text)
        if prefix is None:
            return
        end, self.date = prefix
        head = line.text[:end].strip()
        self.header_lines.append(head)
        rest = line.text[end:]
        self.texts[0] = rest
        if not rest:
            self.part.labels[0] = Label.DATE
            return
        label = Label.BODY if self.states[0][0] == "B" else Label.TITLE if self.states[0][0] == "T" else Label.FURNITURE
        self._cut(0, end, (Label.DATE, label))

    def _look_beside(self) -> None:
        """Read date and byline beside the title, even among other words.

        Where the page has markup, head.py does so and asks the markup as well.
        """
        if not self.lines or any(line.hints is not None for line in self.lines):
            return
        prefixed = self.part.labels[0] is Label.DATE or 0 in self.part.cuts
        told = read_around_title(self.lines, self.states, self.order, self.date, prefixed=prefixed)
        self.date, self.authors, self.beside = told

    def _read_beside(self, i: int) -> None:
        self.header_lines.append(self.texts[i])
        self.part.label(i, self.beside[i])

    def _tell_dumps(self) -> None:
        """Warn of several dumps on the page, where further lines begin as those at which ``--split`` cuts a file."""
        many = count_dumps(self.page, self.lines)
        if many > 1:
            told = f"{many} dumps, parsed as one page; --split header takes a text file of them apart"
            self.part.problems.append(Problem("many-dumps", told))

    def _cut(self, i: int, offset: int, labels: tuple[Label, Label]) -> None:
        """Cut line ``i`` at ``offset`` of its text."""
        self.part.cut(i, self.lines[i], offset_of(self.page, self.lines[i], offset), labels)

    def _read_title(self, i: int) -> None:
        if self.title is None:
            self.title = without_count(bare_line(self.texts[i]))
            self.header_lines.append(self.texts[i])
        self.part.labels[i] = Label.TITLE

    def _read_notice(self, i: int) -> bool:
        """Read a copyright notice with the title glued behind it, as the stub of an expired article has."""
        text = self.texts[i]
        at_head = i <= self.first_body + 1  # further down, a notice is the article's own end
        notice = split_notice(text) if at_head and self.title is None else None
        if notice is None or not text[notice:].strip():
            return False
        self.title = text[notice:].strip()
        self.header_lines.append(self.title)
        self._cut(i, len(self.lines[i].text) - len(text) + notice, (Label.COPYRIGHT, Label.TITLE))
        return True

    def _read_body(self, i: int) -> None:
        if self.part.labels[i] is not None or self._read_notice(i):
            return
        if self.date is None and i <= self.first_body + 1 and self.lines[i].hints is None:
            self._cut_lead(i)
        text = self.texts[i]
        label = Label.BODY
        if len(text) < _SHORT:
            label = self._short_body_label(i, text)
        if label is Label.BODY and self.dateline is None and i <= self.first_body + 2:
            found = match_dateline(text)
            if found:
                self.dateline = found[1]
                if self.lines[i].hints is None:
                    self._take_date(found[1])
                text = text[found[0] :].lstrip()
                if not text:
                    label = Label.DATELINE
        self.part.label(i, label)
        if label is Label.BODY:
            self.texts[i] = text
            self.paragraphs.append(text)
            self.paragraph_lines.append(i)

    def _cut_lead(self, i: int) -> None:
        """Cut the article's date off its first words, which share their line: below a title, or where the date tells it."""
        bodies = (text for text, state in zip(self.texts[i:], self.states[i:], strict=True) if state[0] == "B")
        found = dated_lead(bodies)
        if found is None or not (found.sure or i):
            return
        self.date = found.date
        self.header_lines.append(self.texts[i][: found.end].strip())
        self._cut(i, len(self.lines[i].text) - len(self.texts[i]) + found.end, (Label.DATE, Label.BODY))
        self.texts[i] = self.texts[i][found.end :]

    def _short_body_label(self, i: int, text: str) -> Label:
        late = 2 * (i - self.first_body) >= self.last_body - self.first_body
        credit = match_credit(text) if late and not _is_in_footer(self.lines[i]) else None
        if credit:
            self.part.credit = credit
            return Label.CREDIT
        if is_site_copyright(text):
            return Label.COPYRIGHT
        if is_caption(text) and not (i == self.last_body and _ends_article(text)):
            return Label.CAPTION
        if i <= self.first_body + 3:
            return self._byline(text) or Label.BODY
        return Label.BODY

    def _byline(self, text: str) -> Label | None:
        authors = match_byline(text)
        if not authors:
            return None
        if not self.authors:
            self.authors = authors
            self.header_lines.append(text)
            self._take_date(text)
        return Label.BYLINE

    def _take_date(self, text: str) -> None:
        if self.date is None and len(text) < _DATED:
            self.date = next((m.value for m in find_dates(text) if m.value.value or m.value.ambiguous), None)

    def _read_other(self, i: int) -> None:
        text = self.texts[i]
        if self.part.labels[i] is not None or len(text) > _LONGEST or self._read_notice(i):
            return
        self.part.label(i, self._other_label(i, text))

    def _other_label(self, i: int, text: str) -> Label:
        if len(text) < _SHORT and match_count(text) is not None:
            return Label.COUNT
        if is_site_copyright(text) or (_is_in_footer(self.lines[i]) and text.lstrip().startswith("©")):
            return Label.COPYRIGHT
        near = abs(i - self.last_body) <= _NEAR or (self.last_body < 0 and self.states[i][0] == "H")
        if self.part.credit is None and self.states[i][0] in "HE" and near:
            credit = match_credit(text)
            if credit:
                self.part.credit = credit
                return Label.CREDIT
        if i < self.first_body and len(text) < _SHORT and self.states[i][0] not in "QM":
            return self._header_label(i, text)
        return Label.FURNITURE

    def _header_label(self, i: int, text: str) -> Label:
        byline = self._byline(text)
        if byline:
            return byline
        if self.dateline is None and text.isupper():
            found = match_dateline(text)
            if found and found[0] == len(text):
                self.dateline = found[1]
                return Label.DATELINE
        date = date_alone(self.lines, i) if self.date is None else None
        if date is not None:
            self.date = date
            self.header_lines.append(text)
            return Label.DATE
        return Label.CAPTION if is_caption(text) else Label.FURNITURE

    def _find_glued_credit(self) -> None:
        """Find a credit after the last paragraph's full stop."""
        for back in range(1, min(3, len(self.paragraphs)) + 1):
            found = split_credit(self.paragraphs[-back]) if self.part.credit is None else None
            if found:
                offset, self.part.credit = found
                whole = self.paragraphs[-back]
                self.paragraphs[-back] = whole[:offset].rstrip()
                i = self.paragraph_lines[-back]
                self.texts[i] = self.paragraphs[-back]
                self._cut(i, len(self.lines[i].text) - len(whole) + offset, (Label.BODY, Label.CREDIT))
                return


def _ends_article(text: str) -> bool:
    """Whether a paragraph ends with a full stop and an agency in a script without spaces, where it may be short: "…。(共同)"."""
    found = split_credit(text)
    return found is not None and found[1].holder is not None and not found[1].holder.isascii()


def _is_in_footer(line: Line) -> bool:
    """Whether the markup puts a line at the foot of the page, not of the article: what "© NAME" claims there is the site."""
    return line.hints is not None and bool(line.hints.around & _FOOTER) and not line.hints.around & _STORY


def read_article(page: str, lines: Sequence[Line], states: Sequence[str]) -> ArticlePart:
    """Read the article's values from the lines outside the comments.

    Args:
        page: the page's text, in which the lines' offsets count.
        lines: the page's lines that are not blank.
        states: their states, parallel.
    """
    return _Reader(page, lines, states).read()
