"""What a line can be, how a page's thread can be laid out, and which part may follow which.

A page is an article, then a thread, then what stands below it. No page mixes layouts, and no body resumes inside a
thread. The network only weighs what the grammar allows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsparse.labelling.arrays import Array

# In this order: furniture above the thread, title, body, furniture below it; a comment's author, its first and its
# later lines of text, lines between author and text, lines between two comments.
PARTS = "HTBEASXMQ"
# Those of a thread.
THREAD = "ASXMQ"
# No thread; author first, among other lines; merged dump: author first, with nothing but names and texts; author
# after the text; authors lost.
LAYOUTS = ("", "1", "m", "2", "0")

# layout → part → the parts that may follow it
_HEAD = "HTB"
FOLLOWERS: dict[str, dict[str, str]] = {
    "": dict.fromkeys(_HEAD, "HTBE") | {"E": "E"},
    "1": dict.fromkeys(_HEAD, "HTBAS") | dict.fromkeys("SX", "EASXQ") | {"A": "SM", "M": "SM", "Q": "EASQ", "E": "E"},
    "m": dict.fromkeys(_HEAD, "HTBA") | dict.fromkeys("SX", "EASX") | {"A": "S", "E": "E"},
    "2": dict.fromkeys(_HEAD, "HTBS") | dict.fromkeys("SX", "AXM") | {"M": "AM", "A": "ESQ", "Q": "ESQ", "E": "E"},
    "0": dict.fromkeys(_HEAD, "HTBS") | dict.fromkeys("SX", "ESXQ") | {"Q": "ESQ", "E": "E"},
}
# A dump may consist of comments only, and may be cut off after a name.
STARTS = {"": "HTBE", "1": "HTBAS", "m": "HTBAS", "2": "HTBS", "0": "HTBS"}
ENDS = {"": "HTBE", "1": "ESXQA", "m": "ESXA", "2": "EAQ", "0": "ESXQ"}

# What is forbidden adds this to a score, which the scores of no line outweigh.
NEVER = -1e4


def _worth(allowed: str) -> list[float]:
    return [0.0 if part in allowed else NEVER for part in PARTS]


def path_limits() -> tuple[Array, Array, Array]:
    """What the grammar adds to a path's scores: 0, or :data:`NEVER` for what it forbids.

    Returns:
        The terms for the first line (layouts, parts), for the last line (layouts, parts), and for each step
        (layouts, parts before, parts after).
    """
    start = np.array([_worth(STARTS[layout]) for layout in LAYOUTS], np.float32)
    end = np.array([_worth(ENDS[layout]) for layout in LAYOUTS], np.float32)
    steps = [[_worth(FOLLOWERS[layout].get(part, "")) for part in PARTS] for layout in LAYOUTS]
    return start, end, np.array(steps, np.float32)


def part_limits() -> Array:
    """What the grammar adds to a part's score on any line: 0, or :data:`NEVER` if the layout has no such part.

    Returns:
        (layouts, parts) float32.
    """
    return np.array([_worth("".join(FOLLOWERS[layout])) for layout in LAYOUTS], np.float32)


def thread_begin(states: Sequence[str]) -> int:
    """The first line of a page's comments, a name or a text; the number of lines where there is none."""
    return next((i for i, state in enumerate(states) if state[0] in "ASX"), len(states))


def allows(layout: int, parts: Sequence[int]) -> bool:
    """Whether a page with this layout may have this sequence of parts, all by number."""
    name, path = LAYOUTS[layout], "".join(PARTS[part] for part in parts)
    after = FOLLOWERS[name]
    return (
        path[0] in STARTS[name]
        and path[-1] in ENDS[name]
        and all(b in after.get(a, "") for a, b in zip(path, path[1:], strict=False))
    )
