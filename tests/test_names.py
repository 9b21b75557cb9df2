"""Names that are not UTF-8: different files keep different names, in records and in messages."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.cli.messages import printable
from newsparse.names import with_escapes, without_escapes
from newsparse.writers.jsonl import encode

NAMES = [
    ("page.txt", "page.txt"),
    ("café.txt", "café.txt"),
    ("caf\udce9.txt", r"caf\xe9.txt"),
    ("caf\udce8/é\udcff", r"caf\xe8/é\xff"),
]


@pytest.mark.parametrize(("name", "written"), NAMES)
def test_records_and_messages_write_the_same(name, written):
    assert json.loads(encode({"source": name}))["source"] == printable(name) == written
    assert without_escapes(written) == name


def test_other_lone_surrogates_are_no_bytes():
    assert json.loads(encode({"source": "a", "title": "b\ud800\udce9"})) == {"source": "a", "title": "b??"}


@given(st.binary(max_size=20).map(lambda data: data.decode("utf-8", "surrogateescape")))
def test_every_name_comes_back(name):
    if "\\x" not in name:
        assert without_escapes(with_escapes(name)) == name
    with_escapes(name).encode("utf-8")
