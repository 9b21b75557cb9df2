"""The forward-backward algorithm with its own derivative, for PyTorch (Rabiner 1989, with his scaling).

What autograd records of a loop over lines costs more than the network's layers; the derivative of a total is known: the chances of
parts and steps. Numbers as wide as float64 hold them without logs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from newsparse.labelling.arrays import Array


class PathTotal(torch.autograd.Function):
    """The log of the summed scores of all paths of some pages, at most T lines each, through K parts.

    Inputs: scores of parts (pages, T, K), of steps (pages, K, K: from, to) and of last parts (pages, K); the number of lines of
    each page, of which at least one path's score is above ``NEVER``. Output: (pages).
    """

    @staticmethod
    def forward(ctx: Any, parts: Tensor, steps: Tensor, last: Tensor, length: Tensor) -> Tensor:  # type: ignore[override]
        """See the class."""
        rows = parts.detach().numpy().astype(np.float64).transpose(1, 0, 2).copy()
        within = np.arange(len(rows))[:, None] < length.numpy()
        top = rows.max(2)
        worth = np.exp(rows - top[..., None])
        moves, ends = _exp(steps), _exp(last)
        ahead, scale = _ahead(worth, moves, within)
        behind = _behind(worth, moves, ends, within)
        total = ((np.log(scale) + top) * within).sum(0) + np.log((ahead[-1] * ends).sum(1))
        ctx.shares = (*_shares(worth, moves, ahead, behind, within), length.numpy() - 1)
        return torch.from_numpy(total).to(parts.dtype)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:  # type: ignore[override]
        """The chance of each part on each line, and how often each step is taken."""
        of_parts, of_steps, final = ctx.shares
        of_last = of_parts[final, np.arange(len(final))]

        def tensor(array: Array) -> Tensor:
            share = torch.from_numpy(np.ascontiguousarray(array)).to(grad.dtype)
            return share * grad.view(-1, *[1] * (share.dim() - 1))

        return tensor(of_parts.transpose(1, 0, 2)), tensor(of_steps), tensor(of_last), None


def _exp(scores: Tensor) -> Array:
    return np.exp(scores.detach().numpy().astype(np.float64))


def _ahead(worth: Array, moves: Array, within: Array) -> tuple[Array, Array]:
    """Of all paths up to a line (T, pages) the share that ends in each part, and the line's scale; behind a page's end as at its end."""
    ahead, scale = np.empty_like(worth), np.empty(worth.shape[:2])
    ahead[0], scale[0] = worth[0], worth[0].sum(1)
    ahead[0] /= scale[0][:, None]
    for t in range(1, len(worth)):
        reached = np.einsum("pi,pij->pj", ahead[t - 1], moves) * worth[t]
        scale[t] = np.where(within[t], reached.sum(1), 1)
        ahead[t] = np.where(within[t][:, None], reached / scale[t][:, None], ahead[t - 1])
    return ahead, scale


def _behind(worth: Array, moves: Array, ends: Array, within: Array) -> Array:
    """What is to come, by part of a line (T, pages, K), up to a factor."""
    behind = np.empty_like(worth)
    behind[-1] = ends
    for t in range(len(worth) - 2, -1, -1):
        coming = np.einsum("pij,pj->pi", moves, worth[t + 1] * behind[t + 1])
        total = np.where(within[t + 1], coming.sum(1), 1)
        behind[t] = np.where(within[t + 1][:, None], coming / total[:, None], ends)
    return behind


def _shares(worth: Array, moves: Array, ahead: Array, behind: Array, within: Array) -> tuple[Array, Array]:
    """The chances of parts (T, pages, K), and the expected numbers of steps (pages, K, K)."""
    both = ahead * behind
    of_parts = both / both.sum(2, keepdims=True) * within[..., None]
    coming = worth[1:] * behind[1:]
    each = np.einsum("tpj,tpj->tp", np.einsum("tpi,pij->tpj", ahead[:-1], moves), coming)
    left = ahead[:-1] * (within[1:] / np.where(within[1:], each, 1))[..., None]
    return of_parts, moves * np.matmul(left.transpose(1, 2, 0), coming.transpose(1, 0, 2))
