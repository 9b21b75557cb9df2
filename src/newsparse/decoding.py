"""Bytes become text, with the evidence for the encoding.

In this order: a byte order mark, what the user says, strict UTF-8, UTF-16 by its pattern of NUL bytes, what the page or
its container declares, UTF-8 with a few broken bytes (a dump that was cut), detection. Only the last two import anything.
"""

from __future__ import annotations

import codecs
import re

from newsparse.errors import BinaryInput, EmptyInput, OptionError
from newsparse.model import Decoded, RawPage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
# Python's codec names → the labels that the WHATWG encoding standard uses; others are written with "-" for "_".
_LABELS = {
    "ascii": "utf-8",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp932": "shift_jis",
    "shift_jis": "shift_jis",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
    "cp949": "euc-kr",
    "iso8859-1": "windows-1252",
    "iso8859-15": "iso-8859-15",
    "koi8-r": "koi8-r",
    "gb2312": "gbk",
    "big5": "big5",
}
_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
          b"\x28\xb5\x2f\xfd", b"RIFF", b"OggS", b"\x00\x00\x00\x18ftyp", b"SQLite format 3")  # fmt: skip
# Bytes that no text holds; NUL is judged apart, because a few of them do stand in dumps.
_CONTROLS = bytes(c for c in range(1, 32) if c not in (9, 10, 11, 12, 13, 27))
_SAMPLE = 65_536
_LETTER = re.compile(r"[^\s\x00\ufeff\u200b]")


def decode(page: RawPage, override: str | None = None) -> Decoded:
    """Decode one page.

    Args:
        page: bytes, or text that a container held (lone surrogates in it become U+FFFD).
        override: the encoding the user insists on.

    Returns:
        Text, encoding label, evidence, and whether characters had to be replaced.

    Raises:
        EmptyInput: nothing but white space.
        BinaryInput: not text in any encoding.
        OptionError: ``override`` is no encoding.
    """
    if isinstance(page.data, str):
        decoded = _given(page.data)
    elif override:
        decoded = _overridden(page.data, override)
    else:
        decoded = _from_bytes(page.source, page.data, page.encoding)
    if not _LETTER.search(decoded.text):
        raise EmptyInput(page.source, "no text in it", "check what the scraper wrote")
    return decoded


def _given(text: str) -> Decoded:
    clean = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not _is_sound(text) else text
    return Decoded(clean, "utf-8", "given", clean != text)


def _is_sound(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _overridden(data: bytes, name: str) -> Decoded:
    try:
        codec = codecs.lookup(name)
    except LookupError:
        raise OptionError(f"no such encoding: {name}") from None
    text = data.decode(codec.name, "replace")
    return Decoded(text.removeprefix("\ufeff"), label_of(codec.name), "override", "\ufffd" in text)


def _from_bytes(source: str, data: bytes, declared: str | None) -> Decoded:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(codec, "replace")
            return Decoded(text, name, "bom", "\ufffd" in text)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        _refuse_binary(source, data)
        return _not_utf8(data, declared, problem)
    if "\x00" in text:
        wide = _wide(data)
        if wide:
            return wide
        _refuse_binary(source, data)
    elif data[:16].startswith(_MAGIC) or len(data[:_SAMPLE].translate(None, _CONTROLS)) < 0.9 * len(data[:_SAMPLE]):
        _refuse_binary(source, data)
    return Decoded(text, "utf-8", "utf-8")


def _refuse_binary(source: str, data: bytes) -> None:
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    if (
        sample.startswith(_MAGIC)
        or odd > 0.1 * len(sample)
        or (sample.count(0) > 0.1 * len(sample) and not _wide(data))
    ):
        raise BinaryInput(source, "binary data, not text", "give --encoding if it is text")


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: in Latin text every other byte is NUL."""
    sample = data[: _SAMPLE & ~1]
    half = len(sample) // 2
    for offset, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and sample[offset::2].count(0) > 0.4 * half and sample[1 - offset :: 2].count(0) < 0.05 * half + 1:
            text = data.decode(codec, "replace")
            return Decoded(text, codec, "detected", "\ufffd" in text)
    return None


def _not_utf8(data: bytes, declared: str | None, problem: UnicodeDecodeError) -> Decoded:
    wide = _wide(data)
    if wide:
        return wide
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    sound = len(data) - len(data.decode("utf-8", "ignore").encode())
    multibyte = len(mended) < len(data) - sound
    if (problem.start >= len(data) - 3 and problem.reason.startswith("unexpected end")) or (
        multibyte and 200 * broken < len(mended)
    ):
        return Decoded(mended, "utf-8", "utf-8", True)
    name = declared or _declared(data)
    if name:
        try:
            return Decoded(data.decode(name), label_of(codecs.lookup(name).name), "declared")
        except (LookupError, UnicodeDecodeError):
            pass
    return _detected(data)


def _declared(data: bytes) -> str | None:
    if b"charset" not in data[:4096].lower() and b"encoding" not in data[:512].lower():
        return None
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(data[:4096], is_html=True, search_entire_document=True)


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    codec = _japanese(data)
    if codec is None:
        best = from_bytes(data[:_SAMPLE]).best()
        codec = best.encoding if best else "cp1252"
    text = data.decode(codec, "replace")
    return Decoded(text, label_of(codecs.lookup(codec).name), "detected", "\ufffd" in text)


def _japanese(data: bytes) -> str | None:
    """EUC-JP or Shift-JIS where the bytes decode strictly and kana say it is Japanese; detectors mix these up."""
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


def label_of(codec: str) -> str:
    """The label under which a record names a Python codec."""
    return _LABELS.get(codec, codec.replace("_", "-"))
