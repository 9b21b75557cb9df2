"""One file of many dumps: cut where a header begins, and nowhere else."""

import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import InputError
from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.split import read_split
from newsparse.sources.streams import Stream

ONE = b" date 2022-10-26 The ministers met.\nTwo lines.\n"
TWO = b" date 2022-11 A month is a date as well.\n"
BOM = b"\xef\xbb\xbf"


def pages_of(pieces, **options):
    """``(line, data or code)`` for each page of bytes that come in these pieces."""
    coming = (piece for piece in pieces if piece)
    found = read_split("x", Stream("x", lambda _: next(coming, b"")), SourceOptions(**options))
    return [(int(r.source.removeprefix("x:")), r.code if isinstance(r, InputError) else r.data) for r in found]


# what it is, the file, its pages: (line, data)
FILES = [
    ("one", ONE, [(1, ONE)]),
    ("two", ONE + TWO, [(1, ONE), (3, TWO)]),
    ("three", ONE + TWO + ONE, [(1, ONE), (3, TWO), (4, ONE)]),
    ("something before the first", b"From a crawl.\n" + ONE, [(1, b"From a crawl.\n"), (2, ONE)]),
    ("blank lines before the first", b"\n \t\n" + ONE + TWO, [(1, b"\n \t\n" + ONE), (5, TWO)]),
    ("a byte order mark before blank lines", BOM + b"\n" + ONE + TWO, [(1, BOM + b"\n" + ONE), (4, TWO)]),
    ("blank lines between", ONE + b"\n\n" + TWO, [(1, ONE + b"\n\n"), (5, TWO)]),
    ("a header behind a header", ONE[:17] + b"\n" + TWO, [(1, ONE[:17] + b"\n"), (2, TWO)]),
    ("carriage returns", (ONE + TWO).replace(b"\n", b"\r\n"), [(1, ONE.replace(b"\n", b"\r\n")), (3, TWO.replace(b"\n", b"\r\n"))]),
    ("old ends", (ONE + TWO).replace(b"\n", b"\r"), [(1, ONE.replace(b"\n", b"\r")), (3, TWO.replace(b"\n", b"\r"))]),
    ("no header", b"A page.\ndate 2022-10-26 is no header.\n", [(1, b"A page.\ndate 2022-10-26 is no header.\n")]),
    ("a date within a line", b"The date 2022-10-26 was set.\n a date 2022-10-26 too\n", [(1, b"The date 2022-10-26 was set.\n a date 2022-10-26 too\n")]),
    ("nothing behind the date", ONE + b" date 2022-10-26\n", [(1, ONE + b" date 2022-10-26\n")]),
    ("a year alone", ONE + b" date 2022 is no header\n", [(1, ONE + b" date 2022 is no header\n")]),
    ("nothing", b"", []),
    ("blanks alone", b"\n\n", [(1, b"\n\n")]),
]  # fmt: skip


@pytest.mark.parametrize("data, expected", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_pages(data, expected):
    assert pages_of([data]) == expected
    assert pages_of([data[k : k + 1] for k in range(len(data))]) == expected


WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize("data, expected", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_wide_text_is_cut_where_narrow_text_is(data, expected, codec, marked):
    """Each page but the first gets the byte order mark by which it is known."""
    text = data.decode("utf-8-sig")
    written = ("\ufeff" * marked + text).encode(codec)
    for found in (pages_of([written]), pages_of([written[k : k + 1] for k in range(len(written))])):
        assert [
            (line, page.decode(codec).lstrip("\ufeff")) for line, page in found if page.decode(codec) != "\ufeff"
        ] == [(line, page.decode("utf-8-sig")) for line, page in expected]
        assert all(page.startswith("\ufeff".encode(codec)) for _, page in found[1:])


@pytest.mark.parametrize("codec", WIDE)
def test_line_ends_inside_wide_characters_are_none(codec):
    text = " date 2022-10-26 上海上\r\n上\n date 2022-10-27 上下\u0d0a\u0a0d\n date 2022-10-28 x\n"
    assert [line for line, _ in pages_of([text.encode(codec)])] == [1, 3, 4]


def test_text_in_no_latin_script_before_the_first_header_is_cut_off():
    text = "上海的一份报纸\n date 2022-10-26 x\n date 2022-10-27 y\n"
    assert [line for line, _ in pages_of([text.encode("utf-16-be")])] == [1, 2, 3]


@pytest.mark.parametrize("codec", WIDE)
def test_a_wide_page_over_the_limit_is_one_failure_in_its_place(codec):
    text = " date 2022-10-26 x\n" + "上下 words of a long page\n" * 9000 + " date 2022-10-27 y\n"
    pieces = [text.encode(codec)[k : k + 777] for k in range(0, len(text.encode(codec)), 777)]
    assert [line_and_page[0] for line_and_page in pages_of(pieces, max_size=9000)] == [1, 9002]
    assert pages_of(pieces, max_size=9000)[0] == (1, "over-limit")


def test_missing_bytes_cost_the_pages_up_to_the_next_header():
    data = ("".join(f" date 2022-10-{day} page\n" for day in range(10, 20))).encode("utf-16-le")
    assert len(pages_of([data[:100] + data[101:]])) >= 8


PARTS = st.sampled_from(
    [ONE, TWO, ONE[:9], TWO[3:], BOM, b"\n", b"\r", b"\r\n", b" ", b" date ", b"2022-10-26 ", b"word", b"\0"]
)
CUTS = st.lists(st.integers(0, 400), max_size=12)


@given(st.lists(PARTS, max_size=12).map(b"".join), CUTS)
def test_pages_joined_are_the_bytes_however_they_come(data, cuts):
    at = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    pieces = [data[begin:end] for begin, end in zip(at, at[1:], strict=False)]
    found = pages_of(pieces)
    assert b"".join(page for _, page in found) == data
    assert found == pages_of([data])
    assert all(page.strip() or len(found) == 1 for _, page in found)


@given(st.lists(PARTS, max_size=12).map(b"".join), CUTS, st.integers(1, 60))
def test_a_page_over_the_limit_is_one_failure_in_its_place(data, cuts, limit):
    at = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    pieces = [data[begin:end] for begin, end in zip(at, at[1:], strict=False)]
    whole = pages_of([data])
    expected = [(line, page if len(page) <= limit else "over-limit") for line, page in whole]
    assert pages_of(pieces, max_size=limit) == expected


def test_lines_are_counted_as_an_editor_does():
    data = b"".join(b" date 2020-01-01 a\r\nb\rc\n" for _ in range(5))
    assert [line for line, _ in pages_of([data])] == [1, 4, 7, 10, 13]
    assert [line for line, _ in pages_of([data[k : k + 1] for k in range(len(data))])] == [1, 4, 7, 10, 13]


def test_what_came_before_a_file_was_cut_off_comes_out(read, tmp_path):
    data = gzip.compress(b"".join(b" date 2020-01-01 page %d\n" % k for k in range(20_000)))
    (tmp_path / "x.txt.gz").write_bytes(data[: len(data) // 2])
    *pages, last = read("x.txt.gz", split="header")
    assert len(pages) > 1000
    assert pages[:2] == [("x.txt.gz:1", b" date 2020-01-01 page 0\n"), ("x.txt.gz:2", b" date 2020-01-01 page 1\n")]
    assert last == ("x.txt.gz", "truncated")


def test_only_text_is_cut(read, tmp_path):
    html = b"<html>\n" + ONE + b"</html>"
    (tmp_path / "a.html").write_bytes(html)
    (tmp_path / "b.txt").write_bytes(html)
    (tmp_path / "c.jsonl").write_bytes(b'{"text": "\\n date 2022-10-26 a\\n date 2022-10-26 b"}\n')
    (tmp_path / "d.txt").write_bytes(ONE + TWO)
    assert [name for name, _ in read(".", split="header")] == [
        "a.html",
        "b.txt",
        "c.jsonl:1",
        "d.txt:1",
        "d.txt:3",
    ]


def test_html_is_cut_when_it_is_called_text(read, tmp_path):
    (tmp_path / "a.html").write_bytes(ONE + TWO)
    assert [name for name, _ in read("a.html", split="header", input_format="text")] == ["a.html:1", "a.html:3"]


def test_members_of_archives_are_cut(read, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("m.txt", ONE + TWO)
    assert read("x.zip", split="header") == [("x.zip!m.txt:1", ONE), ("x.zip!m.txt:3", TWO)]


def test_one_page_at_a_time_is_held(tmp_path):
    def peak(count):
        (tmp_path / "x.txt").write_bytes(ONE * count)
        tracemalloc.start()
        assert sum(1 for _ in open_sources([str(tmp_path / "x.txt")], SourceOptions(split="header"))) == count
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(40_000) < peak(4000) + 300_000


def test_a_page_given_up_is_not_held():
    def peak(size):
        coming = iter([ONE, *[b"word " * 10_000] * size, b"\n", TWO])
        tracemalloc.start()
        found = list(read_split("x", Stream("x", lambda _: next(coming, b"")), SourceOptions(max_size=200_000)))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert [getattr(r, "code", "page") for r in found] == ["over-limit", "page"]
        return top

    assert peak(400) < peak(10) + 500_000


def test_a_file_that_ends_in_a_given_up_page_tells_it():
    assert pages_of([ONE, TWO + b"x" * 300], max_size=100) == [(1, ONE), (3, "over-limit")]


def test_bytes_that_cannot_be_read_are_told_behind_the_pages_before():
    pieces = iter([ONE, TWO])

    def next_piece(_):
        if (piece := next(pieces, None)) is None:
            raise OSError("gone")
        return piece

    found = read_split("x", Stream("x", next_piece), SourceOptions())
    assert next(found).data == ONE
    with pytest.raises(InputError, match="gone"):
        next(found)
