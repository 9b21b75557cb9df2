"""Pages of one site stay together, whatever their gold says of where they come from."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from dataset import site_of

CASES = [
    ("https://www.example.org/a/b.html", "page-1", "example.org"),
    ("https://news.example.co.uk/a", "page-1", "example.co.uk"),
    ("showthread.php?t=53668&page=3", "www.boards.example.org.forum.showthread-f2e1", "example.org"),
    ("", "harbour-2-b8d5", "harbour-2"),
    ("", "set-harbour-2-b8d5", "set-harbour"),
    ("", "set-harbour-3-168c", "set-harbour"),
]


@pytest.mark.parametrize(("url", "name", "site"), CASES)
def test_site(url, name, site):
    assert site_of(url, name) == site
