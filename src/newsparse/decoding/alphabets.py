"""Tell ISO-8859-2 from the code pages that detectors take it for: by the letters inside words.

The detector offers no code page of ISO, and windows-1250 has most of the same letters at the same places. The others turn
Polish "ą", "ś", "ź" and Czech "š", "ž", "ť" into marks, or into letters of another alphabet.
"""

from __future__ import annotations

import re
from collections import Counter

# Each language's letters beyond ASCII.
_ALPHABETS = tuple(
    map(
        frozenset,
        """ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű čćđšž ăâîşţșț čšžćđ äöüß àâæçèéêëîïôùûüÿœ áéíñóúüï
        àáâãçéêíóôõúü àèéìíîòóù åäöé æøåéô ëïéöüáíóè àçèéíïòóúü ąčęėįšųūž āčēģīķļņšūž äõöüšž çğıiöşüâî áðéíóúýþæö
        ëçâ ñáéíóúü""".split(),
    )
)  # fmt: skip
_INSIDE = re.compile(rb"(?<=[A-Za-z\xa1-\xff])[\xa1-\xff](?=[A-Za-z\xa1-\xff])")
_CONTROLS = re.compile(rb"[\x80-\x9f]")
# So many letters decide, if all of them belong to one alphabet and not all that the other code page reads; or nearly all, and
# clearly fewer of those.
_FEWEST, _NEARLY_ALL, _CLEARLY = 2, 0.95, 0.1


def is_latin_2(sample: bytes, codec: str) -> bool:
    """Whether bytes are ISO-8859-2 rather than in a code page of one byte that they were taken for."""
    inside = b"".join(_INSIDE.findall(sample))
    if len(inside) < _FEWEST or _CONTROLS.search(sample):
        return False
    share = _share(inside.decode("iso8859_2"))
    clearly = 0 if share == 1 else _CLEARLY
    return share >= _NEARLY_ALL and share > _share(inside.decode(codec, "replace")) + clearly


def _share(letters: str) -> float:
    """The largest share of letters that one alphabet has."""
    counts = Counter(letters.lower())
    return max(sum(counts[letter] for letter in alphabet) for alphabet in _ALPHABETS) / len(letters)
