"""The counts of a corpus as figures: tables with a title, a sentence on what they say, and examples to look at.

Terminal and browser show the same figures; nothing is counted after this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsparse.views.labels import LAYOUTS
from newsparse.views.report.corpus import STEPS, Corpus, size_word
from newsparse.views.report.shapes import Figure, Group, Report, Row, Section, percent
from newsparse.views.report.sketch import Counted, Top
from newsparse.views.report.times import rows_of_time

# How many of the most frequent texts are in tables, and how many of these have examples.
_SHOWN, _WITH_EXAMPLES = 50, 8
_LOG = "The scale is logarithmic: each column is twice as wide as the one before."


def report_of(corpus: Corpus, seconds: float | None = None, notes: Sequence[str] = ()) -> Report:
    """Compile the report on a corpus.

    Args:
        corpus: the counts.
        seconds: how long the run that wrote it took, if known.
        notes: what was wrong with the input.
    """
    sums = [
        (f"page{_s(corpus.pages)}", corpus.pages),
        (f"comment{_s(corpus.comments)}", corpus.comments),
        ("failed", corpus.failures),
    ]
    sections = (
        _time(corpus),
        _layouts(corpus),
        _comments(corpus),
        _declared(corpus),
        _confidence(corpus),
        _warnings(corpus),
        _errors(corpus),
        _credits(corpus),
        _authors(corpus),
        _encodings(corpus),
        _throughput(corpus, seconds),
    )
    return Report(tuple((name, f"{count:,}") for name, count in sums), tuple(notes), sections)


def _time(corpus: Corpus) -> Section:
    dated = corpus.pages - corpus.undated
    times = rows_of_time(corpus.months)
    figures = [
        Figure(
            f"Pages by {time.unit}", "columns", (time.unit, "pages"), tuple(Row(*row) for row in time.rows), time.note
        )
        for time in times
    ]
    return Section(
        "time",
        "Pages over time",
        f"{_of(dated, corpus.pages)} pages say when they are from{f', {times[0].span}' if times else ''}.",
        tuple(figures),
        _groups(
            ("the oldest", corpus.oldest.sources()),
            ("the newest", corpus.newest.sources()),
            ("without a date", corpus.without_date.sources()),
        ),
    )


def _layouts(corpus: Corpus) -> Section:
    rows = corpus.layouts.rows(_SHOWN)
    named = [row._replace(text=LAYOUTS.get(row.text, row.text)) for row in rows]
    lead = f"On {_of(rows[0].number, corpus.pages)} pages: {named[0].text}." if rows else "No pages."
    figure = _top("Pages by layout", "layout", corpus.layouts, corpus.pages, named)
    return Section("layouts", "Layouts", lead, figure, _groups(*((row.text, row.sources) for row in named)))


def _comments(corpus: Corpus) -> Section:
    without = corpus.sizes[0]
    mean = f", {corpus.comments / (corpus.pages - without):,.1f} each" if corpus.pages > without else ""
    lead = f"{_many(corpus.comments, 'comment')} on {_many(corpus.pages - without, 'page')}{mean}; {without:,} without."
    rows = tuple(
        Row(size_word(k), corpus.sizes[k], share=_share(corpus.sizes[k], corpus.pages)) for k in _all(corpus.sizes)
    )
    figure = Figure("Comments on a page", "columns", ("comments", "pages", "share"), rows, _LOG)
    return Section(
        "comments",
        "Comments per page",
        lead,
        (figure,) if rows else (),
        _groups(
            ("most comments", corpus.most_comments.sources()),
            ("no comments", corpus.without_comments.sources()),
            ("comments without an author", corpus.without_names.sources()),
        ),
    )


def _declared(corpus: Corpus) -> Section:
    verdicts = corpus.verdicts
    told = corpus.pages - verdicts["undeclared"]
    lead = f"{_of(told, corpus.pages)} pages say how many comments they have"
    lead += f"; on {_of(verdicts['equal'], told)} of them so many were found." if told else "."
    words = {"equal": "as declared", "fewer": "fewer found", "more": "more found", "undeclared": "not declared"}
    rows = [Row(word, verdicts[key], share=_share(verdicts[key], corpus.pages)) for key, word in words.items()]
    pairs = [
        Row(size_word(declared), count, size_word(found)) for (declared, found), count in sorted(corpus.pairs.items())
    ]
    figures = (
        Figure(
            "Declared beside found", "bars", ("comments", "pages", "share"), tuple(row for row in rows if row.number)
        ),
        Figure("Declared against found", "grid", ("declared", "found", "pages"), tuple(pairs)),
    )
    return Section(
        "declared",
        "Declared against found",
        lead,
        tuple(figure for figure in figures if figure.rows),
        _groups(("far fewer found", corpus.far_fewer.sources()), ("far more found", corpus.far_more.sources())),
    )


def _confidence(corpus: Corpus) -> Section:
    sure = sum(count for step, count in corpus.sure.items() if step >= 0.9 * STEPS)
    known = corpus.sure.total()
    lead = f"{_of(sure, known)} pages are split rightly with a chance of 90 % or more." if known else "Not said."
    figures = (
        Figure("Pages", "columns", ("confidence", "pages", "share"), _steps(corpus.sure)),
        Figure("Comments", "columns", ("confidence", "comments", "share"), _steps(corpus.sure_comments)),
    )
    return Section(
        "confidence",
        "Confidence",
        lead,
        tuple(figure for figure in figures if figure.rows),
        _groups(
            ("least certain pages", corpus.least_sure.sources()),
            ("with the least certain comments", corpus.least_sure_comments.sources()),
        ),
    )


def _warnings(corpus: Corpus) -> Section:
    rows = corpus.warnings.rows(_SHOWN)
    lead = f"{_of(corpus.warned, corpus.pages)} pages have warnings."
    figure = _top("Pages by warning", "code", corpus.warnings, corpus.pages, rows)
    return Section("warnings", "Warnings", lead, figure, _named(rows))


def _errors(corpus: Corpus) -> Section:
    rows = corpus.errors.rows(_SHOWN)
    inputs = corpus.pages + corpus.failures
    lead = f"{_of(corpus.failures, inputs)} inputs failed."
    if not corpus.failures:
        lead = "No input failed, or no error records were read: a run writes them with --errors."
    figure = _top("Failed inputs by error", "code", corpus.errors, corpus.failures, rows)
    return Section("errors", "Errors", lead, figure, _named(rows))


def _credits(corpus: Corpus) -> Section:
    credited = corpus.pages - corpus.uncredited
    rows = corpus.holders.rows(_SHOWN)
    lead = f"{_of(credited, corpus.pages)} pages have a source credit"
    lead += f", most often {rows[0].text}." if rows else "."
    groups = _groups(
        ("without a credit", corpus.without_credit.sources()),
        ("a credit without a name", corpus.without_holder.sources()),
    )
    figure = _top("Pages by holder", "holder", corpus.holders, corpus.pages, rows)
    return Section("credits", "Credits and their holders", lead, figure, (*groups, *_named(rows)))


def _authors(corpus: Corpus) -> Section:
    commenters, bylines = corpus.commenters.rows(_SHOWN), corpus.bylines.rows(_SHOWN)
    lead = (
        f"{_of(corpus.comments - corpus.nameless, corpus.comments)} comments have an author" if corpus.comments else ""
    )
    lead = (
        f"{lead}; {'more than ' * bool(corpus.commenters.missed)}{_many(len(corpus.commenters), 'name')}."
        if lead
        else "There are no comments."
    )
    figures = (
        *_top("Comments by author", "author", corpus.commenters, corpus.comments, commenters),
        *_top("Articles by author", "author", corpus.bylines, corpus.pages, bylines),
    )
    return Section("authors", "Most frequent authors", lead, figures, _named(commenters))


def _encodings(corpus: Corpus) -> Section:
    encodings, kinds = corpus.encodings.rows(_SHOWN), corpus.kinds.rows(_SHOWN)
    lead = f"{_of(encodings[0].number, corpus.pages)} pages are {encodings[0].text}." if encodings else "No pages."
    figures = (
        *_top("Pages by encoding", "encoding", corpus.encodings, corpus.pages, encodings),
        *_top("Pages by kind", "kind", corpus.kinds, corpus.pages, kinds),
    )
    return Section("encodings", "Encodings", lead, figures, _named(encodings))


def _throughput(corpus: Corpus, seconds: float | None) -> Section:
    if not seconds:
        lead = "Not known: records hold no times, so that the same pages give the same bytes. --took says it."
        return Section("throughput", "Throughput", lead, ())
    inputs = corpus.pages + corpus.failures
    lead = f"{inputs:,} inputs in {seconds:,.1f} s: {inputs / seconds:,.1f} a second, {corpus.comments / seconds:,.1f} comments."
    return Section("throughput", "Throughput", lead, ())


def _top(title: str, head: str, top: Top, whole: int, rows: Sequence[Counted]) -> tuple[Figure, ...]:
    """The most frequent texts as a figure; none where there are none."""
    told = [Row(row.text or "(empty)", row.number, share=_share(row.number, whole)) for row in rows]
    note = ""
    if top.missed:
        note = f"Of the many, only frequent ones are counted: each number may be too low by up to {top.missed:,}."
    elif len(top) > len(rows):
        note = f"The first {len(rows)} of {len(top):,}."
    unit = "comments" if title.startswith("Comments") else "inputs" if head == "code" and "input" in title else "pages"
    return (Figure(title, "bars", (head, unit, "share"), tuple(told), note),) if told else ()


def _named(rows: Sequence[Counted]) -> tuple[Group, ...]:
    return _groups(*((row.text or "(empty)", row.sources) for row in rows[:_WITH_EXAMPLES]))


def _groups(*groups: tuple[str, tuple[str, ...]]) -> tuple[Group, ...]:
    return tuple(Group(name, sources) for name, sources in groups if sources)


def _steps(counts: Counter[int]) -> tuple[Row, ...]:
    """Every twentieth, including empty ones."""
    whole = counts.total()
    width = 100 // STEPS
    names = [f"{width * step}–{width * (step + 1)} %" for step in range(STEPS)]
    return tuple(Row(name, counts[k], share=_share(counts[k], whole)) for k, name in enumerate(names)) if whole else ()


def _all(counts: Counter[int]) -> range:
    return range(max(counts, default=-1) + 1)


def _share(count: int, whole: int) -> float | None:
    return count / whole if whole else None


def _of(count: int, whole: int) -> str:
    """``12 of 40 (30.0 %)``."""
    return f"{count:,} of {whole:,}{f' ({percent(count / whole)})' if whole else ''}"


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{_s(count)}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"
