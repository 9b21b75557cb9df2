"""What a certainty is worth: the share of equally certain answers that were right on pages not trained on.

The marginal probabilities of a chain are overconfident on sites it never met. ``tools/calibrate.py`` compares those
of a cross-validation with the truth by isotonic regression (Zadrozny and Elkan, KDD 2002) and writes the steps.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Sequence
from typing import NamedTuple


class Curve(NamedTuple):
    """A rising curve from raw certainty to probability: parallel ``raw`` and ``right``, both from 0 to 1."""

    raw: tuple[float, ...] = (0.0, 1.0)
    right: tuple[float, ...] = (0.0, 1.0)

    def at(self, raw: float) -> float:
        """The probability at a raw certainty, interpolated linearly between the curve's points."""
        k = bisect.bisect_left(self.raw, raw)
        if k == 0:
            return self.right[0]
        if k == len(self.raw):
            return self.right[-1]
        low, high = self.raw[k - 1], self.raw[k]
        return self.right[k - 1] + (raw - low) / (high - low) * (self.right[k] - self.right[k - 1])


class Calibration(NamedTuple):
    """The curves for a comment's attribution and for a page's whole split; the identity where nothing was learned."""

    comment: Curve = Curve()
    page: Curve = Curve()


STRAIGHT, UNCALIBRATED = Curve(), Calibration()


def read_calibration(text: str) -> Calibration:
    """Read what ``tools/calibrate.py`` wrote.

    Raises:
        ValueError: it is not such a file.
    """
    held = json.loads(text)
    try:
        return Calibration(*(_curve(held[name]) for name in Calibration._fields))
    except (KeyError, TypeError, IndexError) as problem:
        raise ValueError(f"not a calibration: {problem!r}") from None


def _curve(points: Sequence[Sequence[float]]) -> Curve:
    raw, right = zip(*points, strict=True)
    if list(raw) != sorted(set(raw)) or not all(isinstance(value, int | float) for value in (*raw, *right)):
        raise ValueError("not a rising curve")
    return Curve(tuple(raw), tuple(right))
