"""Lines that say when a page was published, from a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsparse.fields.publication import is_dated

_CASES = json.loads((Path(__file__).parent / "publication.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["line"][:30] for case in _CASES])
def test_is_dated(case: dict[str, Any]) -> None:
    assert is_dated(case["line"]) is case["dated"]
