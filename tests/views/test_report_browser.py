"""The report in a real browser: pointer and keys, tables, sources, paper; and that nothing of a corpus runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from looked_at import HOSTILE

from newsparse.views.report.corpus import Corpus
from newsparse.views.report.facts import Facts, Failure, Voice
from newsparse.views.report.figures import report_of
from newsparse.views.report.shapes import Report

pytestmark = pytest.mark.browser

NAMES = [
    "Tom Barrow",
    "seagull_92",
    "日本のカモメ",
    "שלום",
    "👩‍👩‍👧‍👦",
    "a name that goes on and on and on and on and on and on and on",
]


def corpus(names: list[str]) -> Report:
    """Some months of pages in which all is called by these names."""
    counts = Corpus()
    for k in range(240):
        name = names[k % len(names)]
        voices = tuple(Voice(names[j % len(names)] if j % 5 else None, 0.99 - j / 99) for j in range(k % 23))
        counts.add(
            Facts(
                source=f"{name}/{k}.html", kind="html", encoding=name, layout=name, year=2021 + k % 3, month=k % 12 + 1,
                bylines=(name,), credit=bool(k % 4), holder=name if k % 8 else None,
                declared=None if k % 3 == 0 else max(0, len(voices) + k % 5 - 2), voices=voices,
                confidence=k / 240, warnings=(name,) * (k % 2),
            )
        )  # fmt: skip
        if k % 10 == 0:
            counts.add(Failure(f"{name}/{k}.txt", name))
    return report_of(counts, 12.5, [f"{name}: not a record" for name in names])


@cache
def rendered(report: Report) -> str:
    from newsparse.views.report.page import render

    return render(report)


@pytest.fixture
def opened(watched: Any, tmp_path: Path) -> Any:
    """A way to look at a report in a browser."""
    pytest.importorskip("vl_convert", reason="vl-convert-python is not installed: no pictures are drawn")

    def open_page(report: Report, **how: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(rendered(report), "utf-8", "replace", newline="")
        return watched(path, **{"viewport": {"width": 1280, "height": 900}, **how})

    return open_page


def test_every_section_is_there_with_its_pictures_tables_and_sources(opened: Any) -> None:
    report = corpus(NAMES)
    with opened(report) as tab:
        assert tab.locator("section > h2").all_inner_texts() == [section.title for section in report.sections]
        for section in report.sections:
            tab.click(f"nav a[href='#{section.name}']")
            box = tab.locator(f"#{section.name}")
            assert box.locator("figure").count() == len(section.figures)
            for figure, drawn in zip(section.figures, box.locator("figure").all(), strict=True):
                drawn.locator("summary").click()
                rows = drawn.locator("tbody tr")
                assert rows.count() == len(figure.rows)
                cells = [rows.nth(0).locator("th, td").nth(k).inner_text() for k in range(len(figure.heads))]
                assert f"{figure.rows[0].number:,}" in cells
                marks = drawn.locator(".plot.wide .mark").count()
                assert marks == min(len(figure.rows), 15 if figure.form == "bars" else 10**6)
            if section.examples:
                box.locator(".examples > summary").click()
                assert box.locator("dt").all_inner_texts() == [group.name for group in section.examples]
                assert box.locator("dd").count() == sum(len(group.sources) for group in section.examples)
        assert "12.5 s" in tab.inner_text("#throughput")


def test_nothing_moves_elsewhere_when_a_table_is_opened(opened: Any) -> None:
    with opened(corpus(NAMES)) as tab:
        places = "[...document.querySelectorAll('section')].map((one) => one.getBoundingClientRect().left)"
        before = tab.evaluate(places)
        assert len(set(before)) == 2
        tab.evaluate("for (const one of document.querySelectorAll('#authors details')) one.open = true")
        assert tab.evaluate(places) == before


def test_a_mark_says_its_number_by_pointer_and_by_keys(opened: Any) -> None:
    with opened(corpus(NAMES)) as tab:
        figure = tab.locator("#warnings figure")
        told, plot = figure.locator(".told"), figure.locator(".plot.wide")
        assert told.inner_text() == ""
        plot.locator(".mark").nth(1).hover()
        first = plot.locator(".mark title").nth(0).text_content()
        second = plot.locator(".mark title").nth(1).text_content()
        assert told.inner_text() == second
        assert second.endswith(" %)") and " pages (" in second
        tab.mouse.move(0, 0)
        assert told.inner_text() == ""
        plot.focus()
        for key, said in (("ArrowDown", first), ("ArrowRight", second), ("ArrowUp", first), ("ArrowLeft", first)):
            tab.keyboard.press(key)
            assert told.inner_text() == said
        assert plot.locator(".mark.lit").count() == 1
        tab.keyboard.press("End")
        assert told.inner_text() == plot.locator(".mark title").last.text_content()
        tab.keyboard.press("Tab")
        assert told.inner_text() == ""
        tab.keyboard.press("Enter")
        assert figure.locator("table").is_visible()


def test_every_picture_has_a_name_and_a_table(opened: Any) -> None:
    with opened(corpus(NAMES)) as tab:
        for plot in tab.locator(".plot").all():
            assert plot.get_attribute("role") == "img"
            assert tab.locator(f"#{plot.get_attribute('aria-labelledby')}").inner_text()
            assert tab.locator(f"details#{plot.get_attribute('aria-details')} table").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 1100, 768, 390, 320])
def test_it_fits_and_is_read_at_every_width(opened: Any, width: int, scheme: str) -> None:
    with opened(corpus(NAMES), viewport={"width": width, "height": 800}, color_scheme=scheme) as tab:
        tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        outside = """() => [...document.querySelectorAll(".plot svg text")].filter((text) => {
          const box = text.getBoundingClientRect();
          const card = text.closest("section").getBoundingClientRect();
          return box.width && (box.left < card.left || box.right > card.right);
        }).map((text) => text.textContent)"""
        assert tab.evaluate(outside) == []
        sizes = """() => [...document.querySelectorAll(".plot svg text")].filter((text) => text.getBoundingClientRect().width)
          .map((text) => parseFloat(text.getAttribute("font-size")) * text.getScreenCTM().a)"""
        assert min(tab.evaluate(sizes)) > 9
        assert tab.evaluate(CONTRAST) > 4.5


# The least contrast of texts in pictures with the sheet they stand on.
CONTRAST = """() => {
  const paint = (colour) => {
    const pen = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((v) => {
      v /= 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const sheet = paint(getComputedStyle(document.querySelector("section")).backgroundColor);
  return Math.min(...[...document.querySelectorAll(".plot svg text, .lead, dt, summary, .note")].map((text) => {
    const style = getComputedStyle(text);
    const ink = paint(text.closest("svg") ? style.fill : style.color);
    return (Math.max(ink, sheet) + 0.05) / (Math.min(ink, sheet) + 0.05);
  }));
}"""


def test_nothing_of_a_corpus_runs(opened: Any) -> None:
    with opened(corpus(HOSTILE)) as tab:
        tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for mark in tab.locator("#warnings .plot.wide .mark").all():
            mark.hover()
        shown = tab.inner_text("body")
        for text in ("<script>window.harmed = 1</script>", "{{ 7 * 7 }}", r"\x1b[31mred", r"\u202eright", "&lt;b&gt;"):
            assert text in shown
        foreign = """() => [...document.querySelectorAll("body *")].filter((one) =>
          one.closest("svg") ? !["svg", "g", "path", "line", "text", "title"].includes(one.localName)
            : ["img", "iframe", "object", "embed", "link", "style", "base", "form"].includes(one.localName)
        ).length"""
        assert tab.evaluate(foreign) == 0
        assert tab.locator("script").count() == 1
        handlers = """() => [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames())
          .filter((name) => name.startsWith("on") || name === "style").length"""
        assert tab.evaluate(handlers) == 0


def test_without_scripts_all_is_there(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "plain.html"
    path.write_text(rendered(corpus(NAMES)), "utf-8")
    with browser.new_context(java_script_enabled=False) as made:
        tab = made.new_page()
        tab.goto(path.as_uri())
        tab.click("#layouts figure summary")
        assert tab.is_visible("#layouts table")
        assert not tab.is_visible("#layouts .told")


def test_on_paper_pictures_and_open_tables_are_kept(opened: Any) -> None:
    with opened(corpus(NAMES), viewport={"width": 720, "height": 800}, color_scheme="dark") as tab:
        tab.click("#layouts figure summary")
        tab.emulate_media(media="print")
        assert tab.is_visible("#layouts .plot.narrow")
        assert not tab.is_visible("#layouts .plot.wide")
        assert tab.is_visible("#layouts table")
        assert not tab.is_visible("#layouts .examples")
        assert tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')").strip() == "#21252b"
        assert tab.pdf(format="A4").startswith(b"%PDF")


def test_a_report_of_nothing_but_errors_and_one_of_nothing_said(opened: Any) -> None:
    for said in (
        Failure("a.txt", "empty"),
        Facts("a.txt", *("",) * 3, None, None, (), False, None, None, (), None, ()),
    ):
        counts = Corpus()
        counts.add(said)
        with opened(report_of(counts)) as tab:
            assert tab.locator("section").count() == 11
            assert "Not known" in tab.inner_text("#throughput")
