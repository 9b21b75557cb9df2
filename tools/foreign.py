"""Labelled pages in scripts that nobody labelled: every letter becomes one of another alphabet, the same on all the page.

What is left is what a reader sees of a page whose language he does not know: which lines recur, how long they are, what
stands where. No marker word, no common word and no name is known in it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from dataset import Example
from newsparse.lines.text import read_lines

# Lower-case letters (capitals follow from them where the script has any).
_ALPHABETS = (
    "абвгдежзийклмнопрстуфхцчшщыэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "กขคงจชซญดตถทธนบปผพมยรลวสหอ",
    "अआइउएकखगघचजटडतथदधनपफबभमयरलवशसह",
    "abcdefghijklmnoprstuvzåäöøéèčšž",
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_EASTERN = ("。", "，", "！", "？", "：")
_HAN, _KANA, _HANGUL = range(0x4E00, 0x4E00 + 3000), range(0x3042, 0x3090), range(0xAC00, 0xAC00 + 8000)
# The letters of short words and of long ones, and whether words are set apart: Chinese, Japanese, Korean.
_EASTERN_SCRIPTS = ((_HAN, _HAN, False), (_KANA, _HAN, False), (_HANGUL, _HANGUL, True))
_SHORT = 4


def _other_letters(rng: random.Random) -> Callable[[str], str]:
    alphabet = rng.choice(_ALPHABETS)
    known: dict[str, str] = {}

    def letter(match: re.Match[str]) -> str:
        old = match[0].lower()
        if old not in known:
            known[old] = rng.choice(alphabet)
        new = known[old]
        return new.upper() if match[0].isupper() else new

    return lambda text: _LETTER.sub(letter, text)


def _eastern(rng: random.Random) -> Callable[[str], str]:
    """Words as a few characters each, short ones, which recur, and long ones in the letters that the script has for them;
    most of these scripts set no word apart."""
    short, long, spaced = rng.choice(_EASTERN_SCRIPTS)
    known: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        old = match[0].lower()
        if old not in known:
            letters = long if len(old) > _SHORT else short
            known[old] = "".join(chr(rng.choice(letters)) for _ in range(1 + (len(old) > 3) + (len(old) > 8)))
        return known[old]

    marks = str.maketrans(dict(zip(".,!?:", _EASTERN, strict=True)))

    def translate(text: str) -> str:
        new = _WORD.sub(word, text)
        return new if spaced else re.sub(r"(?<=\D) (?=\D)", "", new.translate(marks))

    return translate


def foreign(page: Example, rng: random.Random) -> Example | None:
    """The page again in another script; its states stay. None where a line got lost on the way.

    Of pages without comments half become eastern: their paragraphs, all short lines to who counts letters, look like
    opinions one below the other."""
    silent = not any(state.startswith("S") for state in page.aligned.states)
    translate = rng.choice([_other_letters, _eastern] if silent else [_other_letters, _other_letters, _eastern])(rng)
    parts: list[str] = []
    for line in page.lines:
        parts += [""] * line.blanks + [" " * line.indent + translate(line.text)]
    text = "\n".join(parts)
    lines = read_lines(text)
    if len(lines) != len(page.lines):
        return None
    return replace(page, path=f"{page.path}~", text=text, lines=lines)
