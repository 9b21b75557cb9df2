"""Marks that end a sentence in every script met so far, that may close after them, and that open quotations."""

from __future__ import annotations

STOPS = ".!?…。！？।॥۔።։"
QUOTING = '"“„«»‘‚「『>'
CLOSING = "\"”»’'」』）)"
# What closes the quotation of a title, in all scripts.
TITLE_ENDS = '”"»“’›」』》〉'
# What the last character of a sentence is.
SENTENCE_ENDS = frozenset(STOPS + CLOSING)
# How questions end; in Greek with what looks like a semicolon, which is often written as one.
ASKING = ("?", "？", "؟", "\u037e", ";")
