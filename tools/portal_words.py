"""What portals say around their articles, by language: tables only."""

# What stands in a menu; the words of one portal are drawn from these.
MENUS = {
    "zh": """首页 新闻 体育 娱乐 财经 股票 汽车 科技 手机 数码 女性 房产 家居 旅游 教育 读书 游戏 时尚 健康 军事 航空 国内 国际 社会 评论 视频 图片 直播 博客
        论坛 政务 公益 客户端 登录 注册 我的收藏 我的订阅 退出 搜索 热点 专题 滚动 排行 回顾 要闻 独家 深度 调查 访谈 音乐 彩票 邮箱 帮助 更多 展开 收起 简体 繁体
        网站地图 返回首页 手机版 关注我们 官方微博 微信公众号 扫一扫 订阅 天气 电子报 生活 美食 亲子 星座 招聘 二手 汽车报价""".split(),
    "tw": """首頁 即時 要聞 政治 社會 國際 兩岸 生活 財經 股市 娛樂 運動 健康 科技 旅遊 美食 房產 汽車 時尚 寵物 論壇 評論 副刊 專題 影音 圖輯 熱門 排行 登入 註冊 會員中心
        訂閱 搜尋 部落格 相簿 留言板 名片 好友 人氣 分類 全站分類 個人分類 最新文章 熱門文章 文章彙整 自訂側欄 贊助 客服中心 隱私權政策 服務條款 關於我們 廣告刊登
        回首頁 手機版 粉絲團 加入好友 簡體 繁體 下載APP 看更多 展開 收合""".split(),
    "ja": """トップ 速報 ニュース 国内 国際 経済 エンタメ スポーツ 科学 ライフ 地域 写真 動画 特集 ランキング 有料 天気 災害 ログイン 会員登録 マイページ ヘルプ 検索
        お知らせ 連載 コラム 社説 オピニオン プレスリリース 朝刊 夕刊 紙面ビューアー お気に入り 設定 もっと見る 閉じる メニュー 新着 人気 おすすめ""".split(),
    "en": ("Home|News|World|US|UK|Politics|Business|Markets|Tech|Science|Health|Sports|Arts|Books|Style|Food|Travel|Opinion|Video|Photos|Podcasts"
        "|Weather|Traffic|Obituaries|Jobs|Classifieds|Real Estate|Autos|Subscribe|Log In|Sign Up|My Account|Newsletters|E-Edition|Search|Menu|Close"
        "|Most Popular|Trending|Local|Crime|Education|Entertainment|TV|Movies|Music|Games|Horoscopes|Comics|Crosswords|Archive|Contact|Advertise"
        "|Skip to content|Toggle navigation|More|See all|Follow us|RSS").split("|"),
    "de": ("Startseite|Politik|Wirtschaft|Finanzen|Sport|Kultur|Panorama|Reise|Gesundheit|Wissen|Netzwelt|Auto|Karriere|Leben|Regional|Lokales|Meinung"
        "|Videos|Bilder|Podcasts|Wetter|Abo|Anmelden|Registrieren|Mein Konto|Suche|Menü|Newsletter|E-Paper|Ticker|Schlagzeilen|Archiv|Impressum"
        "|Datenschutz|Kontakt|Mediadaten|Stellenmarkt|Immobilien|Traueranzeigen|Mehr|Alle Artikel|Teilen|Merkliste").split("|"),
    "fr": ("Accueil|Actualité|Politique|International|Économie|Société|Sport|Culture|Sciences|Planète|Santé|Opinions|Vidéos|Photos|Météo|Régions"
        "|Se connecter|S'abonner|Mon compte|Recherche|Menu|Newsletters|Le journal|En direct|Les plus lus|Petites annonces|Immobilier|Emploi"
        "|Archives|Mentions légales|Contact|Voir plus|Partager|Services").split("|"),
    "es": ("Portada|Última hora|España|Internacional|Economía|Deportes|Cultura|Gente|Sociedad|Tecnología|Salud|Opinión|Vídeos|Fotos|Tiempo|Loterías"
        "|Iniciar sesión|Suscríbete|Mi cuenta|Buscar|Menú|Boletines|Hemeroteca|Lo más visto|Clasificados|Empleo|Aviso legal|Contacto|Ver más"
        "|Compartir|Servicios|Ediciones").split("|"),
    "ru": ("Главная|Новости|Политика|Экономика|Общество|Мир|Спорт|Культура|Наука|Авто|Здоровье|Видео|Фото|Погода|Мнения|Войти|Регистрация|Подписка"
        "|Поиск|Меню|Архив|Лента|Популярное|Блоги|Форум|Реклама|Контакты|Ещё|Поделиться|Курсы валют").split("|"),
}  # fmt: skip

# What stands at a page's end.
FOOTS = {
    "zh": """关于我们 公司简介 联系我们 招聘信息 客户服务 隐私政策 广告服务 网站地图 意见反馈 违法和不良信息举报 版权声明 合作伙伴 友情链接 法律声明 用户协议
        京ICP证000000号 返回顶部 加载更多 查看更多 换一换 上一篇 下一篇 © 版权所有 未经授权禁止转载 热门关键词 热门标签""".split(),
    "tw": """關於我們 聯絡我們 廣告合作 服務條款 隱私權聲明 著作權聲明 常見問題 網站地圖 人才招募 回到頂端 看更多 上一篇 下一篇 全站熱門 友站連結 訂閱電子報 客服信箱 本站訪客
        今日人氣: 累積人氣: 文章關鍵字 © 版權所有 不得轉載 登入後留言""".split(),
    "ja": """利用規約 プライバシーポリシー お問い合わせ 会社概要 著作権 サイトマップ 広告掲載 特定商取引法に基づく表記 ページの先頭へ もっと見る 前の記事 次の記事 関連サイト
        ヘルプ 免責事項 無断転載禁止""".split(),
    "en": ("About Us|Contact|Careers|Advertise|Privacy Policy|Terms of Use|Cookie Settings|Accessibility|Sitemap|Help|Corrections|Archives|RSS"
        "|Back to top|Load more|Previous|Next|All rights reserved.|Do Not Sell My Info|Subscribe|Newsletters|Follow us|Facebook|Twitter|Instagram").split("|"),
    "de": ("Impressum|Datenschutz|AGB|Kontakt|Hilfe|Mediadaten|Karriere|Cookie-Einstellungen|Nach oben|Mehr laden|Vorheriger Artikel|Nächster Artikel"
        "|Alle Rechte vorbehalten.|Newsletter|Abo kündigen|Barrierefreiheit|Sitemap").split("|"),
    "fr": ("Mentions légales|Politique de confidentialité|CGU|Contact|Aide|Publicité|Recrutement|Gérer les cookies|Haut de page|Voir plus"
        "|Article précédent|Article suivant|Tous droits réservés|Plan du site").split("|"),
    "es": ("Aviso legal|Política de privacidad|Cookies|Contacto|Publicidad|Trabaja con nosotros|Mapa del sitio|Subir|Cargar más|Anterior|Siguiente"
        "|Todos los derechos reservados|Condiciones de uso").split("|"),
    "ru": ("О проекте|Редакция|Реклама|Контакты|Правила|Политика конфиденциальности|Вакансии|Наверх|Показать ещё|Предыдущая|Следующая"
        "|Все права защищены|18+").split("|"),
}  # fmt: skip

HEADINGS = {
    "zh": "相关新闻 相关阅读 热点新闻 热门新闻 新闻推荐 推荐阅读 热门排行 点击排行 评论排行 图片新闻 猜你喜欢 专栏 专栏作者 最新文章 精彩推荐 一周热门".split(),
    "tw": "相關新聞 延伸閱讀 熱門新聞 推薦閱讀 大家都在看 人氣排行 最新文章 熱門文章 猜你喜歡 專欄 最新回應 熱門話題 編輯精選 更多文章".split(),
    "ja": "関連記事 あわせて読みたい アクセスランキング おすすめ記事 新着記事 人気記事 コラム 最新ニュース こちらもおすすめ 注目トピックス".split(),
    "en": "Related Articles|You May Also Like|Most Read|Trending Now|Editor's Picks|More from this section|Recommended|Latest News|Columnists|Top Stories|Don't Miss".split("|"),
    "de": "Mehr zum Thema|Meistgelesen|Das könnte Sie auch interessieren|Empfehlungen der Redaktion|Neueste Artikel|Kolumnen|Top-Themen".split("|"),
    "fr": "À lire aussi|Les plus lus|Sur le même sujet|Nos recommandations|Dernières actualités|Chroniques|À la une".split("|"),
    "es": "Noticias relacionadas|Lo más leído|Te puede interesar|Recomendados|Últimas noticias|Columnistas|Destacados".split("|"),
    "ru": "Читайте также|Самое читаемое|По теме|Рекомендуем|Последние новости|Колумнисты|Главное".split("|"),
}  # fmt: skip

# What a number beside a teaser counts.
COUNTED = {
    "zh": ["跟帖", "评论", "条评论", "阅读", "参与", "人参与", "次播放"],
    "tw": ["則留言", "留言", "人氣", "回應", "瀏覽", "讚"],
    "ja": ["コメント", "件", "閲覧", "いいね！"],
    "en": ["comments", "Comments", "shares", "views", "Shares"],
    "de": ["Kommentare", "Beiträge", "Leserkommentare"],
    "fr": ["commentaires", "réactions", "partages"],
    "es": ["comentarios", "compartidos"],
    "ru": ["комментариев", "просмотров"],
}

BUTTONS = {
    "zh": ["微信", "微博", "QQ空间", "分享", "收藏", "扫码分享", "举报", "点赞"],
    "tw": ["分享", "收藏", "LINE", "Facebook", "推文", "檢舉", "複製連結"],
    "ja": ["シェア", "ツイート", "LINE", "はてなブックマーク", "保存"],
    "en": ["Share", "Tweet", "Email", "Print", "Save", "Facebook", "Pinterest"],
    "de": ["Teilen", "Twittern", "Drucken", "Merken", "E-Mail"],
    "fr": ["Partager", "Tweeter", "Imprimer", "Envoyer"],
    "es": ["Compartir", "Tuitear", "Imprimir", "Enviar"],
    "ru": ["Поделиться", "ВКонтакте", "Telegram", "Печать"],
}

# Beside columnists.
CONTROLS = {
    "zh": ["+ 关注", "关注", "进入专栏", "更多"],
    "tw": ["追蹤", "看更多", "專欄"],
    "ja": ["フォロー", "記事一覧"],
    "en": ["Follow", "Read more", "More »"],
    "de": ["Folgen", "Mehr"],
    "fr": ["Suivre", "Lire la suite"],
    "es": ["Seguir", "Leer más"],
    "ru": ["Подписаться", "Читать далее"],
}

SOURCES = {
    "zh": ["青石日报", "江潮晚报", "北岭新闻网", "综合", "本报记者", "编辑部", "城市快报"],
    "tw": ["中央社", "記者林小姐", "綜合報導", "港灣晚報", "地方中心"],
    "ja": ["共同通信", "時事通信", "編集部", "地方紙"],
    "en": ["AP", "Reuters", "Staff", "Daily Herald", "City Desk"],
    "de": ["dpa", "Redaktion", "AFP", "Tagblatt"],
    "fr": ["AFP", "La rédaction", "Reuters"],
    "es": ["EFE", "Redacción", "Agencias"],
    "ru": ["ТАСС", "Интерфакс", "Редакция"],
}

AGES = {
    "zh": ["N小时前", "N分钟前", "06-N", "昨天", "2016-04-N"],
    "tw": ["N 小時前", "N 分鐘前", "昨天", "2015/03/N"],
    "ja": ["N時間前", "N分前", "3月N日"],
    "en": ["N hours ago", "N min ago", "Yesterday", "May N"],
    "de": ["vor N Stunden", "Gestern", "N. Mai"],
    "fr": ["Il y a N heures", "Hier", "N mai"],
    "es": ["Hace N horas", "Ayer"],
    "ru": ["N часов назад", "Вчера"],
}
