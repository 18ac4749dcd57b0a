"""What the workbench shows of an article: its marked text, the list of its claims, how far the desk has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Subquery
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.actions.extraction import KIND as EXTRACTION
from claims.coverage import Cover
from claims.extraction.nature import NatureKind
from claims.extraction.types import ClaimKind
from claims.models import Article, ArticleVersion, Claim, ClaimAnchor
from claims.models.reshaping import set_aside
from claims.visibility import articles_seen_by
from claims.workbench.coverage_meter import Meter, read_cover, touching
from claims.workbench.findings import FindingRow, alarms_of, article_findings
from claims.workbench.highlights import Highlight, article_html
from claims.workbench.what_changed import (
    CHANGES,
    Summary,
    changes_of,
    first_version,
    is_new,
    summarise,
    versions_checked,
)
from claims.workbench.why import RelatedClaims, related
from claims.workflow import PUBLIC_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.jobs.models import Job

DECIDED = PUBLIC_STATES | {ClaimState.RETRACTED}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims are marked and listed; "" means all. Unknown values mean all, too."""

    kind: str = ""
    state: str = ""
    nature: str = ""
    order: str = ""
    change: str = ""
    cover: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        kind, state, order = query.get("kind", ""), query.get("state", ""), query.get("order", "")
        nature, change, cover = query.get("nature", ""), query.get("change", ""), query.get("cover", "")
        return cls(
            kind if kind in set(ClaimKind) else "",
            state if state in set(ClaimState) else "",
            nature if nature in set(NatureKind) else "",
            order if order == "worth" else "",
            change if change in CHANGES else "",
            cover if cover in set(Cover) else "",
        )

    @property
    def query(self) -> str:
        """The filters as the end of an address, "" when nothing is filtered."""
        given = {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}
        return f"?{urlencode(given)}" if given else ""

    def match(self, claim: Claim) -> bool:
        return self.kind in ("", claim.kind) and self.state in ("", claim.state) and self.nature in ("", claim.nature)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in the list. ``start`` is None when its words are not in the current version.

    ``is_new``: the engine found it in the current version only. ``checked_against`` is the number of the article's
    version that its verdict was last handed in on.
    """

    claim: Claim
    url: str
    start: int | None
    end: int | None
    current: bool
    alarm: str = ""
    is_new: bool = False
    checked_against: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter with the number of claims behind it."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything about the article; the number of queries behind it does not depend on the number of claims."""

    article: Article
    rows: Sequence[ClaimRow]
    total: int
    text: SafeString
    words: int
    filters: Filters
    kinds: Sequence[Choice]
    states: Sequence[Choice]
    natures: Sequence[Choice]
    extraction: Job | None
    previous_url: str = ""
    next_url: str = ""
    coverage: dict[str, int] = field(default_factory=dict)
    meter: Meter | None = None
    shaded: int = 0
    change: Summary | None = None
    changes: Sequence[Choice] = ()
    related: Sequence[RelatedClaims] = ()
    findings: Sequence[FindingRow] = ()

    @property
    def selected(self) -> ClaimRow | None:
        return next((row for row in self.rows if row.current), None)

    @property
    def extracting(self) -> bool:
        return self.extraction is not None and not self.extraction.is_finished


def article_or_404(pk: int, user: User) -> Article:
    """The article, if ``user`` may look at it; what stands at another desk is not there for them."""
    articles = articles_seen_by(user).select_related("desk__policy", "current_version", "created_by")
    return get_object_or_404(articles.exclude(current_version=None), pk=pk)


def latest_extraction(article: Article) -> Job | None:
    return Job.objects.filter(kind=EXTRACTION, subject_id=article.current_version_id or 0).order_by("-pk").first()


def read_article(
    article: Article, filters: Filters, current: int | None = None, *, with_text: bool = True
) -> ArticlePage:
    """The page of ``article`` with claim number ``current`` selected, in at most eight queries.

    ``text`` is empty on request.
    """
    version = article.current_version
    assert version is not None, "article_or_404 leaves out articles without a version"
    # The job before the rows: read the other way round, a reading that ends in between shows "finished, nothing
    # found", and nothing would ask again.
    extraction = latest_extraction(article)
    claims = [
        claim
        for claim in _claims(article)
        if not _is_set_aside(claim) or filters.state == ClaimState.DISMISSED or claim.number == current
    ]
    checked = versions_checked(article)
    cover = read_cover(version.pk, claims) if current is None or filters.cover else None
    shaded = cover.spans_of(filters.cover) if cover and filters.cover else []
    chosen = _chosen(claims, filters, version, touching(claims, shaded))
    shown = [claim for claim in claims if claim.pk in chosen or claim.number == current]
    shown.sort(key=_by_worth if filters.order else _by_place)
    alarms = alarms_of(article, shown)
    rows = [
        ClaimRow(
            claim=claim,
            url=claim_url(claim, filters),
            start=claim.start,  # type: ignore[attr-defined]
            end=claim.end,  # type: ignore[attr-defined]
            current=claim.number == current,
            alarm=alarms.get(claim.pk, ""),
            is_new=is_new(claim, version),
            checked_against=checked.get(claim.pk),
        )
        for claim in shown
    ]
    changed = Counter(change for claim in claims for change in changes_of(claim, version))
    at = next((index for index, row in enumerate(rows) if row.current), None)
    return ArticlePage(
        article=article,
        rows=rows,
        total=len(claims),
        text=article_html(version.text, [_highlight(row) for row in rows if row.start is not None], shaded)
        if with_text
        else SafeString(""),
        words=len(version.text.split()),
        filters=filters,
        kinds=_choices(Counter(c.kind for c in claims), [(k.value, k.value) for k in ClaimKind], filters.kind),
        states=_choices(Counter(c.state for c in claims), [(s.value, s.label) for s in ClaimState], filters.state),
        natures=_choices(Counter(c.nature for c in claims), [(n.value, n.value) for n in NatureKind], filters.nature),
        extraction=extraction,
        previous_url=rows[at - 1].url if at else "",
        next_url=rows[0 if at is None else at + 1].url if rows and (at is None or at + 1 < len(rows)) else "",
        coverage=_coverage(claims),
        meter=cover.meter() if cover and current is None else None,
        shaded=len(shaded),
        change=summarise(version, claims, checked) if current is None else None,
        changes=_choices(changed, list(CHANGES.items()), filters.change),
        findings=article_findings(article) if at is None else (),
        related=related(rows[at].claim, claims) if at is not None else (),
    )


def claim_url(claim: Claim, filters: Filters | None = None) -> str:
    return reverse("workbench:claim", args=[claim.article_id, claim.number]) + (filters.query if filters else "")


def _claims(article: Article) -> list[Claim]:
    anchor = ClaimAnchor.objects.filter(claim=OuterRef("pk"), version=article.current_version_id)
    claims = Claim.objects.filter(article=article).annotate(
        start=Subquery(anchor.values("start")[:1]),
        end=Subquery(anchor.values("end")[:1]),
        set_aside=set_aside(),
        first_version=first_version(),
    )
    return list(claims.order_by(F("start").asc(nulls_last=True), "-end", "number"))


def _is_set_aside(claim: Claim) -> bool:
    """A claim that others took the place of is no longer work; it is found among the dismissed ones."""
    return claim.state == ClaimState.DISMISSED and bool(claim.set_aside)  # type: ignore[attr-defined]


def _by_place(claim: Claim) -> tuple[int, int, int, int]:
    start: int | None = claim.start  # type: ignore[attr-defined]
    return (start is None, start or 0, -(claim.end or 0), claim.number)  # type: ignore[attr-defined]


def _by_worth(claim: Claim) -> tuple[float, int]:
    return (-claim.check_worthiness, claim.number)


def _chosen(claims: Sequence[Claim], filters: Filters, version: ArticleVersion, in_cover: set[int]) -> set[int]:
    """Ids of the claims that the filters let through."""
    return {
        claim.pk
        for claim in claims
        if filters.match(claim)
        and (not filters.cover or claim.pk in in_cover)
        and (not filters.change or filters.change in changes_of(claim, version))
    }


def _highlight(row: ClaimRow) -> Highlight:
    assert row.start is not None, "only anchored claims are marked"
    assert row.end is not None, "an anchor has both ends"
    claim = row.claim
    return Highlight(
        number=claim.number,
        kind=claim.kind,
        state=claim.state,
        start=row.start,
        end=row.end,
        label=f"Claim {claim.number}, {claim.kind}, {claim.get_state_display()}",
        url=row.url,
        current=row.current,
    )


def _choices(counts: Counter[str], values: list[tuple[str, str]], selected: str) -> list[Choice]:
    return [Choice(v, label, counts[v], v == selected) for v, label in values if counts[v] or v == selected]


def _coverage(claims: list[Claim]) -> dict[str, int]:
    states = Counter(claim.state for claim in claims)
    decided = sum(states[state] for state in DECIDED)
    dismissed = states[ClaimState.DISMISSED]
    untouched = states[ClaimState.DETECTED]
    return {
        "published": decided,
        "dismissed": dismissed,
        "untouched": untouched,
        "working": len(claims) - decided - dismissed - untouched,
    }
