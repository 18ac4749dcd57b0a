"""Which rating scales a desk rates an article on."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from claims.models import Article, Rating, RatingScale


def scales_for(article: Article) -> QuerySet[RatingScale]:
    """The scales in use at the article's desk: in its language where there are any, else those without a language."""
    in_use = RatingScale.objects.filter(Q(desks=None) | Q(desks=article.desk_id), is_active=True)
    language = article.language.split("-")[0].lower()
    if language and in_use.filter(language=language).exists():
        return in_use.filter(language=language)
    return in_use.filter(language="")


def ratings_for(article: Article) -> QuerySet[Rating]:
    """The values of those scales, in their order."""
    return Rating.objects.filter(scale__in=scales_for(article)).select_related("scale").order_by("scale_id", "position")
