"""What all single-file pages for the browser share: how their parts are found and put together, and their policy."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


def asset(room: str, name: str) -> str:
    """Read a file beside the templates of a room (``newsparse.views`` …)."""
    return files(room).joinpath("templates", name).read_text("utf-8")


def style(room: str, name: str) -> str:
    """A room's style sheet, after the colours and fonts of all pages."""
    return asset("newsparse.views", "palette.css") + asset(room, name)


def policy(style: str, script: str) -> str:
    """The content security policy of a page: nothing from elsewhere, and only this script and style, by their digests."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_digest(script)}",
            f"style-src {_digest(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def environment(room: str) -> Environment:
    """The templates of a room; they escape what they are given."""
    return Environment(
        loader=PackageLoader(room), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
