"""Which short lines the rest of the page calls by name: ``@NAME``, "Hello NAME", "NAME wrote", a signature below.

People in a thread address each other. A short line that other lines speak *to* is somebody's name; one that repeats the
name at the head of its own comment is a signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.labelling.look import Look
from newsparse.labelling.words import OUTER
from newsparse.rules.platforms import WORD_CLASS

# What can be a name at all; how much of a line is searched for names.
_NAME, _REACH, _TOKENS = 36, 600, 80
_SIGNATURE = 48
_TRIM = " :.,!"
_AROUND = OUTER + "@"


def add_echoes(looks: Sequence[Look], texts: Sequence[str]) -> None:
    """Tell every short line how other lines address it, and how far above a like one stands; linear in the page."""
    plain = [text.lower().rstrip(_TRIM) if look.form else "" for look, text in zip(looks, texts, strict=True)]
    names = {p for p, look in zip(plain, looks, strict=True) if 2 < len(p) <= _NAME and not look.when}
    ways, times = _calls(texts, names)
    above: dict[str, tuple[int, str, int]] = {}
    for i, look in enumerate(looks):
        name = plain[i]
        if not name or len(name) > _SIGNATURE:
            continue
        if name in ways:
            found = ways[name]
            look.feats += ["ad=" + way for way in found]
            look.feats.append(f"ad*={'x' if found - {'i'} else 'i'}{min(times[name], 3)}")
        words = name.split()
        first = words[0].strip(OUTER)
        if first and look.length < 8:
            earlier = above.get(first)
            if earlier:
                same = earlier[1] == name
                look.feats.append(f"ec={_distance(i - earlier[0])}{same:d}{len(words) < earlier[2]:d}")
                look.feats.append(f"ec={same:d}|{looks[i - 1].last}")
            above[first] = (i, name, len(words))


def _distance(lines: int) -> str:
    return "1" if lines < 2 else "2" if lines < 4 else "5" if lines < 8 else "9" if lines < 20 else "+"


def _calls(texts: Sequence[str], names: set[str]) -> tuple[dict[str, set[str]], dict[str, int]]:
    """For each name that other lines hold: the ways they do (see :func:`_way`), and how many lines do."""
    firsts = {name.split()[0].strip(OUTER) for name in names if name.split()}
    ways: dict[str, set[str]] = {}
    times: dict[str, int] = {}
    for text in texts:
        raw = text[:_REACH].lower().split(maxsplit=_TOKENS)[:_TOKENS]
        tokens = [word.strip(_AROUND) for word in raw]
        seen: set[str] = set()
        for at, token in enumerate(tokens):
            if token not in firsts:
                continue
            for size in (1, 2, 3):
                name = " ".join(tokens[at : at + size])
                if name in names and name not in seen and len(tokens) > size:
                    seen.add(name)
                    ways.setdefault(name, set()).add(_way(raw, tokens, at, size))
                    times[name] = times.get(name, 0) + 1
    return ways, times


def _way(raw: list[str], tokens: list[str], at: int, size: int) -> str:
    """How a line holds a name: ``@`` addressed, ``g`` greeted, ``c`` called at its start, ``v`` after "by" or "von",
    ``s`` before "wrote", ``i`` merely inside."""
    if raw[at][0] == "@":
        return "@"
    before = WORD_CLASS.get(tokens[at - 1], "") if at else ""
    if before == "J":
        return "g"
    end = at + size
    if not at and raw[end - 1][-1] in ":,：，":
        return "c"
    if before in ("P", "Q"):
        return "v"
    if end < len(tokens) and WORD_CLASS.get(tokens[end]) == "S":
        return "s"
    return "i"
