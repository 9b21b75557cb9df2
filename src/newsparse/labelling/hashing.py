"""Hashes of many stretches of one text at once, from the partial sums of a polynomial.

Karp and Rabin's rolling hash (1987), modulo 2**32. Groups only test whether two hashes are equal; but what a
network learned of a word or a trigram is tied to the value, so a change here requires new weights.
"""

from __future__ import annotations

import numpy as np

from newsparse.labelling.arrays import Array

# The base of the polynomial; it is odd, so that it has an inverse modulo 2**32.
_BASE = np.uint32(0x9E3779B1)
_INVERSE = np.uint32(pow(int(_BASE), -1, 2**32))


class _Powers:
    """The powers of the base and of its inverse, computed once and extended when a longer text comes."""

    def __init__(self) -> None:
        self._held = (np.ones(1, np.uint32), np.ones(1, np.uint32))

    def reach(self, size: int) -> tuple[Array, Array]:
        """Return at least ``size`` powers of each. Both are replaced together, since threads may call this at once."""
        if len(self._held[0]) < size:
            many = max(1 << 14, 1 << size.bit_length())
            self._held = (_powers(_BASE, many), _powers(_INVERSE, many))
        return self._held


def _powers(base: np.uint32, many: int) -> Array:
    steps = np.full(many, base, np.uint32)
    steps[0] = 1
    result: Array = np.cumprod(steps, dtype=np.uint32)
    return result


_POWERS = _Powers()


def mixed(values: Array) -> Array:
    """Spread integers over 64 bits so that neighbours lie far apart (Stafford's variant of MurmurHash3's finaliser)."""
    spread = (values ^ (values >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    result: Array = spread ^ (spread >> np.uint64(29))
    return result


def combined(*columns: Array) -> Array:
    """Combine integer columns into one 64-bit value per row."""
    total = np.zeros(len(columns[0]), np.uint64)
    for place, column in enumerate(columns):
        total += mixed(column.astype(np.uint64) + np.uint64(place * 1000003 + 17)) * np.uint64(2 * place + 1)
    return mixed(total)


def unique(values: Array) -> Array:
    """The distinct values, sorted; ``numpy.unique`` would import half of numpy."""
    ordered = np.sort(values)
    result: Array = ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered
    return result


class Stretches:
    """A sequence of integers, any stretch of which can be hashed.

    Args:
        values: (N) the sequence.
    """

    def __init__(self, values: Array) -> None:
        size = len(values)
        up, self._down = _POWERS.reach(size + 1)
        self._sums = np.zeros(size + 1, np.uint32)
        np.cumsum(values.astype(np.uint32, copy=False) * up[:size], out=self._sums[1:], dtype=np.uint32)

    def hash(self, start: Array, end: Array) -> Array:
        """The hashes (uint32) of the stretches ``[start, end)``, given as parallel arrays."""
        result: Array = (self._sums[end] - self._sums[start]) * self._down[start]
        return result


def sequence_hash(values: Array, start: Array) -> Array:
    """The hashes (uint64) of runs of values, each from one ``start`` to the next.

    Runs of equal values in equal order have equal hashes.
    """
    place = np.arange(len(values)) - np.repeat(start, np.diff(np.append(start, len(values))))
    terms = combined(values, place)
    result: Array = np.add.reduceat(terms, start)
    return result
