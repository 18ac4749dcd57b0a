"""What a published verdict's page shows, read from the published version alone.

A newer draft, evidence that only the draft cites and reviews of it never reach these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.db.models.expressions import Combinable

from claims.citations import cited_numbers, numbers_of
from claims.models import (
    CheckedAgainst,
    Claim,
    Correction,
    Evidence,
    Finding,
    GateException,
    Rating,
    Review,
    Verdict,
    VerdictVersion,
)
from claims.publishing.web_address import web_address
from claims.publishing.wording import Wording, load_wording
from sources.models import Lookup, Snapshot, Source


@dataclass(frozen=True, slots=True)
class ShownRating:
    """A rating with its scale; ``steps`` are the tones and labels of the scale's ordered values, worst first."""

    label: str
    definition: str
    tone: str
    icon: str
    slug: str
    number: int | None
    scale_slug: str
    scale_version: int
    scale_name: str
    steps: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One cited passage. ``url`` is empty unless it may be a link; ``sha256`` is of the captured bytes."""

    title: str
    publisher: str
    author: str
    published_on: date | None
    language: str
    url: str
    is_primary: bool
    excerpt: str
    stance: str
    stance_label: str
    note: str
    captured_at: datetime
    sha256: str
    found_by_lookup: bool


@dataclass(frozen=True, slots=True)
class ShownLookup:
    """A question that a machine asked before publication; ``failed`` ones got no answer."""

    provider: str
    hit_count: int
    failed: bool
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """What a program compared for the desk before the verdict was published; what it saw decided nothing."""

    what: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    kind: str
    meaning: str
    note: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ShownException:
    """A condition of publication that this verdict did not meet, and why it was published all the same."""

    gate: str
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True)
class ShownReply:
    """Whom the desk asked, and what came of it until publication; ``outcome`` is "" when nothing had come."""

    asked: str
    role: str
    asked_on: date
    channel_label: str
    outcome: str
    replied_on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """The whole page as plain values; two equal pages are the same page."""

    slug: str
    headline: str
    wording: Wording
    kind: str
    statement: str
    claimant: str
    claimant_role: str
    said_on: date | None
    language: str
    article_title: str
    article_publisher: str
    article_url: str
    article_slug: str
    """Empty unless the annotated article is public."""
    rating: ShownRating
    claimed: str
    found: str
    rationale: str
    replies: tuple[ShownReply, ...]
    sources: tuple[ShownSource, ...]
    places: dict[int, int]
    """The place in ``sources`` of each piece of evidence, by the number under which the rationale cites it."""
    author: str
    approver: str
    approved_at: datetime | None
    publisher_person: str
    first_published_at: datetime
    published_at: datetime
    """When the version shown was published."""
    checked_version_at: datetime | None
    """When the version of the article that was checked was taken in; None where nobody kept which it was."""
    version: int
    retracted_at: datetime | None
    retraction_reason: str
    corrections: tuple[ShownCorrection, ...]
    exceptions: tuple[ShownException, ...]
    found_by_engine: bool
    lookups: tuple[ShownLookup, ...]
    comparisons: tuple[ShownComparison, ...]

    @property
    def changed_at(self) -> datetime:
        """When readers last saw something new here."""
        return max(self.published_at, self.retracted_at or self.published_at)

    @property
    def accepted_from_lookups(self) -> int:
        return sum(source.found_by_lookup for source in self.sources)


def load_verdict_page(slug: str) -> VerdictPage | None:
    """The page at ``slug``, or None when nothing was published there. Nine queries, however many sources,
    and two more where the rationale cites them.
    """
    verdict = (
        Verdict.objects.filter(slug=slug, published_version__isnull=False)
        .select_related(
            "published_version__rating__scale",
            "published_version__author",
            "published_version__published_by",
            "published_version__checked_against__article_version",
            "claim__article",
        )
        .defer("published_version__checked_against__article_version__text")
        .first()
    )
    if verdict is None or verdict.published_version is None:
        return None
    version = verdict.published_version
    claim, article = verdict.claim, verdict.claim.article
    assert version.rating is not None, "the database keeps a published version rated"
    assert version.published_at is not None, "a published version has its date"
    assert verdict.first_published_at is not None, "the database keeps the date of a published verdict"
    approval = (
        Review.objects.filter(version=version, decision=Review.Decision.APPROVED, voided_at__isnull=True)
        .select_related("reviewer")
        .first()
    )
    return VerdictPage(
        slug=verdict.slug,
        headline=version.headline,
        wording=load_wording(claim, version.published_at),
        kind=claim.kind,
        statement=claim.statement,
        claimant=claim.claimant,
        # Elsewhere ``role`` belongs to the person spoken about, who need not be the one who speaks.
        claimant_role=claim.role if claim.kind != "role" and claim.person == claim.claimant else "",
        said_on=article.published_on,
        language=article.language,
        article_title=article.title,
        article_publisher=article.publisher,
        article_url=web_address(article.url),
        article_slug=article.slug if article.is_public and verdict.retracted_at is None else "",
        rating=_rating(version.rating),
        claimed=version.claimed,
        found=version.found,
        rationale=version.rationale,
        replies=_replies(version),
        sources=_sources(version),
        places=_places(version, claim) if cited_numbers(version.rationale) else {},
        author=version.author.public_name,
        approver=approval.reviewer.public_name if approval else "",
        approved_at=approval.decided_at if approval else None,
        publisher_person=version.published_by.public_name if version.published_by else "",
        first_published_at=verdict.first_published_at,
        published_at=version.published_at,
        checked_version_at=_checked_version_at(version),
        version=version.number,
        retracted_at=verdict.retracted_at,
        retraction_reason=verdict.retraction_reason,
        corrections=_corrections(verdict),
        exceptions=_exceptions(claim, version.published_at),
        found_by_engine=claim.created_by_id is None,
        lookups=_lookups(claim, version.published_at),
        comparisons=_comparisons(claim, version.published_at),
    )


def _checked_version_at(version: VerdictVersion) -> datetime | None:
    against: CheckedAgainst | None = getattr(version, "checked_against", None)
    return against.article_version.created_at if against else None


def _rating(rating: Rating) -> ShownRating:
    ordered = Rating.objects.filter(scale_id=rating.scale_id, number__isnull=False).order_by("number")
    return ShownRating(
        label=rating.label,
        definition=rating.definition,
        tone=rating.tone,
        icon=rating.icon,
        slug=rating.slug,
        number=rating.number,
        scale_slug=rating.scale.slug,
        scale_version=rating.scale.version,
        scale_name=rating.scale.name,
        steps=tuple((step.number, step.tone, step.label) for step in ordered if step.number is not None),
    )


def _replies(version: VerdictVersion) -> tuple[ShownReply, ...]:
    return tuple(
        ShownReply(
            asked=reply.asked,
            role=reply.role,
            asked_on=reply.asked_on,
            channel_label=reply.get_channel_display(),
            outcome=reply.outcome,
            replied_on=reply.replied_on,
            words=reply.words,
        )
        for reply in version.replies.all()
    )


def _sources(version: VerdictVersion) -> tuple[ShownSource, ...]:
    cited = version.evidence.select_related("snapshot__source").defer("snapshot__text").order_by("pk")
    return tuple(_source(evidence, evidence.snapshot, evidence.snapshot.source) for evidence in cited)


def _places(version: VerdictVersion, claim: Claim) -> dict[int, int]:
    numbers = numbers_of(Evidence.objects.filter(claim=claim).order_by("pk").values_list("pk", flat=True))
    cited = version.evidence.order_by("pk").values_list("pk", flat=True)
    return {numbers[pk]: place for place, pk in enumerate(cited, start=1) if pk in numbers}


def _source(evidence: Evidence, snapshot: Snapshot, source: Source) -> ShownSource:
    return ShownSource(
        title=snapshot.title or source.title,
        publisher=snapshot.publisher or source.publisher,
        author=snapshot.author,
        published_on=snapshot.published_on,
        language=snapshot.language,
        url=web_address(snapshot.final_url) or web_address(source.url),
        is_primary=source.proximity == Source.Proximity.PRIMARY,
        excerpt=evidence.excerpt,
        stance=evidence.stance,
        stance_label=evidence.get_stance_display(),
        note=evidence.note,
        captured_at=snapshot.captured_at,
        sha256=snapshot.sha256,
        found_by_lookup=evidence.from_result_id is not None,
    )


def _corrections(verdict: Verdict) -> tuple[ShownCorrection, ...]:
    return tuple(shown_correction(correction) for correction in verdict.corrections.all())


def stood_at(moment: datetime | Combinable, exception: str = "") -> Q:
    """Exceptions, reached by the path ``exception``, that stood at ``moment``."""
    return Q(**{f"{exception}made_at__lte": moment}) & (
        Q(**{f"{exception}ended_at__isnull": True}) | Q(**{f"{exception}ended_at__gt": moment})
    )


def _exceptions(claim: Claim, published_at: datetime) -> tuple[ShownException, ...]:
    stood = GateException.objects.filter(stood_at(published_at), claim=claim).select_related("made_by").order_by("pk")
    return tuple(ShownException(each.get_gate_display(), each.reason, each.made_by.public_name) for each in stood)


def shown_correction(correction: Correction) -> ShownCorrection:
    """A correction as readers see it: its kind, what that kind means, the note and the moment."""
    kind, _, meaning = str(Correction.Kind(correction.kind).label).partition(": ")
    return ShownCorrection(kind=kind, meaning=meaning, note=correction.note, made_at=correction.made_at)


def over_by(until: datetime | Combinable, lookup: str = "") -> Q:
    """Lookups, reached by the path ``lookup``, that had their answer or had failed for good at ``until``."""
    answered = Q(**{f"{lookup}finished_at__lte": until})
    failed = {"outcome": "", "job__state": "dead", "job__finished_at__lte": until}
    return answered | Q(**{f"{lookup}{name}": value for name, value in failed.items()})


def _lookups(claim: Claim, until: datetime) -> tuple[ShownLookup, ...]:
    """Lookups that were over when the version was published; later ones had no part in it."""
    asked = Lookup.objects.filter(claim_lookup__claim=claim).filter(over_by(until)).select_related("job").order_by("pk")
    shown = []
    for lookup in asked:
        answered_at = lookup.finished_at or (lookup.job.finished_at if lookup.job else None)
        if answered_at is not None:
            shown.append(
                ShownLookup(
                    provider=lookup.provider.replace("_", " ").capitalize(),
                    hit_count=lookup.hit_count,
                    failed=not lookup.outcome,
                    answered_at=answered_at,
                )
            )
    return tuple(shown)


def _comparisons(claim: Claim, until: datetime) -> tuple[ShownComparison, ...]:
    """The checks of this claim as they stood when the version was published, newest of each kind."""
    stood = Finding.objects.filter(claim=claim, kind__in=_COMPARED, made_at__lte=until)
    stood = stood.filter(Q(superseded_at__isnull=True) | Q(superseded_at__gt=until))
    kinds: dict[str, list[datetime]] = {}
    for kind, made_at in stood.order_by("made_at").values_list("kind", "made_at"):
        kinds.setdefault(kind, []).append(made_at)
    return tuple(
        ShownComparison(_COMPARED[kind].format(count=len(moments), s="" if len(moments) == 1 else "s"), moments[-1])
        for kind, moments in sorted(kinds.items())
    )


_COMPARED = {
    "quote": "the quoted words with {count} source{s}",
    "role": "the role with data on who held which office when",
}
