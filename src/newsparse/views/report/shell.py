"""Names of sources in the form a shell takes."""

from __future__ import annotations

import re
import shlex

from newsparse.views.visible import UNSEEN_CHARACTER

_HIDDEN = re.compile(f"{UNSEEN_CHARACTER}|[\\t\\n]")


def command_for(source: str) -> str:
    """The command that shows how a source was parsed: pasted, it names the same file, and nothing in it is invisible.

    Args:
        source: a file's name, whatever is in it.
    """
    return "(standard input)" if source in ("", "-") else f"newsparse inspect {_argument(source)}"


def _argument(source: str) -> str:
    name = f"./{source}" if source.startswith("-") else source
    if not _HIDDEN.search(name):
        return shlex.quote(name)
    # bash, zsh and ksh know this form
    plain = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"$'{_HIDDEN.sub(_escape, plain)}'"


def _escape(match: re.Match[str]) -> str:
    """Escape a character in UTF-8, where ``\\x`` would be a byte."""
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
