"""What pages for the browser share that are one file each and need no network: how their parts are found and put together,
and the policy that they state."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


def asset(room: str, name: str) -> str:
    """A file beside the templates of a room (``newsparse.views`` …)."""
    return files(room).joinpath("templates", name).read_text("utf-8")


def style(room: str, name: str) -> str:
    """A room's style, behind the colours and letters of all pages."""
    return asset("newsparse.views", "palette.css") + asset(room, name)


def policy(style: str, script: str) -> str:
    """The policy of a page: nothing comes from elsewhere, and of scripts and styles only these, by their digests."""
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
