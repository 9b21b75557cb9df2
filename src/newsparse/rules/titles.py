"""What stands around the title of a page, in lower case: before and behind it on its line, and on lines of its own."""

from __future__ import annotations

# What boards and feeds write before the title of a thread or an article.
LABELS = ("topic:", "topic title:", "thread:", "thema:", "betreff:", "subject:", "sujet:", "sujet :", "tema:", "asunto:", "assunto:",
          "onderwerp:", "argomento:", "temat:", "тема:", "ämne:", "emne:", "konu:", "θέμα:", "主题：", "主题:", "主題：", "主題:", "标题：", "標題：",
          "件名：", "件名:", "제목:", "제목 :", "title:", "headline:", "titel:", "titre:", "titre :", "título:", "titolo:", "tytuł:", "заголовок:",
          "başlık:", "otsikko:", "τίτλος:", "タイトル：", "タイトル:",
          # above the posts of SMF, glued to the heading of the column of names
          "author topic:", "autor thema:", "auteur sujet:", "autor tema:", "autor tópico:", "autore topic:", "autor wątek:", "автор тема:",
          "auteur topic:", "författare ämne:", "kirjoittaja aihe:", "gönderen konu:")  # fmt: skip

# What boards write behind a title, in brackets and with a number: pairs of the words before and after it.
READ = (
    ("read", "times?"), ("gelesen", "mal"), ("lu", "fois"), ("leído", "(?:veces|vez)"), ("lida", "(?:vezes|vez)"), ("letto", "volt[ae]"),
    ("przeczytany", "razy"), ("прочитано", "раза?"), ("gelezen", "keer"), ("läst", "gång(?:er)?"), ("luettu", "kertaa"),
    ("okunma sayısı", "defa"), ("lest", "gang(?:er)?"), ("læst", "gange?"),
)  # fmt: skip

# Whole lines near a title that are none: buttons and menus beside it, and what says that there is an older article.
BESIDE = frozenset(
    """save|saved|share|shares|follow|following|subscribe|subscribed|listen|print|copy link|copy url|download|menu|search|home|homepage
    |bookmark|gift this article|gift article|share full article|share this article|add to favorites|add to favourites|open in app
    |view in browser|view article|view article...|read in app|skip to main content|skip to navigation|skip to content|sign in|log in
    |sign up|register|front page|next article|previous article|more from this author|hide caption|toggle caption|enlarge this image
    |speichern|merken|teilen|drucken|anhören|abonnieren|startseite|suche|menü|anmelden|vorlesen|artikel merken|zum inhalt springen
    |enregistrer|partager|imprimer|écouter|s'abonner|s’abonner|accueil|rechercher|se connecter|ajouter à vos favoris|offrir l'article
    |guardar|compartir|imprimir|escuchar|suscribirse|suscríbete|inicio|buscar|iniciar sesión|portada|salvar|compartilhar|ouvir|assine
    |entrar|página inicial|salva|condividi|stampa|ascolta|abbonati|accedi|cerca|bewaren|bewaar|delen|deel|afdrukken|luister|inloggen
    |zoeken|zapisz|udostępnij|drukuj|słuchaj|zaloguj się|szukaj|strona główna|uložit|sdílet|vytisknout|přihlásit se|hledat|spara|dela
    |skriv ut|logga in|sök|lagre|del|gem|udskriv|log ind|tallenna|jaa|tulosta|kirjaudu|haku|mentés|megosztás|nyomtatás|belépés|keresés
    |kezdőlap|salvează|distribuie|tipărește|caută|acasă|kaydet|paylaş|yazdır|dinle|giriş yap|ara|anasayfa|ana sayfa|сохранить|поделиться
    |распечатать|печать|слушать|войти|поиск|главная|зберегти|поділитися|друк|увійти|пошук|головна|αποθήκευση|κοινοποίηση|εκτύπωση
    |αρχική|αναζήτηση|lưu|chia sẻ|trang chủ|tìm kiếm|đăng nhập|simpan|bagikan|cetak|beranda|masuk|保存|收藏|分享|打印|首页|首頁|登录|登入
    |搜索|搜尋|シェア|印刷|ホーム|ログイン|検索|トップ|저장|공유|공유하기|인쇄|홈|로그인|검색|حفظ|مشاركة|طباعة|الرئيسية|بحث|שמור|שתף|הדפס
    |חיפוש|ذخیره|چاپ|جستجو""".replace("\n    ", "").split("|")
)

# First words of a row of a menu whose items stand apart by nothing but spaces, in languages that do without them in headlines.
HOMES = frozenset("首页 首頁 主页 主頁 トップ ホーム".split())

# What a site writes above all that one of its members has said, before the name. Pieces of regular expressions.
BY_MEMBER = (
    r"(?:all |latest |recent )?(?:comments|posts) by", r"(?:alle )?(?:kommentare|beiträge) von", r"(?:tous les )?commentaires de",
    r"(?:todos los )?comentarios de", r"(?:todos os )?comentários de", r"(?:tutti i )?commenti di", r"(?:alle )?reacties van",
    r"komentarze użytkownika", r"(?:все )?комментарии пользователя",
)  # fmt: skip

# The beginnings of such lines.
BESIDE_OPENINGS = (
    # that the article is old, as newspapers write above it
    "this article is more than", "this article was published more than", "this story is more than", "this article is over",
    "dieser artikel ist mehr als", "dieser artikel ist älter als", "cet article a plus de", "cet article date de plus",
    "este artículo tiene más de", "esta noticia tiene más de", "este artigo tem mais de", "questo articolo ha più di", "dit artikel is meer dan",
    # where a page was cut in two for its readers
    "continue reading the", "supported by", "advertisement continue", "story continues below", "artikel weiterlesen",
    # what journals write above an entry
    "current mood:", "current music:", "current location:", "mood:", "music:", "entry tags:",
    # lists of subjects, pages of a thread, pictures
    "tags:", "filed under", "topics:", "categories:", "category:", "pages: [", "posted in:", "schlagwörter:", "schlagworte:", "étiquettes:",
    "étiquettes :", "etiquetas:", "catégorie:", "catégorie :", "categoría:", "categoria:", "kategorie:", "kategoria:", "tagi:", "теги:",
    "метки:", "рубрика:", "ключевые слова:", "标签：", "標籤：", "タグ：", "태그:",
)  # fmt: skip
