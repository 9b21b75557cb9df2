"""What platforms print around articles and threads in fixed words: no commenter wrote it, and it is nobody's name.

Lower case, without outer marks. Of 2,535 such lines on 858 labelled pages, 17 are lines of a comment by the gold, all "回复"
("reply") on one page, and none is in the bodies of 764 labelled articles. What people also write ("Reply", "2 comments") is omitted.
"""

from __future__ import annotations

# The whole line.
WHOLE = frozenset(
    """trackback|verify your comment|previewing your comment|comment navigation|links to this post|create a link
    |invalid csrf|newer post|older post|newer posts|older posts|post a comment|load more|add comment|facebook comments plugin
    |also post on facebook|login to comment|login to leave a comment|facebook users|video promotion|similar threads
    |users who are viewing this thread|leave a reply|leave a comment|post navigation|← older comments
    |newer comments →|log in to reply|replydelete|add new comment|join the discussion…
    |subscribe to: post comments (atom)|skip to content|cancel reply|welcome to the discussion|quick reply
    |schreibe einen kommentar|kommentar veröffentlichen|antworten abbrechen|laisser un commentaire
    |enregistrer un commentaire|annuler la réponse|deja una respuesta|deja un comentario|publicar un comentario
    |cancelar la respuesta|deixe um comentário|deixe uma resposta|postar um comentário|lascia un commento
    |posta un commento|geef een reactie|een reactie posten|dodaj komentarz|anuluj pisanie odpowiedzi
    |prześlij komentarz|добавить комментарий|отправить комментарий|залишити відповідь|дописати коментар
    |pridaj komentár|okomentovat|вашият коментар|vélemény, hozzászólás|megjegyzés küldése|deixa un comentari
    |send en kommentar|δημοσίευση σχολίου|הוסף רשומת תגובה|دیدگاهتان را بنویسید|gửi bình luận|додати коментар
    |napsat komentář|lämna ett svar|skicka en kommentar|skriv et svar|legg igjen en kommentar|lähetä kommentti
    |bir cevap yazın|yorum gönder|lasă un răspuns|trimiteți un comentariu|αφήστε μια απάντηση|اترك تعليقاً
    |إرسال تعليق|כתיבת תגובה|tinggalkan balasan|posting komentar|đăng nhận xét|コメントを残す|コメントを投稿|发表评论|发表回复|發佈留言|張貼留言
    |댓글 남기기|댓글 쓰기|ใส่ความเห็น|แสดงความคิดเห็น|एक टिप्पणी भेजें|dabei seit|inscrit le|discussion starter
    |thread starter|themenstarter|themenersteller|top commenter|verified purchase|like · reply
    |gefällt mir · antworten|j’aime · répondre|me gusta · responder|reply with quote|mit zitat antworten|multiquote
    |multi-quote|quote selected|share this post|share this comment|link to post|link to comment|report this post
    |report this comment|report post|report abuse|view profile|visit homepage|view public profile|load more comments
    |view more comments|show more comments|sort by best|expand full comment|permalink|permanent link|permalien
    |quick links|mark as new|flag as inappropriate|kommentar melden|beitrag melden|signaler un abus|segnala abuso|цитировать
    |advertisement|advertisements|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama|реклама
    |広告|广告|廣告|광고|ответить с цитированием|пожаловаться|댓글쓰기|zgłoś do moderacji|back to top|nach oben
    |답글|답글쓰기|답글달기|답글 쓰기|대댓글|신고|신고하기|返信|返信する|通報する|違反報告|回复|回覆|举报|檢舉|点赞|點讚
    |translate to english|see translation|arrow-up|arrow-down""".replace("\n    ", "").split("|")
)

# The beginning of the line.
OPENINGS = tuple(
    """listed below are links to weblogs that reference|trackback url for this entry
    |url trackback de cette note|voici les sites qui parlent de|trackback-adresse für diesen eintrag
    |the comments to this entry are closed|this is only a preview. your comment has not yet been posted
    |your comment could not be posted|the letters and numbers you entered did not match
    |as a final step before posting your comment|comments are moderated, and will not appear until
    |your email address will not be published|required fields are marked|you may use these html tags and attributes
    |notify me of follow|notify me of new|this site uses akismet|save my name, email|bookmark the permalink
    |this entry was posted|proudly powered by|powered by wordpress|powered by blogger|powered by vbulletin
    |powered by phpbb|you must be logged in to post|you must be logged in to comment|you must be logged in to reply
    |you can follow any responses to this entry|both comments and pings are currently closed
    |fill in your details below or click an icon|you are commenting using your
    |note: only a member of this blog may post a comment|please enable javascript to view the comments
    |comments powered by|blog comments powered by|use your facebook account to login|a mix of what's trending on our
    |articles, offers & useful resources|the requested article has expired, and is no longer
    |the comments below have not been moderated|the following comments reflect the views
    |the views expressed in the comments|the opinions expressed in the comments
    |the views expressed in the contents above|comments do not reflect the views|the comments posted below are
    |comments are the sole responsibility of|these comments are the responsibility of|die kommentare geben die meinung
    |les commentaires n'engagent que|los comentarios son responsabilidad|i commenti riflettono le opinioni
    |comments have been disabled. you can no longer respond|you must log in or register to reply|all times are gmt
    |you may not post new threads|log in or register to post comments|keep it clean. please avoid obscene
    |don't threaten. threats of harming|this thread has been archived and is closed to new comments
    |you are not currently logged in|deine e-mail-adresse wird nicht|erforderliche felder sind
    |votre adresse e-mail ne sera pas|votre adresse de messagerie ne sera pas|les champs obligatoires sont
    |tu dirección de correo electrónico no|los campos obligatorios están|o seu endereço de e-mail não
    |campos obrigatórios são|il tuo indirizzo email non|i campi obbligatori sono|je e-mailadres wordt niet
    |vereiste velden zijn|twój adres e-mail nie|pola, których wypełnienie|ваш адрес email не|ваш e-mail не будет
    |обязательные поля помечены|ваша e-mail адреса не|vaše e-mailová adresa nebude|din e-postadress kommer inte
    |sähköpostiosoitettasi ei|e-posta hesabınız yayımlanmayacak|adresa ta de email nu va fi|メールアドレスが公開|电子邮件地址不会被公开
    |您的邮箱地址不会被公开|이메일 주소는 공개되지|want to participate? please|please log in or
    |please login or|please sign in or|you must log in or|you must login or|you must be registered to post
    |you must be registered to comment|you must be registered to reply|log in or register|log in / register|log in/register
    |login or register|login / register|login/register|log in or sign up|log in / sign up|log in or create an account
    |sign in or register|sign in / register|sign in or create an account|sign up or log in|sign up or sign in
    |register or log in|register or sign in|create an account or log in|create an account or sign in
    |join the discussion. sign in|click here to login or|you can post now and register later
    |bitte melden sie sich an, um zu|bitte melde dich an, um zu|anmelden oder registrieren|einloggen oder registrieren
    |du musst angemeldet sein|sie müssen angemeldet sein|veuillez vous connecter pour|connectez-vous ou inscrivez-vous
    |se connecter ou s'inscrire|vous devez être connecté|inicia sesión o regístrate|iniciar sesión o registrar
    |debes iniciar sesión|accedi o registrati|devi essere connesso|faça login ou|você precisa estar logado
    |log in of registreer|je moet ingelogd zijn|zaloguj się lub|musisz być zalogowany|войдите или зарегистр
    |войти или зарегистр|увійдіть або зареєстр|prihláste sa alebo|přihlaste se nebo|jelentkezz be vagy|logga in eller
    |log ind eller|logg inn eller|kirjaudu sisään tai|giriş yap veya""".replace("\n    ", "").split("|")
)

# The beginnings of short lines that ask to log in; longer ones may belong to an article ("Sign up to join the cleanup on …").
LOGINS = tuple(
    """sign in to join|sign in to comment|sign in to post|sign in to leave|sign in to participate|log in to join|log in to comment
    |log in to post|log in to leave|log in to participate|login to join|login to post|login to leave|login to participate
    |sign up to comment|sign up to join|anmelden, um zu|einloggen, um zu|melde dich an, um|melden sie sich an, um
    |connectez-vous pour|identifiez-vous pour|inicia sesión para|inicie sesión para|faça login para|accedi per|zaloguj się, aby
    |войдите, чтобы|ログインしてコメント""".replace("\n    ", "").split("|")
)

# The beginnings of a publisher's own words about the article: part of it or of what surrounds it, never a comment.
NOTES = (
    "editor: story will", "editor: this story", "editor: the story", "editor's note:", "editor’s note:", "editor's note,",
    "editor’s note,", "editors' note:", "editors’ note:", "this story will be updated", "this story has been updated",
    "this article has been updated", "this article will be updated", "this is a developing story", "this story is developing",
    "this article was originally published", "this story was originally published", "this post was originally published",
    "this article first appeared", "this story first appeared", "anmerkung der redaktion:", "anm. der redaktion:",
    "hinweis der redaktion:", "note de la rédaction", "nota de la redacción", "nota de redacción", "nota da redação",
    "nota della redazione", "noot van de redactie", "от редакции:", "примечание редакции",
)  # fmt: skip

# The beginnings of lines between an article and what follows it, which are no part of it: where it is filed, what else to
# read, where to subscribe. Commenters may write these as well. Of 719 such lines in two dumps each of 678 labelled articles,
# nearly all of them English, the body has two ("See also:").
AFTERWORDS = tuple(
    """filed under|tagged with|tagged as|tagged:|tags:|topics:|categories:|category:|see also:|related articles|related stories
    |related topics|more about:|you may also like|you might also like|follow us|like us on|get our newsletter|print this|email this
    |printer-friendly|last modified|become a member|support our journalism|send us a tip|thanks for reading |subscribe to our
    |sign up for our|you are receiving this email|you're receiving this email|this email was sent to|was this forwarded to you
    |was this email forwarded|view this email in your browser|lesen sie auch|auch interessant|mehr zum thema|schlagworte|schlagwörter
    |archiviert unter|lire aussi|à lire aussi|lire également|classé dans|mots-clés|étiquettes|lea también|lee también|te puede interesar
    |también te puede interesar|archivado en|etiquetas|leia também|leia mais|veja também|leggi anche|etichette|lees ook|czytaj też
    |czytaj także|czytaj również|zobacz też|zobacz także|čtěte také|čítajte aj|olvasta már|citește și|citeşte şi|citiți și
    |прочетете още|читайте также|читайте ещё|читайте еще|читайте також|διαβάστε επίσης|läs också|läs även|les også|læs også|lue myös
    |ayrıca okuyun|اقرأ أيضا|اقرأ أيضًا|اقرا ايضا|קראו גם|ये भी पढ़ें|यह भी पढ़ें|baca juga|xem thêm|อ่านเพิ่มเติม|関連記事|あわせて読みたい|相关阅读
    |相关新闻|相關新聞|延伸閱讀|延伸阅读|관련기사|관련 기사""".replace("\n    ", "").split("|")
)

# The beginnings of lines that tell what others did with a comment: nobody's name, though one may be in it.
OTHERS_DID = (
    "liked by ", "recommended by ", "upvoted by ", "pinned by ", "gefällt ", "angepinnt von ", "aimé par ", "épinglé par ",
    "fijado por ", "fixado por ", "fissato da ", "przypięty przez ",
)  # fmt: skip
# Whole lines that say in which language a comment is, beside its author.
LANGUAGES = frozenset(
    """english deutsch français español português italiano nederlands polski русский українська svenska norsk čeština magyar türkçe
    日本語 中文 한국어""".split()
)
# Headings of an article's last sections, and what stands below its pictures: nobody's name, though a paragraph follows.
SECTIONS = frozenset(
    """conclusion|conclusions|in conclusion|verdict|the verdict|our verdict|final verdict|bottom line|the bottom line|takeaway
    |takeaways|key takeaways|the takeaway|final thoughts|summary|in summary|correction|corrections|editor's note|disclaimer|disclosure
    |about the author|getty images|ingredients|fazit|unser fazit|mein fazit|zusammenfassung|nachtrag|richtigstellung|korrektur
    |zubereitung|zutaten|hintergrund|bilan|en bref|en résumé|rectificatif|ingrédients|préparation|conclusión|conclusiones|resumen
    |corrección|ingredientes|preparación|conclusão|conclusões|resumo|preparo|modo de preparo|conclusione|conclusioni|in sintesi
    |ingredienti|preparazione|conclusie|samenvatting|podsumowanie|wnioski|sprostowanie|składniki|závěr|shrnutí|záver|zhrnutie
    |összegzés|összefoglaló|concluzie|concluzii|sonuç|özet|вывод|выводы|итог|итоги|заключение|висновок|висновки|підсумок|slutsats
    |sammanfattning|rättelse|konklusjon|konklusion|oppsummering|yhteenveto|συμπέρασμα|まとめ|最後に|おわりに|结语|总结|結語|總結|결론|마무리
    """.replace("\n    ", "").split("|")
)
# Whole lines that count something: as platforms shorten it ("12.1k"), or what is none of their comments ("3 Reviews"). Pieces of
# patterns.
SHORT_COUNTS = (
    r"\d{1,3}[.,]\d{1,2} ?[km]", r"\d{2,3}k", r"\d{1,3}[.,]\d тыс\.?", r"\d{1,4}(?:\.\d{1,2})? ?[万萬만]",
    r"\d{1,4} (?:answers?|repl(?:y|ies)|reviews?|ratings?|views?|votes?|points?)",
)  # fmt: skip
# How a line begins and ends that says on which article a comment was made, on pages that gather one member's.
GATHERED = (("posted in:", "see in context"),)

# What boards say about a poster: the whole line, or a label before a value.
LABELS = (
    "join date", "joined", "registriert seit", "im board seit", "mitglied seit", "member since", "date d'inscription",
    "fecha de ingreso", "reaction score", "trophy points",
)  # fmt: skip
