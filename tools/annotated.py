"""Pages that somebody labelled line by line, in one plain text file: read, checked, and written out as pages and gold records.

    python tools/annotated.py FILE.pages... [--out DIR]

Every line of a page stands behind its tag and a ``|``; an empty line is an empty line of the page::

    === bridge | en | WordPress, dated
    @date 2009-05-03
    -|Home | News | Sport
    T|Council votes to close the old bridge

    -|By Ann Lee
    B|{{The town's engineers asked for it.}}© KYODO
    -|3 Comments
    1|[[Brigitte]] on May 4, 2009 at 9:15 am
    1|Text of the first comment.
    -|Reply
    2|[[samurai_joe]]: {{Text beside its author's name.}}
    3|{{Text that ends with its writer.}} -- [[Ewa Lis]], Poland

``T`` is the title, ``B`` a paragraph of the article, a number a line of that comment, ``-`` all else. ``[[...]]`` is the author;
``{{...}}`` is what of a line is text, if not all of it; a comment's line with a name alone holds no text. A page begins at ``===``
(its name, language and kind of layout); lines ``@date``, ``@count``, ``@credit`` and ``@authors`` below it say what else the page
shows. :mod:`learn` reads such files beside other labelled pages.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from gold import Unfit, read_text, run, told
from newsparse.model import Line
from states import Aligned, Placed, finished, first_line, with_comments

SUFFIX = ".pages"
_BEGIN = "==="
_TAGGED = re.compile(r"(-|T|B|\d+)\|(.*)")
_NAME, _TEXT = re.compile(r"\[\[(.*?)\]\]"), re.compile(r"\{\{(.*?)\}\}")
_PAGE = re.compile(r"[\w.-]+")
_MARKS = re.compile(r"\[\[|\]\]|\{\{|\}\}")
# What a page may state, and how it is read.
_FIELDS = {
    "date": ("date", str),
    "count": ("comment_count", lambda said: int(re.sub(r"[.,' ]", "", said))),
    "credit": ("credit", str),
    "authors": ("authors", lambda said: [name.strip() for name in said.split(";")]),
}


class Tag(NamedTuple):
    """What is said of a line: its ``part`` (``T``, ``B``, ``-``, or ``C`` for a ``comment``'s, by number), and whether it
    is ``named``, holding an author, and holds text (``said``)."""

    part: str
    comment: int = 0
    named: bool = False
    said: bool = False


class Annotated(NamedTuple):
    """A page: its ``name`` (that of its file and its own), its ``text`` without tags and marks, its ``gold`` record, and the tags of its lines."""

    name: str
    text: str
    gold: dict[str, Any]
    tags: list[Tag]

    def aligned(self, lines: Sequence[Line]) -> Aligned:
        """The states of the page's lines, as its tags say.

        Args:
            lines: what :func:`newsparse.lines.text.read_lines` makes of the text.
        """
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        tags = [self.tags[bisect_right(starts, line.start) - 1] for line in lines]
        placed = [Placed(gold, *_where(tags, number)) for number, gold in enumerate(self.gold["comments"], 1)]
        placed = [place for place in placed if place.lines]
        above, below = (sum(_stands(place, above) for place in placed) for above in (True, False))
        layout = "0" if not above + below else "1" if above >= below else "2"
        for place in placed:
            if not _stands(place, layout == "1"):
                place.author_line = None
        states, layout = with_comments(lines, placed, layout)
        for i, tag in enumerate(tags[: first_line(placed, len(lines))]):
            states[i] = tag.part if tag.part in "TB" else "H"
        return finished(states, layout, placed, [])


def _where(tags: Sequence[Tag], number: int) -> tuple[list[int], int | None]:
    """The lines of a comment's text, by index, and the line of its author, if that is another one."""
    own = [(i, tag) for i, tag in enumerate(tags) if tag.comment == number]
    named = [i for i, tag in own if tag.named and not tag.said]
    return [i for i, tag in own if tag.said], named[0] if named else None


def _stands(place: Placed, above: bool) -> bool:
    """Whether a comment's author stands above its text, or else below."""
    if place.author_line is None:
        return False
    return place.author_line < place.lines[0] if above else place.author_line > place.lines[-1]


@dataclass
class _Draft:
    """What a page's lines have said so far; ``wrong`` is what they should not have."""

    lines: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    title: str | None = None
    body: list[str] = field(default_factory=list)
    authors: dict[int, str] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def state(self, line: str) -> None:
        """Take ``@key value``."""
        key, _, said = line[1:].partition(" ")
        try:
            name, read = _FIELDS[key]
            self.fields[name] = read(said.strip())
        except (KeyError, ValueError):
            self.wrong.append(f"no field: {line}")

    def add(self, line: str) -> None:
        """Take a line of the page, with its tag."""
        if not line.strip():
            self._take("", Tag("-"))
            return
        tagged = _TAGGED.fullmatch(line)
        if tagged is None:
            self.wrong.append(f"no tag: {line[:60]}")
            return
        tag, shown = tagged.groups()
        names, texts = _NAME.findall(shown), _TEXT.findall(shown)
        plain = _NAME.sub(r"\1", _TEXT.sub(r"\1", shown))
        if _MARKS.search(plain):
            self.wrong.append(f"a mark is not closed: {shown[:60]}")
        piece, said = " ".join(texts) if texts else plain, bool(texts or not names)
        self._take(plain, Tag("C", int(tag), bool(names), said) if tag.isdigit() else Tag(tag))
        if tag.isdigit():
            self._add_to_comment(int(tag), names, piece if said else None)
        elif names or (texts and tag == "-"):
            self.wrong.append(f"marks where no comment is: {shown[:60]}")
        elif tag == "T":
            if self.title is not None:
                self.wrong.append(f"a second title: {shown[:60]}")
            self.title = piece.strip()
        elif tag == "B":
            self.body.append(piece)

    def _take(self, line: str, tag: Tag) -> None:
        self.lines.append(line)
        self.tags.append(tag)

    def _add_to_comment(self, number: int, names: list[str], piece: str | None) -> None:
        if number not in self.texts and number != len(self.texts) + 1:
            self.wrong.append(f"comment {number} follows comment {len(self.texts)}")
        said = self.texts.setdefault(number, [])
        if piece is not None:
            said.append(piece)
        if len(names) + (number in self.authors) > 1:
            self.wrong.append(f"comment {number} has two authors")
        if names:
            self.authors[number] = names[0]

    def gold(self) -> dict[str, Any]:
        comments = [
            {"author": self.authors.get(number), "text": "\n".join(said)} for number, said in self.texts.items()
        ]
        return {"title": self.title, "body": "\n".join(self.body), **self.fields, "comments": comments}


def _page(head: str, lines: list[str], path: Path) -> tuple[Annotated, list[str]]:
    """A page of a file, and what is wrong with it."""
    name, language, layout = ([part.strip() for part in head.split("|", 2)] + ["", ""])[:3]
    draft = _Draft()
    while lines and not lines[-1]:
        lines.pop()
    stated = next((k for k, line in enumerate(lines) if not line.startswith("@")), len(lines))
    for line in lines[:stated]:
        draft.state(line)
    for line in lines[stated:]:
        draft.add(line)
    draft.wrong += [f"comment {number} has no text" for number, said in draft.texts.items() if not said]
    # every page is a site of its own
    if not _PAGE.fullmatch(name):
        draft.wrong.append("a page's name is letters, digits, dots and dashes")
    whole = f"{path.stem}-{name}"  # several files of a folder may have such a page
    site = re.sub(r"[^a-z0-9-]", "-", whole.lower())
    gold = {"url": f"https://{site}.example/", "layout": layout, "language": language}
    tags = [*draft.tags, Tag("-")]  # behind the last line end
    return Annotated(whole, "\n".join(draft.lines) + "\n", {**gold, **draft.gold()}, tags), [
        f"{path}, {name}: {problem}" for problem in draft.wrong
    ]


def read_annotated(path: Path) -> Iterator[Annotated]:
    """The pages of a file.

    Raises:
        Unfit: it cannot be read, or what stands in it is not as it should be; all of that is told.
    """
    begin, *parts = ("\n" + read_text(path).removeprefix("\ufeff").replace("\r\n", "\n")).split(f"\n{_BEGIN}")
    pages = [_page(part.split("\n")[0], part.split("\n")[1:], path) for part in parts]
    wrong = [problem for _, problems in pages for problem in problems]
    names = [page.name for page, _ in pages]
    wrong += [f"{path}: {name} names two pages" for name in sorted({n for n in names if names.count(n) > 1})]
    if begin.strip() or not pages:
        wrong.insert(0, f"{path}: a page begins with {_BEGIN} and its name")
    if wrong:
        raise Unfit(told(wrong))
    yield from (page for page, _ in pages)


def annotated_files(folders: Iterable[Path]) -> list[Path]:
    """The files of some folders that hold many pages each."""
    return [file for folder in folders for file in sorted(folder.glob(f"*{SUFFIX}"))]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("files", nargs="+", type=Path)
    cli.add_argument(
        "--out", type=Path, help="a folder that gets every page as NAME.txt with its gold record NAME.json"
    )
    args = cli.parse_args()
    pages = [page for file in args.files for page in read_annotated(file)]
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
        for name, text, gold, _ in pages:
            (args.out / f"{name}.txt").write_text(text, encoding="utf-8")
            (args.out / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(pages)} pages, {sum(len(page.gold['comments']) for page in pages)} comments")


if __name__ == "__main__":
    run("annotated.py", main)
