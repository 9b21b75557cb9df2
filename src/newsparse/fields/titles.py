"""Titles: what a browser window's calls the article, what stands around one on its line, and which lines are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.fields.dates import find_dates, find_relative
from newsparse.fields.headers import is_site_copyright, match_byline
from newsparse.fields.list_marks import BULLET
from newsparse.fields.publication import tells_only_when, tells_publication
from newsparse.rules.bylines import BY
from newsparse.rules.fixed_lines import SHORT_COUNTS
from newsparse.rules.months import WEEKDAYS
from newsparse.rules.names import given_names
from newsparse.rules.titles import BESIDE, BESIDE_OPENINGS, BY_MEMBER, HOMES, LABELS, READ

# Separators between a page's title and its site's name.
_JOINT = re.compile(r"\s+[|•·–—»:-]\s+|\s+::\s+|\s*\|\s*|(?<=[^\x00-\x7f])_")
# The same and more, for titles whose parts are found on the page.
_LOOSE_JOINT = re.compile(r"\s+[|•·–—»«:@/-]\s+|\s*(?:::|\|)\s*|:\s+")
# A title with more parts is a list of keywords for search engines.
_MOST_PARTS = 8
# A smaller share of the whole is the name of a section or a site.
_LEAST_SHARE = 0.5
# A heading of a text in Markdown.
_MARKDOWN = re.compile(r"\A#{1,6}\s+(?=\S)")
# What boards write behind a title: "(Read 12 times)", the site that it links to with its number of comments.
_TIMES = "|".join(rf"{before} \d[\d.,]* {after}" for before, after in READ)
_READ = re.compile(rf"\s*[(\[](?:{_TIMES})[)\]]\Z", re.IGNORECASE)
_LINKED = re.compile(r"\s+\((?:[a-z0-9-]+\.)+[a-z]{2,}\)(?:\s+\d+)?\Z")
# A row of a menu has this many parts, or one fewer if they are words; none is longer.
_ROW, _BAR, _LONGEST_PART = 4, "|", 25
# The same of one whose items are parted by spaces.
_ITEMS, _LONGEST_ITEM = 20, 15
_OUTER = " \t\u00a0•*+-·»«|›:：!…→"
# What follows a name or a sentence is cut off, so the title is not here.
_UNFINISHED = (",", "，", "、")
_AGO = 30
# "3 Reviews"; no such line is longer.
_COUNTS, _COUNT = re.compile("|".join(SHORT_COUNTS), re.IGNORECASE), 16
# "Comments by oyster42": the line's length and form.
_LONGEST_NAME, _BY_MEMBER = 60, re.compile(rf"(?:{'|'.join(BY_MEMBER)}) (?=\S*[\d_])\S+\Z", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def bare_title(title: str | None, site: str | None) -> str | None:
    """A page's title without the name of its site."""
    if not title:
        return None
    parts = _JOINT.split(title)
    if len(parts) < 2:
        return title
    joints = [match[0] for match in _JOINT.finditer(title)]
    known = (site or "").casefold()
    if known and parts[-1].casefold() == known:
        return title[: -len(parts[-1]) - len(joints[-1])]
    if known and parts[0].casefold() == known:
        return title[len(parts[0]) + len(joints[0]) :]
    # Without a known name: a short end after a bar or a dash.
    if len(parts[-1].split()) <= 4 and len(parts[-1]) < 0.5 * len(title) and joints[-1].strip() != ":":
        return title[: -len(parts[-1]) - len(joints[-1])]
    return title


def folded(text: str) -> str:
    """The letters and digits of a title in lower case: what remains of it however it is typeset."""
    return "".join(filter(str.isalnum, text.casefold()))


def label_of(line: str) -> str:
    """What a board writes before the title on a line, with the space behind it; empty where it writes nothing."""
    low = line.casefold()
    label = next((label for label in LABELS if low.startswith(label)), "")
    rest = line[len(label) :]
    return line[: len(line) - len(rest.lstrip())] if label and rest.strip() else ""


def window_parts(title: str) -> frozenset[str]:
    """What a window's title may call the article, folded; empty where it has one part.

    Besides :func:`main_parts`, the same of all its parts but the last, which is most often the site's name, however long.
    """
    parts = [part for part in map(folded, _JOINT.split(title)) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return frozenset()
    return (_runs(parts) | _runs(parts[:-1])) - {"".join(parts)}


def bare_line(line: str) -> str:
    """A title without what boards, feeds and flatteners write around it on its line."""
    bullet = BULLET.match(line)
    line = line[bullet.end() :] if bullet else line
    bare = line.removeprefix(label_of(line))
    bare = _READ.sub("", _MARKDOWN.sub("", bare, count=1)).strip()
    return _LINKED.sub("", bare) or bare


def is_beside(line: str) -> bool:
    """Whether a line is never a title: a button, a row of a menu, a byline, a date, a copyright notice …"""
    low = line.strip(_OUTER).casefold()
    return (
        low in BESIDE
        or low.startswith(BESIDE_OPENINGS)
        or line.rstrip().endswith(_UNFINISHED)
        or _is_row(line)
        or match_byline(line) is not None
        or tells_only_when(line)
        or _ends_ago(line)
        or (len(low) <= _COUNT and _COUNTS.fullmatch(low) is not None)
        or is_site_copyright(line)
    )


def is_by_member(line: str) -> bool:
    """Whether a line says that all below it is what one member of the site has said ("Comments by oyster_42").

    A member's name has a digit or an underscore: "Kommentare von Lesern" are several people's.
    """
    return len(line) <= _LONGEST_NAME and _BY_MEMBER.match(line) is not None


def is_doubtful(line: str) -> bool:
    """Whether a line is a title only if no other may be: a newspaper's name with the day, or the names of several people."""
    dates = find_dates(line)
    named = _FIRST_WORD.match(dates[0].value.raw) if dates else None
    if named and named[0].casefold() in WEEKDAYS and tells_publication(line, dates):
        return True
    names = match_byline(f"{BY} {line}") or ()
    return len(names) > 1 and all(name.split()[0].casefold() in given_names() for name in names)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a menu: "News | Sports | Weather | Jobs", "首页 新闻 财经 体育"."""
    words = line.split(None, _ITEMS)
    if len(words) >= _ROW and words[0].casefold() in HOMES:
        return max(map(len, words)) <= _LONGEST_ITEM
    parts = [part.strip() for part in line.split(_BAR)]
    if len(parts) < _ROW - 1 or max(map(len, parts)) > _LONGEST_PART:
        return False
    return len(parts) >= _ROW or all(len(part.split()) == 1 for part in parts)


def _ends_ago(line: str) -> bool:
    """Whether a line ends with how long ago something was, behind a mark: "NAME · 2 years ago"."""
    ago = find_relative(line[-_AGO:])
    if not ago or ago[-1][1] < len(line[-_AGO:].rstrip()):
        return False
    before = line[: len(line) - len(line[-_AGO:]) + ago[-1][0]].rstrip()
    return not before or before[-1] in "·•|"


def main_parts(title: str, *, loose: bool = True) -> frozenset[str]:
    """What a window's title may call the article: runs of its parts that make up at least half of it, folded.

    Args:
        title: the window's title.
        loose: whether a colon right behind a word separates parts, as in "Site: Title", too.
    """
    parts = [part for part in map(folded, (_LOOSE_JOINT if loose else _JOINT).split(title)) if part]
    if len(parts) > _MOST_PARTS:
        return frozenset([folded(title)])
    return _runs(parts)


def _runs(parts: Sequence[str]) -> frozenset[str]:
    """The runs of parts that make up enough of them."""
    runs = ("".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
    least = _LEAST_SHARE * sum(map(len, parts))
    return frozenset(run for run in runs if len(run) >= least)
