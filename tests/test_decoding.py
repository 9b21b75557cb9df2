"""Bytes and what they must become; each row says which encoding and by what evidence."""

import pytest

from newsparse.decoding import decode
from newsparse.errors import OptionError
from newsparse.model import RawPage

JAPANESE = "昨日の会議で、市長は新しい橋の計画について説明しました。住民からは多くの質問が出ました。" * 8
RUSSIAN = "Вчера городской совет обсуждал ремонт старого моста через реку. Жители задали много вопросов. " * 8
GERMAN = "Der Bürgermeister erklärte gestern, dass die Brücke über den Fluß größer werden müsse. " * 8

ROWS = [
    ("utf-8", GERMAN.encode(), "utf-8", GERMAN),
    ("utf-8 mark", b"\xef\xbb\xbf" + GERMAN.encode(), "utf-8", GERMAN),
    ("utf-16 mark", GERMAN.encode("utf-16"), "utf-16-le", GERMAN),
    ("utf-16 bare", GERMAN.encode("utf-16-le"), "utf-16-le", GERMAN),
    ("utf-16 bare, big", GERMAN.encode("utf-16-be"), "utf-16-be", GERMAN),
    ("shift_jis", JAPANESE.encode("shift_jis"), "shift_jis", JAPANESE),
    ("euc-jp", JAPANESE.encode("euc_jp"), "euc-jp", JAPANESE),
    ("windows-1251", RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
]


@pytest.mark.parametrize(("name", "data", "label", "text"), ROWS, ids=[r[0] for r in ROWS])
def test_bytes(name, data, label, text):
    decoded = decode(RawPage("page", data))
    assert (decoded.text, decoded.encoding, decoded.lossy) == (text, label, False)


def test_western_bytes_keep_their_letters():
    # several single-byte code pages agree on these letters; the text is what counts
    assert decode(RawPage("page", GERMAN.encode("cp1252"))).text == GERMAN


def test_a_cut_page_is_still_utf8():
    decoded = decode(RawPage("page", (GERMAN + "ü").encode()[:-1]))
    assert (decoded.encoding, decoded.lossy) == ("utf-8", True)


def test_override_and_unknown_name():
    assert decode(RawPage("page", RUSSIAN.encode("koi8-r")), "koi8-r").evidence == "override"
    with pytest.raises(OptionError):
        decode(RawPage("page", b"x"), "klingon")


def test_lone_surrogates_in_given_text():
    decoded = decode(RawPage("page", "a\ud800b"))
    assert decoded.lossy and "\ud800" not in decoded.text
