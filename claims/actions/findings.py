"""Having claims and articles checked by the machine, and writing down what it saw. Never a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from claims.actions.notices import Told, tell, watchers_of
from claims.models import Article, ArticleVersion, Claim, Finding
from claims.permissions import require
from claims.tidings import NoticeKind
from claims.verification.outcomes import Check, Tone
from claims.verification.seen import Seen
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.jobs.actions import enqueue
from factcheck.jobs.models import Job

CHECK_CLAIM = "claims.check_claim"
CHECK_VERSION = "claims.check_version"


def request_claim_check(*, claim: Claim) -> Job:
    """Have the claim compared with what is known by now. A check that is due and has not begun is not doubled."""
    return _queued(CHECK_CLAIM, claim.pk)


def request_version_check(*, version: ArticleVersion) -> Job:
    """Have the text of ``version`` compared with the calendar, its own figures and itself."""
    return _queued(CHECK_VERSION, version.pk)


@transaction.atomic
def check_again(*, claim: Claim, actor: User) -> list[Job]:
    """Look at the claim and its article anew, because a person asks for it."""
    require(actor, "research", claim)
    version = claim.article.current_version
    jobs = [request_claim_check(claim=claim)]
    if version is not None:
        jobs.append(request_version_check(version=version))
    record(actor=actor, action="claim.check_requested", obj=claim)
    return jobs


@transaction.atomic
def apply_claim_findings(*, claim: Claim, seen: Sequence[Seen]) -> int:
    """Write what the checks of one claim saw; returns how many findings are new or different."""
    Claim.objects.select_for_update().get(pk=claim.pk)  # two jobs for one claim write one after the other
    version = claim.article.current_version
    assert version is not None, "a claim's article has a version"
    made, changed = _replace(Finding.objects.filter(claim=claim), seen, version, claim)
    if changed:
        record(actor=None, action="claim.checked", obj=claim, findings=_summary(seen), changed=changed)
    for finding in made:
        if finding.kind == Check.SOURCE and finding.reading.tone is Tone.CONTRADICTS:
            _reopen_question(claim, finding)
    return changed


def _reopen_question(claim: Claim, finding: Finding) -> None:
    """A cited passage is not what it was: the claim waits for a person, and its people are told."""
    words = f"{finding.reading.label} in a source: {finding.explanation}"
    Claim.objects.filter(pk=claim.pk, attention="").update(attention=words[:300], revision=F("revision") + 1)
    told = Told(
        NoticeKind.SOURCE_CHANGED,
        f"{finding.reading.label} in a source",
        f"finding:{finding.pk}",
        finding.explanation,
    )
    tell(watchers_of(claim), claim, told)


@transaction.atomic
def apply_version_findings(*, version: ArticleVersion, seen: Sequence[Seen]) -> int:
    """Write what the checks of one version's text saw; returns how many findings are new or different."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=version.article_id)
    _, changed = _replace(Finding.objects.filter(version=version, claim=None), seen, version, None)
    if changed:
        record(
            actor=None,
            action="article.checked",
            obj=article,
            version=version.number,
            findings=_summary(seen),
            changed=changed,
        )
    return changed


def _queued(kind: str, subject_id: int) -> Job:
    waiting = Job.objects.filter(kind=kind, subject_id=subject_id, state=Job.State.QUEUED, attempts=0).first()
    if waiting is not None:
        return waiting
    turn = Job.objects.filter(kind=kind, subject_id=subject_id).count() + 1
    return enqueue(kind=kind, subject_id=subject_id, key=f"{kind}:{subject_id}:{turn}")


def _replace(
    stored: QuerySet[Finding], seen: Sequence[Seen], version: ArticleVersion, claim: Claim | None
) -> tuple[list[Finding], int]:
    """End the findings that are no longer seen, and add those that are new; equal ones stay as they are.

    Returns what was added, and how many places say something else than before.
    """
    standing = {_place(row): row for row in stored.filter(superseded_at__isnull=True)}
    made: list[Finding] = []
    kept: set[int] = set()
    for found in seen:
        row = Finding(
            version=version,
            claim=claim,
            snapshot_id=found.snapshot_id,
            kind=found.kind.value,
            start=found.start,
            end=found.end,
            outcome=found.answer.outcome,
            certainty=found.answer.certainty.value,
            explanation=found.answer.explanation,
            detail=found.detail,
            compared_sha256=found.compared_sha256,
        )
        before = standing.get(_place(row))
        if before is not None and _says(before) == _says(row):
            kept.add(before.pk)
        else:
            made.append(row)
    over = [row.pk for row in standing.values() if row.pk not in kept]
    Finding.objects.filter(pk__in=over).update(superseded_at=timezone.now())
    Finding.objects.bulk_create(made, batch_size=500)
    return made, max(len(made), len(over))


def _place(row: Finding) -> tuple[object, ...]:
    return (row.kind, row.snapshot_id) if row.claim_id else (row.kind, row.start, row.end)


def _says(row: Finding) -> tuple[object, ...]:
    return (row.outcome, row.explanation, row.compared_sha256, row.start, row.end, row.version_id)


def _summary(seen: Sequence[Seen]) -> list[list[object]]:
    return [[found.kind.value, found.answer.outcome, found.snapshot_id] for found in seen]
