"""The parts of an article's header: date prefix, dateline, byline, caption, and the site's own copyright line."""

from __future__ import annotations

import re

from newsparse.fields._calendar import iso_date
from newsparse.fields._lazy import Lazy
from newsparse.fields._legal import is_known, is_own_credit, names_wire, read_notice
from newsparse.fields._people import match_byline
from newsparse.fields.patterns import any_of
from newsparse.model import DateValue
from newsparse.rules.agencies import (
    CAPTION_WIRES,
    EASTERN_MARKS,
    EASTERN_OPENERS,
    PHOTO_DESKS,
    PHOTO_SOURCES,
    SMALL_SOURCES,
    TELEGRAM,
)
from newsparse.rules.bylines import CAPTION_HINTS, CAPTION_LINKS, CAPTION_VIA, CAPTION_WORDS, FILE_ENDS
from newsparse.rules.common import everyday_words
from newsparse.rules.dumps import DATED
from newsparse.rules.months import MONTHS
from newsparse.rules.notices import COPYRIGHT, MARKS, RESERVED
from newsparse.rules.places import CITIES, NO_PLACES, REGIONS

__all__ = ["is_caption", "is_site_copyright", "match_byline", "match_dateline", "split_date_prefix"]

_PREFIX = Lazy(rf"\s*{DATED}(?:\s+|\Z)")

_DASH = r"\s?(?:—|–|―|--|-{1,2}(?=\s)|(?<=\s)_(?=\s)|\.-)\s*"
_AGENCY = r"\s?(?:[(（](?P<agency>[^()（）]{2,40})[)）]|/(?P<wire>[^/()]{2,40})/)"
_PLACE = r"(?P<place>[^\W\d_a-z][^\W\d_]*(?:[ .'’/\-]{1,2}[^\W\d_][^\W\d_]*){0,4}\.?)"
_REST = r"(?P<rest>(?:,\s?\w[\w.' ]{1,24}?){0,3})"
_DATELINE = Lazy(rf"{_PLACE}{_REST}(?:{_AGENCY})?(?:{_DASH}(?=\S)|(?P<alone>\s*\Z))")
_AGENCY_FIRST = Lazy(r"[(（](?P<agency>[^()（）]{2,40})[)）]\s?(?:—|–|―|--|-)\s*(?=\S)")
_EASTERN = Lazy(
    r"[【（(](?P<place>[^【】（）()]{2,20}?)[】）)]\s*(?=\S)"
    rf"|(?:{'|'.join(EASTERN_OPENERS)})[一-鿿]{{2,6}}\d{{1,2}}月\d{{1,2}}日{TELEGRAM}\s*"
)
_EASTERN_MARK = Lazy("|".join(EASTERN_MARKS))
# What such a dateline begins with: a bracket, or the first character of an agency's name.
_EASTERN_OPENING = frozenset("(（【").union(name[0] for name in EASTERN_OPENERS)
_LONGEST_DATELINE, _SHORT_PLACE = 70, 4
_DASHES = frozenset("—–―-_")
# The dash behind a place that nothing else tells: between spaces, or two hyphens; how long the paragraph is, at least.
_APART, _DOUBLE, _PARAGRAPH = (" - ", " – ", " — ", " ― "), "--", 80
_QUOTES = frozenset("\"“„«‘'")

_SOURCES = any_of(PHOTO_SOURCES)
_WORDS = "|".join(sorted(CAPTION_WORDS, key=len, reverse=True))
_LINKED = "|".join(f"(?<={link})" for link in CAPTION_LINKS)
_CAPTION_OPENS = Lazy(rf"[(\[]?(?:{_WORDS})(?:\s?[:：©]\s?\S|/\S|(?:{_LINKED}) (?-i:[^\W\da-z]))", re.IGNORECASE)
_CAPTION_ENDS = Lazy(
    rf"(?:(?<=[\s(\[.!?”\"])(?:{_WORDS})(?:\s?[:：©]|/|(?:{_LINKED}) )\s?(?-i:[^\W\da-z@]|{'|'.join(SMALL_SOURCES)})[^:!?\n]{{0,60}}"
    rf"|[(\[](?:{'|'.join(CAPTION_WIRES)})[ /][^()\[\]]{{2,60}}"
    rf"|(?-i:{'|'.join(PHOTO_DESKS)})/[^/\n]{{2,50}}"
    rf"|(?:[/|(,]|\b(?:{'|'.join(CAPTION_VIA)}))\s?(?-i:{_SOURCES}))[)\]]?\.?\s*\Z",
    re.IGNORECASE,
)
_CAPTION_MARKS, _HINTS = frozenset(":：/(©"), tuple(f" {word} " for word in CAPTION_HINTS)
_CAPTION_ALONE = Lazy(rf"(?:{_SOURCES})(?:/\S.{{0,40}})?\Z")


def split_date_prefix(line: str) -> tuple[int, DateValue] | None:
    """Return where the prefix ``date YYYY-MM-DD`` or ``date YYYY-MM`` of a page's first line ends, and its date."""
    found = _PREFIX.match(line)
    if not found:
        return None
    iso = iso_date(int(found["y"]), int(found["m"]), int(found["d"]) if found["d"] else None)
    return (found.end(), DateValue(found["date"], iso)) if iso else None


def match_dateline(line: str) -> tuple[int, str] | None:
    """Return where the text after a dateline at the start of a body line begins, and the dateline without its dash.

    A line of its own is a dateline if its place is in capitals and is a known city or comes with a known agency.
    Before a dash, a place needs an agency, a date or a region, or has to be a known city; otherwise it is the first
    words of a sentence.
    """
    begin = len(line) - len(line.lstrip())
    opening = line[begin : begin + 2]
    if not opening or not (opening[0].isupper() or opening[0] in _EASTERN_OPENING):
        return None
    if opening[0] in _EASTERN_OPENING:
        return _bracketed(line, begin)
    reach = begin + _LONGEST_DATELINE + 20
    if len(line) - begin > _LONGEST_DATELINE and _DASHES.isdisjoint(line[begin:reach]):
        return None
    found = _DATELINE.match(line, begin, reach)
    if not found or found.end() - begin > _LONGEST_DATELINE or not _is_dateline(line, found):
        return None
    named = next((group for group in ("agency", "wire") if found[group]), None)
    end = found.end(named) + 1 if named else found.end("rest")
    return found.end(), " ".join(line[begin:end].split())


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption or credit (``… Photo: AGENCY/NAME``, ``(AP Photo/…)``, ``Getty Images``)."""
    text = line.strip()
    if len(text) < 4:
        return False
    if len(text) <= 160 and (_CAPTION_OPENS.match(text) or _CAPTION_ALONE.match(text)):
        return not text.endswith(FILE_ENDS)
    tail = text[-100:] if len(text) <= 800 else ""
    if _CAPTION_MARKS.isdisjoint(tail) and not any(map(tail.__contains__, _HINTS)):
        return False
    return bool(_CAPTION_ENDS.search(tail)) and not tail.endswith(FILE_ENDS)


def is_site_copyright(line: str) -> bool:
    """Whether a line is the site's own copyright notice: furniture, never a story's credit."""
    low = line.lower()
    if not any(mark in low for mark in MARKS):
        return False  # this decides most lines
    text = line.strip(" \t\u00a0*•|")
    notice = read_notice(text)
    if notice:
        return not is_own_credit(notice)
    if len(text) > 200 or not any(word in low for word in RESERVED):
        return False
    glued = read_notice(text[text.find("©") :]) if "©" in text else None
    return bool(glued and not is_own_credit(glued)) or COPYRIGHT in low


def _bracketed(line: str, begin: int) -> tuple[int, str] | None:
    first = _AGENCY_FIRST.match(line, begin)
    if first and is_known(first["agency"].strip()):
        return first.end(), line[begin : first.end("agency") + 1]
    eastern = _EASTERN.match(line, begin)
    if not eastern or (eastern["place"] and not _EASTERN_MARK.search(eastern["place"])):
        return None
    return eastern.end(), eastern[0].strip()


def _is_dateline(line: str, found: re.Match[str]) -> bool:
    place, rest, agency = found["place"], found["rest"], found["agency"] or found["wire"]
    known = place.lower().rstrip(".") in CITIES or place.lower() in CITIES
    if agency is not None:
        return (is_known(agency.strip()) or names_wire(agency)) and (found["alone"] is None or place.isupper())
    if found["alone"] is not None:
        return known and place.isupper() and all(_is_rest(part) for part in rest.split(",")[1:])
    parts = [part.strip() for part in rest.split(",")[1:]]
    if not all(_is_rest(part) for part in parts):
        return False
    after = line[found.end() : found.end() + 1]
    sentence = after.isupper() or (not after.isascii() and after.isalnum()) or after in _QUOTES
    return sentence and (known or (place.isupper() and (bool(parts) or _opens_paragraph(line, found))))


def _opens_paragraph(line: str, found: re.Match[str]) -> bool:
    """Whether a dash sets words in capitals apart from a paragraph, as it does a place: "KINDERDIJK - A fire …".

    A word that sentences use is part of a place only before two hyphens, as wires write them, or where the line has the place
    again ("a mill in Kinderdijk"); what newspapers write there ("UPDATE - ") is none.
    """
    place, low = found["place"], found["place"].casefold()
    if low in NO_PLACES or len(place) < _SHORT_PLACE or len(line) < _PARAGRAPH:
        return False
    dash = line[found.end("place") : found.end()]
    said = everyday_words().intersection(low.split())
    if _DOUBLE in dash or place.title() in line[found.end() :]:
        return dash[0].isspace() and len(said) < len(low.split())
    return dash in _APART and not said


def _is_rest(part: str) -> bool:
    """Whether a part after the place is a region, a date or a year: ``Ohio``, ``Sept 8``, ``24 Oct.``."""
    part = part.strip()
    if part.lower() in REGIONS or part.lower() in CITIES or part.isdecimal():
        return True
    words = part.replace(".", " ").split()
    return (
        len(words) <= 3
        and any(w.lower() in MONTHS for w in words)
        and all(w.lower() in MONTHS or w.isdecimal() for w in words)
    )
