"""The network that reads a page's lines: columns in, scores of every part under every layout out.

Each line becomes a vector of its columns. Several layers then add context from its neighbours (dilated
convolutions, Strubell et al., EMNLP 2017) and, in some of them, from similar lines anywhere on the page (the mean,
first and last line of each key's group) and from the whole page (means weighted by gates). The weights are learned
by ``tools/learn.py`` and only used here.

Matrix products are computed in blocks of a fixed number of rows, so that a page's scores do not depend, to the last
bit, on which pages it was labelled with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from newsparse.labelling.arrays import Array
from newsparse.labelling.columns import CATEGORIES, MARKED_CATEGORIES, MARKED_NUMBERS, NUMBERS, Columns
from newsparse.labelling.grammar import LAYOUTS, PARTS, part_limits, path_limits
from newsparse.labelling.recurrence import Groups
from newsparse.labelling.sheet import Sheet

# Rows per matrix product. Kernels treat a row by its place among several: with more rows per product it would run a
# third faster, but on processors without AVX-512 the last bit would depend on the surrounding pages. Eight gave
# equal bits on all processors tried.
_BLOCK = 8
# Numbers are clipped to so many standard deviations around their mean.
_CLIP = 5.0
# Added to a variance, which may be 0; as in training.
_EPSILON = 1e-5


class Scores(NamedTuple):
    """The scores of L lines and their pages, in logits.

    Attributes:
        parts: (L, layouts, parts) scores for finding the best path.
        marginals: (L, layouts, parts) scores of each line by itself.
        layouts: (pages, layouts).
    """

    parts: Array
    marginals: Array
    layouts: Array


def _padded(lines: int, width: int) -> Array:
    """Rows of zeros for this many lines, rounded up to whole blocks."""
    return np.zeros((-(-lines // _BLOCK) * _BLOCK, width), np.float32)


def _times(rows: Array, weights: Array, bias: Array) -> Array:
    """Multiply rows (whole blocks of them) by a matrix, block by block, and add a bias."""
    out: Array = np.matmul(rows.reshape(-1, _BLOCK, rows.shape[1]), weights).reshape(len(rows), -1)
    out += bias
    return out


def _relu(rows: Array) -> Array:
    result: Array = np.maximum(rows, 0, out=rows)
    return result


def _sigmoid(rows: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-rows))
    return result


class Network:
    """A network with learned float32 weights, by the names that ``tools/learn.py`` gives them.

    Args:
        weights: the arrays of a model.
        about: its metadata: ``keys`` the group keys in order, ``dilations`` those of the layers, ``listening`` the
            layers that read groups and the page, ``columns`` what it was trained on.

    Raises:
        ValueError: the model was trained on other columns than this version makes.
    """

    def __init__(self, weights: Mapping[str, Array], about: Mapping[str, str]) -> None:
        if about.get("columns") not in (column_names(), column_names(marked=True)):
            raise ValueError("the model was learned on other columns than this version of newsparse makes; learn anew")
        self._w: dict[str, Array] = {name: array.astype(np.float32) for name, array in weights.items()}
        self.keys = tuple(about["keys"].split())
        self.dilations = tuple(int(step) for step in about["dilations"].split())
        self.listening = frozenset(int(layer) for layer in about["listening"].split())
        self._take_in_scales()
        limits = path_limits()
        self.start, self.end, self.steps = (
            self._w[name] + limit for name, limit in zip(("start", "end", "steps"), limits, strict=True)
        )
        self._limits = part_limits()

    def _take_in_scales(self) -> None:
        """Fold the standardisation of the numbers into the first product; only clipping to their usual range is left."""
        w = self._w
        mean, scale = w.pop("numbers.mean"), w.pop("numbers.scale")
        self._range = (mean - _CLIP / scale, mean + _CLIP / scale)
        shift: Array = (mean * scale) @ w["numbers.weight"]
        w["numbers.bias"] = w["numbers.bias"] - shift
        w["numbers.weight"] = scale[:, None] * w["numbers.weight"]

    def score(self, sheet: Sheet, columns: Columns) -> Scores:
        """Score every line of a sheet (L lines, no page empty), see :class:`Scores`."""
        lines = len(sheet.page)
        hidden = self._read_columns(columns)
        for layer, step in enumerate(self.dilations):
            hidden += self._hear_neighbours(hidden, sheet, layer, step)
            if layer in self.listening:
                hidden += self._hear_alike(hidden, sheet, columns, layer)
        hidden = self._normed(hidden, "final")
        parts, marginals = (
            self._apply(name, hidden)[:lines].reshape(lines, len(LAYOUTS), len(PARTS)) + self._limits
            for name in ("parts", "marginals")
        )
        return Scores(parts, marginals, self._score_layouts(hidden, sheet))

    def _apply(self, name: str, rows: Array) -> Array:
        return _times(rows, self._w[f"{name}.weight"], self._w[f"{name}.bias"])

    def _score_layouts(self, hidden: Array, sheet: Sheet) -> Array:
        """Score layouts from the mean, the maximum and the weighted mean of a page's lines.

        The weights are learned (attention, Bahdanau et al. 2015).
        """
        start, pages, width = sheet.page_start[:-1], len(sheet.page_start) - 1, hidden.shape[1]
        regard = _sigmoid(self._apply("attention", hidden))[: len(sheet.page)]
        hidden = hidden[: len(sheet.page)]
        rows = _padded(pages, 3 * width)
        rows[:pages, :width] = np.add.reduceat(hidden, start) / _sizes(sheet)
        rows[:pages, width : 2 * width] = np.maximum.reduceat(hidden, start)
        rows[:pages, 2 * width :] = np.add.reduceat(hidden * regard, start) / (
            np.add.reduceat(regard, start) + np.float32(1e-3)
        )
        return self._apply("layouts", rows)[:pages]

    def _read_columns(self, columns: Columns) -> Array:
        w = self._w
        lines = len(columns.numbers)
        numbers = _padded(lines, columns.numbers.shape[1])
        np.clip(columns.numbers, *self._range, out=numbers[:lines])
        hidden = self._apply("numbers", numbers)
        table = w["categories"]
        for column in columns.categories.T:
            hidden[:lines] += table[column]
        bags = [("grams", columns.grams, columns.gram_start), ("names", columns.names, columns.name_start)]
        if columns.hints is not None and columns.hint_start is not None:
            bags.append(("hints", columns.hints, columns.hint_start))
        width = w["grams"].shape[1]
        spelling = _padded(lines, len(bags) * width)
        for place, (name, rows, start) in enumerate(bags):
            _mean_of(w[name], rows, start, spelling[:lines, place * width : (place + 1) * width])
        hidden += self._apply("spelling", spelling)
        hidden = _relu(hidden)
        result: Array = hidden + _relu(self._apply("inner", hidden))
        return result

    def _normed(self, hidden: Array, name: str) -> Array:
        """Layer normalisation (Ba, Kiros, Hinton 2016)."""
        centred: Array = hidden - hidden.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", centred, centred) / np.float32(hidden.shape[1])
        centred *= (1 / np.sqrt(variance + np.float32(_EPSILON)))[:, None]
        centred *= self._w[f"{name}.gain"]
        centred += self._w[f"{name}.shift"]
        return centred

    def _hear_neighbours(self, hidden: Array, sheet: Sheet, layer: int, step: int) -> Array:
        lines, width = len(sheet.page), hidden.shape[1]
        normed = self._normed(hidden, f"near{layer}")
        near = _padded(lines, 3 * width)
        near[:, width : 2 * width] = normed
        if lines > step:
            same = (sheet.page[step:] == sheet.page[:-step])[:, None]
            np.multiply(normed[: lines - step], same, out=near[step:lines, :width])
            np.multiply(normed[step:lines], same, out=near[: lines - step, 2 * width :])
        return _relu(self._apply(f"near{layer}", near))

    def _hear_alike(self, hidden: Array, sheet: Sheet, columns: Columns, layer: int) -> Array:
        w = self._w
        lines = len(sheet.page)
        normed = self._normed(hidden, f"alike{layer}")
        said = _times(normed, w[f"alike{layer}.in"], w[f"alike{layer}.in_bias"])[:lines]
        regard = _sigmoid(self._apply(f"regard{layer}", normed))[:lines]
        voices, groups = regard.shape[1], len(self.keys)
        width = said.shape[1] // (groups + voices)
        heard = _padded(lines, (3 * groups + voices) * width)
        for place, key in enumerate(self.keys):
            _listen(
                said[:, place * width : (place + 1) * width],
                columns.groups[key],
                heard[:lines, 3 * place * width : 3 * (place + 1) * width],
            )
        voiced = said[:, groups * width :].reshape(lines, voices, width) * regard[..., None]
        start = sheet.page_start[:-1]
        weights = np.add.reduceat(regard, start)[..., None] + np.float32(1e-3)
        page = (np.add.reduceat(voiced, start) / weights).reshape(len(start), -1)
        heard[:lines, 3 * groups * width :] = page[sheet.page]
        return _relu(_times(heard, w[f"alike{layer}.out"], w[f"alike{layer}.out_bias"]))


class Ensemble:
    """Networks that differ only in their random draws, averaged.

    Their mean errs less than each of them (Lakshminarayanan et al., NIPS 2017).

    Args:
        networks: at least one.
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = networks
        self.start, self.end, self.steps = (
            _mean([getattr(network, name) for network in networks]) for name in ("start", "end", "steps")
        )

    def score(self, sheet: Sheet, columns: Columns) -> Scores:
        """Score every line of a sheet, see :class:`Scores`."""
        return Scores(*map(_mean, zip(*(network.score(sheet, columns) for network in self._networks), strict=True)))


def _mean(arrays: Sequence[Array]) -> Array:
    total = arrays[0]
    for array in arrays[1:]:
        total = total + array
    return total / np.float32(len(arrays))


def _sizes(sheet: Sheet) -> Array:
    """(pages, 1) the number of lines of each page."""
    result: Array = np.diff(sheet.page_start)[:, None].astype(np.float32)
    return result


def _listen(said: Array, groups: Groups, heard: Array) -> None:
    """Give every line the mean of its group, and the differences of the group's first and last line from it.

    A line without a group hears itself.
    """
    width = said.shape[1]
    heard[:, :width] = said
    if not len(groups.lines):
        return
    together = said[groups.lines]
    told = np.empty((len(groups.many), 3 * width), np.float32)
    mean = np.add.reduceat(together, groups.start) / groups.many[:, None].astype(np.float32)
    told[:, :width] = mean
    told[:, width : 2 * width] = together[groups.start] - mean
    told[:, 2 * width :] = together[groups.start + groups.many - 1] - mean
    heard[groups.lines] = told[groups.member]


def _mean_of(table: Array, rows: Array, start: Array, out: Array) -> None:
    """For every line, the mean of some rows of a table; lines without rows stay zero."""
    many = np.diff(start)
    some = many > 0
    if some.any():
        out[some] = np.add.reduceat(table[rows], start[:-1][some]) / many[some, None].astype(np.float32)


def column_names(*, marked: bool = False) -> str:
    """The names of all columns in order, with the sizes of categories: a model must have been trained on the same.

    Args:
        marked: whether the pages have markup.
    """
    numbers, categories = (MARKED_NUMBERS, MARKED_CATEGORIES) if marked else (NUMBERS, CATEGORIES)
    return " ".join([*numbers, *(f"{name}:{many}" for name, many in categories.items())])


def softmax(scores: Array) -> Array:
    """Turn logits (last axis) into probabilities."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Array = powers / powers.sum(axis=-1, keepdims=True)
    return result
