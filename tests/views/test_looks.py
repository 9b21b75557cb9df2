"""How the page looks in a real browser: contrast, narrow screens, paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driven import DEMO, DISQUS, label_of, put
from looked_at import WORDS

pytestmark = pytest.mark.browser


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!(words || element.matches("input, textarea")) || !element.checkVisibility() || element.disabled) continue;
    const under = [];
    for (let one = element; one; one = one.parentElement) under.unshift(getComputedStyle(one).backgroundColor);
    const back = over(["white", ...under]);
    const text = over(["white", ...under, getComputedStyle(element).color]);
    const [a, b] = [light(back), light(text)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push([element.className || element.tagName, element.textContent.slice(0, 20), ratio]);
  }
  return low;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_and_letter_has_enough_contrast(opened: Any, scheme: str) -> None:
    """WCAG 2, AA: 4.5 to 1, for every label, chosen or not, in the page, the legend and the menu."""
    labels = "TDBLbPCcNAxqtvrF"
    page = "\n".join(f"{WORDS} \u202e" for _ in labels)
    with opened(page, color_scheme=scheme) as tab:
        for line, label in enumerate(labels):
            put(tab, line, label)
        tab.focus("#L3")
        assert {label_of(tab, i) for i in range(1, len(labels))} == set(labels) - {"T"}
        assert tab.evaluate(CONTRAST) == []
        tab.keyboard.press("Enter")
        assert tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 820])
@pytest.mark.parametrize("kind", ["hostile", "disqus"])
def test_on_a_phone(opened: Any, hostile: Path, width: int, kind: str) -> None:
    """Nothing is cut off at the side; page and record are a touch apart; labels can be changed without keys."""
    path = hostile if kind == "hostile" else DISQUS
    with opened(path, viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True) as tab:
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert not tab.is_visible("#fields")
        tab.tap("#L2 .said")
        tab.tap("#change")
        box = tab.locator("#menu").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        tab.tap("#menu [data-label=A]")
        assert label_of(tab, 2) == "A"
        tab.tap("#L3 .said")
        tab.tap("#change")
        tab.tap("#menu [data-label=x]")
        tab.tap(".panes [data-pane=record]")
        assert tab.is_visible("#fields") and not tab.is_visible("#L2")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.tap("#C0 .jump")
        assert tab.is_visible("#L2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_printed(opened: Any, scheme: str) -> None:
    """All of both, on white, whatever the screen is."""
    with opened(DEMO, color_scheme=scheme) as tab:
        tab.emulate_media(media="print")
        assert tab.evaluate("getComputedStyle(document.body).getPropertyValue('--paper')") == "#faf9f6"
        assert tab.is_visible("#C3") and tab.is_visible("#L13") and not tab.is_visible("#save")
        assert tab.evaluate(
            "document.querySelector('#lines').scrollHeight <= document.querySelector('#lines').clientHeight"
        )
        assert tab.pdf().startswith(b"%PDF")
