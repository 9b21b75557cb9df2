"""The record's JSON Schema says what records are: neither more nor less, key for key and in order."""

import json
from importlib.resources import files
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from newsparse.model import Label, RawPage, WarningCode
from newsparse.options import Options
from newsparse.pipeline import parse_page
from newsparse.sources.formats import kind_of
from newsparse.writers.jsonl import encode

SCHEMA = json.loads(files("newsparse").joinpath("schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FIXTURES = Path(__file__).parent / "fixtures"
PAGES = sorted([*FIXTURES.rglob("*.txt"), *FIXTURES.rglob("*.html")])


def record_of(path, *, spans=False, fields=False):
    data = path.read_bytes()
    page = RawPage(path.name, data, kind=kind_of(path.name, data))
    return parse_page(page, Options(spans=spans)).to_dict(spans=spans, fields=fields)


def objects(schema):
    """The schema's own objects, at any depth."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_fixture_gives_a_valid_record(path):
    VALIDATOR.validate(json.loads(encode(record_of(path))))
    VALIDATOR.validate(json.loads(encode(record_of(path, spans=True))))


def test_every_object_is_closed_and_asks_for_all_its_keys():
    for schema in objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) - set(schema["required"]) <= {"text", "spans", "fields"}


def test_keys_stand_in_the_order_of_the_schema():
    record = record_of(PAGES[0], spans=True, fields=True)
    assert list(record) == list(SCHEMA["properties"])
    assert list(record["header"]) == list(SCHEMA["properties"]["header"]["properties"])
    comment = next(c for path in PAGES for c in record_of(path)["comments"])
    assert list(comment) == list(SCHEMA["properties"]["comments"]["items"]["properties"])


def test_every_label_is_in_the_schema():
    span = SCHEMA["properties"]["spans"]["items"]["prefixItems"]
    assert span[2]["enum"] == [label.value for label in Label]


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_record_without_a_key_is_refused(key):
    record = record_of(PAGES[0])
    del record[key]
    assert not VALIDATOR.is_valid(record)


def test_a_record_with_another_key_is_refused():
    assert not VALIDATOR.is_valid({**record_of(PAGES[0]), "extra": 1})


def test_the_schema_and_readme_name_the_codes_of_warnings():
    codes = get_args(WarningCode)
    assert SCHEMA["properties"]["warnings"]["items"]["properties"]["code"]["enum"] == list(codes)
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    assert all(f"\n| `{code}` | " in readme for code in codes)
