"""JSON Lines: one record a line, UTF-8."""

from __future__ import annotations

import json
from typing import Any

from newsparse.errors import InputError

# What an error record holds; all are strings.
ERROR_KEYS = ("source", "code", "message")


def encode(record: dict[str, Any], *, pretty: bool = False) -> bytes:
    """One record as a line of JSON (or as indented JSON for people), with its line end.

    A lone surrogate, which UTF-8 cannot hold, becomes ``?``.
    """
    text = json.dumps(record, ensure_ascii=False, indent=2 if pretty else None)
    return (text + "\n").encode("utf-8", "replace")


def error_record(problem: InputError) -> dict[str, str]:
    """What ``--errors`` keeps of an input that failed."""
    return {key: getattr(problem, key) for key in ERROR_KEYS}
