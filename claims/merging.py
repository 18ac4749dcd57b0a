"""What several lookups found, as one list: each document once, best first, and the article's own words set apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claims.models import ArticleVersion, Claim
from sources.library.sketch import COPY, resemblance, sketch
from sources.library.words import content_words
from sources.models import Lookup, LookupResult
from sources.providers.same_document import canonical_address

# Reciprocal rank fusion (G. Cormack, C. Clarke, S. Büttcher, SIGIR 2009): ranks of different services compare,
# their scores do not. 60 is the constant of that paper.
RANK_CONSTANT = 60
# A copy appears within days, under a headline that is hardly changed.
COPY_DAYS = 2
COPY_TITLE = 0.8
COPY_TITLE_WORDS = 4


@dataclass(slots=True)
class Merged:
    """A document that one or more lookups found; ``results`` in the order of the lookups.

    ``later``: it is dated after the claim's date. ``own``: why it is no independent source ("" when nothing says
    so): it is the article, a copy of it, or the verdict on this very claim.
    """

    results: list[LookupResult]
    providers: list[str]
    lookups: set[int] = field(default_factory=set)
    score: float = 0.0
    later: bool = False
    own: str = ""

    @property
    def first(self) -> LookupResult:
        """The result that stands for the document: one with a captured text if there is any."""
        return next((result for result in self.results if result.snapshot_id), self.results[0])


def merge(claim: Claim, lookups: Iterable[Lookup]) -> list[Merged]:
    """The results of ``lookups`` (with their results at hand), set-apart ones last."""
    documents: list[Merged] = []
    known: dict[tuple[str, object], Merged] = {}
    for lookup in sorted(lookups, key=lambda each: each.pk):
        for result in lookup.results.all():
            keys = _identities(result)
            document = next((known[key] for key in keys if key in known and lookup.pk not in known[key].lookups), None)
            if document is None:
                document = Merged([], [])
                documents.append(document)
            document.results.append(result)
            document.lookups.add(lookup.pk)
            document.score += 1 / (RANK_CONSTANT + result.rank)
            if lookup.provider not in document.providers:
                document.providers.append(lookup.provider)
            for key in keys:
                known.setdefault(key, document)
    _mark(claim, documents)
    documents.sort(key=lambda each: (bool(each.own), -each.score))
    return documents


def _identities(result: LookupResult) -> list[tuple[str, object]]:
    """What tells a document: its captured text, its address."""
    if is_statement(result):
        return []
    address = canonical_address(result.url)
    return [
        *([("snapshot", result.snapshot_id)] if result.snapshot_id else []),
        *([("address", address)] if address else []),
    ]


def is_statement(result: LookupResult) -> bool:
    """Whether ``result`` is a position held: a statement, many of which stand on one page."""
    return "position" in result.data


def _mark(claim: Claim, documents: Sequence[Merged]) -> None:
    article = claim.article
    own_address = canonical_address(article.url)
    own_title = frozenset(content_words(article.title))
    for document in documents:
        dates = [result.published_on for result in document.results if result.published_on]
        if article.published_on and dates:
            document.later = min(dates) > article.published_on
        document.own = next(
            (why for result in document.results if (why := _own(claim, result, own_address, own_title))), ""
        )


def _own(claim: Claim, result: LookupResult, own_address: str, own_title: frozenset[str]) -> str:
    if result.data.get("claim") == claim.pk:
        return "our verdict on this claim"
    if own_address and canonical_address(result.url) == own_address:
        return "this article, archived" if "archived_url" in result.data else "this article"
    if result.fingerprint:
        version = claim.article.current_version_id
        if version is not None and resemblance(result.fingerprint, _sketch_of(version)) >= COPY:
            return "a copy of this article"
    return "a copy of this article" if _same_story(claim, result, own_title) else ""


def _same_story(claim: Claim, result: LookupResult, own_title: frozenset[str]) -> bool:
    published = claim.article.published_on
    if len(own_title) < COPY_TITLE_WORDS or published is None or result.published_on is None:
        return False
    title = frozenset(content_words(result.title))
    alike = len(title & own_title) / len(title | own_title)
    return alike >= COPY_TITLE and abs(result.published_on - published) <= dt.timedelta(days=COPY_DAYS)


@lru_cache(maxsize=1000)
def _sketch_of(version_id: int) -> str:
    """The sketch of an article's version, whose text never changes; read once in each process."""
    return sketch(ArticleVersion.objects.values_list("text", flat=True).get(pk=version_id))
