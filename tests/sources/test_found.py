"""A page is found again by the name that its record has."""

from __future__ import annotations

import contextlib
import gzip
import json
import zipfile

import pytest

from newsparse.errors import InputError, OptionError
from newsparse.names import with_escapes
from newsparse.sources import SourceOptions, open_sources
from newsparse.sources.found import find_page

TEXT = "Council meets again\nThe council met on Monday, and {}.\n"


@pytest.fixture
def places(tmp_path):
    """Pages in every kind of place."""
    (tmp_path / "page.txt").write_text(TEXT.format("left"))
    (tmp_path / "odd!name:3.txt").write_text(TEXT.format("came back"))
    rows = "".join(json.dumps({"text": TEXT.format(k)}) + "\n" for k in range(3))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    with zipfile.ZipFile(tmp_path / "all!.zip", "w") as archive:
        archive.writestr("a/page.txt", TEXT.format("slept"))
        archive.writestr("rows.jsonl", rows)
    with contextlib.suppress(OSError):  # some file systems know UTF-8 alone
        (tmp_path / "caf\udce9.txt").write_text(TEXT.format("drank"))
    (tmp_path / "many.txt").write_text(" date 2022-01-01 One thing.\n date 2022-01-02 Another thing.\n")
    return tmp_path


@pytest.mark.parametrize("scheme", ["", "file://"])
@pytest.mark.parametrize("options", [SourceOptions(), SourceOptions(split="header")])
def test_every_page_is_found_by_its_name(places, options, scheme):
    pages = list(open_sources([f"{scheme}{places}"], options))
    assert len(pages) >= 8
    if options.split:
        pages = [page for page in pages if "many" in page.source]
    for page in pages:
        assert find_page(page.source, options) == page
        assert find_page(with_escapes(page.source), options) == page, "as records write a name that is not UTF-8"
        assert find_page(page.source) == page, "a name with a line tells how the file was cut"


def test_what_is_not_there_or_not_one_page_says_so(places):
    for name in (f"{places}/rows.jsonl.gz:9", f"{places}/all!.zip!b.txt", f"{places}/no.txt", f"{places}/no.zip!a"):
        with pytest.raises(InputError):
            find_page(name)
    with pytest.raises(OptionError, match=r"rows\.jsonl\.gz:1"):
        find_page(f"{places}/rows.jsonl.gz")
