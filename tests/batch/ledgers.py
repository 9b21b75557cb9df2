"""What tests see of a ledger while a run is at work with it."""

from __future__ import annotations

import sqlite3


def rows(ledger):
    """How many pages are safe in it."""
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    except sqlite3.Error:
        return 0
