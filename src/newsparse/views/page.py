"""A page in a browser: one file that needs no network, for looking at labels and correcting them by hand.

Everything that comes from a page is escaped by the templates (autoescape), or is in a block of JSON that contains
nothing that HTML takes for markup. Should both fail, the policy stated in the file allows no script but its own, by
digest, and lets nothing out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from newsparse.model import Label
from newsparse.pipeline import Inspected
from newsparse.receipts import Reading, Receipt
from newsparse.views.labels import CLOSE, LAYOUTS, LOOKS, PARTS, RULES, field_of, is_close, part_of, percent
from newsparse.views.nesting import depths_of
from newsparse.views.onefile import asset, environment, policy, style
from newsparse.views.visible import UNSEEN, UNSEEN_CHARACTER, pieces_of, printable

_ROOM = "newsparse.views"
# In the order in which they are concatenated: each uses those before it.
_SCRIPTS = ("model.js", "edit.js", "paint.js", "desk.js", "listen.js")
# What would end a block of JSON in HTML or begin a comment in it, and what would harm a reader of the file itself.
_UNSAFE = re.compile(f"[<>&']|{UNSEEN_CHARACTER}")


class Run(NamedTuple):
    """A run of spans on one line of the page, shown as one row.

    Attributes:
        line: the index of the line, None for what stands between lines.
        spans: the indices of the spans.
        comment: the comment that they belong to.
        begins: whether the row is the first of that comment.
        ends: whether it is the last.
        depth: how deeply the comment is nested in others.
    """

    line: int | None
    spans: list[int]
    comment: int | None
    begins: bool
    ends: bool
    depth: int


def render(seen: Inspected) -> str:
    """Render the file.

    Args:
        seen: the page with its receipts.

    Returns:
        HTML; the same page gives the same file.
    """
    look, script = style(_ROOM, "inspect.css"), _script()
    return _environment().get_template("inspect.html.j2").render(
        seen=seen,
        article=seen.article,
        runs=list(runs_of(seen)),
        counts={label: sum(span.label is label for span in seen.article.spans) for label in Label},
        style=Markup(look),
        script=Markup(script),
        policy=policy(look, script),
        data=Markup(embedded(data_of(seen))),
    )  # fmt: skip


def data_of(seen: Inspected) -> dict[str, Any]:
    """What the script gets: the record with its spans, the receipts, and what things are called."""
    page = seen.article.text or ""
    return {
        "record": seen.article.to_dict(spans=True),
        "lines": [
            {
                "start": line.start,
                "end": line.end,
                "text": None if line.text == page[line.start : line.end] else line.text,
                "receipt": receipt._asdict(),
                "reading": _told(reading),
            }
            for line, receipt, reading in zip(seen.lines, seen.receipts, seen.readings, strict=True)
        ],
        "owners": seen.owners,
        "pieces": seen.pieces,
        "layouts": seen.layouts,
        "words": {
            "labels": {label.value: {"word": look.word, "field": look.field} for label, look in LOOKS.items()},
            "parts": PARTS,
            "rules": RULES,
            "layouts": LAYOUTS,
        },
        "close": CLOSE,
        "unseen": UNSEEN,
        "gold": gold_name(seen.article.source),
        "digest": hashlib.blake2b(page.encode("utf-8", "replace"), digest_size=12).hexdigest(),
    }


def _told(reading: Reading) -> dict[str, Any]:
    return {name: value for name, value in reading._asdict().items() if value not in (None, ())}


def embedded(data: dict[str, Any]) -> str:
    """Data as JSON that is safe in a script element, whatever it contains."""
    block = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(_as_json_escape, block)


def _as_json_escape(match: re.Match[str]) -> str:
    """Escape a character as ``\\u003c``; characters beyond the first plane become two such escapes."""
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[k] << 8 | units[k + 1]:04x}" for k in range(0, len(units), 2))


def gold_name(source: str) -> str:
    """The name of a page's corrected record: ``NAME.json`` beside ``NAME.txt``."""
    name = re.split(r"[/\\!]", source.rstrip("/"))[-1]
    stem = re.sub(r"(?<=.)\.(?:gz|zst|bz2|xz)$", "", name)
    stem = re.sub(r"(?<=.)\.[A-Za-z0-9]{1,6}$", "", stem)
    seen = "".join("_" if piece.unseen else piece.text for piece in pieces_of(stem))
    return f"{'page' if seen in ('', '-') else seen}.json"


def runs_of(seen: Inspected) -> Iterator[Run]:
    """Yield the rows of a page."""
    article = seen.article
    depths = depths_of(article.comments)
    places = [(k if owner is None else -1, owner) for k, owner in enumerate(seen.owners)]
    rows = [(owner, list(row)) for (_, owner), row in groupby(range(len(places)), key=lambda k: places[k])]
    comments = [article.spans[spans[0]].comment for _, spans in rows]
    for k, (line, spans) in enumerate(rows):
        comment = comments[k]
        begins = comment is not None and (k == 0 or comments[k - 1] != comment)
        ends = comment is not None and (k + 1 == len(rows) or comments[k + 1] != comment)
        yield Run(line, spans, comment, begins, ends, 0 if comment is None else depths[comment])


@lru_cache(maxsize=1)
def _script() -> str:
    parts = "\n".join(asset(_ROOM, name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment(_ROOM)
    made.globals.update(
        LOOKS=LOOKS, LAYOUTS=LAYOUTS, Label=Label, field_of=field_of, sure_of=_sure, marks=_MARKS, pieces_of=pieces_of
    )
    made.filters.update(percent=percent, printable=printable, part=part_of)
    made.tests.update(close=is_close)
    return made


# The labels as the menu offers them; blank spans cannot be relabelled.
_MARKS: Sequence[tuple[str, Sequence[Label]]] = (
    ("The article", (Label.TITLE, Label.DATE, Label.BYLINE, Label.DATELINE, Label.BODY, Label.CAPTION, Label.CREDIT)),
    ("Its comments", (Label.AUTHOR, Label.TEXT, Label.QUOTE, Label.TIME, Label.VOTES, Label.CONTROL, Label.COUNT)),
    ("The rest", (Label.FURNITURE, Label.COPYRIGHT)),
)


def _sure(receipt: Receipt) -> str:
    """How certain a state is; "rule" where a rule decided it, since its certainty is unknown."""
    return "rule" if receipt.rule is not None else percent(receipt.certainty)
