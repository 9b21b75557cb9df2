"""What elements are and what their names say: tables for pages that still have their markup.

Authors of templates name elements after their contents, in a small vocabulary that all platforms share. One row per
class of word; what a class means on a page is learned (see docs/model.md). Lower case; names are split at capitals,
digits and marks before they are looked up (``commentAuthor-2`` is ``comment`` and ``author``).
"""

from __future__ import annotations

# Elements that begin and end a line; all others are inline.
BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav noframes noscript ol optgroup
    option p pre section select summary table tbody td tfoot th thead tr ul""".split()
)
# Elements whose text no reader sees.
UNSEEN = frozenset(
    "script style template svg math head meta link title base object embed canvas audio video map datalist textarea".split()
)
# Elements that have no contents and no end tag.
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
# Elements whose contents are text, tags and all. (So are those of plaintext, but there may be elements around its
# text.)
RAW = frozenset("iframe noembed noframes xmp".split())
# Elements that only change how their text looks: they are never an item of a row.
LOOKS = frozenset("b i em strong u s small big sub sup font mark code kbd tt q del ins wbr img".split())
# Elements of running text: their contents are never a row of items.
RUNNING = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre figcaption".split())

# class of word → words
NAMES: dict[str, str] = {
    "comment": """comment comments commentlist commentary disqus reply replies response responses respond discussion thread
        threaded kommentar kommentare leserkommentar commentaire commentaires comentario comentarios komentarz
        komentarze reactie reacties opinion opinions review reviews usercomment feedback pinglun""",
    "author": """author authors authorname user username usernames nick nickname name fn vcard poster autor auteur usuario
        byline displayname screenname handle commenter commentator creator contributor persona who""",
    "time": """date time timestamp published publishdate datetime pubdate posted postdate ago datum fecha updated modified
        created when day timeago tijd""",
    "text": """text body content contents copy txt message msg description desc entry richtext paragraph paragraphs bbwrapper
        postbody postcontent usertext""",
    "title": """title headline heading subject titre titel titulo hed dek subtitle subhead subheadline tagline""",
    "meta": "meta info details metadata data attribution postmeta",
    "article": """article story post main blog single page news artikel noticia hentry""",
    "menu": """nav menu navbar breadcrumb breadcrumbs navigation toolbar topbar header footer masthead sitemap pagination
        pager paging tabs tab dropdown""",
    "aside": """sidebar widget aside related recommended recommendation more popular trending teaser card cards promo latest
        read also suggested similar next prev previous archive recirc carousel slider module""",
    "share": "share sharing social facebook twitter whatsapp pinterest linkedin email print follow addthis",
    "advert": "ad ads advert advertisement sponsor sponsored banner adsense dfp outbrain taboola",
    "vote": "vote votes like likes liked rating score points karma upvote downvote reaction reactions thumbs plus rate",
    "action": """action actions button buttons btn report permalink edit control controls link links flag delete
        options answer toggle""",
    "picture": "avatar gravatar photo image img thumb thumbnail picture icon gallery userpic figure media video",
    "signature": "signature sig",
    "quoted": "quote blockquote quoted citation bbcode quotation cite citetext",
    "member": """rank badge stats usertitle posts joined location role userinfo userdetails profile member extras bio about
        memberheader statistics""",
    "form": """form input login register signup subscribe newsletter cookie cookies consent modal popup overlay search
        captcha gdpr paywall""",
    "caption": "caption figcaption credit credits copyright source legend",
    "tags": "tag tags category categories topic topics keywords label labels section kicker rubric",
    "list": "list items children child nested level depth parent",
    "hidden": "hidden hide sr screen offscreen visually invisible",
}

WORD_NAMES: dict[str, str] = {word: kind for kind, words in NAMES.items() for word in words.split()}

# What a link leads to, by its address: class → words that a step of the address begins with. Links within the page
# are recognised by their first character.
LEADS: dict[str, str] = {
    "person": "user profil member author people person u channel account membre mitglied usuario utilisateur uid",
    "answer": "reply respond answer quote antwort repondre",
    "judge": "vote like report flag rate karma abuse",
    "list": "tag tags category categories topic topics section archive search page",
}

# Tags with a number of their own; all others share one.
TAGS = (
    "p", "div", "span", "a", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "figcaption", "time", "cite", "strong", "b", "em", "i", "button", "label", "article", "section", "header", "footer",
    "aside", "nav", "main", "form", "option", "body", "small", "br", "summary", "address", "img",
)  # fmt: skip
# Elements around a line that show where on the page it is.
AROUND = (
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "form",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "figure",
)
