"""Where a page's head says what the page is: names of meta tags and types of linked data, the more reliable ones first."""

from __future__ import annotations

# schema.org types of articles and posts; pages about pages (WebPage) only give a date.
ARTICLE_TYPES = frozenset(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle liveblogposting
    backgroundnewsarticle reviewnewsarticle techarticle scholarlyarticle satiricalarticle advertisercontentarticle
    socialmediaposting discussionforumposting report review recipe howto medicalwebpage qapage""".split()
)
PAGE_TYPES = frozenset("webpage itempage".split())

TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "headline",
    "title",
)
DATES = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time", "article:published",
    "article.published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "date",
    "cxenseparse:recs:publishtime", "bt:pubdate", "citation_publication_date", "article_date_original", "published_time",
    "published-date", "w-published-date", "publication_date", "dc.date.published", "release_date", "displaydate", "originalpublicationdate", "weibo:article:create_at",
)  # fmt: skip
# When the page was last changed: better than nothing.
CHANGES = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "article:author_name", "article.author", "twitter:creator:name", "dc.contributor", "og:author",
)  # fmt: skip
SECTIONS = ("article:section", "parsely-section", "sailthru.section", "cxenseparse:category", "section")
ADDRESSES = ("og:url", "twitter:url")

# A framework writes linked data into a meta tag of this name where the site's author asked for a script.
LINKED_DATA = "script:ld+json"

# Names that are not the writer's: what a content system fills in where nobody signed.
NOBODY = frozenset(
    """admin administrator editor webmaster staff redaktion redaction redacción redazione editorial team unknown guest
    anonymous author user root website""".split()
)
