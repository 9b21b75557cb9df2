"""Pages written for the tests: every value that stands in NAME.json must come out of NAME.txt or NAME.html."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsparse.model import RawPage
from newsparse.pipeline import parse_page
from newsparse.sources.formats import kind_of

FIXTURES = Path(__file__).parent / "fixtures"
GRADES = ("demo", "synthetic", "encodings", "negative", "html", "known-failures")
PAGES = (".txt", ".html")


def _cases() -> list[Any]:
    cases = []
    for grade in GRADES:
        marks = [pytest.mark.xfail(raises=AssertionError, strict=True)] if grade == "known-failures" else []
        for path in sorted(p for p in (FIXTURES / grade).iterdir() if p.suffix in PAGES):
            cases.append(pytest.param(path, marks=marks, id=f"{grade}/{path.stem}"))
    return cases


def _judged(record: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Of the record only what the expectation speaks of."""
    judged = {key: record[key] for key in expected}
    if "header" in expected:
        judged["header"] = {key: record["header"][key] for key in expected["header"]}
    wanted = expected["comments"]
    judged["comments"] = [
        {key: comment[key] for key in (wanted[k] if k < len(wanted) else ("author", "text"))}
        for k, comment in enumerate(record["comments"])
    ]
    return judged


@pytest.mark.parametrize("path", _cases())
def test_page_becomes_its_record(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    data = path.read_bytes()
    record = parse_page(RawPage(path.name, data, kind=kind_of(path.name, data))).to_dict()
    assert _judged(record, expected) == expected


def test_every_page_has_its_record() -> None:
    pages = {p.with_suffix("") for suffix in PAGES for p in FIXTURES.rglob(f"*{suffix}")}
    records = {p.with_suffix("") for p in FIXTURES.rglob("*.json")}
    assert pages == records
