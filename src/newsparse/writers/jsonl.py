"""Encode records as JSON Lines: one record a line, in UTF-8."""

from __future__ import annotations

import json
from typing import Any

from newsparse.errors import InputError
from newsparse.names import with_escapes

# The keys of an error record; all values are strings.
ERROR_KEYS = ("source", "code", "message")


def encode(record: dict[str, Any], *, pretty: bool = False) -> bytes:
    """Encode one record as a line of JSON (or as indented JSON for people), with a line end.

    Bytes in the name of its source that are not UTF-8 are escaped (:mod:`newsparse.names`); any other lone surrogate, which
    UTF-8 cannot hold either, becomes ``?``.
    """
    if "source" in record:
        record = {**record, "source": with_escapes(record["source"])}
    text = json.dumps(record, ensure_ascii=False, indent=2 if pretty else None)
    return (text + "\n").encode("utf-8", "replace")


def error_record(problem: InputError) -> dict[str, str]:
    """Make the record that ``--errors`` keeps of an input that failed."""
    return {key: getattr(problem, key) for key in ERROR_KEYS}
