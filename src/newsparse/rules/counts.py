"""How pages declare their number of comments, and the headings over a thread, in the languages met so far.

All words are in lower case. ``NOUNS`` are pieces of regular expressions; a noun counts as a whole line ("13
Kommentare", "Komentarze(9)"), with a title after it only where ``TITLE_LINKS`` join them.
"""

from __future__ import annotations

# What is counted. A line "NUMBER NOUN" or "NOUN (NUMBER)" is a declared count.
NOUNS: tuple[str, ...] = (
    r"comments?", r"comment\(s\)", r"responses?", r"thoughts?", r"reader comments?", r"user comments?",
    r"kommentare?", r"leserkommentare?", r"kommentar\(e\)", r"gedanken?", r"leserbriefe?", r"lesermeinung(?:en)?",
    r"commentaires?", r"commentaire\(s\)", r"réponses?", r"réflexions?", r"réactions?",
    r"comentarios?", r"comentario\(s\)", r"respuestas?", r"pensamientos?", r"opiniones",
    r"comentários?", r"comentário\(s\)", r"respostas?", r"ideias?",
    r"comment[oi]", r"rispost[ae]", r"pensier[oi]",
    r"reacties?", r"gedachten?", r"bijdragen",
    r"komentarz(?:e|y|a)?", r"opini[ea]?", r"przemyśle(?:nie|nia|ń)",
    r"комментари(?:й|я|ев|и)", r"отзыв(?:а|ов|ы)?", r"коментар(?:і|ів|и|а)?",
    r"komentář(?:e|ů|a)?", r"komentár(?:e|ov)?", r"reakc[eí]",
    r"kommentar(?:er|en|erna)?", r"tankar", r"tanker", r"kommenttia?", r"ajatusta",
    r"yorum(?:lar)?", r"hozzászólás(?:ok)?", r"komment(?:ek)?", r"comentarii?", r"σχόλι[αο]", r"komentar(?:i|as|ai|ų)?", r"komentār[iu]?s?", r"kommentaari?", r"komentar(?:ji|ja|jev)",
    r"bình luận", r"tanggapan", r"komentara?", r"gânduri", r"pensaments?", r"misli", r"мнени[яе]", r"думк[аи]",
    r"opmerking(?:en)?", r"megjegyzés(?:ek)?", r"nhận xét", r"ý kiến(?: bạn đọc)?", r"disku[zs]e", r"kommentit", r"vastausta?", r"(?:ال)?تعليق(?:ات)?", r"دیدگاه", r"نظر(?:ات)?", r"תגובות", r"comentaris?",
    r"टिप्पणिया[ँं]", r"टिप्पणी", r"মন্তব্য", r"ความ(?:คิด)?เห็น",
)  # fmt: skip

# What may stand between the number and the noun, and before a noun whose number follows.
ADJECTIVES = ("new", "total", "reader", "user")
ALL = (
    "all", "alle", "les", "tous les", "los", "your", "readers'", "readers’", "reader", "user", "ihre", "vos", "wasze", "vaše", "os",
)  # fmt: skip

# Nouns that do so beside every thread of a board's list, where their number follows ("Réponses: 12").
PER_THREAD = frozenset({"réponses", "respuestas", "respostas", "risposte"})

# Nouns in the singular, or with one form for both numbers: "Comment 3" is the third comment.
SINGULAR = frozenset(
    "comment|kommentar|commentaire|comentario|comentário|komentarz|response|thought|réponse|ý kiến|تعليق|التعليق".split(
        "|"
    )
)

# These are counted beside every post of a forum, too ("0 Replies"), so they declare a count only with the title
# after them.
TITLED_NOUNS: tuple[str, ...] = (r"repl(?:y|ies)", r"antwort(?:en)?", r"svar", r"cevap", r"odpowiedzi", r"ответ(?:а|ов)?",
                                 r"пользовательских мнений", r"мысл(?:ь|и|ей)", r"risposte", r"trackbacks?")  # fmt: skip

# These do so only with the title in quotation marks: "10 pensamentos para Começar o Ano" is a headline.
QUOTED_NOUNS: tuple[str, ...] = (
    r"odpowiedzi", r"răspunsuri",
    r"pensamentos?", r"przemyśle(?:nie|nia|ń)", r"myśli?", r"думок", r"мисли", r"názor(?:y|ů)?", r"razmišljanj[ae]", r"pemikiran", r"suy nghĩ",
    r"σκέψ(?:η|εις)", r"מחשבות",
)  # fmt: skip

# Between the noun and the article's title.
TITLE_LINKS = (
    "to|on|for|about|zu|auf|für|à|a|sur|pour|en|para|em|sobre|su|op|over|till|på|om|do|nt\\.|к|на|o|k|in|til|для|до|за|u|za"
    "|au sujet de|à propos de|na temat|do wpisu|aiheesta|riguardo(?: a)?|щодо|για(?: το)?|u|pada|trên|artikkeliin|a\\(z\\)|despre|στο|حول|على|בנושא|על|دربارهٔ|درباره|untuk|về|บน"
)

# The same before a title in quotation marks.
QUOTED_LINKS = TITLE_LINKS + "|na"

# Stems of the words for comments, which do not end a title otherwise ("TITLE — 7 Comments").
COMMENT_STEMS = ("comment", "coment", "komment", "koment", "коммент", "комент")

# Counts in words, in the languages where blogs use them.
NUMBER_WORDS: dict[str, int] = {
    "no": 0, "zero": 0, "one": 1, "a": 1, "a single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "keine": 0, "kein": 0, "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "aucun": 0, "aucune": 0, "pas de": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "sin": 0, "no hay": 0, "ningún": 0, "una": 1, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    # zero is put in words where no other number is
    "nenhum": 0, "sem": 0, "um": 1, "uma": 1, "nessun": 0, "nessuna": 0, "geen": 0, "een": 1, "één": 1, "brak": 0,
    "нет": 0, "один": 1, "inga": 0, "ingen": 0, "ei": 0, "žádné": 0, "žádný": 0, "niciun": 0, "nincs": 0, "jeden": 1,
}  # fmt: skip

# "No comment" is something that commenters say; these words for zero need a plural.
PLURAL_ZERO = frozenset({"no", "zero", "a", "keine"})
# The letters that it ends in.
PLURAL_ENDS = "se"

# What may follow zero and its noun: that it is so by now, and the beginnings of a sentence that asks for the first.
BY_NOW = ("yet", "so far", "available", "found", "vorhanden", "pour le moment", "todavía", "aún")
BE_THE_FIRST = ("be the first", "sei", "soyez", "sé")

# Beginnings of nouns that may follow a number word without a title ("One comment", "Keine Kommentare").
SAID_ALONE = ("c", "k", "к", "res", "rea", "ré", "yorum")

# Beginnings of counts that may end with a full stop, with the blank behind them.
SENTENCES = ("no ", "there ")

# Whole lines that say zero in other ways.
ZERO_LINES = frozenset(
    {
        "コメントはありません", "コメントなし", "コメントはまだありません", "暂无评论", "暂无留言", "没有评论", "還沒有留言",
        "尚無留言", "还没有评论,快来抢沙发", "还没有评论，快来抢沙发", "댓글 없음", "등록된 댓글이 없습니다", "댓글이 없습니다", "هنوز دیدگاهی ثبت نشده است", "لا توجد تعليقات", "אין תגובות",
        "henüz yorum yapılmamış", "henüz yorum yok", "be the first to comment", "be the first to leave a comment", "be the first to reply", "there are no comments yet", "no comments have so far been submitted", "noch keine kommentare",
        "sei der erste, der kommentiert", "soyez le premier à commenter", "sé el primero en comentar",
        "seja o primeiro a comentar", "chưa có bình luận", "ei kommentteja", "комментариев нет", "пока нет комментариев",
    }
)  # fmt: skip

# Patterns of scripts and platforms that have no common form; "{n}" is the number. Matched against the whole line.
WHOLE_LINES: tuple[str, ...] = (
    r"{n} comments? so far",
    r"\d+ ?[-–] ?\d+ of {n} comments?",
    r"{n} comments? (?:sorted by|- show original post).*",
    r"(?:комментариев|комментарии): {n} (?:на|к) .+",
    r"yorumlar \({n} yorum(?: yapıldı)?\)",
    r"yorumları oku \({n}\)",
    r"insgesamt {n} (?:beiträge|kommentare)",
    r"kommentare lesen \({n} beiträge\)",
    r"{n} läsarkommentarer",
    r"(?:ver|leer) todos (?:os comentários|los comentarios) \({n}\)",
    r"opiniones de los lectores:? \(?{n}\)?",
    r"opinie czytelników:? \(?{n}\)?",
    r"diskuse (?:ke|k) (?:článku|textu|příspěvku) \({n}\)",
    r"komentáře k (?:textu|článku) .+: {n}",
    r"(?:网友|網友)?留言(?:列表)? ?[（(](?:共 ?)?{n} ?(?:条|條)?[^（）()]*[)）]",
    r"{n} תגובות לכתבה",
    r"maoni {n}",
    r"{n} ?件の(?:コメント|返信|フィードバック)",
    r"[「『“].*[」』”]?(?:への|に対する|に) ?{n} ?件の(?:返信|コメント|フィードバック|意見)(?:があります)?",
    r"{n} ?コメント",
    r"(?:(?:この(?:記事|エントリー?|投稿|ブログ)への?|みんなの) ?)?(?:コメント|レス)(?:数|一覧)? ?[（(：:]? ?{n} ?件?[）)]?",
    r"(?:全部|热门|最新|网友|所有|精彩)?(?:评论|評論|留言|跟贴|跟帖)(?:数)? ?(?:共 ?)?[（(：:]? ?{n} ?[条條則则]?[）)]?(?: ?以下.*)?",
    r"有 ?{n} ?[条條則则个個篇] ?(?:关于|關於|对|對).+的?(?:想法|评论|評論|留言|回应|回應|回复|回覆)",
    r"(?:对|對) ?[《「“].*[》」”]的? ?{n} ?[条條則则个個篇] ?(?:想法|评论|評論|留言|回应|回應|回复|回覆)",
    r"(?:共有?|已?有)? ?{n} ?[条條則则个個篇] ?(?:评论|評論|留言|跟贴|跟帖|网友评论|想法|回应|回應|回复|回覆)",
    r"[《「“].*[》」”]?(?:上)?(?:的|有) ?{n} ?[条條則则个個篇] ?(?:评论|評論|留言|想法|回应|回應|回复|回覆)",
    r"在?[〈《「“].*[〉》」”]?中?有 ?{n} ?[条條則则] ?(?:评论|評論|留言|回應|回应)",
    r"[“\"'].*[”\"']? पर {n} (?:विचार|टिप्पणी|टिप्पणियाँ|टिप्पणियां)",
    r"{n} ?টি মন্তব্য",
    r"{n} hozzászólás a\(z\) .+ bejegyzéshez",
    r"(?:전체 )?(?:댓글|의견) ?[(（:]? ?{n} ?개?[)）]?",
    r"{n} ?개의? ?(?:댓글|의견|생각)",
    r"[“\"'].*[”\"']?(?:에 대한|의) {n} ?개의 (?:댓글|생각)",
    r"[“\"'].*[”\"']? (?:için|üzerine|hakkında) {n} (?:yorum|düşünce|cevap)",
    r"(?:showing|viewing|displaying) (?:\d+ ?[-–to]+ ?)?\d+ of {n} comments?",
    r"(?:view|show|see|read) (?:all )?{n} comments?",
    r"{n} kommentare? zu (?:diesem|dem) (?:artikel|beitrag|text|thema)",
    r"{n} commentaires? (?:sur|à|de) cet article",
    r"{n} comentarios? (?:a|en|sobre) (?:esta|este|la|el) (?:noticia|artículo|entrada)",
    r"alle {n} kommentare(?: (?:anzeigen|lesen|ansehen))?",
    r"{n} kommentare (?:anzeigen|lesen|ansehen)",
    r"(?:voir|lire|afficher) (?:les|tous les) {n} commentaires",
    r"(?:ver|leer) (?:los|todos los) {n} comentarios",
    (
        r"(?:number of comments|comment count|total comments|anzahl (?:der )?kommentare|nombre de commentaires"
        r"|número de comentarios|(?:komentarze ?)?liczba komentarzy|aantal reacties|antal kommentarer"
        r"|всего комментариев|عدد التعليقات) ?:? ?{n}"
    ),
    r"(?:join the )?(?:discussion|conversation|diskussion|débat|debate) ?[(（]{n}(?: comments?)?[)）]",
    r"there (?:are|is) {n} comments?(?: (?:on|to|for) (?:this|the) (?:post|article|entry|story))?",
    r"\(?{n} comments? ?[—|-] ?leave a comment\)?",
    r"\({n}\) comments?",
    r"{n} postings",
    r"(?:your|our|all|reader|user) comments? ?\({n}\)",
    *(
        rf"{count} ?[|•·»]? ?(?:(?:leave|post|add|write) (?:a|your) (?:comment|reply)|add yours|(?:sign|log) ?in to (?:comment|post|reply))"
        for count in (r"comments? ?\({n}\)", "{n} comments?")
    ),
    r"\( ?{n} комментари(?:й|я|ев) ?[—–|-] ?оставить комментарий ?\)",
    r"\( ?{n} comments? ?[—–|-] ?(?:leave|post) a (?:new )?comment ?\)",
    r"{n} comments? (?:sort(?:ed)? by|newest|oldest|best)(?: \w+)?",
    r"\{? ?{n} comments?…? read (?:them|it) below or add one ?\}?",
    r"(?:view|show|see|read)(?: all)? comments \({n}\)",
    r"{n} comments? [|•·/] \d+ (?:shares?|likes?|views?)",
    r"ความคิดเห็น {n} รายการ",
    r"comments • {n}",
    r"(?:vos|les|toutes les) réactions ?[(（]{n}[)）]",
    r"{n} responses so far",
    r"\(?{n} comments? (?:so far|posted|total|in total|below|on this (?:post|article|entry|story|page))\)?",
)

# What stands at the end of Disqus' heading, behind the number, the noun and the site's name ("24 Comments The City Paper Login").
DISQUS_LOGINS = (
    "Login", "Anmelden", "Connexion", "Se connecter", "Iniciar sesión", "Acceder", "Entrar", "Accedi", "Inloggen", "Zaloguj się", "Войти",
    "Logga in",
)  # fmt: skip

# What is counted in scripts without spaces, where a title precedes it.
UNSPACED_NOUNS = tuple("返信 コメント フィードバック 意見 评论 評論 留言 想法 回应 回應 回复 回覆 댓글 생각".split())

# What a platform writes behind other things that it says of an article (MetaFilter). Others count in brackets what others wrote.
BRACKETED = r"\(\d{1,7} comments? total\)"

# Beginnings of headings over links from elsewhere, which stand in a list of their own.
LINKED = ("trackback", "pingback")

# Headings over the comments. Lower case, without final punctuation. Omitted: "Comment", "Kommentar" (the label of a
# form), "Replies", "Beiträge", "Reactions" (they stand beside every post of a forum).
HEADINGS = frozenset(
    """comments|all comments|reader comments|readers' comments|user comments|latest comments|recent comments here
    |your comments|the comments|comments section|comment section|discussion|responses|reader responses|letters
    |letters to the editor|readers' letters|your views|have your say|thoughts|conversation
    |kommentare|leserkommentare|leserbriefe|lesermeinungen|diskussion|meinungen|ihre meinung|debatte
    |kommentare zum artikel|alle kommentare|leserreaktionen
    |commentaires|les commentaires|vos commentaires|réactions|vos réactions|tous les commentaires
    |comentarios|los comentarios|respuestas|opiniones|comentários|respostas|comentarios de los lectores
    |commenti|i commenti|reacties|alle reacties|kommentarer|kommentarar|kommentit|komentarze|opinie
    |wszystkie komentarze|komentáře|diskuze|diskuse|komentáre|diskusia|комментарии|все комментарии|обсуждение|отзывы
    |коментарі|yorumlar|hozzászólások|kommentek|comentarii|σχόλια|komentar|bình luận|comentaris|komentari
    |コメント|コメント一覧|みんなのコメント|评论|評論|网友评论|热门评论|最新评论|全部评论|留言|跟帖|댓글|의견
    |التعليقات|تعليقات|دیدگاه‌ها|نظرات|תגובות""".replace("\n    ", "").split("|")
)
