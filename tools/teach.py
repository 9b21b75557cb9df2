"""One network, learned from samples: batches, what is hidden from it while it learns, and the loop."""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from net import GAP, Batch, Net, Size
from newsparse.labelling.arrays import Array
from newsparse.labelling.network import column_names
from samples import TEXT, Sample, Shown

# Scores below are of parts that a layout does not have.
_NEVER = -1e3
# Padded lines of one batch.
_LINES = 3_200


@dataclass(frozen=True)
class Course:
    """How a network is taught: ``epochs`` over the pages, the largest step, decay of weights; the shares of a layer's
    values, of columns, of whole groups of columns and of bags of hashed rows that are hidden at a time; the worth of the
    lines' own answers and of the layout's, and of agreeing with elder networks, where there are some; how slowly the kept mean of the weights follows them."""

    size: Size = field(default_factory=Size)
    epochs: int = 10
    step: float = 3e-3
    decay: float = 0.02
    dropout: float = 0.15
    hidden_columns: float = 0.15
    hidden_groups: float = 0.12
    hidden_bags: float = 0.0
    lines_worth: float = 0.5
    layout_worth: float = 1.0
    taught_worth: float = 0.3
    memory: float = 0.998


def _kinds(shown: Shown) -> list[tuple[list[int], list[int]]]:
    """Columns that tell the same kind of thing, hidden together so that the network learns to do without: numbers and
    categories by index."""
    names = list(shown.categories)

    def numbers(test: Callable[[str], bool]) -> list[int]:
        return [k for k, name in enumerate(shown.numbers) if test(name)]

    def categories(*starts: str) -> list[int]:
        return [k for k, name in enumerate(names) if name.startswith(starts)]

    return [
        (numbers(lambda n: n.startswith("marker.")), categories("token")),
        (numbers(lambda n: n.endswith("common")), categories("lexicon")),
        (numbers(lambda n: n.startswith("given")), categories("lexicon")),
        (numbers(lambda n: n in ("date", "clock", "dated_short")), categories("dated", "length_dated")),
        (numbers(lambda n: n.startswith("class.")), []),
        ([], categories("shape")),
        ([], categories("first")),
        ([], categories("last")),
        (numbers(lambda n: n.endswith((".head", ".last"))), []),
        (numbers(lambda n: n.startswith("indent")), categories("indent")),
        ([], categories("blanks")),
        (numbers(lambda n: n in ("position", "from_start", "from_end", "page_lines")), categories("from_")),
        *((numbers(lambda n, key=key: n.startswith(f"{key}.")), []) for key in ("exact", "form", "template", "head",
          "opening", "tail", "look", "path", "nest", "block")),
        *((numbers(lambda n, key=key: n.startswith(f"{key}.")), []) for key in ("named", "near", "above", "around")),
    ]  # fmt: skip


def batch_of(samples: Sequence[Sample], shown: Shown = TEXT) -> Batch:
    """Some samples as one batch."""
    lengths = [len(s.parts) for s in samples]
    longest = max(lengths)
    starts = np.cumsum([0, *lengths])
    bases = np.cumsum([GAP, *(n + GAP for n in lengths)])

    def joined(name: str) -> Array:
        return np.concatenate([getattr(s, name) for s in samples])

    def tensor(array: Array) -> Tensor:
        return torch.from_numpy(array.astype(np.int64))

    total = int(starts[-1])
    bags = []
    for name in shown.bags:
        rows = np.concatenate([s.bags[name][0] for s in samples])
        lines = np.concatenate([s.bags[name][1] + start for s, start in zip(samples, starts, strict=False)])
        bags.append((tensor(rows), tensor(np.searchsorted(lines, np.arange(total)))))
    return Batch(
        torch.from_numpy(joined("numbers").astype(np.float32)),
        tensor(joined("categories")),
        bags,
        {key: _groups([s.groups[key] for s in samples]) for key in shown.heard},
        tensor(np.repeat(np.arange(len(samples)), lengths)),
        torch.tensor(lengths, dtype=torch.float32),
        tensor(np.concatenate([np.arange(n) + base for n, base in zip(lengths, bases, strict=False)])),
        tensor(np.concatenate([np.arange(n) + k * longest for k, n in enumerate(lengths)])),
        tensor(joined("parts")),
        torch.tensor([s.layout for s in samples]),
        torch.tensor([s.weight for s in samples]),
    )


def _groups(pages: Sequence[Array]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    base, parts = 0, []
    for of in pages:
        parts.append(of.astype(np.int64) + base)
        base += int(of.max()) + 1
    of = np.concatenate(parts)
    first, last = np.zeros(base, np.int64), np.zeros(base, np.int64)
    lines = np.arange(len(of))
    first[of[::-1]] = lines[::-1]
    last[of] = lines
    many = np.bincount(of, minlength=base).astype(np.float32)
    return torch.from_numpy(of), torch.from_numpy(many), torch.from_numpy(first), torch.from_numpy(last)


def _batches(samples: Sequence[Sample], rng: random.Random) -> list[list[Sample]]:
    """Pages of like length together, in random order."""
    out: list[list[Sample]] = []
    batch: list[Sample] = []
    for sample in sorted(samples, key=lambda s: len(s.parts) * rng.uniform(0.85, 1.15)):
        if batch and (len(batch) + 1) * max(len(s.parts) for s in [*batch, sample]) > _LINES:
            out.append(batch)
            batch = []
        batch.append(sample)
    out.append(batch)
    rng.shuffle(out)
    return out


def _under(scores: Tensor, layouts: Tensor) -> Tensor:
    """Of scores (L, layouts, parts) those under each line's layout (L, parts)."""
    return scores.gather(1, layouts.view(-1, 1, 1).expand(-1, 1, scores.shape[2]))[:, 0]


class Teacher:
    """A network with all that its learning needs.

    Args:
        course: how it is taught.
        samples: pages that tell the usual range of the numbers.
        seed: all randomness.
        shown: what kind of pages they are.
        elders: networks, as exported, whose mean answer it learns beside the truth (Hinton et al. 2015; their scores themselves, as
            Ba and Caruana, NIPS 2014).
    """

    def __init__(
        self,
        course: Course,
        samples: Sequence[Sample],
        seed: int,
        shown: Shown = TEXT,
        elders: Sequence[tuple[Mapping[str, Array], Mapping[str, str]]] = (),
    ) -> None:
        torch.manual_seed(seed)
        self.course, self.rng, self.shown = course, random.Random(seed), shown
        numbers = np.concatenate([s.numbers[::5] for s in samples]).astype(np.float32)
        self.net = Net(course.size, shown, numbers.mean(0), numbers.std(0) + 0.05, course.dropout)
        self.net.hidden_bags = course.hidden_bags
        self.elders = [self._as_exported(weights, about).eval() for weights, about in elders]
        if self.elders:  # so that their scores mean the same
            with torch.no_grad():
                for name in ("steps", "start", "end"):
                    getattr(self.net, name).copy_(torch.stack([getattr(e, name) for e in self.elders]).mean(0))
        self._begin()
        self.kinds = _kinds(shown)

    def _begin(self) -> None:
        self.kept = {name: value.clone() for name, value in self.net.state_dict().items()}
        self.taken = 0

    def _as_exported(self, weights: Mapping[str, Array], about: Mapping[str, str], dropout: float = 0.0) -> Net:
        heard = tuple(about["keys"].split())  # of an older network others than now
        mean, spread = self.net.mean.numpy(), self.net.spread.numpy()
        return Net(self.course.size, self.shown._replace(heard=heard), mean, spread, dropout).load(weights)

    def go_on_from(self, weights: Mapping[str, Array], about: Mapping[str, str]) -> None:
        """Begin with a network, as exported, instead of with one that knows nothing.

        Raises:
            ValueError: it was learned from other columns than there are now.
        """
        if about.get("columns") != column_names(marked=self.shown.marked):
            raise ValueError("the network to go on from was learned from other columns")
        self.net = self._as_exported(weights, about, self.course.dropout)
        self.net.hidden_bags = self.course.hidden_bags
        self._begin()

    def _visible(self) -> tuple[Tensor, Tensor]:
        """Which columns the network may see this time."""
        course = self.course
        numbers = (torch.rand(1, len(self.shown.numbers)) > course.hidden_columns).float()
        categories = (torch.rand(1, len(self.shown.categories)) > course.hidden_columns).float()
        for number, category in self.kinds:
            if float(torch.rand(1)) < course.hidden_groups:
                numbers[:, number] = 0
                categories[:, category] = 0
        return numbers, categories

    def _loss(self, batch: Batch) -> Tensor:
        net, course = self.net, self.course
        parts, marginals, layouts = net(batch, *self._visible())
        chosen = batch.layout[batch.page]
        shown = _under(parts, chosen)
        worth = batch.weight / batch.length.sqrt()
        path = net.path_scores(shown, batch) - net.gold_scores(shown, batch)
        single = functional.cross_entropy(_under(marginals, chosen), batch.parts, reduction="none")
        single = single.new_zeros(len(batch.length)).index_add(0, batch.page, single)
        layout = functional.cross_entropy(layouts, batch.layout, reduction="none", label_smoothing=0.02)
        loss: Tensor = (
            (path * worth).mean()
            + course.lines_worth * (single * worth).mean()
            + course.layout_worth * (layout * batch.weight).mean()
        )
        return loss + course.taught_worth * self._dissent(parts, marginals, layouts, batch) if self.elders else loss

    def _dissent(self, parts: Tensor, marginals: Tensor, layouts: Tensor, batch: Batch) -> Tensor:
        """How far the network is from what the elders say, who see all columns: from their scores of parts by path under
        the true layout, and from their chances of parts by line and of layouts."""
        chosen = batch.layout[batch.page]
        with torch.no_grad():
            every = (torch.ones(1, len(self.shown.numbers)), torch.ones(1, len(self.shown.categories)))
            answers = [elder(batch, *every) for elder in self.elders]
            said, single, layout = (torch.stack(part).mean(0) for part in zip(*answers, strict=True))
            said, chances, kinds = _under(said, chosen), _under(single, chosen).softmax(1), layout.softmax(1)
        allowed = said > _NEVER
        far = functional.smooth_l1_loss(_under(parts, chosen), said, reduction="none") * allowed
        surprise = -(chances * _under(marginals, chosen).log_softmax(1)).masked_fill(~allowed, 0).sum(1)
        of_lines = (far.sum(1) + self.course.lines_worth * surprise) * (batch.weight / batch.length.sqrt())[batch.page]
        of_pages = -(kinds * layouts.log_softmax(1)).sum(1) * batch.weight
        return (of_lines.sum() + self.course.layout_worth * of_pages.sum()) / len(batch.length)

    def _remember(self) -> None:
        self.taken += 1
        keep = min(self.course.memory, (self.taken + 1) / (self.taken + 10))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                self.kept[name].lerp_(value, 1 - keep)

    def teach(self, epoch_samples: Callable[[int], Iterable[Sample]], name: str) -> Net:
        """Learn, and return the network with the running mean of its weights (Polyak and Juditsky 1992).

        Args:
            epoch_samples: the pages of an epoch, by its number.
            name: what to call the model in the messages on stderr.
        """
        course, net = self.course, self.net
        optimiser = torch.optim.AdamW(net.parameters(), lr=course.step, weight_decay=course.decay, betas=(0.9, 0.98))
        each = len(_batches(list(epoch_samples(0)), random.Random(0)))
        total = each * course.epochs
        ramp = min(100, 1 + total // 10)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser,
            lambda s: min(1, (s + 1) / ramp) * (0.5 * (1 + math.cos(math.pi * min(1, s / total))) + 0.01),
        )
        net.train()
        for epoch in range(course.epochs):
            losses = []
            for samples in _batches(list(epoch_samples(epoch)), self.rng):
                loss = self._loss(batch_of(samples, self.shown))
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                self._remember()
                losses.append(float(loss.detach()))
            print(
                f"{name}: epoch {epoch + 1} of {course.epochs}, loss {sum(losses) / len(losses):.3f}", file=sys.stderr
            )
        net.load_state_dict(self.kept)
        return net.eval()
