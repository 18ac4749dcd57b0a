"""Who has a claim open besides oneself, as the workbench shows it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Sum
from django.utils import timezone

from claims.actions.presence import HERE_FOR
from claims.models import Claim, Comment, Presence
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent


@dataclass(frozen=True, slots=True)
class Company:
    """Who is here besides the reader, and who saved the verdict draft last (None: nobody, or it is the reader).

    ``talk`` is another string whenever something was said, rewritten, withdrawn, resolved or opened again.
    """

    writing: Sequence[str]
    looking: Sequence[str]
    saved: AuditEvent | None
    talk: str

    @property
    def etag(self) -> str:
        state = repr((self.writing, self.looking, self.saved and self.saved.pk, self.talk))
        return hashlib.sha256(state.encode()).hexdigest()[:32]


def read_company(claim: Claim, user: User) -> Company:
    """Three queries."""
    since = timezone.now() - HERE_FOR
    rows = (
        Presence.objects.filter(claim=claim, seen_at__gt=since)
        .exclude(person=user)
        .select_related("person")
        .order_by("person__username")
    )
    writing: list[str] = []
    looking: list[str] = []
    for row in rows:
        (writing if row.wrote_at is not None and row.wrote_at > since else looking).append(row.person.public_name)
    saved = (
        AuditEvent.objects.filter(
            object_type=Claim._meta.label_lower, object_id=str(claim.pk), action="verdict.drafted"
        )
        .order_by("-pk")
        .first()
    )
    talk = Comment.objects.filter(claim=claim).aggregate(
        made=Count("pk"),
        rewritten=Sum("revision"),
        withdrawn=Count("withdrawn_at"),
        resolved=Count("resolved_at"),
        resolved_last=Max("resolved_at"),
    )
    return Company(
        writing,
        looking,
        saved if saved is not None and saved.actor_id != user.pk else None,
        "-".join(str(value) for value in talk.values()),
    )
