"""The words with which comment platforms mark the parts of a thread, in the languages met so far.

One row per class of marker: a word that is not part of somebody's sentence. The labeller only learns what a *class*
means on a page; which words belong to it is listed here. Lower case, without outer punctuation, one word each
(scripts without spaces are matched as substrings of short lines, see ``UNSPACED``).
"""

from __future__ import annotations

# class letter → words; a single letter, because it is part of templates and features.
MARKERS: dict[str, str] = {
    # "NAME": the verb after (sometimes before) a commenter's name. WordPress, Blogger, forums, translations.
    "S": """says said say wrote writes sagt sagte schrieb schreibt meint antwortete dijo dice escribió
        dit écrit répond disse diz escreveu skrev skriver säger sier sagde pisze napisał napisała mówi powiedział
        írta napsal říká kirjoitti zei schreef scrive scrisse ha detto писал написал пишет сказал replied responded
        commented answers dedi yazdı viết
        λέει είπε έγραψε يقول قال كتب אומר כתב הגיב कहते कहता कहती लिखते""",
    # a line that starts "Posted by NAME", "Comment by NAME", "geschrieben von NAME", "Soumis par NAME"
    "P": """posted submitted by von par por door av di messagede messagepar soumis publié posté publicado
        enviado geschrieben verfasst eingestellt dodał autor written inviato skrivet beitrag rédigé
        автор ответил""",
    # buttons under a comment
    "R": """reply antwort répondre responder responderexcluir responderborrar responderlöschen
        responderremover respondereliminar replydelete reply↓ reply→ odpowiedz ответить rispondi svara svar svare
        beantwoorden beantworten vastaa odpovědět zitieren citar citer edit delete löschen
        απάντηση відповісти válasz válaszolj răspunde cevapla balas الرد הגב जवाब उत्तर
        eliminar link permalink permalien permanenter perma parent cite hide collapse ↩ ↵ yanıtla""",
    # flags
    "G": """report flag abuse inappropriate melden signaler zgłoś denunciar reportar alert offensive spam meldung
        verstoß rapporter segnala пожаловаться problem ignore block mute""",
    # votes
    "V": """like likes liked upvote downvote upvotes vote votes points point score gefällt mir helpful recommend
        recommended thanks rating rate thumbs reactions reaction j'aime useful agree disagree karma rated danke
        empfehlen hilfreich lubię nützlich up down gracias
        нравится подобається tetszik beğen gilla αρέσει thích أعجبني אהבתי पसंद""",
    # sharing and following
    "H": """share tweet facebook twitter email e-mail print pinterest whatsapp linkedin teilen partager compartir
        compartilhar udostępnij reddit telegram google+ instagram mail drucken follow folgen digg stumbleupon""",
    # navigation, legal lines
    "N": """home login log register sign subscribe newsletter menu search contact privacy terms cookie cookies rss
        anmelden abmelden registrieren einloggen impressum datenschutz suche kontakt startseite connexion inscription
        recherche accueil connectez-vous mentions légales iniciar sesión registrarse buscar zaloguj szukaj about
        sitemap categories tags archives advertise advertisement werbung anzeige sponsored related popular trending
        recent latest kategorien archive archiv copyright reserved powered skip jump logout account
        profile nav blogroll theme subscription""",
    # counts and headings
    "C": """comment comments kommentar kommentare commentaire commentaires comentario comentarios comentário
        comentários komentarze komentarzy komentarz responses response thoughts thought réactions réponses antworten
        opinie reacties kommentarer commenti комментарии комментариев комментария komentáře yorum discussion
        diskussion replies leserkommentare leserbriefe letters trackbacks pingbacks diskuse diskuze diskusia komentář komentáre
        коментарі коментарів коментар σχόλια σχόλιο yorumlar hozzászólás hozzászólások comentarii komentar komentarai
        kommenttia تعليق تعليقات دیدگاه دیدگاه‌ها نظرات תגובות תגובה टिप्पणी टिप्पणियाँ टिप्पणियां মন্তব্য""",
    # the form at the end of a thread
    "L": """leave cancel required fields abbrechen erforderlich hinterlassen schreiben laisser obligatoires deja
        cancelar obligatorios dejar obrigatórios website html attributes akismet notify captcha published moderated
        moderation veröffentlicht pflichtfelder markiert submit name* email* anonymous? kommentieren commenter
        comentar disabled closed geschlossen""",
    # descriptions of the author: ranks and counters beside a name in forums
    "U": """member members joined posts post registered registrierter registriert beiträge threads senior junior
        administrator admin moderator mod location reputation avatar guest gast offline online messages mitglied
        benutzer membre inscrit bénévole rank veteran newbie user since seit ort join
        topic themenstarter thread starter original op author verified subscriber profil invité""",
    # quotations: "Originally posted by X", "Zitat von X", "Citation de X"
    "Q": """quote quotes quoted quoting originally zitat zitate originaltext ursprünglich citation citations cita citat
        citaat citazione cytat цитата click expand erweitern klicken vergrößern anzeigen spoiler""",
    # salutations: a name after one of these is the reader's, not the writer's
    "J": """hallo hi hello hey dear liebe lieber liebes moin servus salut bonjour bonsoir hola ola olá ciao caro cara cher
        chère chers estimado querido querida prezado hej hei halo cześć witam witaj привет здравствуйте guten geehrte
        geehrter geehrtes greetings""",
    # closings: the next line is a signature
    "K": """grüße grüsse gruß gruss grüßle lg vg mfg bg glg hg regards cheers sincerely cordially cordialement amicalement
        bises bisous saludos saludo abrazo abrazos atentamente abraços abraço cumprimentos pozdrawiam pozdrowienia groeten
        groetjes groet mvh hälsningar hilsen hilsner terveisin saluti xoxo herzlichst herzliche""",
    # relative time
    "T": """ago today yesterday heute gestern vor hace il-y-a hier aujourd'hui ayer hoy hours hour minutes minute days
        day weeks week months month years year stunden stunde minuten tagen tage wochen monaten jahren jahre heures
        jours mois ans horas días meses años godzin dni temu назад atrás há uhr am pm um à at on le
        день дня дней час часа часов месяца месяцев года лет тому πριν önce trước منذ לפני पहले পূর্বে""",
    # paging
    "Z": """page pages next previous prev last first seite weiter zurück nächste vorherige suivant précédent página
        siguiente anterior older newer oldest newest sort sortieren filter best beste neueste älteste trier plus
        more load show mehr view all alle""",
}

# Beginnings of lines that say since when an author has been a member, or was last seen, besides the labels of
# ``fixed_lines.py``.
OF_MEMBERS = (
    "zuletzt hier", "zuletzt aktiv", "letzter besuch", "last seen", "last active", "last visit", "dernière visite",
    "join:", "registered", "registration date", "reg. date", "seit", "registriert:", "dabei seit", "anmeldungsdatum", "inscrit",
    "inscription", "membre depuis", "registrado", "miembro desde", "ingreso", "membro desde", "registrato", "iscritto",
    "lid sinds", "geregistreerd", "dołączył", "rejestracja", "зарегистрирован", "регистрация", "medlem siden", "blev medlem",
    "reg.datum", "registrovaný", "注册时间", "註冊時間", "登録日",
    "last activity", "last login", "last online", "birthday", "date of birth", "zuletzt online", "letzte aktivität", "geburtstag",
    "geburtsdatum", "dernière activité", "dernière connexion", "última visita", "último acceso", "última vez", "última actividad",
    "última atividade", "ultima visita", "ultimo accesso", "laatst online", "laatst actief", "ostatnia wizyta", "ostatnio",
    "последний визит", "последняя активность", "был онлайн", "был в сети", "день рождения", "son görülme", "son giriş", "doğum",
    "最后登录", "最后活动", "最終ログイン",
)  # fmt: skip

# Classes of what stands on buttons beside votes.
BUTTONS = "RGH"
# Words of buttons beside votes, to keep a comment for later or to answer it, that have another class or none.
KEEP = frozenset(
    """收藏 favorite favorites bookmark save merken speichern enregistrer guardar salvar antworten antwort reageer reageren
    citeer दें atsakyti atbildēt odgovori odgovorite одговори отговор vasta përgjigju cavabla жауап reaguj reagovat respon
    laporkan nahlásit prijavi""".split()
)

WORD_CLASS: dict[str, str] = {word: letter for letter, words in MARKERS.items() for word in words.split()}

# Scripts without spaces: a substring of a short line gives its class.
UNSPACED: tuple[tuple[str, str], ...] = (
    ("回复", "R"), ("回覆", "R"), ("返信", "R"), ("答复", "R"), ("引用", "Q"), ("举报", "G"), ("檢舉", "G"), ("通報", "G"),
    ("赞", "V"), ("讚", "V"), ("踩", "V"), ("顶", "V"), ("支持", "V"), ("いいね", "V"), ("评论", "C"), ("評論", "C"),
    ("留言", "C"), ("コメント", "C"), ("发表于", "P"), ("發表", "P"), ("投稿", "P"), ("说道", "S"), ("表示", "S"),
    ("さん", "S"), ("小时前", "T"), ("分钟前", "T"), ("天前", "T"), ("時間前", "T"), ("日前", "T"), ("年前", "T"),
    ("前", "T"), ("分享", "H"), ("登录", "N"), ("注册", "N"), ("登入", "N"), ("댓글", "C"), ("답글", "R"), ("楼", "U"),
    ("پاسخ", "R"), ("گفت", "S"), ("رد", "R"), ("시간 전", "T"), ("분 전", "T"), ("일 전", "T"), ("년 전", "T"), ("좋아요", "V"),
    ("추천", "V"), ("신고", "G"), ("공유", "H"), ("ความคิดเห็น", "C"), ("ตอบกลับ", "R"), ("กล่าวว่า", "S"), ("พูดว่า", "S"),
    ("ที่แล้ว", "T"), ("ถูกใจ", "V"), ("แชร์", "H"),
)  # fmt: skip

# The words of a line between a comment's author and the person answered. Words that are also buttons ("回复") are
# omitted.
ANSWERING = frozenset(
    (
        "in reply to", "in response to", "replied to", "replying to", "responded to", "responding to", "antwort auf",
        "in antwort auf", "als antwort auf", "en réponse à", "réponse à", "a répondu à", "en respuesta a",
        "respondiendo a", "respondió a", "em resposta a", "respondeu a", "in risposta a", "ha risposto a", "w odpowiedzi do",
        "svar på", "som svar på", "svar til", "als svar til", "als reactie op", "als antwoord op", "in antwoord op",
        "reactie op", "odpowiedź do", "v odpovědi na", "reakce na", "vastauksena", "ως απάντηση στον", "ردا على", "رداً على", "ردًا على",
        "בתגובה ל", "के जवाब में", "в ответ на", "в ответ", "отвечает",
        "i-a răspuns lui", "i-a raspuns lui",
    )
)  # fmt: skip
# What may stand between those words and the name.
ANSWERED_LEADS = ("this comment from ", "comment from ", "comment by ", "by ", "@")
# Words at the beginning of a text, besides those, before the name of the person answered and a colon.
REPLYING = (
    "reply to",
    "replies to",
    "antwort an",
    "réponse à",
    "respuesta a",
    "resposta a",
    "risposta a",
    "odpowiedź na",
    "ответ",
)
# The same before the name of the person whose words stand on the next line.
QUOTING = (
    "quoting", "quote from", "zitiere", "zitat von", "citation de", "en citant", "citando a", "citando", "citazione di", "citaat van",
    "cytuję", "cituji", "citujem", "citerar", "citat från", "цитирую", "цитую", "цитирам", "alıntılanan", "idézet",
)  # fmt: skip

# What stands between the person who answers and the one answered on an author's line: arrows, and pieces of patterns.
ARROWS = ("-?>", "[›→⇒➜➔▸▶↪]", "@", "do ~")

# Beginnings of lines that say when a post was changed, which is not when it was written.
CHANGES = (
    "edited", "last edited", "last modified", "modified", "updated", "zuletzt bearbeitet", "zuletzt geändert", "bearbeitet", "geändert",
    "dernière modification", "dernière édition", "modifié", "édité", "editado", "última edición", "última edição", "última modificación",
    "ultima modifica", "modificato", "laatst bewerkt", "laatst aangepast", "bewerkt", "edytowano", "edytowany", "ostatnio edytowany",
    "ostatnio zmieniony", "изменено", "отредактировано", "последний раз редактировалось", "редактировано", "düzenlendi", "son düzenleme",
    "sidst redigeret", "senast redigerad", "sist redigert", "最后编辑", "本帖最后由", "最終編集", "수정됨",
)  # fmt: skip

# The beginnings of subject lines, and words on a line that reports a change to a post.
SUBJECTS = ("re:", "aw:", "fwd:")
EDITED = ("edited", "editor")
# What platforms write before the article's title elsewhere on its page, where no count stands there.
REFERENCES = ("listed below are links to weblogs that reference",)
# How an answer begins in a list of comments where it has no number of its own.
ANSWER_SIGNS = ("@", "↳", "→", "[")

# Blogger's buttons, as flatteners glue them to the last word of a comment: pieces of patterns for "answer" and "delete".
GLUED_ANSWER = (
    "Reply", "Responder", "Répondre", "Antworten", "Rispondi", "Beantwoorden", "Svar", "Svara", "Odpowiedz", "Ответить", "返信", "回覆", "回复",
)  # fmt: skip
GLUED_DELETE = (
    "Delete", "Eliminar", "Excluir", "Borrar", "Supprimer", "Löschen", "Elimina", "Verwijderen", "Slett", "Radera", "Usuń", "Удалить",
    "削除", "刪除", "删除",
)  # fmt: skip
