"""Words around an author's name in a byline, words that prove a line is a sentence, and the words of captions.

Prefixes in lower case; each group says how strict the rest of the line must be.
"""

from __future__ import annotations

# Words before names that are also everyday words: what follows must be names and nothing else.
WEAK_PREFIXES = ("by", "von", "par", "por", "di", "door", "av", "af", "text", "texte", "texto", "testo", "tekst", "words",
                 "text by", "words by", "story by", "autor", "od", "от", "автор", "του", "της", "των",
                 "von unserem korrespondenten", "von unserer korrespondentin", "von unserem redakteur", "von unserer redakteurin",
                 "by our correspondent", "by our reporter", "by our staff reporter", "de notre correspondant", "de notre correspondante",
                 "de notre envoyé spécial", "de notre envoyée spéciale", "par notre correspondant", "por nuestro corresponsal",
                 "dal nostro inviato", "dal nostro corrispondente", "dalla nostra inviata", "door onze redacteur", "door onze redactrice",
                 "door onze verslaggever", "door onze verslaggeefster", "door onze correspondent", "van onze redacteur",
                 "van onze verslaggever", "van onze correspondent", "od naszego korespondenta")  # fmt: skip

# The same, only in small letters: with a capital they begin sentences and names.
SMALL_PREFIXES = ("de",)

# The prefix that may be glued to a name ("ByAnn Lee"), the only weak one after which a single word is a name. What stands
# without a prefix is read as names with this one before it, or with the strong one after that.
BY, AUTHOR = "By", "Author:"

# Phrases with no other use: a single word after them is name enough, even a user name.
STRONG_PREFIXES = (
    "author:", "authors:", "by:", "written by", "posted by", "posted by:", "published by", "reported by", "article by",
    "submitted by", "contributed by", "author :", "byline:", "writer:", "reporter:",
    "recipe by", "interview by", "interview:", "words:", "words :", "text and photos by", "text and photos:",
    "aufgezeichnet von", "protokolliert von", "interview von", "interview :", "propos recueillis par", "propos recueillis par :",
    "entrevista de", "intervista di", "przez", "rozmawiał", "rozmawiała", "opracował", "opracowała", "聞き手：", "聞き手・", "โดย",
    "autor:", "autorin:", "autoren:", "verfasst von", "geschrieben von", "veröffentlicht von", "von:", "text:",
    "auteur:", "auteur :", "auteurs :", "écrit par", "publié par", "par :", "rédigé par", "texte :",
    "autora:", "autores:", "escrito por", "publicado por", "por:", "redacción:", "texto:",
    "autore:", "scritto da", "pubblicato da", "di:", "a cura di", "geschreven door", "door:", "skrevet av", "skrevet af",
    "skriven av", "tekst:", "dodał:", "napisał:", "автор:", "текст:", "yazan:", "yazar:", "بقلم", "بقلم:", "كتب:", "كتبت:", "الكاتب:", "लेखक:", "द्वारा:", "από:", "του:", "מאת", "מאת:", "نویسنده:", "kirjoittanut", "penulis:",
)  # fmt: skip

# What may stand alone above the names of a byline. Lower case.
LEADS = frozenset(prefix.strip(" :") for prefix in (*STRONG_PREFIXES, *WEAK_PREFIXES))

# Between the names of a byline, in their order in a pattern; in capitals where the whole byline is.
JOINTS = ("and", "AND", "und", "UND", "et", "ET", "y", "e", "i", "en", "och", "og", "with", "mit", "avec", "con", "и")
# Of these, those that join two persons wherever they stand, also within one name of a page's metadata.
SURE_JOINTS = ("and", "und", "et")

# What ends the names: words before a day or a month, before a place or a section, and behind a number.
BEFORE_DAYS = ("on", "at", "am", "le", "el", "em", "il", "den")
BEFORE_PLACES = ("in", "im", "dans", "en")
COUNTED = ("comment", "kommentar")
# How the days of the week end that may follow ``BEFORE_DAYS``.
DAY_ENDING = "day"
# Words with which the rest of the header begins; pieces of regular expressions.
BEHIND = (
    "Published", "Updated", "Posted", "Last ", "Photo", "Veröffentlicht", "Publié", r"Follow\b", r"Special to\b", "For the ",
    r"for the (?=[A-Z])", r"For (?=[A-Z]\w+\Z)", r"FOR (?=[A-Z])",
)  # fmt: skip

# Behind a name and part of it, without their full stop.
YOUNGER = ("Jr", "Sr")
# Words whose full stop ends no sentence.
ABBREVIATED = (*YOUNGER, "Dr", "Prof", "St", "Mr", "Mrs", "Ms")

# Labels before names in Chinese and Japanese, with a mark behind them; the longer ones before those that they begin with.
EASTERN_LABELS = ("取材・文", "文・写真", "撰文", "图文", "作者", "记者", "記者", "本报记者", "本報記者", "文")
# "Our paper's" and "reporter", with the name right behind them.
EASTERN_PAPERS, EASTERN_REPORTERS = ("本报", "本報"), ("记者", "記者")
# "Reporter" and "correspondent" behind a Korean name.
KOREAN_REPORTERS = ("기자", "특파원")

# Parts of names that begin with a small letter.
_PARTICLES = """de da do dos das di del della dello der den des du la le las los van von vom zu zur zum af av al el bin
    ibn ben bint abu ter ten te y e"""
PARTICLES = frozenset(_PARTICLES.split())

# Capitalised words that follow "By", "Von", "Par", "Por" at the start of sentences and are nobody's name.
_NO_NAMES = """the a an this that these those all any my your his her our their its it no not far now then law default contrast
    comparison clicking using signing joining submitting continuing subscribing then being having doing going taking
    making looking reading popular demand means way and or of in on at to for from with as
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday noon midnight morning night evening
    car air sea royal train bus bike plane rail herzen
    wegen allem diesem dieser dieses einem einer eines mir dir uns ihm ihr allen daher heute gestern
    exemple contre ailleurs conséquent favor ejemplo supuesto eso esto mucho fin lo qué cierto tanto
    more articles author list information stats category categories tags comments main course cuisine"""
NO_NAMES = frozenset(_NO_NAMES.split())

# What follows a name and is not one: a job title, an agency's bureau. Lower case.
_TITLES = """staff writer|staff reporter|staff writers|staff|senior writer|senior reporter|editor|managing editor
contributing editor|contributing writer|contributor|special correspondent|correspondent|foreign correspondent|reporter
writer|columnist|science writer|business writer|sports writer|political writer|guest writer|news editor|staff correspondent
editor-in-chief|editor in chief|for the associated press|special to|follow|info|md|m.d|phd|ph.d|rn|jd|j.d|esq|mba|aerospace writer|economics writer
redaktion|redakteur|redakteurin|korrespondent|journaliste|rédaction|avec afp|con agencias|redacción|corresponsal
enviado especial|giornalista"""
TITLES = frozenset(title for line in _TITLES.split("\n") for title in line.split("|"))
# Those that a person holds. The others also end names of bodies ("Motley Fool Staff").
HELD = TITLES.difference(("staff", "redaktion", "rédaction", "redacción"))

# A piece of a byline with one of these words is a job title, whoever holds it.
_TITLE_WORDS = """staff editor editors reporter writer correspondent columnist director professor analyst technologist fellow
    producer contributor journalist redakteur redakteurin chefredakteur korrespondent journaliste rédacteur redactor
    expert consultant strategist founder co-founder ceo cto coo dietitian specialist advisor experte expertin experto
    editorial bureau team desk"""
TITLE_WORDS = frozenset(_TITLE_WORDS.split())

# Last words of the names of offices that sign articles: "Harbour Team". Lower case.
OFFICES = frozenset(
    "team staff desk editors newsroom redaktion rédaction redacción redazione redactie redakcja".split()
)

# Words before the maker of a picture. Lower case.
CAPTION_WORDS = (
    "photos?", "photographs?", "photo credits?", "photo by", "photos by", "photograph by", "photo courtesy of", "image",
    "images", "image credit", "image courtesy of", "image by", "picture", "pictures?", "picture credit", "pic", "file photo",
    "illustration", "illustration by", "graphic", "credit", "screenshot", "stock photo", "symbolbild",
    "foto", "fotos", "foto's", "fotocredit", "bild", "bilder", "bildquelle", "bildrechte", "bildnachweis", "grafik", "symbolfoto",
    "crédits? photos?", "photo d'illustration", "photo d’illustration", "crédits?", "fotografía", "imagen", "imágenes",
    "foto de", "fotografia", "imagem", "immagine", "zdjęcie", "fot\\.", "фото", "写真", "撮影", "画像", "图", "图片", "摄影", "사진",
)  # fmt: skip
# The ends of these that need no mark before a name, and words between a caption and its source.
CAPTION_LINKS, CAPTION_VIA = ("by", "of"), ("via", "von")
# Where a caption ends in its source, one of these or a mark is near the end.
CAPTION_HINTS = (*CAPTION_LINKS, "via")

# How boards end what they print for a picture inside a post: "[Bild: smile.gif]".
FILE_ENDS = (".gif]", ".png]", ".jpg]", ".jpeg]", ".webp]")
