"""Letters of languages and scripts, and the code pages that hold them: tables for :mod:`newsparse.decoding.alphabets`."""

from __future__ import annotations

# The letters beyond ASCII of a language in Latin script.
ALPHABETS = tuple(
    map(
        frozenset,
        """ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű čćđšž ăâîşţșț čšžćđ äöüß àâæçèéêëîïôùûüÿœ áéíñóúüï
        àáâãçéêíóôõúü àèéìíîòóù åäöé æøåéô ëïéöüáíóè àçèéíïòóúü ąčęėįšųūž āčēģīķļņšūž äõöüšž çğıiöşüâî áðéíóúýþæö
        ëçâ ñáéíóú""".split(),
    )
)  # fmt: skip

# Code pages of Latin script by Python's names, the commonest first: those of Windows and ISO, and old ones of DOS and Mac.
OLD = ("cp850", "mac_roman", "cp852", "mac_latin2")
LATIN = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_13", "iso8859_15", *OLD)
# Code pages with most letters at the same places, and marks where the other has letters.
RIVALS = {"cp1250": "iso8859_2", "cp1257": "iso8859_13"}

# The commonest letters of other scripts, some nine tenths of a text, and their code pages.
SCRIPTS = (
    (frozenset("оеаинтсрвлкмдпуіыяьзбгйчх"), ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866")),
    (frozenset("αειοτνσηρπκμλυςόίάέδωγχήύθφ"), ("cp1253",)),
    (frozenset("יואלהרתמבשנעדקפחצגטסזכםןךףץ"), ("cp1255",)),
    (frozenset("اليمنوترةبعدسهكفقحجش"), ("cp1256", "iso8859_6")),
)
