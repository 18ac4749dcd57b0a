"""Where new claims may stand in an article, and the numbers they get."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max, Q

from claims.models import Article, ArticleVersion, Claim
from claims.models.reshaping import set_aside
from claims.workflow import ClaimState
from factcheck.errors import InvalidInput, TransitionNotAllowed


def lock_article(version: ArticleVersion) -> Article:
    """The article of ``version``, locked: its claims are numbered, and its versions follow, one after the other.

    Raises ``TransitionNotAllowed`` when the article has a newer version.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=version.article_id)
    if article.current_version_id != version.pk:
        raise TransitionNotAllowed(
            "version_outdated", "The article has a newer version; reload and select the words there."
        )
    return article


def next_number(article: Article) -> int:
    """The number of the article's next claim; only for who holds the article's lock."""
    return (Claim.objects.filter(article=article).aggregate(Max("number"))["number__max"] or 0) + 1


def free_place(
    version: ArticleVersion, start: int, end: int, *, kind: str, besides: Iterable[Claim] = ()
) -> tuple[int, int]:
    """``[start, end)`` without the white space around its words, in code points.

    Raises ``InvalidInput`` when no words stand there, or when they already are a claim of that kind other than
    those ``besides``.
    """
    start, end = _without_outer_space(version.text, start, end)
    taken = Claim.objects.filter(anchors__version=version, anchors__start=start, anchors__end=end, kind=kind)
    taken = taken.exclude(pk__in=[claim.pk for claim in besides])
    if taken.exclude(Q(set_aside(), state=ClaimState.DISMISSED)).exists():
        raise InvalidInput("claim_exists", "These words already are a claim of that kind.")
    return start, end


def _without_outer_space(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        raise InvalidInput("span_outside", f"The article has {len(text)} characters; {start}–{end} lies outside.")
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise InvalidInput("span_empty", "Only white space was selected; select the words of the claim.")
    return start, end
