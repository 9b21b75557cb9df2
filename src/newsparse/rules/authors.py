"""What accompanies a commenter's name on its line without being part of it, in every language met so far."""

# Before the name; matched at the start of the line in any case, longer ones first.
LEADS = (
    "comment by", "commented by", "posted by", "submitted by", "written by", "review by", "reply by", "author:",
    "post by", "by:", "by", "from", "originally posted by", "geschrieben von", "verfasst von", "eingestellt von",
    "kommentar von", "von:", "soumis par", "publié par", "posté par", "rédigé par", "écrit par",
    "commentaire de", "message de", "messagede", "messagepar", "publicado por", "enviado por", "escrito por",
    "message par", "mensaje por", "mensaje de", "mensagem por", "messaggio da", "bericht door", "post autor:", "сообщение", "příspěvek od",
    "indlæg af", "innlegg av", "inlägg av", "ingediend door",
    "comentario de", "comentário de", "postado por", "por", "dodał", "autor:", "autor", "scritto da", "inviato da",
    "door", "skrevet av", "skrivet av", "inlagt av", "napsal", "автор:", "автор", "作者:", "作者：",
    "avatar", "default avatar for user", "avatar for user", "avatar for", "avatar of", "profile picture", "profilbild von", "profile photo of", "permalien",
    "report this comment on", "guest", "new!", "unread post", "unread post by", "ungelesener beitrag von", "beitrag von", "re:",
    "ο/η", "ο χρήστης", "η χρήστρια", "名前:", "名前：", "投稿者:", "投稿者：", "answered by", "asked by", "reviewed by",
    "gespeichert von", "erstellt von", "beantwortet von", "envoyé par", "ajouté par", "commentaire par", "comentado por",
    "respondido por", "commento di", "postato da", "inserito da", "geplaatst door", "reactie van", "opublikowane przez",
    "dodane przez", "komentarz od", "komentář od", "vložil", "gönderen:", "yazan:", "comment from", "name:", "permalink reply by",
    "dari:", "de:", "dice ser", "ditulis oleh", "nome:", "nom:", "authored by", "comment posted by", "poster:", "reviewer:",
    "sent by", "replied by", "από:", "от:", "מאת:", "الاسم:", "بواسطة:", "كتب:", "من طرف", "نویسنده:", "จากคุณ :", "จากคุณ",
    "ชื่อ :", "โดย", "โดยคุณ", "ໂດຍ:", "ከ:", "ដោយ៖", "ニックネーム：", "回答者：", "닉네임", "프로필 사진", "profile photo for",
    "lihat profile", "użytkownik", "gość:", "аккаунт", "зочин", "anonyymi", "vierailija", "misafir", "სტუმარი", "知乎用户", "লিখেছেন",
    "[personal profile]", "[community profile]", "response from", "nimimerkki:", "pseudo :", "pseudo:", "nick:", "signatur:", "from:",
    "تبصرہ از", "respuesta de", "réponse de", "ရေးသားသူ",
    "registered commenter", "楼主：", "楼主:", "樓主：", "樓主:", "blogicon", "投稿", "投稿者", "推", "噓", "网友:", "网友：", "написал:", "написала:", "url |", "report post",
)  # fmt: skip

# The same for words that names also begin with ("Von Miller", "Da Silva"): they are leads where a date or a colon
# is on the line, or where several lines of the page begin so.
WEAK_LEADS = ("von", "da", "par", "av", "af", "on", "reply from", "imagen de")

# Of these, those that often begin a name with a capital, each with the words that its language has before a date: beside a
# date they are then leads only with such a word ("Von Anna am 3. Mai").
CAPITAL_LEADS = {"von": ("am", "um", "vom"), "da": ("il", "alle"), "on": ()}

# A comment's floor, or the level of who wrote it, before the name, in any case; a blank or a colon follows.
FLOORS = (r"第?\d{1,5}[楼樓]", r"lv\.?\d{1,3}")

# Leads that count: a number follows, and possibly another lead.
NUMBERED_LEADS = (
    "comment",
    "comment number",
    "comment no",
    "commentaire",
    "kommentar",
    "comentario",
    "commento",
    "комментарий",
)

# What may stand between that number and the name.
NUMBERED_LINKS = ("posted", "by", "di", "de", "от", "od", "av")

# Leads of a name at the end of its line, after a date.
CLOSING_LEADS = ("by", "par", "von", "por", "da", "door")

# The ending of leads to which a name with a capital may be glued ("messagedeAnn").
GLUED_LEAD = "de"

# Words before the time of day in front of a name, and behind a name and before its time, on a line with a day.
BEFORE_CLOCK, CLOCK_LINKS = ("at",), ("pada",)

# Leads that are also a name if no other follows.
NAMES_TOO = frozenset({"guest", "anonyymi", "vierailija", "misafir", "зочин", "სტუმარი", "知乎用户"})

# After the name: words from which on the rest of the line is not part of the name. Matched as whole words.
TAILS = (
    "says", "said", "say", "wrote", "writes", "commented", "replied", "responded", "responds", "answered", "asks", "sagt",
    "sagte", "schrieb", "schreibt", "meint", "meinte", "antwortete", "kommentierte", "dit", "a dit", "écrit",
    "a écrit", "a répondu", "répond", "dice", "dijo", "escribió", "comentó", "disse", "diz", "escreveu", "comentou",
    "ha detto", "scrive", "ha scritto", "scrisse", "säger", "skrev", "skriver", "sier", "sa", "siger", "zegt", "schreef",
    "zei", "pisze", "napisał", "napisała", "mówi", "píše", "napsal", "írta", "kirjoitti", "sanoo", "dedi ki", "yazdı",
    "пишет", "писал", "написал", "говорит", "сказал", "さんのコメント", "さんより", "より", "说", "说道", "說", "說道",
    "replied to this comment from", "in reply to", "replying to", "responds to", "reply to", "antwortet auf",
    "posted", "posted on", "posted at", "on chapter",
    "reply", "antworten", "répondre", "responder", "permalink", "link", "quote", "zitieren", "report", "flag",
    "verified", "registered", "registrierter", "registriert", "registrierter benutzer", "moderator", "administrator",
    "mitglied", "members", "member", "junior member", "senior member", "full member", "hero member", "jr. member", "sr. member",
    "post subject", "sujet du message", "betreff des beitrags", "oggetto del messaggio", "asunto del mensaje", "temat postu",
    "new member", "active member", "well-known member", "gold member", "silver member", "投稿作成者", "投稿日", "投稿日時", "junior", "senior", "guest", "gast", "author", "post author", "not verified",
    "is offline", "ist offline", "ist online", "ist gerade online", "is online now", "join date", "closed", "is online", "offline", "online", "community champion", "premium", "supporter", "subscriber",
    "於", "于", "发表于", "發表於", "回覆", "回复", "posts:", "posts", "beiträge", "messages", "joined", "joined:",
    "location:", "show", "hide", "edited", "likes this", "verified buyer", "top contributor", "staff",
    "abonné", "abonnée", "made it!", "promoted this comment", "created the topic:", "via android", "via iphone", "לפני", "เมื่อ",
    "เมื่อวันที่", "datum", "since:", "modified", "楼主", "樓主", "作者", "작성자", "댓글모음", "ip:", "sobre el tema",
    "sur le sujet", "on topic", "بتاريخ:", "님",
    "提交日期", "回复日期", "力荐", "推荐", "还行", "较差", "很差", "plus会员", "reblogged this from", "replies to", "написав", "написала",
    "added a comment", "rated it", "wrote a review", "- go to profile", "#-",
)  # fmt: skip

# After the name and before a date: at the end of a line that is cut off there, or before a figure. Names contain
# these words, too ("Yann Le Goff", "Peter am See").
DATED_TAILS = ("on", "at", "am", "um", "vom", "le", "el", "em", "il", "den", "op", "dnia")
# With a capital only right before a date.
CAPITAL_TAILS = ("On", "At")

# After the name, if nothing but a colon or dots follows: words that are also names, or parts of names ("Viết").
LAST_TAILS = (
    "OP",
    "комментирует", "сказав", "сказала", "каже", "каза", "提到", "表示", "댓글", "hat gesagt", "sagde", "szerint", "spune",
    "spunea", "λέει", "είπε", "diu", "kaže", "řekl", "řekla", "řekl(a)", "يقول", "قال", "הגיב", "אמר", "אמרה", "אמר/ה", "گفت",
    "a scris", "je napisao", "je napisala", "je napisao/la", "menulis", "пише", "می‌گوید", "می گوید", "نے لکھا ہے", "نے کہا", "کہتے ہیں",
    "का कहना है", "लेख्नुहुन्छ", "বলেছেন", "έγραψε",
    "berkata", "mengatakan", "viết", "nói", "พูดว่า", "กล่าวว่า", "कहते हैं", "कहता है", "ने कहा",
)  # fmt: skip

# Glued to the end of the name, in languages without spaces between words; ``LAST_GLUED`` only before a colon, dots
# or the end of the line.
GLUED_TAILS = ("さんのコメント", "さんより", "的原贴")
# Only before dots: names end with these, too ("传说：").
DOTTED_GLUED = ("说", "說")
LAST_GLUED = ("说道", "說道", "表示", "提到", "님의 말", "님의 댓글", "님의")

# After a name, or before it, where a picture of its owner stood.
AVATARS = ("avatar", "profile picture", "profilbild")

# In brackets after a name, besides the words above: what kind of commenter it is.
BRACKETED = (
    "visitor", "anonymous", "unregistered", "deleted", "op", "mod", "admin", "editor", "website", "homepage", "profile", "blog",
    "talk", "edit", "delete", "email", "subscribe", "redaktion", "moderation", "profil", "original", "poster", "topic", "starter",
    "banned", "vip", "abonnent", "abonnentin", "leser", "leserin", "journalist", "staff", "team", "besucher", "unregistriert", "invité", "visiteur", "invitado", "anónimo", "anonimo", "ospite", "гость", "gość", "訪客", "访客", "游客", "匿名",
)  # fmt: skip

# Titles before a name that are part of it.
HONORIFICS = frozenset(
    "herr frau mr mrs ms miss dr prof sir madame monsieur m. mr. mrs. ms. dr. prof. señor señora".split()
)

# Words by which Chinese sites say where a comment was sent from: a province or a country, after the name and before
# a city.
SENT_FROM = (
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆",
    "香港", "澳门", "美国", "加拿大", "英国", "法国", "德国", "日本", "韩国", "澳大利亚", "新加坡", "海外",
)  # fmt: skip

# Marks that end a name wherever they stand; marks that do so beside a blank, since names hold them too ("Anne–Marie", "Lev·M").
CUTS, CUTS_APART = "|•»«│¦◆●►▸▪", "·—–"

# "12 replies", "2.732 Beiträge": a number with one of these ends the name.
COUNTERS = (
    "replies",
    "posts",
    "threads",
    "beiträge",
    "points",
    "point",
    "comments",
    "messages",
    "kommentare",
    "reviews",
)
# The same, glued to the number.
UNITS = ("pts",)

# What votes for a comment are counted in, behind a name: "42p".
POINTS = ("pts", "pt", "p")

# What platforms glue to names without a blank: ranks, and verbs; and words that are no name with such a verb.
GLUED_RANKS = ("Participant", "Keymaster", "Moderator", "Spectator", "Blocked", "Posted", "Posts")
GLUED_VERBS = ("dit", "says", "said", "wrote", "schrieb", "sagt", "dijo", "dice", "disse")
NO_VERBS = frozenset(
    "edit credit reddit subreddit pandit bandit pundit judit candice eurydice boussaid bensaid".split()
)

# What readers without a name of their own are called, behind where they are from and before a name: "江苏省网友 Ann".
FROM_ELSEWHERE = ("网友", "網友")
# What says where that is, besides ``SENT_FROM``; what such a name is not, in its place.
ELSEWHERE, ADDRESSES = ("省", "市", "手机"), ("ip",)

# In brackets where a name was: who wrote it is not told any more.
LOST_NAMES = frozenset(
    "deleted|removed|account deleted|user deleted|deleted user|gelöscht|supprimé|eliminado|borrado|eliminato|usunięty|удалено|удалён".split(
        "|"
    )
)

# Titles behind a name, where all names of a page have one.
LAST_TITLES = ("さん", "さま", "様", "님", "씨")
# Words of which such a title is a part: where one is a name, none is cut off.
KIN = ("母", "父", "兄", "姉", "爺", "婆", "嫁", "娘", "神", "王", "선생", "원장", "하나", "부처", "어머", "아버")

# What a platform sets behind the name of who works there, or wrote the article, in lower case: whatever other lines look like.
_BADGES = (
    "post author", "author", "mod", "moderator", "modérateur", "modératrice", "moderador", "moderadora", "moderatore", "moderatorin", "staff",
    "admin", "administrator", "beitragsautor", "artikelautor", "autor del artículo", "auteur de l'article", "autor", "auteur", "autore",
    "redaktion", "autor wpisu", "post-auteur", "автор", "модератор", "スタッフ", "投稿者", "作成者", "글쓴이", "작성자",
    "博主", "楼主", "[developer]",
)  # fmt: skip
BADGES = frozenset(_BADGES)

# What text boards show behind a name: what stands in its mail address's place to keep a thread down, or to lift it.
MAIL_FIELDS = ("sage", "age")
