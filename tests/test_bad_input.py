"""Bad input: never a traceback, never a lost batch, never a quadratic wait; each row is a documented outcome."""

import json
import os
import subprocess
import sys

import pytest

WORDS = "The council met on Monday and spoke about the harbour for a long time. "

# name → (bytes, exit status, error code or None)
PAGES = {
    "empty": (b"", 1, "empty"),
    "white space": (b" \n\t\r\n\x0c\xc2\xa0\n", 1, "empty"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, 1, "binary"),
    "random bytes": (bytes((i * 197 + i * i * 31) % 256 for i in range(9000)), 1, "binary"),
    "only NULs": (b"\x00" * 5000, 1, "binary"),
    "a few NULs": (WORDS.encode() + b"\x00\x00" + WORDS.encode() * 20, 0, None),
    "one line": (WORDS.encode() * 60_000, 0, None),
    "many short lines": (b"ab\n" * 100_000, 0, None),
    "crlf": (f"{WORDS}\r\n2 Comments\r\nMoss\r\n{WORDS}\r\n".encode(), 0, None),
    "old mac": (f"{WORDS}\r2 Comments\rMoss\r{WORDS}".encode(), 0, None),
    "mixed ends": (f"{WORDS}\r\n2 Comments\nMoss\r{WORDS}".encode(), 0, None),
    "nested tags": (b"<div>" * 100_000 + WORDS.encode() + b"</div>" * 100_000, 0, None),
    "unpaired tags": (b"<b><i>" * 500 + WORDS.encode() + b"</p>" * 500, 0, None),
    "many angle brackets": (b"<" * 300_000 + WORDS.encode(), 0, None),
    "only comments": (f"Moss\n{WORDS}\nHeather\n{WORDS}\n".encode(), 0, None),
    "only a header": (b" date 2020-02-02 \n", 0, None),
    "cut in mid-character": (WORDS.encode() * 9 + "é".encode()[:1], 0, None),
    "lone surrogate bytes": (WORDS.encode() * 9 + b"\xed\xa0\x80 end", 0, None),
    "digits": (b"1234567890 " * 100_000, 0, None),
}


def run(*args):
    return subprocess.run(
        [sys.executable, "-m", "newsparse", *map(str, args)], capture_output=True, timeout=120, check=False
    )


@pytest.mark.parametrize("name", PAGES)
def test_page(name, tmp_path):
    data, status, code = PAGES[name]
    path, errors = tmp_path / "page.txt", tmp_path / "errors.jsonl"
    path.write_bytes(data)
    done = run("--errors", errors, path)
    assert b"Traceback" not in done.stderr
    assert done.returncode == status, done.stderr
    if code is None:
        assert json.loads(done.stdout)["source"] == str(path)
        assert done.stderr == b""
    else:
        assert [json.loads(line)["code"] for line in errors.read_text().splitlines()] == [code]
        assert done.stderr.startswith(b"newsparse: ") and done.stderr.count(b"\n") == 1


def test_missing_and_empty_folder(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("nope.txt", "folder", "dangling", "no*match"):
        done = run(tmp_path / name)
        assert done.returncode == 1
        assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(WORDS)
    path.chmod(0)
    assert run(path).returncode == 1


def test_one_bad_page_never_stops_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "c.txt").write_text(WORDS)
    done = run(tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2


def test_a_control_character_in_a_name_is_shown_not_sent(tmp_path):
    path = tmp_path / "evil\x1b[31m.txt"
    path.write_bytes(b"")
    assert b"\x1b" not in run(path).stderr


def test_pipes_and_loops_in_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "self").symlink_to(".")
    (tmp_path / "dangling").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    done = run(tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    reported = [line.split(b": ")[1].rsplit(b"/")[-1] for line in done.stderr.splitlines()]
    assert reported == [b"dangling", b"loop", b"pipe"]


def test_an_unlisted_name_that_is_not_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:
            file.write(WORDS.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    done = run(tmp_path)
    assert done.returncode == 0
    json.loads(done.stdout.decode("utf-8"))
