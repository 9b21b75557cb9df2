"""The title that a page gives to its browser window: the article's, usually joined with the site's."""

from __future__ import annotations

import re

from newsparse.rules.titles import LABELS

# Separators between a page's title and its site's name.
_JOINT = re.compile(r"\s+[|•·–—»:-]\s+|\s+::\s+|\s*\|\s*")
# The same and more, for titles whose parts are found on the page.
_LOOSE_JOINT = re.compile(r"\s+[|•·–—»«:@/-]\s+|\s*(?:::|\|)\s*|:\s+")
# A title with more parts is a list of keywords for search engines.
_MOST_PARTS = 8
# A smaller share of the whole is the name of a section or a site.
_LEAST_SHARE = 0.5


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


def main_parts(title: str, *, loose: bool = True) -> frozenset[str]:
    """What a window's title may call the article: runs of its parts that make up at least half of it, folded.

    Args:
        title: the window's title.
        loose: whether a colon right behind a word separates parts, as in "Site: Title", too.
    """
    parts = [part for part in map(folded, (_LOOSE_JOINT if loose else _JOINT).split(title)) if part]
    if len(parts) > _MOST_PARTS:
        return frozenset([folded(title)])
    runs = ("".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
    least = _LEAST_SHARE * sum(map(len, parts))
    return frozenset(run for run in runs if len(run) >= least)
