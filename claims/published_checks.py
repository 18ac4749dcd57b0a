"""search_published_checks(): which verdicts of ours are about the same thing."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse

from claims.models import Verdict
from sources.library.bm25 import Bm25, Ranked
from sources.library.words import content_words
from sources.providers.base import Candidate, LookupQuery

# The share of the asked words that a check must hold to be worth a look; a shared name alone is not.
LEAST_SHARE = 0.3
LEAST_WORDS = 2
State = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    state: State
    verdict_ids: Sequence[int]
    ranking: Bm25


_index: _Index | None = None
_building = threading.Lock()


def search_published_checks(query: LookupQuery, limit: int) -> Sequence[Candidate]:
    """Up to ``limit`` published verdicts, best first, by claim, statement and headline (BM25).

    Two queries, and one more when something was published since this process last looked; then the
    words of all published claims are read once.
    """
    asked = " ".join((query.text, query.phrase, *query.terms, query.person))
    index = _current_index()
    words = content_words(asked)
    enough = max(LEAST_WORDS, LEAST_SHARE * len(words))
    ranked = [hit for hit in index.ranking.best(asked, limit) if len(hit.found) >= min(enough, len(words))]
    verdicts = {
        verdict.pk: verdict
        for verdict in Verdict.objects.filter(pk__in=[index.verdict_ids[hit.index] for hit in ranked])
        .select_related("claim", "published_version__rating")
        .defer("published_version__rationale")
    }
    found = ((hit, verdicts.get(index.verdict_ids[hit.index])) for hit in ranked)
    return [_candidate(verdict, hit, len(words)) for hit, verdict in found if verdict is not None]


def _candidate(verdict: Verdict, hit: Ranked, asked: int) -> Candidate:
    version = verdict.published_version
    assert version is not None, "only published verdicts are indexed"
    assert version.rating is not None, "the database keeps a published version rated"
    claim = verdict.claim
    retracted = verdict.retracted_at is not None
    judged = "retracted" if retracted else f"rated “{version.rating.label}”"
    who = f" ({claim.claimant})" if claim.claimant else ""
    return Candidate(
        title=version.headline,
        url=f"{settings.SITE_URL}{reverse('public:verdict', args=[verdict.slug])}",
        publisher=settings.PUBLISHER_NAME,
        published_on=verdict.first_published_at.date() if verdict.first_published_at else None,
        passage=f"“{claim.text}”{who}, {judged}. {version.found}".strip(),
        matched=f"{len(hit.found)} of {asked} words: {', '.join(hit.found[:8])}",
        data={
            "rating": "" if retracted else version.rating.label,
            "claimed": claim.text,
            "claimant": claim.claimant,
            "claim": claim.pk,
            "retracted": retracted,
        },
    )


def _current_index() -> _Index:
    global _index
    published = Verdict.objects.filter(published_version__isnull=False)
    state = tuple(
        published.aggregate(
            count=Count("pk"), newest=Max("published_version_id"), latest=Max("published_version__published_at")
        ).values()
    )
    with _building:
        if _index is None or _index.state != state:
            rows = list(
                published.order_by("pk").values_list(
                    "pk", "claim__text", "claim__statement", "claim__claimant", "published_version__headline"
                )
            )
            _index = _Index(state, [row[0] for row in rows], Bm25([" ".join(row[1:]) for row in rows]))
        return _index
