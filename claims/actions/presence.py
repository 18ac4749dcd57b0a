"""Who has a claim open just now, and who is typing in its verdict."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from claims.models import Claim, Presence
from claims.permissions import require
from factcheck.accounts.models import User

# Browsers show a sign of life every 25 seconds; two that got lost make nobody vanish.
HERE_FOR = timedelta(seconds=60)


@transaction.atomic
def show_presence(*, claim: Claim, actor: User, writing: bool) -> None:
    """A sign of life from ``actor``, who has ``claim`` open; ``writing``: something was typed since the last one.

    Leaves no audit record, as nothing of the claim changes. Rows of people who have gone are swept away, so that
    there are never more of them than open pages.
    """
    require(actor, "view", claim)
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - HERE_FOR).delete()
    row = Presence(claim=claim, person=actor, seen_at=now, wrote_at=now if writing else None)
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["claim", "person"],
        update_fields=["seen_at", "wrote_at"] if writing else ["seen_at"],
    )
