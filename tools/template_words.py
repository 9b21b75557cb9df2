"""The words that elements of made pages are named with, and what such pages are furnished with. Tables only."""

# What an element is called for what it holds; a template draws one of each, once a page.
ROOTS = ["comment", "comment", "comment", "cmt", "reply", "response", "post", "kommentar", "commentaire", "opinion", "message",
         "item", "entry", "c", "discussion-item", "feedback"]  # fmt: skip
PARTS = {
    "author": [
        "author",
        "author",
        "name",
        "user",
        "username",
        "nick",
        "by",
        "autor",
        "who",
        "poster",
        "header",
        "meta",
    ],
    "time": ["time", "date", "datetime", "ago", "timestamp", "when", "datum", "posted", "info", "meta"],
    "text": ["text", "body", "content", "message", "txt", "copy", "inhalt", "main", "description"],
    "row": ["meta", "head", "header", "info", "top", "details", "byline", "attribution"],
    "actions": ["actions", "controls", "links", "footer", "buttons", "tools", "bottom", "reply-link"],
    "votes": ["votes", "likes", "rating", "score", "points", "karma"],
    "avatar": ["avatar", "pic", "thumb", "image", "photo"],
}
LISTS = ["comments", "comments", "comment-list", "commentlist", "thread", "replies", "responses", "discussion", "kommentare",
         "commentaires", "comments-area", "talk", "reader-comments"]  # fmt: skip

# The element of a comment, of the list around it; and of its parts: names stand in, texts stand in.
ITEMS = [("div", "div"), ("div", "section"), ("div", "div"), ("li", "ol"), ("li", "ul"), ("article", "section"),
         ("article", "div"), ("section", "div"), ("tr", "table"), ("dd", "dl"), ("p", "div")]  # fmt: skip
NAME_TAGS = ["span", "span", "a", "a", "b", "strong", "cite", "h3", "h4", "h5", "div", "p", "address", "em"]
TIME_TAGS = ["time", "time", "span", "a", "small", "div", "p", "abbr", "i"]
TEXT_TAGS = ["div", "div", "p", "p", "blockquote", "section", "span"]

# The article: what it stands in, its headline, who wrote it ("NAME" stands for them).
ARTICLES = ["article", "article", "main", "div", "div", "section", ""]
HEADS = ["h1", "h1", "h1", "h1", "h1", "h2", "h2", "h3", "div", "p"]
HEAD_NAMES = ["title", "title", "headline", "entry-title", "post-title", "story-title", "heading", ""]
BYLINES = ["By NAME", "by NAME", "By NAME", "NAME", "NAME", "Von NAME", "Par NAME", "Por NAME", "Text: NAME", "Written by NAME",
           "By NAME, Staff Writer", "NAME reports", "di NAME", "Autor: NAME", "NAME, Correspondent", "Door NAME"]  # fmt: skip
BYLINE_TAGS = ["p", "p", "span", "div", "address", "a", "small"]
SECTIONS = ["News", "Politics", "Sport", "Culture", "Opinion", "World", "Business", "Local", "Science", "Home", "Wirtschaft",
            "Kultur", "Société", "Économie", "Deportes", "Regional", "Technology", "Travel", "Weather", "Health"]  # fmt: skip
FOOTERS = ["© YEAR SITE", "© SITE", "Copyright YEAR SITE. All rights reserved.", "All rights reserved", "SITE, YEAR"]
FOOTER_LINKS = ["About us", "Contact", "Imprint", "Privacy", "Terms of use", "Advertise", "Impressum", "Datenschutz", "Newsletter",
                "RSS", "Mentions légales", "Jobs", "Subscribe", "Help"]  # fmt: skip
SHARES = ["Share", "Tweet", "Print", "Email", "Share on Facebook", "Save", "Listen", "Drucken", "Partager"]
SITES = [
    "Courier",
    "Gazette",
    "Daily News",
    "Post",
    "Tageblatt",
    "Le Journal",
    "El Diario",
    "Herald",
    "Observer",
    "Notes",
]
# What lies below an article and is no thread: other articles, each with its writer and its first words.
CARDS = ["card", "teaser", "related-item", "item", "story", "promo", "post", "entry", "more-from", "archive-item", ""]
RELATED = [
    "Related",
    "Read more",
    "More news",
    "Most read",
    "Also of interest",
    "Mehr zum Thema",
    "À lire aussi",
    "Lee también",
]
# How a site's name stands at the top of its pages, and what it says of itself there.
SITE_TAGS = ["h1", "h1", "h2", "div", "div", "p", "strong", "", ""]
SITE_NAMES = ["site-title", "title", "title", "masthead", "header", "brand", "blog-title", ""]
MOTTOS = [
    "News from the north, since 1911",
    "All the news of our town",
    "A blog about books and bread",
    "Independent and free",
    "Nachrichten aus der Region",
    "Notizen am Rande",
    "Toute l'actualité de la région",
    "Reflexiones y otras cosas",
    "Thoughts on software, gardens and the rest",
    "The paper of the valley",
]
