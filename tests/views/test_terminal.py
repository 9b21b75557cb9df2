"""``newsparse inspect`` in a terminal and in a pipe."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looked_at import FIXTURES, PAGES, WORDS

from newsparse.labelling import whole
from newsparse.model import Label, RawPage
from newsparse.pipeline import inspect_page
from newsparse.sources.found import find_page
from newsparse.views.annotated import Screen, annotate
from newsparse.views.columns import breaks_of, width_of
from newsparse.views.labels import LAYOUTS, LOOKS, PARTS, RULES, percent
from newsparse.views.visible import pieces_of, printable

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
DEMO = FIXTURES / "demo" / "harbour.txt"
JAPANESE = FIXTURES / "synthetic" / "blogger-japanese.txt"


def pipe(*args: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsparse", "inspect", *map(str, args)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **env}, check=False)


def terminal(*args: object, size: tuple[int, int] = (80, 1000), **env: str) -> bytes:
    """What the command sends to a terminal of so many columns and rows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    unset = {"NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS"}
    given_env = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.Popen(
        [sys.executable, "-m", "newsparse", "inspect", *map(str, args)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**given_env, "TERM": "xterm-256color", **env},
        start_new_session=True,
    )
    os.close(theirs)
    sent = b""
    while True:
        try:
            data = os.read(ours, 1 << 16)
        except OSError:  # the other end is closed
            data = b""
        if not data:
            break
        sent += data
    os.close(ours)
    assert done.wait() == 0
    return sent


def shown(sent: bytes, columns: int) -> list[str]:
    """What stands on the screen of a terminal that was sent this, row by row."""
    pyte = pytest.importorskip("pyte", reason="pyte, a terminal to test with, is not installed")
    screen = pyte.Screen(columns, 2000)
    pyte.ByteStream(screen).feed(sent)
    return [row.rstrip() for row in screen.display]


def test_every_label_state_rule_and_layout_has_a_word() -> None:
    assert set(LOOKS) == set(Label)
    assert len({look.colour for look in LOOKS.values()}) == len(Label)
    assert len({look.word for look in LOOKS.values()}) == len(Label)
    assert set(RULES) == set(whole.RULES)
    for path in PAGES:
        seen = inspect_page(find_page(str(path)))
        assert {receipt.state[0] for receipt in seen.receipts} <= set(PARTS)
        assert {receipt.rule for receipt in seen.receipts} - {None} <= set(RULES)
        assert {name for name, _ in seen.layouts} <= set(LAYOUTS)


def test_without_a_screen_its_size_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = inspect_page(find_page(str(DEMO)))
    told = annotate(seen, Screen())
    monkeypatch.setenv("COLUMNS", "0")
    assert annotate(seen, Screen()) == told != ""


def test_a_pipe_gets_plain_text_with_one_row_for_each_span() -> None:
    done = pipe(DEMO)
    text = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert "\x1b" not in text
    for row in (
        "  D  ",
        "  b     The town council",
        "  C     © Ellery Courier",
        "╭ 1 Tom Barrow",
        "│ A  99 Tom Barrow",
        "╰ x  ",
    ):
        assert f"\n{row}" in text
    assert "\n! the page says 3 comments, 4 were found\n" in text
    assert pipe(DEMO).stdout == done.stdout


def test_every_line_of_the_page_is_there() -> None:
    for path in PAGES:
        seen = inspect_page(find_page(str(path)))
        text = annotate(seen, Screen())
        before = None
        for span, owner in zip(seen.article.spans, seen.owners, strict=True):
            receipt = seen.receipts[owner] if owner is not None and owner != before else None
            before = owner
            sure = percent(receipt.certainty) if receipt is not None and receipt.rule is None else ""
            said = (seen.article.text or "")[span.start : span.end].replace("\t", "    ").rstrip()
            assert printable(said) in text
            assert re.search(rf"^[ ╭│╰]*{span.label.value}{sure:>4}  *{re.escape(printable(said.strip()))}", text, re.M)


@pytest.mark.parametrize("columns", [24, 40, 60, 132])
@pytest.mark.parametrize("path", [DEMO, JAPANESE, FIXTURES / "html" / "disqus.html"], ids=lambda path: path.stem)
def test_text_stands_in_its_column_at_every_width(path: Path, columns: int) -> None:
    """No row is wider than the screen, so none is broken by the terminal; what goes on does so below its text."""
    sent = terminal(path, size=(columns, 5000))
    rows = shown(sent, columns)
    plain = [ESCAPE.sub("", row).rstrip() for row in sent.decode().split("\r\n")]
    assert rows[: len(plain)] == plain
    start = next(k for k, row in enumerate(rows) if row.startswith("── page"))
    stop = next(k for k, row in enumerate(rows) if row.startswith("── record"))
    for row in rows[start + 2 : stop]:
        bare = row.lstrip(" ╭│╰")
        begins = re.match(r"[A-Za-z_][ \d]{5}", bare) or "╭" in row
        if bare and not begins and not bare.startswith(("answers", "↳")):
            assert len(row) - len(bare) >= 4, row


def test_colours_follow_labels_and_no_color_is_honoured() -> None:
    sent = terminal(DEMO).decode()
    assert f"\x1b[1;38;5;{LOOKS[Label.AUTHOR].colour}mA" in sent
    assert f"\x1b[1;38;5;{LOOKS[Label.BODY].colour}mb" in sent
    assert b"\x1b" not in terminal(DEMO, NO_COLOR="1")
    assert b"\x1b[" not in terminal(DEMO, TERM="dumb")
    assert ESCAPE.sub("", sent) == terminal(DEMO, NO_COLOR="1").decode()


def test_only_what_is_longer_than_the_screen_is_paged() -> None:
    pager = f"{sys.executable} -c 'import sys; print(len(sys.stdin.read().splitlines()), \"lines paged\")'"
    assert b"lines paged" in terminal(DEMO, size=(80, 24), PAGER=pager)
    assert b"lines paged" not in terminal(DEMO, size=(80, 200), PAGER=pager)


def test_a_pager_that_is_not_there_or_ends_at_once_does_no_harm() -> None:
    assert b"Tom Barrow" in terminal(DEMO, size=(80, 24), PAGER="/nowhere/pager")
    assert b"Traceback" not in terminal(DEMO, size=(80, 24), PAGER="true")
    for pager in ("", "less '"):  # none is wanted; no command
        sent = terminal(DEMO, size=(80, 24), PAGER=pager)
        assert b"Tom Barrow" in sent and b"Traceback" not in sent


def test_nothing_of_a_page_reaches_the_terminal_but_text(hostile: Path) -> None:
    for text in (terminal(hostile, NO_COLOR="1").decode(), pipe(hostile).stdout.decode()):
        rows = text.replace("\r\n", "\n").split("\n")
        assert [row for row in rows if row != printable(row)] == []
    sent = terminal(hostile).decode().replace("\r\n", "\n")
    assert printable(ESCAPE.sub("", sent.replace("\n", ""))) == ESCAPE.sub("", sent.replace("\n", ""))
    for escape in (r"\x1b[31mred", r"\u202e", r"\x9b2J", r"\u2028", r"\x07"):
        assert escape in pipe(hostile).stdout.decode()


def test_a_name_that_is_no_text_and_a_page_that_fails(tmp_path: Path) -> None:
    empty = tmp_path / "evil\x1b[31m.txt"
    empty.write_bytes(b"")
    done = pipe(empty)
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"\x1b" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_wrong_usage(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(WORDS)
    page = tmp_path / "a.txt"
    wrong = [
        [tmp_path],
        [page, "--html", page],
        [page, "--html", tmp_path / "no" / "page.html"],
        [page, "--html", tmp_path],
        [page, "--html", ""],
        [page, "--model", tmp_path],
        [page, "--encoding", "klingon"],
    ]
    for args in wrong:
        done = pipe(*args)
        assert done.returncode == 2, args
        assert b"Traceback" not in done.stderr
    assert page.read_text() == WORDS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_standard_input_and_a_closed_pipe() -> None:
    command = f"{sys.executable} -m newsparse inspect - < '{DEMO}' | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"-  text, utf-8\n"
    assert done.stderr == b""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(2, 30))
def test_broken_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    ends = breaks_of(text, room)
    assert ends == sorted(set(ends))
    assert all(0 < end < len(text) for end in ends)
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        assert sum(map(width_of, text[start:end].rstrip(" "))) <= room


@given(st.text())
def test_unseen_characters_become_escapes_and_the_rest_stays(text: str) -> None:
    for piece in pieces_of(text):
        assert piece.text and (piece.unseen or piece.text in text)
    written = printable(text)
    assert printable(written) == written
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", written)


def test_scripts_and_emoji_keep_what_joins_them() -> None:
    for text in ("👩‍👩‍👧‍👦 ❤️", "नमस्ते क्‍ष", "می‌خواهم", "שלום", "e\u0301"):
        assert printable(text) == text


def test_the_command_costs_other_commands_nothing() -> None:
    code = (
        "import sys, newsparse.cli; print([name for name in ('rich', 'jinja2', 'markupsafe') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_answers_are_set_in() -> None:
    page = FIXTURES / "html" / "disqus.html"
    seen = inspect_page(find_page(str(page)))
    assert [comment.parent for comment in seen.article.comments][1] == 0
    assert "\n  ╭ 2 Maud from Scarth ↳ answers 1 ewe_and_i\n" in annotate(seen, Screen())


def test_a_page_without_comments_or_text() -> None:
    for text in ("x", f"{WORDS}\n" * 3):
        assert "record" in annotate(inspect_page(RawPage("-", text)), Screen(40, True))
