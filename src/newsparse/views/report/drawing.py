"""Figures as pictures: static SVG, drawn by Vega-Lite without a browser and without a network.

Texts of a corpus go in as data and come out as text. The result is parsed as XML and rebuilt from the few elements
and attributes that a picture needs, in the colours of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from newsparse.errors import MissingExtra
from newsparse.views.columns import width_of
from newsparse.views.report.shapes import Figure, Row, percent
from newsparse.views.visible import printable

# Widths of pictures in pixels: side by side on a screen, and alone on a phone.
WIDE, NARROW = 560, 320
# The number of bars that are drawn; the table has more rows.
_DRAWN_BARS = 15
_KEPT = {
    "svg": ("width", "height", "viewBox"),
    "g": ("transform",),
    "path": ("d", "transform"),
    "line": ("x1", "y1", "x2", "y2", "transform"),
    "text": ("text-anchor", "transform", "font-size"),
}
_DRAWN = ("fill", "fill-opacity", "stroke", "stroke-width", "opacity")
_NUMBER = re.compile(r"\d+\.\d{2,}")
_INK, _SOFT, _LINE, _BAR = "var(--ink)", "var(--soft)", "var(--line)", "var(--bar)"
# XML does not allow these characters.
_NO_XML = re.compile("[\ufffe\uffff]")


def draw(figure: Figure, width: int) -> str:
    """Draw a figure as SVG, for a page that defines these colours.

    Args:
        figure: what to draw.
        width: of the picture, in pixels.

    Raises:
        MissingExtra: the extra that draws is not installed.
    """
    spec = {"bars": _bars, "columns": _columns, "grid": _grid}[figure.form](figure, width)
    drawn = import_drawer().vegalite_to_svg({**spec, "config": _CONFIG, "autosize": "none"}, allowed_base_urls=[])
    return ElementTree.tostring(_cleaned(ElementTree.fromstring(drawn)), "unicode", short_empty_elements=False)


def import_drawer() -> Any:
    """Import the package that draws.

    Raises:
        MissingExtra: the extra that draws is not installed.
    """
    try:
        import vl_convert
    except ImportError as problem:
        raise MissingExtra("pictures need the package vl-convert-python: pip install 'newsparse[report]'") from problem
    return vl_convert


def tip_of(figure: Figure, row: Row) -> str:
    """The tooltip of a mark."""
    unit = figure.heads[-2] if row.share is not None else figure.heads[-1]
    unit = unit[:-1] if row.number == 1 else unit
    share = f" ({percent(row.share)})" if row.share is not None else ""
    place = row.name if row.across is None else f"{row.name} declared, {row.across} found"
    return f"{shown(place)}: {row.number:,} {unit}{share}"


def shown(text: str) -> str:
    """A text of a corpus on one line, made harmless."""
    return _NO_XML.sub("\ufffd", printable(" ".join(text.split())))


def _bars(figure: Figure, width: int) -> dict[str, Any]:
    """Names stand left of their bars, or above them where there is no room beside; numbers stand right of them."""
    beside = width >= WIDE
    room, step, ends = (226, 24, 60) if beside else (0, 38, 60)
    rows = [
        {"k": k, "name": _fitted(shown(row.name), 32 if beside else 42), "n": row.number, "tip": tip_of(figure, row)}
        | {"said": f"{row.number:,}"}
        for k, row in enumerate(figure.rows[:_DRAWN_BARS])
    ]
    y = {"field": "k", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.3 if beside else 0.6}}
    x = {"field": "n", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    names = {"x": {"value": -10 if beside else 0}, "text": {"field": "name"}, "color": {"value": _INK}}
    at_name = {"align": "right"} if beside else {"align": "left", "dy": -16}
    layers = [
        _layer("bar", {"x": x, "description": {"field": "tip"}}, color=_BAR),
        _layer("text", names, **at_name),
        _layer("text", {"x": x, "text": {"field": "said"}, "color": {"value": _SOFT}}, align="left", dx=6),
    ]
    return {
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": layers,
        "width": width - room - ends,
        "height": step * len(rows),
        "padding": {"left": room, "right": ends, "top": 2 if beside else 12, "bottom": 2},
    }


def _columns(figure: Figure, width: int) -> dict[str, Any]:
    """As many names below as there is room for, evenly spaced."""
    left, right, height = 46, 14, 190
    across = width - left - right
    longest = max(_wide(row.name) for row in figure.rows)
    every = max(1, -(-len(figure.rows) * (6.5 * longest + 14) // across))
    rows = [
        {"k": k, "name": row.name if k % every == 0 else "", "n": row.number, "tip": tip_of(figure, row)}
        for k, row in enumerate(figure.rows)
    ]
    x = {"field": "k", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.15, "paddingOuter": 0.1}}
    y = {"field": "n", "type": "quantitative", "title": None, "axis": _AXIS, "scale": {"zero": True}}
    layers = [
        _layer("bar", {"y": y, "description": {"field": "tip"}}, color=_BAR, width=min(48, 0.85 * across / len(rows))),
        _layer("text", {"y": {"value": height + 14}, "text": {"field": "name"}, "color": {"value": _SOFT}}),
    ]
    return {
        "data": {"values": rows},
        "encoding": {"x": x},
        "layer": layers,
        "width": across,
        "height": height,
        "padding": {"left": left, "right": right, "top": 10, "bottom": 26},
    }


def _grid(figure: Figure, width: int) -> dict[str, Any]:
    """Declared numbers go to the right, found ones upwards: where both agree, the cell is on the diagonal."""
    order = list(
        dict.fromkeys(sorted((name for row in figure.rows for name in (row.name, row.across or "")), key=_low))
    )
    side = min(40, (width - 100) // max(len(order), 4))
    size = side * len(order)
    cells = [
        {"x": order.index(row.name), "y": order.index(row.across or ""), "n": row.number, "tip": tip_of(figure, row)}
        for row in figure.rows
    ]
    below, beside = (_ticks(order, room // side + 1) for room in (int(6.5 * max(map(_wide, order)) + 8), 15))
    places = list(range(len(order)))
    x = {"field": "x", "type": "ordinal", "axis": None, "scale": {"domain": places, "paddingInner": 0.06}}
    y = {"field": "y", "type": "ordinal", "axis": None, "scale": {"domain": places[::-1], "paddingInner": 0.06}}
    shade = {"field": "n", "type": "quantitative", "legend": None, "scale": {"type": "log", "range": [0.16, 1]}}
    name = {"text": {"field": "name"}, "color": {"value": _SOFT}}
    soft = {"color": {"value": _SOFT}}
    layers = [
        _layer("rect", {"x": x, "y": y, "fillOpacity": shade, "description": {"field": "tip"}}, cells, color=_BAR),
        _layer("text", {"x": {**x, "field": "k"}, "y": {"value": size + 12}, **name}, below),
        _layer("text", {"y": {**y, "field": "k"}, "x": {"value": -8}, **name}, beside, align="right"),
        _layer("text", {"x": {"value": size}, "y": {"value": size + 30}, "text": {"value": "declared →"}, **soft}, [{}], align="right"),
        _layer("text", {"x": {"value": -8}, "y": {"value": -12}, "text": {"value": "↑ found"}, **soft}, [{}], align="left"),
    ]  # fmt: skip
    return {
        "layer": layers,
        "width": size,
        "height": size,
        "padding": {"left": 84, "right": width - 84 - size, "top": 24, "bottom": 40},
        "resolve": {"scale": {"x": "shared", "y": "shared"}},
    }


def _layer(
    mark: str, encoding: Mapping[str, Any], values: list[dict[str, Any]] | None = None, **look: Any
) -> dict[str, Any]:
    """Some marks, with their own ``values`` or those of the figure. Screen readers only get marks that have a tooltip."""
    data = {} if values is None else {"data": {"values": values}}
    return {**data, "mark": {"type": mark, "aria": "description" in encoding, **look}, "encoding": encoding}


_AXIS = {
    "grid": True,
    "domain": False,
    "ticks": False,
    "tickCount": 4,
    "tickMinStep": 1,
    "labelExpr": "format(datum.value, '~s')",
    "gridColor": _LINE,
    "labelColor": _SOFT,
    "labelPadding": 8,
    "labelFontSize": 12,
}
_CONFIG = {
    "background": None,
    "view": {"stroke": None},
    "text": {"fontSize": 12, "baseline": "middle", "limit": 0},
}


def _ticks(names: list[str], every: int) -> list[dict[str, Any]]:
    return [{"k": k, "name": name if k % every == 0 else ""} for k, name in enumerate(names)]


def _low(name: str) -> int:
    """The lower end of a bin."""
    return int(re.split("[–+]", name.replace(",", ""))[0])


def _fitted(text: str, columns: int) -> str:
    """A name cut to this many columns; the table has all of it."""
    if _wide(text) <= columns:
        return text
    while _wide(text) >= columns:
        text = text[:-1]
    return text + "…"


def _wide(text: str) -> int:
    return sum(map(width_of, text))


def _cleaned(drawn: ElementTree.Element) -> ElementTree.Element:
    """The picture rebuilt: marks with what they say, and nothing that is invisible."""
    return _copied(drawn) or ElementTree.Element("svg")


def _copied(one: ElementTree.Element) -> ElementTree.Element | None:
    name = one.tag.rpartition("}")[2]
    if name not in _KEPT or one.get("class") in ("background", "foreground") or one.get("display") == "none":
        return None
    kept = {key: _rounded(one.attrib[key]) for key in (*_KEPT[name], *_DRAWN) if key in one.attrib}
    copy = ElementTree.Element(name, {key: value for key, value in kept.items() if (key, value) != ("opacity", "1")})
    role = (one.get("role"), one.get("aria-roledescription"))
    if role[0] == "graphics-symbol" and role[1] != "axis":
        copy.set("class", "mark")
        ElementTree.SubElement(copy, "title").text = one.get("aria-label")
    if name == "text":
        copy.text = one.text
    for child in map(_copied, one):
        if child is not None and (child.tag != "g" or len(child)):
            copy.append(child)
    return copy


def _rounded(value: str) -> str:
    return _NUMBER.sub(lambda match: f"{float(match[0]):.1f}", value)
