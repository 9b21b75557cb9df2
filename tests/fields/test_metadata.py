"""What a page's head says, from a table: nothing invented, nothing that breaks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.dates import machine_date
from newsparse.fields.metadata import read_metadata
from newsparse.hints import Head

ROWS = json.loads((Path(__file__).parent / "metadata.json").read_text("utf-8"))


def head_of(row: dict[str, Any]) -> Head:
    return Head(
        tuple(script if isinstance(script, str) else json.dumps(script) for script in row.get("scripts", [])),
        tuple((name, content) for name, content in row.get("metas", [])),
        tuple((name, address) for name, address in row.get("links", [])),
        row.get("title"),
    )


@pytest.mark.parametrize("row", ROWS["heads"], ids=[row["about"] for row in ROWS["heads"]])
def test_reads_a_head(row: dict[str, Any]) -> None:
    told = json.loads(json.dumps(read_metadata(head_of(row))._asdict()))
    assert {key: told[key] for key in row["says"]} == row["says"]


@pytest.mark.parametrize(("text", "date"), ROWS["dates"])
def test_reads_a_date_for_machines(text: str, date: str | None) -> None:
    assert machine_date(text) == date


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "author", "name", "headline", "datePublished"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_JSON, st.text(max_size=40))
def test_no_head_breaks_it(data: object, text: str) -> None:
    metas = [(name, text) for name in ("og:title", "og:url", "author", "date", "twitter:label1")]
    read_metadata(Head((json.dumps(data), text), tuple(metas), (("canonical", f"http://[{text}"),), text))
