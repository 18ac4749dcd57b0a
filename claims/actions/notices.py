"""Telling the people of a claim, and remembering that they have seen it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from claims.models import Claim, Notice, Review, VerdictVersion
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import NotPermitted

LONGEST = 500


def notify_people_of(*, claim: Claim, words: str) -> int:
    """Tell everybody who works on ``claim``: whose claim it is, who attached evidence, who wrote or reviewed.

    Returns how many were told; people who left are not. The caller's audit record says what happened.
    """
    versions = VerdictVersion.objects.filter(verdict__claim=claim)
    people = User.objects.filter(
        Q(pk=claim.assigned_to_id)
        | Q(pk__in=claim.evidence.filter(withdrawn_at=None).values("attached_by"))
        | Q(pk__in=versions.values("writers"))
        | Q(pk__in=Review.objects.filter(version__in=versions, voided_at=None).values("reviewer")),
        is_active=True,
    )
    made = Notice.objects.bulk_create(
        [Notice(recipient=person, claim=claim, words=words[:LONGEST]) for person in people]
    )
    return len(made)


@transaction.atomic
def mark_seen(*, notice: Notice, actor: User) -> Notice:
    """Take the notice off its recipient's desk. Nobody can do that for somebody else."""
    require(actor, "view", notice.claim)
    if notice.recipient_id != actor.pk:
        raise NotPermitted("not_yours", "This notice is for somebody else.")
    changed = Notice.objects.filter(pk=notice.pk, seen_at__isnull=True).update(seen_at=timezone.now())
    notice.refresh_from_db()
    if changed:
        record(actor=actor, action="notice.seen", obj=notice.claim, notice=notice.pk)
    return notice
