"""Correct a detector's guess of a code page, by the letters inside words.

Code pages of one script share most places, and the detector offers none of ISO, DOS and old Macs. A wrong one shows letters
inside words that no alphabet has together, marks, or capitals ("BrŸcke", "slçgts lîdz"); of Cyrillic and Arabic, a wrong one
shows rare letters where common ones should be.
"""

from __future__ import annotations

import re
from collections import Counter

from newsparse.decoding.scripts import ALPHABETS, LATIN, OLD, RIVALS, SCRIPTS

# Letters beyond ASCII, or marks in their place, between letters of ASCII. Apostrophes and dashes stand there, too.
_INSIDE = re.compile(r"([A-Za-z])([^\x00-\x7f’‘–—]{1,3})(?=[A-Za-z])")
_CONTROLS = re.compile("[\x80-\x9f\ufffd]")
_LETTERS = re.compile(rb"[A-Za-z]")
_BEYOND = re.compile(r"[^\x00-\x7f\u00a0«»„“”‘’–—…№]")
# So many letters decide, if all of them belong to one alphabet and not all that the other code page reads; or nearly all, and
# clearly fewer of those.
_FEWEST, _NEARLY_ALL, _CLEARLY = 2, 0.95, 0.1
# Of text in an old code page, Windows' have letters in hardly any places.
_HARDLY_ANY = 0.5
# The least share of a script's common letters among all of a text's, and by how much it must exceed that of another script or
# of another code page of the same.
_COMMON, _OTHER_SCRIPT, _SAME_SCRIPT = 0.8, 0.15, 0.01
# At most this share of the letters of a text in Latin script is beyond ASCII.
_MOST_BEYOND = 0.5


def fitting(sample: bytes, codec: str) -> str:
    """The code page whose letters fit best.

    Args:
        sample: bytes of a page.
        codec: what they were taken for, by Python's name; it is kept unless another clearly fits better.
    """
    beyond = sum(byte > 0x7F for byte in sample)
    if beyond > _MOST_BEYOND * (beyond + len(_LETTERS.findall(sample))):
        return _of_script(sample, codec)
    own = _share(sample.decode(codec, "replace"))
    if own is None:
        return codec
    fittest = codec
    if own < 1:
        found = ((other, _share_of(sample, other)) for other in LATIN)
        fittest = next((other for other, share in found if _is_better(share, own, old=other in OLD)), codec)
    rival = RIVALS.get(fittest)
    if rival and _share_of(sample, rival) == 1 and _letters(sample, rival) > _letters(sample, fittest):
        return rival
    return fittest


def _share_of(sample: bytes, codec: str) -> float:
    """As :func:`_share`; 0 where the code page has no character, or a control, for some byte, or where letters are too few."""
    text = sample.decode(codec, "replace")
    return 0.0 if _CONTROLS.search(text) else _share(text) or 0.0


def _letters(sample: bytes, codec: str) -> int:
    return sum(map(str.isalpha, sample.decode(codec, "replace")))


def _is_better(share: float, own: float, *, old: bool) -> bool:
    if share < _NEARLY_ALL or (old and own > _HARDLY_ANY):
        return False
    return share > own + (0 if share == 1 else _CLEARLY)


def _share(text: str) -> float | None:
    """The largest share of the letters inside words that one alphabet has; None where there are too few."""
    found = Counter(
        letter.lower() if letter.islower() or (letter.isupper() and before.isupper()) else ""
        for before, letters in _INSIDE.findall(text)
        for letter in letters
    )
    many = found.total()
    return max(sum(found[letter] for letter in alphabet) for alphabet in ALPHABETS) / many if many >= _FEWEST else None


def _of_script(sample: bytes, codec: str) -> str:
    best, fittest = 0.0, codec
    own = max(_common(sample, codec, letters) for letters, _ in SCRIPTS)
    for letters, codecs in SCRIPTS:
        least = max(_COMMON, own + (_SAME_SCRIPT if codec in codecs else _OTHER_SCRIPT))
        for other in codecs:
            share = _common(sample, other, letters)
            if share > max(best, least):
                best, fittest = share, other
    return fittest


def _common(sample: bytes, codec: str, letters: frozenset[str]) -> float:
    """The share of some letters among all characters beyond ASCII."""
    beyond = _BEYOND.findall(sample.decode(codec, "replace"))
    return sum(letter in letters for letter in beyond) / max(1, len(beyond))
