"""Full-text search over claims: their words, statement, claimant and person, and the title of their article."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Claim
from factcheck.full_text_index import FullTextIndex, SearchWord, search_words

CLAIM_WORDS = FullTextIndex("claims_claim", ("text", "statement", "claimant", "person"))
ARTICLE_WORDS = FullTextIndex("claims_article", ("title", "publisher", "author"))

# Matches that are put in order of relevance; more of them say that the words are too common to tell any apart.
MAX_RANKED = 2000


def claims_with(claims: QuerySet[Claim], typed: str) -> QuerySet[Claim]:
    """Those of ``claims`` that hold every word typed, in their own words or in the title, publisher or author
    of their article. Nothing when there is no word in what was typed, as for “???”.
    """
    words = search_words(typed)
    if not words:
        return claims.none()
    if not ARTICLE_WORDS.holds_any(words):
        return claims.filter(pk__in=_ids(CLAIM_WORDS, words))
    for word in words:
        claims = claims.filter(Q(pk__in=_ids(CLAIM_WORDS, [word])) | Q(article_id__in=_ids(ARTICLE_WORDS, [word])))
    return claims


def articles_with(articles: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Those of ``articles`` that hold every word typed in title, publisher or author."""
    words = search_words(typed)
    return articles.filter(pk__in=_ids(ARTICLE_WORDS, words)) if words else articles.none()


def best_first(found: list[int], typed: str) -> list[int]:
    """The ids ``found`` in order of relevance; those found by their article's title alone keep their order behind."""
    place = {pk: at for at, pk in enumerate(CLAIM_WORDS.best_with(search_words(typed), MAX_RANKED))}
    return sorted(found, key=lambda pk: place.get(pk, len(place)))


def _ids(index: FullTextIndex, words: list[SearchWord]) -> RawSQL:
    sql, parameters = index.ids_with(words)
    return RawSQL(sql, parameters)  # noqa: S611 - the words are parameters
