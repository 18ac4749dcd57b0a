"""independence_of(): the independence of the sources that are attached to a claim."""

from __future__ import annotations

from claims.independence import Cited, Independence, independence
from claims.models import Claim, Evidence
from sources.library.copies import sketches_of
from sources.models import Source


def independence_of(claim: Claim) -> Independence:
    """In two queries; evidence that was withdrawn does not count."""
    standing = (
        Evidence.objects.filter(claim=claim, withdrawn_at__isnull=True)
        .select_related("snapshot__source")
        .defer("snapshot__text")
        .order_by("pk")
    )
    snapshots = {evidence.snapshot_id: evidence.snapshot for evidence in standing}
    sketches = sketches_of(list(snapshots))
    return independence(
        [
            Cited(
                snapshot_id=pk,
                source_id=snapshot.source_id,
                title=snapshot.source.title,
                publisher=snapshot.source.publisher or snapshot.publisher,
                is_primary=snapshot.source.proximity == Source.Proximity.PRIMARY,
                sketch=sketches[pk],
            )
            for pk, snapshot in snapshots.items()
        ]
    )
