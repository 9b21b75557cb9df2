"""The network of :mod:`newsparse.labelling.network`, in the form that learns (PyTorch)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from newsparse.labelling.arrays import Array
from newsparse.labelling.columns import BUCKETS
from newsparse.labelling.grammar import LAYOUTS, PARTS, part_limits, path_limits
from newsparse.labelling.network import column_names
from samples import Shown
from total import PathTotal


@dataclass(frozen=True)
class Size:
    """Widths: of a line's vector, of what it hears from one group, of a trigram's vector; the voices of the whole page;
    the layers' reaches, and the layers that listen to groups."""

    width: int = 64
    heard: int = 12
    spelling: int = 8
    voices: int = 4
    dilations: tuple[int, ...] = (1, 2, 4, 8)
    listening: tuple[int, ...] = (1, 3)


@dataclass
class Batch:
    """Some pages as tensors, L lines in all; see :class:`samples.Sample`. ``flat`` places the lines with gaps between
    pages, ``padded`` in a rectangle of pages by longest page."""

    numbers: Tensor
    categories: Tensor
    bags: Sequence[tuple[Tensor, Tensor]]
    groups: dict[str, tuple[Tensor, Tensor, Tensor, Tensor]]
    page: Tensor
    length: Tensor
    flat: Tensor
    padded: Tensor
    parts: Tensor
    layout: Tensor
    weight: Tensor


GAP = 16
# How much of what the spelling tells is hidden from a network that learns.
_SPELLING_DROPOUT = 0.3


class Net(nn.Module):
    """Columns in; scores of parts by path and by line, and of layouts, out."""

    def __init__(self, size: Size, shown: Shown, mean: Array, spread: Array, dropout: float) -> None:
        super().__init__()
        width, heard = size.width, size.heard
        self.size, self.shown, self.dropout = size, shown, dropout
        self.hidden_bags = 0.0
        self._chance = np.random.Generator(np.random.SFC64(torch.initial_seed()))
        self.register_buffer("mean", torch.from_numpy(mean))
        self.register_buffer("spread", torch.from_numpy(spread))
        self.categories = nn.EmbeddingBag(sum(shown.categories.values()), width, mode="sum")
        nn.init.normal_(self.categories.weight, std=0.05)
        self.numbers = nn.Linear(len(shown.numbers), width)
        self.bags = nn.ModuleList(nn.EmbeddingBag(BUCKETS, size.spelling, mode="mean") for _ in shown.bags)
        for table in self.bags:
            nn.init.normal_(table.weight, std=0.1)
        self.spelling = nn.Linear(len(shown.bags) * size.spelling, width)
        self.inner = nn.Linear(width, width)
        layers, listening = range(len(size.dilations)), range(len(size.listening))
        groups = len(shown.heard)
        self.near = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in size.dilations)
        self.near_norm = nn.ModuleList(nn.LayerNorm(width) for _ in layers)
        self.alike_in = nn.ModuleList(nn.Linear(width, heard * (groups + size.voices)) for _ in listening)
        self.alike_out = nn.ModuleList(nn.Linear(heard * (3 * groups + size.voices), width) for _ in listening)
        self.alike_regard = nn.ModuleList(nn.Linear(width, size.voices) for _ in listening)
        self.alike_norm = nn.ModuleList(nn.LayerNorm(width) for _ in listening)
        self.attention = nn.Linear(width, 1)
        self.final = nn.LayerNorm(width)
        self.parts = nn.Linear(width, len(LAYOUTS) * len(PARTS))
        self.marginals = nn.Linear(width, len(LAYOUTS) * len(PARTS))
        self.layouts = nn.Linear(3 * width, len(LAYOUTS))
        self.steps = nn.Parameter(torch.zeros(len(LAYOUTS), len(PARTS), len(PARTS)))
        self.start = nn.Parameter(torch.zeros(len(LAYOUTS), len(PARTS)))
        self.end = nn.Parameter(torch.zeros(len(LAYOUTS), len(PARTS)))
        self.register_buffer("mask", torch.from_numpy(part_limits()))
        for name, limit in zip(("start_limits", "end_limits", "step_limits"), path_limits(), strict=True):
            self.register_buffer(name, torch.from_numpy(limit))

    def _drop(self, hidden: Tensor, rate: float | None = None) -> Tensor:
        rate = self.dropout if rate is None else rate
        return hidden * self._kept(hidden, rate) if self.training and rate else hidden

    def _kept(self, hidden: Tensor, dropout: float) -> Tensor:
        """Dropout's factors by random bytes, which cost a tenth of PyTorch's."""
        drawn = self._chance.integers(0, 256, hidden.shape, np.uint8)
        bound = round(256 * dropout)
        return torch.from_numpy(np.where(drawn < bound, np.float32(0), np.float32(256 / (256 - bound))))

    def _seen(self, rows: Tensor) -> Tensor:
        """What a bag tells, or now and then nothing while learning."""
        return rows * 0 if self.training and float(torch.rand(1)) < self.hidden_bags else rows

    def _read(self, batch: Batch, numbers_kept: Tensor, categories_kept: Tensor) -> Tensor:
        numbers = ((batch.numbers - self.mean) / self.spread).clamp(-5, 5) * numbers_kept
        weights = categories_kept.expand(len(numbers), -1).contiguous()
        hidden = self.numbers(numbers) + self.categories(batch.categories, per_sample_weights=weights)
        spelt = torch.cat([self._seen(table(*bag)) for table, bag in zip(self.bags, batch.bags, strict=True)], 1)
        hidden = functional.relu(hidden + self.spelling(self._drop(spelt, _SPELLING_DROPOUT)))
        return hidden + functional.relu(self.inner(self._drop(hidden)))

    def _hear_neighbours(self, hidden: Tensor, batch: Batch, layer: int) -> Tensor:
        normed = self.near_norm[layer](hidden)
        total = int(batch.flat[-1]) + GAP + 1
        flat = normed.new_zeros(total, normed.shape[1]).index_copy(0, batch.flat, normed)
        reach = self.size.dilations[layer]
        taps = torch.cat([flat.index_select(0, batch.flat + shift) for shift in (-reach, 0, reach)], 1)
        weight = self.near[layer].weight  # (out, in, tap): as a product several times as fast as a convolution
        return functional.relu(functional.linear(taps, weight.transpose(1, 2).flatten(1), self.near[layer].bias))

    def _hear_alike(self, hidden: Tensor, batch: Batch, layer: int) -> Tensor:
        normed = self.alike_norm[layer](hidden)
        said = self.alike_in[layer](normed)
        width = self.size.heard
        heard = []
        for place, key in enumerate(self.shown.heard):
            of, many, first, last = batch.groups[key]
            own = said[:, place * width : (place + 1) * width]
            mean = own.new_zeros(len(many), width).index_add(0, of, own) / many[:, None]
            ends = own.index_select(0, torch.cat([first, last])).view(2, -1, width) - mean
            heard.append(torch.cat([mean, *ends], 1).index_select(0, of))
        regard = torch.sigmoid(self.alike_regard[layer](normed))
        voiced = said[:, len(self.shown.heard) * width :].view(len(said), self.size.voices, width) * regard[..., None]
        pages = len(batch.length)
        sums = voiced.new_zeros(pages, *voiced.shape[1:]).index_add(0, batch.page, voiced)
        weights = regard.new_zeros(pages, self.size.voices).index_add(0, batch.page, regard)
        heard.append((sums / (weights[..., None] + 1e-3)).flatten(1).index_select(0, batch.page))
        return functional.relu(self.alike_out[layer](torch.cat(heard, 1)))

    def forward(self, batch: Batch, numbers_kept: Tensor, categories_kept: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores (L, layouts, parts) of parts by path and by line, and (pages, layouts) of layouts."""
        hidden = self._read(batch, numbers_kept, categories_kept)
        for layer in range(len(self.size.dilations)):
            hidden = hidden + self._drop(self._hear_neighbours(hidden, batch, layer))
            if layer in self.size.listening:
                place = self.size.listening.index(layer)
                hidden = hidden + self._drop(self._hear_alike(hidden, batch, place))
        hidden = self.final(hidden)
        pages, width = len(batch.length), hidden.shape[1]
        mean = hidden.new_zeros(pages, width).index_add(0, batch.page, hidden) / batch.length[:, None]
        top = hidden.new_full((pages, width), -9.0)
        top = top.scatter_reduce(0, batch.page[:, None].expand_as(hidden), hidden, "amax")
        regard = torch.sigmoid(self.attention(hidden))
        sums = hidden.new_zeros(pages, width + 1)
        sums = sums.index_add(0, batch.page, torch.cat([hidden * regard, regard], 1))
        regarded = sums[:, :-1] / (sums[:, -1:] + 1e-3)
        shape = (-1, len(LAYOUTS), len(PARTS))
        return (
            self.parts(hidden).view(shape) + self.mask,
            self.marginals(hidden).view(shape) + self.mask,
            self.layouts(self._drop(torch.cat([mean, top, regarded], 1))),
        )

    def path_scores(self, parts: Tensor, batch: Batch) -> Tensor:
        """The log of the summed scores of all paths of each page under its layout (the forward algorithm)."""
        pages, longest = len(batch.length), int(batch.length.max())
        rows = parts.new_zeros(pages * longest, len(PARTS)).index_copy(0, batch.padded, parts).view(pages, longest, -1)
        limited = (self.start + self.start_limits, self.steps + self.step_limits, self.end + self.end_limits)
        start, steps, end = (scores.index_select(0, batch.layout) for scores in limited)
        rows = torch.cat([rows[:, :1] + start[:, None], rows[:, 1:]], 1)
        total: Tensor = PathTotal.apply(rows, steps, end, batch.length.long())
        return total

    def gold_scores(self, parts: Tensor, batch: Batch) -> Tensor:
        """The score of each page's true path under its layout."""
        layout = batch.layout[batch.page]
        lines = torch.arange(len(batch.parts))
        new = torch.cat([lines.new_ones(1), (batch.page[1:] != batch.page[:-1]).long()]).bool()
        final = torch.cat([new[1:], new.new_ones(1)])
        before = torch.cat([batch.parts[:1], batch.parts[:-1]])
        worth = parts[lines, batch.parts]
        worth = worth + torch.where(new, self.start[layout, batch.parts], self.steps[layout, before, batch.parts])
        worth = worth + torch.where(final, self.end[layout, batch.parts], worth.new_zeros(()))
        return worth.new_zeros(len(batch.length)).index_add(0, batch.page, worth)

    def load(self, weights: Mapping[str, Array]) -> Net:
        """Take over weights that :meth:`export` wrote, of a network of the same size."""
        taken = {name: torch.from_numpy(array.astype(np.float32)) for name, array in weights.items()}
        taken["numbers.scale"] = 1 / taken["numbers.scale"]
        with torch.no_grad():
            for name, place in self._places():
                array = taken[name]
                place.copy_(array.t() if _is_product(name, place) else array)
            for k, near in enumerate(self.near):
                near.weight.copy_(torch.stack([tap.t() for tap in taken[f"near{k}.weight"].chunk(3)], 2))
        return self

    def _places(self) -> Iterator[tuple[str, Tensor]]:
        """The names of weights, and where each belongs; those of the neighbours' taps aside."""
        yield from (("numbers.mean", self.mean), ("numbers.scale", self.spread), ("categories", self.categories.weight))
        yield from zip(self.shown.bags, (table.weight for table in self.bags), strict=True)
        yield from (("steps", self.steps), ("start", self.start), ("end", self.end))
        yield from (("final.gain", self.final.weight), ("final.shift", self.final.bias))
        for name in ("numbers", "spelling", "inner", "parts", "marginals", "layouts", "attention"):
            yield from ((f"{name}.weight", getattr(self, name).weight), (f"{name}.bias", getattr(self, name).bias))
        for k, norm in enumerate(self.near_norm):
            yield from (
                (f"near{k}.gain", norm.weight),
                (f"near{k}.shift", norm.bias),
                (f"near{k}.bias", self.near[k].bias),
            )
        for place, k in enumerate(self.size.listening):
            norm, into, out_of = self.alike_norm[place], self.alike_in[place], self.alike_out[place]
            yield from ((f"alike{k}.gain", norm.weight), (f"alike{k}.shift", norm.bias))
            yield from ((f"alike{k}.in", into.weight), (f"alike{k}.in_bias", into.bias))
            yield from ((f"alike{k}.out", out_of.weight), (f"alike{k}.out_bias", out_of.bias))
            regard = self.alike_regard[place]
            yield from ((f"regard{k}.weight", regard.weight), (f"regard{k}.bias", regard.bias))

    def export(self) -> tuple[dict[str, Array], dict[str, str]]:
        """The weights under the names that :class:`newsparse.labelling.network.Network` reads, and the metadata."""
        out = {name: place.t() if _is_product(name, place) else place for name, place in self._places()}
        out["numbers.scale"] = 1 / self.spread
        for k, near in enumerate(self.near):
            out[f"near{k}.weight"] = torch.cat([near.weight[:, :, tap].t() for tap in range(3)])
        about = {
            "columns": column_names(marked=self.shown.marked),
            "keys": " ".join(self.shown.heard),
            "dilations": " ".join(map(str, self.size.dilations)),
            "listening": " ".join(map(str, self.size.listening)),
        }
        return {name: tensor.detach().numpy().astype(np.float16) for name, tensor in out.items()}, about


def _is_product(name: str, weights: Tensor) -> bool:
    """Whether weights are those of a product, which PyTorch keeps the other way round; tables of vectors are none."""
    return weights.dim() == 2 and "." in name
