"""News agencies, outlets that credits name like agencies, and photo agencies, by the names that credits use.

Names in capitals match only as they stand ("AP" is an agency, "ap" is not); the others match in any case. A name
that is not listed still makes a credit after ``©``, but not after a dash or in parentheses.
"""

from __future__ import annotations

# Wire services.
WIRES = frozenset(
    {
        # worldwide
        "AP", "The Associated Press", "Associated Press", "AFP", "Agence France-Presse", "Reuters", "Thomson Reuters",
        "REUTERS", "UPI", "United Press International", "Bloomberg", "Bloomberg News", "DPA", "dpa", "dpa-AFX", "dpa-infocom", "EFE",
        "Agencia EFE", "ANSA", "Adnkronos", "AGI", "IPS", "Inter Press Service", "ANI", "IANS", "PTI", "UNI",
        "Press Trust of India", "Asian News International",
        # Japan, Korea, China, the rest of Asia
        "KYODO", "Kyodo", "Kyodo News", "Jiji Press", "JIJI", "Jiji", "Yonhap", "Yonhap News", "Yonhap News Agency",
        "Newsis", "News1", "KCNA", "Xinhua", "Xinhua News Agency", "China News Service", "CNA", "Bernama", "BERNAMA",
        "Antara", "ANTARA", "PNA", "VNA", "APP", "BSS", "UNB", "Lao News Agency", "Thai News Agency",
        "共同", "共同通信", "共同通信社", "時事", "時事通信", "時事通信社", "ロイター", "ＡＦＰ", "聯合ニュース", "新华社", "新華社", "中新社", "中新网",
        "中央社", "路透社", "法新社", "美联社", "彭博社", "연합뉴스", "뉴시스",
        # Europe
        "PA", "PA Media", "Press Association", "APA", "sda", "SDA", "Keystone-SDA", "ATS", "sid", "SID", "epd", "KNA",
        "Belga", "BELGA", "ANP", "Ritzau", "NTB", "TT", "STT", "PAP", "ČTK", "CTK", "TASR", "SITA", "MTI", "Agerpres",
        "BTA", "Tanjug", "HINA", "Hina", "STA", "FENA", "Mediafax", "Lusa", "LUSA", "Europa Press",
        "EUROPA PRESS", "Anadolu", "Anadolu Agency", "AA", "DHA", "IHA", "İHA", "ANA-MPA", "AMNA", "TASS", "ITAR-TASS",
        "Interfax", "RIA Novosti", "RIA", "Ukrinform", "UNIAN", "BelTA", "BNS", "ELTA", "LETA", "afp", "AFX",
        # press releases
        "PRNewswire", "PR Newswire", "PRNewswire-PRWeb", "PRNewswire-USNewswire", "PRNewswire-FirstCall", "GLOBE NEWSWIRE",
        "GlobeNewswire", "Business Wire", "BUSINESS WIRE", "BUSINESSWIRE", "Marketwired", "MARKETWIRE", "Marketwire", "ACCESSWIRE",
        "AccessWire", "ACCESS Newswire", "PRWEB", "PRWeb", "EIN Presswire", "EINPresswire.com", "CNW", "ots", "APA-OTS",
        # the Americas, Oceania, Africa, the Middle East
        "The Canadian Press", "Canadian Press", "CP", "AAP", "Australian Associated Press", "NZPA", "Notimex", "NTX",
        "Télam", "Telam", "TELAM", "Prensa Latina", "Agencia Brasil", "Agência Brasil", "Estadão Conteúdo", "Folhapress",
        "SAPA", "NAN", "PANA", "APS", "MENA", "WAM", "SPA", "QNA", "KUNA", "Petra", "IRNA", "ISNA", "Mehr", "Fars",
        "Tasnim", "SANA", "NNA", "WAFA", "Sputnik",
    }
)  # fmt: skip

# The services whose name ends a paragraph even where its full stop got lost: no other word or abbreviation looks
# like them.
MAJOR_WIRES = frozenset(
    {
        "AP", "The Associated Press", "AFP", "Reuters", "Thomson Reuters", "UPI", "Bloomberg", "dpa", "DPA", "EFE", "ANSA",
        "PTI", "KYODO", "Kyodo", "Jiji Press", "Yonhap", "Xinhua", "Bernama", "PA Media", "The Canadian Press", "AAP", "TASS",
    }
)  # fmt: skip

# Newspapers, broadcasters and magazines whose texts others reprint.
OUTLETS = frozenset(
    {
        "BBC", "BBC News", "CNN", "NBC", "NBC News", "CBS", "CBS News", "ABC", "ABC News", "Fox News", "CNBC", "NPR", "PBS",
        "VOA", "Voice of America", "RFE/RL", "RFA", "Radio Free Asia", "DW", "Deutsche Welle", "RFI", "France 24",
        "Al Jazeera", "Al-Jazeera", "NHK", "NHK World", "KBS", "MBC", "SBS", "CCTV", "CGTN", "RT", "Euronews", "ITV",
        "Sky News", "ARD", "ZDF", "ORF", "SRF", "RTÉ", "CBC", "CTV", "Channel NewsAsia", "NDTV",
        "Japan Today", "RocketNews24", "SoraNews24", "GaijinPot", "Savvy Tokyo", "The Japan News", "The Japan Times",
        "Asahi Shimbun", "The Asahi Shimbun", "Mainichi Shimbun", "Yomiuri Shimbun", "Nikkei", "Nikkei Asia", "Sankei",
        "The Conversation", "Newsweek", "TIME", "Forbes", "Fortune", "The Economist", "Der Spiegel", "Spiegel Online",
        "The New York Times", "New York Times", "NYT", "The Washington Post", "Washington Post", "The Wall Street Journal",
        "Wall Street Journal", "WSJ", "Los Angeles Times", "LA Times", "Chicago Tribune", "USA Today", "USA TODAY",
        "Politico", "POLITICO", "The Hill", "Axios", "HuffPost", "Huffington Post", "Business Insider", "Quartz",
        "The Guardian", "Guardian", "The Independent", "The Telegraph", "Daily Mail", "Financial Times", "The Times",
        "Le Monde", "Le Figaro", "Libération", "El País", "El Mundo", "La Vanguardia", "La Repubblica",
        "Corriere della Sera", "Die Zeit", "Die Welt", "FAZ", "Süddeutsche Zeitung", "Bild", "NZZ", "Der Standard",
        "The Straits Times", "Straits Times", "South China Morning Post", "SCMP", "Global Times", "People's Daily",
        "China Daily", "Malay Mail", "The Star", "Bangkok Post", "Jakarta Post", "The Korea Herald", "Korea Times",
        "The Hindu", "Times of India", "Hindustan Times", "Dawn", "The Globe and Mail", "Toronto Star", "The Moscow Times",
        "Haaretz", "The Jerusalem Post", "Relaxnews", "AFP Relaxnews", "Motoring.com", "TNS", "MCT", "McClatchy",
        "Variety", "Science", "Nature", "LiveScience", "Space.com",
        # what editors write who name no agency
        "Agencies", "agencies", "Wires", "wires", "wire reports", "Wire reports",
    }
)  # fmt: skip

# Beginnings of Chinese datelines, before a place and a date, and how these end: "新华社北京5月3日电".
EASTERN_OPENERS, TELEGRAM = ("新华社", "中新社", "中新网"), "电"
# What tells that brackets before a text hold where it comes from: agencies, or the places from which they write most.
EASTERN_MARKS = (
    "연합뉴스", "뉴시스", "뉴스1", "共同", "時事", "ロイター", "AFP", "ＡＦＰ", "電", "电", "＝", "新华", "東京", "ロンドン", "ワシントン", "ソウル",
    "北京", "新社", "美联社", "法新社", "路透",
)  # fmt: skip

# Photo agencies and picture libraries: they end captions, not articles.
PHOTO_SOURCES = (
    "Getty Images", "Getty", "iStock", "iStockphoto", "Shutterstock", "Unsplash", "Pexels", "Pixabay", "Flickr",
    "Wikimedia Commons", "Wikimedia", "Alamy", "Alamy Stock Photo", "imago", "IMAGO", "imago images", "Picture Alliance",
    "picture alliance", "picture-alliance", "dpa-Zentralbild", "EPA", "EPA-EFE", "epa", "ZUMA", "ZUMA Press", "WireImage",
    "FilmMagic", "Corbis", "Rex Features", "REX", "Splash News", "AdobeStock", "Adobe Stock", "Fotolia", "Depositphotos",
    "Dreamstime", "Thinkstock", "Magnum Photos", "AP Photo", "Reuters Connect", "USA TODAY Sports",
    "Keystone", "Sipa", "SIPA", "Sipa USA", "Abaca", "MAXPPP", "Contrasto", "NurPhoto", "Anadolu", "LaPresse", "PixHub",
    "VCG", "视觉中国", "新华社", "共同",
)  # fmt: skip

# Sources of pictures that begin with a small letter; agencies in brackets before the maker of a picture; names before a slash
# and the maker.
SMALL_SOURCES = ("dpa", "epa", "imago", "picture")
CAPTION_WIRES = ("AP", "AFP", "EPA", "Reuters", "dpa", "Kyodo")
PHOTO_DESKS = ("AP Photo", "REUTERS", "EPA-EFE", "AP Images", "AFP Photo")

# Endings of companies' names: a notice with such a holder is the site's own.
COMPANY_ENDINGS = (
    "Inc", "Incorporated", "LLC", "LLP", "Ltd", "Limited", "Corp", "Corporation", "Co", "Company", "GmbH", "AG", "KG", "SE",
    "UG", "e.V", "S.A", "SA", "SAS", "SARL", "S.L", "S.L.U", "SL", "S.p.A", "SpA", "Srl", "S.r.l", "B.V", "BV", "N.V", "AB",
    "A/S", "AS", "Oy", "Oyj", "Sp. z o.o", "z o.o", "s.r.o", "a.s", "K.K", "Pty", "PLC", "plc", "Holdings", "Ltda", "Publishing",
    "株式会社", "有限公司", "公司", "Group", "Media Group", "Ventures", "Enterprises", "Foundation", "e.V.",
)  # fmt: skip

# Of these, those that do so wherever they stand in a name.
EASTERN_COMPANIES = ("株式会社", "有限公司", "公司")

# Endings of web addresses, without the dot: with a holder that has one, a notice is the site's own, too. Pieces of regular
# expressions.
DOMAINS = ("com", "net", "org", "de", "fr", r"co\.\w\w", "info", "tv", "pl", "it", "es", "nl", "ru", "jp", "cn")

# Between the names of several agencies.
JOINTS = ("and", "und", "et", "y", "with", "mit")

# Words before a source: "Source: Kyodo". Lower case.
SOURCE_WORDS = (
    "news sources?", "sources?", "story source", "original source", "quellen?", "fuentes?", "fontes?", "fonti", "fonte",
    "bron", "bronnen", "źródło", "zdroj", "kilde", "källa", "lähde", "kaynak", "источник", "джерело", "πηγή", "sumber",
    "sursa", "surse", "forrás", "források", "izvor", "vir", "allikas", "šaltinis", "avots", "heimild",
    "nguồn", "来源", "來源", "本文来源", "文章来源", "消息来源", "出典", "情報元", "ソース", "출처", "المصدر", "منبع",
)  # fmt: skip

# The same in capitals and without a colon, before the company at the end of a press release.
RELEASE_WORDS = ("SOURCE", "SOURCES")

# Words before an agency's name behind a dash, and in brackets.
CREDIT_LEADS = ("with", "mit", "from")
BRACKETED_LEADS = (*CREDIT_LEADS, "avec", "con", "com", "With inputs from")

# Words before the name of an article's editor, behind its source.
EDITORS = ("责任编辑", "责编", "编辑", "編輯")

# Phrases before the name of the first publisher.
PUBLISHER_WORDS = (
    "originally published (?:by|in|on|at)", "first published (?:by|in|on)", "published by", "republished from",
    "reprinted from", "courtesy of", "provided by", "with (?:inputs?|reports?|files|material) from", "mit material (?:von|der)",
    "erschienen (?:in|bei)", "publié par", "publicado (?:por|en)",
)  # fmt: skip

# Last words of newspapers' names, lower case, and how they end in scripts without spaces.
_PAPERS = """times post gazette herald tribune chronicle courier observer journal mercury telegraph examiner inquirer
    bulletin dispatch register sentinel guardian independent reporter advertiser echo argus express news standard zeitung
    anzeiger nachrichten tagblatt tageblatt kurier bote rundschau volksblatt gazeta dziennik diario heraldo
    periódico dépêche courrier giornale corriere gazzetta dagblad courant tidning blad avis aftenblad вестник
    новости газета"""
PAPERS = frozenset(_PAPERS.split())
# First words of their names.
ARTICLES = frozenset("the der die das le la les el il de het".split())
PAPER_ENDS = (
    "新聞",
    "新闻",
    "日報",
    "日报",
    "晩報",
    "晚报",
    "晚報",
    "早报",
    "新報",
    "新报",
    "通信",
    "通訊社",
    "通讯社",
    "일보",
    "신문",
)
