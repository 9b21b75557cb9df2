"""What the tests of the views share: a page that means harm, and a browser to look at pages in."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsparse.model import RawPage
from newsparse.pipeline import inspect_page
from newsparse.sources.found import find_page
from newsparse.views.page import render

sys.path.insert(0, str(Path(__file__).parent))  # the tests import looked_at.py, driven.py and reported.py from here

from looked_at import HOSTILE, WORDS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A page whose title, body, names and comments all mean harm; its name too."""
    rows = [
        "Harbour closed " + HOSTILE[0],
        "",
        *(f"{WORDS} {harm}" for harm in HOSTILE),
        "",
        f"{len(HOSTILE)} Comments",
    ]
    for k, harm in enumerate(HOSTILE):
        rows += [f"Tom{k} {harm[:40]}", f"{harm} {WORDS}"]
    path = tmp_path / "page <img src=x onerror=alert(1)> \x1b[31m\u202e.txt"
    path.write_text("\n".join(rows), encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser is driven")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: no browser is driven")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def watched(browser: Any) -> Any:
    """A way to look at a file in a browser: nothing may be asked for, complain or do harm meanwhile."""

    @contextmanager
    def watch(path: Path, *, said: tuple[str, ...] = (), **context: Any) -> Iterator[Any]:
        told: list[str] = []
        asked: list[str] = []
        with browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context}) as made:
            tab = made.new_page()
            tab.on("console", lambda message: told.append(message.text))
            tab.on("pageerror", lambda problem: told.append(str(problem)))
            tab.on("request", lambda request: asked.append(request.url))
            tab.on("requestfailed", lambda request: request.failure == "csp" and asked.remove(request.url))
            tab.set_default_timeout(30_000)
            tab.on("dialog", lambda dialog: (told.append("a dialog"), dialog.dismiss()))
            tab.goto(path.as_uri())
            yield tab
            assert tab.evaluate("window.harmed") is None
        assert [text for text in told if not text.startswith(said or ("\0",))] == []
        assert {url for url in asked if not url.startswith("blob:null")} == {path.as_uri()}

    return watch


@pytest.fixture
def opened(watched: Any, tmp_path: Path) -> Any:
    """A way to look at an inspected page in a browser."""

    def open_page(source: Path | str | bytes, **how: Any) -> Any:
        path = tmp_path / "looked at.html"
        if isinstance(source, bytes):
            path.write_bytes(source)
        else:
            page = RawPage("page.txt", source) if isinstance(source, str) else find_page(str(source))
            path.write_text(render(inspect_page(page)), "utf-8", "replace", newline="")
        return watched(path, **how)

    return open_page
