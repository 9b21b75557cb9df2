"""What the tests of sources share: a page, and ways to read that show each result in a word."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from newsparse.errors import InputError
from newsparse.sources import SourceOptions, open_sources

sys.path.insert(0, str(Path(__file__).parent))  # the tests import crawled.py from here

PAGE = b"The council met on Monday. It spoke about the harbour.\n"


@pytest.fixture(scope="session")
def page():
    return PAGE


def outcome(result):
    """``(source, code)`` of a failure, ``(source, data)`` of a page."""
    return (result.source, result.code if isinstance(result, InputError) else result.data)


@pytest.fixture
def read(tmp_path):
    """Read sources below the test's folder; ``(name below it, data or code)`` for each result."""

    def run(*names, **options):
        results = open_sources([str(tmp_path / name) for name in names], SourceOptions(**options))
        return [(source.removeprefix(f"{tmp_path}/"), told) for source, told in map(outcome, results)]

    return run


@pytest.fixture
def results(tmp_path):
    """The same, as what the sources yield."""

    def run(*names, **options):
        return list(open_sources([str(tmp_path / name) for name in names], SourceOptions(**options)))

    return run


@pytest.fixture
def warc(tmp_path):
    """Read a WARC file: ``(name behind the file's, data or code)``, and what was skipped."""

    def run(data, name="x.warc", **options):
        path = tmp_path / name
        path.write_bytes(data)
        skipped = Counter()
        found = [
            (r.source.removeprefix(str(path)), r.code if isinstance(r, InputError) else r.data)
            for r in open_sources([str(path)], SourceOptions(**options), skipped)
        ]
        return found, dict(skipped)

    return run
