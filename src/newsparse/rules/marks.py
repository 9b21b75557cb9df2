"""Marks that end a sentence, in all scripts we have met, what may close behind them, and what begins a quotation."""

from __future__ import annotations

STOPS = ".!?…。！？।॥۔።։"
QUOTING = '"“„«»‘‚「『>'
CLOSING = "\"”»’'」』）)"
