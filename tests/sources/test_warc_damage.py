"""WARC, damaged: a broken record or member is one failure, and the pages around it are read."""

import gzip
import os

import pytest
from crawled import HTML, http, name_of, record

import newsparse
from newsparse.sources import open_sources

GOOD = [record(k) for k in range(5)]
PAGE = {k: (name_of(k), HTML) for k in range(5)}
AT_1 = len(GOOD[0])
# what is broken, the file, its results
BROKEN = [
    ("cut in a block", b"".join(GOOD[:2])[:-20], [PAGE[0], (name_of(1), "truncated")]),
    ("cut in a header", GOOD[0] + GOOD[1][:50], [PAGE[0], (f"!@{AT_1}", "truncated")]),
    ("no line ends at the end", GOOD[0] + GOOD[1][:-4], [PAGE[0], PAGE[1]]),
    ("no line ends between", GOOD[0][:-4] + GOOD[1], [PAGE[0], PAGE[1]]),
    ("more line ends", b"\r\n" + b"\r\n\r\n\n".join(GOOD[:2]), [PAGE[0], PAGE[1]]),
    ("garbage", GOOD[0] + b"garbage\r\n" * 3 + GOOD[1], [PAGE[0], (f"!@{AT_1}", "unreadable"), PAGE[1]]),
    ("garbage at the end", GOOD[0] + b"garbage", [PAGE[0], (f"!@{AT_1}", "unreadable")]),
    (
        "no version",
        GOOD[0] + GOOD[1][10:] + GOOD[2],
        [PAGE[0], (f"!@{AT_1}", "unreadable"), PAGE[2]],
    ),
    ("no length", record(0, Content_Length=None) + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    ("a length of letters", record(0, Content_Length="many") + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    ("a negative length", record(0, Content_Length="-5") + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    ("too short", record(0, Content_Length="20") + GOOD[1], [(name_of(0), "unreadable"), PAGE[1]]),
    (
        "too long by one record",
        record(0, Content_Length=str(len(http(HTML)) + 300)) + b"".join(GOOD[1:4]),
        [(name_of(0), "unreadable"), PAGE[1], PAGE[2], PAGE[3]],
    ),
    (
        "longer than the file",
        record(0, Content_Length="90000") + GOOD[1] + GOOD[2],
        [(name_of(0), "truncated"), PAGE[1], PAGE[2]],
    ),
    ("an enormous length", record(0, Content_Length="9" * 14) + GOOD[1], [(name_of(0), "over-limit"), PAGE[1]]),
    (
        "a skipped record is too long",
        record(0, "request", Content_Length="90000") + GOOD[1],
        [(name_of(0), "truncated"), PAGE[1]],
    ),
    (
        "a skipped record is too short",
        record(0, "request", Content_Length="20") + GOOD[1],
        [(name_of(0), "unreadable"), PAGE[1]],
    ),
    ("a header of two megabytes", record(0, X="a" * 2_000_000) + GOOD[1], [("!@0", "unreadable"), PAGE[1]]),
    (
        "a header without its end",
        record(0).replace(b"\r\n\r\n", b"\r\n", 1)[:200] + b"\r\n" + GOOD[1],
        [("!@0", "truncated"), PAGE[1]],
    ),
    (
        "only version lines",
        b"WARC/1.0\r\n" * 3 + GOOD[1],
        [("!@0", "truncated"), ("!@10", "truncated"), ("!@20", "truncated"), PAGE[1]],
    ),
    ("cut off, and written on", GOOD[0] + GOOD[1][:-30] + GOOD[2], [PAGE[0], (name_of(1), "unreadable"), PAGE[2]]),
    ("no id", record(0, WARC_Record_ID=None) + GOOD[1], [("!@0", HTML), PAGE[1]]),
]


@pytest.mark.parametrize("data, expected", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_record_is_one_failure(warc, data, expected):
    assert warc(data, max_size=100_000_000)[0] == expected


FILM = bytes(17_000_000)
# what is wrong with a long record that is no page, the record, the code
LONG = [
    ("nothing", lambda: record(0, "resource", FILM, Content_Type="video/mp4"), None),
    ("its length, by far", lambda: record(0, "request", Content_Length="20000000"), "unreadable"),
    ("too long", lambda: record(0, "metadata", FILM, Content_Length=str(len(FILM) + 9)), "unreadable"),
    ("too long by a record", lambda: record(0, "metadata", FILM, Content_Length=str(len(FILM) + 300)), "unreadable"),
    ("too short", lambda: record(0, "metadata", FILM, Content_Length=str(len(FILM) - 9)), "unreadable"),
    ("cut off, and written on", lambda: record(0, "x", FILM)[:-70_000], "unreadable"),
]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("make, code", [case[1:] for case in LONG], ids=[case[0] for case in LONG])
def test_a_long_record_that_is_no_page_takes_no_page_with_it(warc, make, code, pack):
    found, _ = warc(b"".join(map(pack, [GOOD[1], make(), *GOOD[2:]])), "x.warc")
    assert found == [PAGE[1], *([] if code is None else [(name_of(0), code)]), PAGE[2], PAGE[3], PAGE[4]]
    found, _ = warc(pack(GOOD[1]) + pack(make()[:16_900_000]), "x.warc")
    assert found == [PAGE[1], (name_of(0), "truncated")]


def test_a_compressed_file_cut_off_gives_the_pages_before(warc):
    members = [gzip.compress(one) for one in GOOD]
    cut = b"".join(members[:3]) + members[3][:-30]
    assert warc(cut, "x.warc.gz")[0] == [PAGE[0], PAGE[1], PAGE[2], (name_of(3), "truncated")]
    whole = gzip.compress(b"".join(GOOD))
    found, _ = warc(whole[:-20], "x.warc.gz")
    assert found[-1][1] == "truncated" and found[:-1] == [PAGE[k] for k in range(len(found) - 1)]


def test_a_page_of_which_the_crawler_kept_a_part_is_a_page_with_a_warning(tmp_path):
    path = tmp_path / "x.warc"
    path.write_bytes(record(0, block=http(HTML), WARC_Truncated="length") + GOOD[1])
    cut, whole = open_sources([str(path)])
    assert cut.data == HTML
    assert cut.problems == (("truncated", "the crawler kept only a part of the page (length)"),)
    assert whole.problems == ()
    assert "truncated" in [warning.code for warning in next(newsparse.read(str(path))).warnings]


def gzipped(broken):
    """Records as members, the second changed; they do not compress."""
    pages = [record(k, block=http(os.urandom(3000).hex().encode())) for k in range(5)]
    members = [gzip.compress(page) for page in pages]
    whole = dict(enumerate(pages))
    return b"".join([members[0], broken(members[1]), *members[2:]]), whole


# what is broken in a member, how, and the code
MEMBERS = [
    ("the checksum", lambda data: data[:-8] + bytes([data[-8] ^ 1]) + data[-7:], "unreadable"),
    ("the length", lambda data: data[:-4] + bytes([data[-4] ^ 1]) + data[-3:], "unreadable"),
    ("a byte", lambda data: data[:500] + bytes([data[500] ^ 0x10]) + data[501:], "unreadable"),
    ("many bytes", lambda data: data[:500] + bytes(900) + data[1400:], "unreadable"),
    ("the header", lambda data: b"\0" + data[1:], "unreadable"),
    ("cut off", lambda data: data[:-500], None),
    ("cut off in its header", lambda data: data[:7], "unreadable"),
    ("cut off in its checksum", lambda data: data[:-3], "unreadable"),
    ("something before it", lambda data: b"a line of a log" + data, "unreadable"),
]


@pytest.mark.parametrize("broken, code", [case[1:] for case in MEMBERS], ids=[case[0] for case in MEMBERS])
def test_a_broken_member_is_one_failure_and_the_rest_goes_on(warc, broken, code):
    data, whole = gzipped(broken)
    found, _ = warc(data, "x.warc.gz")
    failures = [(name, told) for name, told in found if isinstance(told, str)]
    pages = [(name, told) for name, told in found if not isinstance(told, str)]
    expected = [(name_of(k), whole[k].partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[2][:-4]) for k in whole]
    assert expected[0] == pages[0] and pages[-3:] == expected[2:] and set(pages) <= set(expected)
    assert len(failures) == 1 and (code is None or failures[0][1] == code)


def test_bytes_like_a_member_between_members_are_not_one(warc):
    members = [gzip.compress(one) for one in GOOD]
    false = b"\x1f\x8b\x08\0\0\0\0\0\0\x03"
    found, _ = warc(members[0] + b"x" + false * 50 + b"x" * 70_000 + members[1], "x.warc.gz")
    assert found[0] == PAGE[0] and found[-1] == PAGE[1]
    assert {told for _, told in found[1:-1]} == {"unreadable"}


def test_a_page_in_segments_is_not_given_in_part(warc):
    first = record(0, WARC_Segment_Number="1")
    second = record(1, "continuation", HTML, WARC_Segment_Number="2", WARC_Segment_Origin_ID="<urn:uuid:00000000>")
    assert warc(first + second + GOOD[2]) == ([(name_of(0), "unreadable"), PAGE[2]], {"continuation": 1})


@pytest.mark.parametrize("start", [b"WARC/1.0\r\n", record(0, block=b"", Content_Length="200000000")])
def test_many_broken_records_are_passed_in_linear_time(warc, start):
    """Quadratic, these would take hours."""
    found, _ = warc(start * 40_000 + GOOD[1])
    assert len(found) == 40_001 and found[-1] == PAGE[1]
    assert {told for _, told in found[:-1]} == {"truncated"}


def test_a_page_over_the_limit_is_a_failure(warc):
    assert warc(record(0, block=http(b"x" * 900)) + GOOD[1], max_size=500)[0] == [(name_of(0), "over-limit"), PAGE[1]]
