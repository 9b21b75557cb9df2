"""Make the labeller's table of characters from Python's Unicode database.

    python tools/characters.py

Run it when the classes in ``newsparse/labelling/glyphs.py`` change, never for a newer Unicode alone: weights are
learned with one table.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from pathlib import Path

import numpy as np

from newsparse.labelling import glyphs
from newsparse.labelling.arrays import write_arrays

# Punctuation that means something to a page, by class; all other punctuation is a symbol.
SPECIAL = {
    glyphs.STOP: ".．。।॥۔።։",
    glyphs.COMMA: ",;，、；،",
    glyphs.SHOUT: "!?！？؟",
    glyphs.COLON: ":：",
    glyphs.QUOTE: "\"'“”‘’«»„‚`´「」『』‹›",
    glyphs.OPEN: "([{（【<《",
    glyphs.CLOSE: ")]}）】>》",
    glyphs.AT: "@＠",
    glyphs.HASH: "#",
    glyphs.SLASH: "/\\",
    glyphs.PIPE: "|",
    glyphs.DASH: "-–—―~",
    glyphs.BULLET: "•*·◦▪►●■▶",
    glyphs.UNDERSCORE: "_",
    glyphs.ELLIPSIS: "…",
    glyphs.MATH: "+=%$€£&^",
}
_BY_CHAR = {char: kind for kind, chars in SPECIAL.items() for char in chars}
_BY_CATEGORY = {"Ll": glyphs.LOWER, "Lu": glyphs.UPPER, "Lt": glyphs.UPPER, "Nd": glyphs.DIGIT, "Cc": glyphs.SPACE}
_ZERO_WIDTH = "\u200b\ufeff"
_SCRIPTS = (
    (glyphs.HAN, ((0x2E80, 0x2FFF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))),
    (glyphs.KANA, ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))),
    (glyphs.HANGUL, ((0x1100, 0x11FF), (0xAC00, 0xD7AF))),
)
# Accents on letters that have case; the marks of all other scripts are parts of words like letters.
_CASED_MARKS = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE2F),
)


def class_of(char: str) -> int:
    """The class of one character of the basic plane."""
    if char == "\n":
        return glyphs.LINE_END
    if char in _BY_CHAR:
        return _BY_CHAR[char]
    category = unicodedata.category(char)
    if category[0] == "Z" or char.isspace() or char in _ZERO_WIDTH:
        return glyphs.SPACE
    if category in ("Lo", "Lm"):
        for script, ranges in _SCRIPTS:
            if any(low <= ord(char) <= high for low, high in ranges):
                return script
        return glyphs.LETTER
    if category[0] == "M" and not any(low <= ord(char) <= high for low, high in _CASED_MARKS):
        return glyphs.LETTER  # the vowels of Hindi and Thai are letters to whoever counts them
    return _BY_CATEGORY.get(category, glyphs.MARK if category[0] == "M" else glyphs.SYMBOL)


def main() -> None:
    classes = [*map(class_of, map(chr, range(glyphs.FIRST_ASTRAL))), glyphs.ASTRAL]
    runs = [(kind, sum(1 for _ in same)) for kind, same in groupby(classes)]
    cased = [(i, ord(chr(i).lower())) for i in range(glyphs.FIRST_ASTRAL) if len(chr(i).lower()) == 1]
    pairs = np.array([(a, b) for a, b in cased if a != b])
    write_arrays(
        Path(glyphs.__file__).parent / "data" / "characters.safetensors",
        {
            "run_class": np.array([kind for kind, _ in runs], np.uint8),
            "run_length": np.array([many for _, many in runs], np.uint16),
            "cased": pairs[:, 0].astype(np.uint16),
            "lowered": pairs[:, 1].astype(np.uint16),
        },
    )


if __name__ == "__main__":
    main()
