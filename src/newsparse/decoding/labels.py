"""The names of encodings: those that users and pages write, Python's, and the labels in records."""

from __future__ import annotations

import codecs

from newsparse.errors import OptionError

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
    "cp1257": "windows-1257",
    "cp1258": "windows-1258",
    "cp874": "windows-874",
    "cp866": "ibm866",
    "mac-roman": "macintosh",
    "mac-cyrillic": "x-mac-cyrillic",
    "cp932": "shift_jis",
    "shift_jis": "shift_jis",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
    "cp949": "euc-kr",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "windows-874",
    "gb2312": "gbk",
    "big5hkscs": "big5",
}
_LABELS |= {f"iso8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
# Labels that mean a wider code page in practice (the WHATWG encoding standard reads them so).
WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
# Python's ways to write text in ASCII. No page uses them; they yield lone surrogates, or raise exceptions that others do not.
_ESCAPES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"}


def check_encoding(name: str) -> str:
    """Return Python's name for an encoding of text.

    Raises:
        OptionError: there is no such encoding, it does not encode text (``rot13``), or it is one of escapes (``punycode``).
    """
    try:
        "".encode(name)
        b"".decode(name)
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise OptionError(f"no such encoding: {name}") from None
    if codec.replace("_", "-") in _ESCAPES:
        raise OptionError(f"no encoding of pages: {name}")
    return codec


def label_of(codec: str) -> str:
    """The label under which a record names a Python codec."""
    return _LABELS.get(codec, codec.replace("_", "-"))
