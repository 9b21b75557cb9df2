"""What the tests of the report share: the command as a shell runs it, and records to report on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any


def run(*args: object, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-m", "newsparse", "report", *map(str, args)]
    given = {"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}
    return subprocess.run(words, capture_output=True, env={**os.environ, **env}, check=False, timeout=120, **given)  # type: ignore[call-overload,no-any-return]


def record(source: str = "a.txt", **changed: Any) -> dict[str, Any]:
    return {
        "schema": "newsparse/1", "source": source, "url": None, "kind": "text", "encoding": "utf-8",
        "layout": "author-first",
        "header": {"text": None, "date": "2022-10", "title": None, "authors": ["Jane Doe"], "dateline": None, "section": None},
        "body": "…", "credit": {"text": "© KYODO", "holder": "KYODO"}, "comment_count": 1,
        "comments": [{"author": "Tom", "text": "…", "date": None, "votes": {"score": None, "up": None, "down": None},
                      "parent": None, "confidence": 0.9}],
        "confidence": 0.8, "warnings": [], **changed,
    }  # fmt: skip


def lines(*values: Any) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


GOOD = lines(record("a"), record("b"))
