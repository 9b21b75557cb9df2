"""Render an article in schema.org's vocabulary: a ``NewsArticle`` with its ``Comment`` list."""

from __future__ import annotations

from typing import Any

from newsparse.model import Article, Comment


def to_schema_org(article: Article) -> dict[str, Any]:
    """Render an article as schema.org JSON-LD; what the page does not say is left out, as the vocabulary asks."""
    header = article.header
    known: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.source,
        "url": article.url,
        "headline": header.title,
        "datePublished": header.date,
        "author": [{"@type": "Person", "name": name} for name in header.authors],
        "dateline": header.dateline,
        "articleSection": header.section,
        "articleBody": article.body,
        "creditText": article.credit.text if article.credit else None,
        "sourceOrganization": _organization(article),
        "commentCount": article.comment_count,
        "comment": [_comment(k, c) for k, c in enumerate(article.comments)],
    }
    return {key: value for key, value in known.items() if value not in (None, [], "")}


def _organization(article: Article) -> dict[str, str] | None:
    if article.credit is None or article.credit.holder is None:
        return None
    return {"@type": "Organization", "name": article.credit.holder}


def _comment(index: int, comment: Comment) -> dict[str, Any]:
    known: dict[str, Any] = {
        "@type": "Comment",
        "@id": f"#comment-{index}",
        "author": {"@type": "Person", "name": comment.author} if comment.author else None,
        "datePublished": comment.date,
        "text": comment.text,
        "upvoteCount": comment.votes.up,
        "downvoteCount": comment.votes.down,
        "parentItem": None if comment.parent is None else {"@id": f"#comment-{comment.parent}"},
    }
    return {key: value for key, value in known.items() if value is not None}
