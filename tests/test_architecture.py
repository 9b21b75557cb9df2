"""The rooms and who may enter whom; the house numbers that no linter counts."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import newsparse

ROOT = Path(newsparse.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

# room → the rooms it may import; every room may import the nouns (model, hints, receipts), errors, confidence, lexicon, names and itself. What is
# not here may import nothing else, so that a new room has to be entered with its reasons.
MAY_IMPORT = {
    "hints": set(),
    "model": set(),
    "errors": set(),
    "confidence": set(),
    "lexicon": set(),
    "names": set(),
    "receipts": set(),
    "interrupts": set(),
    "rules": set(),
    "sources": {"rules"},  # what a dump begins with, where a file of many is cut; which elements begin a line
    "decoding": set(),
    # the version, which the note about a folder and Parquet's metadata tell; lines and the ends of files are written whole
    "writers": {"__init__", "interrupts"},
    "lines": {"rules"},
    "fields": {"rules"},
    "labelling": {"rules", "fields"},  # what a line says speaks for a layout: a count, a date, a signature
    "assembly": {"rules", "fields"},
    "records": {"assembly"},
    "options": {"labelling"},
    "pipeline": {"decoding", "lines", "labelling", "options", "records"},
    "batch": {"__init__", "interrupts", "options", "pipeline", "writers"},
    "views": {"pipeline", "sources"},
    "cli": {"__init__", "batch", "decoding", "interrupts", "options", "pipeline", "sources", "views", "writers"},
    "__init__": {"batch", "options", "pipeline", "sources"},
    "__main__": {"batch", "cli"},
}
COMMON = {"hints", "model", "errors", "confidence", "lexicon", "names", "receipts"}
# Imported where they are used, never when the package is.
HEAVY = ["bs4", "charset_normalizer", "dateutil", "numpy", "rich", "jinja2"]
HEAVY += ["click", "json", "logging", "importlib.metadata"]


def room_of(path):
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def rooms_imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "newsparse":
                known = (ROOT / f"{parts[1]}.py").exists() or (ROOT / parts[1]).is_dir()
                yield parts[1] if known else "__init__"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_it_may(path):
    room = room_of(path)
    foreign = set(rooms_imported(path)) - COMMON - {room}
    assert foreign <= MAY_IMPORT.get(room, set())


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_are_short(path):
    if room_of(path) != "rules":  # tables may be as long as what they list
        assert len(path.read_text("utf-8").splitlines()) <= 300


def test_functions_are_short():
    lengths = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
                assert length <= 60, f"{path.name}: {node.name}"
                lengths.append(length)
    assert sorted(lengths)[int(0.95 * len(lengths))] <= 40


def modules_after(statement):
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")


def test_importing_the_package_imports_nothing_heavy():
    assert set(modules_after("import newsparse")) & set(HEAVY) == set()


def test_the_entry_point_imports_nothing_before_it_looks_after_ctrl_c():
    before, after = (set(modules_after(statement)) for statement in ("pass", "import newsparse.__main__"))
    assert after - before == {"__future__", "newsparse", "newsparse.__main__"}
    scripts = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {"newsparse": "newsparse.__main__:main"}


def test_decoding_utf8_imports_no_detector():
    loaded = modules_after(
        "from newsparse.decoding import decode; from newsparse.model import RawPage; decode(RawPage('-', b'a page'))"
    )
    assert {"bs4", "charset_normalizer"} & set(loaded) == set()
