"""Show text on a terminal, through the user's pager if it is longer than the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable


def show(text_of: Callable[[int], str]) -> None:
    """Print a text, or page through it.

    Args:
        text_of: gives the text for a terminal with this many columns.

    Raises:
        OSError: the terminal is gone.
    """
    width, height = shutil.get_terminal_size()
    text = text_of(width)
    if text.count("\n") < height or not _page(text):
        data = text.encode(sys.stdout.encoding or "utf-8", "replace")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _page(text: str) -> bool:
    """Pass a text to the user's pager; False where it cannot be run, or an empty name asks for none."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less -R"))
    except ValueError:  # a quote that is not closed
        return False
    if not command:
        return False
    # So that a plain PAGER=less shows colours; users who have set these keep their own values.
    environment = {"LESS": "-R", "LV": "-c", **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    try:
        pager.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    except KeyboardInterrupt:
        pass
    finally:
        _wait(pager)
    return True


def _wait(pager: subprocess.Popen[bytes]) -> None:
    """Wait until the user leaves the pager, which handles Ctrl-C itself."""
    while pager.returncode is None:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
