"""What the automated checks saw of a claim and of the passage it stands in, for people to judge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from claims.actions.findings import CHECK_CLAIM, CHECK_VERSION
from claims.comparisons.roles import day_of
from claims.models import Article, Claim, ClaimAnchor, Finding
from claims.verification.outcomes import Tone
from claims.workbench.tenures import Tenures, lay_out
from claims.workbench.week import WeekDay, week_of_mismatch
from factcheck.jobs.models import Job

_GRAVEST_FIRST = (Tone.CONTRADICTS, Tone.DIFFERS, Tone.OPEN, Tone.AGREES)
_ALIKE = frozenset({"same"})
_UNDER_WAY = (Job.State.QUEUED, Job.State.RUNNING)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the word-level difference: the article's words beside the source's."""

    kind: str
    article: str
    source: str

    @property
    def alike(self) -> bool:
        return self.kind in _ALIKE


@dataclass(frozen=True, slots=True)
class FindingRow:
    """``words`` is the article's passage where the finding is not about the claim alone."""

    finding: Finding
    source: str
    words: str
    pieces: Sequence[Piece]
    before: str
    after: str
    succession: Sequence[dict[str, Any]]
    tenures: Tenures
    week: Sequence[WeekDay]

    @property
    def tone(self) -> Tone:
        return self.finding.reading.tone


@dataclass(frozen=True, slots=True)
class FindingsBox:
    rows: Sequence[FindingRow]
    busy: bool
    failure: str

    @property
    def etag(self) -> str:
        """Changes whenever the box shows something else."""
        shown = (self.busy, self.failure, [row.finding.pk for row in self.rows])
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def read_findings(claim: Claim) -> FindingsBox:
    """Findings of ``claim`` and of the passages it stands in, the gravest first; four queries."""
    version = claim.article.current_version_id
    # What is under way is read before what it brings, and lookups before the checks that their answers queue: the
    # box may say "busy" once too often, never "done" too early.
    looked_up = _being_looked_up(claim)
    jobs = Job.objects.filter(
        Q(kind=CHECK_CLAIM, subject_id=claim.pk) | Q(kind=CHECK_VERSION, subject_id=version or 0)
    ).order_by("kind", "-pk")
    newest = {job.kind: job for job in reversed(jobs)}
    anchor = ClaimAnchor.objects.filter(claim=claim, version=version).first()
    about = Q(claim=claim)
    if anchor is not None:
        about |= Q(claim=None, version=version, start__lt=anchor.end, end__gt=anchor.start)
    found = Finding.objects.filter(about, superseded_at__isnull=True).select_related("snapshot", "version")
    rows = [finding_row(finding) for finding in found.defer("snapshot__text")]
    rows.sort(key=_rank)
    return FindingsBox(
        rows=rows,
        busy=looked_up or any(job.state in _UNDER_WAY for job in newest.values()),
        failure=next((job.last_error for job in newest.values() if job.state == Job.State.DEAD), ""),
    )


def _being_looked_up(claim: Claim) -> bool:
    """Whether answers are due: what they bring is compared as soon as it is here."""
    return Job.objects.filter(lookup__claim_lookup__claim=claim, state__in=_UNDER_WAY).exists()


def _rank(row: FindingRow) -> tuple[int, bool, int, int]:
    """The gravest first; of equals what is about the claim itself before what is about its passage."""
    finding = row.finding
    return (_GRAVEST_FIRST.index(row.tone), finding.claim_id is None, finding.start, finding.pk)


def alarms_of(article: Article, claims: Iterable[Claim]) -> dict[int, str]:
    """What speaks against each claim of the article, by the claim's id; one query.

    ``claims`` carry their place as ``start`` and ``end``.
    """
    standing = Finding.objects.filter(superseded_at__isnull=True, version__article=article)
    alarms = [
        finding
        for finding in standing.filter(Q(claim__isnull=False) | Q(version=article.current_version_id)).only(
            "claim_id", "kind", "start", "end", "outcome", "version_id"
        )
        if finding.reading.tone is Tone.CONTRADICTS
    ]
    of_claims = {finding.claim_id: finding.reading.label for finding in alarms if finding.claim_id}
    passages = sorted(
        (finding for finding in alarms if not finding.claim_id and finding.kind != "article"),
        key=lambda finding: finding.start,
    )
    found: dict[int, str] = {}
    for claim in claims:
        if claim.pk in of_claims:
            found[claim.pk] = of_claims[claim.pk]
            continue
        start, end = getattr(claim, "start", None), getattr(claim, "end", None)
        if start is None or end is None or claim.kind not in _KINDS:
            continue
        for finding in passages:
            if finding.kind == _KINDS[claim.kind] and finding.start < end and start < finding.end:
                found[claim.pk] = finding.reading.label
                break
    return found


_KINDS = {"date": "calendar", "number": "numbers"}
"""Which check of a passage speaks of which kind of claim in the list; the claim's own page shows them all."""


def article_findings(article: Article) -> list[FindingRow]:
    """What contradicts in the current version, for the article's overview; one query."""
    found = Finding.objects.filter(version=article.current_version_id, claim=None, superseded_at__isnull=True)
    rows = [finding_row(finding) for finding in found.select_related("version", "snapshot")]
    return [row for row in rows if row.tone in (Tone.CONTRADICTS, Tone.DIFFERS)]


def finding_row(finding: Finding) -> FindingRow:
    """``finding`` with what its detail shows, laid out; terms of office beside the day that they were compared on."""
    detail = finding.detail
    passages = detail.get("passages") or [{}]
    changes = [Piece(change["kind"], change["quote"], change["source"]) for change in detail.get("changes", ())]
    words = finding.version.text[finding.start : finding.end]
    whole = finding.start == 0 and finding.end == len(finding.version.text)
    return FindingRow(
        finding=finding,
        source=finding.snapshot.title if finding.snapshot else "",
        words="" if finding.claim_id or whole else words,
        pieces=changes,
        before=passages[0].get("before", "")[-120:],
        after=passages[-1].get("after", "")[:120],
        succession=detail.get("succession", ()),
        tenures=lay_out(detail.get("succession", ()), day_of(detail.get("on", ""))),
        week=week_of_mismatch(words) if finding.outcome == "weekday_mismatch" else (),
    )
