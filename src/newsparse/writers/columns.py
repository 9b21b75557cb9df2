"""The columns of Parquet, derived from the record's JSON Schema: a key added to the schema becomes a column."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.writers.forms import Content
from newsparse.writers.jsonl import ERROR_KEYS

if TYPE_CHECKING:
    import pyarrow

Node = Mapping[str, Any]

# Names for the items of a span, which is a list in JSON.
SPAN = ("start", "end", "label", "comment")
_SIMPLE = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool"}


class Columns(NamedTuple):
    """The columns of a file, and by column, how values are changed before they are written to it."""

    schema: pyarrow.Schema
    changes: Mapping[str, Callable[[Any], Any]]


@cache
def columns_of(content: Content) -> Columns:
    """The columns for records, or for error records.

    Every column may be null, even that of a key which every record has: readers are not affected, and files older than
    a key can be read together with newer ones.
    """
    if content == "errors":
        return columns_of_schema({"properties": {key: {"type": "string"} for key in ERROR_KEYS}})
    return columns_of_schema(json.loads(files("newsparse").joinpath("schema.json").read_text("utf-8")))


def columns_of_schema(schema: Node) -> Columns:
    """The columns of an object that a JSON Schema describes.

    Objects become structs; arrays become lists, except that arrays of a fixed form (``prefixItems``) become structs. An
    object whose keys the schema does not list is stored as JSON text. Dates remain strings, because their precision varies.
    """
    import pyarrow

    fields: list[pyarrow.Field] = []
    changes: dict[str, Callable[[Any], Any]] = {}
    for key, node in schema["properties"].items():
        inner = _without_null(node)
        if _is_free(inner):
            changes[key] = _to_json
        elif "prefixItems" in inner.get("items", {}):
            changes[key] = _to_places
        fields.append(pyarrow.field(key, _type_of(inner)))
    return Columns(pyarrow.schema(fields), changes)


def _without_null(node: Node) -> Node:
    """The only alternative of a node other than null."""
    [inner] = [choice for choice in node.get("anyOf", [node]) if choice.get("type") != "null"]
    return dict(inner)


def _kind_of(node: Node) -> str:
    """The JSON type of a node, other than null; without one, a string if the node lists its values, else an object."""
    kinds = node.get("type", "string" if "enum" in node or "const" in node else "object")
    [kind] = [kinds] if isinstance(kinds, str) else [kind for kind in kinds if kind != "null"]
    return str(kind)


def _is_free(node: Node) -> bool:
    return _kind_of(node) == "object" and "properties" not in node


def _type_of(node: Node) -> pyarrow.DataType:
    import pyarrow

    node = _without_null(node)
    kind = _kind_of(node)
    if _is_free(node):
        return pyarrow.string()
    if kind == "object":
        return pyarrow.struct([(key, _type_of(inner)) for key, inner in node["properties"].items()])
    if kind == "array" and "prefixItems" in node:
        return pyarrow.struct([(key, _type_of(inner)) for key, inner in zip(SPAN, node["prefixItems"], strict=True)])
    if kind == "array":
        return pyarrow.list_(_type_of(node["items"]))
    return pyarrow.type_for_alias(_SIMPLE[kind])


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _to_places(rows: list[list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(SPAN, row, strict=True)) for row in rows]
