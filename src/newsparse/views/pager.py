"""Text on a terminal; through the user's pager where it is longer than the screen."""

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
        text_of: gives the text for a terminal of so many columns.

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
    """Give a text to the pager that the user named; False where it cannot be run, or where an empty name asks for none."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less -R"))
    except ValueError:  # a quote that is not closed
        return False
    if not command:
        return False
    # so that a plain PAGER=less shows colours; who has set these wants something of his own
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
    """Until the user leaves the pager, which takes Ctrl-C for itself."""
    while pager.returncode is None:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
