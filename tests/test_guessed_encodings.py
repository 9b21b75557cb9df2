"""Pages that do not say their encoding, in the code pages that archives hold: the letters tell which it is."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.decoding import decode
from newsparse.model import RawPage

# a text, and the code pages in which it is found, the name in records where that is another
TEXTS = {
    "Latvian": (
        "Ostas pārvalde paziņoja, ka kuģi šogad vairs nenāks. Zvejnieki ir priecīgi, bet tūristu būs mazāk.",
        {"cp1257": "windows-1257"},
    ),
    "Lithuanian": (
        "Uosto direkcija pranešė, kad laivų šiemet nebebus. Žvejai džiaugiasi, o viešbučių savininkai – ne.",
        {"cp1257": "windows-1257"},
    ),
    "Estonian": (
        "Sadama juhatus teatas, et laevu enam ei tule. Kalurid on rõõmsad, külalisi jääb vähemaks, ütles büroo.",
        {"cp1252": "windows-1252"},
    ),
    "Polish": (
        "Zarząd portu ogłosił, że statki już nie przypłyną. Rybacy są zadowoleni, hotelarze trochę mniej, śpią spokojnie.",
        {"cp1250": "windows-1250", "iso8859_2": "iso-8859-2"},
    ),
    "Danish": (
        "Havnens bestyrelse meddelte, at skibene ikke længere får lov at lægge til. Fiskerne er tilfredse på øen.",
        {"cp1252": "windows-1252"},
    ),
    "German": (
        "Die Hafenbehörde erklärte, daß künftig keine großen Schiffe mehr anlegen dürfen. Fischer begrüßten das.",
        {"cp1252": "windows-1252", "cp850": "cp850", "mac_roman": "macintosh"},
    ),
    "Portuguese": (
        "A administração do porto anunciou que os navios não voltarão. Os pescadores estão contentes com a decisão.",
        {"cp1252": "windows-1252", "cp850": "cp850", "mac_roman": "macintosh"},
    ),
    "English": (
        "“We don’t want them back,” the harbour’s owner said — and that’s that. It’s the café’s loss – and the town’s.",
        {"cp1252": "windows-1252"},
    ),
    "Russian": (
        "Управление порта сообщило, что большие корабли больше не придут. Рыбаки довольны, а владельцы гостиниц нет.",
        {"cp1251": "windows-1251", "koi8_r": "koi8-r", "iso8859_5": "iso-8859-5", "cp866": "ibm866"},
    ),
    "Ukrainian": (
        "Управління порту повідомило, що великі кораблі більше не прийдуть. Рибалки задоволені, а власники готелів ні.",
        {"cp1251": "windows-1251", "koi8_u": "koi8-u"},
    ),
    "Greek": (
        "Η διοίκηση του λιμανιού ανακοίνωσε ότι τα μεγάλα πλοία δεν θα έρχονται πια. Οι ψαράδες είναι ευχαριστημένοι.",
        {"cp1253": "windows-1253", "iso8859_7": "windows-1253"},
    ),
    "Hebrew": (
        "הנהלת הנמל הודיעה כי האוניות הגדולות לא יגיעו עוד. הדייגים מרוצים, בעלי המלונות פחות.",
        {"cp1255": "windows-1255", "iso8859_8": "windows-1255"},
    ),
    "Arabic": (
        "أعلنت إدارة الميناء أن السفن الكبيرة لن تأتي بعد اليوم. الصيادون سعداء بالقرار والفنادق ليست كذلك.",
        {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"},
    ),
}  # fmt: skip
CASES = [(text, codec, label) for text, codecs in TEXTS.values() for codec, label in codecs.items()]


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    CASES,
    ids=[f"{name}-{codec}" for name, (_, codecs) in TEXTS.items() for codec in codecs],
)
@pytest.mark.parametrize("times", [1, 40])
def test_the_letters_tell(text, codec, label, times):
    page = f"{text}\n" * times
    decoded = decode(RawPage("page", page.encode(codec)))
    assert (decoded.text, decoded.encoding, decoded.evidence, decoded.lossy) == (page, label, "guessed", False)


def test_a_guess_is_told_and_what_is_certain_is_not():
    text = TEXTS["Danish"][0]
    guessed, declared, valid = (
        newsparse.parse_bytes(data)
        for data in (text.encode("cp1252"), f"charset=windows-1252\n{text}".encode("cp1252"), text.encode())
    )
    assert [["encoding-guessed" in [w.code for w in page.warnings]] for page in (guessed, valid)] == [[True], [False]]
    assert declared.encoding == "windows-1252"
