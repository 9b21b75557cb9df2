"""The five models, each learned from prepared pages: words, authors' groups, periods' groups, titles, lines."""

from __future__ import annotations

import bisect
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite

from align import Aligned
from dataset import Example
from newsparse.labelling.anchors import Group, Page, find_groups, group_features
from newsparse.labelling.features import page_features, view_page
from newsparse.labelling.spelling import Spelling, bare_words, word_grams
from newsparse.labelling.titles import title_features
from newsparse.lines.text import read_lines

# A group is right when this share of it is, wrong below the second; in between it teaches nothing.
AUTHORS, PERIODS = (0.7, 0.3), (0.8, 0.5)
GROUP_SETTINGS = {"c1": 0.1, "c2": 0.5, "max_iterations": 100, "feature.minfreq": 3}
WORD_SETTINGS = {"c1": 0.3, "c2": 0.3, "max_iterations": 60, "feature.minfreq": 3}
LINE_SETTINGS = {"c1": 0.8, "c2": 1.5, "max_iterations": 90, "feature.minfreq": 4, "feature.possible_transitions": True}
# A feature that fewer sites than this have is those sites' own wording.
MIN_SITES = 6
# A page of dumps comes in five renderings of one site; each of the layouts stands for many sites.
TITLE_WEIGHTS = {"layouts": 10, "merged": 4}
# Of a long thread only so many comments teach, and of a long run of furniture only its ends: sites weigh alike.
MOST_COMMENTS, RUN = 20, 40
# Words of names and of texts that one site may teach.
NAME_WORDS, TEXT_WORDS, TEXT_REACH = 150, 400, 400


class Prepared(NamedTuple):
    """An example with its groups, their features, and how far each holds authors or is a period; ``taught`` is false
    for pages that only test."""

    page: Example
    groups: list[Group]
    features: list[list[str]]
    authors: list[float]
    periods: list[float]
    taught: bool


class Scores(NamedTuple):
    """What models that never saw a page's site say of its groups."""

    authors: list[float]
    periods: list[float]


def prepare(page: Example) -> Prepared:
    view = view_page(page.lines)
    groups = find_groups(view.looks)
    counts = Page(view.looks, view.texts)
    authors = {i for i, state in enumerate(page.aligned.states) if state[0] == "A"}
    right = [sum(i in authors for i in g.where) / len(g.where) for g in groups]
    taught = not page.gold.get("partly_located") and len(page.aligned.lost) < 2 and bool(page.lines)
    features = [group_features(g, counts) for g in groups]
    return Prepared(page, groups, features, right, _period_shares(page.aligned.states, groups), taught)


def _period_shares(states: Sequence[str], groups: Sequence[Group]) -> list[float]:
    """For each group the F1 of "one line in every gap between two comments' texts, none elsewhere"."""
    starts = [i for i, state in enumerate(states) if state[0] == "S"]
    count = len(starts)
    if count < 2:
        return [0.0] * len(groups)
    shares = []
    for group in groups:
        gaps = Counter(bisect.bisect_right(starts, i) for i in group.where if states[i][0] in "AMQ")
        once = sum(n == 1 for n in gaps.values())
        shares.append(2 * min(once, count) / (len(group.where) + count))
    return shares


def shared_features(rows: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """The features that occur on at least ``MIN_SITES`` sites: what one site alone has is its own wording.

    Args:
        rows: (site, feature names of one item).
    """
    sites: dict[str, set[str]] = {}
    for site, names in rows:
        for name in names:
            known = sites.setdefault(name, set())
            if len(known) < MIN_SITES:
                known.add(site)
    return {name for name, known in sites.items() if len(known) >= MIN_SITES}


def _train(path: Path, settings: dict[str, Any], rows: Iterable[tuple[list[list[str]], list[str]]]) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, states in rows:
        trainer.append(features, states)
    trainer.set_params(settings)
    trainer.train(str(path))


def learn_words(pages: Iterable[Example], path: Path) -> None:
    """What names are spelt like: the words of each site's authors against those of its comments."""
    names: dict[str, set[str]] = {}
    texts: dict[str, set[str]] = {}
    for page in pages:
        for comment in page.gold.get("comments") or []:
            if comment.get("author"):
                names.setdefault(page.group, set()).update(bare_words(comment["author"]))
            texts.setdefault(page.group, set()).update(bare_words(comment["text"])[:TEXT_REACH])
    rng = random.Random(3)
    rows = []
    for site, words in sorted(texts.items()):
        called = sorted(names.get(site, ()))
        said = sorted(words - set(called))
        rows += [([word_grams(w)], ["1"]) for w in rng.sample(called, min(len(called), NAME_WORDS))]
        rows += [([word_grams(w)], ["0"]) for w in rng.sample(said, min(len(said), TEXT_WORDS))]
    _train(path, WORD_SETTINGS, rows)


def learn_groups(pages: Iterable[Prepared], path: Path, *, periods: bool) -> None:
    """Which groups hold the authors, or have one line a comment."""
    pages = list(pages)
    right, wrong = PERIODS if periods else AUTHORS
    shared = shared_features((p.page.group, row) for p in pages for row in p.features)
    rows = []
    for page in pages:
        for features, share in zip(page.features, page.periods if periods else page.authors, strict=True):
            if share >= right or share <= wrong:
                rows.append(([[f for f in features if f in shared]], ["1" if share >= right else "0"]))
    _train(path, GROUP_SETTINGS, rows)


def score_groups(pages: Iterable[Prepared], authors: Path, periods: Path) -> dict[str, Scores]:
    taggers = []
    for path in (authors, periods):
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        taggers.append(tagger)
    scores: dict[str, Scores] = {}
    for page in pages:
        columns: list[list[float]] = [[], []]
        for features in page.features:
            for tagger, column in zip(taggers, columns, strict=True):
                tagger.set([features])
                column.append(tagger.marginal("1", 0))
        scores[page.page.path] = Scores(*columns)
    return scores


# How an article stands on a page that has nothing else; the rest of its lines is its body.
BARE = (
    ("TITLE",),
    ("Monday, June 7, 2021", "TITLE"),
    ("TITLE", "By Ann Lee"),
    ("TITLE", "7 June 2021"),
    ("news", "TITLE"),
    (),
)


def bare_articles(pages: Iterable[Example]) -> Iterator[Example]:
    """Each site's article without any furniture, in the orders of ``BARE``: such pages are rare among the labelled."""
    sites = set()
    for page in pages:
        body = [part for part in (page.gold.get("body") or "").split("\n") if len(part) > 60][:8]
        title = page.gold.get("title")
        if page.group in sites or len(body) < 2 or not title:
            continue
        sites.add(page.group)
        for order in BARE:
            head = [title if part == "TITLE" else part for part in order]
            text = "\n".join([*head, *body])
            lines = read_lines(text)
            states = ["T" if line.text == title else "H" for line in lines[: len(head)]]
            states += ["B"] * (len(lines) - len(head))
            gold = {"title": title if "TITLE" in order else None}
            path = f"{page.path}!{BARE.index(order)}"
            yield Example(path, "rendered", page.group, text, gold, lines, Aligned(states, "", []))


def learn_titles(pages: Iterable[Example], path: Path) -> None:
    """Which line is the title; a merged page has lost it, a page whose record does not tell teaches nothing."""
    pages = list(pages)
    rows = []
    for page in [*pages, *bare_articles(pages)]:
        if not page.lines or ("title" not in page.gold and page.aligned.layout != "m"):
            continue
        title = "".join((page.gold.get("title") or "").split()).casefold()
        states = ["H" if state[0] == "T" else state for state in page.aligned.states]
        view = view_page(page.lines)
        found = {i: "".join(view.texts[i].split()).casefold() == title for i in range(len(states))}
        if title and not any(found.values()):
            continue
        mine = [([names], [f"{found[i]:d}"]) for i, names in title_features(view, states).items()]
        rows += mine * TITLE_WEIGHTS.get(page.kind, 1)
    _train(path, GROUP_SETTINGS, rows)


def kept_lines(states: Sequence[str]) -> list[int]:
    """Indices of the lines that teach: long threads lose their middle, long runs of one state too."""
    starts = [i for i, state in enumerate(states) if state[0] == "S"]
    cut = range(starts[MOST_COMMENTS // 2], starts[-(MOST_COMMENTS // 2)]) if len(starts) > MOST_COMMENTS else range(0)
    rest = [i for i in range(len(states)) if i not in cut]
    kept: list[int] = []
    at = 0
    while at < len(rest):
        end = at
        while end < len(rest) and states[rest[end]] == states[rest[at]]:
            end += 1
        run = rest[at:end]
        kept += run if len(run) <= 2 * RUN else run[:RUN] + run[-RUN:]
        at = end
    return kept


class Sight(NamedTuple):
    """What the lines' model is shown of a page: the scores and the spelling of models that never saw its site."""

    page: Prepared
    scores: Scores
    spelling: Spelling


def learn_lines(sights: Iterable[Sight], path: Path) -> None:
    """The states of the lines."""
    rows = []
    for page, scores, spelling in sights:
        view = view_page(page.page.lines)
        features = page_features(view, page.groups, scores.authors, scores.periods, spelling)
        states = page.page.aligned.states
        kept = kept_lines(states)
        rows.append((page.page.group, [features[i] for i in kept], [states[i] for i in kept]))
    shared = shared_features((site, names) for site, lines, _ in rows for names in lines)
    _train(
        path,
        LINE_SETTINGS,
        (([[f for f in names if f in shared] for names in lines], states) for _, lines, states in rows),
    )
