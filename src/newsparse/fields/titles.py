"""The title that a page gives itself for the window it is shown in: the article's, most often joined with its site's."""

from __future__ import annotations

import re

# What stands between a page's title and its site's name.
_JOINT = re.compile(r"\s+[|•·–—»:-]\s+|\s+::\s+|\s*\|\s*")
# What may, where the page shows that it does.
_LOOSE_JOINT = re.compile(r"\s+[|•·–—»«:@/-]\s+|\s*(?:::|\|)\s*|:\s+")
# A title of more parts is a list of words for search engines.
_MOST_PARTS = 8
# A part that is less of the whole is a section's or a site's name.
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
    # without a known name: a short end behind a bar or a dash
    if len(parts[-1].split()) <= 4 and len(parts[-1]) < 0.5 * len(title) and joints[-1].strip() != ":":
        return title[: -len(parts[-1]) - len(joints[-1])]
    return title


def folded(text: str) -> str:
    """A title's letters and digits, in lower case: what is left of it however it is set."""
    return "".join(filter(str.isalnum, text.casefold()))


def main_parts(title: str) -> frozenset[str]:
    """What a window's title may call the article: parts of it that stand together and are half of it at least, folded."""
    parts = [part for part in map(folded, _LOOSE_JOINT.split(title)) if part]
    if len(parts) > _MOST_PARTS:
        return frozenset([folded(title)])
    runs = ("".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
    least = _LEAST_SHARE * sum(map(len, parts))
    return frozenset(run for run in runs if len(run) >= least)
