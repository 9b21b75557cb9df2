"""Marks that end a sentence in every script met so far, that may close after them, and that open quotations."""

from __future__ import annotations

STOPS = ".!?…。！？।॥۔።։"
QUOTING = '"“„«»‘‚「『>'
CLOSING = "\"”»’'」』）)"
# How questions end; in Greek with what looks like a semicolon, which is often written as one.
ASKING = ("?", "？", "؟", "\u037e", ";")
