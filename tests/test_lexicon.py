"""What a scrape's pages call their authors: counted in bounded memory, kept as a table, taken as evidence."""

from __future__ import annotations

from collections import Counter as Exact

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import OptionError
from newsparse.lexicon import Counter, Lexicon, Seen, key_of, open_lexicon, rows_of
from newsparse.model import RawPage
from newsparse.options import Options
from newsparse.pipeline import lines_of_batch, parse_page

MERGED = " date 2021-03-04 The council met.\n© KYODO\nAda Brandt\nA fine idea, and late.\nOtto Lind\nI do not agree at all.\n"


def test_short_lines_of_a_page_and_which_are_authors() -> None:
    article = parse_page(RawPage("p", MERGED))
    [lines] = lines_of_batch([RawPage("p", MERGED)])
    assert isinstance(lines, dict)
    authors = {key_of(comment.author or "") for comment in article.comments}
    assert {key for key, author in lines.items() if author} == authors == {"ada brandt", "otto lind"}
    assert lines["a fine idea, and late."] is False


def test_lines_are_counted_as_the_labeller_sees_them() -> None:
    page = RawPage("p", MERGED.replace("Ada Brandt", "<b>Ada Brandt</b>").replace("Otto Lind", "Otto &amp; Lind"))
    [lines] = lines_of_batch([page])
    assert isinstance(lines, dict) and {"ada brandt", "otto & lind"} <= {key for key, author in lines.items() if author}


@pytest.mark.parametrize(
    "text, key",
    [("Ada  Brandt ", "ada brandt"), ("3 May 2021 at 10:22", "0 may 0 at 0:0"), ("", None), ("word " * 20, None)],
)
def test_keys(text: str, key: str | None) -> None:
    assert key_of(text) == key


def test_a_file_that_was_written_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    counter = Counter()
    for _ in range(9):
        counter.add({"ada brandt": True, "reply": False})
    counter.add({"once": True})
    seen = counter.seen()
    assert seen == [("ada brandt", Seen(9, 0)), ("reply", Seen(0, 9))]
    path = tmp_path / "names.tsv"
    path.write_text("".join(rows_of(seen)), "utf-8")
    ada, reply, unknown = open_lexicon(str(path)).evidence(["Ada Brandt", "REPLY", "Somebody"])
    assert ada > 0.5 and reply == -ada and unknown == 0


def test_the_page_itself_is_no_evidence() -> None:
    assert Lexicon({"ada": Seen(1, 0)}).evidence(["Ada"]) == [0.0]


@pytest.mark.parametrize(
    "text", ["", "names\n", "# author\tother\tline\nx\ty\tz\n", "# author\tother\tline\n1\n", "\x00\xff"]
)
def test_other_files_are_none(tmp_path, text) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "names.tsv"
    path.write_text(text, "latin-1")
    with pytest.raises(OptionError, match="not a lexicon"):
        open_lexicon(str(path))


def test_a_file_that_has_changed_is_read_again(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "names.tsv"
    for rows in ([("ada", Seen(9, 0))], [("ada", Seen(9, 0)), ("otto", Seen(9, 0))]):
        path.write_text("".join(rows_of(rows)), "utf-8")
        known = open_lexicon(str(path)).evidence(["ada", "otto"])
        assert [worth > 0 for worth in known] == [True, len(rows) > 1]


def test_a_missing_file_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OptionError, match="no such file"):
        parse_page(RawPage("p", MERGED), Options(lexicon=str(tmp_path / "none")))


def test_evidence_moves_the_labels_and_its_absence_does_not() -> None:
    """A page labelled with a lexicon that knows nothing on it is the same page."""
    from newsparse.labelling.decoder import label_pages
    from newsparse.lines.text import read_lines

    pages = [read_lines(MERGED), read_lines("One line of text alone.")]
    plain = label_pages(pages)
    assert label_pages(pages, lexicon=Lexicon({"nobody": Seen(50, 0)})) == plain
    sure = label_pages(pages, lexicon=Lexicon({"ada brandt": Seen(50, 0)}))
    assert sure[0].states == plain[0].states and sure[0].certainty != plain[0].certainty
    assert sure[1] == plain[1]


@given(st.lists(st.dictionaries(st.sampled_from("abcdefghij"), st.booleans(), max_size=4), max_size=60))
def test_rare_lines_are_forgotten_and_no_count_is_too_low_by_much(pages) -> None:  # type: ignore[no-untyped-def]
    counter, exact = Counter(most=5), Exact[str]()
    for page in pages:
        counter.add(page)
        exact.update(page.keys())
    found = {key: sum(seen) for key, seen in counter.seen(least=0)}
    total = sum(exact.values())
    for key, count in exact.items():
        assert count - total / 5 <= found.get(key, 0) <= count


@pytest.mark.parametrize(
    "rows", ["-3\t1\ttom", "3.5\t1\ttom", f"1{'0' * 400}\t1\ttom", "3\ttom", "3\t1\t", "tom"], ids=lambda row: row[:9]
)
def test_a_row_that_is_none_is_named(tmp_path, rows) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "names.tsv"
    path.write_text(f"# author\tother\tline\n9\t0\tada brandt\n\n{rows}\n")
    with pytest.raises(OptionError, match="line 4"):
        open_lexicon(str(path))


def test_a_table_that_people_edited_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    plain, edited = tmp_path / "plain.tsv", tmp_path / "edited.tsv"
    plain.write_text("# author\tother\tline\n9\t2\tada brandt\n0\t9\treply 0\n")
    rows = "# author\tother\tline\n9\t0\tAda  Brandt\n\n0\t9\tReply 17\n0\t2\tada brandt\n"
    edited.write_bytes(rows.replace("\n", "\r\n").encode("utf-8-sig"))
    lines = ["Ada Brandt", "reply 4"]
    assert open_lexicon(str(edited)).evidence(lines) == open_lexicon(str(plain)).evidence(lines) != [0.0, 0.0]


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_whatever_lines_hold_the_table_is_read(tmp_path_factory, texts) -> None:  # type: ignore[no-untyped-def]
    counter = Counter()
    for text in texts:
        counter.add({key: True for line in text.split("\n") if (key := key_of(line)) is not None})
    path = tmp_path_factory.mktemp("lexicon") / "names.tsv"
    path.write_bytes("".join(rows_of(counter.seen(1))).encode())
    open_lexicon(str(path))
