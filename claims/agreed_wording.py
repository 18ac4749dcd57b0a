"""Whether the words that the desk and an author agreed on stand in the article by now."""

from __future__ import annotations

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import StrIndex

from claims.models import ArticleVersion, AuthorQuery


def with_agreed_version(queries: QuerySet[AuthorQuery]) -> QuerySet[AuthorQuery]:
    """``queries`` with ``agreed_in``: the number of the first version, after the one that was asked about, in which
    the agreed words stand to the letter; None when they stand in none, or nothing in the text was to change.
    """
    later = ArticleVersion.objects.filter(
        article=OuterRef("addressee__article"), number__gt=OuterRef("version__number")
    ).annotate(at=StrIndex("text", OuterRef("agreed_wording")))
    found = later.filter(at__gt=0).order_by("number").values("number")[:1]
    return queries.annotate(asked_version=F("version__number"), agreed_in=Subquery(found))
