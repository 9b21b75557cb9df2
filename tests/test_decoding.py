"""Bytes and what they must become; each row says which encoding and by what evidence."""

import pytest

from newsparse.decoding import decode
from newsparse.decoding.labels import check_encoding, label_of
from newsparse.errors import BinaryInput, OptionError
from newsparse.model import RawPage

JAPANESE = "昨日の会議で、市長は新しい橋の計画について説明しました。住民からは多くの質問が出ました。" * 8
RUSSIAN = "Вчера городской совет обсуждал ремонт старого моста через реку. Жители задали много вопросов. " * 8
GERMAN = "Der Bürgermeister erklärte gestern, dass die Brücke über den Fluß größer werden müsse. " * 8

FRENCH = "L'été dernier, l'hôtel a été fermé à cause des travaux; les élèves étaient déjà partis à la plage.\n" * 3
TURKISH = (
    "Bugün yapılan toplantıda şehrin geleceği üzerine önemli kararlar alındı. Çoğu katılımcı değişikliği istedi.\n" * 3
)
LITHUANIAN = (
    "Šiandien įvyko susitikimas, kuriame dalyvavo daugybė žmonių. Jie kalbėjo apie šalies ateitį ir švietimą.\n" * 3
)
HUNGARIAN = (
    "A képviselő-testület kedden úgy döntött, hogy új iskolát építenek. Sokan örülnek, mások bírálják, hogy előbb kellene.\n"
    * 4
)
POLISH = "Żółta łódź płynęła cicho wzdłuż brzegu, a na pokładzie siedział samotny mężczyzna.\n" * 3
CZECH = "Šéfkuchař přišel pozdě; těšil se na výšku a říkal, že žluťoučký kůň už stojí u vršku.\n"
SLOVAK = "Ľudia sa tešili na prístavbu školy, no mäkšie úpravy čakajú ďalší týždeň.\n"
SPANISH = "«Mañana será otro día», decía el señor Núñez; pidió 5 m³ de hormigón y 3±1 kg de cal.\n"
PORTUGUESE = "A câmara não aprovou as alterações; três órgãos públicos já avançaram à última hora.\n"

ROWS = [
    (
        "iso-8859-2, Polish",
        f"{POLISH}Wyjątki są rzadkie.".encode("iso8859_2"),
        "iso-8859-2",
        f"{POLISH}Wyjątki są rzadkie.",
    ),
    (
        "windows-1252, footnotes",
        "Le café¹ est fermé² près du marché¹, l'été l'a vidé³.".encode("cp1252"),
        "windows-1252",
        "Le café¹ est fermé² près du marché¹, l'été l'a vidé³.",
    ),
    (
        "iso-8859-2, Polish, a few words",
        "Most zamknięty do odwołania, dzieci śpią już".encode("iso8859_2"),
        "iso-8859-2",
        "Most zamknięty do odwołania, dzieci śpią już",
    ),
    ("iso-8859-2, Czech", CZECH.encode("iso8859_2"), "iso-8859-2", CZECH),
    ("windows-1250, Czech", CZECH.encode("cp1250"), "windows-1250", CZECH),
    ("iso-8859-2, Slovak", SLOVAK.encode("iso8859_2"), "iso-8859-2", SLOVAK),
    ("windows-1250, Slovak", SLOVAK.encode("cp1250"), "windows-1250", SLOVAK),
    ("windows-1252, Spanish with marks", SPANISH.encode("cp1252"), "windows-1252", SPANISH),
    ("windows-1252, Portuguese", PORTUGUESE.encode("cp1252"), "windows-1252", PORTUGUESE),
    ("windows-1252, French", FRENCH.encode("cp1252"), "windows-1252", FRENCH),
    ("windows-1254, Turkish", TURKISH.encode("cp1254"), "windows-1254", TURKISH),
    ("windows-1257, Lithuanian", LITHUANIAN.encode("cp1257"), "windows-1257", LITHUANIAN),
    ("windows-1250, Hungarian", HUNGARIAN.encode("cp1250"), "windows-1250", HUNGARIAN),
    ("windows-1250, Polish", POLISH.encode("cp1250"), "windows-1250", POLISH),
    ("utf-8", GERMAN.encode(), "utf-8", GERMAN),
    ("utf-8 mark", b"\xef\xbb\xbf" + GERMAN.encode(), "utf-8", GERMAN),
    ("utf-16 mark", GERMAN.encode("utf-16"), "utf-16-le", GERMAN),
    ("utf-16 bare", GERMAN.encode("utf-16-le"), "utf-16-le", GERMAN),
    ("utf-16 bare, big", GERMAN.encode("utf-16-be"), "utf-16-be", GERMAN),
    ("shift_jis", JAPANESE.encode("shift_jis"), "shift_jis", JAPANESE),
    ("euc-jp", JAPANESE.encode("euc_jp"), "euc-jp", JAPANESE),
    ("windows-1251", RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
    ("iso-2022-jp", JAPANESE.encode("iso2022_jp"), "iso-2022-jp", JAPANESE),
    ("utf-16 bare, Russian", RUSSIAN.encode("utf-16-le"), "utf-16-le", RUSSIAN),
    ("utf-16 bare, Japanese", (JAPANESE + "\n" + "1 2").encode("utf-16-le"), "utf-16-le", JAPANESE + "\n" + "1 2"),
    ("one Western letter at the end", b"We met at the Caf\xe9", "windows-1252", "We met at the Café"),
    ("one Western letter", b"We met at the Caf\xe9 again", "windows-1252", "We met at the Café again"),
    ("a word that begins a file format", b"RIFF between ministers", "utf-8", "RIFF between ministers"),
    ("another", b"%PDF is a format", "utf-8", "%PDF is a format"),
    ("NULs in ASCII", b"The plan was good. " * 9 + b"\0\0", "utf-8", "The plan was good. " * 9 + "\0\0"),
    (
        "declared Latin-1 is windows-1252",
        b'<meta charset="iso-8859-1">He said \x93no\x94.',
        "windows-1252",
        '<meta charset="iso-8859-1">He said “no”.',
    ),
]


@pytest.mark.parametrize(("name", "data", "label", "text"), ROWS, ids=[r[0] for r in ROWS])
def test_bytes(name, data, label, text):
    decoded = decode(RawPage("page", data))
    assert (decoded.text, decoded.encoding, decoded.lossy) == (text, label, False)


@pytest.mark.parametrize(
    "codec, label",
    [
        ("iso8859-2", "iso-8859-2"), ("latin1", "windows-1252"), ("cp1257", "windows-1257"), ("cp1258", "windows-1258"),
        ("cp874", "windows-874"), ("mac_roman", "macintosh"), ("cp866", "ibm866"), ("koi8_u", "koi8-u"),
        ("gb2312", "gbk"), ("euc_kr", "euc-kr"), ("big5hkscs", "big5"),
    ],
)  # fmt: skip
def test_a_record_names_encodings_as_browsers_do(codec, label):
    assert label_of(check_encoding(codec)) == label


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


@pytest.mark.parametrize(
    "name",
    ["rot13", "hex", "", "utf\0", "undefined", "idna", "Punycode", "unicode_escape", "raw_unicode_escape", "utf-7"],
)
def test_a_codec_that_is_not_of_text_is_no_encoding(name):
    with pytest.raises(OptionError):
        check_encoding(name)


@pytest.mark.parametrize(
    "name", ["utf-16", "UTF-16LE", "utf-32", "cp037", "idna", "punycode", "unicode_escape", "utf-7"]
)
@pytest.mark.parametrize("page", ['<meta charset="{}">', "<?xml version='1.0' encoding='{}'?>", "<p>Caf\xe9</p>"])
def test_what_would_not_be_a_superset_of_ascii_is_not_believed(page, name):
    text = page.format(name) + FRENCH
    told = None if "{}" in page else name  # by a header
    assert decode(RawPage("page", text.encode("cp1252"), encoding=told))[:3] == (text, "windows-1252", "guessed")


def test_few_broken_bytes_among_utf8_letters():
    decoded = decode(RawPage("page", "ééééé".encode() + b"\xff and so on"))
    assert decoded == ("ééééé\ufffd and so on", "utf-8", "utf-8", True)


def test_what_the_page_declares_survives_a_cut_character():
    decoded = decode(RawPage("page", "日本".encode("cp932") * 50 + b"\x93", encoding="shift_jis"))
    assert (decoded.encoding, decoded.evidence, decoded.lossy) == ("shift_jis", "declared", True)


@pytest.mark.parametrize(
    "data",
    [b"RIFF\x10\0\0\0WAVE" + bytes(99), bytes(b for i in range(2000) for b in (i * 7 % 251, 0)), b"%PDF-1.4\nabc"],
    ids=["wave", "16-bit samples", "pdf"],
)
def test_binary(data):
    with pytest.raises(BinaryInput):
        decode(RawPage("page", data))


def test_lone_surrogates_in_given_text():
    decoded = decode(RawPage("page", "a\ud800b"))
    assert decoded == ("a\ufffdb", "utf-8", "given", True)
    assert decode(RawPage("page", "\ud83d\ude00")) == ("\U0001f600", "utf-8", "given", False)


@pytest.mark.parametrize("data, encoding", [("\ufeffa\ufffdb".encode(), None), ("a\ufffdb".encode(), "utf-8")])
def test_a_character_for_what_was_lost_elsewhere_is_no_loss_here(data, encoding):
    """The page itself may hold U+FFFD: whoever wrote it lost something."""
    decoded = decode(RawPage("p", data), encoding)
    assert (decoded.text, decoded.lossy) == ("a\ufffdb", False)
