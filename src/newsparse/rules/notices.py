"""The wording of copyright notices: their signs, the clauses around the holder, and who is none. Lower case."""

from __future__ import annotations

# The word for the right, and what may stand between it, the year and the holder.
COPYRIGHT = "copyright"
HOLDER_LEADS = ("by",)

# Wording that makes a line a notice wherever it stands; the first is in an agency's long notices, too.
ALL_RIGHTS = "all rights reserved"
RESERVED = (ALL_RIGHTS, "alle rechte vorbehalten")
# The same in an agency's long notice in other languages.
AGENCY_RESERVED = (
    *RESERVED, "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati",
    "alle rechten voorbehouden", "wszelkie prawa zastrzeżone", "все права защищены",
)  # fmt: skip
# A line with none of these is no notice.
MARKS = ("©", "ⓒ", "(c)", "&copy;", COPYRIGHT, *RESERVED)

# Words of legal notices, and of what a site says about itself.
NOTICE_WORDS = (
    "all rights reserved", "all right reserved", "riproduzione riservata", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos",
    "todos os direitos", "tutti i diritti", "alle rechten voorbehouden", "wszelkie prawa", "все права", "版权所有", "版權所有",
    "無断転載", "무단", "may not be published", "terms of use", "privacy policy", "powered by", "theme by", "website by",
)  # fmt: skip

# An agency's long notice: what links to it, or what is protected and what nobody may do ("This material may not be …").
# Pieces of regular expressions.
RESTRICTIONS = "click for restrictions"
WORK, BARRED = r"(?:this|the) (?:material|story|article|content)", r"(?:may|must|shall) not"

# Where the holder ends: the beginnings of the clauses after it. Pieces of regular expressions.
CLAUSES = (
    r"all rights? reserved\b", r"riproduzione riservata\b", rf"{RESTRICTIONS}\b", r"alle rechte\b", r"tous droits\b", r"todos los\b", r"this (?:material|story|article)\b", "版权所有", "無断転載",
)  # fmt: skip

# How such a notice ends, before the full stop. Pieces of regular expressions.
LAST_WORDS = (r"without (?:prior |written )?permission", "or redistributed")

# Beginnings of what stands where a holder would, and is a picture, its maker or the site's.
PICTURES = ("foto", "photo", "bild", "image", COPYRIGHT, "design")
