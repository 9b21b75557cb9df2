"""What a record does not hold but the inspection view shows: why a line has its state, and what it would give to each field."""

from __future__ import annotations

from typing import NamedTuple


class Receipt(NamedTuple):
    """Why a line has its state (see docs/model.md).

    Attributes:
        state: the final state.
        path: the state on the best path.
        certainty: how sure the state on the path is, 0 to 1.
        runner_up: the likeliest other state.
        chance: its probability.
        rule: the rule over the whole page that replaced the state on the path, if one did.
    """

    state: str
    path: str
    certainty: float
    runner_up: str
    chance: float
    rule: str | None = None


class Reading(NamedTuple):
    """What a line would give to the record if it were the line of a field; None where nothing can be read.

    ``author`` is a comment's; ``first`` is what a comment that begins here says, where that is not the whole line.
    """

    author: str | None = None
    first: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    credit: str | None = None
    comment_count: int | None = None
