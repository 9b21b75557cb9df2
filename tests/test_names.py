"""Names that are not UTF-8: different files keep different names, in records and in messages."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.cli.messages import as_line
from newsparse.names import is_remote, path_of, with_escapes, without_escapes
from newsparse.writers.jsonl import encode

NAMES = [
    ("page.txt", "page.txt"),
    ("café.txt", "café.txt"),
    ("caf\udce9.txt", r"caf\xe9.txt"),
    ("caf\udce8/é\udcff", r"caf\xe8/é\xff"),
]


@pytest.mark.parametrize(("name", "written"), NAMES)
def test_records_and_messages_write_the_same(name, written):
    assert json.loads(encode({"source": name}))["source"] == as_line(name) == written
    assert without_escapes(written) == name


def test_names_in_a_locale_without_letters_are_read_as_utf_8():
    """Such as POSIX, for which Python keeps every other byte apart."""
    assert with_escapes("caf\udcc3\udca9/\udce9.txt") == r"café/\xe9.txt"


def test_other_lone_surrogates_are_no_bytes():
    assert json.loads(encode({"source": "a", "title": "b\ud800\udce9"})) == {"source": "a", "title": "b??"}


@given(st.binary(max_size=20).map(lambda data: data.decode("utf-8", "surrogateescape")))
def test_every_name_comes_back(name):
    if "\\x" not in name:
        assert without_escapes(with_escapes(name)) == name
    with_escapes(name).encode("utf-8")


NAMED = [
    ("a.txt", False, "a.txt"),
    ("file:///a/b.txt", False, "/a/b.txt"),
    ("local://a", False, "a"),
    ("s3://bucket/a", True, "s3://bucket/a"),
    ("simplecache::s3://bucket/a", True, "simplecache::s3://bucket/a"),
    ("zip://*.txt::s3://bucket/a.zip", True, "zip://*.txt::s3://bucket/a.zip"),
    ("odd/x://y", False, "odd/x://y"),
    ("a::b", False, "a::b"),
]


@pytest.mark.parametrize(("name", "remote", "path"), NAMED)
def test_what_is_here_and_what_is_elsewhere(name, remote, path):
    assert (is_remote(name), path_of(name)) == (remote, path)
    assert path_of("file://~/x") == path_of("local://~/x") != "~/x"
