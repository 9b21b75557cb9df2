"""Marks that end a sentence, in all scripts we have met, and what may close behind them."""

from __future__ import annotations

STOPS = ".!?…。！？।॥۔።։"
CLOSING = "\"”»’'」』）)"
