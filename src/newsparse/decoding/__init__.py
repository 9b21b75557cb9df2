"""Turn bytes into text, with the evidence for the encoding.

These are tried in order: what the user says; a byte order mark; strict UTF-8, or UTF-16 or ISO-2022-JP if NULs or
escape sequences show it; UTF-8 with a few broken bytes; what the page or its container declares; UTF-8 that was cut
off at its end; detection. Only detection, and reading a declaration from the page, import another package.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from newsparse.decoding.alphabets import fitting
from newsparse.decoding.labels import WIDER, check_encoding, label_of
from newsparse.errors import BinaryInput, EmptyInput, OptionError
from newsparse.model import Decoded, RawPage

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch, CharsetMatches

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
# How much higher charset-normalizer's "chaos" may be than that of the cleanest code page to count as equally clean.
_AS_CLEAN = 0.1
# Languages whose letters the most common code page lacks, though it decodes their text.
_NOT_WESTERN = frozenset("Hungarian Polish Czech Slovak Slovene Croatian Romanian Turkish Lithuanian Latvian".split())
# The code pages in which web pages exist; without this list the detector offers those of mainframes and old Macs.
_ON_THE_WEB = ["cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"]
_ON_THE_WEB += ["cp932", "euc_jp", "gb18030", "big5", "cp949"]
# Beginnings that no text has. A word such as "RIFF" or "BZh" alone proves nothing, so the pattern includes what follows it.
_MAGIC = re.compile(
    rb"\x89PNG\r|\xff\xd8\xff|GIF8[79]a|%PDF-\d|PK[\x03\x05][\x04\x06]|\x7fELF|\x1f\x8b\x08|BZh\d1AY&SY|\xfd7zXZ\x00"
    rb"|\x28\xb5\x2f\xfd|RIFF.{4}(?:WAVE|WEBP|AVI )|OggS\x00|.{4}ftyp|SQLite format 3\x00",
    re.DOTALL,
)
# An encoding that extends ASCII leaves this unchanged.
_ASCII = '<meta charset="x">'
# Bytes that no text contains; NUL is counted separately, because a few of them do occur in dumps.
_CONTROLS = bytes(c for c in range(1, 32) if c not in (9, 10, 11, 12, 13, 27))
_LETTERS = b" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAMPLE = 65_536
_LETTER = re.compile(r"[^\s\x00\ufeff\u200b]")


def decode(page: RawPage, override: str | None = None) -> Decoded:
    """Decode one page.

    Args:
        page: bytes, or text from a container (lone surrogates in it become U+FFFD).
        override: the encoding that the user demands.

    Returns:
        The text, the label of its encoding, the evidence, and whether characters had to be replaced.

    Raises:
        EmptyInput: the page has nothing but white space.
        BinaryInput: the page is not text in any encoding.
        OptionError: ``override`` is not an encoding.
    """
    if isinstance(page.data, str):
        if override:
            check_encoding(override)
        decoded = _given(page.data)
    elif override:
        decoded = _overridden(page.data, override)
    else:
        decoded = _from_bytes(page.source, page.data, page.encoding)
    if not _LETTER.search(decoded.text):
        raise EmptyInput(page.source, "no text in it", "check what the scraper wrote")
    return decoded


def _given(text: str) -> Decoded:
    """Text as it is, with the halves of surrogate pairs joined and lone ones replaced by U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        clean = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Decoded(clean, "utf-8", "given", clean.count("\ufffd") > text.count("\ufffd"))
    return Decoded(text, "utf-8", "given")


def _overridden(data: bytes, name: str) -> Decoded:
    codec = check_encoding(name)
    text, lossy = _replaced(data, codec)
    return Decoded(text.removeprefix("\ufeff"), label_of(codec), "override", lossy)


def _replaced(data: bytes, codec: str) -> tuple[str, bool]:
    """Text with U+FFFD for what cannot be decoded, and whether anything could not (a page may hold that character itself)."""
    try:
        return data.decode(codec), False
    except UnicodeDecodeError:
        return data.decode(codec, "replace"), True


def _from_bytes(source: str, data: bytes, declared: str | None) -> Decoded:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            text, lossy = _replaced(data, codec)
            return Decoded(text, name, "bom", lossy)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        wide = _wide(data)
        if wide is None:
            _refuse_binary(source, data, 0.05)
        return wide or _not_utf8(data, declared, problem)
    if _is_odd(data):
        wide = _wide(data)
        if wide is not None:
            return wide
        _refuse_binary(source, data, 0.1)
    if "\x1b$" in text:
        return _escaped(data) or Decoded(text, "utf-8", "utf-8")
    return Decoded(text, "utf-8", "utf-8")


def _is_odd(data: bytes) -> bool:
    """Whether bytes that are valid UTF-8 deserve a second look."""
    return _MAGIC.match(data) is not None or b"\x00" in data or _control_share(data[:_SAMPLE]) > 0.1


def _control_share(sample: bytes) -> float:
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample) if sample else 0.0


def _refuse_binary(source: str, data: bytes, limit: float) -> None:
    sample = data[:_SAMPLE]
    if _MAGIC.match(sample) or _control_share(sample) + sample.count(0) / len(sample) > limit:
        raise BinaryInput(source, "binary data, not text", "give --encoding if it is text")


def _wide(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a byte order mark: nearly all its NUL bytes are at even, or nearly all at odd offsets.

    They come from Latin letters, spaces and line ends. None if the bytes are not UTF-16.
    """
    sample = data[: _SAMPLE & ~1]
    sides = sample[0::2].count(0), sample[1::2].count(0)
    if max(sides) <= 0.003 * len(sample) or min(sides) > 0.05 * max(sides):
        return None
    # A NUL or two in eight-bit text must not turn its letters, two by two, into Chinese.
    if max(sides) < 0.1 * len(sample) and len(sample.translate(None, _LETTERS)) < 0.5 * len(sample):
        return None
    codec = "utf-16-le" if sides[1] > sides[0] else "utf-16-be"
    seen = sample.decode(codec, "replace")
    # Binary numbers decode to code points that no script uses; a dump may contain a few stray ones.
    if sum(c.isprintable() or c in "\t\n\r\ufeff" for c in seen) < 0.97 * len(seen):
        return None
    text, lossy = _replaced(data, codec)
    return Decoded(text, codec, "detected", lossy)


def _escaped(data: bytes) -> Decoded | None:
    """Decode ISO-2022-JP, which consists of seven-bit bytes with escape sequences and so is valid UTF-8; None if it is not."""
    try:
        return Decoded(data.decode("iso2022_jp_ext"), "iso-2022-jp", "detected")
    except UnicodeDecodeError:
        return None


def _not_utf8(data: bytes, declared: str | None, problem: UnicodeDecodeError) -> Decoded:
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    # Other encodings form a valid UTF-8 sequence only by chance: many valid ones for each broken one are proof.
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", mended)))
    if whole > 2 * broken:
        return Decoded(mended, "utf-8", "utf-8", True)
    name = declared or _declared(data)
    known = _as_declared(data, name) if name else None
    if known is not None:
        return known
    # All ASCII except for an unfinished sequence at the end: a cut page, unless the last byte is a Western letter
    # that ends a word.
    if problem.start >= len(data) - 3 and problem.reason.startswith("unexpected end"):
        if len(data) - problem.start > 1 or not data[:-1][-1:].isalpha() or data[-1:] in b"\xc2\xc3\xc4\xc5":
            return Decoded(mended, "utf-8", "utf-8", True)
        return Decoded(data.decode("cp1252", "replace"), "windows-1252", "guessed")
    return _detected(data, problem.start)


def _as_declared(data: bytes, name: str) -> Decoded | None:
    """Decode the bytes as the page declares, if that leaves no more than a few broken characters."""
    try:
        codec = check_encoding(name)
    except OptionError:
        return None
    # The declaration itself was read as ASCII, so a declared UTF-16 is wrong; real UTF-16 has been recognised before this, by
    # its mark or its NULs.
    if _ASCII.encode().decode(codec, "replace") != _ASCII:
        return None
    text = data.decode(WIDER.get(codec, codec), "replace")
    broken = text.count("\ufffd")
    if broken > 1 + len(text) // 500:
        return None
    return Decoded(text, label_of(codec), "declared", broken > 0)


def _declared(data: bytes) -> str | None:
    if b"charset" not in data[:4096].lower() and b"encoding" not in data[:512].lower():
        return None
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(data[:4096], is_html=True, search_entire_document=True)


def _detected(data: bytes, first: int) -> Decoded:
    codec, evidence = _japanese(data), "detected"
    if codec is None:
        from charset_normalizer import from_bytes

        # Around the first byte that is not ASCII, cut at line ends so that no character is split.
        start = data.rfind(b"\n", 0, first) + 1 if first > _SAMPLE // 2 else 0
        sample = data[max(start, first - _SAMPLE // 2) :][:_SAMPLE]
        end = sample.rfind(b"\n") if len(sample) == _SAMPLE else -1
        codec = _fittest(from_bytes(sample[:end] if end > 0 else sample, cp_isolation=_ON_THE_WEB), sample)
        codec, evidence = fitting(sample, codec), "guessed"
    text, lossy = _replaced(data, WIDER.get(codec, codec))
    return Decoded(text, label_of(codecs.lookup(codec).name), evidence, lossy)


def _fittest(found: CharsetMatches, sample: bytes) -> str:
    """The code page whose letters form the likeliest words, among those that decode about as cleanly as the best.

    Code pages of one family fit each other's texts. Where they decode the sample alike, or few of its bytes could
    tell them apart, the most common one is meant.
    """
    best = found.best()
    if best is None:
        return "cp1252"
    few = sum(byte > 0x7F for byte in sample) < 0.02 * len(sample)

    def worth(match: CharsetMatch) -> tuple[bool, float, bool]:
        western = "cp1252" in match.could_be_from_charset
        return few and western, match.coherence, western and match.language not in _NOT_WESTERN

    fittest = max((match for match in found if match.chaos <= best.chaos + _AS_CLEAN), key=worth)
    return "cp1252" if "cp1252" in fittest.could_be_from_charset else fittest.encoding


def _japanese(data: bytes) -> str | None:
    """EUC-JP or Shift-JIS, where the bytes decode strictly and kana prove Japanese; detectors confuse the two."""
    for codec in ("euc_jp", "cp932"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        foreign = sum(ch > "\x7f" for ch in text[:20_000])
        kana = sum("\u3041" <= ch <= "\u30fe" for ch in text[:20_000])
        if 5 * kana > foreign > 4:
            return codec
    return None
