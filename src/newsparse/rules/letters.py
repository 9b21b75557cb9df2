"""How newspapers head their pages of readers' letters, and what they say about letters there.

All are pieces of regular expressions, in lower case.
"""

from __future__ import annotations

# Whole headings. A colon and a subject may follow ("Letters: the post office"), or a word such as "zum Thema".
HEADINGS: tuple[str, ...] = (
    r"(?:(?:your|our|the|readers['’]?|reader['’]s|reader) )?letters?(?: to the (?:editors?|times|press))?(?: page)?(?: of the (?:day|week))?",
    r"(?:letters|mail|post) from (?:our )?readers", r"(?:our )?readers (?:write|respond|say|reply)", r"(?:the )?(?:mail|post)(?:bag|box)",
    r"(?:ihre )?(?:leser|hörer|zuschauer)(?:innen)?(?:briefe?|post|zuschriften|meinungen|echo|stimmen|forum)", r"briefe? an die redaktion", r"zuschriften",
    r"(?:le )?courrier(?: des? (?:lecteurs?|lectrices))?", r"lettres? (?:de|des|à) (?:lecteurs?|la rédaction)", r"tribune des lecteurs",
    r"cartas?(?: (?:al director|a la directora|al editor|de los lectores|de lectores|dos leitores|do leitor|ao diretor))?",
    r"lettere?(?: (?:al direttore|dei lettori|alla redazione))?", r"(?:lezers|ingezonden )brieven", r"brieven van lezers",
    r"insändare", r"læserbreve?", r"leserbrev(?:er)?", r"lukijan(?: ääni| kirje)?|lukijoilta|mielipidekirjoitu(?:s|kset)",
    r"listy (?:do redakcji|czytelników|od czytelników)", r"(?:dopisy|ohlasy) čtenářů", r"olvasói levelek",
    r"письма (?:читателей|в редакцию)", r"листи (?:читачів|до редакції)", r"okur mektupları",
)  # fmt: skip
SUBJECT_LEADS = ("zu", "zum", "zur", "on", "about", "sur", "sobre")

# What is said about letters beside them ("Our readers wrote about the ferry.", "Das Echo der Leserbriefe war groß.").
REMARKS: tuple[str, ...] = (
    r"readers (?:write|wrote)", r"(?:letter|mail)bag", r"letters to the editor", r"(?:leser|hörer)(?:briefe?n?|post|zuschriften)", r"zuschriften",
    r"courrier des? lecteurs", r"lettres? de lecteurs", r"cartas (?:al director|de (?:los )?lectores|do(?:s)? leitor(?:es)?)",
    r"lettere (?:al|dei)", r"ingezonden brieven", r"insändar", r"læserbrev", r"leserbrev", r"listy (?:do redakcji|od czytelnik)", r"dopisy čten",
    r"письма (?:читат|в редакц)",
)  # fmt: skip

# How they are printed, and where to write to ("Letters may be cut.", "The comments reflect the views of readers").
NOTICES: tuple[str, ...] = (
    r"letters (?:may|should|must|are|will|can) be\b", r"(?:we|to) (?:welcome|publish|print|receive) (?:your |readers['’]? )?letters",
    r"(?:selection|some) of (?:your|our readers['’]|the) (?:comments|letters|e-?mails|views|responses)", r"comments reflect the balance of opinions?",
    r"send (?:us )?your (?:letters|comments|e-?mails|views)\b", r"^your (?:e-?mails|views|comments):",
    r"(?:views|opinions) (?:of|are those of) (?:our |the )?(?:readers|listeners|writers)", r"right to (?:edit|cut|shorten)\b",
    r"(?:leserbriefe|zuschriften) (?:geben|können|stellen|müssen|sollen)", r"kürzungen? (?:von leserbriefen |der zuschriften )?(?:vor|behalten)", r"recht (?:auf|zu) kürzung",
    r"(?:views|opinions|meinung|opinión|opinion|opinião|opinione|mening)\w* (?:of|der|unserer|de|des|dei|van|dos) (?:los |nos |nuestros |our |onze )?(?:readers|leser|hörer|lectores|lecteurs|leitores|lettori|lezers)",
    r"les lettres (?:sont|peuvent|doivent)", r"las cartas (?:no|deben|pueden)", r"de redactie behoudt zich",
)  # fmt: skip

# How a letter begins ("Sir, –").
SALUTATIONS: tuple[str, ...] = (
    r"(?:dear )?(?:sirs?|madam|(?:mr\.? )?editor)\s?[,:;.–—-]", r"to the editor\b", r"(?:señora?|sra?\.) directora?\b", r"monsieur le (?:directeur|rédacteur)",
    r"(?:sehr )?geehrte redaktion", r"(?:egregio|gentile) direttore", r"geachte redactie", r"szanowna redakcjo", r"уважаемая редакция",
)  # fmt: skip

# Whole lines between a text and its signer ("Yours etc.,").
CLOSINGS: tuple[str, ...] = (
    r"yours(?:,? (?:sincerely|faithfully|truly|etc\.?))?", r"yours in \w+", r"(?:kind|best|warm) (?:regards|wishes)", r"(?:many )?thanks", r"sincerely(?: yours)?", r"mit (?:freundlichen|besten) grüßen",
    r"hochachtungsvoll", r"cordialement", r"(?:un )?(?:cordial )?saludos?", r"atentamente", r"cordiali saluti", r"met vriendelijke groet",
)  # fmt: skip

# What a wiki writes behind the name of who signs, in brackets: a link to that person's page.
TALK = (
    "talk", "discuss", "Diskussion", "disk", "d", "discuter", "discussion", "discusión", "disc", "discussão", "discussione", "overleg",
    "dyskusja", "обс.", "обсуждение", "обговорення", "diskuse", "vita", "keskustelu", "diskusjon", "tartışma", "συζήτηση", "会話", "对话",
    "討論", "토론", "نقاش", "שיחה",
)  # fmt: skip
